"""A packed noun comes back as it was; whatever else the bytes are, nothing comes of them."""

from __future__ import annotations

import gc
import pickle
from datetime import date
from pathlib import Path

import pytest

from feasibility.catalog.packing import packed, unpacked
from feasibility.model.catalog import Catalog, Product

PRODUCT = Product.model_validate(
    {
        "id": "hub",
        "name": "Hub",
        "vendor": "Hub",
        "category": "crm",
        "editions": [{"id": "low", "name": "Low"}, {"id": "top", "name": "Top"}],
        "capabilities": [
            {
                "capability": "mail",
                "levels": {"low": 1, "top": 2},
                "seen": "2027-01-01",
            },
            {"capability": "chat", "levels": {"low": "unknown", "top": 2}},
        ],
        "prices": [{"edition": "top", "amount": "19.90 EUR", "known": "assumption"}],
    }
)
CATALOG = Catalog(products=(PRODUCT,))


def test_a_noun_comes_back_equal() -> None:
    assert CATALOG == unpacked(packed(CATALOG))


def test_what_was_stated_and_what_was_left_out_comes_back_too() -> None:
    found = unpacked(packed(PRODUCT))

    assert isinstance(found, Product)
    assert PRODUCT.model_fields_set == found.model_fields_set
    assert PRODUCT.model_dump(exclude_unset=True) == found.model_dump(
        exclude_unset=True
    )
    assert date(2027, 1, 1) == found.capabilities[0].seen


def test_what_was_worked_out_is_worked_out_again() -> None:
    catalog = Catalog(products=(PRODUCT,))
    before = catalog.hash
    found = unpacked(packed(catalog))

    assert isinstance(found, Catalog)
    assert "hash" not in found.__dict__
    assert before == found.hash


def test_equal_parts_are_kept_once() -> None:
    found = unpacked(packed(PRODUCT))

    assert isinstance(found, Product)
    mail, chat = found.capabilities
    assert mail.levels["top"] is chat.levels["top"]
    assert mail.levels["low"] is not mail.levels["top"]


def test_the_noun_that_is_packed_is_not_changed() -> None:
    before = PRODUCT.capabilities[0].levels["top"]

    packed(PRODUCT)

    assert before is PRODUCT.capabilities[0].levels["top"]
    assert before is not PRODUCT.capabilities[1].levels["top"]


class Harmful:
    """What a hostile file would hold: a call to make while it is read."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> object:
        return Path.touch, (self.path,)


def test_bytes_are_never_run(tmp_path: Path) -> None:
    assert unpacked(pickle.dumps(Harmful(tmp_path / "trace"))) is None
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not packed at all",
        packed(CATALOG)[:-5],
        packed(CATALOG)[: len(packed(CATALOG)) // 2],
        packed(CATALOG).replace(b"catalog.Catalog", b"catalog.Cutalog"),
        packed(CATALOG).replace(b"_rebuilt", b"_nothing"),
        pickle.dumps(["a", "list"]),
        pickle.dumps(print),
    ],
    ids=["empty", "text", "cut", "half", "class", "function", "list", "builtin"],
)
def test_other_bytes_are_nothing(body: bytes) -> None:
    assert unpacked(body) is None


def test_the_garbage_collector_works_on_afterwards() -> None:
    unpacked(b"not packed at all")

    assert gc.isenabled()

"""What differs between two catalogs: each change found once, wording told apart from meaning."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feasibility.model.catalog import Catalog
from feasibility.model.differences import differences
from feasibility.model.paths import resolve

CAPABILITY = {
    "id": "webinars",
    "name": "Webinars",
    "area": "execution",
    "summary": "Webinars run.",
    "rubric": {"1": "One", "2": "Two", "3": "Three"},
    "ask_vendor": "How many?",
}
PRODUCT = {
    "id": "zoom",
    "name": "Zoom",
    "vendor": "Zoom",
    "category": "webinar",
    "editions": [{"id": "pro", "name": "Pro"}, {"id": "business", "name": "Business"}],
    "capabilities": [
        {
            "capability": "webinars",
            "levels": {"pro": 1, "business": {"value": 2, "known": "assumption"}},
            "source": "zoom.example",
            "known": "vendor",
        }
    ],
}


def catalog_of(**collections: Any) -> Catalog:
    return Catalog.model_validate(
        {"capabilities": [CAPABILITY], "products": [PRODUCT], **collections}
    )


def changed_product(**changes: Any) -> Catalog:
    claim = {**PRODUCT["capabilities"][0], **changes}  # type: ignore[dict-item]
    return catalog_of(products=[{**PRODUCT, "capabilities": [claim]}])


def test_equal_catalogs_do_not_differ() -> None:
    assert differences(catalog_of(), catalog_of()) == ()


def test_a_level_that_moved_is_told_with_its_path_and_both_values() -> None:
    new = changed_product(levels={"pro": 2, "business": {"value": 2, "known": "assumption"}})  # fmt: skip

    (entry,) = differences(catalog_of(), new)
    (change,) = entry.changes

    assert (entry.collection, entry.id, entry.kind) == ("products", "zoom", "changed")
    assert change.path == "catalog.products[zoom].capabilities[webinars].levels.pro"
    assert (change.was.value, change.now.value, change.matters) == (1, 2, True)
    assert resolve(new, change.path) == change.now


def test_another_source_of_the_same_level_is_wording() -> None:
    (entry,) = differences(catalog_of(), changed_product(source="other.example"))

    assert not entry.matters
    assert [each.matters for each in entry.changes] == [False]


def test_an_assumption_that_became_the_vendors_word_matters() -> None:
    new = changed_product(levels={"pro": 1, "business": {"value": 2, "known": "vendor"}})  # fmt: skip

    (entry,) = differences(catalog_of(), new)

    assert entry.matters


def test_another_note_on_the_same_level_does_not_matter() -> None:
    levels = {"pro": 1, "business": {"value": 2, "known": "assumption", "note": "Seen."}}  # fmt: skip

    (entry,) = differences(catalog_of(), changed_product(levels=levels))

    assert not entry.matters


def test_an_edition_that_went_is_told_as_gone() -> None:
    fewer = {**PRODUCT, "editions": PRODUCT["editions"][:1]}

    (entry,) = differences(catalog_of(), catalog_of(products=[fewer]))
    (change,) = entry.changes

    assert change.path == "catalog.products[zoom].editions[business]"
    assert change.now is None
    assert change.was.name == "Business"


@pytest.mark.parametrize("collection", ["capabilities", "products"])
def test_an_entry_that_came_and_one_that_went_are_told_from_each_other(
    collection: str,
) -> None:
    without = catalog_of(**{collection: []})

    assert [each.kind for each in differences(without, catalog_of())] == ["added"]
    assert [each.kind for each in differences(catalog_of(), without)] == ["removed"]


def test_an_entry_with_another_id_is_renamed_and_not_gone_and_new() -> None:
    renamed = {**CAPABILITY, "id": "web_seminars", "former_ids": ["webinars"]}

    (entry,) = differences(catalog_of(), catalog_of(capabilities=[renamed]))

    assert (entry.kind, entry.was_id, entry.id) == ("renamed", "webinars", "web_seminars")  # fmt: skip
    assert entry.matters


def test_a_former_id_that_is_in_use_again_renames_nothing() -> None:
    other = {**CAPABILITY, "id": "web_seminars", "former_ids": ["webinars"]}

    found = differences(catalog_of(), catalog_of(capabilities=[CAPABILITY, other]))

    assert [(each.kind, each.id) for each in found] == [("added", "web_seminars")]


@settings(max_examples=50)
@given(st.permutations(["a", "b", "c", "d"]), st.permutations(["a", "b", "c", "d"]))
def test_the_order_of_entries_is_no_difference(
    one: list[str], other: list[str]
) -> None:
    first, second = (
        catalog_of(capabilities=[{**CAPABILITY, "id": key} for key in keys])
        for keys in (one, other)
    )

    assert differences(first, second) == ()


@settings(max_examples=60)
@given(st.sets(st.sampled_from("abcdef")), st.sets(st.sampled_from("abcdef")))
def test_what_came_one_way_went_the_other(one: set[str], other: set[str]) -> None:
    first, second = (
        catalog_of(capabilities=[{**CAPABILITY, "id": key} for key in sorted(keys)])
        for keys in (one, other)
    )

    there = {(each.id, each.kind) for each in differences(first, second)}
    back = {(each.id, each.kind) for each in differences(second, first)}

    assert there == {
        *((key, "added") for key in other - one),
        *((key, "removed") for key in one - other),
    }
    assert {key for key, _ in there} == {key for key, _ in back}

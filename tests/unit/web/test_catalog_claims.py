"""Claims of the catalog in words: levels by name, limits with their unit, who says so, what is open."""

from datetime import date
from typing import Any

import pytest

from feasibility.model.correction import Correction
from feasibility.model.fact import Fact, Provenance
from feasibility.web.present.catalog_claims import (
    Place,
    correction_line,
    disagreement,
    in_short,
    source_line,
    value_words,
)

LEVEL = Place("Prime", "catalog.products[a].capabilities[b].levels.prime")
LIMIT = Place("Prime", "catalog.products[a].limits[b].values.prime", "contacts")
MINUTES = Place("", "catalog.products[a].connectors[b].latency_minutes")
PRICE = Place("", "catalog.products[a].prices[b].amount")


@pytest.mark.parametrize(
    ("place", "fact", "said"),
    [
        (LEVEL, None, "not known"),
        (LEVEL, "unknown", "not known"),
        (LEVEL, {"value": "unknown", "typical": 1}, "not known, basic meanwhile"),
        (LEVEL, 0, "none"),
        (LEVEL, 3, "advanced"),
        (LEVEL, {"low": 0, "high": 2}, "none to standard"),
        (LEVEL, {"one_of": [{"value": 0}, {"value": 1}]}, "none or basic"),
        (LEVEL, {"one_of": [{"value": 0}, {"value": 1}], "typical": 0}, "none"),
        (LIMIT, None, "not known"),
        (LIMIT, 10000.0, "10,000 contacts"),
        (LIMIT, {"low": 500.0, "high": 600.0}, "500 to 600 contacts"),
        # No limit goes beyond what any can be: what is included is the least.
        (LIMIT, {"low": 5.0, "high": 100_000_000.0}, "5 contacts or more"),
        (MINUTES, 1, "1 minute"),
        (MINUTES, {"low": 5, "high": 60}, "5 to 60 minutes"),
        (PRICE, "49.50 USD", "$49.50"),
    ],
)
def test_a_value_is_said_as_people_say_it(place: Place, fact: Any, said: str) -> None:
    stated = None if fact is None else Fact[Any].model_validate(fact)

    assert said == value_words(place, stated)


@pytest.mark.parametrize(
    ("known", "source", "is_assumed"),
    [
        (None, None, True),
        ("assumption", None, True),
        ("assumption", "https://example.org/page", True),
        ("vendor", "https://example.org/page", False),
        ("expert", "a talk", False),
    ],
)
def test_what_nobody_says_and_what_is_our_judgement_is_assumed(
    known: Any, source: str | None, is_assumed: bool
) -> None:
    said = Provenance(source=source, known=known)

    assert is_assumed is source_line(said).is_assumed
    assert is_assumed is in_short(said)[1]


def test_a_source_is_told_by_its_host_with_how_it_is_known_and_its_day() -> None:
    line = source_line(
        Provenance(
            source="https://www.example.org/a?b=c",
            known="vendor",
            seen=date(2026, 11, 1),
        )
    )

    assert ("example.org", "https://www.example.org/a?b=c") == (line.source, line.url)
    assert "by the vendor, 1 November 2026" == line.detail


@pytest.mark.parametrize(
    "source",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "contract"],
)
def test_only_an_address_of_the_web_becomes_a_link(source: str) -> None:
    assert "" == source_line(Provenance(source=source, known="expert")).url


def test_each_source_of_a_disagreement_stands_with_its_value_and_one_is_used() -> None:
    fact = Fact[int].model_validate(
        {
            "one_of": [
                {"value": 0, "source": "https://one.example/", "known": "expert"},
                {"value": 1, "source": "https://two.example/", "known": "vendor"},
            ],
            "typical": 1,
        }
    )
    lines = list(disagreement(LEVEL, fact))

    assert [("none", False), ("basic", True)] == [
        (each.value, each.is_used) for each in lines
    ]


def test_a_disagreement_of_which_none_is_used_marks_none() -> None:
    fact = Fact[int].model_validate({"one_of": [{"value": 0}, {"value": 1}]})

    assert not any(each.is_used for each in disagreement(LEVEL, fact))


def test_a_correction_says_who_since_when_and_why_and_can_be_removed() -> None:
    correction = Correction(
        id="c1",
        path=LIMIT.path,
        value={"low": 400.0, "high": 600.0},
        by="Dana",
        on=date(2026, 11, 3),
        why="Contract",
    )
    line = correction_line(LIMIT, correction)

    assert "400 to 600 contacts" == line.value
    assert "Dana says so" == line.source
    assert "measured, 3 November 2026" == line.detail
    assert ("Contract", "library.corrections[c1]") == (line.note, line.remove_path)

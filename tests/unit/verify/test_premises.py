"""Premises say what plan and catalog say, and nothing else."""

from typing import Any

import pytest

from tests.verify_examples import Example, feasible, plan, way

PREMISE = "premises.0"


def premise(path: str, fact: Any, **fields: Any) -> dict[str, Any]:
    return {"path": path, "kind": "usage", "fact": fact, **fields}


def example(*premises: dict[str, Any], document: Any = None) -> Example:
    return Example(
        [feasible()],
        witness={"ways": [way()]},
        premises=list(premises),
        document=document,
    )


@pytest.mark.parametrize(
    "stated",
    [
        premise("company.team[ann].plannable_share", 0.8),
        premise("company.audiences[list].contacts", 5000),
        premise("company.audiences[list].contacts", {"value": 5000.0}),
        premise("plan.initiatives[one].goal.by_day", "2027-03-31"),
        premise("catalog.products[mailer].capabilities[email].levels.pro", 3),
        premise("company.team[ann].contract[#0].hours_a_week", 40),
        premise("company.stack[hub].usage[contacts].value", 0, assumed=True),
        premise("company.stack[hub].usage[contacts].value", "unknown"),
        premise("plan.initiatives[one].regions", 1, assumed=True),
        premise("plan.initiatives[one].channels", {"low": 1, "high": 8}),
        premise("catalog.templates[nurture].spans.ramp_days", 14, assumed=True),
        premise("catalog.products[mailer].connectors[sync]", 1, assumed=True),
    ],
)
def test_what_stands_there_is_accepted(stated: dict[str, Any]) -> None:
    assert set() == example(stated).codes()


@pytest.mark.parametrize(
    ("stated", "code"),
    [
        (premise("company.team[ann].plannable_share", 0.7), "fact_differs"),
        (premise("company.team[bob].plannable_share", 0.7), "fact_differs"),
        (premise("company.team[bob].plannable_share", 0.8), "assumed_differs"),
        (premise("company.audiences[list].contacts", 5001), "fact_differs"),
        (
            premise("company.audiences[list].contacts", {"low": 1, "high": 5000}),
            "fact_differs",
        ),
        (
            premise("company.audiences[list].contacts", 5000, source="a page"),
            "provenance_differs",
        ),
        (
            premise("company.audiences[list].contacts", 5000, known="measured"),
            "provenance_differs",
        ),
        (
            premise("company.audiences[list].contacts", 5000, assumed=True),
            "assumed_differs",
        ),
        (
            premise("company.audiences[list].contacts", 5000, stale=True),
            "stale_differs",
        ),
        (premise("company.audiences[list].people", 5000), "no_such_place"),
        (premise("nowhere", 5000), "no_such_place"),
        (
            {**premise("company.audiences[list].contacts", 5000), "kind": "mood"},
            "no_such_kind",
        ),
        (premise("plan.initiatives[one].channels", 1), "fact_differs"),
        (premise("plan.initiatives[one].regions", 2, assumed=True), "fact_differs"),
    ],
)
def test_what_does_not_stand_there_is_refused(
    stated: dict[str, Any], code: str
) -> None:
    assert code in example(stated).codes()


def test_who_says_so_may_be_said_once_for_all_that_stands_together() -> None:
    document = plan()
    document["company"]["audiences"][0].update(
        source="the CRM", seen="2026-09-01", known="measured"
    )
    path = "company.audiences[list].contacts"
    said = {"source": "the CRM", "seen": "2026-09-01", "known": "measured"}
    stale = premise(path, 5000, **said, stale=True)
    assert set() == example(stale, document=document).codes()
    fresh = premise(path, 5000, **said)
    assert {"stale_differs"} == example(fresh, document=document).codes()


def test_a_fact_goes_stale_the_day_after_its_last_month() -> None:
    # Three months after 4 October is 4 January: today.
    document = plan()
    audience = document["company"]["audiences"][0]
    audience["contacts"] = {"value": 5000, "seen": "2026-10-04"}
    path = "company.audiences[list].contacts"
    today = premise(path, 5000, seen="2026-10-04")
    assert set() == example(today, document=document).codes()
    audience["contacts"]["seen"] = "2026-10-03"
    yesterday = premise(path, 5000, seen="2026-10-03", stale=True)
    assert set() == example(yesterday, document=document).codes()


def test_an_assumption_is_told_as_one() -> None:
    document = plan()
    fact = {"value": 5000, "known": "assumption"}
    document["company"]["audiences"][0]["contacts"] = fact
    path = "company.audiences[list].contacts"
    told = premise(path, fact, known="assumption", assumed=True)
    assert set() == example(told, document=document).codes()
    untold = premise(path, fact, known="assumption")
    assert {"assumed_differs"} == example(untold, document=document).codes()

"""Where a sentence could be read in two ways: what docs/semantics.md settles, worked out by hand.

The plan is that of `tests/hand_checks.py`; each test says what it changes. `checked` has `verify`
accept every certificate, so that both read the sentence alike.
"""

from typing import Any

import pytest

from tests.hand_checks import checked, only
from tests.verify_examples import initiative, person, plan


def with_company(**fields: Any) -> dict[str, Any]:
    document = plan()
    document["company"].update(fields)
    return document


def total_goal(**fields: Any) -> dict[str, Any]:
    goal = {"measure": "engaged_accounts", "counts": "total", "target": 20}
    return {**goal, "by_day": "2027-03-31", **fields}


# --- What is stored already -------------------------------------------------


def two_audiences(stored: Any) -> dict[str, Any]:
    """6,000 and 6,000 contacts of which 3,000 are in both; the licence holds 10,000."""
    entry = {"contacts": 6000, "accounts": 300}
    document = with_company(
        audiences=[
            {
                "id": "list",
                "name": "List",
                **entry,
                "overlaps": [{"audience": "other", "contacts": 3000}],
                "stored": [{"provider": "hub", "contacts": stored}],
            },
            {"id": "other", "name": "Other", **entry},
        ]
    )
    document["plan"]["initiatives"] = [
        initiative(
            "one", phases=[{"phase": "build", "work": [{"skill": "ops", "hours": 8}]}]
        ),
        initiative("two", audience="other"),
    ]
    return document


def test_contacts_in_two_audiences_are_stored_once() -> None:
    # 6,000 + 6,000 - 3,000 = 9,000 of 10,000.
    assert checked(two_audiences(0)).counts == {"feasible": 2}


def test_an_overlap_with_somebody_stored_may_be_those_stored() -> None:
    # 2,000 stored leave 4,000 + 6,000 = 10,000, and who is in both may be among those stored.
    assert checked(two_audiences(2000)).counts == {"feasible": 2}
    # 1,999 leave one too many.
    assert checked(two_audiences(1999)).counts == {"infeasible_as_written": 2}


def test_where_nobody_knows_whether_any_is_stored_both_bad_ends_count() -> None:
    # 0 to 1,000: none is taken off, nor the overlap: 12,000. At best none is stored and 9,000 do.
    assert checked(two_audiences({"low": 0, "high": 1000})).counts == {"unknown": 2}


# --- What ends --------------------------------------------------------------

SYNC = {
    "id": "sync",
    "from_provider": "hub",
    "to_provider": "crm",
    "objects": ["responses"],
    "latency_minutes": 30,
    "carries_consent": True,
}


def test_a_tool_on_its_way_out_serves_until_its_last_day() -> None:
    # Built on 4 and 11 January, launched on the 18th: the week ends on the 24th.
    document = with_company(connections=[SYNC])
    document["company"]["stack"][0] |= {
        "status": "retiring",
        "live_until": "2027-01-24",
    }
    assert only(checked(document)).headline == "feasible"

    document["company"]["stack"][0]["live_until"] = "2027-01-23"
    assert only(checked(document)).headline == "infeasible_as_written"


def test_of_a_tool_on_its_way_out_nobody_knows_until_when() -> None:
    document = plan()
    document["company"]["stack"][0]["status"] = "retiring"

    assessment = checked(document)

    assert only(assessment).headline == "unknown"
    (exclusion,) = (
        each
        for table in assessment.exclusions
        for each in table.exclusions
        if each.provider == "hub"
    )
    # Launched on 18 January at the earliest; no day is made up for the end nobody stated.
    assert (exclusion.reason, exclusion.there) == ("dates", "")
    assert exclusion.needed == "2027-01-24"


def test_a_connection_on_its_way_out_carries_nothing() -> None:
    declared = plan()["company"]["complete"] + [
        {"list": f"connections.{name}", "by": "Kim", "on": "2027-01-01"}
        for name in ("hub", "crm")
    ]

    live = with_company(connections=[SYNC], complete=declared)
    assert only(checked(live)).headline == "feasible"
    leaving = with_company(
        connections=[{**SYNC, "status": "retiring"}], complete=declared
    )
    assert only(checked(leaving)).headline == "infeasible_as_written"


@pytest.mark.parametrize(
    ("leaves_on", "headline"),
    [
        # The launch in the week of 18 January, the earliest one, ends on Friday the 22nd.
        ("2027-01-22", "feasible"),
        ("2027-01-21", "infeasible_as_written"),
        # Gone before the build can have ended.
        ("2027-01-14", "infeasible_as_written"),
    ],
)
def test_what_is_run_by_somebody_ends_when_that_person_leaves(
    leaves_on: str, headline: str
) -> None:
    document = with_company(
        team=[person("ann"), person("bob", skills=[], leaves_on=leaves_on)]
    )
    document["company"]["stack"][1] = {
        "id": "crm",
        "name": "Sheet",
        "kind": "manual",
        "owner": "bob",
        "capabilities": [{"capability": "crm_records", "level": 2}],
    }
    document["company"]["connections"] = [
        {
            "id": "paste",
            "from_provider": "hub",
            "to_provider": "crm",
            "objects": ["responses"],
            "latency_minutes": 60,
            "carries_consent": True,
        }
    ]

    assessment = checked(document)

    assert only(assessment).headline == headline
    if headline == "feasible":
        (way,) = assessment.witness.ways
        assert (
            max(each.last_week for each in way.placements).isoformat() == "2027-01-18"
        )


# --- Sellers ----------------------------------------------------------------


def test_what_several_sellers_can_take_on_adds_up() -> None:
    """20 engaged accounts within the 59 days from 31 January (17 + 14) to 31 March: 2.4 a week."""
    sellers = [
        {"id": "north", "counts": "accounts", "a_week": 1.5},
        {"id": "south", "counts": "accounts", "a_week": 1.5},
    ]

    # Launched on 18 January: 58 days from 1 February are 8.3 weeks; 3 a week are 24.9 accounts.
    assert only(checked(with_company(sales_capacity=sellers))).headline == "feasible"
    # 1.5 a week are 12.4.
    alone = with_company(sales_capacity=sellers[:1])
    assert only(checked(alone)).headline == "infeasible_as_written"


# --- Market units -----------------------------------------------------------

UNITS = [{"id": "north", "name": "North"}, {"id": "south", "name": "South"}]
NO_MAIL = {
    "id": "no_mail",
    "name": "No mail",
    "effect": "forbidden",
    "capabilities": ["email"],
    "market_units": ["north"],
}


@pytest.mark.parametrize(
    ("unit", "headline"),
    [
        ("north", "infeasible_as_written"),
        ("south", "feasible"),
        # Done everywhere, and so in the north too.
        (None, "infeasible_as_written"),
    ],
)
def test_a_policy_of_one_unit_holds_for_what_is_done_in_all(
    unit: str | None, headline: str
) -> None:
    document = with_company(market_units=UNITS, policies=[NO_MAIL])
    document["plan"]["initiatives"][0]["market_unit"] = unit

    assert only(checked(document)).headline == headline


@pytest.mark.parametrize(
    ("unit", "headline"), [("south", "feasible"), (None, "infeasible_as_written")]
)
def test_a_freeze_of_one_unit_holds_for_what_is_done_in_all(
    unit: str | None, headline: str
) -> None:
    freeze = {
        "id": "quiet",
        "name": "Quiet",
        "from_day": "2027-01-04",
        "to_day": "2027-03-28",
        "forbids": "everything",
        "market_units": ["north"],
    }
    document = with_company(market_units=UNITS, freezes=[freeze])
    document["plan"]["initiatives"][0]["market_unit"] = unit

    assert only(checked(document)).headline == headline


# --- Months -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "headline"),
    [
        # Up to the last day of the plan, 28 March: two started months from 28 January on, three
        # from the 27th. 8,000 x 1.1 x 1.1 = 9,680; once more 10,648.
        ("2027-01-28", "feasible"),
        ("2027-01-27", "infeasible_as_written"),
    ],
)
def test_usage_grows_by_started_calendar_months(on: str, headline: str) -> None:
    document = with_company()
    document["company"]["audiences"][0]["contacts"] = 300
    document["company"]["stack"][0]["usage"] = [
        {"limit": "contacts", "value": 8000, "on": on, "growth_a_month": 0.1}
    ]
    document["plan"]["initiatives"][0]["goal"]["by_day"] = "2027-03-28"

    assert only(checked(document)).headline == headline

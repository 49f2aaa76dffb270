"""Levels and standing of providers, read at each end."""

from __future__ import annotations

from typing import Any

import pytest

from feasibility.engine.exclusion import Selection
from feasibility.engine.stack import Ruled, Usable
from tests.stack_examples import (
    NOW,
    capability,
    catalog,
    company,
    monday,
    needs,
    tool,
    view,
    window,
)

PRODUCT = {
    "id": "hub",
    "name": "Hub",
    "vendor": "Hub",
    "category": "automation",
    "editions": [{"id": "starter", "name": "Starter"}, {"id": "pro", "name": "Pro"}],
    "capabilities": [
        {
            "capability": "email",
            "levels": {"starter": 1, "pro": 3},
            "add_on": "booster",
            "add_on_levels": {"starter": 2},
        },
        {"capability": "sms", "levels": {"pro": "unknown"}},
    ],
}
MARKET = catalog(
    {"email": True, "sms": True, "scoring": False, "crm": False},
    categories=[
        {"id": "automation", "name": "A", "capabilities": ["email", "sms", "scoring"]}
    ],
    products=[PRODUCT],
)


def levels(provider: dict[str, Any], name: str) -> tuple[int, int]:
    """The level at the pessimistic and at the optimistic reading."""
    firm = company([provider])
    return (
        view(firm, MARKET, "pessimistic").level(provider["id"], name),
        view(firm, MARKET, "optimistic").level(provider["id"], name),
    )


@pytest.mark.parametrize(
    ("provider", "name", "expected"),
    [
        (tool("a", {"email": 2}, product="hub", edition="pro"), "email", (2, 2)),
        (tool("a", product="hub", edition="pro"), "email", (3, 3)),
        (tool("a", product="hub"), "email", (1, 3)),
        (tool("a", product="hub", add_ons=["booster"]), "email", (2, 3)),
        (tool("a", product="hub", edition="pro"), "sms", (0, 3)),
        (tool("a", product="hub", edition="pro"), "scoring", (0, 3)),
        (tool("a", product="hub", edition="pro"), "crm", (0, 0)),
        (tool("a", category="automation"), "email", (0, 3)),
        (tool("a", category="automation"), "crm", (0, 0)),
        (tool("a", {"email": 2}), "crm", (0, 0)),
        (tool("a"), "crm", (0, 3)),
        (tool("a", {"email": {"low": 1, "high": 2}}), "email", (1, 2)),
    ],
    ids=[
        "its own entry replaces the product's claim",
        "the edition's claim",
        "an unknown edition may be any",
        "an add-on lifts an edition",
        "an unknown claim inside the category may be any level",
        "nobody claims it but the category lists it",
        "outside the category it is 0 by kind",
        "without a product the category decides",
        "outside the category without a product",
        "a provider that lists capabilities has no others",
        "a provider of which nothing is said may do anything",
        "a range",
    ],
)
def test_the_level_of_a_capability(
    provider: dict[str, Any], name: str, expected: tuple[int, int]
) -> None:
    assert expected == levels(provider, name)


def test_a_provider_that_is_0_by_kind_is_no_candidate() -> None:
    firm = company([tool("a", product="hub", edition="pro"), tool("b", {"crm": 1})])
    asked = needs(capability("crm", 2))
    verdicts = Selection(asked, view(firm, MARKET)).verdicts(
        asked.asked.capabilities[0]
    )

    path = "company.stack[b].capabilities[crm].level"
    assert {} == verdicts.serving
    assert (Ruled("b", "level", path, "1", "2"),) == verdicts.ruled


def test_every_fact_that_was_read_is_in_the_log_also_when_it_was_worked_out_before() -> (
    None
):
    firm = company([tool("a", product="hub")])
    first = view(firm, MARKET)
    first.level("a", "email")
    again = view(firm, MARKET)
    again.level("a", "email")

    expected = {
        "company.stack[a].edition",
        "catalog.products[hub].capabilities[email].levels.starter",
        "catalog.products[hub].capabilities[email].levels.pro",
    }
    assert expected == {path for path, _ in first.reader.log}
    assert expected == {path for path, _ in again.reader.log}


def test_a_chosen_edition_is_read_anew() -> None:
    firm = company([tool("a", product="hub")])
    chosen = view(firm, MARKET, chosen={"company.stack[a].edition": "pro"})

    assert 3 == chosen.level("a", "email")


def standing(mode: str = "pessimistic", **facts: Any) -> Usable | Ruled:
    """Where a tool with these facts stands."""
    firm = company([tool("a", {"email": 1}, **facts)])
    at = view(firm, MARKET, mode)
    return at.standing(firm.stack[0])


def test_a_go_live_that_nobody_dated_does_not_serve() -> None:
    planned = standing(status="implementing")
    unknown = standing("optimistic", status="planned", live_from="unknown")

    assert isinstance(planned, Ruled)
    assert ("status", "unknown") == (planned.reason, planned.there)
    assert isinstance(unknown, Ruled)


def test_a_dated_go_live_serves_from_its_first_whole_week() -> None:
    on_monday = standing(status="implementing", live_from=monday(3))
    later = standing(status="planned", live_from="2027-01-26")  # a Tuesday, week 3

    assert isinstance(on_monday, Usable)
    assert isinstance(later, Usable)
    assert (NOW + 3, NOW + 4) == (on_monday.first_week, later.first_week)


@pytest.mark.parametrize("status", ["licensed_unused", "off"])
def test_what_is_not_used_does_not_serve_even_with_a_date(status: str) -> None:
    assert isinstance(standing(status=status, live_from=monday(1)), Ruled)


def test_an_open_status_serves_at_the_best_only() -> None:
    assert isinstance(standing("pessimistic", status="unknown"), Ruled)
    assert isinstance(standing("optimistic", status="unknown"), Usable)


def why_not(mode: str = "pessimistic", firm: Any = None, **facts: Any) -> Ruled | None:
    """Why a tool does not serve e-mail in a phase of weeks 0 to 9 that takes 4 weeks."""
    unit = facts.pop("unit", None)
    home = company([tool("a", {"email": 1}, **facts)], **(firm or {}))
    asked = needs(capability("email"), market_unit=unit)
    selection = Selection(asked, view(home, MARKET, mode))
    verdicts = selection.verdicts(asked.asked.capabilities[0])
    return verdicts.ruled[0] if verdicts.ruled else None


def test_a_retiring_tool_without_an_end_serves_for_good_at_the_best_only() -> None:
    worst = why_not("pessimistic", status="retiring")

    assert worst is not None
    assert "dates" == worst.reason
    assert why_not("optimistic", status="retiring") is None


def test_a_tool_has_to_be_there_by_the_latest_start_and_until_the_earliest_end() -> (
    None
):
    # Weeks 0 to 9, 4 weeks long: latest start is week 6, earliest end the Sunday of week 3.
    assert why_not(status="planned", live_from=monday(6)) is None
    late = why_not(status="planned", live_from=monday(7))
    assert late is not None
    assert ("dates", monday(7), monday(6)) == (late.reason, late.there, late.needed)
    assert why_not(live_until="2027-01-31") is None
    gone = why_not(live_until="2027-01-30")
    assert gone is not None
    assert ("dates", "2027-01-31") == (gone.reason, gone.needed)


def test_a_tool_of_another_market_unit_does_not_serve() -> None:
    units = {"market_units": [{"id": "emea", "name": "E"}, {"id": "apac", "name": "A"}]}

    assert why_not(firm=units, market_units=["emea"], unit="emea") is None
    for unit in ("apac", None):
        ruled = why_not(firm=units, market_units=["emea"], unit=unit)
        assert ruled is not None
        assert "market_unit" == ruled.reason
    assert why_not(firm=units, market_units=["emea", "apac"], unit=None) is None


@pytest.mark.parametrize(
    ("person", "kind", "reason"),
    [
        ({"status": "left"}, "in_house", "owner"),
        ({"status": "to_be_hired"}, "manual", "owner"),
        ({"leaves_on": "2027-01-28"}, "in_house", "owner"),
        ({"leaves_on": "2027-01-29"}, "in_house", None),
        ({"leaves_on": "unknown"}, "in_house", "owner"),
        ({"status": "left"}, "tool", None),
    ],
    ids=[
        "left",
        "to be hired",
        "leaves on the Thursday before the earliest end",
        "leaves on the Friday of the earliest end",
        "nobody knows when",
        "a tool bought needs no owner",
    ],
)
def test_what_somebody_runs_serves_while_that_person_is_there(
    person: dict[str, Any], kind: str, reason: str | None
) -> None:
    team = {"team": [{"id": "ann", "name": "Ann", **person}]}
    ruled = why_not(firm=team, kind=kind, owner="ann")

    assert reason == (None if ruled is None else ruled.reason)


def test_a_forbidden_provider_does_not_serve() -> None:
    home = company([tool("a", {"email": 1})])
    asked = needs(capability("email"), forbidden={"a": "no-a"})
    verdicts = Selection(asked, view(home, MARKET)).verdicts(
        asked.asked.capabilities[0]
    )

    assert [("policy", "no-a")] == [
        (each.reason, each.there) for each in verdicts.ruled
    ]


def test_each_need_is_held_against_its_own_phase() -> None:
    home = company([tool("a", {"email": 1}, status="planned", live_from=monday(5))])
    windows = {"build": window(0, 4), "run": window(5, 9)}
    at = view(home, MARKET)
    early = needs(capability("email", phase="build"), windows=windows)
    late = needs(capability("email", phase="run"), windows=windows)

    assert 1 == len(Selection(early, at).verdicts(early.asked.capabilities[0]).ruled)
    assert 1 == len(Selection(late, at).verdicts(late.asked.capabilities[0]).serving)

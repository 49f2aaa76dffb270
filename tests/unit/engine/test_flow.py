"""Paths of an object from provider to provider, worked out by hand."""

from __future__ import annotations

from typing import Any

from feasibility.engine.flow import Carried, FlowView, Route
from tests.stack_examples import NOW, catalog, company, connection, monday, tool, view

MARKET = catalog({"email": True})
RESPONSES = Carried("responses")
WITH_CONSENT = Carried("responses", with_consent=True)


def route(
    stack: list[dict[str, Any]],
    connections: list[dict[str, Any]],
    *,
    mode: str = "pessimistic",
    carried: Carried = RESPONSES,
    within: int = 60,
    market: Any = MARKET,
    declared: tuple[str, ...] | None = None,
) -> Route | None:
    """The route from a to b for a phase that starts in week 6 at the latest."""
    at = view(company(stack, connections, declared=declared), market, mode)
    return FlowView(at).route("a", "b", carried, within=within, starts_by=NOW + 6)


def names(found: Route | None) -> list[str] | None:
    """The connections of a route."""
    return None if found is None else [hop.connection for hop in found.hops]


AB = [tool("a"), tool("b")]
ABC = [*AB, tool("c")]


def test_the_same_provider_needs_no_connection() -> None:
    at = view(company(AB), MARKET)
    found = FlowView(at).route("a", "a", RESPONSES, within=0, starts_by=NOW)

    assert Route() == found


def test_a_connection_carries_its_objects_one_way() -> None:
    there = connection("x", "a", "b", "responses", 30)
    back = connection("x", "b", "a", "responses", 30)

    assert ["x"] == names(route(AB, [there]))
    assert names(route(AB, [back])) is None
    assert ["x"] == names(route(AB, [{**back, "direction": "both"}]))
    assert names(route(AB, [{**there, "objects": ["contacts"]}])) is None


def test_minutes_add_up_along_a_path() -> None:
    path = [
        connection("ac", "a", "c", "responses", 30),
        connection("cb", "c", "b", "responses", 30),
    ]
    found = route(ABC, path, within=60)

    assert found is not None
    assert (["ac", "cb"], 60) == (names(found), found.minutes)
    assert route(ABC, path, within=59) is None


def test_one_connection_that_is_fast_enough_beats_a_faster_detour() -> None:
    several = [
        connection("ab", "a", "b", "responses", 50),
        connection("ac", "a", "c", "responses", 1),
        connection("cb", "c", "b", "responses", 1),
    ]

    assert ["ab"] == names(route(ABC, several, within=60))
    assert ["ac", "cb"] == names(route(ABC, several, within=40))


def test_what_does_not_run_passes_nothing_on() -> None:
    path = [
        connection("ac", "a", "c", "responses", 1),
        connection("cb", "c", "b", "responses", 1),
    ]
    planned = [*AB, tool("c", status="planned", live_from=monday(1))]
    retiring = [*AB, tool("c", status="retiring")]

    assert route(planned, path) is None
    assert ["ac", "cb"] == names(route(retiring, path))


def test_an_unknown_latency_is_in_time_at_the_best_only() -> None:
    unknown = [connection("x", "a", "b", "responses", "unknown")]

    assert route(AB, unknown) is None
    assert ["x"] == names(route(AB, unknown, mode="optimistic"))


def test_consent_has_to_come_along_where_it_is_asked_for() -> None:
    said = {
        answer: [connection("x", "a", "b", "responses", 5, carries_consent=answer)]
        for answer in (True, False, "unknown")
    }

    assert ["x"] == names(route(AB, said[True], carried=WITH_CONSENT))
    assert route(AB, said[False], mode="optimistic", carried=WITH_CONSENT) is None
    assert route(AB, said["unknown"], carried=WITH_CONSENT) is None
    assert ["x"] == names(
        route(AB, said["unknown"], mode="optimistic", carried=WITH_CONSENT)
    )


def test_a_connection_that_goes_live_in_time_holds_the_phase_up() -> None:
    def coming(weeks: int) -> list[dict[str, Any]]:
        more = {"status": "planned", "live_from": monday(weeks)}
        return [connection("x", "a", "b", "responses", 5, **more)]

    found = route(AB, coming(6))
    assert found is not None
    assert NOW + 6 == found.first_week
    assert route(AB, coming(7)) is None


def test_of_later_connections_the_one_that_holds_up_least_is_taken() -> None:
    several = [
        connection(
            "fast", "a", "b", "responses", 1, status="planned", live_from=monday(5)
        ),
        connection(
            "slow", "a", "b", "responses", 50, status="planned", live_from=monday(2)
        ),
    ]
    by_path = [
        *several,
        connection("ac", "a", "c", "responses", 50),
        connection("cb", "c", "b", "responses", 5),
    ]

    patient, hurried = route(AB, several), route(AB, several, within=10)
    assert patient is not None
    assert hurried is not None
    assert (["slow"], NOW + 2) == (names(patient), patient.first_week)
    assert (["fast"], NOW + 5) == (names(hurried), hurried.first_week)
    assert ["ac", "cb"] == names(route(ABC, by_path))


def test_a_connection_without_a_day_or_switched_off_carries_nothing() -> None:
    for more in ({"status": "planned"}, {"status": "off", "live_from": monday(0)}):
        carried = [connection("x", "a", "b", "responses", 5, **more)]
        assert route(AB, carried, mode="optimistic") is None


# --- Presumed connectors -----------------------------------------------------------


def product(
    name: str, connectors: list[dict[str, Any]] | None = None
) -> dict[str, Any]:
    """A product in two editions."""
    return {
        "id": name,
        "name": name,
        "vendor": name,
        "category": "tools",
        "editions": [{"id": "starter", "name": "S"}, {"id": "pro", "name": "P"}],
        "connectors": connectors or [],
    }


NATIVE = {
    "id": "sync",
    "with_product": "crm",
    "objects": ["responses"],
    "direction": "out",
    "latency_minutes": 15,
    "editions": ["pro"],
}
NATIVES = catalog({"email": True}, products=[product("mail", [NATIVE]), product("crm")])


def presumed(
    *connections: dict[str, Any],
    mode: str = "pessimistic",
    edition: str = "pro",
    declared: tuple[str, ...] = ("stack.execution",),
    status: str = "live",
) -> Route | None:
    """The route between two tools whose products have a connector."""
    stack = [
        tool("a", product="mail", edition=edition, status=status),
        tool("b", product="crm", edition="pro"),
    ]
    return route(stack, [*connections], mode=mode, market=NATIVES, declared=declared)


def test_a_catalogued_connector_between_two_live_tools_is_presumed_on() -> None:
    assert ["mail:sync"] == names(presumed())


def test_a_connector_is_not_presumed_against_what_the_plan_says() -> None:
    off = connection("x", "a", "b", "responses", 5, status="off")

    assert presumed(off) is None
    assert presumed(declared=("connections.a",)) is None
    assert presumed(declared=("connections.b",)) is None
    assert presumed(status="implementing") is None


def test_a_connector_needs_an_edition_that_carries_it() -> None:
    one_side = ("connections.c",)

    assert presumed(edition="starter") is None
    assert presumed(edition="unknown", declared=one_side) is None
    assert ["mail:sync"] == names(presumed(edition="unknown", mode="optimistic"))


def test_a_connector_works_the_way_it_is_listed() -> None:
    inward = {**NATIVE, "direction": "in"}
    market = catalog(
        {"email": True}, products=[product("mail", [inward]), product("crm")]
    )
    stack = [tool("a", product="mail", edition="pro"), tool("b", product="crm")]
    at = view(company(stack, declared=()), market)
    flows = FlowView(at)

    assert flows.route("a", "b", RESPONSES, within=60, starts_by=NOW) is None
    back = flows.route("b", "a", RESPONSES, within=60, starts_by=NOW)
    assert ["mail:sync"] == names(back)


def test_a_presumed_connector_is_an_assumption_that_may_turn_out_off() -> None:
    at = view(
        company(
            [tool("a", product="mail", edition="pro"), tool("b", product="crm")],
            declared=(),
        ),
        NATIVES,
    )
    FlowView(at).route("a", "b", RESPONSES, within=60, starts_by=NOW)

    assert at.reader.log["catalog.products[mail].connectors[sync]", "more"].defaulted


# --- Silence -----------------------------------------------------------------------


def test_silence_connects_two_ends_that_nobody_declared_complete() -> None:
    silent: tuple[str, ...] = ()

    assert ["?"] == names(route(AB, [], mode="optimistic", declared=silent))
    assert route(AB, [], declared=silent) is None
    assert route(AB, [], mode="optimistic", declared=("connections.a",)) is None
    assert route(AB, [], mode="optimistic", declared=("connections.b",)) is None


def test_silence_may_lead_to_a_listed_connection() -> None:
    # b is declared complete and only c feeds it; nobody declared a or c complete.
    listed = [connection("cb", "c", "b", "responses", 20)]
    found = route(ABC, listed, mode="optimistic", declared=("connections.b",))

    assert ["?", "cb"] == names(found)


def test_silence_is_not_read_where_what_is_listed_suffices() -> None:
    listed = [connection("x", "a", "b", "responses", 5)]
    at = view(company(AB, listed, declared=()), MARKET, "optimistic")
    FlowView(at).route("a", "b", RESPONSES, within=60, starts_by=NOW)

    assert not [path for path, _ in at.reader.log if "complete" in path]


def test_earliest_arrivals_from_several_sources() -> None:
    # From a: c after 10. From b: c after 5, d after 5 + 7.
    listed = [
        connection("ac", "a", "c", "responses", 10),
        connection("bc", "b", "c", "responses", 5),
        connection("cd", "c", "d", "responses", 7),
        connection("xa", "x", "a", "responses", 1),
    ]
    at = view(company([*ABC, tool("d"), tool("x")], listed), MARKET)
    found = FlowView(at).arrivals(["a", "b"], RESPONSES, starts_by=NOW)

    assert {"a": 0, "b": 0, "c": 5, "d": 12} == found

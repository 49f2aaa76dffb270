"""One provider for each capability with everything at once, worked out by hand."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from feasibility.engine.needs import LimitUser
from feasibility.engine.serving import (
    FoundServing,
    NotProvenServing,
    RefutedServing,
    ServingSearch,
    possible_users,
)
from feasibility.model.certificate import (
    CapabilityRefutation,
    CombinationRefutation,
    FlowRefutation,
    LimitRefutation,
    ReadinessRefutation,
    TimingRefutation,
)
from feasibility.model.formula import Formula
from tests.stack_examples import (
    NOW,
    amount,
    capability,
    catalog,
    company,
    connection,
    flow,
    monday,
    needs,
    search,
    suppress,
    takes,
    tool,
    view,
    window,
)

MARKET = catalog({"email": True, "crm": False, "consent": False, "sms": True})


def found(step: object) -> FoundServing:
    """The step as a serving."""
    assert isinstance(step, FoundServing)
    return step


def refuted(step: object) -> Any:
    """The refutation of a step."""
    assert isinstance(step, RefutedServing)
    return step.refutation


def searched(
    stack: list[dict[str, Any]],
    connections: list[dict[str, Any]],
    *asked: Any,
    mode: str = "pessimistic",
    declared: tuple[str, ...] | None = None,
    firm: dict[str, Any] | None = None,
    **more: Any,
) -> ServingSearch:
    """A search over a small stack."""
    home = company(stack, connections, declared=declared, **(firm or {}))
    return search(needs(*asked, **more), view(home, MARKET, mode))


# --- HubSpot and Marketo ------------------------------------------------------------


def hubspot_and_marketo(contacts: int, **more: Any) -> ServingSearch:
    """HubSpot sends at level 3 to 50,000 without a CRM sync; Marketo at 2 to 8,000 with one in 30 minutes."""
    stack = [
        tool("hubspot", {"email": 3}, limits=[{"limit": "contacts", "value": 50_000}]),
        tool("marketo", {"email": 2}, limits=[{"limit": "contacts", "value": 8000}]),
        tool("salesforce", {"crm": 2}),
    ]
    sync = connection("sync", "marketo", "salesforce", "responses", 30)
    email = capability("email", 2, takes("contacts", amount(contacts)))
    asked = (email, capability("crm", 1), flow("email", "crm", "responses", 240))
    return searched(stack, [sync], *asked, **more)


def test_every_line_is_met_by_somebody_and_still_no_serving_holds() -> None:
    search = hubspot_and_marketo(20_000)
    refutation = refuted(search.next())

    assert isinstance(refutation, FlowRefutation)
    assert (("hubspot",), ("salesforce",)) == (refutation.sources, refutation.targets)
    assert ["hubspot"] == [arrival.provider for arrival in refutation.arrivals]
    table = next(iter(search.exclusions.tables.values()))
    assert [("marketo", "limit", "8000", "20000")] == [
        (each.provider, each.reason, each.there, each.needed)
        for each in table.exclusions
    ]


def test_fewer_contacts_find_the_serving() -> None:
    serving = found(hubspot_and_marketo(8000).next())

    assert {"email": "marketo", "crm": "salesforce"} == dict(serving.serves)
    assert [("sync", 30)] == [
        (hop.connection, hop.minutes) for hop in serving.paths[0].hops
    ]
    assert [("8000", "8000")] == [(each.needed, each.there) for each in serving.sums]
    assert [Fraction(8000)] == [user.amount for user in serving.users]


def test_the_flow_alone_goes_through_both_providers_of_a_capability() -> None:
    # Without the limit both may send; from neither the responses arrive in 20 minutes.
    search = hubspot_and_marketo(100)
    assert "marketo" == found(search.next()).serves["email"]
    stack = [
        tool("hubspot", {"email": 3}),
        tool("marketo", {"email": 2}),
        tool("sf", {"crm": 2}),
    ]
    sync = connection("sync", "marketo", "sf", "responses", 30)
    late = searched(
        stack,
        [sync],
        capability("email"),
        capability("crm"),
        flow("email", "crm", "responses", 20),
    )
    refutation = refuted(late.next())

    assert isinstance(refutation, FlowRefutation)
    assert ("hubspot", "marketo") == refutation.sources
    assert {"hubspot": 0, "marketo": 0, "sf": 30} == {
        each.provider: each.minutes for each in refutation.arrivals
    }
    assert [("sync", "too_late")] == [
        (each.connection, each.reason) for each in refutation.blocked
    ]


# --- Capability and scope -----------------------------------------------------------


def test_nobody_at_the_level_is_a_capability_refutation() -> None:
    search = searched([tool("a", {"email": 1})], [], capability("email", 2))
    refutation = refuted(search.next())

    assert isinstance(refutation, CapabilityRefutation)
    assert ("capability", "need-email", 2) == (
        refutation.kind,
        refutation.requirement,
        refutation.level,
    )
    assert refutation.exclusions_of in search.exclusions.tables


def test_a_limit_that_excludes_makes_it_a_scope_refutation() -> None:
    stack = [
        tool("a", {"email": 1}),
        tool("b", {"email": 2}, limits=[{"limit": "contacts", "value": 10}]),
    ]
    asked = capability("email", 2, takes("contacts", amount(11)))

    assert "scope" == refuted(searched(stack, [], asked).next()).kind


def test_requirements_of_one_capability_share_one_provider() -> None:
    # Level 2 from the build on is a's, least audience of 100 is b's.
    stack = [
        tool("a", {"email": 2}, limits=[{"limit": "least_audience", "value": 200}]),
        tool("b", {"email": 1}),
    ]
    high = capability("email", 2, phase="run", requirement="high")
    wide = capability(
        "email", 1, takes("least_audience", amount(100)), requirement="wide"
    )
    search = searched(stack, [], high, wide)
    refutation = refuted(search.next())

    assert isinstance(refutation, CombinationRefutation)
    assert ((), "email") == (refutation.cases, refutation.over)
    table = search.exclusions.tables[refutation.exclusions_of or ""]
    assert [("a", "minimum"), ("b", "level")] == [
        (each.provider, each.reason) for each in table.exclusions
    ]
    assert {"email": "a"} == found(searched(stack, [], high).next()).serves


def test_a_limit_holds_for_all_that_a_provider_serves_at_once() -> None:
    # 600 and 500 sends each fit into 1,000; together they do not. b takes one of them.
    held = [{"limit": "sends_month", "value": 1000}]
    a, b = (
        tool("a", {"email": 1, "sms": 1}, limits=held),
        tool("b", {"sms": 1}, limits=held),
    )
    asked = (
        capability("email", 1, takes("sends_month", amount(600))),
        capability("sms", 1, takes("sends_month", amount(500))),
    )
    refutation = refuted(searched([a], [], *asked).next())
    leaf: Any = refutation
    while isinstance(leaf, CombinationRefutation):
        assert 1 == len(leaf.cases)
        leaf = leaf.cases[0].refutation

    assert isinstance(leaf, LimitRefutation)
    assert ("1100", "1000", ("abm",)) == (leaf.needed, leaf.there, leaf.users)
    assert {"email": "a", "sms": "b"} == found(
        searched([a, b], [], *asked).next()
    ).serves


def test_others_leave_less_room_on_a_limit() -> None:
    held = [{"limit": "sends_month", "value": 1000}]
    other = LimitUser("other", "r", "a", "sends_month", Fraction(500))
    asked = capability("email", 1, takes("sends_month", amount(600)))
    refutation = refuted(
        searched(
            [tool("a", {"email": 1}, limits=held)], [], asked, taken=(other,)
        ).next()
    )

    assert ("abm", "other") == refutation.cases[0].refutation.users
    stack = [tool("a", {"email": 1}, limits=held), tool("b", {"email": 1}, limits=held)]
    serving = found(searched(stack, [], asked, taken=(other,)).next())
    assert {"email": "b"} == serving.serves


# --- Silence ------------------------------------------------------------------------


def test_an_empty_register_refutes_at_the_worst_and_not_at_the_best() -> None:
    worst = searched([], [], capability("email"), declared=())
    best = searched([], [], capability("email"), mode="optimistic", declared=())
    complete = searched([], [], capability("email"), mode="optimistic")

    assert isinstance(refuted(worst.next()), CapabilityRefutation)
    assert {"email": "?"} == found(best.next()).serves
    assert isinstance(refuted(complete.next()), CapabilityRefutation)


def test_an_unlisted_tool_is_reached_by_every_flow_and_is_the_last_choice() -> None:
    stack = [tool("a", {"email": 1}), tool("b", {"crm": 1})]
    asked = (
        capability("email"),
        capability("crm"),
        flow("email", "crm", "responses", 5),
    )
    declared = ("connections.a", "connections.b")
    serving = found(
        searched(stack, [], *asked, mode="optimistic", declared=declared).next()
    )

    assert "?" in serving.serves.values()
    assert 1 == sum(name != "?" for name in serving.serves.values())
    assert ["?"] == [hop.connection for hop in serving.paths[0].hops]


def test_silence_is_not_asked_where_the_listed_tools_serve() -> None:
    search = searched(
        [tool("a", {"email": 1})],
        [],
        capability("email"),
        mode="optimistic",
        declared=(),
    )
    found(search.next())

    assert not [path for path, _ in search.stack.reader.log if "complete" in path]


# --- Suppression --------------------------------------------------------------------


def test_an_opt_out_has_to_reach_every_sender() -> None:
    stack = [
        tool("hub", {"consent": 1}),
        tool("mail", {"email": 1}),
        tool("text", {"sms": 1}),
    ]
    to_mail = connection("x", "hub", "mail", "opt_outs", 60)
    to_text = connection("y", "hub", "text", "opt_outs", 2000)
    asked = (capability("email"), capability("sms"), suppress())
    refutation = refuted(searched(stack, [to_mail, to_text], *asked).next())

    assert isinstance(refutation, FlowRefutation)
    assert ("suppress", ("text",)) == (refutation.kind, refutation.targets)
    in_time = {**to_text, "latency_minutes": 1440}
    serving = found(searched(stack, [to_mail, in_time], *asked).next())
    assert {"mail", "text"} == {path.to_provider for path in serving.paths}


def test_what_does_not_send_needs_no_opt_outs() -> None:
    stack = [tool("hub", {"consent": 1}), tool("sf", {"crm": 1})]
    serving = found(searched(stack, [], capability("crm"), suppress()).next())

    assert () == serving.paths


def test_a_capability_that_only_a_flow_names_is_served_from_level_1_on() -> None:
    stack = [tool("a", {"email": 1}), tool("b", {"crm": 0}), tool("c", {"crm": 1})]
    asked = (capability("email"), flow("email", "crm", "responses", 5))
    to_b = connection("b", "a", "b", "responses", 1)
    to_c = connection("c", "a", "c", "responses", 1)

    assert "c" == found(searched(stack, [to_b, to_c], *asked).next()).serves["crm"]
    assert isinstance(refuted(searched(stack, [to_b], *asked).next()), FlowRefutation)


# --- Dates --------------------------------------------------------------------------


def test_a_tool_that_comes_later_narrows_the_window() -> None:
    stack = [tool("a", {"email": 1}, status="planned", live_from=monday(3))]
    serving = found(searched(stack, [], capability("email")).next())

    assert {"run": NOW + 3} == serving.first_weeks
    assert NOW + 3 == serving.windows["run"].earliest_start


def test_a_live_tool_is_preferred_to_one_that_comes_later() -> None:
    stack = [
        tool("a", {"email": 1}, status="planned", live_from=monday(3)),
        tool("b", {"email": 1}),
    ]

    assert {"email": "b"} == found(
        searched(stack, [], capability("email")).next()
    ).serves


def test_one_tool_that_comes_and_one_that_goes_leave_no_window() -> None:
    # Four weeks are needed; a starts in week 4, b ends with week 6.
    stack = [
        tool("a", {"email": 1}, status="planned", live_from=monday(4)),
        tool("b", {"sms": 1}, live_until="2027-02-21"),
    ]
    asked = (capability("email"), capability("sms"))
    refutation = refuted(searched(stack, [], *asked).next())

    inner = refutation.cases[0].refutation
    assert {"email", "sms"} == {refutation.over, inner.over}
    assert isinstance(inner.cases[0].refutation, TimingRefutation)
    longer = [stack[0], {**stack[1], "live_until": "2027-03-07"}]
    assert NOW + 8 == found(searched(longer, [], *asked).next()).last_week


def test_a_connection_that_comes_later_holds_up_the_phase_of_its_flow() -> None:
    stack = [tool("a", {"email": 1}), tool("b", {"crm": 1})]
    coming = connection(
        "x", "a", "b", "responses", 5, status="planned", live_from=monday(2)
    )
    asked = (
        capability("email"),
        capability("crm"),
        flow("email", "crm", "responses", 60),
    )
    serving = found(searched(stack, [coming], *asked).next())

    assert {"run": NOW + 2} == serving.first_weeks


def test_an_approval_that_a_tool_needs_holds_up_a_phase() -> None:
    stack = [tool("a", {"email": 1}), tool("b", {"email": 1})]
    delay = {"a": {"run": NOW + 5}}
    serving = found(searched(stack, [], capability("email"), starts_with=delay).next())
    alone = found(
        searched(stack[:1], [], capability("email"), starts_with=delay).next()
    )

    assert ("b", {}) == (serving.serves["email"], serving.first_weeks)
    assert {"run": NOW + 5} == alone.first_weeks


# --- The next one -------------------------------------------------------------------


def blocked() -> ReadinessRefutation:
    """A refutation that somebody else made."""
    return ReadinessRefutation(requirement="r", prerequisite="p")


COMING = [
    tool("a", {"email": 1}),
    tool("b", {"email": 1}, status="planned", live_from=monday(1)),
    tool("c", {"email": 1}, status="planned", live_from=monday(2)),
    tool("d", {"crm": 1}),
    tool("e", {"crm": 1}),
]


def test_servings_with_the_same_windows_are_refuted_as_one() -> None:
    search = searched(COMING, [], capability("email"), capability("crm"))
    found(search.next())
    search.refute(blocked())

    assert blocked() == refuted(search.next())


def test_a_refutation_that_hangs_on_a_provider_leads_to_the_next() -> None:
    search = searched(COMING, [], capability("email"), capability("crm"))
    seen = []
    while isinstance(step := search.next(), FoundServing):
        seen.append(step.serves["email"])
        search.refute(blocked(), ["email"])

    assert ["a", "b", "c"] == seen
    refutation = refuted(step)
    assert ("email", ["a", "b", "c"]) == (
        refutation.over,
        [case.provider for case in refutation.cases],
    )


def test_a_serving_that_is_given_up_leaves_the_answer_open() -> None:
    search = searched(COMING[1:3], [], capability("email"))
    assert {"email": "b"} == found(search.next()).serves
    search.give_up()
    assert {"email": "c"} == found(search.next()).serves
    search.refute(blocked())

    assert NotProvenServing("given_up") == search.next()


def test_a_slot_that_has_no_part_in_a_failure_is_not_varied() -> None:
    # Ten tools may do the CRM, but the e-mail tool comes too late whoever does.
    many = [tool(f"crm{n}", {"crm": 1}) for n in range(10)]
    coming = tool("a", {"email": 1}, status="planned", live_from=monday(4))
    going = tool("b", {"sms": 1}, live_until="2027-02-21")
    asked = (capability("email"), capability("sms"), capability("crm"))
    refutation = refuted(searched([*many, coming, going], [], *asked).next())

    assert "crm" not in str(refutation)


def test_the_only_provider_of_a_capability_is_forced_and_so_is_what_it_takes() -> None:
    held = [{"limit": "sends_month", "value": 1000}]
    asked = capability("email", 1, takes("sends_month", amount(600)))
    stack = [tool("a", {"email": 1}, limits=held)]
    forced = searched(stack, [], asked, mode="optimistic")
    open_ended = searched(stack, [], asked, mode="optimistic", declared=())

    assert [Fraction(600)] == [user.amount for user in forced.forced_users()]
    assert () == open_ended.forced_users()


def test_what_an_unsettled_initiative_may_take_is_its_most_wherever_it_may_be() -> None:
    held = [{"limit": "sends_month", "value": 1000}]
    unsure = tool("b", {"email": {"low": 0, "high": 1}}, limits=held)
    home = company(
        [tool("a", {"email": 1}, limits=held), unsure, tool("c", {"email": 0})]
    )
    spread = Formula.model_validate({"sum": [{"coefficient": {"low": 5, "high": 9}}]})
    asked = needs(capability("email", 1, takes("sends_month", spread)))
    users = possible_users(asked, view(home, MARKET, "optimistic"), view(home, MARKET))

    assert {("a", Fraction(9)), ("b", Fraction(9))} == {
        (user.provider, user.amount) for user in users
    }


def test_phases_are_bound_where_their_requirement_lies() -> None:
    windows = {"build": window(0, 4, 2), "run": window(5, 9, 2)}
    stack = [tool("a", {"email": 1}, status="planned", live_from=monday(6))]
    late = searched(stack, [], capability("email", phase="run"), windows=windows)
    early = searched(stack, [], capability("email", phase="build"), windows=windows)

    assert {"run": NOW + 6} == found(late.next()).first_weeks
    assert isinstance(refuted(early.next()), CapabilityRefutation)


def test_without_any_need_the_serving_is_empty() -> None:
    serving = found(searched([], []).next())

    assert ({}, (), {}) == (dict(serving.serves), serving.paths, serving.first_weeks)

"""Policies that hold for an initiative, and prerequisites (docs/semantics.md, section 6)."""

from __future__ import annotations

from feasibility.model.bounds import WEEKS
from feasibility.model.company import Policy, ReadinessAnswer
from feasibility.verify.calendar import first_whole_week
from feasibility.verify.requirements import capability_needs, prerequisite_needs
from feasibility.verify.standpoint import Standpoint
from feasibility.verify.world import YES_OR_NO, by_key


def reasons_to_apply(at: Standpoint, policy: Policy) -> set[str]:
    """What the initiative uses of what a policy names, as `kind:id`; `everything` if it names nothing.

    Empty: it does not apply. Providers count where the branch or witness has them serve.
    """
    if not at.world.falls_within(policy.market_units, at.initiative):
        return set()
    named = {*policy.channels, *policy.capabilities, *policy.templates}
    if not named and not policy.providers:
        return {"everything"}
    uses = (
        ("channel", at.initiative.channels, policy.channels),
        (
            "capability",
            [need.capability for _, need in capability_needs(at)],
            policy.capabilities,
        ),
        ("template", [at.initiative.template], policy.templates),
        ("provider", at.served.values(), policy.providers),
    )
    return {
        f"{kind}:{name}" for kind, used, listed in uses for name in {*used} & {*listed}
    }


def forbidding(at: Standpoint) -> list[Policy]:
    """The policies that forbid what the initiative uses."""
    return [
        policy
        for policy in at.world.company.policies
        if policy.effect == "forbidden" and reasons_to_apply(at, policy)
    ]


def forbids_provider(at: Standpoint, provider: str) -> Policy | None:
    """A policy that forbids this provider to this initiative."""
    for policy in at.world.company.policies:
        within = at.world.falls_within(policy.market_units, at.initiative)
        if policy.effect == "forbidden" and within and provider in policy.providers:
            return policy
    return None


def approval_weeks(at: Standpoint) -> dict[str, int]:
    """Weeks that each needed approval takes, by policy; nobody stated them: unknown."""
    found = {}
    for policy in at.world.company.policies:
        if policy.effect != "needs_approval" or not reasons_to_apply(at, policy):
            continue
        place = ("company", "policies", policy.id, "approval_weeks")
        weeks = at.reading.number(place, policy.approval_weeks, WEEKS, better="less")
        found[policy.id] = int(weeks)
    return found


def answer_to(at: Standpoint, prerequisite: str) -> ReadinessAnswer | None:
    """What the company answered about a prerequisite; None if nobody did."""
    return by_key(at.world.company.readiness).get(prerequisite)


def is_there(at: Standpoint, prerequisite: str) -> bool:
    """Whether a prerequisite is there at this reading; no answer is an open yes or no."""
    answer = answer_to(at, prerequisite)
    place = ("company", "readiness", prerequisite, "there")
    options = at.reading.options(
        place, answer.there if answer is not None else None, YES_OR_NO
    )
    return at.reading.settle(options, bool)


def ready_week(at: Standpoint, prerequisite: str) -> int | None:
    """The first whole week in which a prerequisite will be there; None if no day is stated."""
    answer = answer_to(at, prerequisite)
    if answer is None or answer.ready_on is None or answer.ready_on.unknown:
        return None
    place = ("company", "readiness", prerequisite, "ready_on")
    return first_whole_week(at.reading.day(place, answer.ready_on, better="less"))


def never_ready(at: Standpoint) -> list[str]:
    """Blocking prerequisites that are not there, with no day on which they will be."""
    return [
        need.prerequisite
        for need in prerequisite_needs(at)
        if not is_there(at, need.prerequisite)
        and ready_week(at, need.prerequisite) is None
    ]

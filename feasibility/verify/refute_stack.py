"""Refutations by the stack: capability, scope, limit, flow and suppression."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from feasibility.model.assessment import ExclusionTable
from feasibility.model.certificate import (
    Blocked,
    CapabilityRefutation,
    Exclusion,
    FlowRefutation,
    LimitRefutation,
)
from feasibility.model.requirement import CapabilityNeed, FlowNeed, SuppressNeed
from feasibility.verify.flows import Parcel, arrivals, minutes_of, problems_of
from feasibility.verify.levels import level
from feasibility.verify.limits import (
    Use,
    adds_up,
    day_of_need,
    limit_there,
    needed,
    uses_on,
)
from feasibility.verify.numbers import number_of, same_number
from feasibility.verify.others import Brief
from feasibility.verify.reading import Reading
from feasibility.verify.requirements import capability_needs, must, served_by_need
from feasibility.verify.serving import RuledOut, candidates, ruled_out
from feasibility.verify.standpoint import Standpoint, standpoint_of
from feasibility.verify.verification import Ledger
from feasibility.verify.world import SILENT


def check_capability(claim: CapabilityRefutation, brief: Brief, ledger: Ledger) -> None:
    """No provider serves the requirement: everyone is ruled out, and silence holds nobody."""
    at = brief.at
    needs = served_by_need(at).get(claim.capability, [])
    need = next((each for each in needs if each.id == claim.requirement), None)
    if need is None:
        ledger.refuse("no_such_requirement", requirement=claim.requirement)
        return
    if claim.level != need.level:
        ledger.refuse("requirement_differs", claimed=claim.level, found=need.level)
    check_exclusions(claim.exclusions_of, [need], brief, ledger)
    serving = at.served.get(need.capability)
    if serving is None and may_be_silent(at, need.capability):
        ledger.refuse("list_not_declared", capability=need.capability)
    for provider in at.world.company.stack:
        if serving not in (None, provider.id):
            continue
        if ruled_out(at.bare, need, provider) is None:
            ledger.refuse("provider_serves", provider=provider.id)
    if serving == SILENT:
        ledger.refuse("provider_serves", provider=SILENT)
    table = brief.table(claim.exclusions_of)
    reasons = {each.reason for each in table.exclusions} if table else set()
    if (claim.kind == "scope") != bool(reasons & {"limit", "minimum"}):
        ledger.refuse("wrong_kind", claimed=claim.kind)


def may_be_silent(at: Standpoint, capability: str) -> bool:
    """Whether an undeclared list may hold one more provider of a capability."""
    return at.reading.silence_helps and at.world.may_hold_more(capability)


def check_exclusions(
    name: str, needs: list[CapabilityNeed], brief: Brief, ledger: Ledger
) -> None:
    """Every exclusion stated holds for one of these needs, and nobody ruled out is left unsaid."""
    at, table = brief.at.bare, brief.table(name)
    if table is None:
        ledger.refuse("no_such_table", table=name)
        return
    _check_table(table, needs, ledger)
    stated = {each.provider: each for each in table.exclusions}
    for provider in at.world.company.stack:
        found = [ruled_out(at, need, provider) for need in needs]
        excluded = [each for each in found if each is not None]
        exclusion = stated.pop(provider.id, None)
        if exclusion is None:
            least = level(at.world, at.reading, provider, table.capability)
            if least > 0 and excluded:
                ledger.refuse("exclusion_missing", provider=provider.id)
        elif not any(_agrees(exclusion, each) for each in excluded):
            ledger.refuse(
                "exclusion_differs",
                table=name,
                provider=provider.id,
                claimed=[exclusion.reason, exclusion.there, exclusion.needed],
                found=[[each.reason, each.there, each.needed] for each in excluded],
            )
    for unknown in stated:
        ledger.refuse("no_such_provider", provider=unknown)


def _check_table(
    table: ExclusionTable, needs: list[CapabilityNeed], ledger: Ledger
) -> None:
    if not any(
        (need.capability, need.level) == (table.capability, table.level)
        for need in needs
    ):
        ledger.refuse("table_of_something_else", table=table.id)


def _agrees(claim: Exclusion, found: RuledOut) -> bool:
    """Whether a stated exclusion is the one found, with its numbers and days."""
    if claim.reason != found.reason:
        return False
    if found.reason == "dates" and not _is_stated(found.there):
        return claim.there == "" and _says(claim.needed, found.needed)
    said = ((claim.there, found.there), (claim.needed, found.needed))
    return all(_says(text, truth) for text, truth in said)


def _is_stated(day: Fraction | date | None) -> bool:
    """Whether somebody knows a day, so that it is not read at an end of what a day can be."""
    return isinstance(day, date) and date.min < day < date.max


def _says(text: str, truth: Fraction | date | None) -> bool:
    """Whether a text says a number or day; where there is none, it says no number or day."""
    if isinstance(truth, Fraction):
        return same_number(text, truth)
    if truth is not None:
        return text == truth.isoformat()
    return number_of(text) is None


def check_limit(claim: LimitRefutation, brief: Brief, ledger: Ledger) -> None:
    """The users, who have no other provider, need more of the limit than there is."""
    at = brief.at
    world, reading = at.world, at.reading
    provider = world.providers.get(claim.provider)
    if provider is None or adds_up(world, claim.limit) == "minimum":
        ledger.refuse("no_such_limit", provider=claim.provider, limit=claim.limit)
        return
    uses: list[Use] = []
    for user in dict.fromkeys(claim.users):
        uses += _uses_of_user(user, claim, brief, ledger)
    if not any(use.initiative == at.initiative.id and use.amount for use in uses):
        ledger.refuse("own_need_missing", initiative=at.initiative.id)
    there = limit_there(world, reading, provider, claim.limit, better="more")
    until = day_of_need(world, at.initiative)
    total = needed(world, reading, provider, claim.limit, uses, until)
    if there is None or not same_number(claim.there, there):
        ledger.refuse("there_differs", claimed=claim.there, found=there)
    if not same_number(claim.needed, total):
        ledger.refuse("needed_differs", claimed=claim.needed, found=total)
    if there is not None and total <= there:
        ledger.refuse("enough_there", needed=total, there=there)


def _uses_of_user(
    user: str, claim: LimitRefutation, brief: Brief, ledger: Ledger
) -> list[Use]:
    at = brief.at
    if user != at.initiative.id:
        other = next((each for each in brief.others if each.id == user), None)
        if other is None:
            ledger.refuse("does_not_count", initiative=user)
            return []
        at = at.of(other)
    named = sorted({need.capability for _, need in capability_needs(at)})
    bound = [each for each in named if _counts_on(at, each, claim.provider, brief)]
    return uses_on(at, claim.limit, bound)


def _counts_on(at: Standpoint, capability: str, provider: str, brief: Brief) -> bool:
    """Whether an initiative's use of a capability counts at this provider.

    It does where nobody else can serve; that of others in the pessimistic reading also where
    the provider may.
    """
    if at.initiative.id == brief.at.initiative.id or at.reading.generous:
        return bound_to(at, capability, provider)
    return provider in may_serve(at, capability)


def may_serve(at: Standpoint, capability: str) -> list[str]:
    """The providers that may serve a capability if the facts turn out well."""
    best = Reading("optimistic", "refutation", at.reading.chosen)
    return candidates(standpoint_of(at.world, at.initiative, best), capability)


def bound_to(at: Standpoint, capability: str, provider: str) -> bool:
    """Whether nobody else can serve the capability."""
    return {*candidates(at, capability)} <= {provider}


def check_flow(claim: FlowRefutation, brief: Brief, ledger: Ledger) -> None:
    """The object is at no target in time, from whichever source it starts."""
    at = brief.at
    line = must(at, claim.requirement)
    need = line.need if line is not None else None
    wanted = SuppressNeed if claim.kind == "suppress" else FlowNeed
    if not isinstance(need, FlowNeed | SuppressNeed) or not isinstance(need, wanted):
        ledger.refuse("no_such_requirement", requirement=claim.requirement)
        return
    if (claim.object, claim.within_minutes) != (need.object, need.within_minutes):
        ledger.refuse(
            "requirement_differs",
            claimed=claim.within_minutes,
            found=need.within_minutes,
        )
    _check_ends(claim, need, at, ledger)
    parcel = Parcel.of(need)
    sources, targets = {*claim.sources}, {*claim.targets}
    found = arrivals(at.bare, parcel, sources)
    _check_arrivals(claim, found, sources, ledger)
    for target in sorted(targets):
        if found.get(target, need.within_minutes + 1) <= need.within_minutes:
            ledger.refuse("arrives_in_time", provider=target, minutes=found[target])
    for blocked in claim.blocked:
        if not _is_blocked(blocked, need, at.bare, found):
            ledger.refuse("not_blocked", connection=blocked.connection)


def _check_ends(
    claim: FlowRefutation,
    need: FlowNeed | SuppressNeed,
    at: Standpoint,
    ledger: Ledger,
) -> None:
    """Sources hold everybody who may serve the one end, targets everybody at the other."""
    left_out = {*candidates(at, need.from_capability)} - {*claim.sources}
    if left_out:
        ledger.refuse("source_missing", providers=sorted(left_out))
    ends = (
        [need.to_capability]
        if isinstance(need, FlowNeed)
        else [each for each in served_by_need(at) if _sends(at, each)]
    )
    if not any({*candidates(at, end)} <= {*claim.targets} for end in ends):
        ledger.refuse("target_missing", capabilities=ends)


def _sends(at: Standpoint, capability: str) -> bool:
    noun = at.world.capabilities.get(capability)
    required = any(need.capability == capability for _, need in capability_needs(at))
    return required and noun is not None and noun.sends


def _check_arrivals(
    claim: FlowRefutation, found: dict[str, int], sources: set[str], ledger: Ledger
) -> None:
    stated = {each.provider: each.minutes for each in claim.arrivals}
    for provider in sorted({*stated, *found}):
        if provider in sources and provider not in stated:
            continue
        if stated.get(provider) != found.get(provider):
            ledger.refuse(
                "arrival_differs",
                provider=provider,
                claimed=stated.get(provider),
                found=found.get(provider),
            )


def _is_blocked(
    claim: Blocked,
    need: FlowNeed | SuppressNeed,
    at: Standpoint,
    found: dict[str, int],
) -> bool:
    """Whether the reason given for a connection holds; presumed ones are covered by arrivals."""
    connection = at.world.connections.get(claim.connection)
    if connection is None:
        return ":" in claim.connection
    in_time = {
        name for name, minutes in found.items() if minutes <= need.within_minutes
    }
    ends = [(connection.from_provider, connection.to_provider)]
    if connection.direction == "both":
        ends.append((connection.to_provider, connection.from_provider))
    leaving = [start for start, _ in ends if start in in_time]
    if claim.reason == "wrong_way":
        return not leaving and any(end in in_time for _, end in ends)
    problems = problems_of(at, connection, Parcel.of(need))
    if claim.reason == "too_late":
        soonest = min((found[start] for start in leaving), default=None)
        late = soonest is not None and (
            soonest + minutes_of(at, connection) > need.within_minutes
        )
        return late and not problems
    return bool(leaving) and claim.reason in problems

"""Whether ways of working fit together: hours week by week, and what they share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice, product

from feasibility.kernel.units import monday_of, week_of
from feasibility.model.plan import Initiative
from feasibility.model.witness import ProgrammePart, ReadingName, WayOfWorking
from feasibility.verify.goals import accounts_needed, accounts_of
from feasibility.verify.limits import (
    Use,
    adds_up,
    day_of_need,
    limit_there,
    needed,
    uses_on,
)
from feasibility.verify.money import (
    lines_may_be_missing,
    money_there,
    spent_by,
    spent_by_programmes,
)
from feasibility.verify.people import able, plannable_quarters
from feasibility.verify.places import text_of
from feasibility.verify.reading import Reading
from feasibility.verify.refute_stack import bound_to, may_serve
from feasibility.verify.requirements import capability_needs, work_of
from feasibility.verify.standpoint import Standpoint
from feasibility.verify.verification import Ledger
from feasibility.verify.ways import MOST_COMBINATIONS, View, matching
from feasibility.verify.world import SILENT, World

Views = Mapping[str, Sequence[View]]
Key = tuple[str, str, int]


def check_worker_weeks(
    world: World,
    ways: Iterable[WayOfWorking],
    programmes: Iterable[ProgrammePart],
    reading: ReadingName,
    ledger: Ledger,
) -> None:
    """Nobody is planned for more quarter-hours of a week than there are at this reading."""
    load: dict[tuple[str, int], int] = {}
    worked = [
        (part.worker, part.week, part.quarters) for way in ways for part in way.parts
    ]
    worked += [
        (part.worker, day, part.quarters) for part in programmes for day in part.weeks
    ]
    for worker, day, quarters in worked:
        if worker != SILENT:
            pair = (worker, week_of(day))
            load[pair] = load.get(pair, 0) + quarters
    reading_there = Reading(reading, "witness")
    for (worker, week), quarters in sorted(load.items()):
        there = plannable_quarters(world, reading_there, worker, week)
        if quarters > there:
            ledger.refuse(
                "over_planned",
                worker=worker,
                week=monday_of(week),
                reading=reading,
                needed=quarters,
                there=there,
            )


def check_room(
    view: View,
    other: Initiative,
    reserved: WayOfWorking | None,
    ledger: Ledger,
) -> None:
    """An open other that counts has room for its full hours, or needs none of the same workers."""
    at = view.at.of(other)
    parts = reserved.parts if reserved is not None else ()
    mine = {part.worker for part in view.way.parts}
    best = Reading("optimistic", "witness")
    for work in work_of(at):
        held = [part for part in parts if part.requirement == work.requirement]
        there = sum(part.quarters for part in held)
        theirs = able(at.world, best, other, work.skill, work.proficiency)
        if there < work.quarters and mine & {*theirs}:
            ledger.refuse(
                "no_room_reserved",
                initiative=other.id,
                requirement=work.requirement,
                needed=work.quarters,
                there=there,
            )


def check_shared(
    view: View, others: Sequence[Initiative], views: Views, ledger: Ledger
) -> None:
    """What an initiative shares with others suffices: limits, money, accounts of a funnel."""
    _check_limits(view, others, views, ledger)
    _check_money(view, others, ledger)
    _check_accounts(view, others, ledger)


def _check_limits(
    view: View, others: Sequence[Initiative], views: Views, ledger: Ledger
) -> None:
    at = view.at
    world, reading = at.world, at.reading
    for provider_id in sorted({*view.serving.serves.values()} - {SILENT}):
        provider = world.providers.get(provider_id)
        if provider is None:
            continue
        own = _served_by(view, provider_id)
        for limit in _limits_of(at, own):
            there = limit_there(world, reading, provider, limit, better="more")
            if there is None or adds_up(world, limit) == "minimum":
                continue
            mine = uses_on(at, limit, own)
            until = day_of_need(world, at.initiative)
            for theirs in _uses_of_others(view, others, views, provider_id, limit):
                total = needed(world, reading, provider, limit, mine + theirs, until)
                if total > there:
                    ledger.refuse(
                        "limit_exceeded",
                        provider=provider_id,
                        limit=limit,
                        needed=total,
                        there=there,
                    )
                    break


def _served_by(view: View, provider: str) -> list[str]:
    return [name for name, by in view.serving.serves.items() if by == provider]


def _limits_of(at: Standpoint, capabilities: Sequence[str]) -> list[str]:
    return sorted(
        {
            use.limit
            for _, need in capability_needs(at)
            if need.capability in capabilities
            for use in need.uses
        }
    )


def _uses_of_others(
    view: View,
    others: Sequence[Initiative],
    views: Views,
    provider: str,
    limit: str,
) -> list[list[Use]]:
    """What the others take, for every combination of their servings that agrees with this one."""
    taken = {each.path: text_of(each.value) for each in view.serving.choices}
    alternatives: list[list[list[Use]]] = []
    for other in others:
        at = view.at.of(other)
        ways = [*matching(list(views.get(other.id, ())), taken)]
        if at.reading.generous:
            named = sorted({need.capability for _, need in capability_needs(at)})
            sets = [[each for each in named if bound_to(at, each, provider)]]
        elif ways:
            sets = [_served_by(each, provider) for each in ways]
        else:
            named = sorted({need.capability for _, need in capability_needs(at)})
            sets = [[each for each in named if provider in may_serve(at, each)]]
        alternatives.append([uses_on(at, limit, each) for each in sets])
    combinations = [*islice(product(*alternatives), MOST_COMBINATIONS + 1)]
    if len(combinations) > MOST_COMBINATIONS:
        return [[use for sets in alternatives for uses in sets for use in uses]]
    return [[use for uses in each for use in uses] for each in combinations]


def _check_money(view: View, others: Sequence[Initiative], ledger: Ledger) -> None:
    world, reading = view.at.world, view.at.reading
    if lines_may_be_missing(world, reading):
        return
    total = spent_by_programmes(world, reading)
    mine = spent_by(world, reading, view.at.initiative)
    for spends in (mine, *(spent_by(world, reading, other) for other in others)):
        for key, minor in spends.items():
            total[key] = total.get(key, 0) + minor
    for (line, quarter), minor in sorted(mine.items()):
        there = money_there(world, reading, line, quarter)
        if minor and total[line, quarter] > there:
            ledger.refuse(
                "money_exceeded",
                line=line,
                quarter=quarter,
                needed=total[line, quarter],
                there=there,
            )


def _check_accounts(view: View, others: Sequence[Initiative], ledger: Ledger) -> None:
    at = view.at
    total = accounts_needed(at)
    if not total:
        return
    for other in others:
        if other.audience == at.initiative.audience:
            total += accounts_needed(at.of(other)) or 0
    there = accounts_of(at)
    if total > there:
        ledger.refuse("accounts_exceeded", needed=total, there=there)

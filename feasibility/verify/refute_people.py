"""Refutations by people: hours that do not fit, and weeks in which nobody is there."""

from __future__ import annotations

from dataclasses import dataclass

from feasibility.kernel.units import monday_of, week_of
from feasibility.model.certificate import (
    CapacityRefutation,
    Demand,
    SkillRefutation,
    Supply,
)
from feasibility.model.requirement import TemplatePhase
from feasibility.verify.calendar import clamped_monday, frozen_for
from feasibility.verify.demands import (
    Need,
    need_of,
    programme_need,
    programme_proficiency,
    programme_weeks,
    shortage,
)
from feasibility.verify.others import Brief
from feasibility.verify.people import able, is_present, plannable_quarters
from feasibility.verify.requirements import Work, work_of
from feasibility.verify.serving import forced
from feasibility.verify.standpoint import Standpoint
from feasibility.verify.verification import Ledger
from feasibility.verify.windows import bounds_of, windows_of
from feasibility.verify.world import by_key

LARGEST = 3


def check_capacity(claim: CapacityRefutation, brief: Brief, ledger: Ledger) -> None:
    """The demands need more than all worker-weeks able to serve any of them hold."""
    at = brief.at
    if at.reading.silence_helps and at.world.may_have_more_workers:
        ledger.refuse("list_not_declared", lists=["team"])
    needs: list[Need] = []
    own: list[bool] = []
    for number, demand in enumerate(claim.demands):
        need = _need(demand, brief, ledger.at(f"demands[#{number}]"))
        if need is not None:
            needs.append(need)
            own.append(demand.owner == at.initiative.id)
    if len(
        {(each.owner, each.requirement, each.first_week) for each in claim.demands}
    ) < len(claim.demands):
        ledger.refuse("demand_stands_twice")
    if not any(own):
        ledger.refuse("own_need_missing", initiative=at.initiative.id)
    needed = sum(each.quarters for each in claim.demands)
    there = sum(each.quarters for each in claim.supplies)
    if (claim.needed_quarters, claim.there_quarters) != (needed, there):
        ledger.refuse("sum_differs", needed=needed, there=there)
    if claim.needed_quarters <= claim.there_quarters:
        ledger.refuse("enough_there", needed=needed, there=there)
    if claim.rule == "three":
        _check_three(claim, needs, at, ledger)
        return
    _check_supplies(claim, _rooms(needs, at), ledger)
    others = [need for need, is_own in zip(needs, own, strict=True) if not is_own]
    if others and shortage(at.world, at.reading, others) >= needed - there:
        ledger.refuse("short_without_it", initiative=at.initiative.id)


def _need(demand: Demand, brief: Brief, ledger: Ledger) -> Need | None:
    """The demand as it is found; what it claims is compared with it."""
    at = brief.at
    if demand.owner in at.world.programmes:
        return _need_of_programme(demand, at, ledger)
    if demand.owner != at.initiative.id:
        other = next((each for each in brief.others if each.id == demand.owner), None)
        if other is None:
            ledger.refuse("does_not_count", initiative=demand.owner)
            return None
        at = at.of(other)
    work = next(
        (each for each in work_of(at) if each.requirement == demand.requirement), None
    )
    if work is None:
        ledger.refuse("no_such_requirement", requirement=demand.requirement)
        return None
    _compare(demand, work, ledger)
    return _found(demand, work, at, ledger)


def _compare(demand: Demand, work: Work, ledger: Ledger) -> None:
    claimed = (demand.skill, demand.proficiency, demand.quarters)
    found = (work.skill, work.proficiency, work.quarters)
    if claimed != found:
        ledger.refuse("demand_differs", claimed=claimed, found=found)


def _found(demand: Demand, work: Work, at: Standpoint, ledger: Ledger) -> Need:
    """The need as found; the weeks claimed are its window.

    That is the branch's, the one without it, the one with the tools that nobody else can be, or
    the wider one that no goal bounds.
    """
    views = (at, at.bare, forced(at), at.bounded_by("nothing"))
    claimed = (week_of(demand.first_week), week_of(demand.last_week))
    for view in views:
        window = windows_of(view)[work.phase]
        if claimed == (window.first_start, window.last_end):
            return need_of(view, work)
    window = windows_of(at)[work.phase]
    ledger.refuse(
        "window_differs",
        claimed=[demand.first_week, demand.last_week],
        found=[clamped_monday(window.first_start), clamped_monday(window.last_end)],
    )
    return need_of(at, work)


def _need_of_programme(demand: Demand, at: Standpoint, ledger: Ledger) -> Need | None:
    programme = at.world.programmes[demand.owner]
    work = by_key(programme.work).get(demand.skill)
    if work is None:
        ledger.refuse("no_such_requirement", requirement=demand.requirement)
        return None
    first, last = week_of(demand.first_week), week_of(demand.last_week)
    running = programme_weeks(at.world, programme)
    if not running.start <= first <= last < running.stop:
        ledger.refuse("window_differs", claimed=[demand.first_week, demand.last_week])
        return None
    weeks = range(first, last + 1)
    need = programme_need(at.world, at.reading, programme, work, weeks)
    proficiency = programme_proficiency(at.reading, programme, work)
    if (demand.proficiency, demand.quarters) != (proficiency, need.quarters):
        ledger.refuse(
            "demand_differs",
            claimed=[demand.proficiency, demand.quarters],
            found=[proficiency, need.quarters],
        )
    return need


@dataclass(frozen=True)
class Room:
    """What a worker holds in the weeks that any need he can serve allows."""

    weeks: tuple[int, ...]
    quarters: int


def _rooms(needs: list[Need], at: Standpoint) -> dict[str, Room]:
    weeks: dict[str, set[int]] = {}
    for need in needs:
        for worker in need.workers:
            weeks.setdefault(worker, set()).update(need.weeks)
    return {
        worker: Room(
            tuple(sorted(allowed)),
            sum(plannable_quarters(at.world, at.reading, worker, w) for w in allowed),
        )
        for worker, allowed in weeks.items()
    }


def _check_supplies(
    claim: CapacityRefutation, rooms: dict[str, Room], ledger: Ledger
) -> None:
    stated = {supply.worker: supply for supply in claim.supplies}
    if len(stated) < len(claim.supplies):
        ledger.refuse("supply_stands_twice")
    for worker in sorted({*stated, *rooms}):
        if worker in stated:
            _check_supply(stated[worker], rooms.get(worker), ledger)
        elif rooms[worker].quarters:
            ledger.refuse(
                "supply_differs", worker=worker, claimed=0, found=rooms[worker].quarters
            )


def _check_supply(supply: Supply, room: Room | None, ledger: Ledger) -> None:
    if room is None or supply.quarters != room.quarters:
        ledger.refuse(
            "supply_differs",
            worker=supply.worker,
            claimed=supply.quarters,
            found=room.quarters if room is not None else 0,
        )
    claimed = [week_of(supply.first_week), week_of(supply.last_week)]
    if room is not None and claimed != [*room.weeks[:1], *room.weeks[-1:]]:
        ledger.refuse(
            "weeks_differ",
            worker=supply.worker,
            claimed=[supply.first_week, supply.last_week],
        )


def _check_three(
    claim: CapacityRefutation, needs: list[Need], at: Standpoint, ledger: Ledger
) -> None:
    """One demand against the three workers who hold most of it."""
    if len(claim.demands) != 1 or len(needs) != 1:
        ledger.refuse("not_one_demand", demands=len(claim.demands))
        return
    if claim.demands[0].owner != at.initiative.id:
        ledger.refuse("own_need_missing", initiative=at.initiative.id)
    rooms = _rooms(needs, at)
    largest = sum(sorted((r.quarters for r in rooms.values()), reverse=True)[:LARGEST])
    stated = {each.worker for each in claim.supplies}
    if len(stated) != len(claim.supplies) or len(stated) > LARGEST:
        ledger.refuse("not_three_workers", workers=len(claim.supplies))
    for supply in claim.supplies:
        _check_supply(supply, rooms.get(supply.worker), ledger)
    claimed = sum(each.quarters for each in claim.supplies)
    if claimed != largest:
        ledger.refuse("not_the_largest", claimed=claimed, found=largest)


def check_skills(claim: SkillRefutation, brief: Brief, ledger: Ledger) -> None:
    """Every placement of the phase holds a week in which nobody able is there."""
    at = brief.at
    if at.reading.silence_helps and at.world.may_have_more_workers:
        ledger.refuse("list_not_declared", lists=["team"])
    work = next(
        (each for each in work_of(at) if each.requirement == claim.requirement), None
    )
    if work is None:
        ledger.refuse("no_such_requirement", requirement=claim.requirement)
        return
    if (claim.skill, claim.proficiency) != (work.skill, work.proficiency):
        ledger.refuse("requirement_differs", claimed=[claim.skill, claim.proficiency])
    phase = by_key(at.template.phases if at.template else ())[work.phase]
    window, bounds = windows_of(at)[work.phase], bounds_of(at)[work.phase]
    if claim.least_weeks != bounds.weeks:
        ledger.refuse("duration_differs", claimed=claim.least_weeks, found=bounds.weeks)
    claimed = (week_of(claim.first_week), week_of(claim.last_week))
    if claimed != (window.first_start, window.last_end):
        ledger.refuse(
            "window_differs",
            claimed=[claim.first_week, claim.last_week],
            found=[monday_of(window.first_start), monday_of(window.last_end)],
        )
    gaps = _gaps(claim, work, phase, at, ledger)
    for start in bounds.no_start.free_in(window.first_start, window.last_start):
        end = bounds.frozen.end_after(start, bounds.weeks)
        if not any(start <= gap <= end for gap in gaps):
            ledger.refuse("placement_without_gap", start=monday_of(start))
            break


def _gaps(
    claim: SkillRefutation,
    work: Work,
    phase: TemplatePhase,
    at: Standpoint,
    ledger: Ledger,
) -> list[int]:
    """The weeks claimed in which indeed nobody able is there."""
    workers = able(at.world, at.reading, at.initiative, work.skill, work.proficiency)
    frozen = frozen_for(at, phase)
    found = []
    for monday in claim.gaps:
        week = week_of(monday)
        there = [
            worker
            for worker in workers
            if is_present(at.world, at.reading, worker, week)
        ]
        outside = not claim.first_week <= monday <= claim.last_week
        if there or outside or frozen.holds(week) or monday != monday_of(week):
            ledger.refuse("no_gap", week=monday, workers=there)
        else:
            found.append(week)
    return found

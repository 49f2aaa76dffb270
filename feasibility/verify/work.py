"""Whether the parts of a way of working do its work, week by week."""

from __future__ import annotations

from feasibility.kernel.units import monday_of, week_of
from feasibility.model.witness import Part, WayOfWorking
from feasibility.verify.calendar import frozen_for
from feasibility.verify.people import able, is_present
from feasibility.verify.requirements import Work, work_of
from feasibility.verify.standpoint import Standpoint
from feasibility.verify.verification import Ledger
from feasibility.verify.world import SILENT, by_key

MOST_WORKERS = 3
LEAST_PART = 8


def check_work(way: WayOfWorking, at: Standpoint, ledger: Ledger) -> None:
    """Refuses work that is short, done by whom it may not be, or at a time it may not."""
    known = {work.requirement for work in work_of(at)}
    for part in way.parts:
        if part.requirement not in known:
            ledger.refuse("no_such_requirement", requirement=part.requirement)
    silent = at.reading.silence_helps and at.world.may_have_more_workers
    for work in work_of(at):
        parts = [each for each in way.parts if each.requirement == work.requirement]
        inside = ledger.at(f"parts[{work.requirement}]")
        _check_parts(parts, work, at, inside)
        if silent:
            continue
        done = sum(part.quarters for part in parts)
        if done < work.quarters:
            inside.refuse("short", needed=work.quarters, there=done)
        _check_presence(work, at, inside)


def _check_parts(parts: list[Part], work: Work, at: Standpoint, ledger: Ledger) -> None:
    workers = {*able(at.world, at.reading, at.initiative, work.skill, work.proficiency)}
    if at.reading.silence_helps and at.world.may_have_more_workers:
        workers.add(SILENT)
    named = {part.worker for part in parts}
    if named - workers:
        ledger.refuse("cannot_do_it", workers=sorted(named - workers))
    if len(named) > MOST_WORKERS:
        ledger.refuse("too_many_workers", workers=sorted(named))
    weeks = _weeks(work, at)
    keys = [(part.worker, part.week) for part in parts]
    if len({*keys}) < len(keys):
        ledger.refuse("part_stands_twice")
    for part in parts:
        outside = week_of(part.week) not in weeks
        if outside or monday_of(week_of(part.week)) != part.week:
            ledger.refuse("outside_the_phase", week=part.week)
    _check_small_parts(parts, work, ledger)


def _weeks(work: Work, at: Standpoint) -> list[int]:
    """The weeks of the placed phase in which work may be done."""
    phase = by_key(at.template.phases if at.template else ())[work.phase]
    assert at.placed is not None
    return frozen_for(at, phase).free_in(*at.placed[work.phase])


def _check_small_parts(parts: list[Part], work: Work, ledger: Ledger) -> None:
    """A part under two hours may only be all that is left, in the last week worked."""
    if any(part.quarters <= 0 for part in parts):
        ledger.refuse("empty_part")
    small = [part for part in parts if part.quarters < LEAST_PART]
    if not small:
        return
    last = max(part.week for part in parts)
    done = sum(part.quarters for part in parts)
    if len(small) > 1 or small[0].week != last or done > work.quarters:
        ledger.refuse("part_too_small", quarters=[part.quarters for part in small])


def _check_presence(work: Work, at: Standpoint, ledger: Ledger) -> None:
    workers = able(at.world, at.reading, at.initiative, work.skill, work.proficiency)
    for week in _weeks(work, at):
        if not any(is_present(at.world, at.reading, each, week) for each in workers):
            ledger.refuse("nobody_there", week=monday_of(week))

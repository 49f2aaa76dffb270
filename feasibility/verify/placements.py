"""Whether the phases of a way of working stand where they may."""

from __future__ import annotations

from datetime import date

from feasibility.kernel.units import monday_of, week_of
from feasibility.model.witness import WayOfWorking
from feasibility.verify.bounds import Bound, Bounded, launch_phase
from feasibility.verify.standpoint import Standpoint, Weeks
from feasibility.verify.verification import Ledger
from feasibility.verify.windows import bounds_of
from feasibility.verify.world import by_key


def check_placements(way: WayOfWorking, at: Standpoint, ledger: Ledger) -> bool:
    """Refuses every phase that is missing or stands where it may not; False if any is missing."""
    phases = by_key(at.template.phases if at.template is not None else ())
    placed = at.placed or {}
    named = [each.phase for each in way.placements]
    if sorted(named) != sorted(phases):
        ledger.refuse("phases_differ", claimed=sorted(named), found=sorted(phases))
        return False
    for each in way.placements:
        if not _is_monday(each.first_week) or not _is_monday(each.last_week):
            ledger.refuse("not_a_monday", phase=each.phase)
    for other in at.initiative.after:
        known = at.launches is not None and other in at.launches
        if not known and not at.reading.generous:
            ledger.refuse("comes_after_nothing", initiative=other)
    bounds = bounds_of(at)
    for name, phase in phases.items():
        inside = ledger.at(f"placements[{name}]")
        _check_weeks(placed[name], bounds[name], inside)
        for before in phase.after:
            if before in placed and placed[name][0] <= placed[before][1]:
                inside.refuse("starts_too_early", what="after", subject=before)
    return launch_phase(tuple(phases.values())) is not None


def _is_monday(day: date) -> bool:
    return monday_of(week_of(day)) == day


def _check_weeks(weeks: Weeks, bounded: Bounded, ledger: Ledger) -> None:
    first, last = weeks
    for bound in bounded.not_before:
        if first < bound.week:
            _refuse(ledger, "starts_too_early", bound)
    for bound in bounded.starts_by:
        if first > bound.week:
            _refuse(ledger, "starts_too_late", bound)
    for bound in bounded.ends_by:
        if last > bound.week:
            _refuse(ledger, "ends_too_late", bound)
    if bounded.no_start.holds(first):
        ledger.refuse("starts_in_a_freeze", week=monday_of(first))
    free = len(bounded.frozen.free_in(first, last))
    if free < bounded.weeks:
        ledger.refuse("too_short", weeks=free, least=bounded.weeks)


def _refuse(ledger: Ledger, code: str, bound: Bound) -> None:
    ledger.refuse(code, what=bound.what, subject=bound.subject)

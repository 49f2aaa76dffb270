"""Hours by skill over the weeks of the plan: how full, how much is short, and what fills them."""

from __future__ import annotations

from datetime import date

from feasibility.kernel.units import hours
from feasibility.model.certificate import CapacityRefutation
from feasibility.web import fragments
from feasibility.web.contexts.plan import HourCell, HourLine
from feasibility.web.present.axis import Scale
from feasibility.web.present.refutations import short_quarters
from feasibility.web.present.workload import Workload
from feasibility.web.wording import text

OVER = 6
# Ends of the levels, in shares of what can be planned. Source: the legend of UX section 3.
_ENDS = (0.2, 0.4, 0.6, 0.9)


def hour_lines(load: Workload, scale: Scale) -> tuple[HourLine, ...]:
    """One line a skill: what is short first, then the fullest, then by name."""

    def order(skill: str) -> tuple[int, int]:
        worst = _worst(load, skill)
        line = lines[skill]
        return -short_quarters(worst) if worst else 0, -sum(
            each.level for each in line.cells
        )

    lines = {skill: _line(load, scale, skill) for skill in load.skills}
    return tuple(lines[skill] for skill in sorted(load.skills, key=order))


def _worst(load: Workload, skill: str) -> CapacityRefutation | None:
    """The worst shortage that work of this skill is part of."""
    found = [
        each
        for each in load.refuted
        if any(demand.skill == skill for demand in each.demands)
    ]
    return max(found, key=short_quarters, default=None)


def _line(load: Workload, scale: Scale, skill: str) -> HourLine:
    worst = _worst(load, skill)
    workers = load.workers(skill)
    over = _weeks_of(worst, skill) if worst else None
    cells = tuple(_cell(load, skill, workers, week, over) for week in scale.mondays())
    return HourLine(
        skill=load.desk.names.of("skill", skill),
        url=fragments.url_of(load.desk, "plan.hours", skill=skill),
        note=_note(load, scale, workers, worst),
        is_short=worst is not None,
        cells=cells,
    )


def _weeks_of(worst: CapacityRefutation, skill: str) -> tuple[date, date]:
    mine = [each for each in worst.demands if each.skill == skill]
    return min(each.first_week for each in mine), max(each.last_week for each in mine)


def _note(
    load: Workload,
    scale: Scale,
    workers: tuple[str, ...],
    worst: CapacityRefutation | None,
) -> str:
    if worst is not None:
        return text("web.hours.short", short_hours=hours(short_quarters(worst)))
    there = sum(
        load.plannable[each].get(week, 0)
        for each in workers
        for week in scale.mondays()
    )
    return text("web.hours.a_week", n_hours=round(hours(there) / scale.weeks))


def _cell(
    load: Workload,
    skill: str,
    workers: tuple[str, ...],
    week: date,
    over: tuple[date, date] | None,
) -> HourCell:
    there = sum(load.plannable[each].get(week, 0) for each in workers)
    busy = sum(load.busy.get((each, week), 0) for each in workers)
    is_over = over is not None and over[0] <= week <= over[1]
    said = text(
        "web.hours.cell", week=week, busy_hours=hours(busy), there_hours=hours(there)
    )
    return HourCell(
        level=OVER if is_over else level(busy, there),
        url=fragments.url_of(
            load.desk, "plan.hours", skill=skill, week=week.isoformat()
        ),
        said=f"{said} {text('web.hours.cell.over')}" if is_over else said,
    )


def level(busy: int, there: int) -> int:
    """How full hours are, from 0 (nothing placed, or nothing there) to 5 (the last tenth)."""
    if not busy or not there:
        return 0
    share = busy / there
    return 1 + sum(share > end for end in _ENDS)

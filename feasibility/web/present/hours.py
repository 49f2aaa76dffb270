"""Hours by skill over the weeks of the plan: how full, how much is short, and what fills them."""

from __future__ import annotations

from collections.abc import Mapping
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


def hour_lines(
    load: Workload, scale: Scale, most: int
) -> tuple[tuple[HourLine, ...], int]:
    """The lines of at most so many skills, and how many more there are.

    What is short comes first, then the fullest, then by name.
    """

    def order(skill: str) -> tuple[int, int]:
        worst = _worst(load, skill)
        short = short_quarters(worst) if worst else 0
        return -short, -load.placed_on(load.workers(skill))

    ordered = sorted(load.skills, key=order)
    weeks = {week: text("web.hours.of_week", week=week) for week in scale.mondays()}
    lines = tuple(_line(load, scale, skill, weeks) for skill in ordered[:most])
    return lines, len(ordered) - len(lines)


def _worst(load: Workload, skill: str) -> CapacityRefutation | None:
    """The worst shortage that work of this skill is part of."""
    found = [
        each
        for each in load.refuted
        if any(demand.skill == skill for demand in each.demands)
    ]
    return max(found, key=short_quarters, default=None)


def _line(
    load: Workload, scale: Scale, skill: str, weeks: Mapping[date, str]
) -> HourLine:
    worst = _worst(load, skill)
    workers = load.workers(skill)
    over = _weeks_of(worst, skill) if worst else None
    there, busy = load.there_of(workers), load.busy_of(workers)
    address = fragments.url_of(load.desk, "plan.hours", skill=skill)
    hours_of = _HoursInWords()
    return HourLine(
        skill=load.desk.names.of("skill", skill),
        url=address,
        note=_note(there, scale, worst),
        is_short=worst is not None,
        cells=tuple(
            HourCell(
                level=OVER if _holds(over, week) else level(busy[week], there[week]),
                url=f"{address}&week={week.isoformat()}",
                said=text(
                    "web.hours.cell",
                    text=name,
                    other_text=hours_of[busy[week]],
                    third_text=hours_of[there[week]],
                ),
            )
            for week, name in weeks.items()
        ),
    )


class _HoursInWords(dict[int, str]):
    """Quarter-hours in words; many weeks have the same."""

    def __missing__(self, quarters: int) -> str:
        self[quarters] = said = text("value.hours", n=hours(quarters))
        return said


def _holds(span: tuple[date, date] | None, week: date) -> bool:
    return span is not None and span[0] <= week <= span[1]


def _weeks_of(worst: CapacityRefutation, skill: str) -> tuple[date, date]:
    mine = [each for each in worst.demands if each.skill == skill]
    return min(each.first_week for each in mine), max(each.last_week for each in mine)


def _note(
    there: Mapping[date, int], scale: Scale, worst: CapacityRefutation | None
) -> str:
    if worst is not None:
        return text("web.hours.short", short_hours=hours(short_quarters(worst)))
    quarters = sum(there[week] for week in scale.mondays())
    return text("web.hours.a_week", n_hours=round(hours(quarters) / scale.weeks))


def level(busy: int, there: int) -> int:
    """How full hours are, from 0 (nothing placed, or nothing there) to 5 (the last tenth)."""
    if not busy or not there:
        return 0
    share = busy / there
    return 1 + sum(share > end for end in _ENDS)

"""Who has the hours of a skill, week by week, and what is placed into them."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from feasibility.kernel.errors import NotFoundError
from feasibility.kernel.units import hours, monday_of, week_of
from feasibility.web import fragments
from feasibility.web.contexts.hours import HoursPage, SkillLink, StintRow
from feasibility.web.contexts.proofs import GridRow, WeekGrid
from feasibility.web.current import Desk
from feasibility.web.present.axis import Scale
from feasibility.web.present.grid import blank_row, hours_row
from feasibility.web.present.workload import Stint, Workload
from feasibility.web.wording import text

SHOWN_WEEKS = 13


def hours_page(desk: Desk, skill: str | None, week: str | None) -> HoursPage:
    """A quarter of a year around the chosen week, for the chosen skill."""
    load, scale = Workload(desk), Scale.of(desk.plan_file.plan.period)
    at = skill if skill in load.skills else load.skills[0] if load.skills else None
    chosen = _week(week)
    weeks = _shown_weeks(desk, scale, chosen)
    grid = _grid(load, at, weeks) if at is not None else None
    return HoursPage(
        sentence=text("web.hours.title", skill=at) if at else text("web.hours.none"),
        lede=text("web.hours.lede"),
        skills=tuple(
            SkillLink(
                desk.names.of("skill", each), _url(desk, each, chosen), each == at
            )
            for each in load.skills
        ),
        grid=grid,
        week=text("web.hours.week", week=chosen) if chosen else "",
        stints=_stints(load, at, chosen),
        earlier_url=_url(desk, at, weeks[0] - timedelta(weeks=1))
        if weeks[0] > _first(scale)
        else "",
        later_url=_url(desk, at, weeks[-1] + timedelta(weeks=1))
        if weeks[-1] < _last(scale)
        else "",
        plan_url=fragments.url_of(desk, "plan.show"),
    )


def _week(typed: str | None) -> date | None:
    if not typed:
        return None
    try:
        return monday_of(week_of(date.fromisoformat(typed)))
    except ValueError:
        raise NotFoundError("week", typed) from None


def _first(scale: Scale) -> date:
    return monday_of(scale.first)


def _last(scale: Scale) -> date:
    return monday_of(scale.last)


def _shown_weeks(desk: Desk, scale: Scale, chosen: date | None) -> list[date]:
    middle = week_of(chosen or max(desk.assessment.as_of, _first(scale)))
    start = max(
        scale.first, min(middle - SHOWN_WEEKS // 2, scale.last - SHOWN_WEEKS + 1)
    )
    return [
        monday_of(week)
        for week in range(start, min(start + SHOWN_WEEKS, scale.last + 1))
    ]


def _url(desk: Desk, skill: str | None, week: date | None) -> str:
    asked = {"week": week.isoformat()} if week else {}
    return fragments.url_of(desk, "plan.hours", skill=skill or "", **asked)


def _grid(load: Workload, skill: str, weeks: list[date]) -> WeekGrid:
    names, workers = load.desk.names, load.workers(skill)
    there = [
        hours_row(
            names.of("worker", each),
            [load.plannable[each].get(week, 0) for week in weeks],
        )
        for each in workers
    ]
    all_there, all_busy = load.there_of(workers), load.busy_of(workers)
    sums = [all_there[week] for week in weeks]
    needed = _needed(load, workers, weeks)
    used = [all_busy[week] for week in weeks]
    spare = [a - b for a, b in zip(sums, used, strict=True)]
    return WeekGrid(
        caption=text("web.grid.caption"),
        weeks=tuple(str(week.isocalendar().week) for week in weeks),
        there=(*there, hours_row(text("web.row.there"), sums, is_total=True)),
        needed=(*needed, hours_row(text("web.hours.placed"), used, is_total=True)),
        result=hours_row(text("web.hours.spare"), spare, is_total=True)
        if workers
        else blank_row(text("web.hours.spare"), weeks, 0),
    )


def _needed(
    load: Workload, workers: tuple[str, ...], weeks: list[date]
) -> list[GridRow]:
    """What is placed on these people, whatever the skill: an hour is worked once."""
    placed: dict[tuple[str, str], dict[date, int]] = defaultdict(
        lambda: defaultdict(int)
    )
    for stint in load.stints:
        if stint.worker in workers:
            placed[stint.owner, stint.skill][stint.week] += stint.quarters
    rows = []
    for (owner, skill), by_week in placed.items():
        quarters = [by_week.get(week, 0) for week in weeks]
        if any(quarters):
            label = (
                f"{owner_name(load.desk, owner)}: {load.desk.names.of('skill', skill)}"
            )
            rows.append(hours_row(label, quarters))
    return rows


def _stints(
    load: Workload, skill: str | None, week: date | None
) -> tuple[StintRow, ...]:
    if skill is None or week is None:
        return ()
    workers = load.workers(skill)
    mine = [
        each for each in load.stints if each.week == week and each.worker in workers
    ]
    return tuple(_stint(load.desk, each) for each in mine)


def _stint(desk: Desk, stint: Stint) -> StintRow:
    is_initiative = desk.names.has("initiative", stint.owner)
    url = (
        fragments.url_of(desk, "initiative.show", initiative_id=stint.owner)
        if is_initiative
        else fragments.url_of(
            desk, "facts.form", path=f"company.programmes[{stint.owner}]"
        )
    )
    return StintRow(
        worker=desk.names.of("worker", stint.worker),
        owner=owner_name(desk, stint.owner),
        owner_url=url,
        skill=desk.names.of("skill", stint.skill),
        hours=text("value.hours", n=hours(stint.quarters)),
    )


def owner_name(desk: Desk, owner: str) -> str:
    """The initiative or programme that work belongs to."""
    kind = "initiative" if desk.names.has("initiative", owner) else "programme"
    return desk.names.of(kind, owner)

"""Work as demands: an initiative's hours by phase and skill, and what running programmes take a week.

docs/semantics.md sections 3 and 7.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import NamedTuple

from feasibility.engine.calendar import Windows
from feasibility.engine.capacity.problem import Demand, PhaseSpec, Window
from feasibility.engine.context import WORKDAYS, Context
from feasibility.engine.formulas import evaluate
from feasibility.engine.memo import Recall
from feasibility.engine.needs import Terms
from feasibility.engine.people import People
from feasibility.engine.reading import Reader
from feasibility.engine.requirements import Line
from feasibility.kernel.units import exact, monday_of, quarters_needed, week_of
from feasibility.model.bounds import PROFICIENCY, WEEKLY_HOURS, WORK_HOURS
from feasibility.model.company import Programme
from feasibility.model.plan import Initiative
from feasibility.model.requirement import WorkNeed

DEFAULT_PROFICIENCY = 3


@dataclass(frozen=True, slots=True)
class Work:
    """Hours of a skill that a phase takes: the requirement, its needs in whole quarter-hours."""

    requirement: str
    phase: str
    skill: str
    proficiency: int
    quarters: int


def works_of(
    initiative: Initiative, musts: list[Line], terms: Terms, reader: Reader
) -> tuple[Work, ...]:
    """Every must work need of the initiative, with stated hours in place of the template's."""
    stated = {
        (plan.phase, entry.skill): entry
        for plan in initiative.phases
        for entry in plan.work
    }
    works = []
    for line in musts:
        need = line.need
        if not isinstance(need, WorkNeed):
            continue
        own = stated.pop((need.phase, need.skill), None)
        if own is None:
            hours = evaluate(need.hours, terms, reader, f"{line.path}.hours")
            proficiency = need.proficiency
        else:
            path = f"plan.initiatives[{initiative.id}].phases[{need.phase}].work[{need.skill}].hours"
            hours = exact(reader.less(path, own.hours, WORK_HOURS, "estimate"))
            proficiency = own.proficiency or need.proficiency
        works.append(
            Work(need.id, need.phase, need.skill, proficiency, quarters_needed(hours))
        )
    for (phase, skill), entry in stated.items():
        path = f"plan.initiatives[{initiative.id}].phases[{phase}].work[{skill}].hours"
        hours = exact(reader.less(path, entry.hours, WORK_HOURS, "estimate"))
        proficiency = entry.proficiency or DEFAULT_PROFICIENCY
        works.append(
            Work(
                f"work:{phase}:{skill}",
                phase,
                skill,
                proficiency,
                quarters_needed(hours),
            )
        )
    return tuple(works)


def demands_of(
    context: Context,
    initiative: Initiative,
    works: tuple[Work, ...],
    windows: Windows,
    people: People,
) -> tuple[Demand, ...]:
    """The works as demands over the windows of their phases, in the order of the works."""
    frames = {frame.phase: frame for frame in windows.frames}
    return tuple(
        Demand(
            owner=initiative.id,
            requirement=work.requirement,
            quarters=work.quarters,
            workers=people.able_for(context, initiative, work.skill, work.proficiency),
            window=Window(
                windows.of[work.phase].first_start,
                windows.of[work.phase].last_end,
                frames[work.phase].frozen,
            ),
            phase=work.phase,
        )
        for work in works
    )


def phase_specs(
    initiative: Initiative, windows: Windows, demands: tuple[Demand, ...]
) -> tuple[PhaseSpec, ...]:
    """The phases with their demands, as the placement takes them."""
    return tuple(
        PhaseSpec(
            owner=initiative.id,
            phase=frame.phase,
            earliest_start=windows.of[frame.phase].first_start,
            latest_start=windows.of[frame.phase].last_start,
            latest_end=windows.of[frame.phase].last_end,
            least_weeks=frame.least_weeks,
            frozen=frame.frozen,
            no_start=frame.no_start,
            after=frame.after,
            launch=frame.launch,
            demands=tuple(demand for demand in demands if demand.phase == frame.phase),
        )
        for frame in windows.frames
    )


class ProgrammeWork(NamedTuple):
    """What a running programme takes of a skill: quarter-hours by week."""

    programme: str
    skill: str
    proficiency: int
    weeks: tuple[tuple[Window, int], ...]


def programme_works(context: Context, recall: Recall) -> tuple[ProgrammeWork, ...]:
    """What all running programmes take of each skill, week by week; each worked out anew only where it moved."""
    return tuple(
        work
        for programme in context.company.programmes
        for work in recall.result(
            ("programme", programme.id, context.last_week),
            partial(_programme, context, programme),
        )
    )


def programme_demands(
    works: Iterable[ProgrammeWork], people: People
) -> tuple[Demand, ...]:
    """The same as demands of one week each."""
    return tuple(
        Demand(work.programme, work.skill, quarters, workers, window)
        for work in works
        for workers in (people.able(work.skill, work.proficiency),)
        for window, quarters in work.weeks
    )


def programme_skills(context: Context) -> dict[tuple[str, str], tuple[str, int]]:
    """Skill and proficiency that each work of a running programme asks for."""
    return {
        (programme.id, entry.skill): (entry.skill, entry.proficiency.value or 1)
        for programme in context.company.programmes
        for entry in programme.work
    }


def _programme(
    context: Context, programme: Programme, recall: Recall
) -> tuple[ProgrammeWork, ...]:
    reader, works = recall.reader, []
    first, last = programme.from_day or date.min, programme.to_day or date.max
    weeks = range(
        max(week_of(first), context.week_now), min(week_of(last), context.last_week) + 1
    )
    for entry in programme.work:
        base = f"company.programmes[{programme.id}].work[{entry.skill}]"
        path = f"{base}.hours_a_week"
        fact = context.said(path, entry.hours_a_week, entry, programme)
        hours = exact(reader.less(path, fact, WEEKLY_HOURS, "hours"))
        level = int(
            reader.less(f"{base}.proficiency", entry.proficiency, PROFICIENCY, "skill")
        )
        by_days = [
            quarters_needed(hours * days / WORKDAYS) for days in range(WORKDAYS + 1)
        ]
        found = [
            (Window(week, week), quarters)
            for week in weeks
            if (quarters := by_days[_workdays(week, first, last)])
        ]
        works.append(ProgrammeWork(programme.id, entry.skill, level, tuple(found)))
    return tuple(works)


def _workdays(week: int, first: date, last: date) -> int:
    monday = monday_of(week).toordinal()
    inside = (
        min(last.toordinal(), monday + WORKDAYS - 1)
        - max(first.toordinal(), monday)
        + 1
    )
    return max(0, inside)

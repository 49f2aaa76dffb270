"""Initiatives on the time axis: placed phases, or as written where nothing is placed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from feasibility.kernel.units import monday_of, week_of
from feasibility.model.assessment import InitiativeAssessment, OpenCertificate
from feasibility.model.catalog import StrategyTemplate
from feasibility.model.certificate import CapacityRefutation
from feasibility.model.fact import Fact
from feasibility.model.plan import Initiative, PhasePlan
from feasibility.model.requirement import TemplatePhase
from feasibility.model.witness import PlacedPhase, WayOfWorking
from feasibility.web.contexts.plan import Bar, Span, Timeline
from feasibility.web.current import Desk
from feasibility.web.present.axis import Scale, band_of, percent
from feasibility.web.present.refutations import capacity_of
from feasibility.web.wording import text

_STYLES = {"plan": "prep", "build": "build", "launch": "run", "run": "run"}


@dataclass(frozen=True)
class Placed:
    """The phases of an initiative in the calendar; `is_open` where no way of working is known."""

    phases: tuple[PlacedPhase, ...]
    is_open: bool


def timeline(desk: Desk, scale: Scale, initiative: Initiative) -> Timeline:
    """The row of an initiative on the axis."""
    assessed = desk.assessed(initiative.id)
    placed = placed_phases(desk, initiative, assessed)
    capacity = capacity_of(assessed)
    bars = tuple(_bars(desk, scale, initiative, placed))
    goal = _goal_day(initiative)
    clash = _clash(scale, initiative, capacity)
    said = [each.said for each in bars]
    if goal is not None:
        said.append(text("web.timeline.goal", goal_day=goal))
    if clash is not None:
        said.append(text("web.timeline.clash"))
    return Timeline(
        bars=bars,
        windows=tuple(_windows(desk, scale, initiative)),
        clash=clash,
        goal="" if goal is None else percent(scale.at(goal)),
        goal_style="yes" if assessed.headline == "feasible" else "open",
        said="; ".join(said) or text("web.timeline.none"),
    )


def placed_phases(
    desk: Desk, initiative: Initiative, assessed: InitiativeAssessment
) -> Placed:
    """Where the witness places the phases; else each as early as it is written."""
    shared = _way(desk.assessment.witness.ways, initiative.id)
    if shared is not None and not shared.reserved:
        return Placed(shared.placements, is_open=False)
    if isinstance(assessed.certificate, OpenCertificate):
        way = _way(assessed.certificate.witness.ways, initiative.id)
        if way is not None:
            return Placed(way.placements, is_open=True)
    return Placed(tuple(_as_written(desk, initiative)), is_open=True)


def launch_day(desk: Desk, initiative: Initiative, placed: Placed) -> date | None:
    """The Monday on which buyers first see the initiative, where its phases are placed."""
    template = template_of(desk, initiative)
    if template is None or placed.is_open:
        return None
    starts = {each.phase: each.first_week for each in placed.phases}
    launch = [each.id for each in template.phases if each.role == "launch"]
    return next((starts[each] for each in launch if each in starts), None)


def template_of(desk: Desk, initiative: Initiative) -> StrategyTemplate | None:
    """The strategy of an initiative, if one is chosen."""
    return next(
        (each for each in desk.catalog.templates if each.id == initiative.template),
        None,
    )


def _way(ways: tuple[WayOfWorking, ...], initiative_id: str) -> WayOfWorking | None:
    return next((way for way in ways if way.initiative == initiative_id), None)


def _bars(
    desk: Desk, scale: Scale, initiative: Initiative, placed: Placed
) -> Iterator[Bar]:
    template = template_of(desk, initiative)
    roles = {each.id: each.role for each in template.phases} if template else {}
    for each in placed.phases:
        span = scale.weeks_span(each.first_week, each.last_week)
        if span is None:
            continue
        said = text(
            "web.timeline.phase",
            phase=each.phase,
            first_week=each.first_week,
            last_week=each.last_week,
        )
        style = "open" if placed.is_open else _STYLES[roles.get(each.phase, "run")]
        yield Bar(span, style, said)


def _as_written(desk: Desk, initiative: Initiative) -> Iterator[PlacedPhase]:
    """Each phase as early as its window and what it comes after let it start, at its least length.

    A drawing of what is written, not a placement: nobody checked hours, tools or queues for it.
    """
    template = template_of(desk, initiative)
    written = {each.phase: each for each in initiative.phases}
    earliest = max(desk.plan_file.plan.period.first_day, desk.assessment.as_of)
    ends: dict[str, int] = {}
    for phase in template.phases if template else ():
        plan = written.get(phase.id)
        after = [ends[name] + 1 for name in phase.after if name in ends]
        start = max([week_of(earliest), *after, *_written_starts(plan)])
        ends[phase.id] = start + _least_weeks(phase, plan) - 1
        yield PlacedPhase(
            phase=phase.id,
            first_week=monday_of(start),
            last_week=monday_of(ends[phase.id]),
        )


def _written_starts(plan: PhasePlan | None) -> list[int]:
    if plan is None:
        return []
    days = [plan.earliest, _middle(plan.start)]
    return [week_of(day) for day in days if day is not None]


def _least_weeks(phase: TemplatePhase, plan: PhasePlan | None) -> int:
    stated = (
        plan.least_weeks
        if plan is not None and plan.least_weeks is not None
        else phase.least_weeks
    )
    return max(1, int(_middle(stated) or 1))


def _middle(fact: Fact[Any] | None) -> Any:
    """A fact's value, or what is used meanwhile, or where it begins."""
    if fact is None:
        return None
    for value in (fact.value, fact.typical, fact.low):
        if value is not None:
            return value
    return fact.one_of[0].value if fact.one_of else None


def _goal_day(initiative: Initiative) -> date | None:
    day: date | None = _middle(initiative.goal.by_day) if initiative.goal else None
    return day


def _clash(
    scale: Scale, initiative: Initiative, capacity: CapacityRefutation | None
) -> Span | None:
    if capacity is None or initiative.id not in {
        each.owner for each in capacity.demands
    }:
        return None
    return band_of(scale, capacity)


def _windows(desk: Desk, scale: Scale, initiative: Initiative) -> Iterator[Span]:
    """The months in which this initiative's buyers can sign, as far as the axis goes."""
    segments = desk.plan_file.company.segments
    segment = next((each for each in segments if each.id == initiative.segment), None)
    for window in segment.purchase_windows if segment else ():
        for year in range(
            monday_of(scale.first).year - 1, monday_of(scale.last).year + 1
        ):
            wraps = window.last_month < window.first_month
            after = date(year + wraps, window.last_month, 28) + timedelta(days=4)
            last = after.replace(day=1) - timedelta(days=1)
            span = scale.span(date(year, window.first_month, 1), last)
            if span is not None:
                yield span

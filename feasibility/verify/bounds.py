"""What bounds a phase by itself: dates, queues, approvals, prerequisites, tools, the goal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from feasibility.kernel.units import week_of
from feasibility.model.bounds import WEEKS
from feasibility.model.plan import PhasePlan
from feasibility.model.requirement import TemplatePhase
from feasibility.model.stack import Provider
from feasibility.verify.calendar import (
    Frozen,
    first_whole_week,
    frozen_for,
    last_whole_week,
    last_working_week,
    no_start_for,
)
from feasibility.verify.goals import latest_launch
from feasibility.verify.policies import approval_weeks, is_there, ready_week
from feasibility.verify.requirements import (
    prerequisite_needs,
    queue_needs,
    served_by_need,
)
from feasibility.verify.standpoint import Standpoint
from feasibility.verify.world import by_key


@dataclass(frozen=True)
class Bound:
    """A week that bounds a phase, and what sets it."""

    what: str
    subject: str
    week: int


@dataclass(frozen=True)
class Bounded:
    """Everything that bounds a phase by itself: not before, starts by, ends by."""

    not_before: tuple[Bound, ...]
    starts_by: tuple[Bound, ...]
    ends_by: tuple[Bound, ...]
    weeks: int
    frozen: Frozen
    no_start: Frozen

    @property
    def first_start(self) -> int:
        """The first week in which it may start, by itself."""
        return self.no_start.free_from(max(bound.week for bound in self.not_before))

    @property
    def last_end(self) -> int:
        """The last week in which it may end, by itself."""
        return min(bound.week for bound in self.ends_by)


def launch_phase(phases: tuple[TemplatePhase, ...]) -> TemplatePhase | None:
    """The phase whose start is the launch: the first launch, else the first run, else the last."""
    for role in ("launch", "run"):
        for phase in phases:
            if phase.role == role:
                return phase
    return phases[-1] if phases else None


def bounded(
    at: Standpoint, phase: TemplatePhase, after_others: Iterable[Bound]
) -> Bounded:
    """What bounds a phase by itself; `after_others` bounds the launch."""
    plan = by_key(at.initiative.phases).get(phase.id)
    starts = _written_starts(at, plan)
    launches = launch_phase(at.template.phases if at.template else ()) == phase
    not_before = [*_not_before(at, phase), *starts[:1]]
    starts_by = [*starts[1:]]
    if launches:
        not_before += [*_approvals(at), *after_others]
        last = latest_launch(at)
        starts_by += [Bound("goal", at.initiative.id, last)] if last is not None else []
    if plan is not None and plan.earliest is not None:
        not_before.append(Bound("earliest", phase.id, week_of(plan.earliest)))
    ends_by = [Bound("period", at.world.plan.id, at.world.last_week), *_tool_ends(at)]
    if plan is not None and plan.latest is not None:
        ends_by.append(Bound("latest", phase.id, week_of(plan.latest)))
    return Bounded(
        not_before=tuple(not_before),
        starts_by=tuple(starts_by),
        ends_by=tuple(ends_by),
        weeks=least_weeks(at, phase),
        frozen=frozen_for(at, phase),
        no_start=no_start_for(at, phase),
    )


def least_weeks(at: Standpoint, phase: TemplatePhase) -> int:
    """How many weeks the phase takes at least, the frozen ones left out."""
    plan = by_key(at.initiative.phases).get(phase.id)
    if plan is not None and plan.least_weeks is not None:
        fact, place = plan.least_weeks, (*at.place, "phases", phase.id)
    else:
        fact = phase.least_weeks
        place = (
            "catalog",
            "templates",
            at.initiative.template or "",
            "phases",
            phase.id,
        )
    weeks = at.reading.number((*place, "least_weeks"), fact, WEEKS, better="less")
    return max(1, int(weeks))


def _written_starts(at: Standpoint, plan: PhasePlan | None) -> list[Bound]:
    """The first and the last week of a written start; nothing where none is written."""
    start = plan.start if plan is not None else None
    if plan is None or start is None or start.unknown:
        return []
    if start.low is not None and start.high is not None:
        first, last = start.low, start.high
    else:
        place = (*at.place, "phases", plan.phase, "start")
        days = at.reading.options(place, start, ())
        first, last = min(days), max(days)
        if not at.reading.generous:
            first, last = last, first
    return [
        Bound("start", plan.phase, week_of(first)),
        Bound("start", plan.phase, week_of(last)),
    ]


def _not_before(at: Standpoint, phase: TemplatePhase) -> Iterator[Bound]:
    world = at.world
    yield Bound("as_of", world.plan.id, world.this_week)
    yield Bound("period", world.plan.id, world.first_week)
    for queue in queue_needs(at):
        if queue.phase == phase.id:
            weeks = _waiting_weeks(at, queue.queue_kind)
            yield Bound("queue", queue.queue_kind, world.this_week + weeks)
    for need in prerequisite_needs(at):
        if need.phase == phase.id and not is_there(at, need.prerequisite):
            ready = ready_week(at, need.prerequisite)
            if ready is not None:
                yield Bound("prerequisite", need.prerequisite, ready)
    for capability, needs in served_by_need(at).items():
        provider = world.providers.get(at.served.get(capability, ""))
        if provider is None or provider.live_from is None:
            continue
        if any(need.phase == phase.id for need in needs):
            place = ("company", "stack", provider.id, "live_from")
            day = at.reading.day(place, provider.live_from, better="less")
            yield Bound("tool", provider.id, first_whole_week(day))


def _waiting_weeks(at: Standpoint, kind: str) -> int:
    """The shortest wait in a queue of this kind; 0 where there is none."""
    waits = [
        at.reading.number(
            ("company", "queues", queue.id, "waiting_weeks"),
            queue.waiting_weeks,
            WEEKS,
            better="less",
        )
        for queue in at.world.company.queues
        if queue.kind == kind
    ]
    return int(min(waits, default=0))


def _approvals(at: Standpoint) -> list[Bound]:
    return [
        Bound("approval", policy, at.world.this_week + weeks)
        for policy, weeks in approval_weeks(at).items()
    ]


def _tool_ends(at: Standpoint) -> Iterator[Bound]:
    for provider_id in sorted({*at.served.values()}):
        provider = at.world.providers.get(provider_id)
        if provider is not None and provider.live_until is not None:
            place = ("company", "stack", provider.id, "live_until")
            day = at.reading.day(place, provider.live_until, better="more")
            yield Bound("tool_end", provider.id, last_whole_week(day))
        leaves = owner_leaves(at, provider)
        if leaves is not None:
            yield Bound("owner_leaves", provider_id, last_working_week(leaves))


def owner_leaves(at: Standpoint, provider: Provider | None) -> date | None:
    """The day on which who runs an in-house or manual provider leaves; None if that is not said."""
    if provider is None or provider.kind not in ("in_house", "manual"):
        return None
    owner = at.world.people.get(provider.owner or "")
    if owner is None or owner.leaves_on is None:
        return None
    place = ("company", "team", owner.id, "leaves_on")
    return at.reading.day(place, owner.leaves_on, better="more")

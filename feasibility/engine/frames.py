"""The phases of an initiative at a reading: durations, freezes, queues, approvals, written starts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from feasibility.engine.calendar import Bound, Frame
from feasibility.engine.context import Context, first_whole_week, weeks_with_workday
from feasibility.engine.reading import Reader
from feasibility.engine.requirements import Line
from feasibility.kernel.units import week_of
from feasibility.model.bounds import DATE, WEEKS
from feasibility.model.catalog import StrategyTemplate
from feasibility.model.company import Policy
from feasibility.model.fact import Fact
from feasibility.model.plan import Initiative, PhasePlan
from feasibility.model.requirement import PrerequisiteNeed, QueueNeed, TemplatePhase

UNKNOWN_WEEKS: Fact[int] = Fact(unknown=True)
YES_OR_NO = (True, False)


def launch_phase(template: StrategyTemplate) -> str:
    """The phase whose start is the launch: the first of role launch, else of role run, else the last."""
    for role in ("launch", "run"):
        for phase in template.phases:
            if phase.role == role:
                return phase.id
    return template.phases[-1].id


def frames_of(
    context: Context,
    initiative: Initiative,
    template: StrategyTemplate,
    musts: Iterable[Line],
    reader: Reader,
) -> tuple[Frame, ...]:
    """Every phase with the bounds that do not depend on tools or the goal, in order of dependence."""
    plans = {entry.phase: entry for entry in initiative.phases}
    launch, ordered = launch_phase(template), _in_order(template.phases)
    floors = _floors(context, initiative, list(musts), launch, reader)
    last_week = context.last_week
    frames = []
    for phase in ordered:
        plan = plans.get(phase.id)
        frozen, no_start = frozen_weeks(
            context, initiative, phase, is_launch=phase.id == launch
        )
        start_from, start_by = _written_start(plan, reader, initiative)
        frames.append(
            Frame(
                phase=phase.id,
                least_weeks=_least_weeks(
                    context, initiative, template, phase, plan, reader
                ),
                after=phase.after,
                frozen=frozen,
                no_start=no_start,
                launch=phase.id == launch,
                last=phase is ordered[-1],
                not_before=(
                    Bound(context.first_week, "plan_start", phase.id),
                    *start_from,
                    *_earliest(plan),
                    *floors.get(phase.id, ()),
                ),
                start_by=start_by,
                end_by=(Bound(last_week, "plan_end", phase.id), *_latest(plan)),
            )
        )
    return tuple(frames)


def _in_order(phases: tuple[TemplatePhase, ...]) -> tuple[TemplatePhase, ...]:
    done: list[TemplatePhase] = []
    names: set[str] = set()
    rest = list(phases)
    while rest:
        ready = next(phase for phase in rest if names.issuperset(phase.after))
        rest.remove(ready)
        done.append(ready)
        names.add(ready.id)
    return tuple(done)


def _least_weeks(
    context: Context,
    initiative: Initiative,
    template: StrategyTemplate,
    phase: TemplatePhase,
    plan: PhasePlan | None,
    reader: Reader,
) -> int:
    if plan is not None and plan.least_weeks is not None:
        path = f"plan.initiatives[{initiative.id}].phases[{phase.id}].least_weeks"
        return max(
            1,
            int(
                reader.less(
                    path, context.said(path, plan.least_weeks, plan), WEEKS, "estimate"
                )
            ),
        )
    path = f"catalog.templates[{template.id}].phases[{phase.id}].least_weeks"
    return max(
        1,
        int(
            reader.less(
                path, context.said(path, phase.least_weeks, template), WEEKS, "estimate"
            )
        ),
    )


def _written_start(
    plan: PhasePlan | None, reader: Reader, initiative: Initiative
) -> tuple[tuple[Bound, ...], tuple[Bound, ...]]:
    if plan is None or plan.start is None or plan.start.unknown:
        return (), ()
    start = plan.start
    if start.low is not None and start.high is not None:
        first, last = start.low, start.high
    else:
        path = f"plan.initiatives[{initiative.id}].phases[{plan.phase}].start"
        days = reader.options(path, start, (), "date")
        # Several days left open: the earliest opens the window and the latest closes it only
        # where the reading takes the good side; else the phase has to fit on each of them.
        first, last = min(days), max(days)
        if reader.mode != "optimistic" and len(days) > 1:
            first, last = last, first
    return (
        (Bound(week_of(first), "written_start", plan.phase),),
        (Bound(week_of(last), "written_start", plan.phase),),
    )


def _earliest(plan: PhasePlan | None) -> Iterator[Bound]:
    if plan is not None and plan.earliest is not None:
        yield Bound(week_of(plan.earliest), "earliest", plan.phase)


def _latest(plan: PhasePlan | None) -> Iterator[Bound]:
    if plan is not None and plan.latest is not None:
        yield Bound(week_of(plan.latest), "latest", plan.phase)


def frozen_weeks(
    context: Context, initiative: Initiative, phase: TemplatePhase, *, is_launch: bool
) -> tuple[frozenset[int], frozenset[int]]:
    """Weeks without work on a phase, and weeks it may not start in (these and launch freezes)."""
    frozen: set[int] = set()
    no_start: set[int] = set()
    for freeze in context.company.freezes:
        if not context.applies(freeze, initiative):
            continue
        weeks = weeks_with_workday(freeze.from_day, freeze.to_day)
        if freeze.forbids == "everything" or (
            freeze.forbids == "build" and phase.role == "build"
        ):
            frozen.update(weeks)
        elif freeze.forbids == "launch" and is_launch:
            no_start.update(weeks)
    return frozenset(frozen), frozenset(frozen | no_start)


def _floors(
    context: Context,
    initiative: Initiative,
    musts: list[Line],
    launch: str,
    reader: Reader,
) -> dict[str, list[Bound]]:
    floors: dict[str, list[Bound]] = {}
    for line in musts:
        need = line.need
        if isinstance(need, QueueNeed):
            floors.setdefault(need.phase, []).extend(_queue(context, need, reader))
        elif isinstance(need, PrerequisiteNeed) and need.effect == "blocks":
            floors.setdefault(need.phase, []).extend(_ready_on(context, need, reader))
    for policy in applying_policies(context, initiative, musts):
        if policy.effect != "needs_approval":
            continue
        weeks = approval_weeks(context, policy, reader)
        bound = Bound(context.week_now + weeks, "approval", policy.id, weeks=weeks)
        floors.setdefault(launch, []).append(bound)
    return floors


def approval_weeks(context: Context, policy: Policy, reader: Reader) -> int:
    """Weeks an approval takes, unknown where nobody stated them."""
    path = f"company.policies[{policy.id}].approval_weeks"
    fact = context.said(path, policy.approval_weeks or UNKNOWN_WEEKS, policy)
    return int(reader.less(path, fact, WEEKS, "policy"))


def _queue(context: Context, need: QueueNeed, reader: Reader) -> Iterator[Bound]:
    waits = []
    for queue in context.company.queues:
        if queue.kind == need.queue_kind:
            path = f"company.queues[{queue.id}].waiting_weeks"
            fact = context.said(path, queue.waiting_weeks, queue)
            waits.append((int(reader.less(path, fact, WEEKS, "queue")), queue.id))
    if waits:
        weeks, queue_id = min(waits)
        yield Bound(context.week_now + weeks, "queue", queue_id, weeks=weeks)


def _ready_on(
    context: Context, need: PrerequisiteNeed, reader: Reader
) -> Iterator[Bound]:
    """The day that brings a prerequisite, where the reading takes it as not there yet."""
    base = f"company.readiness[{need.prerequisite}]"
    for answer in context.company.readiness:
        if answer.prerequisite != need.prerequisite or answer.ready_on is None:
            continue
        options = reader.options(f"{base}.there", answer.there, YES_OR_NO, "answer")
        there = any(options) if reader.mode == "optimistic" else all(options)
        if there or answer.ready_on.unknown:
            continue
        path = f"{base}.ready_on"
        day = reader.less(
            path, context.said(path, answer.ready_on, answer), DATE, "date"
        )
        yield Bound(first_whole_week(day), "ready_on", need.prerequisite)


def applying_policies(
    context: Context, initiative: Initiative, musts: list[Line]
) -> list[Policy]:
    """Policies that hold for the initiative, apart from those that only name providers."""
    capabilities = {getattr(line.need, "capability", None) for line in musts}
    applying = []
    for policy in context.company.policies:
        if not context.applies(policy, initiative):
            continue
        nothing_named = not (
            policy.channels
            or policy.capabilities
            or policy.templates
            or policy.providers
        )
        if (
            nothing_named
            or set(policy.channels) & set(initiative.channels)
            or set(policy.capabilities) & capabilities
            or initiative.template in policy.templates
        ):
            applying.append(policy)
    return applying

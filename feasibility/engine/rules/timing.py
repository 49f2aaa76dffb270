"""Timing: lead times, queues, approvals and freezes, and whether the effect comes before the goal's date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from feasibility.engine.approving import approvals
from feasibility.engine.calendar import Frame, end_from
from feasibility.engine.requirements import Line
from feasibility.engine.side import PhaseSpan, Side
from feasibility.engine.told import Told
from feasibility.kernel.units import monday_of, sunday_of, week_of
from feasibility.model.assessment import Finding, Status
from feasibility.model.bounds import DATE, DAYS, WEEKS
from feasibility.model.certificate import TimingRefutation
from feasibility.model.requirement import QueueNeed


def findings(told: Told) -> Iterator[Finding]:
    """Effect against goal, room for each phase, queues, approvals."""
    yield from _effect(told)
    yield from _phases(told)
    for line, need in told.lines(QueueNeed):
        yield from _queue(told, line, need)
    yield from _approvals(told)


def _effect(told: Told) -> Iterator[Finding]:
    low, goal = told.low.goal, told.initiative.goal
    if low is None or goal is None:
        return
    launch = told.way.launch_week if told.way else told.low.launch.first_start
    goal_day = _known_day(low.by)
    evidence = {f"plan.initiatives[{told.case.id}].goal.by_day": goal_day}
    more: dict[str, Any] = {"subject": "goal.by_day", "evidence": evidence}
    latest = low.effect_day(launch)
    if told.holds or (latest <= low.by and not _late(told)):
        values = {"effect_day": latest.isoformat(), "goal_day": goal_day}
        yield told.finding("TIM001", "met", values, **more)
        return
    high = told.high.goal
    if high is None:
        return
    first = _first_launch(told)
    earliest = high.effect_day(first)
    status = told.status(low=False, high=earliest <= high.by)
    if status == "missing":
        yield told.finding(
            "TIM001",
            "missing",
            {
                "effect_day": earliest.isoformat(),
                "goal_day": _known_day(high.by),
                "late_days": (earliest - high.by).days,
                "launch_day": monday_of(first).isoformat(),
            },
            **more,
        )
        return
    spans = sum(low.spans.values())
    values = {"earliest_effect_day": earliest.isoformat(), "goal_day": goal_day}
    # A launch behind the plan's end is what is read where nobody knows how long something takes.
    if spans >= DAYS.most or launch > told.context.last_week:
        yield told.finding("TIM001", "open", values, variant="no_latest", **more)
        return
    values["latest_effect_day"] = _known_day(latest)
    yield told.finding("TIM001", "open", values, **more)


def _late(told: Told) -> bool:
    """Whether what refutes it is the goal's date, at the reading where a no would be proved."""
    return any(_by_goal(told, each) for each in _refutations(told))


def _refutations(told: Told) -> list[TimingRefutation]:
    return [each for each in told.refuting if isinstance(each, TimingRefutation)]


def _by_goal(told: Told, refutation: TimingRefutation) -> bool:
    if not any(step.what == "goal_date" for step in refutation.steps):
        return False
    goal = told.high.goal
    if told.against == "open" or goal is None:
        return True
    return goal.effect_day(_first_launch(told)) > goal.by


def _first_launch(told: Told) -> int:
    """The earliest launch, behind the initiatives it comes after as far as a refutation says when they launch."""
    behind = [
        week_of(step.until)
        for each in _refutations(told)
        for step in each.steps
        if step.what == "after_initiative"
    ]
    return max(told.high.launch.first_start, *behind, 0)


def _phases(told: Told) -> Iterator[Finding]:
    """Each phase without room for the weeks it takes; where all have room, the one with least to spare."""
    leaves = {
        each.phase: each for each in _refutations(told) if not _by_goal(told, each)
    }
    best = {frame.phase: frame for frame in told.high.frames} if not told.holds else {}
    tightest: tuple[int, Frame] | None = None
    for frame in told.low.frames:
        span = told.low.spans[frame.phase]
        leaf = leaves.get(frame.phase)
        if leaf is not None:
            at = best[frame.phase] if told.against == "missing" else frame
            yield _too_short(told, told.against, at, _span_of(leaf, at))
        elif span.holds or told.holds:
            spare = _there(frame, span) - frame.least_weeks
            if tightest is None or spare < tightest[0]:
                tightest = spare, frame
        else:
            high = told.high.spans[frame.phase]
            status = told.status(low=False, high=high.holds)
            if status == "missing":
                yield _too_short(told, status, best[frame.phase], high)
            else:
                yield _too_short(told, status, frame, span)
    if tightest is not None:
        yield _room(told, tightest[1])


def _there(frame: Frame, span: PhaseSpan) -> int:
    """Weeks that are not frozen between the earliest start and the latest end."""
    weeks = span.last_end - span.first_start + 1
    return weeks - sum(
        span.first_start <= each <= span.last_end for each in frame.frozen
    )


def _room(told: Told, frame: Frame) -> Finding:
    values = {
        "needed_weeks": frame.least_weeks,
        "phase": frame.phase,
        "there_weeks": _there(frame, told.low.spans[frame.phase]),
    }
    return told.finding("TIM002", "met", values, subject=frame.phase)


def _span_of(leaf: TimingRefutation, frame: Frame) -> PhaseSpan:
    first, last = week_of(leaf.earliest), week_of(leaf.latest)
    return PhaseSpan(first, end_from(first, frame), last, end_from(last, frame))


def _too_short(told: Told, status: Status, frame: Frame, span: PhaseSpan) -> Finding:
    """What is left between the earliest start and the end of the latest placement."""
    end = end_from(span.last_start, frame)
    last = max(end, told.low.spans[frame.phase].last_end)
    while end < last and end + 1 in frame.frozen:
        end += 1
    weeks = range(span.first_start, end + 1)
    values: dict[str, Any] = {
        "earliest_day": _known_day(_monday(span.first_start)),
        "latest_day": _known_day(_sunday(max(end, span.first_start - 1))),
        "phase": frame.phase,
        "there_weeks": sum(week not in frame.frozen for week in weeks),
    }
    variant = ""
    if status == "missing":
        values["needed_weeks"] = frame.least_weeks
        if not weeks:
            variant = "no_weeks"
            del values["there_weeks"]
            values["latest_day"] = _known_day(_sunday(end))
    else:
        if not weeks:
            variant, values = "no_start", {"phase": frame.phase}
        best = next(each for each in told.high.frames if each.phase == frame.phase)
        most = frame.least_weeks
        values["least_needed_weeks"] = min(best.least_weeks, most)
        values["most_needed_weeks"] = most if most < WEEKS.most else None
    return told.finding("TIM002", status, values, subject=frame.phase, variant=variant)


def _queue(told: Told, line: Line, need: QueueNeed) -> Iterator[Finding]:
    """The wait in the shortest queue of the kind against the latest start of the phase."""
    low = _wait(told.low, need)
    if low is None:
        return
    weeks, queue, path = low
    by = told.low.spans[need.phase].last_start
    must = need.importance == "must"
    more: dict[str, Any] = {
        "subject": need.id,
        "importance": need.importance,
        "evidence": {path: weeks},
    }
    values: dict[str, Any] = {"phase": need.phase, "queue": queue}
    in_time = told.context.week_now + weeks <= by
    if in_time or (must and told.holds):
        yield told.finding("TIM003", "met", {**values, "waiting_weeks": weeks}, **more)
        return
    best = _wait(told.high, need)
    if best is None:
        return
    weeks, queue, path = best
    by = told.high.spans[need.phase].last_start
    free = told.context.week_now + weeks
    holds = free <= by or not told.high.counts(line)
    values |= {"queue": queue, "needed_day": _known_day(_monday(by))}
    if told.status(low=False, high=holds, must=must) == "open":
        yield told.finding("TIM003", "open", values, **more)
        return
    values |= {"free_day": monday_of(free).isoformat(), "waiting_weeks": weeks}
    yield told.finding("TIM003", "missing", values, **more)


def _wait(side: Side, need: QueueNeed) -> tuple[int, str, str] | None:
    """Weeks, queue and path of the shortest wait; none where nothing of the kind is listed."""
    waits = []
    for queue in side.context.company.queues:
        if queue.kind == need.queue_kind:
            path = f"company.queues[{queue.id}].waiting_weeks"
            fact = side.context.said(path, queue.waiting_weeks, queue)
            weeks = int(side.reader.less(path, fact, WEEKS, "queue"))
            waits.append((weeks, queue.id, path))
    return min(waits, default=None)


def _approvals(told: Told) -> Iterator[Finding]:
    """The day each approval is there against the latest launch; of approvals whose length somebody stated."""
    for policy, low in approvals(told, told.low):
        if policy.approval_weeks is None or policy.approval_weeks.state == "unknown":
            continue
        path = f"company.policies[{policy.id}].approval_weeks"
        more: dict[str, Any] = {"subject": policy.id, "evidence": {path: low}}
        values: dict[str, Any] = {"policy": policy.id}
        by = told.low.launch.last_start
        if told.way is not None and told.holds:
            by = told.way.launch_week
        if told.context.week_now + low <= by or told.holds:
            values["needed_day"] = monday_of(by).isoformat()
            values["approved_day"] = _approved(told, low)
            yield told.finding("TIM004", "met", values, **more)
            continue
        high = {each.id: weeks for each, weeks in approvals(told, told.high)}
        weeks, by = high.get(policy.id), told.high.launch.last_start
        holds = weeks is None or told.context.week_now + weeks <= by
        values["needed_day"] = _known_day(_monday(by))
        if told.status(low=False, high=holds) == "open" or weeks is None:
            yield told.finding("TIM004", "open", values, **more)
            continue
        values |= {"approval_weeks": weeks, "approved_day": _approved(told, weeks)}
        yield told.finding("TIM004", "missing", values, **more)


def _approved(told: Told, weeks: int) -> str:
    return monday_of(told.context.week_now + weeks).isoformat()


def _monday(week: int) -> date:
    return monday_of(max(week, 0))


def _sunday(week: int) -> date:
    return sunday_of(max(week, 0))


def _known_day(day: date) -> str | None:
    """The day, unless it is what is read where nobody knows it."""
    edge = timedelta(days=DAYS.most)
    if day - DATE.least < edge or DATE.most - day < edge:
        return None
    return day.isoformat()

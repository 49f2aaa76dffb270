"""Refutations by the calendar and the goal: dates that pass each other, a funnel that stays short."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from feasibility.kernel.units import monday_of
from feasibility.model.certificate import (
    ReadinessRefutation,
    Step,
    TimingRefutation,
)
from feasibility.model.requirement import PrerequisiteNeed
from feasibility.verify.calendar import clamped_monday
from feasibility.verify.goals import (
    days_to_effect,
    goal_day,
)
from feasibility.verify.others import Brief
from feasibility.verify.policies import answer_to, is_there, ready_week
from feasibility.verify.requirements import must
from feasibility.verify.standpoint import Standpoint
from feasibility.verify.verification import Ledger
from feasibility.verify.windows import Window, bounds_of, windows_of

GOAL_LAUNCH = "goal_launch"
DAY, WEEK = timedelta(days=1), timedelta(days=7)


def check_timing(claim: TimingRefutation, brief: Brief, ledger: Ledger) -> None:
    """The phase's earliest start lies after its latest one."""
    at = brief.at
    if claim.phase not in windows_of(at):
        ledger.refuse("no_such_phase", phase=claim.phase)
        return
    views = [at, at.bounded_by("day"), at.bounded_by("nothing")]
    windows = [windows_of(each)[claim.phase] for each in views]
    if not windows[0].empty:
        ledger.refuse(
            "fits",
            earliest=clamped_monday(windows[0].first_start),
            latest=clamped_monday(windows[0].last_start),
        )
    earliest = clamped_monday(windows[0].first_start)
    if claim.earliest != earliest:
        ledger.refuse("earliest_differs", claimed=claim.earliest, found=earliest)
    latest = [clamped_monday(each.last_start) for each in windows if each.empty]
    if claim.latest not in latest:
        ledger.refuse("latest_differs", claimed=claim.latest, found=latest)
    days = {day for each in views for day in _days_of_steps(each)}
    _check_steps(claim, at, days, ledger)


def _check_steps(
    claim: TimingRefutation, at: Standpoint, days: set[date], ledger: Ledger
) -> None:
    """Each step's day and length is one that is found in the calendar, and the chain ends there."""
    before: Step | None = None
    for number, step in enumerate(claim.steps):
        same_side = before is not None and before.side == step.side
        since = before.until if before is not None and same_side else None
        if step.until not in days or not _lengths_hold(step, since, at):
            ledger.at(f"steps[#{number}]").refuse(
                "step_differs", subject=step.subject, until=step.until
            )
        before = step
    forward = [step.until for step in claim.steps if step.side == "earliest"]
    if forward and forward[-1] != claim.earliest:
        ledger.refuse("chain_ends_elsewhere", claimed=forward[-1], side="earliest")
    if any(later < earlier for earlier, later in pairwise(forward)):
        ledger.refuse("chain_runs_back", side="earliest")
    backward = [step.until for step in claim.steps if step.side == "latest"]
    if backward and backward[-1] != claim.latest:
        ledger.refuse("chain_ends_elsewhere", claimed=backward[-1], side="latest")
    _check_counted_back(claim, ledger)


def _check_counted_back(claim: TimingRefutation, ledger: Ledger) -> None:
    """Going back from the latest allowed day, a step of days ends as many days earlier."""
    steps = [step for step in claim.steps if step.side == "latest"]
    for before, step in pairwise(steps):
        day = before.until.toordinal() - step.days
        if step.days and step.until.toordinal() != max(1, day):
            ledger.refuse("step_differs", subject=step.subject, until=step.until)


def _lengths_hold(step: Step, since: date | None, at: Standpoint) -> bool:
    """Whether the step takes as long as lies between it and the step before, or now.

    Where the one day is a Monday and the other a Sunday, both count.
    """
    goal = at.initiative.goal
    spans = (0, *(days_to_effect(at, goal) if goal is not None else ()))
    between = abs(step.until - (since or monday_of(at.world.this_week)))
    weeks = {between // WEEK, (between + DAY) // WEEK}
    if since is None or step.days or step.what == GOAL_LAUNCH:
        weeks.add(0)
    if step.until == date.min:
        weeks |= {each.weeks for each in bounds_of(at).values()}
    return step.days in spans and step.weeks in weeks


def _days_of_steps(at: Standpoint) -> set[date]:
    """Days a step may end on: first and last days of weeks found, and those counted back from the goal."""
    weeks: set[int] = {at.world.this_week, at.world.first_week, at.world.last_week}
    for window in windows_of(at).values():
        weeks |= _weeks_of(window)
    for bounded in bounds_of(at).values():
        every = (*bounded.not_before, *bounded.starts_by, *bounded.ends_by)
        weeks |= {bound.week for bound in every}
    days = {clamped_monday(week) for week in weeks}
    days |= {monday + timedelta(days=6) for monday in days if monday < date.max - WEEK}
    goal = at.initiative.goal
    if goal is not None:
        day = goal_day(at, goal)
        days.add(date.fromordinal(day))
        for span in reversed(days_to_effect(at, goal)):
            day = max(1, day - span)
            days.add(date.fromordinal(day))
    return days


def _weeks_of(window: Window) -> set[int]:
    return {
        window.first_start,
        window.first_end,
        window.first_end + 1,
        window.last_start,
        window.last_start - 1,
        window.last_end,
    }


def check_readiness(claim: ReadinessRefutation, brief: Brief, ledger: Ledger) -> None:
    """A blocking prerequisite is not there, or only after its phase has to start."""
    at = brief.at
    line = must(at, claim.requirement)
    need = line.need if line is not None else None
    if not isinstance(need, PrerequisiteNeed) or need.effect != "blocks":
        ledger.refuse("no_such_requirement", requirement=claim.requirement)
        return
    if claim.prerequisite != need.prerequisite:
        ledger.refuse("requirement_differs", claimed=claim.prerequisite)
    if is_there(at, need.prerequisite):
        ledger.refuse("is_there", prerequisite=need.prerequisite)
    week = ready_week(at, need.prerequisite)
    if week is None:
        if claim.ready_on is not None:
            ledger.refuse("day_differs", claimed=claim.ready_on, found=None)
        return
    last_start = windows_of(at)[need.phase].last_start
    if week <= last_start:
        ledger.refuse("ready_in_time", week=clamped_monday(week))
    if claim.ready_on is None or _ready_on(at, need.prerequisite) != claim.ready_on:
        ledger.refuse("day_differs", claimed=claim.ready_on)
    if claim.needed_by != clamped_monday(last_start):
        ledger.refuse(
            "day_differs", claimed=claim.needed_by, found=clamped_monday(last_start)
        )


def _ready_on(at: Standpoint, prerequisite: str) -> date | None:
    answer = answer_to(at, prerequisite)
    if answer is None or answer.ready_on is None:
        return None
    place = ("company", "readiness", prerequisite, "ready_on")
    return at.reading.day(place, answer.ready_on, better="less")

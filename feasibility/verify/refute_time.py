"""Refutations by the calendar and the goal: dates that pass each other, a funnel that stays short."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from feasibility.kernel.units import monday_of
from feasibility.model.certificate import (
    GoalRefutation,
    ReadinessRefutation,
    Step,
    TimingRefutation,
    UnstatedRefutation,
)
from feasibility.model.requirement import PrerequisiteNeed
from feasibility.verify.calendar import clamped_monday
from feasibility.verify.goals import (
    IN_MONEY,
    accounts_needed,
    accounts_of,
    days_to_effect,
    funnel,
    goal_day,
    reaches,
    target_of,
)
from feasibility.verify.numbers import number_of, same_number
from feasibility.verify.others import Brief
from feasibility.verify.places import NoSuchPlaceError, place_of
from feasibility.verify.policies import answer_to, is_there, ready_week
from feasibility.verify.requirements import must
from feasibility.verify.standpoint import Standpoint
from feasibility.verify.verification import Ledger
from feasibility.verify.windows import Window, bounds_of, earliest_launch, windows_of

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
    if since is None or step.days:
        weeks.add(0)
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


def check_goal(claim: GoalRefutation, brief: Brief, ledger: Ledger) -> None:
    """The funnel at the earliest launch, or the accounts of all who share it, stay short."""
    at, goal = brief.at, brief.at.initiative.goal
    if goal is None:
        ledger.refuse("no_goal")
        return
    if claim.shared_with:
        _check_shared(claim, brief, ledger)
        return
    launch = earliest_launch(at)
    if launch is None or goal.measure == "launched":
        ledger.refuse("nothing_to_reach")
        return
    numbers = funnel(at, goal, launch)
    target = target_of(at, goal)
    _compare(claim, numbers["reached"], target, ledger)
    if numbers["reached"] >= target:
        ledger.refuse("reached", reached=numbers["reached"], target=target)
    _check_factors(claim, {*numbers.values(), target}, ledger)


def _check_factors(claim: GoalRefutation, known: set[Fraction], ledger: Ledger) -> None:
    """Every number beside a factor is one that the funnel gives."""
    for number, factor in enumerate(claim.factors):
        for said in (factor.needed, factor.there):
            plain = number_of(said)
            if plain is not None and plain not in known:
                ledger.at(f"factors[#{number}]").refuse(
                    "factor_differs", what=factor.what, claimed=said
                )


def _compare(
    claim: GoalRefutation, reached: Fraction, target: Fraction, ledger: Ledger
) -> None:
    if not same_number(claim.reached, reached):
        ledger.refuse("reached_differs", claimed=claim.reached, found=reached)
    if not same_number(claim.target, target):
        ledger.refuse("target_differs", claimed=claim.target, found=target)


def _check_shared(claim: GoalRefutation, brief: Brief, ledger: Ledger) -> None:
    """Sourced goals on one audience need more accounts together than it has."""
    at = brief.at
    there, own = accounts_of(at), accounts_needed(at)
    if not own:
        ledger.refuse("own_need_missing", initiative=at.initiative.id)
        return
    by_id = {each.id: each for each in brief.others}
    total, known = own, {own, there}
    for sharer in dict.fromkeys(claim.shared_with):
        if sharer == at.initiative.id:
            continue
        other = by_id.get(sharer)
        needed = accounts_needed(at.of(other)) if other is not None else None
        if other is None or other.audience != at.initiative.audience or needed is None:
            ledger.refuse("does_not_count", initiative=sharer)
        else:
            total += needed
            known.add(needed)
    _compare(claim, there, total, ledger)
    _check_factors(claim, {*known, total}, ledger)
    if total <= there:
        ledger.refuse("reached", reached=there, target=total)


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


def check_unstated(claim: UnstatedRefutation, brief: Brief, ledger: Ledger) -> None:
    """Nobody stated a thing without which the check fails at the worst."""
    at = brief.at
    if at.reading.name != "pessimistic":
        ledger.refuse("only_pessimistic", reading=at.reading.name)
    try:
        place = place_of(claim.path)
    except NoSuchPlaceError:
        ledger.refuse("no_such_place", path=claim.path)
        return
    if place not in _unstated(at):
        ledger.refuse("is_stated", path=claim.path)


def _unstated(at: Standpoint) -> set[tuple[str, ...]]:
    """The places where something is missing that fails at the worst."""
    initiative, goal, world = at.initiative, at.initiative.goal, at.world
    missing: set[tuple[str, ...]] = set()
    if world.template_of(initiative) is None:
        missing.add((*at.place, "template"))
    if goal is None:
        return {*missing, (*at.place, "goal")}
    launch = earliest_launch(at)
    if launch is not None and reaches(at, goal, launch):
        return missing
    if goal.by_day.unknown:
        missing.add((*at.place, "goal", "by_day"))
    if goal.measure == "launched":
        return missing
    if goal.target.unknown:
        missing.add((*at.place, "goal", "target"))
    audience, segment = world.audience_of(initiative), world.segment_of(initiative)
    if audience is None:
        missing.add((*at.place, "audience"))
    elif audience.accounts.unknown:
        missing.add(("company", "audiences", audience.id, "accounts"))
    if goal.measure in IN_MONEY:
        if segment is None:
            missing.add((*at.place, "segment"))
        elif segment.deal_size is None or segment.deal_size.unknown:
            missing.add(("company", "segments", segment.id, "deal_size"))
    return missing

"""Weeks in which a phase cannot work, and weeks counted with these left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from feasibility.kernel.units import (
    DAYS_PER_WEEK,
    WORKDAYS_PER_WEEK,
    monday_of,
    week_of,
)
from feasibility.model.company import Freeze
from feasibility.model.requirement import TemplatePhase
from feasibility.verify.standpoint import Standpoint

SATURDAY = 5
LAST_DAY = date.max.toordinal()
LAST_WEEK = LAST_DAY // DAYS_PER_WEEK - 1


@dataclass(frozen=True)
class Frozen:
    """Weeks frozen, as intervals of first and last week, both inclusive, apart and in order."""

    spans: tuple[tuple[int, int], ...] = ()

    def holds(self, week: int) -> bool:
        """Whether this week is frozen."""
        return any(first <= week <= last for first, last in self.spans)

    def free_from(self, week: int) -> int:
        """The first week from this one on that is not frozen."""
        for first, last in self.spans:
            if first <= week <= last:
                week = last + 1
        return week

    def free_until(self, week: int) -> int:
        """The last week up to this one that is not frozen."""
        for first, last in reversed(self.spans):
            if first <= week <= last:
                week = first - 1
        return week

    def end_after(self, start: int, weeks: int) -> int:
        """The week in which so many free weeks are full, the first being `start` or later."""
        week = self.free_from(start)
        for _ in range(weeks - 1):
            week = self.free_from(week + 1)
        return week

    def start_before(self, end: int, weeks: int) -> int:
        """The latest free week from which so many free weeks fit up to `end`."""
        week = self.free_until(end)
        for _ in range(weeks - 1):
            week = self.free_until(week - 1)
        return week

    def free_in(self, first: int, last: int) -> list[int]:
        """The weeks between, both inclusive, that are not frozen."""
        return [week for week in range(first, last + 1) if not self.holds(week)]

    @cached_property
    def count(self) -> int:
        """How many spans there are."""
        return len(self.spans)


def frozen_for(at: Standpoint, phase: TemplatePhase) -> Frozen:
    """The weeks in which the phase does not work."""
    forbidding = {"everything", "build"} if phase.role == "build" else {"everything"}
    return _frozen(at, forbidding)


def no_start_for(at: Standpoint, phase: TemplatePhase) -> Frozen:
    """The weeks in which the phase does not start."""
    forbidding = {"everything", "build"} if phase.role == "build" else {"everything"}
    if phase.role == "launch":
        forbidding.add("launch")
    return _frozen(at, forbidding)


def _frozen(at: Standpoint, forbidding: set[str]) -> Frozen:
    key = ("frozen", at.initiative.market_unit, tuple(sorted(forbidding)))
    if key not in at.world.memo:
        freezes = [
            freeze
            for freeze in at.world.company.freezes
            if freeze.forbids in forbidding
            and at.world.falls_within(freeze.market_units, at.initiative)
        ]
        at.world.memo[key] = Frozen(_spans(freezes))
    found: Frozen = at.world.memo[key]
    return found


def _spans(freezes: Iterable[Freeze]) -> tuple[tuple[int, int], ...]:
    """The weeks with a workday in a freeze; touching spans are one."""
    weeks = []
    for freeze in freezes:
        first, last = _first_workday(freeze.from_day), _last_workday(freeze.to_day)
        if first <= last:
            weeks.append((week_of(first), week_of(last)))
    spans: list[tuple[int, int]] = []
    for first_week, last_week in sorted(weeks):
        if spans and first_week <= spans[-1][1] + 1:
            spans[-1] = (spans[-1][0], max(spans[-1][1], last_week))
        else:
            spans.append((first_week, last_week))
    return tuple(spans)


def _first_workday(day: date) -> date:
    days_off = DAYS_PER_WEEK - day.weekday() if day.weekday() >= SATURDAY else 0
    return _moved(day, days_off)


def _last_workday(day: date) -> date:
    return _moved(day, -max(0, day.weekday() - SATURDAY + 1))


def _moved(day: date, days: int) -> date:
    if not 1 <= day.toordinal() + days <= LAST_DAY:
        return day
    return day + timedelta(days=days)


def clamped_monday(week: int) -> date:
    """The Monday of a week; of the first or last there is, where the week lies beyond."""
    return monday_of(min(max(week, 0), LAST_WEEK))


def first_whole_week(day: date) -> int:
    """The first week whose Monday is on or after a day."""
    return week_of(day) + (1 if day.weekday() else 0)


def last_working_week(day: date) -> int:
    """The last week of which a day leaves all workdays: its Friday is not after it."""
    week = (day.toordinal() - 1) // DAYS_PER_WEEK
    return week if day.weekday() >= WORKDAYS_PER_WEEK - 1 else week - 1


def last_whole_week(day: date) -> int:
    """The last week whose Sunday is not after a day."""
    return week_of(day) - (0 if day.weekday() == DAYS_PER_WEEK - 1 else 1)

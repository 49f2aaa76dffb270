"""The weeks of one person or agency: plannable quarter-hours and presence, in whole numbers.

docs/semantics.md section 7.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from math import lcm

from feasibility.engine.context import WORKDAYS
from feasibility.kernel.units import DAYS_PER_WEEK, QUARTERS_PER_HOUR, week_of


@dataclass(frozen=True, slots=True)
class Span:
    """Exact hours a workday between two days, both inclusive."""

    first: date
    last: date
    hours_a_day: Fraction


@dataclass(frozen=True)
class WeekRule:
    """What decides somebody's weeks: spans of hours, first and last day, days away, plannable share."""

    contract: tuple[Span, ...]
    business: tuple[Span, ...] = ()
    first: date = date.min
    last: date = date.max
    away: tuple[tuple[date, date], ...] = ()
    share: Fraction = Fraction(1)

    def changing(self) -> set[int]:
        """Weeks in which anything begins, ends or is away; all others are like the one before."""
        weeks = {week_of(self.first), week_of(self.last)}
        for span in (*self.contract, *self.business):
            weeks.update((week_of(span.first), week_of(span.last)))
        for first, last in self.away:
            weeks.update(range(week_of(first), week_of(last) + 1))
        return weeks


class _Days:
    """The same in whole numbers: days as ordinals, hours a day as parts of an hour."""

    def __init__(self, rule: WeekRule) -> None:
        spans = (*rule.contract, *rule.business)
        self._parts = lcm(*(span.hours_a_day.denominator for span in spans), 1)
        self._contract = [self._counted(span) for span in rule.contract]
        self._business = [self._counted(span) for span in rule.business]
        self._first, self._last = rule.first.toordinal(), rule.last.toordinal()
        self._away = [
            (first.toordinal(), last.toordinal()) for first, last in rule.away
        ]
        self._share = rule.share

    def _counted(self, span: Span) -> tuple[int, int, int]:
        parts = span.hours_a_day * self._parts
        return span.first.toordinal(), span.last.toordinal(), parts.numerator

    def at(self, week: int) -> tuple[int, bool]:
        """Plannable quarter-hours of a week, and whether anybody is there."""
        worked = taken = 0
        monday = week * DAYS_PER_WEEK + 1
        for day in range(monday, monday + WORKDAYS):
            for first, last, parts in self._business:
                if first <= day <= last:
                    taken += parts
            if not self._first <= day <= self._last:
                continue
            if any(first <= day <= last for first, last in self._away):
                continue
            for first, last, parts in self._contract:
                if first <= day <= last:
                    worked += parts
        free = max(0, worked - taken) * self._share.numerator * QUARTERS_PER_HOUR
        return free // (self._parts * self._share.denominator), worked > 0


@lru_cache(maxsize=4096)
def weeks_of_rule(
    rule: WeekRule, first: int, last: int
) -> tuple[dict[int, int], frozenset[int]]:
    """Quarter-hours by week, and the weeks somebody is there, from one week to another."""
    changing, days = rule.changing(), _Days(rule)
    quarters: dict[int, int] = {}
    present: set[int] = set()
    steady: tuple[int, bool] | None = None
    for week in range(first, last + 1):
        value = steady
        if value is None or week in changing:
            value = days.at(week)
            steady = None if week in changing else value
        if value[0]:
            quarters[week] = value[0]
        if value[1]:
            present.add(week)
    return quarters, frozenset(present)

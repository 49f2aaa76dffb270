"""The goal at a reading: the day the effect is there, what the funnel reaches, and the latest launch.

Plain arithmetic at a reading's ends; no probability. docs/semantics.md section 5.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from feasibility.engine.calendar import Bound
from feasibility.kernel.units import monday_of, week_of
from feasibility.model.bounds import (
    ACCOUNTS,
)
from feasibility.model.certificate import GoalRefutation
from feasibility.model.market import PurchaseWindow
from feasibility.model.witness import Sum

SPANS = {
    "launched": (),
    "engaged_accounts": ("ramp_days",),
    "opportunities": ("ramp_days", "lag_days"),
    "qualified_pipeline": ("ramp_days", "lag_days"),
    "won_deals": ("ramp_days", "lag_days", "sales_cycle_days"),
    "won_revenue": ("ramp_days", "lag_days", "sales_cycle_days"),
}
FACTORS = {
    "launched": (),
    "engaged_accounts": ("engagement_rate",),
    "opportunities": ("engagement_rate", "opportunity_rate"),
    "qualified_pipeline": ("engagement_rate", "opportunity_rate", "deal_size"),
    "won_deals": ("engagement_rate", "opportunity_rate", "win_rate"),
    "won_revenue": ("engagement_rate", "opportunity_rate", "win_rate", "deal_size"),
}
# What sellers take on stands behind the engaged accounts, or behind the opportunities.
CAPPED_AFTER = {
    "accounts": "engagement_rate",
    "leads": "engagement_rate",
    "opportunities": "opportunity_rate",
}


@dataclass(frozen=True)
class GoalReading:
    """An initiative's goal as one reading takes it; all numbers exact."""

    measure: str
    by: date
    target: Fraction
    accounts: Fraction
    spans: Mapping[str, int]
    factors: tuple[tuple[str, Fraction], ...]
    caps: Mapping[str, Fraction]
    windows: tuple[PurchaseWindow, ...]
    audience: str | None
    sourced: bool

    def effect_day(self, launch_week: int) -> date:
        """The day the goal's effect is there if the initiative launches in that week."""
        day = _later(monday_of(launch_week), sum(self.spans.values()))
        return (
            day
            if self.measure not in {"won_deals", "won_revenue"}
            else next_window(day, self.windows)
        )

    def reached(self, launch_week: int) -> Fraction:
        """What the funnel gives by the goal date, with sellers' capacity, from a launch in that week."""
        value = self.accounts
        for name, factor in self.factors:
            value *= factor
            for counts, a_week in self.caps.items():
                if CAPPED_AFTER[counts] == name:
                    value = min(
                        value, a_week * self.selling_days(launch_week, name) / 7
                    )
        return value

    def selling_days(self, launch_week: int, after: str) -> int:
        """Days sellers have, behind a factor, to take on what still counts by the goal date."""
        later = {
            "engagement_rate": ("ramp_days",),
            "opportunity_rate": ("ramp_days", "lag_days"),
        }[after]
        first = _later(
            monday_of(launch_week), sum(self.spans.get(name, 0) for name in later)
        )
        rest = sum(days for name, days in self.spans.items() if name not in later)
        return max(0, (self.by - first).days - rest)

    def is_met(self, launch_week: int) -> bool:
        """In time and large enough, if launched in that week."""
        return (
            self.effect_day(launch_week) <= self.by
            and self.reached(launch_week) >= self.target
        )

    def latest_launch(self, first: int, last: int) -> int | None:
        """The last week of first..last from which the goal is met; None if not even from the first."""
        if not self.is_met(first):
            return None
        low, high = first, last
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.is_met(middle) else (low, middle - 1)
        return low

    @cached_property
    def accounts_needed(self) -> Fraction:
        """Accounts the target takes at these rates, sellers' capacity apart; more than there are where none suffice."""
        product = Fraction(1)
        for _, factor in self.factors:
            product *= factor
        if product:
            return self.target / product
        return Fraction(ACCOUNTS.most + 1) if self.target else Fraction(0)

    def last_in_time(self) -> int:
        """The last launch week whose effect is there by the goal date."""
        total = sum(self.spans.values())
        week = week_of(date.fromordinal(max(self.by.toordinal() - total, 1)))
        while week > 0 and self.effect_day(week) > self.by:
            week -= 1
        return week

    def launch_bound(self, week: int, initiative: str) -> Bound:
        """The launch bounded by the goal, with the subtraction of days that gives it."""
        day = self.by
        here = Bound(week_of(day), "goal_date", initiative, day=day)
        for name in reversed(tuple(self.spans)):
            days = self.spans[name]
            day = date.fromordinal(max(day.toordinal() - days, 1))
            here = Bound(
                week_of(day), name, initiative, days=days, before=(here,), day=day
            )
        what = "goal_launch" if week == self.last_in_time() else "funnel_launch"
        return Bound(week, what, initiative, before=(here,))


def next_window(day: date, windows: tuple[PurchaseWindow, ...]) -> date:
    """The day itself inside a purchase window (or without any), else the first day of the next one."""
    for months in range(13 if windows else 0):
        year, month = divmod(day.month - 1 + months, 12)
        if any(_in_window(month + 1, window) for window in windows):
            if months == 0:
                return day
            after = day.year + year
            return date(after, month + 1, 1) if after <= date.max.year else date.max
    return day


def _in_window(month: int, window: PurchaseWindow) -> bool:
    if window.first_month <= window.last_month:
        return window.first_month <= month <= window.last_month
    return month >= window.first_month or month <= window.last_month


def _later(day: date, days: int) -> date:
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))


def refuted_funnel(reading: GoalReading, launch_week: int) -> GoalRefutation:
    """The funnel multiplied out from the first possible launch, where it stays under the target."""
    return GoalRefutation(
        factors=funnel_sums(reading, launch_week),
        reached=str(reading.reached(launch_week)),
        target=str(reading.target),
    )


def rate_sums(reading: GoalReading) -> tuple[Sum, ...]:
    """The funnel without sellers' capacity: accounts and each factor."""
    return (
        Sum(what="accounts", needed="", there=str(reading.accounts)),
        *(
            Sum(what=name, needed="", there=str(factor))
            for name, factor in reading.factors
        ),
    )


def funnel_sums(reading: GoalReading, launch_week: int) -> tuple[Sum, ...]:
    """The funnel line by line: accounts, each factor, each cap of sellers' capacity (days, and how many a week)."""
    caps = (
        Sum(
            what=f"sales_{counts}",
            needed=str(reading.selling_days(launch_week, CAPPED_AFTER[counts])),
            there=str(a_week),
        )
        for counts, a_week in reading.caps.items()
    )
    return (*rate_sums(reading), *caps)

"""The goal at a reading: the day the effect is there, what the funnel reaches, and the latest launch.

Plain arithmetic at a reading's ends; no probability. docs/semantics.md section 5.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Any, NamedTuple

from feasibility.engine.calendar import Bound
from feasibility.engine.context import Context
from feasibility.engine.reading import Reader
from feasibility.kernel.units import exact, monday_of, week_of
from feasibility.model.bounds import (
    ACCOUNTS,
    AMOUNT_OF_MONEY,
    DATE,
    DAYS,
    PER_WEEK,
    SHARE,
    TARGET,
)
from feasibility.model.catalog import StrategyTemplate
from feasibility.model.certificate import GoalRefutation, Sum
from feasibility.model.fact import Fact
from feasibility.model.market import PurchaseWindow
from feasibility.model.plan import Goal, Initiative

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
UNKNOWN: Fact[int] = Fact(unknown=True)
UNKNOWN_MONEY: Fact[Any] = Fact(unknown=True)
MINOR = 100


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
            return day if months == 0 else date(day.year + year, month + 1, 1)
    return day


def _in_window(month: int, window: PurchaseWindow) -> bool:
    if window.first_month <= window.last_month:
        return window.first_month <= month <= window.last_month
    return month >= window.first_month or month <= window.last_month


def _later(day: date, days: int) -> date:
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))


def goal_at(
    context: Context, initiative: Initiative, template: StrategyTemplate, reader: Reader
) -> GoalReading | None:
    """The goal at a reading; None if there is no goal at all to hold anything against."""
    base = f"plan.initiatives[{initiative.id}].goal"
    goal = initiative.goal
    if goal is None:
        # Nobody stated what it is for: at the worst more than can be had, at the best nothing.
        target = exact(reader.less(base, UNKNOWN, TARGET, "target"))
        return _unstated(context, target)
    measure = goal.measure
    source = _Source(context, initiative, template, reader)
    return GoalReading(
        measure=measure,
        by=source.by_day(goal),
        target=source.target(goal),
        accounts=Fraction(0) if measure == "launched" else source.accounts(),
        spans={name: source.days(name) for name in SPANS[measure]},
        factors=tuple((name, source.factor(name)) for name in FACTORS[measure]),
        caps={} if measure == "launched" else source.caps(measure),
        windows=source.segment.purchase_windows if source.segment else (),
        audience=initiative.audience,
        sourced=goal.counts == "sourced" and measure != "launched",
    )


def _unstated(context: Context, target: Fraction) -> GoalReading:
    return GoalReading(
        "launched",
        context.plan.period.last_day,
        target,
        Fraction(0),
        {},
        (),
        {},
        (),
        None,
        sourced=False,
    )


class _Stated(NamedTuple):
    """A span or rate, from the segment or, as a default, from the strategy's benchmarks."""

    path: str
    fact: Fact[Any]
    is_benchmark: bool


class _Source:
    """Where each number of the funnel comes from: the segment, or the template's benchmarks."""

    def __init__(
        self,
        context: Context,
        initiative: Initiative,
        template: StrategyTemplate,
        reader: Reader,
    ) -> None:
        self.context, self.initiative, self.template, self.reader = (
            context,
            initiative,
            template,
            reader,
        )
        self.segment = context.segments.get(initiative.segment or "")

    def target(self, goal: Goal) -> Fraction:
        if goal.measure == "launched":
            return Fraction(0)
        path = f"plan.initiatives[{self.initiative.id}].goal.target"
        fact = self.context.said(path, goal.target, goal)
        return exact(self.reader.less(path, fact, TARGET, "target"))

    def by_day(self, goal: Goal) -> date:
        path = f"plan.initiatives[{self.initiative.id}].goal.by_day"
        fact = self.context.said(path, goal.by_day, goal)
        day: date = self.reader.more(path, fact, DATE, "date")
        return day

    def accounts(self) -> Fraction:
        audience = self.context.audiences.get(self.initiative.audience or "")
        if audience is None:
            path = f"plan.initiatives[{self.initiative.id}].audience.accounts"
            return exact(self.reader.more(path, UNKNOWN, ACCOUNTS, "audience"))
        path = f"company.audiences[{audience.id}].accounts"
        fact = self.context.said(path, audience.accounts, audience)
        return exact(self.reader.more(path, fact, ACCOUNTS, "audience"))

    def days(self, name: str) -> int:
        stated = self._stated(name)
        return int(
            self.reader.less(
                stated.path, stated.fact, DAYS, "span", defaulted=stated.is_benchmark
            )
        )

    def factor(self, name: str) -> Fraction:
        if name == "deal_size":
            return self._deal_size()
        stated = self._stated(name)
        return exact(
            self.reader.more(
                stated.path, stated.fact, SHARE, "rate", defaulted=stated.is_benchmark
            )
        )

    def _deal_size(self) -> Fraction:
        if self.segment is None:
            path = f"plan.initiatives[{self.initiative.id}].segment.deal_size"
        else:
            path = f"company.segments[{self.segment.id}].deal_size"
        stated = self.segment.deal_size if self.segment else None
        fact = (
            UNKNOWN_MONEY
            if stated is None
            else self.context.said(path, stated, self.segment)
        )
        return exact(self.reader.more(path, fact, AMOUNT_OF_MONEY, "money")) / MINOR

    def _stated(self, name: str) -> _Stated:
        own = getattr(self.segment, name) if self.segment else None
        if self.segment is not None and own is not None:
            path = f"company.segments[{self.segment.id}].{name}"
            return _Stated(
                path, self.context.said(path, own, self.segment), is_benchmark=False
            )
        path = f"catalog.templates[{self.template.id}].spans.{name}"
        benchmark = getattr(self.template.spans, name)
        return _Stated(
            path, self.context.said(path, benchmark, self.template), is_benchmark=True
        )

    def caps(self, measure: str) -> dict[str, Fraction]:
        caps: dict[str, Fraction] = {}
        for entry in self.context.company.sales_capacity:
            if entry.segment not in (None, self.initiative.segment):
                continue
            if CAPPED_AFTER[entry.counts] not in FACTORS[measure]:
                continue
            path = f"company.sales_capacity[{entry.id}].a_week"
            a_week = exact(
                self.reader.more(
                    path, self.context.said(path, entry.a_week, entry), PER_WEEK, "rate"
                )
            )
            caps[entry.counts] = caps.get(entry.counts, Fraction(0)) + a_week
        return caps


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

"""Where each number of a goal comes from: the goal, the audience, the segment, or the strategy's benchmarks.

docs/semantics.md section 5.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

from feasibility.engine.context import Context
from feasibility.engine.goal import CAPPED_AFTER, FACTORS, SPANS, GoalReading
from feasibility.engine.reading import Reader
from feasibility.kernel.units import exact
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
from feasibility.model.fact import Fact
from feasibility.model.plan import Goal, Initiative

UNKNOWN: Fact[int] = Fact(unknown=True)
UNKNOWN_MONEY: Fact[Any] = Fact(unknown=True)
MINOR = 100


def lacks_goal(initiative: Initiative, reader: Reader) -> bool:
    """Whether nobody stated what it is for, and the reading takes that at its worst."""
    if initiative.goal is not None:
        return False
    path = f"plan.initiatives[{initiative.id}].goal"
    worst: float = reader.less(path, UNKNOWN, TARGET, "target")
    return worst > 0


def goal_at(
    context: Context, initiative: Initiative, template: StrategyTemplate, reader: Reader
) -> GoalReading | None:
    """The goal at a reading; None if there is no goal at all to hold anything against."""
    goal = initiative.goal
    if goal is None:
        return None
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

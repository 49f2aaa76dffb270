"""What a check needs at hand: weeks of the plan, completeness, exchange rates, the calendar of workdays.

Built once a check; nothing in it depends on a reading.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Any, TypeVar

from feasibility.engine.attribution import attributed
from feasibility.engine.reading import Reader, Reads
from feasibility.engine.sense import FactSense
from feasibility.kernel.units import exact, monday_of, week_of
from feasibility.model.catalog import Catalog, StrategyTemplate
from feasibility.model.company import Company, Freeze, Policy
from feasibility.model.fact import Fact, Provenance
from feasibility.model.market import Audience, Segment
from feasibility.model.money import Money
from feasibility.model.plan import Initiative, Plan
from feasibility.model.team import Agency, Person
from feasibility.model.witness import ReadingName

WORKDAYS = 5
T = TypeVar("T")


class Context:
    """Company, plan and catalog, indexed for one day.

    Args:
        plan: the plan to check.
        company: what it is checked against.
        catalog: what is known of the market.
        as_of: the day of the check.
    """

    def __init__(
        self, plan: Plan, company: Company, catalog: Catalog, *, as_of: date
    ) -> None:
        self.plan, self.company, self.catalog, self.as_of = (
            plan,
            company,
            catalog,
            as_of,
        )
        self.week_now = week_of(as_of)
        self.first_week = max(week_of(plan.period.first_day), self.week_now)
        self.last_week = week_of(plan.period.last_day)
        self.sense = FactSense({kind.id: kind for kind in catalog.kinds}, as_of)
        self.declared = frozenset(entry.list for entry in company.complete)
        self.templates: dict[str, StrategyTemplate] = {
            entry.id: entry for entry in catalog.templates
        }
        self.segments: dict[str, Segment] = {
            entry.id: entry for entry in company.segments
        }
        self.audiences: dict[str, Audience] = {
            entry.id: entry for entry in company.audiences
        }
        self.holidays = frozenset(company.holidays)
        self.market_units = frozenset(unit.id for unit in company.market_units)
        self._said: dict[str, tuple[Any, Any]] = {}
        self._rates = {
            entry.currency: exact(entry.rate) for entry in company.exchange_rates
        }

    def with_plan(self, plan: Plan) -> Context:
        """The same company and day with a plan of the same period."""
        context = Context(plan, self.company, self.catalog, as_of=self.as_of)
        context._said = self._said
        return context

    def reader(
        self,
        mode: ReadingName,
        *,
        chosen: dict[str, Any] | None = None,
        moved: dict[tuple[str, Reads], Any] | None = None,
        widen: bool | frozenset[str] = False,
        quiet: bool = False,
    ) -> Reader:
        """A reader of this company's facts at one reading."""
        return Reader(
            self.sense,
            mode,
            chosen=chosen,
            moved=moved,
            widen=widen,
            to_minor=self.minor,
            quiet=quiet,
        )

    def said(self, path: str, fact: Fact[T], *holders: Provenance | None) -> Fact[T]:
        """The fact at a path, with the word of the entries it stands in where it has none of its own."""
        known = self._said.get(path)
        if known is None or known[0] is not fact:
            there = [holder for holder in holders if holder is not None]
            known = self._said[path] = (fact, attributed(fact, *there))
        return known[1]

    def minor(self, money: Money) -> Fraction:
        """Money in minor units of the company's currency, exact."""
        if money.currency == self.company.currency:
            return Fraction(money.minor)
        return money.minor * self._rates[money.currency]

    def serves_unit(self, units: Iterable[str], initiative: Initiative) -> bool:
        """Whether something held in these market units serves the initiative (none listed: everywhere)."""
        held = frozenset(units)
        if not held:
            return True
        if initiative.market_unit is None:
            return held >= self.market_units
        return initiative.market_unit in held

    def applies(self, entry: Freeze | Policy, initiative: Initiative) -> bool:
        """Whether a freeze or policy of these market units holds for the initiative.

        One without a market unit is done in all of them.
        """
        own = initiative.market_unit
        return not entry.market_units or own is None or own in entry.market_units

    @cached_property
    def initiatives(self) -> dict[str, Initiative]:
        """Initiatives by id, in the order of the plan."""
        return {entry.id: entry for entry in self.plan.initiatives}

    @cached_property
    def workers(self) -> dict[str, Person | Agency]:
        """People and agencies by id."""
        found: dict[str, Person | Agency] = {}
        found.update((person.id, person) for person in self.company.team)
        found.update((agency.id, agency) for agency in self.company.agencies)
        return found

    def template_of(self, initiative: Initiative) -> StrategyTemplate | None:
        """The initiative's strategy template, if one was named."""
        return (
            None
            if initiative.template is None
            else self.templates.get(initiative.template)
        )

    def goal_day(self, initiative: Initiative) -> date:
        """The day limits are held against: the goal date if it is a point, else the plan's last day."""
        last = self.plan.period.last_day
        goal = initiative.goal
        stated: Fact[date] | None = goal.by_day if goal else None
        day = stated.value if stated is not None and stated.value is not None else last
        return max(self.as_of, min(day, last))


def weeks_with_workday(first: date, last: date) -> range:
    """The weeks in which any workday (Monday to Friday) lies between two days, both inclusive."""
    start, end = week_of(first), week_of(last)
    if first.weekday() >= WORKDAYS:
        start += 1
    return range(start, end + 1)


def first_whole_week(day: date) -> int:
    """The first week whose Monday is on or after the day."""
    week = week_of(day)
    return week if monday_of(week) >= day else week + 1

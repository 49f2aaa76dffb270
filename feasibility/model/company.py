"""The company: stack, team, market, programmes, policies, budget lines, calendar."""

from __future__ import annotations

from functools import cache, cached_property
from typing import Annotated, ClassVar, Literal
from zoneinfo import available_timezones

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from feasibility.model.bounds import (
    AmountFact,
    MoneyFact,
    PerWeekFact,
    ProficiencyFact,
    WeeklyHoursFact,
    WeeksFact,
)
from feasibility.model.fact import Fact, Provenance
from feasibility.model.market import Audience, Segment
from feasibility.model.noun import Day, Id, Keyed, Many, Name, Noun, Text, content_hash
from feasibility.model.stack import Completeness, Connection, Provider
from feasibility.model.team import Agency, Person, Queue, SalesCapacity


@cache
def _time_zones() -> frozenset[str]:
    """Looked up once: the standard library walks a folder of 600 files for each answer."""
    return frozenset(available_timezones())


def _is_time_zone(name: str) -> str:
    if name not in _time_zones():
        raise PydanticCustomError("no_such_time_zone", "no time zone of that name")
    return name


TimeZone = Annotated[str, AfterValidator(_is_time_zone)]
CURRENCY_PATTERN = r"^[A-Z]{3}$"
QUARTER_PATTERN = r"^\d{4}Q[1-4]$"
Currency = Annotated[str, Field(pattern=CURRENCY_PATTERN)]
QuarterName = Annotated[str, Field(pattern=QUARTER_PATTERN)]


class MarketUnit(Noun):
    """A brand, region or business unit."""

    id: Id
    name: Name


class ExchangeRate(Provenance):
    """What one unit of another currency is worth in the company's own."""

    KEY: ClassVar[str] = "currency"
    currency: Currency
    rate: Annotated[float, Field(gt=0, lt=1_000_000)]


class ProgrammeWork(Provenance):
    """Hours a week that a running programme takes of a skill."""

    KEY: ClassVar[str] = "skill"
    skill: Id
    proficiency: ProficiencyFact = Fact(value=1)
    hours_a_week: WeeklyHoursFact


class LimitUse(Provenance):
    """What a running programme uses of a provider's limit, where the provider's usage does not hold it yet."""

    KEY: ClassVar[str] = "limit"
    provider: Id
    limit: Id
    value: AmountFact


class Spend(Provenance):
    """Money that leaves a budget line in a fiscal quarter."""

    KEY: ClassVar[str] = "line.quarter"
    line: Id
    quarter: QuarterName
    money: MoneyFact


class Programme(Provenance):
    """What already runs: its hours by skill, its use of limits, its money, its end, and whether it can stop."""

    id: Id
    name: Name
    from_day: Day | None = None
    to_day: Day | None = None
    work: Keyed[ProgrammeWork] = ()
    uses: Many[LimitUse] = ()
    audience: Id | None = None
    segment: Id | None = None
    money: Keyed[Spend] = ()
    can_stop: Fact[bool] = Fact(unknown=True)
    stop_cost: MoneyFact | None = None


class Policy(Provenance):
    """A rule the company set itself: something is forbidden, or needs an approval that takes weeks.

    It applies to an initiative that uses anything named in any list; a policy with no list
    applies to every initiative. Within `market_units`, if any are named.
    """

    id: Id
    name: Name
    effect: Literal["forbidden", "needs_approval"]
    channels: Many[Id] = ()
    capabilities: Many[Id] = ()
    templates: Many[Id] = ()
    providers: Many[Id] = ()
    market_units: Many[Id] = ()
    approver: Name | None = None
    approval_weeks: WeeksFact | None = None


class Freeze(Provenance):
    """Weeks in which something may not happen: launches, builds, or all work of an initiative."""

    id: Id
    name: Name
    from_day: Day
    to_day: Day
    forbids: Literal["launch", "build", "everything"] = "launch"
    market_units: Many[Id] = ()


class ReadinessAnswer(Provenance):
    """Whether a prerequisite is there, or the day it will be."""

    KEY: ClassVar[str] = "prerequisite"
    prerequisite: Id
    there: Fact[bool]
    ready_on: Fact[Day] | None = None


class QuarterMoney(Provenance):
    """Money planned for a fiscal quarter."""

    KEY: ClassVar[str] = "quarter"
    quarter: QuarterName
    money: MoneyFact


class BudgetLine(Provenance):
    """Money set aside, by fiscal quarter."""

    id: Id
    name: Name
    quarters: Keyed[QuarterMoney] = ()
    market_units: Many[Id] = ()


class Company(Noun):
    """Everything a plan is checked against. Lists that nobody declared complete may lack something."""

    id: Id
    name: Name
    currency: Currency
    exchange_rates: Keyed[ExchangeRate] = ()
    time_zone: TimeZone = "UTC"
    fiscal_year_starts: int = Field(
        default=1, ge=1, le=12, description="Month the fiscal year starts with."
    )
    holidays: Many[Day] = ()
    market_units: Keyed[MarketUnit] = ()
    complete: Keyed[Completeness] = ()
    stack: Keyed[Provider] = ()
    connections: Keyed[Connection] = ()
    team: Keyed[Person] = ()
    agencies: Keyed[Agency] = ()
    queues: Keyed[Queue] = ()
    sales_capacity: Keyed[SalesCapacity] = ()
    programmes: Keyed[Programme] = ()
    segments: Keyed[Segment] = ()
    audiences: Keyed[Audience] = ()
    policies: Keyed[Policy] = ()
    freezes: Keyed[Freeze] = ()
    readiness: Keyed[ReadinessAnswer] = ()
    budget_lines: Keyed[BudgetLine] = ()
    remark: Text | None = None

    @cached_property
    def hash(self) -> str:
        """SHA-256 of the company's content."""
        return content_hash(self)


__all__ = [
    "BudgetLine",
    "Company",
    "ExchangeRate",
    "Freeze",
    "LimitUse",
    "MarketUnit",
    "PerWeekFact",
    "Policy",
    "Programme",
    "ProgrammeWork",
    "QuarterMoney",
    "ReadinessAnswer",
    "Spend",
    "WeeksFact",
]

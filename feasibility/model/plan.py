"""The plan: period, wanted confidence, and initiatives, as given and as worked on."""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from feasibility.model.bounds import (
    ContactsFact,
    MoneyFact,
    SendsFact,
    ShareFact,
    TargetFact,
    WeeksFact,
    WorkHoursFact,
)
from feasibility.model.catalog import (
    Capability,
    Category,
    Product,
    Rate,
    Skill,
    StrategyTemplate,
)
from feasibility.model.company import Company, Spend
from feasibility.model.correction import Correction
from feasibility.model.fact import Fact, Provenance
from feasibility.model.noun import Day, Id, Keyed, Many, Name, Noun, Text, content_hash
from feasibility.model.requirement import Importance, Level, Minutes, Requirement

FORMAT: Literal[1] = 1
DEFAULT_CONFIDENCE = 0.8

Measure = Literal[
    "won_revenue",
    "won_deals",
    "qualified_pipeline",
    "opportunities",
    "engaged_accounts",
    "launched",
]


class Period(Noun):
    """First and last day of the plan, inclusive."""

    first_day: Day
    last_day: Day


class Goal(Provenance):
    """What the initiative is to reach, by when, and what of it counts.

    `target` is money in the company's currency (whole units) for won_revenue and
    qualified_pipeline, else a count. `launched` asks for nothing but being live by the date.
    """

    measure: Measure
    counts: Literal["total", "sourced", "influenced"] = "sourced"
    target: TargetFact = Fact(unknown=True)
    by_day: Fact[Day] = Fact(unknown=True)
    baseline: TargetFact | None = None


class PhaseWork(Provenance):
    """Hours of a skill that this initiative's phase takes here, in place of the template's."""

    KEY: ClassVar[str] = "skill"
    skill: Id
    proficiency: Annotated[int, Field(ge=1, le=5)] | None = None
    hours: WorkHoursFact


class PhasePlan(Provenance):
    """A phase as this initiative has it. `start` is a written start (a window of one week).

    `earliest` and `latest` bound the window otherwise; none means the plan's period.
    """

    KEY: ClassVar[str] = "phase"
    phase: Id
    start: Fact[Day] | None = None
    earliest: Day | None = None
    latest: Day | None = None
    least_weeks: WeeksFact | None = None
    work: Keyed[PhaseWork] = ()


class Agreement(Provenance):
    """What was done with a proposed requirement: agreed, changed or struck, by whom and why.

    `level`, `within_minutes` and `importance` replace the template's where changed.
    """

    KEY: ClassVar[str] = "requirement"
    requirement: Id
    action: Literal["agreed", "changed", "struck"]
    why: Text | None = None
    on: Day | None = None
    level: Level | None = None
    within_minutes: Minutes | None = None
    importance: Importance | None = None


class Rank(Noun):
    """Must do first, then priority (1 is highest); equals share one."""

    must_do: bool = False
    priority: Annotated[int, Field(ge=1, le=1000)] = 100


class Give(Noun):
    """How far the CMO says it may go. Empty: not at all."""

    least_target: TargetFact | None = None
    latest_date: Day | None = None
    fewest_accounts: int | None = Field(default=None, ge=0)
    channels_that_may_go: Many[Id] = ()


class Initiative(Provenance):
    """One strategy in one plan. `given` is the words as first entered, kept for ever."""

    id: Id
    name: Name
    given: Text
    words: Text | None = Field(
        default=None,
        description="The words as they stand now, where they were changed.",
    )
    template: Id | None = None
    segment: Id | None = None
    audience: Id | None = None
    market_unit: Id | None = None
    channels: Many[Id] = ()
    regions: ContactsFact | None = Field(
        default=None, description="How many regions or languages it runs in."
    )
    sends_a_contact_a_month: SendsFact | None = None
    goal: Goal | None = None
    phases: Keyed[PhasePlan] = ()
    after: Many[Id] = Field(
        default=(),
        description="Initiatives that must be live before this one launches.",
    )
    rank: Rank = Rank()
    money: Keyed[Spend] = ()
    owner: Name | None = None
    offer: Text | None = None
    give: Give = Give()
    agreements: Keyed[Agreement] = ()
    added: Keyed[Requirement] = ()

    @cached_property
    def hash(self) -> str:
        """SHA-256 of the initiative's content."""
        return content_hash(self)


class Plan(Noun):
    """The initiatives of a period, and how sure the company wants to be of their goals."""

    id: Id
    name: Name
    period: Period
    wanted_confidence: ShareFact = Fact(value=DEFAULT_CONFIDENCE)
    initiatives: Keyed[Initiative] = ()


def plan_hash(plan: Plan, company: Company) -> str:
    """SHA-256 of what was checked: the company, and the plan by its initiatives.

    Built from the hashes of the parts, each kept with its noun, so that an edit of one
    initiative hashes that initiative alone.
    """
    head = plan.model_copy(update={"initiatives": ()})
    parts = [
        content_hash(head),
        company.hash,
        *(entry.hash for entry in plan.initiatives),
    ]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


class TakenLibrary(Noun):
    """A private library whose entries were copied into this one: which version, so that a newer one can be offered."""

    id: Id
    name: Name
    version: int = Field(ge=1)
    digest: Name
    on: Day
    by: Name


class Library(Noun):
    """Entries of one's own that stand before the shipped catalog's, and corrections of its claims."""

    capabilities: Keyed[Capability] = ()
    categories: Keyed[Category] = ()
    products: Keyed[Product] = ()
    skills: Keyed[Skill] = ()
    rates: Keyed[Rate] = ()
    templates: Keyed[StrategyTemplate] = ()
    corrections: Keyed[Correction] = ()
    taken: Keyed[TakenLibrary] = ()


class PlanFile(Noun):
    """The exchange document: everything needed to check one plan of one company."""

    format: Literal[1] = FORMAT
    company: Company
    plan: Plan
    library: Library = Library()


__all__ = [
    "DEFAULT_CONFIDENCE",
    "FORMAT",
    "Goal",
    "Initiative",
    "MoneyFact",
    "PhasePlan",
    "Plan",
    "PlanFile",
]

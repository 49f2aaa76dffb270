"""Strategy templates: what executing a strategy takes, and the spans its goal is worked with."""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import Field

from feasibility.model.bounds import AmountFact, DaysFact, ShareFact, WeeksFact
from feasibility.model.fact import Provenance
from feasibility.model.noun import Id, InShort, Keyed, Many, Name, Noun, Text
from feasibility.model.requirement import Requirement, TemplatePhase

AcquisitionStage = Literal["unaware", "problem_aware", "research", "evaluate", "decide"]
ExpansionStage = Literal["onboard", "adopt", "value", "renew", "expand", "advocate"]
MaturityStage = Literal[
    "unaware", "efficient", "effective", "customer_centric", "next_generation"
]
Function = Literal["marketing", "sales", "customer_success", "product", "finance"]


class Spans(Noun):
    """Benchmarks a strategy's goal is worked with where the segment states nothing of its own."""

    ramp_days: DaysFact
    lag_days: DaysFact
    sales_cycle_days: DaysFact
    engagement_rate: ShareFact
    opportunity_rate: ShareFact
    win_rate: ShareFact


class Labelled(Provenance):
    """A statement that keeps, beside how it is known, the word its fact sheet used for that."""

    label: Name | None = None


class JourneyStages(Noun):
    """The stages of the customer's journey that a strategy works on, before and after the purchase."""

    acquisition: Many[AcquisitionStage] = Field(
        default=(), description="Stages before the first purchase."
    )
    expansion: Many[ExpansionStage] = Field(default=(), description="Stages after it.")


class Maturity(Labelled):
    """The stage of marketing operations a strategy asks for, and why."""

    stage: MaturityStage = Field(description="Stage that has to be reached.")
    why: Text = Field(description="What the strategy needs that is not there before.")

    @property
    def rank(self) -> int:
        """The place of the stage, 1 (unaware) to 5 (next generation)."""
        return get_args(MaturityStage).index(self.stage) + 1


class Kpi(InShort):
    """A measure of a strategy, and the functions that answer for it together.

    A leading one moves before there is any result; a lagging one is the result.
    """

    KEY = "name"
    SHORT = "name"
    name: Name
    sign: Literal["leading", "lagging"] | None = Field(
        default=None, description="Whether it goes before the result or is the result."
    )
    shared_by: Many[Function] = Field(
        default=(), description="Functions that answer for it together."
    )


class FailureReason(InShort, Labelled):
    """A common reason why a strategy fails, and what shows it early."""

    SHORT = "why"
    why: Text = Field(description="What goes wrong.")
    early_sign: Text | None = Field(
        default=None, description="What shows it before the damage is done."
    )


class ScopeFigure(Labelled):
    """A published figure to hold one's scope against; it is shown, and decides nothing."""

    KEY = "name"
    name: Name
    amount: AmountFact = Field(description="How much it is said to be.")
    unit: Name = Field(description="What is counted.")
    or_more: bool = Field(
        default=False, description="Whether it is a floor, with no end above."
    )


class StrategyTemplate(Labelled):
    """What executing a strategy takes, as proposals an initiative agrees to, changes or strikes."""

    id: Id
    name: Name
    summary: Text
    words: Many[Name] = Field(default=(), description="Words a CMO uses for it.")
    sells_to: Many[Literal["b2b", "b2c"]] = Field(
        default=(), description="Whom it suits as buyers: firms, people or both."
    )
    journey: JourneyStages | None = Field(
        default=None, description="Stages of the buyer's journey that it works on."
    )
    maturity: Maturity | None = Field(
        default=None, description="Stage of marketing operations that it asks for."
    )
    phases: Keyed[TemplatePhase]
    requirements: Keyed[Requirement]
    spans: Spans
    first_revenue_weeks: WeeksFact | None = Field(
        default=None,
        description="Weeks from go-live to the first revenue where somebody states them; "
        "else they follow from the spans.",
    )
    figures: Keyed[ScopeFigure] = Field(
        default=(), description="Published figures to hold the scope against."
    )
    fallback: Id | None = None
    fallback_when: Text | None = Field(
        default=None, description="When the fallback is the better choice."
    )
    kpis: Keyed[Kpi] = ()
    fails_because: Many[FailureReason] = ()
    former_ids: Many[Id] = ()
    version: int = 1

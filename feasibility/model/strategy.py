"""Strategy templates: what executing a strategy takes, and the spans its goal is worked with."""

from __future__ import annotations

from pydantic import Field

from feasibility.model.bounds import DaysFact, ShareFact
from feasibility.model.fact import Provenance
from feasibility.model.noun import Id, Keyed, Many, Name, Noun, Text
from feasibility.model.requirement import Requirement, TemplatePhase


class Spans(Noun):
    """Benchmarks a strategy's goal is worked with where the segment states nothing of its own."""

    ramp_days: DaysFact
    lag_days: DaysFact
    sales_cycle_days: DaysFact
    engagement_rate: ShareFact
    opportunity_rate: ShareFact
    win_rate: ShareFact


class StrategyTemplate(Provenance):
    """What executing a strategy takes, as proposals an initiative agrees to, changes or strikes."""

    id: Id
    name: Name
    summary: Text
    words: Many[Name] = Field(default=(), description="Words a CMO uses for it.")
    phases: Keyed[TemplatePhase]
    requirements: Keyed[Requirement]
    spans: Spans
    fallback: Id | None = None
    kpis: Many[Name] = ()
    fails_because: Many[Text] = ()
    version: int = 1

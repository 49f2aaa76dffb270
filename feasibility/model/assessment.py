"""The assessment: what a check found of a plan, with premises, findings and certificates."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from feasibility.model.certificate import Exclusion, Refutation
from feasibility.model.fact import Known
from feasibility.model.noun import Day, Many, Noun
from feasibility.model.witness import ReadingName, Witness

AsStated = Literal["feasible", "infeasible", "unknown", "not_proven"]
WithChanges = Literal[
    "not_needed", "ways_out", "none", "not_proven", "unknown", "not_searched"
]
Headline = Literal[
    "feasible",
    "feasible_with_changes",
    "feasible_with_changes_at_most",
    "infeasible",
    "infeasible_as_written",
    "unknown",
    "not_proven",
]
Grounds = Literal["firm", "assumed"]
Status = Literal["met", "partial", "missing", "open"]
Effect = Literal["blocks", "asks", "warns"]


class Evidence(Noun):
    """A fact a finding rests on: its path, and the value it was read at."""

    path: str
    value: Any


class Finding(Noun):
    """What a rule found about one requirement; `message` and `values` are worded by `reports`."""

    id: str
    rule: str
    status: Status
    effect: Effect
    importance: Literal["must", "should", "could"] = "must"
    subject: str
    message: str
    values: dict[str, Any] = {}
    statement: str | None = None
    evidence: Many[Evidence] = ()


class Premise(Noun):
    """A fact that was read: where it stands, what it says, whether it is assumed or stale."""

    path: str
    kind: str
    fact: Any
    source: str | None = None
    seen: Day | None = None
    known: Known | None = None
    by: str | None = None
    assumed: bool = False
    stale: bool = False


class DecidingFact(Noun):
    """A fact that decides a verdict, and the value at which it does.

    `reads` more: more is better; less: less is better; choice: one of `options`.
    `threshold` is the worst value that still holds (needed for yes), or the first that refutes
    (enough for no). `turns` counts the headlines that this fact decides in the plan.
    """

    path: str
    reads: Literal["more", "less", "choice", "silence"]
    threshold: str | None = None
    options: Many[str] = ()
    unit: str | None = None
    turns: int = 1
    effort_to_get: int = 3


class DecidingFacts(Noun):
    """Enough for no: each alone refutes. Needed for yes: together, at these values, they give a way of working."""

    enough_for_no: Many[DecidingFact] = ()
    needed_for_yes: Many[DecidingFact] = ()


class Carrier(Noun):
    """An assumption that carries a verdict: at which value used, and from which value on it turns."""

    path: str
    value: str
    turns_at: str | None = None
    reads: Literal["more", "less", "choice"] = "more"
    unit: str | None = None


class TemplateLine(Noun):
    """A requirement as it counts for the initiative, and the template line it comes from."""

    requirement: str
    template: str | None
    action: Literal["proposed", "agreed", "changed", "struck", "added"]
    importance: Literal["must", "should", "could"]


class NotSettled(Noun):
    """No proof either way: what was tried, and the best it gave."""

    kind: Literal["not_settled"] = "not_settled"
    tried: Many[str] = ()
    short_quarters: int | None = None


class OpenCertificate(Noun):
    """Cannot tell: a way of working if the open facts turn out well, a refutation if they turn out badly."""

    kind: Literal["open"] = "open"
    grade: Literal["arithmetic", "search"] = "arithmetic"
    witness: Witness
    refutation: Refutation


class SharedWitness(Noun):
    """Feasible: this initiative's way of working stands in the plan's shared witness."""

    kind: Literal["shared_witness"] = "shared_witness"
    grade: Literal["arithmetic", "search"] = "arithmetic"
    reading: ReadingName


class RefutationCertificate(Noun):
    """Infeasible: the refutation, at this reading (optimistic; or typical, where grounds are assumed)."""

    kind: Literal["refutation"] = "refutation"
    grade: Literal["arithmetic", "search"] = "arithmetic"
    reading: ReadingName
    scope: Literal["alone", "together"]
    refutation: Refutation


class Clash(Noun):
    """Initiatives that are feasible alone and not together, and on what."""

    initiatives: Many[str]
    resource: str


class InitiativeAssessment(Noun):
    """One initiative's verdict with everything that stands behind it."""

    id: str
    name: str
    headline: Headline
    as_stated: AsStated
    with_changes: WithChanges
    grounds: Grounds
    alone: AsStated
    together: AsStated
    carriers: Many[Carrier] = ()
    findings: Many[Finding] = ()
    deciding_facts: DecidingFacts = DecidingFacts()
    requirements: Many[TemplateLine] = ()
    totals: dict[str, Any] = Field(
        default={}, description="Counts the headline is worded with."
    )
    certificate: (
        SharedWitness | RefutationCertificate | OpenCertificate | NotSettled
    ) = Field(discriminator="kind")


class Question(Noun):
    """One open question of the plan: the fact to get, and the initiatives it decides."""

    path: str
    reads: Literal["more", "less", "choice", "silence"]
    options: Many[str] = ()
    unit: str | None = None
    effort_to_get: int = 3
    decides: Many[str] = ()
    thresholds: dict[str, Any] = {}


class ExclusionTable(Noun):
    """Exclusions stated once a capability and level (and window), referred to by refutations."""

    id: str
    capability: str
    level: int
    exclusions: Many[Exclusion]


class PlanRef(Noun):
    """Which plan was checked: id, name, and the hash of company, plan and library."""

    id: str
    name: str
    hash: str


class Assessment(Noun):
    """What `check` answers."""

    format: Literal[1] = 1
    plan: PlanRef
    as_of: Day
    catalog_hash: str
    engine_version: str
    headline: Headline
    as_stated: AsStated
    with_changes: WithChanges
    grounds: Grounds
    counts: dict[Headline, int]
    premises: Many[Premise]
    initiatives: Many[InitiativeAssessment]
    findings: Many[Finding] = ()
    questions: Many[Question] = ()
    clashes: Many[Clash] = ()
    exclusions: Many[ExclusionTable] = ()
    witness: Witness = Witness()


def headline_of(as_stated: AsStated, with_changes: WithChanges) -> Headline:
    """The headline for both answers (table of DESIGN.md section 3)."""
    if as_stated == "feasible":
        return "feasible"
    if as_stated == "infeasible":
        if with_changes == "ways_out":
            return "feasible_with_changes"
        return "infeasible" if with_changes == "none" else "infeasible_as_written"
    if with_changes == "ways_out":
        return "feasible_with_changes_at_most"
    return "unknown" if as_stated == "unknown" else "not_proven"


def plan_as_stated(musts: list[AsStated]) -> AsStated:
    """The plan's own answer over its must-do initiatives (all, where none is marked)."""
    for answer in ("infeasible", "not_proven", "unknown", "feasible"):
        if answer in musts:
            return answer
    return "unknown"

"""A certificate as a short proof: its claim, the tables it rests on, the subtraction in one line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from feasibility.model.assessment import (
    ExclusionTable,
    InitiativeAssessment,
    NotSettled,
    OpenCertificate,
    Question,
    RefutationCertificate,
)
from feasibility.model.certificate import (
    CapabilityRefutation,
    CapacityRefutation,
    CombinationRefutation,
    FlowRefutation,
    GoalRefutation,
    LimitRefutation,
    MoneyRefutation,
    Refutation,
    SkillRefutation,
    TimingRefutation,
)
from feasibility.model.witness import WayOfWorking, Witness
from feasibility.reports import tables
from feasibility.reports.claims import claim, difference, hours
from feasibility.reports.tables import Table
from feasibility.reports.translation import Voice
from feasibility.reports.witnesses import witness_lines, witness_tables

_SHOWN_CASES = 12


@dataclass(frozen=True)
class Proof:
    """What stands behind a verdict: a claim, its subtraction, its tables, and its cases."""

    stands: bool
    claim: str
    lines: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    cases: tuple[Proof, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Evidence:
    """What stands once for the plan and is referred to: exclusions, witness, measures, questions."""

    exclusions: Mapping[str, ExclusionTable]
    witness: Witness
    measures: Mapping[str, str]
    questions: Mapping[str, Question] = field(default_factory=dict)


def proofs(
    initiative: InitiativeAssessment, evidence: Evidence, voice: Voice
) -> tuple[Proof, ...]:
    """The proofs of an initiative's verdict: one, or for an open one both sides."""
    certificate = initiative.certificate
    measure = evidence.measures.get(initiative.id)
    if isinstance(certificate, RefutationCertificate):
        notes = (
            voice.say(f"proof.grade.{certificate.grade}"),
            voice.say(f"proof.reading.{certificate.reading}"),
            voice.say(f"proof.scope.{certificate.scope}"),
        )
        found = refutation_proof(certificate.refutation, evidence, voice, measure)
        return (replace(found, notes=notes),)
    if isinstance(certificate, OpenCertificate):
        against = refutation_proof(certificate.refutation, evidence, voice, measure)
        badly = voice.say("claim.if_badly", {"text": against.claim})
        return (
            *_witness_proofs(initiative.id, certificate.witness, voice),
            replace(against, claim=badly),
        )
    if isinstance(certificate, NotSettled):
        return (_not_settled(certificate, voice),)
    return _witness_proofs(initiative.id, evidence.witness, voice)


def _witness_proofs(
    initiative: str, witness: Witness, voice: Voice
) -> tuple[Proof, ...]:
    return tuple(
        _way_proof(way, witness, voice)
        for way in witness.ways
        if way.initiative == initiative
    )


def _way_proof(way: WayOfWorking, witness: Witness, voice: Voice) -> Proof:
    notes = [
        voice.say(f"proof.grade.{witness.grade}"),
        voice.say(f"proof.reading.{way.reading}"),
    ]
    if way.reserved:
        notes.insert(0, voice.say("witness.reserved"))
    return Proof(
        stands=True,
        claim=voice.say(
            "claim.witness.if_well" if way.reading == "optimistic" else "claim.witness"
        ),
        lines=witness_lines(way, voice),
        tables=witness_tables(way, voice),
        notes=tuple(notes),
    )


def _not_settled(certificate: NotSettled, voice: Voice) -> Proof:
    tried = [
        voice.say(f"tried.{each}") if voice.can_say(f"tried.{each}") else each
        for each in certificate.tried
    ]
    lines = (
        [voice.say("verdict.not_proven.tried", {"text": "; ".join(tried)})]
        if tried
        else []
    )
    if certificate.short_quarters:
        short = {"short_hours": hours(certificate.short_quarters)}
        lines.append(voice.say("verdict.not_proven.short", short))
    return Proof(stands=False, claim=voice.say("claim.not_settled"), lines=tuple(lines))


def refutation_proof(
    refutation: Refutation, evidence: Evidence, voice: Voice, measure: str | None = None
) -> Proof:
    """The proof of one refutation; cases of a combination are proofs of their own."""
    heading = claim(refutation, voice, measure=measure)
    if isinstance(refutation, CombinationRefutation):
        return _combination(refutation, heading, evidence, voice, measure)
    if isinstance(refutation, CapabilityRefutation):
        return _capability(refutation, heading, evidence, voice)
    if isinstance(refutation, GoalRefutation):
        product, factors = tables.funnel(refutation, voice, measure)
        return Proof(False, heading, (product,), (factors,))
    found = _BY_KIND.get(type(refutation))
    lines, shown = found(refutation, voice) if found else ((), ())
    return Proof(False, heading, lines, shown)


def _combination(
    refutation: CombinationRefutation,
    heading: str,
    evidence: Evidence,
    voice: Voice,
    measure: str | None,
) -> Proof:
    """A short tree case by case; of a long one the first cases, and how many more there are."""
    cases = []
    for case in refutation.cases[:_SHOWN_CASES]:
        proof = refutation_proof(case.refutation, evidence, voice, measure)
        cases.append(
            replace(proof, claim=f"{tables.case_name(case, voice)}: {proof.claim}")
        )
    more = len(refutation.cases) - len(cases)
    lines = (voice.say("line.more_cases", {"n": more}),) if more else ()
    shown: tuple[Table, ...] = ()
    excluded = evidence.exclusions.get(refutation.exclusions_of or "")
    if excluded is not None and excluded.exclusions:
        shown = (tables.exclusions(excluded.exclusions, voice),)
    return Proof(False, heading, lines, shown, tuple(cases))


def _capability(
    refutation: CapabilityRefutation, heading: str, evidence: Evidence, voice: Voice
) -> Proof:
    excluded = evidence.exclusions[refutation.exclusions_of].exclusions
    if not excluded:
        return Proof(False, heading, (voice.say("line.exclusions.none"),))
    line = voice.say("line.exclusions", {"n": len(excluded)})
    return Proof(False, heading, (line,), (tables.exclusions(excluded, voice),))


_Found = tuple[tuple[str, ...], tuple[Table, ...]]


def _limit(refutation: LimitRefutation, voice: Voice) -> _Found:
    values = {
        "needed": refutation.needed,
        "there": refutation.there,
        "short": difference(refutation.needed, refutation.there),
    }
    users = voice.say("line.users", {"initiatives": list(refutation.users)})
    return (voice.say("line.short", values), users), ()


def _flow(refutation: FlowRefutation, voice: Voice) -> _Found:
    lines = [voice.say("line.flow.from", {"providers": list(refutation.sources)})]
    if not refutation.arrivals and not refutation.blocked:
        lines.append(voice.say("line.flow.none"))
    return tuple(lines), tables.flow(refutation, voice)


def _capacity(refutation: CapacityRefutation, voice: Voice) -> _Found:
    values = {
        "needed_hours": hours(refutation.needed_quarters),
        "there_hours": hours(refutation.there_quarters),
        "short_hours": hours(refutation.needed_quarters - refutation.there_quarters),
    }
    return (voice.say("line.short_hours", values),), tables.capacity(refutation, voice)


def _skills(refutation: SkillRefutation, voice: Voice) -> _Found:
    values = {
        "least_weeks": refutation.least_weeks,
        "first_week": refutation.first_week,
        "last_week": refutation.last_week,
    }
    return (voice.say("line.skills", values),), ()


def _timing(refutation: TimingRefutation, voice: Voice) -> _Found:
    values = {
        "latest_day": refutation.latest,
        "earliest_day": refutation.earliest,
        "late_weeks": (refutation.earliest - refutation.latest).days // 7,
    }
    return (voice.say("line.weeks_late", values),), tables.timing(refutation, voice)


def _money(refutation: MoneyRefutation, voice: Voice) -> _Found:
    values = {
        "needed_minor": refutation.needed_minor,
        "there_minor": refutation.there_minor,
        "short_minor": refutation.needed_minor - refutation.there_minor,
    }
    users = voice.say("line.users", {"initiatives": list(refutation.users)})
    return (voice.say("line.short_money", values), users), ()


_BY_KIND: dict[type, Callable[[Any, Voice], _Found]] = {
    LimitRefutation: _limit,
    FlowRefutation: _flow,
    CapacityRefutation: _capacity,
    SkillRefutation: _skills,
    TimingRefutation: _timing,
    MoneyRefutation: _money,
}

"""From settled initiatives to what an assessment says of each: answer, grounds, deciding facts, certificate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from feasibility.engine.crew import crew_at
from feasibility.engine.deciding import Deciding, joined
from feasibility.engine.grounds import Grounding
from feasibility.engine.requirements import template_lines
from feasibility.engine.settled import Settled
from feasibility.engine.witnesses import witness_of
from feasibility.engine.workshop import Workshop
from feasibility.model.assessment import (
    Carrier,
    DecidingFact,
    DecidingFacts,
    Grounds,
    InitiativeAssessment,
    NotSettled,
    OpenCertificate,
    RefutationCertificate,
    SharedWitness,
    headline_of,
)
from feasibility.model.certificate import (
    AfterRefutation,
    CapabilityRefutation,
    CapacityRefutation,
    CombinationRefutation,
    GoalRefutation,
    LimitRefutation,
    MoneyRefutation,
    Refutation,
    UnstatedRefutation,
)
from feasibility.model.plan import Initiative
from feasibility.model.witness import Witness

Certificate = SharedWitness | RefutationCertificate | OpenCertificate | NotSettled


@dataclass(frozen=True)
class Verdict:
    """What follows from a settled initiative; kept from check to check where nothing it rests on changed.

    `hangs_on` are open others whose full need leaves it no way, however its own facts turn out.
    """

    grounds: Grounds
    carriers: tuple[Carrier, ...]
    deciding: DecidingFacts
    certificate: Certificate
    hangs_on: frozenset[str] = frozenset()


def verdicts_of(
    workshop: Workshop, settled: Mapping[str, Settled]
) -> dict[str, Verdict]:
    """Every verdict; that of an initiative behind those of all that it comes after."""
    found: dict[str, Verdict] = {}
    for name, entry in settled.items():
        before = {
            other: found[other] if other in found else _without_template(other)
            for other in sorted(entry.never)
        }
        found[name] = _kept_verdict(workshop, entry, before)
    return {name: _with_others(settled[name], found) for name in found}


def _with_others(settled: Settled, found: Mapping[str, Verdict]) -> Verdict:
    """With what open others need for a yes, where an initiative hangs on them; their no is none of its own."""
    verdict = found[settled.case.id]
    others = [
        DecidingFacts(needed_for_yes=found[name].deciding.needed_for_yes)
        for name in sorted(verdict.hangs_on)
        if name in found
    ]
    if not others:
        return verdict
    return replace(verdict, deciding=joined([verdict.deciding, *others]))


def _kept_verdict(
    workshop: Workshop, settled: Settled, before: dict[str, Verdict]
) -> Verdict:
    """Grounds, deciding facts and certificate of one settled initiative; kept with the answer they belong to."""
    return settled.case.memory.answer(
        "verdict",
        (settled.judgement, settled.scope, before),
        lambda: _verdict(workshop, settled, before),
        alike=lambda then, now, _: then[0] is now[0] and then[1:] == now[1:],
    )


def _verdict(
    workshop: Workshop, settled: Settled, before: Mapping[str, Verdict]
) -> Verdict:
    judgement, context = settled.judgement, workshop.context
    grounds: Grounds = "firm"
    carriers: tuple[Carrier, ...] = ()
    deciding = DecidingFacts()
    hangs_on: frozenset[str] = frozenset()
    if judgement.is_infeasible and isinstance(judgement.refutation, AfterRefutation):
        lost = before[judgement.refutation.initiative]
        grounds, carriers = lost.grounds, lost.carriers
    elif judgement.as_stated in {"feasible", "infeasible"}:
        grounds, carriers = Grounding(context, settled.decide, judgement).grounds()
    elif judgement.as_stated == "unknown":
        decide = settled.decide.if_all_launch
        own = Deciding(context, decide, judgement).facts()
        open_others = decide.around["pessimistic"].open_others
        if open_others and not own.needed_for_yes:
            # Their full need leaves no way, however its own facts turn out.
            hangs_on = open_others
            own = Deciding(context, decide.without_open_others, judgement).facts()
        deciding = joined([own, *(each.deciding for each in before.values())])
    certificate = _certificate(workshop, settled)
    return Verdict(grounds, carriers, deciding, certificate, hangs_on)


def _certificate(workshop: Workshop, settled: Settled) -> Certificate:
    judgement = settled.judgement
    if judgement.as_stated == "feasible" and judgement.reading is not None:
        return SharedWitness(reading=judgement.reading)
    if judgement.as_stated == "infeasible" and judgement.refutation is not None:
        return RefutationCertificate(
            reading=judgement.reading or "optimistic",
            scope="alone" if settled.scope == "alone" else "together",
            refutation=judgement.refutation,
        )
    if judgement.as_stated == "unknown" and judgement.way and judgement.refutation:
        reader = workshop.context.reader("optimistic")
        crew = crew_at(workshop.context, workshop.recall(reader))
        return OpenCertificate(
            witness=witness_of([judgement.way], crew), refutation=judgement.refutation
        )
    return NotSettled(tried=judgement.pessimistic.tried)


def assessed(settled: Settled, verdict: Verdict) -> InitiativeAssessment:
    """The initiative as the assessment lists it, findings apart."""
    initiative, answer = settled.case.initiative, settled.judgement.as_stated
    with_changes = "not_needed" if answer == "feasible" else "not_searched"
    return InitiativeAssessment(
        id=initiative.id,
        name=initiative.name,
        headline=headline_of(answer, with_changes),  # type: ignore[arg-type]
        as_stated=answer,
        with_changes=with_changes,  # type: ignore[arg-type]
        grounds=verdict.grounds,
        alone=settled.alone,
        together=answer,
        carriers=verdict.carriers,
        deciding_facts=verdict.deciding,
        requirements=template_lines(settled.case.lines),
        certificate=verdict.certificate,
    )


def _without_template(name: str) -> Verdict:
    """Of an initiative of which nobody said which strategy it is, that one fact decides."""
    path = f"plan.initiatives[{name}].template"
    fact = DecidingFact(path=path, reads="choice", effort_to_get=1)
    certificate = OpenCertificate(
        witness=Witness(), refutation=UnstatedRefutation(path=path)
    )
    return Verdict("firm", (), DecidingFacts(needed_for_yes=(fact,)), certificate)


def without_template(initiative: Initiative) -> InitiativeAssessment:
    """An initiative of which nobody said which strategy it is: it cannot be told."""
    verdict = _without_template(initiative.id)
    return InitiativeAssessment(
        id=initiative.id,
        name=initiative.name,
        headline="unknown",
        as_stated="unknown",
        with_changes="not_searched",
        grounds=verdict.grounds,
        alone="unknown",
        together="unknown",
        deciding_facts=verdict.deciding,
        certificate=verdict.certificate,
    )


def clashing(
    refutation: Refutation, initiative: Initiative, known: set[str]
) -> tuple[tuple[str, ...], str] | None:
    """The initiatives that a refutation names beside its own, and what they clash on."""
    own = initiative.id
    match refutation:
        case CapacityRefutation():
            names = {demand.owner for demand in refutation.demands}
            skills = sorted({demand.skill for demand in refutation.demands})
            resource = "skill:" + "+".join(skills)
        case LimitRefutation():
            names, resource = (
                set(refutation.users),
                f"limit:{refutation.provider}/{refutation.limit}",
            )
        case MoneyRefutation():
            names, resource = (
                set(refutation.users),
                f"line:{refutation.line}/{refutation.quarter}",
            )
        case GoalRefutation():
            names, resource = (
                set(refutation.shared_with),
                f"accounts:{initiative.audience}",
            )
        case CombinationRefutation():
            parts = [
                clashing(case.refutation, initiative, known)
                for case in refutation.cases
            ]
            found = [part for part in parts if part is not None]
            if not found:
                return None
            names = {name for part in found for name in part[0]}
            resource = found[0][1]
        case _:
            return None
    names = (names | {own}) & known
    return (tuple(sorted(names)), resource) if len(names) > 1 else None


def tables_of(refutation: Refutation) -> frozenset[str]:
    """The ids of the exclusion tables that a refutation refers to."""
    if isinstance(refutation, CapabilityRefutation):
        return frozenset((refutation.exclusions_of,))
    if not isinstance(refutation, CombinationRefutation):
        return frozenset()
    own = (
        frozenset((refutation.exclusions_of,))
        if refutation.exclusions_of
        else frozenset()
    )
    return own.union(*(tables_of(case.refutation) for case in refutation.cases))

"""Whether answers, headlines and counts agree with each other and with their certificates."""

from __future__ import annotations

from collections import Counter

from feasibility.model.assessment import (
    Assessment,
    AsStated,
    InitiativeAssessment,
    NotSettled,
    OpenCertificate,
    RefutationCertificate,
    SharedWitness,
    headline_of,
    plan_as_stated,
)
from feasibility.verify.clashes import check_clash, owners
from feasibility.verify.others import Answers
from feasibility.verify.reading import Reading
from feasibility.verify.requirements import counts, lines_of
from feasibility.verify.standpoint import Standpoint
from feasibility.verify.verification import Ledger
from feasibility.verify.world import World

SUPPORTS: dict[AsStated, type] = {
    "feasible": SharedWitness,
    "infeasible": RefutationCertificate,
    "unknown": OpenCertificate,
    "not_proven": NotSettled,
}


def check_answers(
    answer: InitiativeAssessment, answers: Answers, ledger: Ledger
) -> None:
    """The ids of one initiative's verdict fit together and with the certificate's kind."""
    if not isinstance(answer.certificate, SUPPORTS[answer.as_stated]):
        ledger.refuse(
            "certificate_of_something_else",
            as_stated=answer.as_stated,
            kind=answer.certificate.kind,
        )
    _check_headline(answer, ledger)
    if answer.together != answer.as_stated:
        ledger.refuse("together_differs", claimed=answer.together)
    _check_alone(answer, ledger)
    _check_grounds(answer, answers, ledger)


def _check_headline(answer: Assessment | InitiativeAssessment, ledger: Ledger) -> None:
    """The headline is that of both answers; changes are asked unless there is no need."""
    headline = headline_of(answer.as_stated, answer.with_changes)
    if answer.headline != headline:
        ledger.refuse("headline_differs", claimed=answer.headline, found=headline)
    needed = answer.as_stated != "feasible"
    if needed == (answer.with_changes == "not_needed"):
        ledger.refuse("changes_differ", claimed=answer.with_changes)
    if answer.with_changes in ("ways_out", "none"):
        ledger.at("with_changes").leave_unchecked()


def _check_alone(answer: InitiativeAssessment, ledger: Ledger) -> None:
    """Feasible together is feasible alone; who is infeasible alone says so by the certificate."""
    certificate = answer.certificate
    if answer.as_stated == "feasible" and answer.alone != "feasible":
        ledger.refuse("alone_differs", claimed=answer.alone, found="feasible")
    scope = (
        certificate.scope if isinstance(certificate, RefutationCertificate) else None
    )
    if (answer.alone == "infeasible") != (scope == "alone"):
        ledger.refuse("alone_differs", claimed=answer.alone, scope=scope)


def _check_grounds(
    answer: InitiativeAssessment, answers: Answers, ledger: Ledger
) -> None:
    """Firm stands on the pessimistic way or the optimistic refutation, and on nobody's guess."""
    certificate = answer.certificate
    assumed = False
    if isinstance(certificate, SharedWitness | RefutationCertificate):
        assumed = certificate.reading == "typical"
        wrong = (
            "optimistic" if isinstance(certificate, SharedWitness) else "pessimistic"
        )
        if certificate.reading == wrong:
            ledger.refuse("wrong_reading", reading=certificate.reading)
    if isinstance(certificate, RefutationCertificate):
        others = owners(certificate.refutation) - {answer.id}
        assumed = assumed or any(answers.is_assumed(other) for other in others)
    if answer.grounds == "firm" and (assumed or answer.carriers):
        ledger.refuse("grounds_differ", claimed=answer.grounds, found="assumed")


def check_requirements(
    world: World, answer: InitiativeAssessment, ledger: Ledger
) -> None:
    """The requirements listed are those of template, agreements and additions."""
    initiative = world.initiatives[answer.id]
    lines = lines_of(world, initiative)
    found = {
        line.need.id: (line.template, line.action, line.importance) for line in lines
    }
    at = Standpoint(world, initiative, Reading("optimistic", "refutation"))
    certain = {line.need.id for line in lines if counts(at, line.need)}
    claimed = {
        line.requirement: (line.template, line.action, line.importance)
        for line in answer.requirements
    }
    own_work = {
        f"work:{phase.phase}:{work.skill}"
        for phase in initiative.phases
        for work in phase.work
    }
    for requirement in sorted(certain - {*claimed}):
        ledger.refuse("requirement_missing", requirement=requirement)
    for requirement, said in claimed.items():
        if requirement in own_work and requirement not in found:
            continue
        if said != found.get(requirement):
            ledger.refuse(
                "requirement_differs",
                requirement=requirement,
                claimed=said,
                found=found.get(requirement, ()),
            )


def check_plan(world: World, assessment: Assessment, ledger: Ledger) -> None:
    """The plan's own answer follows from its initiatives' ones."""
    _check_list(world, assessment, ledger)
    answers = {each.id: each for each in assessment.initiatives}
    must_do = [i.id for i in world.plan.initiatives if i.rank.must_do]
    deciding = must_do or [initiative.id for initiative in world.plan.initiatives]
    found = plan_as_stated(
        [answers[name].as_stated for name in deciding if name in answers]
    )
    if assessment.as_stated != found:
        ledger.refuse("as_stated_differs", claimed=assessment.as_stated, found=found)
    _check_headline(assessment, ledger)
    counted = Counter(each.headline for each in assessment.initiatives)
    if {**Counter(assessment.counts)} | {} != {**counted} and any(
        assessment.counts.get(name, 0) != counted.get(name, 0)
        for name in {*assessment.counts, *counted}
    ):
        ledger.at("counts").refuse("counts_differ", found=str(dict(counted)))
    for number, clash in enumerate(assessment.clashes):
        check_clash(world, clash, answers, ledger.at(f"clashes[#{number}]"))


def _check_list(world: World, assessment: Assessment, ledger: Ledger) -> None:
    claimed = [(each.id, each.name) for each in assessment.initiatives]
    found = [(each.id, each.name) for each in world.plan.initiatives]
    if sorted(claimed) != sorted(found):
        ledger.at("initiatives").refuse(
            "initiatives_differ",
            claimed=[name for name, _ in claimed],
            found=[name for name, _ in found],
        )
    ref = assessment.plan
    if (ref.id, ref.name) != (world.plan.id, world.plan.name):
        ledger.at("plan").refuse("plan_differs", claimed=ref.id, found=world.plan.id)

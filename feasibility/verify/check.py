"""The door: whether plan and catalog bear out every sentence of an assessment."""

from __future__ import annotations

import hashlib

from feasibility.model.assessment import (
    Assessment,
    InitiativeAssessment,
    OpenCertificate,
    RefutationCertificate,
    SharedWitness,
)
from feasibility.model.catalog import Catalog
from feasibility.model.noun import content_hash
from feasibility.model.plan import Initiative, PlanFile
from feasibility.verify.deciding import Deciding
from feasibility.verify.findings import check_finding, check_findings, check_hours
from feasibility.verify.headlines import (
    check_answers,
    check_plan,
    check_requirements,
)
from feasibility.verify.others import Answers, Brief
from feasibility.verify.premises import check_premise
from feasibility.verify.reading import Reading
from feasibility.verify.refutations import check_refutation, tables_of
from feasibility.verify.standpoint import standpoint_of
from feasibility.verify.verification import Ledger, Verification
from feasibility.verify.witnesses import (
    Shared,
    check_open_witness,
    check_shared_witness,
)
from feasibility.verify.world import World


def verify(
    assessment: Assessment, document: PlanFile, catalog: Catalog
) -> Verification:
    """Recomputes every certificate from plan and catalog, and says all that does not hold.

    Of another plan or another catalog than the ones assessed it says only that: nothing else
    would mean anything.
    """
    ledger = Ledger()
    _check_hashes(assessment, document, catalog, ledger)
    if not ledger.clean:
        return ledger.close()
    world = World(document, catalog, assessment.as_of)
    answers = Answers(world, assessment)
    deciding = Deciding(world, assessment)
    for premise in assessment.premises:
        check_premise(world, premise, ledger.at(f"premises[{premise.path}]"))
    check_plan(world, assessment, ledger)
    witness = ledger.at("witness")
    shared = Shared(world, assessment.witness, witness)
    check_shared_witness(shared, answers, witness)
    if assessment.witness.grade == "search":
        witness.leave_unchecked()
    _check_tables(assessment, ledger)
    for answer in assessment.initiatives:
        initiative = world.initiatives.get(answer.id)
        if initiative is not None:
            inside = ledger.at(f"initiatives[{answer.id}]")
            _check_initiative(initiative, answer, shared, answers, inside)
            check_findings(answer, inside)
            check_hours(world, answer, assessment.witness, inside)
            deciding.check(answer, inside)
    for finding in assessment.findings:
        check_finding(finding, ledger.at(f"findings[{finding.id}]"))
    deciding.check_questions(ledger.at("questions"))
    return ledger.close()


def _check_hashes(
    assessment: Assessment, document: PlanFile, catalog: Catalog, ledger: Ledger
) -> None:
    """Both hashes are named where they differ; entries of the plan's own may be in the catalog's."""
    world = World(document, catalog, assessment.as_of)
    hashes = (content_hash(catalog), content_hash(world.catalog))
    if assessment.catalog_hash not in hashes:
        ledger.at("catalog_hash").refuse(
            "hash_differs", claimed=assessment.catalog_hash, found=hashes[-1]
        )
    found = _plan_hash(document)
    if assessment.plan.hash != found:
        ledger.at("plan.hash").refuse(
            "hash_differs", claimed=assessment.plan.hash, found=found
        )


def _check_tables(assessment: Assessment, ledger: Ledger) -> None:
    """Every table of exclusions is one that a refutation refers to, and so is checked there."""
    used: set[str] = set()
    for answer in assessment.initiatives:
        if isinstance(answer.certificate, RefutationCertificate | OpenCertificate):
            used |= tables_of(answer.certificate.refutation)
    for table in assessment.exclusions:
        if table.id not in used:
            ledger.at(f"exclusions[{table.id}]").refuse("referred_to_by_nothing")


def _plan_hash(document: PlanFile) -> str:
    """The hash of plan and company, from nothing that was kept with them."""
    plan = document.plan
    nouns = [
        plan.model_copy(update={"initiatives": ()}),
        document.company,
        *plan.initiatives,
    ]
    parts = [content_hash(noun) for noun in nouns]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _check_initiative(
    initiative: Initiative,
    answer: InitiativeAssessment,
    shared: Shared,
    answers: Answers,
    ledger: Ledger,
) -> None:
    check_answers(answer, answers, ledger)
    check_requirements(shared.world, answer, ledger.at("requirements"))
    certificate, inside = answer.certificate, ledger.at("certificate")
    if certificate.kind != "not_settled" and certificate.grade == "search":
        inside.leave_unchecked()
    if isinstance(certificate, SharedWitness):
        way = shared.ways.get(initiative.id)
        if way is None or way.reading != certificate.reading:
            inside.refuse("way_missing", initiative=initiative.id)
    elif isinstance(certificate, RefutationCertificate):
        _check_refuted(certificate, initiative, shared, answers, inside)
    elif isinstance(certificate, OpenCertificate):
        check_open_witness(certificate, initiative, shared, inside.at("witness"))
        reading = Reading("pessimistic", "refutation")
        at = standpoint_of(shared.world, initiative, reading)
        brief = Brief(at, "together", answers)
        check_refutation(certificate.refutation, brief, inside.at("refutation"))


def _check_refuted(
    certificate: RefutationCertificate,
    initiative: Initiative,
    shared: Shared,
    answers: Answers,
    ledger: Ledger,
) -> None:
    reading = Reading(certificate.reading, "refutation")
    at = standpoint_of(shared.world, initiative, reading)
    brief = Brief(at, certificate.scope, answers)
    check_refutation(certificate.refutation, brief, ledger.at("refutation"))

"""A plan checked and its certificate verified: what tests with figures worked out by hand ask for.

The plan is that of `tests/verify_examples.py`: Ann has 24 h a week to plan (96 quarter-hours); the
build takes 40 h in at least two weeks, the launch one. Twelve weeks from Monday, 4 January 2027.
The goal: 20 engaged accounts by 31 March; 300 accounts, of which a tenth engage, 14 days after
the launch.
"""

from datetime import date
from typing import Any

from feasibility.catalog.load import load_catalog
from feasibility.engine.check import check
from feasibility.model.assessment import (
    Assessment,
    DecidingFact,
    Finding,
    InitiativeAssessment,
)
from feasibility.model.catalog import Catalog
from feasibility.model.plan import PlanFile
from feasibility.verify import verify
from tests.verify_examples import catalog_data

AS_OF = date(2027, 1, 4)
KINDS = [
    kind.model_dump(mode="json", exclude_unset=True) for kind in load_catalog().kinds
]


def checked(
    document: dict[str, Any],
    catalog: dict[str, Any] | None = None,
    *,
    as_of: date = AS_OF,
) -> Assessment:
    """The assessment of a plan, which `verify` has accepted."""
    data = PlanFile.model_validate(document)
    facts = {**(catalog or catalog_data()), "kinds": KINDS}
    known = Catalog.model_validate(facts)
    assessment = check(data.plan, data.company, known, as_of=as_of)
    verification = verify(assessment, data, known)
    assert verification.refusals == ()
    return assessment


def only(assessment: Assessment, name: str = "one") -> InitiativeAssessment:
    """One initiative's assessment."""
    return next(entry for entry in assessment.initiatives if entry.id == name)


def refutation(assessment: Assessment, name: str = "one") -> Any:
    """What refutes an initiative, for good or at the pessimistic reading."""
    return only(assessment, name).certificate.refutation  # type: ignore[union-attr]


def found(assessment: Assessment, rule: str, name: str = "one") -> list[Finding]:
    """What a rule found about an initiative."""
    return [each for each in only(assessment, name).findings if each.rule == rule]


def thresholds(facts: tuple[DecidingFact, ...]) -> dict[tuple[str, str], str | None]:
    """The values at which deciding facts decide, by path and way of reading."""
    return {(fact.path, fact.reads): fact.threshold for fact in facts}

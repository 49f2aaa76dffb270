"""Refutations inside certificates: finding those of one kind, and the worst of them."""

from __future__ import annotations

from collections.abc import Iterator

from feasibility.model.assessment import (
    Assessment,
    InitiativeAssessment,
    RefutationCertificate,
)
from feasibility.model.certificate import (
    CapacityRefutation,
    CombinationRefutation,
    Refutation,
)


def refutation_of(assessed: InitiativeAssessment) -> Refutation | None:
    """What refutes an initiative, if something does."""
    certificate = assessed.certificate
    return (
        certificate.refutation
        if isinstance(certificate, RefutationCertificate)
        else None
    )


def capacity_of(assessed: InitiativeAssessment) -> CapacityRefutation | None:
    """The shortage of hours in an initiative's refutation, the worst if there are several."""
    refutation = refutation_of(assessed)
    found = list(_capacities(refutation)) if refutation is not None else []
    return max(found, key=short_quarters, default=None)


def worst_capacity(assessment: Assessment) -> CapacityRefutation | None:
    """The worst shortage of hours in the plan."""
    found = [
        each for one in assessment.initiatives if (each := capacity_of(one)) is not None
    ]
    return max(found, key=short_quarters, default=None)


def short_quarters(refutation: CapacityRefutation) -> int:
    """How many quarter-hours are short."""
    return refutation.needed_quarters - refutation.there_quarters


def _capacities(refutation: Refutation) -> Iterator[CapacityRefutation]:
    if isinstance(refutation, CapacityRefutation):
        yield refutation
    elif isinstance(refutation, CombinationRefutation):
        for case in refutation.cases:
            yield from _capacities(case.refutation)

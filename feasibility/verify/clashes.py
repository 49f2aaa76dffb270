"""Whether initiatives that are said to clash do: in a refutation, on something that each of them uses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from feasibility.model.assessment import (
    Clash,
    InitiativeAssessment,
    RefutationCertificate,
)
from feasibility.model.certificate import (
    AfterRefutation,
    CapacityRefutation,
    CombinationRefutation,
    GoalRefutation,
    LimitRefutation,
    MoneyRefutation,
    Refutation,
)
from feasibility.verify.verification import Ledger
from feasibility.verify.world import World


def owners(refutation: Refutation) -> set[str]:
    """The initiatives (and programmes) whose needs stand in a refutation."""
    if isinstance(refutation, CombinationRefutation):
        return {name for case in refutation.cases for name in owners(case.refutation)}
    if isinstance(refutation, CapacityRefutation):
        return {demand.owner for demand in refutation.demands}
    if isinstance(refutation, LimitRefutation | MoneyRefutation):
        return {*refutation.users}
    if isinstance(refutation, AfterRefutation):
        return {refutation.initiative}
    return (
        {*refutation.shared_with} if isinstance(refutation, GoalRefutation) else set()
    )


def check_clash(
    world: World,
    clash: Clash,
    answers: Mapping[str, InitiativeAssessment],
    ledger: Ledger,
) -> None:
    """At least two initiatives; one of them is refuted beside the others, on this resource."""
    named = {*clash.initiatives}
    if len(named) < 2 or not named <= {*world.initiatives}:
        ledger.refuse("no_such_clash", initiatives=sorted(named))
        return
    refuted = [
        (name, answers[name].certificate) for name in sorted(named) if name in answers
    ]
    for name, certificate in refuted:
        if (
            isinstance(certificate, RefutationCertificate)
            and certificate.scope == "together"
            and named <= owners(certificate.refutation) | {name}
            and clash.resource in _resources(world, name, certificate.refutation)
        ):
            return
    ledger.refuse(
        "not_refuted_together", initiatives=sorted(named), resource=clash.resource
    )


def _resources(world: World, own: str, refutation: Refutation) -> Iterator[str]:
    """What the needs in a refutation share; each need itself is checked with the refutation."""
    if isinstance(refutation, CombinationRefutation):
        for case in refutation.cases:
            yield from _resources(world, own, case.refutation)
    elif isinstance(refutation, CapacityRefutation):
        skills = sorted({demand.skill for demand in refutation.demands})
        yield f"skill:{'+'.join(skills)}"
    elif isinstance(refutation, LimitRefutation):
        yield f"limit:{refutation.provider}/{refutation.limit}"
    elif isinstance(refutation, MoneyRefutation):
        yield f"line:{refutation.line}/{refutation.quarter}"
    elif isinstance(refutation, GoalRefutation) and refutation.shared_with:
        yield f"accounts:{world.initiatives[own].audience}"

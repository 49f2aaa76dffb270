"""Whether a refutation refutes: each kind, and case trees of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from feasibility.model.certificate import (
    AfterRefutation,
    CapabilityRefutation,
    CapacityRefutation,
    Case,
    CombinationRefutation,
    FlowRefutation,
    GoalRefutation,
    LimitRefutation,
    MoneyRefutation,
    PolicyRefutation,
    ReadinessRefutation,
    Refutation,
    SkillRefutation,
    TimingRefutation,
    UnstatedRefutation,
)
from feasibility.verify.others import Brief
from feasibility.verify.places import NoSuchPlaceError, place_of, text_of
from feasibility.verify.refute_goal import check_goal, check_unstated
from feasibility.verify.refute_people import check_capacity, check_skills
from feasibility.verify.refute_rules import check_after, check_money, check_policy
from feasibility.verify.refute_stack import (
    check_capability,
    check_exclusions,
    check_flow,
    check_limit,
)
from feasibility.verify.refute_time import check_readiness, check_timing
from feasibility.verify.requirements import served_by_need
from feasibility.verify.serving import candidates
from feasibility.verify.standpoint import Standpoint
from feasibility.verify.verification import Ledger

MOST_LEAVES = 2_000

LEAVES: dict[type, Callable[[Any, Brief, Ledger], None]] = {
    CapabilityRefutation: check_capability,
    LimitRefutation: check_limit,
    FlowRefutation: check_flow,
    CapacityRefutation: check_capacity,
    SkillRefutation: check_skills,
    TimingRefutation: check_timing,
    GoalRefutation: check_goal,
    MoneyRefutation: check_money,
    PolicyRefutation: check_policy,
    ReadinessRefutation: check_readiness,
    UnstatedRefutation: check_unstated,
    AfterRefutation: check_after,
}


def check_refutation(claim: Refutation, brief: Brief, ledger: Ledger) -> None:
    """Refuses every sentence of a refutation that does not hold; its whole tree is gone through."""
    if leaves_of(claim) > MOST_LEAVES:
        ledger.refuse("too_many_leaves", leaves=leaves_of(claim))
        return
    _check(claim, brief, ledger)


def leaves_of(claim: Refutation) -> int:
    """How many leaves a case tree has; 1 for any other kind."""
    if isinstance(claim, CombinationRefutation):
        return sum(leaves_of(case.refutation) for case in claim.cases)
    return 1


def tables_of(claim: Refutation) -> set[str]:
    """The tables of exclusions that a refutation refers to."""
    if isinstance(claim, CapabilityRefutation):
        return {claim.exclusions_of}
    if not isinstance(claim, CombinationRefutation):
        return set()
    own = {claim.exclusions_of} if claim.exclusions_of is not None else set()
    return own.union(*(tables_of(case.refutation) for case in claim.cases))


def _check(claim: Refutation, brief: Brief, ledger: Ledger) -> None:
    if claim.grade == "search":
        ledger.leave_unchecked()
    elif isinstance(claim, CombinationRefutation):
        _check_cases(claim, brief, ledger)
    else:
        LEAVES[type(claim)](claim, brief, ledger)


def _check_cases(claim: CombinationRefutation, brief: Brief, ledger: Ledger) -> None:
    if claim.over in served_by_need(brief.at):
        _check_providers_covered(claim, brief, ledger)
    else:
        _check_options_covered(claim, brief.at, ledger)
    for number, case in enumerate(claim.cases):
        inside = ledger.at(f"cases[#{number}]")
        branch = _branch(case, claim.over, brief.at)
        if branch is None:
            inside.refuse("case_of_something_else", over=claim.over)
        else:
            _check(case.refutation, brief.from_here(branch), inside.at("refutation"))


def _branch(case: Case, over: str, at: Standpoint) -> Standpoint | None:
    """The standpoint in a case; None if the case is not one of what the tree goes over."""
    if case.choice is not None and case.choice.path == over:
        return at.choosing([case.choice])
    if case.capability == over and case.provider is not None and case.choice is None:
        return at.serving(over, case.provider)
    return None


def _check_providers_covered(
    claim: CombinationRefutation, brief: Brief, ledger: Ledger
) -> None:
    """Every provider that nothing rules out has a case."""
    at = brief.at
    covered = {case.provider for case in claim.cases}
    left_out = {*candidates(at, claim.over)} - covered
    if left_out:
        ledger.refuse("case_missing", over=claim.over, values=sorted(left_out))
    if claim.exclusions_of is not None:
        needs = served_by_need(at)[claim.over]
        check_exclusions(claim.exclusions_of, needs, brief, ledger)


def _check_options_covered(
    claim: CombinationRefutation, at: Standpoint, ledger: Ledger
) -> None:
    """Every value that the fact may have has a case."""
    try:
        place = place_of(claim.over)
        options = at.world.options_at(place)
    except NoSuchPlaceError:
        ledger.refuse("no_such_place", path=claim.over)
        return
    if options is None:
        ledger.refuse("cannot_be_enumerated", path=claim.over)
        return
    pinned = at.reading.chosen_at(place)
    wanted = {text_of(each) for each in options if pinned in (None, text_of(each))}
    covered = {
        text_of(case.choice.value) for case in claim.cases if case.choice is not None
    }
    if wanted - covered:
        ledger.refuse("case_missing", over=claim.over, values=sorted(wanted - covered))

"""Portfolio: does it fit beside what has higher or equal rank?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from feasibility.engine.formulas import as_text
from feasibility.engine.told import Told
from feasibility.engine.verdict import clashing
from feasibility.kernel.units import exact
from feasibility.model.assessment import Finding, Status
from feasibility.model.bounds import ACCOUNTS
from feasibility.model.certificate import (
    AfterRefutation,
    GoalRefutation,
    LimitRefutation,
)


def findings(told: Told) -> Iterator[Finding]:
    """Whether it clashes with others, and on what; limits and audiences that several share."""
    if told.answer == "feasible":
        yield told.finding("PRT001", "met", {}, subject="portfolio")
    elif told.settled.alone != "infeasible":
        yield from _clashes(told)
    yield from _comes_after(told)
    yield from _shared_limits(told)
    yield from _shared_funnel(told)


def _clashes(told: Told) -> Iterator[Finding]:
    known = set(told.workshop.cases)
    for refutation in told.refuting:
        found = clashing(refutation, told.initiative, known)
        if found is None:
            continue
        others = [name for name in found[0] if name != told.case.id]
        values = {"initiatives": others, "resource": found[1]}
        yield told.finding("PRT001", told.against, values, subject="portfolio")
        return


def _comes_after(told: Told) -> Iterator[Finding]:
    """Whether each that it launches after can be done."""
    lost = told.refuted_by(AfterRefutation)
    for name in told.initiative.after:
        if told.answer == "feasible":
            status: Status = "met"
        elif lost is not None and lost.initiative == name:
            status = told.against
        elif name in told.settled.never:
            status = "open"
        else:
            continue
        yield told.finding("PRT004", status, {"initiative": name}, subject=name)


def _shared_limits(told: Told) -> Iterator[Finding]:
    """Limits that others use too, where what all need together refutes."""
    for refutation in told.refuting:
        if isinstance(refutation, LimitRefutation):
            others = sorted(set(refutation.users) - {told.case.id})
            if others:
                yield _limit(told, refutation, others)


def _limit(told: Told, refutation: LimitRefutation, others: list[str]) -> Finding:
    values: dict[str, Any] = {
        "initiatives": others,
        "limit": refutation.limit,
        "provider": refutation.provider,
    }
    if told.against == "missing":
        values |= {"needed": refutation.needed, "there": refutation.there}
    else:
        there = told.high.selection.limits.there(refutation.provider, refutation.limit)
        best = refutation.there if there is None else as_text(there.value)
        values |= {
            "least_needed": None,
            "most_needed": refutation.needed,
            "least_there": refutation.there,
            "most_there": None if there is None else best,
        }
    subject = f"{refutation.provider}/{refutation.limit}"
    return told.finding("PRT002", told.against, values, subject=subject)


def _shared_funnel(told: Told) -> Iterator[Finding]:
    """Accounts that sourced goals on one audience need together, where that refutes."""
    for refutation in told.refuting:
        if not isinstance(refutation, GoalRefutation) or not refutation.shared_with:
            continue
        values: dict[str, Any] = {
            "audience": told.initiative.audience,
            "initiatives": list(refutation.shared_with),
        }
        needed, there = refutation.target, refutation.reached
        if told.against == "missing":
            values |= {"needed": needed, "there": there}
        else:
            goal = told.high.goal
            most = goal.accounts if goal else ACCOUNTS.most
            values |= {
                "least_needed": as_text(goal.accounts_needed) if goal else None,
                "most_needed": needed,
                "least_there": there,
                "most_there": as_text(exact(most)) if most < ACCOUNTS.most else None,
            }
        yield told.finding(
            "PRT003", told.against, values, subject=told.initiative.audience or ""
        )
        return

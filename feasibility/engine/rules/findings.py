"""All findings of an initiative, family by family."""

from __future__ import annotations

from typing import Any

from feasibility.engine.context import Context
from feasibility.engine.settled import Settled
from feasibility.engine.workshop import Workshop
from feasibility.model.assessment import Finding, InitiativeAssessment


def findings_of(
    workshop: Workshop, settled: Settled
) -> tuple[tuple[Finding, ...], dict[str, Any]]:
    """Findings and the counts that the headline is worded with."""
    return (), {}


def plan_findings(
    context: Context, initiatives: list[InitiativeAssessment]
) -> tuple[Finding, ...]:
    """What the plan as a whole shows."""
    return ()

"""All findings of an initiative, family by family, in the order of the rule book; and those of the plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

from feasibility.engine.context import Context
from feasibility.engine.formulas import as_text
from feasibility.engine.goal import GoalReading
from feasibility.engine.goal_facts import goal_at
from feasibility.engine.rules import (
    capability,
    capacity,
    clarity,
    flow,
    goal,
    money,
    policy,
    portfolio,
    readiness,
    scope,
    serving,
    skills,
    staleness,
    suppression,
    timing,
)
from feasibility.engine.settled import Settled
from feasibility.engine.told import Told
from feasibility.engine.totals import totals_of
from feasibility.engine.workshop import Workshop
from feasibility.model.assessment import Finding, InitiativeAssessment
from feasibility.model.plan import Initiative
from feasibility.model.rule_book import rule_of

Findings = tuple[Finding, ...]

FAMILIES: tuple[Callable[[Told], Iterator[Finding]], ...] = (
    capability.findings,
    scope.findings,
    flow.findings,
    suppression.findings,
    serving.findings,
    readiness.findings,
    skills.findings,
    capacity.findings,
    timing.findings,
    goal.findings,
    policy.findings,
    money.findings,
    portfolio.findings,
    staleness.findings,
)


def findings_of(
    workshop: Workshop, settled: Settled
) -> tuple[Findings, dict[str, Any]]:
    """Findings of a settled initiative, and the totals its headline is worded with.

    They rest on company, catalog, the initiative and its answer alone, not on other initiatives.
    """
    told = Told(workshop, settled)
    found = list(clarity.findings(told.context, told.initiative))
    for family in FAMILIES:
        found += family(told)
    return tuple(found), totals_of(told, found)


def unsettled_findings(context: Context, initiative: Initiative) -> Findings:
    """What can be told of an initiative of which nobody said which strategy it is."""
    return tuple(clarity.findings(context, initiative))


def plan_findings(
    context: Context, initiatives: list[InitiativeAssessment]
) -> Findings:
    """What the plan as a whole shows: audiences that the goals of several feasible initiatives share."""
    feasible = {each.id for each in initiatives if each.as_stated == "feasible"}
    by_audience: dict[str, list[GoalReading]] = {}
    for initiative in context.plan.initiatives:
        reading = _sourced(context, initiative)
        if initiative.id in feasible and reading is not None and reading.audience:
            by_audience.setdefault(reading.audience, []).append(reading)
    found = (
        _shared(audience, readings)
        for audience, readings in sorted(by_audience.items())
        if len(readings) > 1
    )
    return tuple(each for each in found if each is not None)


def _sourced(context: Context, initiative: Initiative) -> GoalReading | None:
    template = context.template_of(initiative)
    if template is None or initiative.goal is None:
        return None
    reader = context.reader("pessimistic", quiet=True)
    reading = goal_at(context, initiative, template, reader)
    return reading if reading is not None and reading.sourced else None


def _shared(audience: str, readings: list[GoalReading]) -> Finding | None:
    rule = rule_of("PRT003")
    if rule is None:
        raise AssertionError
    needed = sum((reading.accounts_needed for reading in readings), Fraction(0))
    there = min(reading.accounts for reading in readings)
    if needed > there:
        return None
    return Finding(
        id=f"{rule.code}:{audience}",
        rule=rule.code,
        status="met",
        effect=rule.effect,
        subject=audience,
        message=f"{rule.name}.met",
        values={
            "audience": audience,
            "needed": as_text(needed),
            "there": as_text(there),
        },
    )

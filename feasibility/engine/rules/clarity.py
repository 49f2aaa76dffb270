"""Clarity: is the initiative concrete enough to be executed? Asks, and never decides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from feasibility.engine.context import Context
from feasibility.engine.formulas import as_text
from feasibility.engine.told import evidences
from feasibility.kernel.units import exact
from feasibility.model.assessment import Finding, Status
from feasibility.model.fact import Fact
from feasibility.model.plan import Initiative
from feasibility.model.rule_book import rule_of

Said = tuple[Status, str, dict[str, Any]]
"""Status, variant and values."""

_SUBJECTS = {
    "CLR001": "goal.target",
    "CLR002": "goal.by_day",
    "CLR003": "audience",
    "CLR004": "channels",
    "CLR005": "owner",
    "CLR006": "offer",
    "CLR007": "goal.baseline",
    "CLR008": "template",
}


def findings(context: Context, initiative: Initiative) -> Iterator[Finding]:
    """What the initiative says of goal, date, audience, channels, owner, offer, baseline and strategy."""
    said = {
        "CLR001": _figure(initiative),
        "CLR002": _date(initiative),
        "CLR003": _audience(context, initiative),
        "CLR004": _channels(initiative),
        "CLR005": _named("owner", initiative.owner),
        "CLR006": _offer(initiative),
        "CLR007": _baseline(initiative),
        "CLR008": _named("template", initiative.template),
    }
    if initiative.goal is not None and initiative.goal.measure == "launched":
        del said["CLR007"]
    for code, (status, variant, values) in said.items():
        yield _finding(initiative, code, status, variant, values)


def _figure(initiative: Initiative) -> Said:
    goal = initiative.goal
    if goal is None:
        return "missing", "", {}
    if goal.measure == "launched":
        return "met", "", {"measure": goal.measure, "target": 1}
    target = _typical(goal.target)
    if target is None:
        return "open", "", {"measure": goal.measure}
    return "met", "", {"measure": goal.measure, "target": as_text(exact(target))}


def _date(initiative: Initiative) -> Said:
    """A goal without a date asks for it; where there is no goal yet, its date is open too."""
    goal = initiative.goal
    if goal is None:
        return "open", "", {}
    by = goal.by_day
    if by.value is not None:
        return "met", "", {"goal_day": by.value.isoformat()}
    return ("missing" if by.unknown and by.typical is None else "open"), "", {}


def _audience(context: Context, initiative: Initiative) -> Said:
    audience = context.audiences.get(initiative.audience or "")
    if audience is None:
        return "missing", "nobody", {}
    if audience.criteria is None:
        return "missing", "", {"audience": audience.id}
    return "met", "", {"audience": audience.id, "criteria": audience.criteria}


def _channels(initiative: Initiative) -> Said:
    channels = list(initiative.channels)
    if not channels:
        return "missing", "", {}
    return "met", "", {"channels": channels, "n_channels": len(channels)}


def _named(name: str, value: str | None) -> Said:
    return ("missing", "", {}) if value is None else ("met", "", {name: value})


def _offer(initiative: Initiative) -> Said:
    return ("met" if initiative.offer else "missing"), "", {}


def _baseline(initiative: Initiative) -> Said:
    goal = initiative.goal
    if goal is None or goal.baseline is None:
        return "missing", "", {}
    baseline = _typical(goal.baseline)
    if baseline is None:
        return "open", "", {}
    values = {"baseline": as_text(exact(baseline)), "measure": goal.measure}
    return "met", "", values


def _typical(fact: Fact[float]) -> float | None:
    """The figure that is meant; of a range without one, the most."""
    if fact.value is not None:
        return fact.value
    return fact.typical if fact.typical is not None else fact.high


def _finding(
    initiative: Initiative,
    code: str,
    status: Status,
    variant: str,
    values: dict[str, Any],
) -> Finding:
    rule = rule_of(code)
    if rule is None:
        raise AssertionError(code)
    parts = (rule.name, status, variant) if variant else (rule.name, status)
    subject = _SUBJECTS[code]
    path = f"plan.initiatives[{initiative.id}].{subject}"
    value = next(iter(values.values()), None)
    evidence = {path: value} if status == "met" and not isinstance(value, list) else {}
    return Finding(
        id=f"{code}:{initiative.id}:{subject}",
        rule=code,
        status=status,
        effect=rule.effect,
        subject=subject,
        message=".".join(parts),
        values=values,
        evidence=evidences(evidence),
    )

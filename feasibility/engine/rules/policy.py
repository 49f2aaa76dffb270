"""Policy: does a rule of the company forbid it, or ask for an approval first?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from feasibility.engine.approving import approvals
from feasibility.engine.candidates import candidate_of
from feasibility.engine.frames import applying_policies
from feasibility.engine.readiness import what_it_names
from feasibility.engine.told import Told
from feasibility.model.assessment import Finding
from feasibility.model.certificate import PolicyRefutation
from feasibility.model.company import Policy
from feasibility.model.requirement import CapabilityNeed


def findings(told: Told) -> Iterator[Finding]:
    """For each policy of its market unit whether it forbids something here; for each approval whether it comes."""
    context = told.context
    forbidding = [
        policy
        for policy in context.company.policies
        if policy.effect == "forbidden" and context.applies(policy, told.initiative)
    ]
    if forbidding:
        yield from _forbidden(told, forbidding)
    yield from _approved(told)


def _forbidden(told: Told, forbidding: list[Policy]) -> Iterator[Finding]:
    low = {
        each.id
        for each in applying_policies(told.context, told.initiative, told.low.musts)
    }
    high = {
        each.id
        for each in applying_policies(told.context, told.initiative, told.high.musts)
    }
    by_provider = {} if told.holds else _by_provider(told)
    for policy in forbidding:
        path = f"company.policies[{policy.id}]"
        more: dict[str, Any] = {"subject": policy.id, "evidence": {path: "forbidden"}}
        values: dict[str, Any] = {"policy": policy.id}
        leaf = told.refuted_by(PolicyRefutation, policy=policy.id)
        if policy.id in low or leaf is not None:
            status = told.status(low=False, high=policy.id not in high)
            status = status if leaf is None else told.against
            names = what_it_names(policy, told.initiative, told.low.musts)
            values["applies_to"] = leaf.applies_to if leaf else names
        elif policy.id in by_provider:
            status, provider = by_provider[policy.id]
            values["applies_to"] = f"provider:{provider}"
        else:
            status = "met"
        yield told.finding("POL001", status, values, **more)


def _by_provider(told: Told) -> dict[str, tuple[Any, str]]:
    """Policy -> status and provider, where forbidding a provider is what leaves a must line without one."""
    found: dict[str, tuple[Any, str]] = {}
    policies = {
        policy.id
        for policy in told.context.company.policies
        if policy.effect == "forbidden" and policy.providers
    }
    for line, need in told.lines(CapabilityNeed) if policies else ():
        candidate = candidate_of(told, line, need)
        ruled = candidate.ruled
        if need.importance == "must" and ruled is not None and ruled.reason == "policy":
            found[ruled.there] = (candidate.status, ruled.provider)
    return found


def _approved(told: Told) -> Iterator[Finding]:
    """Who has to approve, and whether that comes in time; told where somebody is named or nobody says how long."""
    for policy, low in approvals(told, told.low):
        is_known = (
            policy.approval_weeks is not None
            and policy.approval_weeks.state != "unknown"
        )
        if policy.approver is None and is_known:
            continue
        path = f"company.policies[{policy.id}].approval_weeks"
        more: dict[str, Any] = {
            "subject": policy.id,
            "evidence": {path: low if is_known else None},
        }
        values: dict[str, Any] = {"policy": policy.id, "approver": policy.approver}
        in_time = told.context.week_now + low <= told.low.launch.last_start
        if is_known and (in_time or told.holds):
            values["approval_weeks"] = low
            yield told.finding("POL002", "met", values, **more)
            continue
        best = {each.id: weeks for each, weeks in approvals(told, told.high)}
        weeks = best.get(policy.id)
        last = told.high.launch.last_start
        holds = weeks is None or told.context.week_now + weeks <= last
        status = told.status(low=False, high=holds)
        yield told.finding("POL002", status, values, **more)

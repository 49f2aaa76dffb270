"""Which approvals an initiative needs at a reading, and for how many weeks it waits for each."""

from __future__ import annotations

from collections.abc import Iterator

from feasibility.engine.frames import applying_policies, approval_weeks
from feasibility.engine.side import Side
from feasibility.engine.told import Told
from feasibility.model.company import Policy


def approvals(told: Told, side: Side) -> Iterator[tuple[Policy, int]]:
    """Policies that ask for an approval of what the initiative uses, providers of its way of working included."""
    context = told.context
    applying = {
        policy.id for policy in applying_policies(context, told.initiative, side.musts)
    }
    used = set(told.serves.values())
    for policy in context.company.policies:
        if policy.effect != "needs_approval":
            continue
        by_provider = context.applies(policy, told.initiative) and used & set(
            policy.providers
        )
        if policy.id in applying or by_provider:
            yield policy, approval_weeks(context, policy, side.reader)

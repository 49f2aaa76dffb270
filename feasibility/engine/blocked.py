"""Why the connections leaving the providers an object reaches do not bring it on."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Literal

from feasibility.engine.flow import FlowView
from feasibility.engine.flow_index import Arc
from feasibility.engine.slots import Join
from feasibility.model.certificate import Blocked

Reason = Literal["too_late", "wrong_way", "wrong_object", "no_consent", "not_live"]


def blocked_connections(
    flows: FlowView,
    join: Join,
    sources: Collection[str],
    arrivals: Mapping[str, int],
    starts_by: int,
) -> tuple[Blocked, ...]:
    """The connections at providers reached in time that do not bring it on, each with its first reason.

    Args:
        flows: the connections at this reading.
        join: what was to be brought where.
        sources: where it starts.
        arrivals: earliest arrivals in minutes.
        starts_by: latest start of the phase, a week.
    """
    in_time = {each for each, minutes in arrivals.items() if minutes <= join.within}
    passing = {each for each in in_time if each in sources or flows.stack.runs(each)}
    found: dict[str, Blocked] = {}
    touching = flows.stack.index.flows.touching
    for provider in sorted(in_time):
        for link in touching.get(provider, ()):
            leaving = [end for start, end in link.ends if start in passing]
            if link.id in found or any(end in in_time for end in leaving):
                continue
            if leaving:
                reason = _reason(flows, Arc(leaving[0], link), join, starts_by)
            elif all(start not in in_time for start, _ in link.ends):
                reason = "wrong_way"
            else:
                continue  # It leaves a provider that does not run and passes nothing on.
            found[link.id] = Blocked(connection=link.id, reason=reason)
    return tuple(found[name] for name in sorted(found))


def _reason(flows: FlowView, arc: Arc, join: Join, starts_by: int) -> Reason:
    if join.carried.object not in arc.link.objects:
        return "wrong_object"
    if not flows.carriage(arc).is_live_by(starts_by):
        return "not_live"
    if join.carried.with_consent and not flows.has_consent(arc):
        return "no_consent"
    return "too_late"

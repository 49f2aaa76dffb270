"""Whether a serving is complete and in order, and its flows arrive."""

from __future__ import annotations

from feasibility.model.certificate import FlowPath, Hop, Serving
from feasibility.model.requirement import FlowNeed, SuppressNeed
from feasibility.verify.flows import Parcel, Way, ways
from feasibility.verify.requirements import (
    capability_needs,
    flow_needs,
    served_by_need,
    suppress_needs,
)
from feasibility.verify.serving import ruled_out, runs
from feasibility.verify.standpoint import Standpoint
from feasibility.verify.verification import Ledger
from feasibility.verify.world import SILENT


def check_serving(serving: Serving, at: Standpoint, ledger: Ledger) -> None:
    """Refuses each capability without a provider in order, and each flow that does not arrive."""
    for capability, needs in served_by_need(at).items():
        name = serving.serves.get(capability)
        if name is None:
            ledger.refuse("capability_not_served", capability=capability)
            continue
        if name == SILENT:
            if not (at.reading.silence_helps and at.world.may_hold_more(capability)):
                ledger.refuse("list_is_declared", capability=capability)
            continue
        provider = at.world.providers.get(name)
        if provider is None:
            ledger.refuse("no_such_provider", provider=name)
            continue
        for need in needs:
            reason = ruled_out(at, need, provider)
            if reason is not None:
                ledger.refuse(
                    "provider_does_not_serve",
                    requirement=need.id,
                    provider=name,
                    reason=reason.reason,
                )
    for flow in flow_needs(at):
        _check_arrival(flow, flow.to_capability, serving, at, ledger)
    for suppression in suppress_needs(at):
        for capability in senders(at):
            _check_arrival(suppression, capability, serving, at, ledger)


def senders(at: Standpoint) -> list[str]:
    """The must capabilities whose provider can send to a contact."""
    names = dict.fromkeys(need.capability for _, need in capability_needs(at))
    nouns = at.world.capabilities
    return [name for name in names if name in nouns and nouns[name].sends]


def _check_arrival(
    need: FlowNeed | SuppressNeed,
    to_capability: str,
    serving: Serving,
    at: Standpoint,
    ledger: Ledger,
) -> None:
    start = serving.serves.get(need.from_capability)
    end = serving.serves.get(to_capability)
    if start is None or end is None or start == end or SILENT in (start, end):
        return
    path = next(
        (
            each
            for each in serving.paths
            if (each.requirement, each.to_provider) == (need.id, end)
        ),
        None,
    )
    if path is None:
        ledger.refuse("path_missing", requirement=need.id, provider=end)
    else:
        _check_path(path, need, (start, end), at, ledger)


def _check_path(
    path: FlowPath,
    need: FlowNeed | SuppressNeed,
    ends: tuple[str, str],
    at: Standpoint,
    ledger: Ledger,
) -> None:
    inside = ledger.at(f"paths[{path.requirement}]")
    here = ends[0]
    for hop in path.hops:
        if hop.from_provider != here:
            inside.refuse("hop_starts_elsewhere", claimed=hop.from_provider)
        here = hop.to_provider
        if hop is not path.hops[-1]:
            passing = at.world.providers.get(here)
            if passing is None or not runs(at, passing):
                inside.refuse("passes_what_does_not_run", provider=here)
        _check_hop(hop, Parcel.of(need), at, inside)
    if here != ends[1]:
        inside.refuse("ends_elsewhere", claimed=here, found=ends[1])
    minutes = sum(hop.minutes for hop in path.hops)
    if path.minutes != minutes:
        inside.refuse("minutes_differ", claimed=path.minutes, found=minutes)
    if minutes > need.within_minutes:
        inside.refuse("too_late", minutes=minutes, within=need.within_minutes)


def _check_hop(hop: Hop, parcel: Parcel, at: Standpoint, ledger: Ledger) -> None:
    found = _minutes(hop, ways(at, parcel))
    if found is None:
        ledger.refuse("no_such_connection", connection=hop.connection)
    elif found != hop.minutes:
        ledger.refuse(
            "minutes_differ",
            connection=hop.connection,
            claimed=hop.minutes,
            found=found,
        )


def _minutes(hop: Hop, every: list[Way]) -> int | None:
    said = (hop.from_provider, hop.to_provider, hop.connection)
    for way in every:
        if (way.from_provider, way.to_provider, way.connection) == said:
            return way.minutes
    return None

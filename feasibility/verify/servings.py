"""Whether a serving is complete and in order, and its flows arrive."""

from __future__ import annotations

from feasibility.model.requirement import FlowNeed, SuppressNeed
from feasibility.model.witness import FlowPath, Hop, Serving
from feasibility.verify.flows import Parcel, Way, silently_joined, ways
from feasibility.verify.requirements import (
    arrival_needs,
    capability_needs,
    served_by_need,
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
    for path in serving.paths:
        _check_path(path, serving, at, ledger.at(f"paths[{path.requirement}]"))
    arriving = {(path.requirement, path.to_provider) for path in serving.paths}
    for arrival in arrival_needs(at):
        start = serving.serves.get(arrival.from_capability)
        for end in sorted(_ends(arrival, serving, at)):
            apart = start not in (None, end) and SILENT not in (start, end)
            if apart and (arrival.id, end) not in arriving:
                ledger.refuse("path_missing", requirement=arrival.id, provider=end)


def _ends(need: FlowNeed | SuppressNeed, serving: Serving, at: Standpoint) -> set[str]:
    """The providers that a flow or a suppression has to reach."""
    capabilities = [need.to_capability] if isinstance(need, FlowNeed) else senders(at)
    return {serving.serves[each] for each in capabilities if each in serving.serves}


def senders(at: Standpoint) -> list[str]:
    """The must capabilities whose provider can send to a contact."""
    names = dict.fromkeys(need.capability for _, need in capability_needs(at))
    nouns = at.world.capabilities
    return [name for name in names if name in nouns and nouns[name].sends]


def _check_path(
    path: FlowPath, serving: Serving, at: Standpoint, ledger: Ledger
) -> None:
    needs = (each for each in arrival_needs(at) if each.id == path.requirement)
    need = next(needs, None)
    start = serving.serves.get(need.from_capability) if need is not None else None
    if (
        need is None
        or start is None
        or path.to_provider not in _ends(need, serving, at)
    ):
        ledger.refuse("path_of_something_else", provider=path.to_provider)
        return
    here = start
    for hop in path.hops:
        if hop.from_provider != here:
            ledger.refuse("hop_starts_elsewhere", claimed=hop.from_provider)
        here = hop.to_provider
        if hop is not path.hops[-1]:
            passing = at.world.providers.get(here)
            silent = here == SILENT and at.reading.silence_helps
            if not silent and (passing is None or not runs(at, passing)):
                ledger.refuse("passes_what_does_not_run", provider=here)
        _check_hop(hop, Parcel.of(need), at, ledger)
    if here != path.to_provider and SILENT not in (start, path.to_provider):
        ledger.refuse("ends_elsewhere", claimed=here, found=path.to_provider)
    minutes = sum(hop.minutes for hop in path.hops)
    if path.minutes != minutes:
        ledger.refuse("minutes_differ", claimed=path.minutes, found=minutes)
    if minutes > need.within_minutes:
        ledger.refuse("too_late", minutes=minutes, within=need.within_minutes)


def _check_hop(hop: Hop, parcel: Parcel, at: Standpoint, ledger: Ledger) -> None:
    found = 0 if _is_silent(hop, at) else _minutes(hop, ways(at, parcel))
    if found is None:
        ledger.refuse("no_such_connection", connection=hop.connection)
    elif found != hop.minutes:
        ledger.refuse(
            "minutes_differ",
            connection=hop.connection,
            claimed=hop.minutes,
            found=found,
        )


def _is_silent(hop: Hop, at: Standpoint) -> bool:
    """Whether silence joins both ends: at a provider `?`, or where no end is declared complete."""
    if hop.connection != SILENT or not at.reading.silence_helps:
        return False
    ends = {hop.from_provider, hop.to_provider}
    return SILENT in ends or ends <= silently_joined(at)


def _minutes(hop: Hop, every: list[Way]) -> int | None:
    said = (hop.from_provider, hop.to_provider, hop.connection)
    for way in every:
        if (way.from_provider, way.to_provider, way.connection) == said:
            return way.minutes
    return None

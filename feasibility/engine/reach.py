"""Whether an object gets from whoever serves one capability to whoever serves another, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from feasibility.engine.blocked import blocked_connections
from feasibility.engine.flow import Carried, Route
from feasibility.engine.needs import WILDCARD
from feasibility.engine.side import Side
from feasibility.engine.slots import Join
from feasibility.model.certificate import Blocked
from feasibility.model.witness import FlowPath

_NEAREST = ("too_late", "no_consent", "not_live", "wrong_object", "wrong_way")


@dataclass(frozen=True, slots=True)
class Leg:
    """What is to be brought over: the object, from whom to whom, how fast, by the start of which phase."""

    requirement: str
    carried: Carried
    within: int
    phase: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reached:
    """The fastest arrival at any target: by whom, at whom, in how many minutes."""

    start: str
    end: str
    minutes: int


def reached(side: Side, leg: Leg) -> Reached | None:
    """The earliest arrival at any of the targets, in time or not; none if none is reached."""
    both = [each for each in leg.sources if each in leg.targets]
    if both:
        return Reached(both[0], both[0], 0)
    if not leg.sources or not leg.targets:
        return None
    if WILDCARD in (leg.sources[-1], leg.targets[-1]):
        return Reached(leg.sources[-1], leg.targets[-1], 0)
    arrivals = arrivals_of(side, leg)
    ends = [each for each in leg.targets if each in arrivals]
    if not ends:
        return None
    end = min(ends, key=lambda each: (arrivals[each], each))
    return Reached("", end, arrivals[end])


def arrivals_of(side: Side, leg: Leg) -> Mapping[str, int]:
    """Earliest arrivals at every provider that is reached at all."""
    listed = tuple(each for each in leg.sources if each != WILDCARD)
    return side.flows.arrivals(listed, leg.carried, starts_by=_starts_by(side, leg))


def route_to(side: Side, leg: Leg, end: str) -> tuple[str, Route] | None:
    """From whom and by which path it gets to a target in time."""
    for start in leg.sources:
        route = side.flows.route(
            start, end, leg.carried, within=leg.within, starts_by=_starts_by(side, leg)
        )
        if route is not None:
            return start, route
    return None


def nearest_blocked(side: Side, leg: Leg) -> Blocked | None:
    """The connection that comes nearest to bringing it to a target, and why it does not."""
    join = Join("flow", leg.requirement, 0, 0, leg.carried, leg.within, leg.phase)
    blocked = blocked_connections(
        side.flows, join, leg.sources, arrivals_of(side, leg), _starts_by(side, leg)
    )
    ends = {
        link.id: {end for _, end in link.ends} for link in side.view.index.flows.links
    }
    near = [
        each for each in blocked if ends.get(each.connection, set()) & {*leg.targets}
    ]
    return min(
        near,
        key=lambda each: (_NEAREST.index(each.reason), each.connection),
        default=None,
    )


def paths_of(paths: Iterable[FlowPath], requirement: str) -> dict[str, FlowPath]:
    """Provider -> path, of one requirement in a way of working."""
    return {each.to_provider: each for each in paths if each.requirement == requirement}


def _starts_by(side: Side, leg: Leg) -> int:
    return side.phase_windows[leg.phase].latest_start

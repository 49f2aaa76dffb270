"""Data flow, reach: does what is needed get there, in time and with consent?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from feasibility.engine.candidates import providers_of
from feasibility.engine.flow import Carried
from feasibility.engine.flow_index import Arc
from feasibility.engine.needs import WILDCARD
from feasibility.engine.reach import (
    Leg,
    Reached,
    nearest_blocked,
    paths_of,
    reached,
    route_to,
)
from feasibility.engine.requirements import Line
from feasibility.engine.side import Side
from feasibility.engine.told import Told
from feasibility.model.assessment import Finding
from feasibility.model.bounds import MINUTES
from feasibility.model.certificate import FlowRefutation
from feasibility.model.requirement import FlowNeed


def findings(told: Told) -> Iterator[Finding]:
    """For each flow how it arrives, or what holds it up."""
    for line, need in told.lines(FlowNeed):
        yield from _Flow(told, line, need).findings()


class _Flow:
    def __init__(self, told: Told, line: Line, need: FlowNeed) -> None:
        self.told, self.line, self.need = told, line, need
        self.ends = {
            "from_capability": need.from_capability,
            "object": need.object,
            "to_capability": need.to_capability,
        }
        self.carried = Carried(need.object, need.with_consent)

    @property
    def is_must(self) -> bool:
        return self.need.importance == "must"

    def findings(self) -> Iterator[Finding]:
        told, need = self.told, self.need
        served = told.serves
        if self.is_must and told.holds and need.to_capability in served:
            start, end = served[need.from_capability], served[need.to_capability]
            path = (
                paths_of(told.way.servings[0].paths, need.id)[end] if told.way else None
            )
            yield from self._met(start, end, path.minutes if path else 0)
            return
        nothing = self.told.unserved(self.need.id)
        if nothing is not None:
            values = {"object": self.need.object, **nothing}
            yield self._make("FLW001", self.told.against, values, variant="nobody")
            return
        leaf = self._leaf()
        if leaf is None and (leg := self._served()) is not None:
            found = self._in_time(told.low, leg)
            if found is not None:
                yield from self._arrived(leg, found)
                return
        low = self._leg(told.low)
        found = None if leaf else self._in_time(told.low, low)
        if found is not None:
            yield from self._arrived(low, found)
            return
        yield self._not_met(leaf, low)

    def _arrived(self, leg: Leg, found: Reached) -> Iterator[Finding]:
        if found.start == found.end:
            yield from self._met(found.start, found.end, 0)
        elif (route := route_to(self.told.low, leg, found.end)) is not None:
            yield from self._met(route[0], found.end, route[1].minutes)

    def _leaf(self) -> FlowRefutation | None:
        if not self.is_must:
            return None
        return self.told.refuted_by(
            FlowRefutation, kind="flow", requirement=self.need.id
        )

    def _leg(self, side: Side) -> Leg:
        need = self.need
        return Leg(
            need.id,
            self.carried,
            need.within_minutes,
            need.phase,
            providers_of(side, need.from_capability, need.phase),
            providers_of(side, need.to_capability, need.phase),
        )

    def _served(self) -> Leg | None:
        """The flow between those who were found to serve, where they serve at the pessimistic reading."""
        told, need = self.told, self.need
        if told.answer != "feasible":
            return None
        start = told.serves.get(need.from_capability)
        end = told.serves.get(need.to_capability)
        if start is None or end is None:
            return None
        within = need.within_minutes
        return Leg(need.id, self.carried, within, need.phase, (start,), (end,))

    def _in_time(self, side: Side, leg: Leg) -> Reached | None:
        found = reached(side, leg)
        return found if found and found.minutes <= leg.within else None

    def _met(self, start: str, end: str, minutes: int) -> Iterator[Finding]:
        values: dict[str, Any] = {"object": self.need.object}
        if start == end:
            yield self._make("FLW002", "met", {**values, "provider": start})
        else:
            values |= {"from_provider": start, "to_provider": end, "minutes": minutes}
            values["within_minutes"] = self.need.within_minutes
            yield self._make("FLW001", "met", values)
        if self.need.with_consent:
            yield self._make("FLW004", "met", {"object": self.need.object})

    def _not_met(self, leaf: FlowRefutation | None, low: Leg) -> Finding:
        told = self.told
        high = self._leg(told.high)
        if leaf is not None and told.answer == "infeasible":
            high = replace(high, sources=leaf.sources, targets=leaf.targets)
            return self._missing(told.high, high)
        if not high.sources or not high.targets:
            # Whether it arrives hangs on who will serve the end that nobody serves now.
            return self._make("FLW001", "open", self.ends)
        found = self._in_time(told.high, high)
        holds = found is not None or not told.high.counts(self.line)
        if told.status(low=False, high=holds, must=self.is_must) == "missing":
            return self._missing(told.high, high)
        if leaf is not None:
            low = replace(low, sources=leaf.sources, targets=leaf.targets)
        return self._open(low, high, found)

    def _missing(self, side: Side, leg: Leg) -> Finding:
        need = self.need
        late = reached(side, leg)
        if late is not None and late.minutes > leg.within:
            values = {
                "object": need.object,
                "minutes": late.minutes,
                "to_capability": need.to_capability,
                "within_minutes": need.within_minutes,
            }
            return self._make("FLW002", "missing", values)
        if need.with_consent and self._in_time(side, _unconsented(leg)):
            return self._make("FLW004", "missing", self.ends)
        near = nearest_blocked(side, leg)
        if near is None:
            return self._make("FLW001", "missing", self.ends)
        values = {**self.ends, "blocked": near.reason, "connection": near.connection}
        evidence = {f"company.connections[{near.connection}]": near.reason}
        return self._make(
            "FLW001", "missing", values, variant="nearest", evidence=evidence
        )

    def _open(self, low: Leg, high: Leg, found: Reached | None) -> Finding:
        told, need = self.told, self.need
        late = reached(told.low, low)
        if late is not None and found is not None and late.minutes > low.within:
            values = {
                "object": need.object,
                "least_minutes": found.minutes,
                "most_minutes": _known(late.minutes),
                "to_capability": need.to_capability,
                "within_minutes": need.within_minutes,
            }
            return self._make("FLW002", "open", values)
        if need.with_consent and self._in_time(told.low, _unconsented(low)):
            connection = self._without_consent(_unconsented(low))
            if connection is not None:
                values = {"connection": connection, "object": need.object}
                evidence = {f"company.connections[{connection}].carries_consent": None}
                return self._make("FLW004", "open", values, evidence=evidence)
        unlisted = _unlisted(told.high, high, found)
        if unlisted is not None:
            values = {**self.ends, "provider": unlisted}
            return self._make("FLW001", "open", values, variant="silence")
        return self._make("FLW001", "open", self.ends)

    def _without_consent(self, leg: Leg) -> str | None:
        """The first connection of the way in time that may leave the consent behind."""
        side = self.told.low
        found = reached(side, leg)
        route = route_to(side, leg, found.end) if found else None
        links = {link.id: link for link in side.view.index.flows.links}
        for hop in route[1].hops if route else ():
            link = links.get(hop.connection)
            if link and not side.flows.has_consent(Arc(hop.to_provider, link)):
                return hop.connection
        return None

    def _make(
        self,
        code: str,
        status: Any,
        values: dict[str, Any],
        *,
        variant: str = "",
        evidence: dict[str, Any] | None = None,
    ) -> Finding:
        return self.told.finding(
            code,
            status,
            values,
            subject=self.need.id,
            variant=variant,
            importance=self.need.importance,
            evidence=evidence,
        )


def _unconsented(leg: Leg) -> Leg:
    return replace(leg, carried=Carried(leg.carried.object))


def _unlisted(side: Side, leg: Leg, found: Reached | None) -> str | None:
    """The provider whose connections nobody has said to be all, where only one of them brings it."""
    if found is None or WILDCARD in (found.start, found.end):
        return None
    route = route_to(side, leg, found.end)
    for hop in route[1].hops if route else ():
        if hop.connection == WILDCARD:
            return hop.from_provider
    return None


def _known(minutes: int) -> int | None:
    """The minutes, unless they are what is read where nobody knows them."""
    return minutes if minutes < MINUTES.most else None

"""Data flow, suppress: does an opt-out reach everybody who can send?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from feasibility.engine.candidates import providers_of
from feasibility.engine.flow import Carried
from feasibility.engine.needs import WILDCARD
from feasibility.engine.reach import Leg, paths_of, reached
from feasibility.engine.requirements import Line
from feasibility.engine.side import Side
from feasibility.engine.told import Told
from feasibility.model.assessment import Finding
from feasibility.model.certificate import FlowRefutation
from feasibility.model.requirement import CapabilityNeed, SuppressNeed


def findings(told: Told) -> Iterator[Finding]:
    """For each sender whether opt-outs (or deletions) reach it in time."""
    for line, need in told.lines(SuppressNeed):
        yield from _Suppression(told, line, need).findings()


class _Suppression:
    def __init__(self, told: Told, line: Line, need: SuppressNeed) -> None:
        self.told, self.line, self.need = told, line, need

    def findings(self) -> Iterator[Finding]:
        told, need = self.told, self.need
        leaf = (
            told.refuted_by(FlowRefutation, kind="suppress", requirement=need.id)
            if need.importance == "must"
            else None
        )
        nothing = told.unserved(need.id)
        if nothing is not None:
            values = {"object": need.object, **nothing}
            yield told.finding(
                "FLW003", told.against, values, subject=need.id, variant="nobody"
            )
            return
        if leaf is not None:
            for provider in leaf.targets:
                yield self._make(told.against, provider)
        senders = self._senders()
        if need.importance == "must" and told.holds and told.way:
            paths = paths_of(told.way.servings[0].paths, need.id)
            for provider, path in sorted(paths.items()):
                yield self._make("met", provider, minutes=path.minutes)
            return
        said = set(leaf.targets) if leaf else set()
        for capability in senders:
            found = self._of_sender(capability)
            if found is not None and found.values["provider"] not in said:
                said.add(found.values["provider"])
                yield found

    def _senders(self) -> list[str]:
        """The capabilities with which the initiative sends."""
        index = self.told.low.view.index
        wanted = {
            line.need.capability: None
            for line in self.told.low.musts
            if isinstance(line.need, CapabilityNeed)
        }
        return [each for each in wanted if index.sends(each)]

    def _of_sender(self, capability: str) -> Finding | None:
        told = self.told
        low = self._leg(told.low, capability)
        found = reached(told.low, low)
        if found is not None and found.minutes <= low.within:
            return self._make("met", found.end, minutes=found.minutes)
        high = self._leg(told.high, capability)
        listed = [each for each in (*high.targets, *low.targets) if each != WILDCARD]
        if not listed:
            return None
        if not high.sources:
            return self._make("open", listed[0])
        best = reached(told.high, high)
        holds = best is not None and best.minutes <= high.within
        status = told.status(
            low=False,
            high=holds or not told.high.counts(self.line),
            must=self.need.importance == "must",
        )
        end = best.end if best is not None and best.end != WILDCARD else listed[0]
        return self._make(status, end)

    def _leg(self, side: Side, capability: str) -> Leg:
        need = self.need
        return Leg(
            need.id,
            Carried(need.object),
            need.within_minutes,
            need.phase,
            providers_of(side, need.from_capability, need.phase),
            providers_of(side, capability, need.phase),
        )

    def _make(self, status: Any, provider: str, **values: Any) -> Finding:
        need = self.need
        return self.told.finding(
            "FLW003",
            status,
            {
                "object": need.object,
                "provider": provider,
                "within_minutes": need.within_minutes,
                **values,
            },
            subject=need.id,
            key=f"{need.id}/{provider}",
            importance=need.importance,
        )

"""Capability: is there somebody who does it, well enough, and live in time?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from feasibility.engine.candidates import Candidate, candidate_of, held_at
from feasibility.engine.needs import WILDCARD
from feasibility.engine.requirements import Line
from feasibility.engine.stack import Ruled
from feasibility.engine.told import Told
from feasibility.kernel.units import monday_of
from feasibility.model.assessment import Finding
from feasibility.model.requirement import CapabilityNeed


def findings(told: Told) -> Iterator[Finding]:
    """For each capability line who serves it; else what rules the nearest out."""
    for line, need in told.lines(CapabilityNeed):
        yield from _Line(told, line, need).findings()


class _Line:
    def __init__(self, told: Told, line: Line, need: CapabilityNeed) -> None:
        self.told, self.need = told, need
        self.found: Candidate = candidate_of(told, line, need)
        self.values = {"capability": need.capability}

    def findings(self) -> Iterator[Finding]:
        found = self.found
        if found.status == "met" and found.provider is not None:
            yield from self._met(found.provider)
        elif found.provider is None:
            yield self._missing()
        elif found.provider == WILDCARD:
            area = self.told.low.view.index.area(self.need.capability)
            yield self._make("CAP001", "open", variant="silence", area=f"stack.{area}")
        elif found.ruled is None:
            yield self._make(
                "CAP001", "open", variant="provider", provider=found.provider
            )
        elif found.status == "open":
            yield self._open(found.provider, found.ruled)
        else:
            yield self._ruled_out(found.provider, found.ruled)

    def _met(self, provider: str) -> Iterator[Finding]:
        told, need = self.told, self.need
        held = held_at(told.low, provider, need.capability)
        level = int(held.there) if held else need.level
        code = "CAP002" if need.level > 1 else "CAP001"
        yield self._make(code, "met", provider=provider, held_level=level)
        listed = told.low.view.index.providers.get(provider)
        if listed is not None and (listed.live_from or listed.live_until):
            yield self._make("CAP003", "met", level=False, provider=provider)

    def _missing(self) -> Finding:
        return self._make("CAP001", self.found.status)

    def _open(self, provider: str, ruled: Ruled) -> Finding:
        told, capability = self.told, self.need.capability
        if ruled.reason == "level":
            return self._make(
                "CAP002",
                "open",
                provider=provider,
                least_level=told.low.view.level(provider, capability),
                most_level=told.high.view.level(provider, capability),
            )
        if ruled.reason in {"status", "dates"}:
            ends = ruled.path.endswith("live_until")
            return self._make(
                "CAP003",
                "open",
                level=False,
                variant="ends" if ends else "",
                provider=provider,
                needed_day=ruled.needed if ends else self._needed_by(),
            )
        return self._make("CAP001", "open", variant="provider", provider=provider)

    def _ruled_out(self, provider: str, ruled: Ruled) -> Finding:
        if ruled.reason == "level":
            held = int(ruled.there)
            if held == 0:
                return self._missing()
            return self._make("CAP002", "partial", provider=provider, held_level=held)
        if ruled.reason == "status":
            return self._make(
                "CAP003",
                "missing",
                level=False,
                variant="no_date",
                provider=provider,
                provider_status=self._status_of(provider),
            )
        if ruled.reason == "dates":
            return self._in_time(provider, ruled)
        return self._make(
            "CAP001",
            "missing",
            variant="nearest",
            provider=provider,
            reason=ruled.reason,
        )

    def _in_time(self, provider: str, ruled: Ruled) -> Finding:
        if ruled.path.endswith("live_until"):
            return self._make(
                "CAP003",
                "missing",
                level=False,
                variant="ends",
                provider=provider,
                live_until_day=ruled.there or None,
                needed_day=ruled.needed,
            )
        return self._make(
            "CAP003",
            "missing",
            level=False,
            provider=provider,
            live_day=ruled.there,
            needed_day=ruled.needed,
        )

    def _needed_by(self) -> str:
        window = self.told.high.phase_windows[self.need.phase]
        return monday_of(window.latest_start).isoformat()

    def _status_of(self, provider: str) -> str:
        status = self.told.low.view.index.providers[provider].status
        return status.value or status.typical or "off"

    def _make(
        self,
        code: str,
        status: Any,
        *,
        variant: str = "",
        level: bool = True,
        **values: Any,
    ) -> Finding:
        if level:
            values["level"] = self.need.level
        return self.told.finding(
            code,
            status,
            {**self.values, **values},
            subject=self.need.id,
            variant=variant,
            importance=self.need.importance,
            evidence=self._evidence(status, values.get("provider")),
        )

    def _evidence(self, status: str, provider: str | None) -> dict[str, Any]:
        """What rules it out, else where the level of who serves it stands."""
        ruled = self.found.ruled
        if ruled is not None and status != "met":
            return {ruled.path: ruled.there}
        if provider is None:
            return {}
        held = held_at(self.told.low, provider, self.need.capability)
        return {} if held is None else {held.path: int(held.there)}

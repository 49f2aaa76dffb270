"""Serving: does one choice of tools meet every line at once?"""

from __future__ import annotations

from collections.abc import Iterator

from feasibility.engine.told import Told
from feasibility.model.assessment import Finding
from feasibility.model.certificate import CombinationRefutation, Refutation
from feasibility.model.requirement import CapabilityNeed


def findings(told: Told) -> Iterator[Finding]:
    """The choice that meets all lines; or that every line is met by something, and no choice meets all."""
    needed = {need.capability for _, need in told.lines(CapabilityNeed)}
    if told.answer == "feasible" and needed:
        providers = sorted(set(told.serves.values()))
        yield told.finding("SRV001", "met", {"providers": providers}, subject="serving")
        return
    together = [
        each for each in told.refuting if isinstance(each, CombinationRefutation)
    ]
    if together:
        named = sorted({name for each in together for name in _capabilities(each)})
        values = {"capabilities": named}
        yield told.finding("SRV001", told.against, values, subject="serving")


def _capabilities(refutation: Refutation) -> Iterator[str]:
    """The capabilities for which several providers are left, none of which meets all lines."""
    if isinstance(refutation, CombinationRefutation):
        if len(refutation.cases) != 1:
            yield refutation.over
        for case in refutation.cases:
            yield from _capabilities(case.refutation)

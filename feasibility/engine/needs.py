"""What one initiative asks of the stack: the must requirements that serving decides, with windows and neighbours.

Filled by the expansion of requirements, read by `serving`. Only `must` requirements stand here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal, Protocol

from feasibility.engine.reading import Reader
from feasibility.model.certificate import Refutation
from feasibility.model.formula import Formula

Way = Literal["more", "less"]
WILDCARD = "?"


@dataclass(frozen=True, slots=True)
class LimitNeedAt:
    """What a requirement takes of a limit; `path` is where its formula stands (`….uses[contacts].amount`)."""

    limit: str
    amount: Formula
    path: str


@dataclass(frozen=True, slots=True)
class CapabilityNeedAt:
    """A capability at a level from a phase on. Requirements of one capability share one provider."""

    requirement: str
    capability: str
    level: int
    phase: str
    uses: tuple[LimitNeedAt, ...] = ()


@dataclass(frozen=True, slots=True)
class FlowNeedAt:
    """An object that gets from who serves one capability to who serves the other within minutes."""

    requirement: str
    from_capability: str
    to_capability: str
    object: str
    within_minutes: int
    phase: str
    with_consent: bool = False


@dataclass(frozen=True, slots=True)
class SuppressNeedAt:
    """Opt-outs (or deletions) reach every provider that serves a must capability that sends."""

    requirement: str
    from_capability: str
    object: str
    within_minutes: int
    phase: str


@dataclass(frozen=True, eq=False)
class Asked:
    """What an initiative asks of the stack. Compared as an object, so that what follows from it is kept with it."""

    capabilities: tuple[CapabilityNeedAt, ...] = ()
    flows: tuple[FlowNeedAt, ...] = ()
    suppressions: tuple[SuppressNeedAt, ...] = ()


NOTHING_ASKED = Asked()


@dataclass(frozen=True, slots=True)
class PhaseWindow:
    """Where a phase can lie, in weeks, both ends inclusive; `earliest_end` is earliest start and least duration."""

    earliest_start: int
    earliest_end: int
    latest_start: int
    latest_end: int


Windows = Mapping[str, PhaseWindow]
"""Phase -> window."""

Narrow = Callable[[Mapping[str, int], "int | None"], "Windows | Refutation"]
"""First weeks by phase and the last week of the initiative (none: unbound) -> windows, or why there are none."""


class Terms(Protocol):
    """The terms of scope formulas for one initiative."""

    def value(self, term: str, reader: Reader, way: Way) -> Fraction:
        """The term read so."""


@dataclass(frozen=True, slots=True)
class LimitUser:
    """What one requirement of an initiative takes of a limit at the provider that serves it.

    `audience` none: contacts of nobody else's audience.
    """

    initiative: str
    requirement: str
    provider: str
    limit: str
    amount: Fraction
    audience: str | None = None


@dataclass(frozen=True, slots=True)
class StackNeeds:
    """Everything that decides which provider serves what for one initiative at one reading.

    Attributes:
        usage_day: the day up to which usage grows (goal date or last day of the plan).
        narrow: windows under first weeks of phases and a last week; pure and monotone.
        forbidden: provider -> policy that forbids it here.
        starts_with: provider -> phase -> first week, where using the provider delays a phase (an approval).
        taken: what others take of limits already.
    """

    initiative: str
    windows: Windows
    usage_day: date
    terms: Terms
    narrow: Narrow
    asked: Asked = NOTHING_ASKED
    market_unit: str | None = None
    audience: str | None = None
    forbidden: Mapping[str, str] = field(default_factory=dict)
    starts_with: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    taken: tuple[LimitUser, ...] = ()

    @property
    def earliest_end(self) -> int:
        """The first week in which the initiative can be over."""
        return max(window.earliest_end for window in self.windows.values())

    @property
    def latest_end(self) -> int:
        """The last week in which the initiative can be over."""
        return max(window.latest_end for window in self.windows.values())

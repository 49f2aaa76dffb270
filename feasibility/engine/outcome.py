"""What deciding one initiative at one reading gives: a way of working, a refutation, or neither."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Literal

from feasibility.engine.capacity.problem import Demand, Part
from feasibility.engine.money import Needs
from feasibility.engine.needs import LimitUser
from feasibility.engine.reading import Log
from feasibility.model.certificate import Refutation
from feasibility.model.witness import FlowPath, ReadingName, Sum

Skills = dict[tuple[str, str], tuple[str, int]]
"""(owner, requirement) -> skill and proficiency."""


@dataclass(frozen=True)
class Served:
    """Which provider serves each capability, with the paths of the flows, under some choices."""

    choices: tuple[tuple[str, object], ...]
    serves: Mapping[str, str]
    paths: tuple[FlowPath, ...]


@dataclass(frozen=True)
class Way:
    """A way of working found: placements and parts in weeks and quarter-hours, and what it takes of what is shared."""

    initiative: str
    reading: ReadingName
    placements: Mapping[str, tuple[int, int]]
    parts: tuple[Part, ...]
    servings: tuple[Served, ...]
    launch_week: int
    demands: tuple[Demand, ...] = ()
    limit_users: tuple[LimitUser, ...] = ()
    money: Needs = field(default_factory=dict)
    funnel: tuple[str, Fraction] | None = None
    skills: Skills = field(default_factory=dict)
    sums: tuple[Sum, ...] = ()
    reserved: bool = False

    @cached_property
    def claims(self) -> Claims:
        """What it takes of what is shared."""
        return Claims(
            demands=self.demands,
            limit_users=self.limit_users,
            money=self.money,
            funnel=self.funnel,
            skills=self.skills,
        )

    @cached_property
    def weeks(self) -> Mapping[str, Mapping[int, int]]:
        """Worker -> week -> quarter-hours."""
        return by_worker(self.parts)

    @property
    def goes_by_cases(self) -> bool:
        """Whether its serving depends on what an open choice turns out to be."""
        return len(self.servings) != 1 or bool(self.servings[0].choices)


@dataclass(frozen=True)
class Claims:
    """What an initiative asks of what is shared, found a way or not: hours, money, accounts."""

    demands: tuple[Demand, ...] = ()
    limit_users: tuple[LimitUser, ...] = ()
    money: Needs = field(default_factory=dict)
    funnel: tuple[str, Fraction] | None = None
    skills: Skills = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """The answer at one reading. `tried` says what the sufficient test attempted where nothing is proved."""

    status: Literal["feasible", "refuted", "not_proven"]
    way: Way | None = None
    refutation: Refutation | None = None
    tried: tuple[str, ...] = ()
    short_quarters: int | None = None
    log: Log = field(default_factory=dict, compare=False)

    @property
    def is_feasible(self) -> bool:
        """Whether a way of working was found."""
        return self.status == "feasible"

    @property
    def is_refuted(self) -> bool:
        """Whether no way of working exists at this reading."""
        return self.status == "refuted"


def refuted(refutation: Refutation) -> Outcome:
    """No way of working, for this reason."""
    return Outcome("refuted", refutation=refutation)


def by_worker(parts: Iterable[Part]) -> dict[str, dict[int, int]]:
    """Worker -> week -> quarter-hours."""
    found: dict[str, dict[int, int]] = {}
    for part in parts:
        weeks = found.setdefault(part.worker, {})
        weeks[part.week] = weeks.get(part.week, 0) + part.quarters
    return found

"""Witnesses: a way of working for each initiative, in weeks, quarter-hours, providers and paths.

A witness holds facts by path, weeks as Mondays and quarter-hours, never prose; `verify` repeats
every number in it from plan and catalog. `docs/semantics.md` says how each is computed.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from feasibility.model.noun import Day, Many, Noun

Grade = Literal["arithmetic", "search"]
ReadingName = Literal["pessimistic", "typical", "optimistic"]


class Choice(Noun):
    """A fact of the third sort, or a disagreement, taken at one of its values."""

    path: str
    value: Any


class PlacedPhase(Noun):
    """A phase in the calendar: the Mondays of its first and last week, both inclusive."""

    phase: str
    first_week: Day
    last_week: Day


class Part(Noun):
    """Quarter-hours that a person or agency works on a requirement's work in a week."""

    requirement: str
    worker: str
    week: Day
    quarters: int


class Hop(Noun):
    """One step of a path: `connection` is an id of the plan, or `product:connector` of the catalog (presumed)."""

    from_provider: str
    to_provider: str
    connection: str
    minutes: int


class FlowPath(Noun):
    """The path by which a flow (or an opt-out, to one sender) arrives; no hop where both ends are one provider."""

    requirement: str
    to_provider: str
    hops: Many[Hop] = ()
    minutes: int


class Serving(Noun):
    """Which provider serves each capability (capability -> provider), with the flows' paths, for these choices."""

    choices: Many[Choice] = ()
    serves: dict[str, str]
    paths: Many[FlowPath] = ()


class Sum(Noun):
    """One line of arithmetic: what it is, what is needed and what is there (exact decimals or fractions as text)."""

    what: str
    needed: str
    there: str


class WayOfWorking(Noun):
    """One way in which an initiative meets all its musts, at a reading; `reserved` only holds room for an open one."""

    initiative: str
    reading: ReadingName
    reserved: bool = False
    placements: Many[PlacedPhase] = ()
    parts: Many[Part] = ()
    servings: Many[Serving] = ()
    sums: Many[Sum] = Field(
        default=(), description="Headroom: limits, goal, money, effect day."
    )


class ProgrammePart(Noun):
    """Quarter-hours of a worker in each of some weeks (Mondays) for a running programme's skill."""

    programme: str
    skill: str
    worker: str
    weeks: Many[Day]
    quarters: int


class Witness(Noun):
    """A way of working for each initiative in it, fitting together with the programmes that run."""

    kind: Literal["witness"] = "witness"
    grade: Grade = "arithmetic"
    ways: Many[WayOfWorking] = ()
    programmes: Many[ProgrammePart] = ()

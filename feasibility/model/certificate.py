"""Refutations, each of its kind: why no way of working exists, in numbers that can be repeated.

A certificate holds facts by path, weeks, quarter-hours and money, never prose; `verify` repeats
every number in it from plan and catalog. Weeks are Mondays as ISO dates. `docs/semantics.md`
says how each number is computed. Witnesses stand in `witness.py`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from feasibility.model.noun import Day, Many, Noun
from feasibility.model.witness import Choice, Grade, Sum


class Exclusion(Noun):
    """Why a provider does not serve a capability: the first fact that rules it out."""

    provider: str
    reason: Literal[
        "level",
        "status",
        "dates",
        "market_unit",
        "owner",
        "limit",
        "minimum",
        "policy",
    ]
    path: str | None = None
    there: str
    needed: str


class Arrival(Noun):
    """The earliest arrival of the object at a provider, in minutes."""

    provider: str
    minutes: int


class Blocked(Noun):
    """Why a connection does not bring the object on."""

    connection: str
    reason: Literal["too_late", "wrong_way", "wrong_object", "no_consent", "not_live"]


class CapabilityRefutation(Noun):
    """No provider serves the capability: one exclusion for each that could; all others are level 0 by kind.

    kind `scope` where a limit or minimum is what excludes at least one of them.
    `exclusions_of` refers to the assessment's table of exclusions.
    """

    kind: Literal["capability", "scope"]
    requirement: str
    capability: str
    level: int
    exclusions_of: str
    grade: Grade = "arithmetic"


class LimitRefutation(Noun):
    """Together more is needed of a provider's limit than there is; every user in it has no other provider."""

    kind: Literal["limit"] = "limit"
    provider: str
    limit: str
    users: Many[str]
    needed: str
    there: str
    grade: Grade = "arithmetic"


class FlowRefutation(Noun):
    """From none of `sources` can the object be at any of `targets` in time; `arrivals` are earliest ones.

    Every provider missing from `arrivals` is not reached at all. kind `suppress`: a sender that
    an opt-out does not reach.
    """

    kind: Literal["flow", "suppress"]
    requirement: str
    object: str
    within_minutes: int
    sources: Many[str]
    targets: Many[str]
    arrivals: Many[Arrival]
    blocked: Many[Blocked] = ()
    grade: Grade = "arithmetic"


class Demand(Noun):
    """Work of a requirement that may fall in the weeks between, both inclusive."""

    owner: str = Field(description="Initiative id, or programme id.")
    requirement: str
    skill: str
    proficiency: int
    quarters: int
    first_week: Day
    last_week: Day


class Supply(Noun):
    """Quarter-hours a worker can be planned for, summed over the weeks that any demand of the set allows."""

    worker: str
    first_week: Day
    last_week: Day
    quarters: int


class CapacityRefutation(Noun):
    """Demands that need more than every person-week able to serve any of them holds.

    `rule` all: the whole set against all of them; three: one demand against its three largest workers.
    """

    kind: Literal["capacity"] = "capacity"
    rule: Literal["all", "three"] = "all"
    demands: Many[Demand]
    supplies: Many[Supply]
    needed_quarters: int
    there_quarters: int
    grade: Grade = "arithmetic"


class SkillRefutation(Noun):
    """Nobody has the skill at the proficiency in every week of the phase, wherever it is placed.

    `gaps` are Mondays in which nobody is there; every placement holds one of them.
    """

    kind: Literal["skills"] = "skills"
    requirement: str
    skill: str
    proficiency: int
    first_week: Day
    last_week: Day
    least_weeks: int
    gaps: Many[Day]
    grade: Grade = "arithmetic"


class Step(Noun):
    """A step of a subtraction of dates: what, how long, and the day it ends on."""

    what: str
    subject: str
    weeks: int = 0
    days: int = 0
    until: Day
    side: Literal["earliest", "latest"] = "earliest"


class TimingRefutation(Noun):
    """The earliest possible day is after the latest allowed one, step by step from `as_of`."""

    kind: Literal["timing"] = "timing"
    phase: str
    steps: Many[Step]
    earliest: Day
    latest: Day
    grade: Grade = "arithmetic"


class GoalRefutation(Noun):
    """The funnel, multiplied out at the earliest launch, stays under the target (exact fractions as text)."""

    kind: Literal["goal"] = "goal"
    factors: Many[Sum]
    reached: str
    target: str
    shared_with: Many[str] = ()
    grade: Grade = "arithmetic"


class MoneyRefutation(Noun):
    """More money is needed from a line in a quarter than it holds (minor units of the company's currency)."""

    kind: Literal["money"] = "money"
    line: str
    quarter: str
    users: Many[str]
    needed_minor: int
    there_minor: int
    grade: Grade = "arithmetic"


class PolicyRefutation(Noun):
    """A policy forbids it."""

    kind: Literal["policy"] = "policy"
    policy: str
    applies_to: str
    grade: Grade = "arithmetic"


class ReadinessRefutation(Noun):
    """A blocking prerequisite is not there, or not before the phase has to start."""

    kind: Literal["readiness"] = "readiness"
    requirement: str
    prerequisite: str
    ready_on: Day | None = None
    needed_by: Day | None = None
    grade: Grade = "arithmetic"


class UnstatedRefutation(Noun):
    """Nobody stated what the check needs: at the worst it is something that fails."""

    kind: Literal["unstated"] = "unstated"
    path: str
    grade: Grade = "arithmetic"


class AfterRefutation(Noun):
    """It launches after an initiative that has no launch: that one is infeasible, or at this reading refuted."""

    kind: Literal["after"] = "after"
    initiative: str
    grade: Grade = "arithmetic"


class Case(Noun):
    """One case of a tree: a capability served by this provider, or a fact at this value, and what refutes it."""

    capability: str | None = None
    provider: str | None = None
    choice: Choice | None = None
    refutation: Refutation


class CombinationRefutation(Noun):
    """A case tree over all providers that no exclusion rules out (or all values of a fact); each leaf is refuted."""

    kind: Literal["combination"] = "combination"
    over: str = Field(
        description="Capability, or path of the fact, that the cases go through."
    )
    exclusions_of: str | None = None
    cases: Many[Case]
    grade: Grade = "arithmetic"


Refutation = Annotated[
    CapabilityRefutation
    | LimitRefutation
    | FlowRefutation
    | CapacityRefutation
    | SkillRefutation
    | TimingRefutation
    | GoalRefutation
    | MoneyRefutation
    | PolicyRefutation
    | ReadinessRefutation
    | UnstatedRefutation
    | AfterRefutation
    | CombinationRefutation,
    Field(discriminator="kind"),
]
Case.model_rebuild()
CombinationRefutation.model_rebuild()

"""Which other initiatives count beside one, and with what (docs/semantics.md, section 8)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from feasibility.model.assessment import (
    Assessment,
    ExclusionTable,
    InitiativeAssessment,
    SharedWitness,
)
from feasibility.model.plan import Initiative
from feasibility.verify.standpoint import Standpoint
from feasibility.verify.world import World

Scope = Literal["alone", "together"]


def rank(world: World, initiative: Initiative) -> tuple[int, int]:
    """Must do first, then priority; what is lower comes first. None stands behind what comes after it."""
    ranks: dict[str, tuple[int, int]] = world.memo.setdefault("ranks", {})
    if initiative.id not in ranks:
        own = (0 if initiative.rank.must_do else 1, initiative.rank.priority)
        ranks[initiative.id] = own
        waiting_for_it = [
            each for each in world.plan.initiatives if initiative.id in each.after
        ]
        ranks[initiative.id] = min(
            [own, *(rank(world, each) for each in waiting_for_it)]
        )
    return ranks[initiative.id]


class Answers:
    """What the assessment answers for each initiative; each answer is checked elsewhere."""

    def __init__(self, world: World, assessment: Assessment) -> None:
        self.world = world
        self.by_id = {each.id: each for each in assessment.initiatives}
        self.tables = {table.id: table for table in assessment.exclusions}

    def of(self, initiative: str) -> InitiativeAssessment | None:
        """The answer for an initiative."""
        return self.by_id.get(initiative)

    def is_assumed(self, initiative: str) -> bool:
        """Whether an initiative is feasible at typical values only, or infeasible on assumptions."""
        answer = self.by_id.get(initiative)
        if answer is not None and answer.as_stated == "infeasible":
            return answer.grounds == "assumed"
        certificate = answer.certificate if answer is not None else None
        return (
            isinstance(certificate, SharedWitness) and certificate.reading == "typical"
        )

    def is_lost(self, initiative: str, scope: Scope, *, at_best: bool) -> bool:
        """Whether nothing can come after it: it is refuted, for good or but for the best reading."""
        answer = self.by_id.get(initiative)
        if answer is None:
            return False
        said = answer.alone if scope == "alone" else answer.as_stated
        return said == "infeasible" or (not at_best and said == "unknown")

    def counted(self, initiative: Initiative, scope: Scope) -> list[Initiative]:
        """The others that count: what it comes after; together also higher and equal rank.

        One without a strategy cannot be worked on as it stands, and takes nothing.
        """
        before = self._before(initiative)
        found = []
        for other in self.world.plan.initiatives:
            if other.id == initiative.id or self.world.template_of(other) is None:
                continue
            beside = scope == "together" and self._is_beside(initiative, other)
            if other.id in before or beside:
                found.append(other)
        return found

    def settled(self, initiative: Initiative, scope: Scope) -> list[Initiative]:
        """Those that count at the optimistic reading: the others that are feasible."""
        return [
            other
            for other in self.counted(initiative, scope)
            if self._is_settled(initiative, other)
        ]

    def _is_beside(self, initiative: Initiative, other: Initiative) -> bool:
        answer = self.by_id.get(other.id)
        if answer is None:
            return False
        theirs, own = rank(self.world, other), rank(self.world, initiative)
        if theirs < own:
            return answer.as_stated != "infeasible"
        return theirs == own and answer.alone != "infeasible"

    def _is_settled(self, initiative: Initiative, other: Initiative) -> bool:
        answer = self.by_id.get(other.id)
        if answer is None:
            return False
        equal = rank(self.world, other) == rank(self.world, initiative)
        return "feasible" in (answer.as_stated, answer.alone if equal else "")

    def _before(self, initiative: Initiative) -> set[str]:
        """What it comes after, and what these come after."""
        found: set[str] = set()
        waiting = [*initiative.after]
        while waiting:
            other = self.world.initiatives.get(waiting.pop())
            if other is not None and other.id not in found:
                found.add(other.id)
                waiting += other.after
        return found


@dataclass(frozen=True)
class Brief:
    """What a refutation is judged by: the standpoint, who else counts, the exclusions stated."""

    at: Standpoint
    scope: Scope
    answers: Answers

    @cached_property
    def others(self) -> list[Initiative]:
        """The other initiatives that count at this reading."""
        initiative = self.at.initiative
        if self.at.reading.generous:
            return self.answers.settled(initiative, self.scope)
        return self.answers.counted(initiative, self.scope)

    def table(self, name: str) -> ExclusionTable | None:
        """The exclusions stated under this name."""
        return self.answers.tables.get(name)

    def from_here(self, at: Standpoint) -> Brief:
        """The same in a branch of a case tree."""
        return replace(self, at=at)

"""From where a number is read: an initiative at a reading, with what a branch or a witness fixes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from feasibility.model.catalog import StrategyTemplate
from feasibility.model.plan import Initiative
from feasibility.model.witness import Choice
from feasibility.verify.places import Place
from feasibility.verify.reading import Reading
from feasibility.verify.world import World

Weeks = tuple[int, int]
# Whether the last launch is bounded by target and day of the goal, by the day alone, or not.
GoalBound = Literal["target", "day", "nothing"]


@dataclass(frozen=True, eq=False)
class Standpoint:
    """An initiative at a reading.

    `served` says which provider serves a capability (by the branch of a case tree, or by a
    witness). `placed` holds each phase's first and last week in a witness, `launches` the
    launch weeks of the other initiatives in it; both None where windows are asked for.
    """

    world: World
    initiative: Initiative
    reading: Reading
    served: Mapping[str, str] = field(default_factory=dict)
    placed: Mapping[str, Weeks] | None = None
    launches: Mapping[str, int] | None = None
    goal_bounds: GoalBound = "target"
    memo: dict[str, Any] = field(default_factory=dict)

    @property
    def template(self) -> StrategyTemplate | None:
        """The strategy template; None where none is stated."""
        return self.world.template_of(self.initiative)

    @property
    def place(self) -> Place:
        """Where the initiative stands."""
        return ("plan", "initiatives", self.initiative.id)

    def of(self, initiative: Initiative) -> Standpoint:
        """Another initiative at the same reading, with nothing fixed."""
        return standpoint_of(self.world, initiative, self.reading)

    def serving(self, capability: str, provider: str) -> Standpoint:
        """The branch in which this provider serves this capability."""
        return replace(self, served={**self.served, capability: provider}, memo={})

    def choosing(self, choices: Iterable[Choice]) -> Standpoint:
        """The branch in which these facts have these values."""
        return replace(self, reading=self.reading.choosing(choices), memo={})

    @property
    def anywhere(self) -> Standpoint:
        """The same with the phases placed nowhere: what is asked of windows alone."""
        if self.placed is None:
            return self
        if "anywhere" not in self.memo:
            self.memo["anywhere"] = replace(
                self, served={}, placed=None, launches=None, memo={}
            )
        anywhere: Standpoint = self.memo["anywhere"]
        return anywhere

    def bounded_by(self, goal_bounds: GoalBound) -> Standpoint:
        """The same with the last launch bounded by less of the goal: windows are no smaller."""
        return replace(self, goal_bounds=goal_bounds, memo={})

    @property
    def bare(self) -> Standpoint:
        """The same without the branch's servings: what a provider is judged by alone."""
        if not self.served or self.placed is not None:
            return self
        if "bare" not in self.memo:
            self.memo["bare"] = replace(self, served={}, memo={})
        bare: Standpoint = self.memo["bare"]
        return bare


def standpoint_of(world: World, initiative: Initiative, reading: Reading) -> Standpoint:
    """An initiative at a reading with nothing fixed; the same one each time it is asked for."""
    key = ("standpoint", initiative.id, reading)
    if key not in world.memo:
        world.memo[key] = Standpoint(world, initiative, reading)
    found: Standpoint = world.memo[key]
    return found

"""What is left of the worker-weeks while ways of working are put into them."""

from __future__ import annotations

from collections.abc import Iterable

from feasibility.engine.capacity.problem import Demand, Part, Supply


class Room:
    """Quarter-hours left of each worker-week; the only thing in here that changes.

    `scarce` gives each worker's place in the order in which they are best used: first
    those whom the demands given at the start expect least of, measured by their hours.
    """

    __slots__ = ("left", "scarce", "supply")

    def __init__(self, supply: Supply, demands: Iterable[Demand] = ()) -> None:
        self.supply = supply
        self.left = [list(row) for row in supply.rows]
        expected = [0.0] * len(supply.rows)
        for demand in demands:
            team = supply.team(demand.workers)
            for worker in team:
                expected[worker] += demand.quarters / len(team)
        loads = [
            (expected[worker] / max(1, sum(row)), worker)
            for worker, row in enumerate(supply.rows)
        ]
        self.scarce = [0] * len(loads)
        for place, (_, worker) in enumerate(sorted(loads)):
            self.scarce[worker] = place

    def take(self, parts: Iterable[Part]) -> None:
        """Use what the parts need; a worker-week may not go below 0."""
        self._change(parts, -1)

    def give(self, parts: Iterable[Part]) -> None:
        """Give back what the parts used."""
        self._change(parts, 1)

    def within(self, other: Room) -> Room:
        """Room that is left in both, of the same workers and weeks."""
        both = self.copy()
        both.left = [
            [a if a < b else b for a, b in zip(mine, theirs, strict=True)]
            for mine, theirs in zip(self.left, other.left, strict=True)
        ]
        return both

    def copy(self) -> Room:
        """The same room, apart."""
        room = Room.__new__(Room)
        room.supply, room.scarce = self.supply, self.scarce
        room.left = [list(row) for row in self.left]
        return room

    def _change(self, parts: Iterable[Part], sign: int) -> None:
        index, first = self.supply.index, self.supply.first
        for part in parts:
            row = self.left[index[part.worker]]
            row[part.week - first] += sign * part.quarters
            assert row[part.week - first] >= 0, part

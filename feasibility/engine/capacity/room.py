"""What is left of the worker-weeks while ways of working are put into them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from operator import mul

from feasibility.engine.capacity.problem import Demand, Part, Supply

# Prices are whole numbers, so that no sum depends on the order of its summands.
SCALE = 1 << 16

# Of so many hours, one is wanted by work that is not known yet (assumption).
ASSUMED_LOAD = 8


class Room:
    """Quarter-hours left of each worker-week; the only thing in here that changes.

    `price` is what the demands given at the start expect of each worker-week, measured by
    its hours; `scarce` gives each worker's place in the order in which they are best
    used: first those of whom least is expected. Both only decide what is tried first.
    """

    __slots__ = ("_cheapest", "left", "price", "scarce", "supply")

    def __init__(self, supply: Supply, demands: Iterable[Demand] = ()) -> None:
        self.supply = supply
        self.left = [list(row) for row in supply.rows]
        self.price = _prices(supply, list(demands))
        self._cheapest: dict[tuple[tuple[int, ...], int], list[int]] = {}
        loads = [
            sum(map(mul, *rows)) for rows in zip(self.price, supply.rows, strict=True)
        ]
        order = sorted(
            range(len(loads)),
            key=lambda worker: loads[worker] // max(1, sum(supply.rows[worker])),
        )
        self.scarce = [0] * len(order)
        for place, worker in enumerate(order):
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

    def of(self, supply: Supply) -> Room:
        """The same prices over the whole of other worker-weeks, of the same workers and weeks."""
        room = Room.__new__(Room)
        room.supply, room.scarce, room.price = supply, self.scarce, self.price
        room._cheapest = self._cheapest
        room.left = [list(row) for row in supply.rows]
        return room

    def copy(self) -> Room:
        """The same room, apart."""
        room = Room.__new__(Room)
        room.supply, room.scarce, room.price = self.supply, self.scarce, self.price
        room._cheapest = self._cheapest
        room.left = [list(row) for row in self.left]
        return room

    def cheapest(self, team: tuple[int, ...], week: int) -> list[int]:
        """Some workers, by what is expected of them in a week (by its place), least first."""
        order = self._cheapest.get((team, week))
        if order is None:
            order = sorted(team, key=lambda worker: self.price[worker][week])
            self._cheapest[team, week] = order
        return order

    def _change(self, parts: Iterable[Part], sign: int) -> None:
        index, first = self.supply.index, self.supply.first
        for part in parts:
            row = self.left[index[part.worker]]
            row[part.week - first] += sign * part.quarters
            assert row[part.week - first] >= 0, part


def _by_skills(supply: Supply) -> list[int]:
    """What is expected of each worker a week if every skill were wanted alike."""
    holders: dict[str, int] = {}
    for worker in supply.workers:
        for skill in worker.skills:
            holders[skill] = holders.get(skill, 0) + 1
    hours = sum(map(sum, supply.rows)) * SCALE // max(1, supply.width)
    each = hours // ASSUMED_LOAD // max(1, len(holders))
    return [sum([each // holders[s] for s in w.skills]) for w in supply.workers]


def _prices(supply: Supply, demands: Iterable[Demand]) -> list[list[int]]:
    """What is expected of each worker-week, in `SCALE` parts of its hours.

    A demand expects the same of each worker and week it may use.
    """
    width = supply.width
    steps = [[each] + [0] * width for each in _by_skills(supply)]
    for demand in demands:
        team = supply.team(demand.workers)
        low = max(0, demand.window.first - supply.first)
        high = min(width - 1, demand.window.last - supply.first)
        if low > high or not team:
            continue
        share = demand.quarters * SCALE // (len(team) * (high - low + 1))
        for worker in team:
            steps[worker][low] += share
            steps[worker][high + 1] -= share
    return [
        [
            expected // quarters if quarters else 0
            for quarters, expected in zip(row, accumulate(step), strict=False)
        ]
        for row, step in zip(supply.rows, steps, strict=True)
    ]

"""A maximum flow of work hours, which demands can be added to one after the other.

It runs from demands to worker-weeks, exact in whole quarter-hours. Demands with the same
workers and weeks are one node.

Source: Hall's condition and the max-flow min-cut theorem (Ford and Fulkerson 1956); what
can be reached from what is short is the smallest minimum cut, and so does not depend on
which maximum flow was found.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from feasibility.engine.capacity.problem import Demand, Supply
from feasibility.engine.capacity.residual import Residual


class Network:
    """A maximum flow of the demands added so far; `short` quarter-hours find no room.

    Adding keeps what is there: a demand added later never makes an earlier one short, it
    only moves it to other worker-weeks.
    """

    def __init__(self, supply: Supply, demands: Iterable[Demand] = ()) -> None:
        self.supply = supply
        self.short = 0
        self._residual = Residual(supply.rows, supply.some)
        self._places: dict[tuple[tuple[int, ...], int], int] = {}
        self._members: list[list[Demand]] = []
        self._shorts: list[int] = []
        self.add(demands)

    def copy(self) -> Network:
        """The same flow, apart."""
        made = self._bare(self.supply)
        made._residual = self._residual.copy()
        made.short, made._shorts = self.short, list(self._shorts)
        return made

    def over(self, supply: Supply) -> Network:
        """The same demands over other hours of the same workers: only what used theirs is sent anew."""
        made = self._bare(supply)
        made._residual, excess = self._residual.over(supply.rows, supply.some)
        for place, short in enumerate(self._shorts):
            if short:
                excess[place] = excess.get(place, 0) + short
        made.short, made._shorts = 0, [0] * len(self._shorts)
        made._send(excess)
        return made

    def _bare(self, supply: Supply) -> Network:
        """The nodes with their demands, without a flow."""
        made = Network.__new__(Network)
        made.supply, made._places = supply, dict(self._places)
        made._members = [list(each) for each in self._members]
        return made

    def add(self, demands: Iterable[Demand]) -> int:
        """Add demands; by how many quarter-hours the shortage grows."""
        return sum(short for _, short in self._insert(demands).values())

    def refuting(self) -> tuple[Demand, ...]:
        """All demands of the smallest set of largest deficit; empty if nothing is short."""
        return self._demands(self._reached())

    def tried(self, demands: Iterable[Demand]) -> tuple[int, tuple[Demand, ...]]:
        """By how much the shortage would grow by more demands, and what refutes them.

        They are taken out again. The refuting set holds one of them, and what competes
        with it; it does not depend on how the flow came about.
        """
        residual, wanted = self._residual, [each for each in demands if each.quarters]
        live, known = residual.live, len(self._members)
        added = self._insert(wanted)
        growth = sum(short for _, short in added.values())
        refuting = self._competing(added) if growth else ()
        for place, (quarters, short) in added.items():
            residual.take_out(place, quarters - short)
            self._shorts[place] -= short
        for demand in wanted:
            self._members[self._place(demand)].pop()
        for place in range(known, len(self._members)):
            del self._places[residual.teams[place], residual.masks[place]]
        for nodes in (self._members, self._shorts, residual.teams, residual.masks):
            del nodes[known:]
        residual.live = live
        self.short -= growth
        return growth, refuting

    def _insert(self, demands: Iterable[Demand]) -> dict[int, tuple[int, int]]:
        """Add demands; the nodes that took them, with quarter-hours added and short."""
        residual = self._residual
        wanted: dict[int, int] = {}
        for demand in demands:
            if demand.quarters:
                place = self._place(demand)
                self._members[place].append(demand)
                wanted[place] = wanted.get(place, 0) + demand.quarters
        teams, masks = residual.teams, residual.masks
        # Those with the fewest worker-weeks first: what can move little is placed before
        # what can move far, and few paths are needed. The order decides nothing.
        order = sorted(
            wanted,
            key=lambda place: (
                len(teams[place]) * masks[place].bit_count(),
                masks[place],
            ),
        )
        excess = self._send({place: wanted[place] for place in order})
        return {place: (wanted[place], excess.get(place, 0)) for place in order}

    def _send(self, wanted: Mapping[int, int]) -> dict[int, int]:
        """Send quarter-hours of nodes, in this order; what stays short of each."""
        excess = {}
        for place, quarters in wanted.items():
            rest = quarters - self._residual.fill(place, quarters)
            if rest:
                excess[place] = rest
        self._residual.settle(excess)
        for place, quarters in excess.items():
            self._shorts[place] += quarters
            self.short += quarters
        return excess

    def _place(self, demand: Demand) -> int:
        """The node of a demand, made where it is the first of its kind."""
        supply = self.supply
        key = (supply.team(demand.workers), supply.mask(demand.window))
        place = self._places.get(key)
        if place is None:
            place = self._places[key] = len(self._members)
            self._residual.teams.append(key[0])
            self._residual.masks.append(key[1])
            self._members.append([])
            self._shorts.append(0)
        return place

    def _reached(self) -> list[int]:
        """Nodes that can be reached from those that are short."""
        shorts = enumerate(self._shorts)
        return self._residual.reached(place for place, short in shorts if short)

    def _competing(self, added: Iterable[int]) -> tuple[Demand, ...]:
        """Of what is reached from all that is short, what shares worker-weeks with some.

        Reachable from these alone would be less, but which other demand is short, and so
        what is reachable, is not the same in every maximum flow.
        """
        teams, masks = self._residual.teams, self._residual.masks
        wanted = set(added)
        rest = self._reached()
        front = [place for place in rest if place in wanted]
        held: dict[int, int] = {}
        taken: set[int] = set()
        while front:
            taken.update(front)
            for place in front:
                for worker in teams[place]:
                    weeks = masks[place] & self.supply.some[worker]
                    held[worker] = held.get(worker, 0) | weeks
            rest = [place for place in rest if place not in taken]
            front = [
                place
                for place in rest
                if any(masks[place] & held.get(worker, 0) for worker in teams[place])
            ]
        return self._demands(sorted(taken))

    def _demands(self, places: Iterable[int]) -> tuple[Demand, ...]:
        """The demands of some nodes."""
        return tuple(demand for place in places for demand in self._members[place])

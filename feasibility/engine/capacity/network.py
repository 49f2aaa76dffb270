"""A maximum flow of work hours, which demands can be added to one after the other.

It runs from demands to worker-weeks, exact in whole quarter-hours. Demands with
the same workers and weeks are one node; a node's way to a worker's weeks is one `and` of
two bit sets, so that no edge is ever stored. Paths are found breadth first; a search that
finds none has walked a closed set of full worker-weeks, which nothing added later can
open again, and is never walked twice.

Source: Hall's condition and the max-flow min-cut theorem (Ford and Fulkerson 1956); the
demands reachable from what is short are the smallest minimum cut, and so do not depend on
which maximum flow was found.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from feasibility.engine.capacity.problem import Demand, Supply, bits


class _Node:
    """Demands that have the same workers and weeks."""

    __slots__ = ("demands", "mask", "short", "team")

    def __init__(self, team: tuple[int, ...], mask: int) -> None:
        self.team = team
        self.mask = mask
        self.demands: list[Demand] = []
        self.short = 0


class Network:
    """A maximum flow of the demands added so far; `short` quarter-hours of them find no room.

    Adding keeps what is there: a demand added later never makes an earlier one short, it
    only moves it to other worker-weeks.
    """

    def __init__(self, supply: Supply, demands: Iterable[Demand] = ()) -> None:
        self.supply = supply
        self.short = 0
        self._width = supply.width
        self._left = [list(row) for row in supply.rows]
        self._free = list(supply.some)
        self._live = list(supply.some)
        self._nodes: list[_Node] = []
        self._places: dict[tuple[tuple[int, ...], int], int] = {}
        self._users: list[dict[int, int] | None] = [None] * (
            supply.width * len(supply.rows)
        )
        self.add(demands)

    def add(self, demands: Iterable[Demand]) -> int:
        """Add demands; by how many quarter-hours the shortage grows."""
        return sum(short for _, short in self._insert(demands))

    def refuting(self) -> tuple[Demand, ...]:
        """All demands of the smallest set of largest deficit; empty if nothing is short."""
        return self._reached([n for n, node in enumerate(self._nodes) if node.short])

    def tried(self, demands: Iterable[Demand]) -> tuple[int, tuple[Demand, ...]]:
        """By how much the shortage would grow by more demands, and what refutes them.

        They are taken out again. The refuting set is what is reachable from those that
        would be short, so it holds one of them, and nothing that does not compete.
        """
        before, shorts = list(self._live), [node.short for node in self._nodes]
        counts = [len(node.demands) for node in self._nodes]
        wanted = list(demands)
        grown = self._insert(wanted)
        growth = sum(short for _, short in grown)
        refuting = self._reached([place for place, short in grown if short])
        for place, quarters in self._pushed(wanted, dict(grown)).items():
            self._take_out(place, quarters)
        for node in self._nodes[len(counts) :]:
            del self._places[node.team, node.mask]
        del self._nodes[len(counts) :]
        for node, count, short in zip(self._nodes, counts, shorts, strict=True):
            del node.demands[count:]
            node.short = short
        self._live = before
        self.short -= growth
        return growth, refuting

    def _pushed(
        self, demands: Sequence[Demand], short: dict[int, int]
    ) -> dict[int, int]:
        """Quarter-hours that a just made insertion of demands holds, by node."""
        pushed = {place: -quarters for place, quarters in short.items()}
        supply = self.supply
        for demand in demands:
            key = (supply.team(demand.workers), supply.mask(demand.window))
            place = self._places[key]
            pushed[place] = pushed.get(place, 0) + demand.quarters
        return pushed

    def _take_out(self, place: int, quarters: int) -> None:
        """Take some of a node's quarter-hours out of its worker-weeks."""
        node = self._nodes[place]
        for worker in node.team:
            row, users = self._left[worker], self._users
            for n in bits(node.mask & self.supply.some[worker]):
                if not quarters:
                    return
                cell = users[worker * self._width + n]
                used = cell.get(place, 0) if cell else 0
                if not cell or not used:
                    continue
                part = min(used, quarters)
                quarters -= part
                row[n] += part
                self._free[worker] |= 1 << n
                if part == used:
                    del cell[place]
                else:
                    cell[place] = used - part

    def _insert(self, demands: Iterable[Demand]) -> list[tuple[int, int]]:
        """Add demands; the nodes that took them, each with what is newly short."""
        supply, places, nodes = self.supply, self._places, self._nodes
        wanted: dict[int, int] = {}
        for demand in demands:
            key = (supply.team(demand.workers), supply.mask(demand.window))
            place = places.get(key)
            if place is None:
                place = places[key] = len(nodes)
                nodes.append(_Node(*key))
            nodes[place].demands.append(demand)
            wanted[place] = wanted.get(place, 0) + demand.quarters
        # Those with the fewest worker-weeks first: what can move little is placed before
        # what can move far, and few paths are needed. The order decides nothing.
        order = sorted(
            wanted,
            key=lambda place: (
                len(nodes[place].team) * nodes[place].mask.bit_count(),
                nodes[place].mask,
            ),
        )
        grown = []
        for place in order:
            short = self._push(place, wanted[place])
            nodes[place].short += short
            self.short += short
            grown.append((place, short))
        return grown

    def _push(self, place: int, quarters: int) -> int:
        """Send quarter-hours of a node to worker-weeks; how many of them find no room."""
        quarters -= self._fill(place, quarters)
        while quarters:
            found = self._path(place)
            if found is None:
                break
            quarters -= self._augment(found, quarters)
        return quarters

    def _fill(self, place: int, quarters: int) -> int:
        """Use worker-weeks with room; how many quarter-hours they took."""
        node = self._nodes[place]
        left, mask = quarters, node.mask
        free, users, width = self._free, self._users, self._width
        for worker in node.team:
            hit = mask & free[worker]
            if not hit:
                continue
            row, base = self._left[worker], worker * width
            while hit and left:
                low = hit & -hit
                hit ^= low
                n = low.bit_length() - 1
                room = row[n]
                if room <= left:
                    part = room
                    free[worker] ^= low
                else:
                    part = left
                row[n] = room - part
                left -= part
                cell = users[base + n]
                if cell is None:
                    users[base + n] = {place: part}
                else:
                    cell[place] = cell.get(place, 0) + part
            if not left:
                break
        return quarters - left

    def _path(self, place: int) -> list[tuple[int, int]] | None:
        """Nodes, each with the full worker-week it is reached through, up to one with room.

        From the last, which has room, back to the first. None, and everything walked is
        closed for good, where no room can be reached.
        """
        nodes, free, users, width = self._nodes, self._free, self._users, self._width
        unseen = list(self._live)
        come: dict[int, tuple[int, int]] = {place: (-1, -1)}
        queue = [place]
        for current in queue:
            node = nodes[current]
            mask = node.mask
            for worker in node.team:
                hit = mask & unseen[worker]
                if not hit:
                    continue
                if hit & free[worker]:
                    path = []
                    while current != -1:
                        back, cell_place = come[current]
                        path.append((current, cell_place))
                        current = back
                    return path
                unseen[worker] ^= hit
                base = worker * width
                while hit:
                    low = hit & -hit
                    hit ^= low
                    cell_place = base + low.bit_length() - 1
                    for other in users[cell_place] or ():
                        if other not in come:
                            come[other] = (current, cell_place)
                            queue.append(other)
        self._live = unseen
        return None

    def _augment(self, path: list[tuple[int, int]], quarters: int) -> int:
        """Move what stands in the way along a path; how many quarter-hours got through."""
        users = self._users
        most = quarters
        for current, place in path[:-1]:
            most = min(most, self._cell(place)[current])
        most = self._fill(path[0][0], most)
        for (current, place), (before, _) in pairwise(path):
            cell = self._cell(place)
            if cell[current] == most:
                del cell[current]
            else:
                cell[current] -= most
            cell[before] = cell.get(before, 0) + most
            users[place] = cell
        return most

    def _cell(self, place: int) -> dict[int, int]:
        """What uses a worker-week that is in use."""
        cell = self._users[place]
        assert cell is not None
        return cell

    def _reached(self, starts: Sequence[int]) -> tuple[Demand, ...]:
        """Demands of the nodes that can be reached from some, over full worker-weeks."""
        unseen = list(self.supply.some)
        seen = set(starts)
        queue = list(starts)
        for current in queue:
            node = self._nodes[current]
            for worker in node.team:
                hit = node.mask & unseen[worker]
                unseen[worker] &= ~hit
                for n in bits(hit):
                    for other in self._users[worker * self._width + n] or ():
                        if other not in seen:
                            seen.add(other)
                            queue.append(other)
        return tuple(
            demand
            for place in sorted(seen)
            for demand in self._nodes[place].demands
            if demand.quarters
        )

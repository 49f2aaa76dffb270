"""Room in worker-weeks, and what has to move so that more finds room.

Nodes (a team and a set of weeks) use worker-weeks. A node's way to a worker's weeks is one
`and` of two bit sets, so that no edge is ever stored. Shortest paths are taken first and
all of one length at once; a search that finds none has walked a closed set of full
worker-weeks, which nothing added later can open again, and is never walked twice.

Source: Dinic's algorithm (1970).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from feasibility.engine.capacity.problem import bits


class Residual:
    """A flow from nodes to worker-weeks that can only be added to, or taken out of again.

    `teams` and `masks` are the nodes'; `live` are the weeks of each worker that are not
    closed. `some` are the weeks of each worker with anything in its row, as bits.
    """

    __slots__ = (
        "_free",
        "_left",
        "_some",
        "_users",
        "_width",
        "live",
        "masks",
        "teams",
    )

    def __init__(self, rows: Sequence[Sequence[int]], some: Sequence[int]) -> None:
        self.teams: list[tuple[int, ...]] = []
        self.masks: list[int] = []
        self.live = list(some)
        self._some = some
        self._free = list(some)
        self._left = [list(row) for row in rows]
        self._width = len(rows[0]) if rows else 0
        self._users: list[dict[int, int] | None] = [None] * (self._width * len(rows))

    def copy(self) -> Residual:
        """The same flow, apart."""
        made = Residual.__new__(Residual)
        made.teams, made.masks = list(self.teams), list(self.masks)
        made.live, made._free = list(self.live), list(self._free)
        made._some, made._width = self._some, self._width
        made._left = [list(row) for row in self._left]
        made._users = [dict(cell) if cell else None for cell in self._users]
        return made

    def over(
        self, rows: Sequence[Sequence[int]], some: Sequence[int]
    ) -> tuple[Residual, dict[int, int]]:
        """The same flow over other rows of the same workers, less what used worker-weeks that differ.

        Besides: node -> quarter-hours that were taken out with them.
        """
        made, out = self.copy(), dict[int, int]()
        made._some, made.live = some, list(some)
        for worker, row in enumerate(rows):
            base = worker * self._width
            for n, there in enumerate(row):
                cell = made._users[base + n] or {}
                if there == self._left[worker][n] + sum(cell.values()):
                    continue
                for place, part in cell.items():
                    out[place] = out.get(place, 0) + part
                made._users[base + n] = None
                made._left[worker][n] = there
                if there:
                    made._free[worker] |= 1 << n
                else:
                    made._free[worker] &= ~(1 << n)
        return made, out

    def settle(self, excess: dict[int, int]) -> None:
        """Send what has no room yet along shortest paths; what is left in `excess` is short."""
        while excess:
            levels, layers = self._layers(excess)
            if not layers:
                return
            for place in list(excess):
                rest = excess[place] - self._send(place, excess[place], levels, layers)
                if rest:
                    excess[place] = rest
                else:
                    del excess[place]

    def fill(self, place: int, quarters: int) -> int:
        """Use worker-weeks with room; how many quarter-hours they took."""
        left, mask = quarters, self.masks[place]
        free, users, width = self._free, self._users, self._width
        for worker in self.teams[place]:
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

    def take_out(self, place: int, quarters: int) -> None:
        """Take some of a node's quarter-hours out of its worker-weeks."""
        mask = self.masks[place]
        for worker in self.teams[place]:
            row, users = self._left[worker], self._users
            for n in bits(mask & self._some[worker]):
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

    def used(self, place: int) -> dict[int, dict[int, int]]:
        """What a node uses, by worker and week."""
        found: dict[int, dict[int, int]] = {}
        for worker in self.teams[place]:
            for n in bits(self.masks[place] & self._some[worker]):
                cell = self._users[worker * self._width + n]
                if cell and place in cell:
                    found.setdefault(worker, {})[n] = cell[place]
        return found

    def reached(self, starts: Iterable[int]) -> list[int]:
        """Nodes that can be reached from some, over worker-weeks in use; in order."""
        users, unseen = self._users, list(self._some)
        queue = list(starts)
        seen = set(queue)
        for current in queue:
            mask = self.masks[current]
            for worker in self.teams[current]:
                hit = mask & unseen[worker]
                unseen[worker] ^= hit
                for n in bits(hit):
                    for other in users[worker * self._width + n] or ():
                        if other not in seen:
                            seen.add(other)
                            queue.append(other)
        return sorted(queue)

    def _layers(
        self, starts: Iterable[int]
    ) -> tuple[dict[int, int], list[dict[int, int]]]:
        """Distances of nodes from the starts, and the full worker-weeks between them.

        A node at distance n + 1 uses a worker-week of layer n. The last layer holds none:
        its nodes have room. No layers at all, and everything walked is closed for good,
        where no room can be reached.
        """
        free, users, width = self._free, self._users, self._width
        unseen = list(self.live)
        levels = dict.fromkeys(starts, 0)
        layers: list[dict[int, int]] = []
        front, found = list(levels), False
        while front:
            layer: dict[int, int] = {}
            following: list[int] = []
            for current in front:
                mask = self.masks[current]
                for worker in self.teams[current]:
                    hit = mask & unseen[worker]
                    if not hit:
                        continue
                    if hit & free[worker]:
                        found = True
                        break
                    unseen[worker] ^= hit
                    layer[worker] = layer.get(worker, 0) | hit
                    base = worker * width - 1
                    while hit:
                        low = hit & -hit
                        hit ^= low
                        for other in users[base + low.bit_length()] or ():
                            if other not in levels:
                                levels[other] = len(layers) + 1
                                following.append(other)
            if found:
                layers.append({})
                return levels, layers
            layers.append(layer)
            front = following
        self.live = unseen
        return levels, []

    def _send(
        self,
        start: int,
        quarters: int,
        levels: dict[int, int],
        layers: list[dict[int, int]],
    ) -> int:
        """Send quarter-hours of a node on, layer by layer; how many got through."""
        users, rest = self._users, quarters
        path, cells = [start], [-1]
        while rest and path:
            current = path[-1]
            if len(path) < len(layers):
                step = self._step(current, len(path), levels, layers)
                if step is not None:
                    cells.append(step[0])
                    path.append(step[1])
                    continue
            else:
                held = [
                    (users[cell] or {})[place]
                    for cell, place in zip(cells[1:], path[1:], strict=True)
                ]
                most = min([rest, *held])
                got = self.fill(current, most)
                if got:
                    rest -= got
                    self._shift(path, cells, got)
                if got == most:
                    del path[1:], cells[1:]
                    continue
            levels[current] = -1
            path.pop()
            cells.pop()
        return quarters - rest

    def _step(
        self,
        place: int,
        level: int,
        levels: dict[int, int],
        layers: list[dict[int, int]],
    ) -> tuple[int, int] | None:
        """A worker-week of a node whose user, one level on, may find room elsewhere.

        Worker-weeks that have no such user any more are taken out of their layer.
        """
        mask, layer, users = self.masks[place], layers[level - 1], self._users
        for worker in self.teams[place]:
            hit = mask & layer.get(worker, 0)
            while hit:
                low = hit & -hit
                cell_place = worker * self._width + low.bit_length() - 1
                for other in users[cell_place] or ():
                    if levels.get(other) == level:
                        return cell_place, other
                hit ^= low
                layer[worker] ^= low
        return None

    def _shift(self, path: list[int], cells: list[int], quarters: int) -> None:
        """Give each node of a path what the next one used of the worker-week between."""
        for n in range(1, len(path)):
            cell = self._users[cells[n]] or {}
            left = cell[path[n]] - quarters
            if left:
                cell[path[n]] = left
            else:
                del cell[path[n]]
            cell[path[n - 1]] = cell.get(path[n - 1], 0) + quarters

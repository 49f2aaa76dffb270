"""Parts of work: whose hours, in which weeks, so that the parts obey the rules of parts.

At most three workers a demand; a part has at least 8 quarter-hours, but one last part, in
the last week worked, may be smaller. Whatever n worker-weeks of at least 8 are chosen such
that they hold the demand and n - 1 of them do not, there is such a division of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

LEAST_PART = 8
MOST_WORKERS = 3

Cells = Literal["first", "last", "level", "calm"]

# Worker (row), week (counted from the first of the supply), quarter-hours.
Piece = tuple[int, int, int]


class Work(NamedTuple):
    """A demand as it is placed: rows of those who can do it, best used first."""

    team: tuple[int, ...]
    quarters: int


def usable(row: Sequence[int], weeks: Sequence[int]) -> int:
    """Quarter-hours of a row in those weeks that hold a part."""
    return sum([row[n] for n in weeks if row[n] >= LEAST_PART])


def fits_alone(left: Sequence[Sequence[int]], work: Work, weeks: Sequence[int]) -> bool:
    """Whether three workers have the hours, if nobody else wanted them (necessary)."""
    if not work.quarters:
        return True
    sums = sorted([usable(left[worker], weeks) for worker in work.team], reverse=True)
    return sum(sums[:MOST_WORKERS]) + LEAST_PART > work.quarters


def fill(
    left: Sequence[Sequence[int]],
    work: Work,
    weeks: Sequence[int],
    *,
    cells: Cells,
    most: bool = False,
    price: Sequence[Sequence[int]] = (),
) -> list[Piece] | None:
    """Parts of one demand within what is left in some weeks (in order); None if none found.

    Args:
        left: rows of quarter-hours left.
        work: the demand.
        weeks: weeks that may be worked in, in order.
        cells: which worker-weeks are used up first: the earliest, the latest, all alike
            up to a level, or those of which others expect least (`calm`).
        most: take those with the most hours first, not those best used first.
        price: what others expect of each worker-week, read by `calm`.
    """
    if not work.quarters:
        return []
    sums = {worker: usable(left[worker], weeks) for worker in work.team}
    chosen = _choose(sums, work.quarters, most=most)
    if chosen is None:
        return _with_small_last(left, sums, work, weeks)
    options = [
        (n, worker, left[worker][n])
        for n in weeks
        for worker in chosen
        if left[worker][n] >= LEAST_PART
    ]
    if cells == "last":
        options.reverse()
    elif cells == "calm":
        options.sort(key=lambda option: price[option[1]][option[0]])
    elif cells == "level":
        level = _level([room for _, _, room in options], work.quarters)
        options = [(n, worker, min(room, level)) for n, worker, room in options]
    return _divide(options, work.quarters)


def fill_phase(
    left: list[list[int]],
    works: Sequence[Work],
    weeks: Sequence[int],
    *,
    cells: Cells,
    most: bool = False,
    price: Sequence[Sequence[int]] = (),
) -> list[list[Piece]] | None:
    """Parts of all demands of a phase; one that fails is tried first the next time.

    Args: as for `fill`; `left` is the same after as before.
    """
    order = sorted(range(len(works)), key=lambda n: len(works[n].team))
    tried: set[int] = set()
    while True:
        pieces: list[list[Piece]] = [[] for _ in works]
        failed = None
        for n in order:
            found = fill(left, works[n], weeks, cells=cells, most=most, price=price)
            if found is None:
                failed = n
                break
            pieces[n] = found
            add(left, [found], -1)
        add(left, pieces, 1)
        if failed is None:
            return pieces
        if failed in tried or failed == order[0]:
            return None
        tried.add(failed)
        order.remove(failed)
        order.insert(0, failed)


def add(left: list[list[int]], pieces: Sequence[Sequence[Piece]], sign: int) -> None:
    """Give back what pieces used, or with -1 take it."""
    for some in pieces:
        for worker, week, quarters in some:
            left[worker][week] += sign * quarters


def _choose(sums: dict[int, int], quarters: int, *, most: bool) -> list[int] | None:
    """Up to three workers who have the hours, the first of each order that leaves a way."""
    largest = sorted(sums.values(), reverse=True)[:MOST_WORKERS]
    if sum(largest) < quarters:
        return None
    order = sorted(sums, key=lambda worker: -sums[worker]) if most else list(sums)
    chosen: list[int] = []
    rest = quarters
    while rest > 0:
        others = MOST_WORKERS - len(chosen) - 1
        for worker in order:
            if not sums[worker]:
                continue
            top = sorted([sums[o] for o in order if o != worker], reverse=True)
            if sums[worker] + sum(top[:others]) >= rest:
                break
        chosen.append(worker)
        order.remove(worker)
        rest -= sums[worker]
    return chosen


def _level(rooms: Sequence[int], quarters: int) -> int:
    """The least height, at least a part's, up to which the worker-weeks hold the hours."""
    rest, count = quarters, len(rooms)
    for room in sorted(rooms):
        height = -(-rest // count)
        if height <= room:
            return max(LEAST_PART, height)
        rest -= room
        count -= 1
    return max(rooms)


def _divide(options: Sequence[tuple[int, int, int]], quarters: int) -> list[Piece]:
    """Divide a demand over the first of the worker-weeks (week, worker, room) that hold it."""
    held, count = 0, 0
    while held < quarters:
        held += options[count][2]
        count += 1
    used = options[:count]
    if quarters >= LEAST_PART * count:
        pieces, rest = [], quarters
        for place, (n, worker, room) in enumerate(used, start=1):
            part = min(room, rest - LEAST_PART * (count - place))
            pieces.append((worker, n, part))
            rest -= part
        return pieces
    last = max(range(count), key=lambda place: used[place][0])
    small = quarters - LEAST_PART * (count - 1)
    return [
        (worker, n, small if place == last else LEAST_PART)
        for place, (n, worker, _) in enumerate(used)
    ]


def _with_small_last(
    left: Sequence[Sequence[int]],
    sums: dict[int, int],
    work: Work,
    weeks: Sequence[int],
) -> list[Piece] | None:
    """All parts of the three largest workers, and what is left over in a week too small."""
    order = sorted(sums, key=lambda worker: -sums[worker])
    chosen = [worker for worker in order[:MOST_WORKERS] if sums[worker]]
    rest = work.quarters - sum(sums[worker] for worker in chosen)
    if rest >= LEAST_PART:
        return None
    pieces = [
        (worker, n, left[worker][n])
        for worker in chosen
        for n in weeks
        if left[worker][n] >= LEAST_PART
    ]
    last = max([n for _, n, _ in pieces], default=-1)
    able = chosen if len(chosen) == MOST_WORKERS else work.team
    for n in weeks:
        if n < last:
            continue
        for worker in able:
            if rest <= left[worker][n] < LEAST_PART:
                return [*pieces, (worker, n, rest)]
    return None

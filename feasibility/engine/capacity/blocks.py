"""Parts of many demands at once, by a flow of blocks of the least part's size.

A worker-week holds whole blocks only, so every part is one; what the last block of a
demand holds too much is taken off in the last week worked, where a part may be smaller.
"""

from __future__ import annotations

from collections.abc import Sequence

from feasibility.engine.capacity.fill import (
    LEAST_PART,
    MOST_WORKERS,
    Piece,
    Work,
)
from feasibility.engine.capacity.residual import Residual

# After so many flows those who may work on a demand are no longer exchanged (assumption).
ROUNDS = 4


def hours_fit(left: Sequence[Sequence[int]], works: Sequence[tuple[Work, int]]) -> bool:
    """Whether demands, each with its weeks as bits, fit in (parts not looked at)."""
    teams = [work.team for work, _ in works]
    masks = [mask for _, mask in works]
    rows, own_teams = _rows_of(left, teams, 1)
    needs = [work.quarters for work, _ in works]
    return _flow(rows, own_teams, masks, needs) is not None


def fill_all(
    left: Sequence[Sequence[int]], works: Sequence[tuple[Work, Sequence[int]]]
) -> list[list[Piece]] | None:
    """Parts of demands, each with the weeks it may be worked in; None if none are found."""
    workers = _workers_of([work.team for work, _ in works])
    rows, teams = _rows_of(left, [work.team for work, _ in works], LEAST_PART)
    masks = [sum([1 << n for n in weeks]) for _, weeks in works]
    needs = [-(-work.quarters // LEAST_PART) for work, _ in works]
    for _ in range(ROUNDS):
        flow = _flow(rows, teams, masks, needs)
        if flow is None:
            return None
        crowded = [n for n, used in enumerate(flow) if len(used) > MOST_WORKERS]
        if not crowded:
            return [
                _pieces(used, work.quarters, workers)
                for used, (work, _) in zip(flow, works, strict=True)
            ]
        for n in crowded:
            teams[n] = _three_of(flow[n], teams[n], rows, works[n][1], needs[n])
    return None


def _three_of(
    used: dict[int, dict[int, int]],
    team: tuple[int, ...],
    rows: Sequence[Sequence[int]],
    weeks: Sequence[int],
    need: int,
) -> tuple[int, ...]:
    """The three who did most; the three who could do most, if those could not do it."""
    done = {worker: -sum(used[worker].values()) for worker in used}
    held = {worker: -sum(rows[worker][n] for n in weeks) for worker in team}
    three = sorted(team, key=lambda w: (done.get(w, 0), held[w]))[:MOST_WORKERS]
    if -sum(held[worker] for worker in three) < need:
        three = sorted(team, key=held.__getitem__)[:MOST_WORKERS]
    return tuple(three)


def _workers_of(teams: Sequence[tuple[int, ...]]) -> list[int]:
    return sorted({worker for team in teams for worker in team})


def _rows_of(
    left: Sequence[Sequence[int]], teams: Sequence[tuple[int, ...]], unit: int
) -> tuple[list[list[int]], list[tuple[int, ...]]]:
    """Rows, in units, of those who are in a team alone, and the teams by these rows."""
    workers = _workers_of(teams)
    place = {worker: n for n, worker in enumerate(workers)}
    rows = [[quarters // unit for quarters in left[worker]] for worker in workers]
    return rows, [tuple([place[worker] for worker in team]) for team in teams]


def _flow(
    rows: list[list[int]],
    teams: Sequence[tuple[int, ...]],
    masks: Sequence[int],
    needs: Sequence[int],
) -> list[dict[int, dict[int, int]]] | None:
    """What each demand uses, by row and week; None if they do not all fit."""
    some = [sum([1 << n for n, room in enumerate(row) if room]) for row in rows]
    residual = Residual(rows, some)
    residual.teams, residual.masks = list(teams), list(masks)
    excess = {}
    for n in sorted(
        range(len(needs)), key=lambda n: len(teams[n]) * masks[n].bit_count()
    ):
        rest = needs[n] - residual.fill(n, needs[n])
        if rest:
            excess[n] = rest
    residual.settle(excess)
    return None if excess else [residual.used(n) for n in range(len(needs))]


def _pieces(
    used: dict[int, dict[int, int]], quarters: int, workers: Sequence[int]
) -> list[Piece]:
    """Blocks as parts, the last week's less what is too much."""
    pieces = [
        (week, workers[row], blocks * LEAST_PART)
        for row, weeks in used.items()
        for week, blocks in weeks.items()
    ]
    pieces.sort()
    spare = sum(part for _, _, part in pieces) - quarters
    return [
        (worker, week, part - (spare if place == len(pieces) - 1 else 0))
        for place, (week, worker, part) in enumerate(pieces)
    ]

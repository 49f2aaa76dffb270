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


def fill_all(
    left: Sequence[Sequence[int]], works: Sequence[tuple[Work, Sequence[int]]]
) -> list[list[Piece]] | None:
    """Parts of demands, each with the weeks it may be worked in; None if none are found."""
    rows = [[quarters // LEAST_PART for quarters in row] for row in left]
    some = [sum(1 << n for n, blocks in enumerate(row) if blocks) for row in rows]
    masks = [sum(1 << n for n in weeks) for _, weeks in works]
    needs = [-(-work.quarters // LEAST_PART) for work, _ in works]
    teams = [work.team for work, _ in works]
    for _ in range(ROUNDS):
        flow = _flow(rows, some, teams, masks, needs)
        if flow is None:
            return None
        crowded = [n for n, used in enumerate(flow) if len(used) > MOST_WORKERS]
        if not crowded:
            return [
                _pieces(used, work.quarters)
                for used, (work, _) in zip(flow, works, strict=True)
            ]
        for n in crowded:
            done = {worker: sum(weeks.values()) for worker, weeks in flow[n].items()}
            held = {w: sum(rows[w][k] for k in works[n][1]) for w in teams[n]}
            largest = sorted(
                teams[n], key=lambda w: (-done.get(w, 0), -held[w]), reverse=False
            )[:MOST_WORKERS]
            if sum(held[w] for w in largest) < needs[n]:
                largest = sorted(teams[n], key=lambda w: -held[w])[:MOST_WORKERS]
            teams[n] = tuple(largest)
    return None


def _flow(
    rows: list[list[int]],
    some: list[int],
    teams: Sequence[tuple[int, ...]],
    masks: Sequence[int],
    needs: Sequence[int],
) -> list[dict[int, dict[int, int]]] | None:
    """Blocks of each demand by worker and week; None if they do not all fit."""
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


def _pieces(used: dict[int, dict[int, int]], quarters: int) -> list[Piece]:
    """Blocks as parts, the last week's less what is too much."""
    pieces = [
        (week, worker, blocks * LEAST_PART)
        for worker, weeks in used.items()
        for week, blocks in weeks.items()
    ]
    pieces.sort()
    spare = sum(part for _, _, part in pieces) - quarters
    return [
        (worker, week, part - (spare if place == len(pieces) - 1 else 0))
        for place, (week, worker, part) in enumerate(pieces)
    ]

"""Whether anybody is there in every week of a phase, wherever it is placed."""

from __future__ import annotations

from feasibility.engine.capacity.problem import Demand, PhaseSpec, Supply
from feasibility.engine.capacity.spans import NEVER, slots_of


def presence_gap(
    spec: PhaseSpec, need: Demand, supply: Supply
) -> tuple[int, ...] | None:
    """Fewest weeks without any worker of a need, one of which every placement holds.

    Asked of the phase alone: every start it may have, with its least duration; its other
    demands are not read. None if one placement has somebody in each of its weeks that are not
    frozen, and none too where the calendar leaves no placement at all: that is another
    refutation's.
    """
    slot = slots_of([spec._replace(demands=())], supply)[0]
    absent = slot.open & ~supply.attended(need.workers)
    gaps: list[int] = []
    placements = 0
    for start in range(slot.earliest, supply.width):
        if not slot.starts >> start & 1:
            continue
        end = slot.first_end(start)
        if end > slot.latest_end or end == NEVER:
            break
        placements += 1
        if gaps and gaps[-1] >= start:
            continue
        # Later placements end later: the last week that serves here serves most of them.
        inside = absent & ((1 << (end + 1)) - 1) & ~((1 << start) - 1)
        if not inside:
            return None
        gaps.append(inside.bit_length() - 1)
    return tuple(supply.first + gap for gap in gaps) if placements else None

"""On which weeks a phase may stand, by the calendar and by who is present alone.

Weeks are counted from the first week of the supply; sets of weeks are bits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from feasibility.engine.capacity.problem import PhaseSpec, Supply

Span = tuple[int, int]

# A week after all others.
NEVER = 1 << 30


class Slot(NamedTuple):
    """A phase as the calendar sees it: bounds, weeks that count, weeks it may start in.

    `good` weeks are frozen or have somebody present for each demand; a phase stands on good
    weeks only. `after` are places, in the list of slots, of phases that end before.
    """

    earliest: int
    latest_end: int
    least: int
    open: int
    good: int
    starts: int
    after: tuple[int, ...]

    def first_end(self, start: int) -> int:
        """The end by which the least duration is reached; `NEVER` if it is not."""
        ahead = self.open >> start
        for _ in range(self.least - 1):
            ahead &= ahead - 1
        return start + (ahead & -ahead).bit_length() - 1 if ahead else NEVER

    def run_end(self, week: int) -> int:
        """The last week that is good like all from this one on; before it if it is not."""
        gaps = ~(self.good >> week)
        return week + (gaps & -gaps).bit_length() - 2

    def weeks(self, start: int, end: int) -> list[int]:
        """The weeks of a span that hold hours."""
        return [n for n in range(start, end + 1) if self.open >> n & 1]


def slots_of(phases: Sequence[PhaseSpec], supply: Supply) -> list[Slot]:
    """The phases of one owner as slots, in the same order."""
    place = {spec.phase: n for n, spec in enumerate(phases)}
    everything = (1 << supply.width) - 1
    slots = []
    for spec in phases:
        frozen = supply.mask_of(spec.frozen)
        good = everything
        for demand in spec.demands:
            good &= supply.attended(demand.workers)
        good |= frozen
        starts = supply.span(spec.earliest_start, spec.latest_start) & good
        slots.append(
            Slot(
                max(0, spec.earliest_start - supply.first),
                min(supply.width - 1, spec.latest_end - supply.first),
                max(1, spec.least_weeks),
                everything & ~frozen,
                good,
                starts & ~frozen & ~supply.mask_of(spec.no_start),
                tuple(place[name] for name in spec.after if name in place),
            )
        )
    return slots


def in_order(slots: Sequence[Slot]) -> list[int]:
    """Places of the slots, each after those it comes after."""
    order: list[int] = []
    waiting = list(range(len(slots)))
    while waiting:
        ready = [n for n in waiting if all(a in order for a in slots[n].after)]
        if not ready:
            raise ValueError("phases come after each other in a circle")
        order += ready
        waiting = [n for n in waiting if n not in ready]
    return order


def latest_ends(slots: Sequence[Slot], order: Sequence[int]) -> list[int] | None:
    """The last week each phase may end in so that all after it can stand; None if none."""
    ends = [slot.latest_end for slot in slots]
    for place in reversed(order):
        slot = slots[place]
        last = next(backward(slot, slot.earliest, ends[place]), None)
        if last is None:
            return None
        for before in slot.after:
            ends[before] = min(ends[before], last[0][0] - 1)
    return ends


def earliest_starts(slots: Sequence[Slot], order: Sequence[int]) -> list[int] | None:
    """The first week each phase may start in after all before it; None if none."""
    starts = [slot.earliest for slot in slots]
    ends: dict[int, int] = {}
    for place in order:
        slot = slots[place]
        starts[place] = max([starts[place], *[ends[n] + 1 for n in slot.after]])
        first = next(forward(slot, starts[place], slot.latest_end), None)
        if first is None:
            return None
        starts[place], ends[place] = first[0]
    return starts


def forward(slot: Slot, low: int, high: int) -> Iterator[list[Span]]:
    """Spans from low to high, earliest start first; each list grows from its least span.

    One list for each run of good weeks, from its first start: what a later start of the
    same run could hold, this holds too.
    """
    start = low
    while slot.starts >> start:
        ahead = slot.starts >> start
        start += (ahead & -ahead).bit_length() - 1
        end = slot.run_end(start)
        first = slot.first_end(start)
        last = min(end, high)
        if first <= last:
            yield [(start, e) for e in range(first, last + 1)]
        start = end + 1


def backward(slot: Slot, low: int, high: int) -> Iterator[list[Span]]:
    """Spans from low to high, latest end first; each list grows from its least span."""
    end = high
    while end >= low:
        if not slot.good >> end & 1:
            end -= 1
            continue
        first = end
        while first > low and slot.good >> (first - 1) & 1:
            first -= 1
        spans = [
            (start, end)
            for start in range(end, first - 1, -1)
            if slot.starts >> start & 1 and slot.first_end(start) <= end
        ]
        if spans:
            yield spans
        end = first - 1

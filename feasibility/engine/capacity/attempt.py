"""One attempt to place the phases of an initiative: where each stands, whose hours it takes.

A phase is put on the least span, from the side that a strategy prefers, which holds its
hours beside the phases placed before it. There is no way back: the next strategy is it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple

from feasibility.engine.capacity.blocks import fill_all, hours_fit
from feasibility.engine.capacity.fill import (
    Cells,
    Piece,
    Work,
    add,
    fill_phase,
    fits_alone,
)
from feasibility.engine.capacity.problem import Demand, PhaseSpec
from feasibility.engine.capacity.room import Room
from feasibility.engine.capacity.spans import (
    Slot,
    Span,
    backward,
    earliest_starts,
    forward,
    in_order,
    latest_ends,
    slots_of,
)

Filled = list[list[Piece]]
"""The pieces of each demand of a phase, in the order of its demands."""


class Strategy(NamedTuple):
    """A way to try: where phases go, which worker-weeks are used up first, and whose.

    `most`: those with the most hours left, else those of whom others expect least.
    `blocks`: the hours of all phases at once by a flow, when it is known where they stand.
    """

    phases: Literal["early", "late", "spread"]
    cells: Cells
    most: bool = False
    blocks: bool = False


class Task:
    """The phases of one owner that are being placed; `possible` by the calendar alone."""

    def __init__(self, phases: Sequence[PhaseSpec], room: Room) -> None:
        self._phases = phases
        self._room = room
        self._slots = slots_of(phases, room.supply)
        self._order = in_order(self._slots)
        ends = latest_ends(self._slots, self._order)
        starts = earliest_starts(self._slots, self._order)
        self.possible = ends is not None and starts is not None
        self._ends, self._starts = ends or [], starts or []
        self._works = [[self._work(d) for d in spec.demands] for spec in phases]

    def _work(self, demand: Demand) -> Work:
        team = self._room.supply.team(demand.workers)
        order = sorted(team, key=self._room.scarce.__getitem__)
        return Work(tuple(order), demand.quarters)

    def may_fit(self) -> bool:
        """Whether the hours alone would fit into what is left in the windows (necessary)."""
        bounds = zip(self._slots, self._works, self._starts, self._ends, strict=True)
        works = [
            (work, slot.open & ((1 << (end + 1)) - (1 << start)))
            for slot, works, start, end in bounds
            for work in works
        ]
        return hours_fit(self._room.left, works)

    def attempt(self, strategy: Strategy) -> tuple[list[Span], list[Filled]] | None:
        """Spans and pieces of the phases, in their order; None if the strategy finds none."""
        spans: dict[int, Span] = {}
        filled: dict[int, Filled] = {}
        # The room is used while phases are placed beside each other, and given back.
        try:
            if not self._stand(strategy, spans, filled):
                return None
        finally:
            for pieces in filled.values():
                add(self._room.left, pieces, 1)
        stood = [spans[place] for place in range(len(self._slots))]
        if strategy.blocks:
            divided = self._by_blocks(stood)
            return None if divided is None else (stood, divided)
        return stood, [filled[place] for place in range(len(self._slots))]

    def _stand(
        self,
        strategy: Strategy,
        spans: dict[int, Span],
        filled: dict[int, Filled],
    ) -> bool:
        """Place phase after phase, and use the room; whether all could be placed."""
        left, late = self._room.left, strategy.phases == "late"
        order = self._order[::-1] if late else self._order
        for n, place in enumerate(order):
            groups = self._groups(spans, strategy, order[n:])
            search = _Search(self._slots[place], self._works[place], left)
            found = search.least_span(groups, strategy, self._room.price)
            if found is None:
                return False
            spans[place], filled[place] = found
            add(left, filled[place], -1)
        return True

    def _groups(
        self, spans: dict[int, Span], strategy: Strategy, waiting: Sequence[int]
    ) -> Iterator[list[Span]]:
        """Where the first waiting phase may stand beside those placed, best first."""
        place = waiting[0]
        slot, low, high = self._slots[place], self._starts[place], self._ends[place]
        if strategy.phases == "late":
            after = [spans[n][0] for n in spans if place in self._slots[n].after]
            yield from backward(slot, low, min([high, *[n - 1 for n in after]]))
            return
        low = max([low, *[spans[n][1] + 1 for n in slot.after]])
        if strategy.phases == "spread":
            for spans_of_run in forward(slot, low, high):
                yield self._wide(spans_of_run, high, waiting)
                break
        yield from forward(slot, low, high)

    def _wide(self, spans: list[Span], high: int, waiting: Sequence[int]) -> list[Span]:
        """Spans that leave the phases waiting their share of the weeks, by hours."""
        hours = [1 + sum(w.quarters for w in self._works[n]) for n in waiting]
        least = spans[0][1]
        share = least + (high - least) * hours[0] // sum(hours)
        return [span for span in spans if span[1] >= share] or spans[-1:]

    def _by_blocks(self, spans: Sequence[Span]) -> list[Filled] | None:
        """All hours of all phases at once, where the phases stand."""
        flat = [
            (work, slot.weeks(*span))
            for slot, span, works in zip(self._slots, spans, self._works, strict=True)
            for work in works
        ]
        filled = fill_all(self._room.left, flat)
        if filled is None:
            return None
        rest = iter(filled)
        return [[next(rest) for _ in works] for works in self._works]


class _Search(NamedTuple):
    """The least span on which a phase's hours find room in what is left."""

    slot: Slot
    works: Sequence[Work]
    left: list[list[int]]

    def least_span(
        self,
        groups: Iterator[list[Span]],
        strategy: Strategy,
        price: Sequence[Sequence[int]],
    ) -> tuple[Span, Filled] | None:
        """The first span of all groups that holds the hours; each group's spans grow."""
        for spans in groups:
            found = self._filled(spans[0], strategy, price)
            if found is not None:
                return spans[0], found
            low = _first(spans, self._may_hold)
            low = len(spans) if low is None else max(1, low)
            place, step = low, 1
            # Longer and longer ones, then back to the first of those left out.
            while place < len(spans):
                if self._filled(spans[place], strategy, price) is not None:
                    break
                low, step = place + 1, step * 2
                place = min(place + step, max(low, len(spans) - 1))
            for span in spans[low : place + 1]:
                found = self._filled(span, strategy, price)
                if found is not None:
                    return span, found
        return None

    def _filled(
        self, span: Span, strategy: Strategy, price: Sequence[Sequence[int]]
    ) -> Filled | None:
        """Pieces of the phase on a span."""
        if strategy.blocks:
            # The flow divides the hours later: it is enough that each demand could be
            # met if nobody else wanted the hours.
            return [] if self._may_hold(span) else None
        return fill_phase(
            self.left,
            self.works,
            self.slot.weeks(*span),
            cells=strategy.cells,
            most=strategy.most,
            price=price,
        )

    def _may_hold(self, span: Span) -> bool:
        weeks = self.slot.weeks(*span)
        return all(fits_alone(self.left, work, weeks) for work in self.works)


def _first(spans: Sequence[Span], holds: Callable[[Span], bool]) -> int | None:
    """The place of the first span for which something holds that stays true after it."""
    low, high = 0, len(spans) - 1
    if not holds(spans[high]):
        return None
    while low < high:
        middle = (low + high) // 2
        if holds(spans[middle]):
            high = middle
        else:
            low = middle + 1
    return low

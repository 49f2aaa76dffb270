"""The sufficient test: one way of working that does all phases of an initiative.

Tried are a handful of ways in a fixed order: early, late and spread out, with different
choices of whose hours are used. Whoever finds one has proved that the initiative can be
done; whoever finds none has proved nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, NamedTuple

from feasibility.engine.capacity.blocks import fill_all
from feasibility.engine.capacity.fill import Cells, Piece, Work, fill, fits_alone
from feasibility.engine.capacity.network import Network
from feasibility.engine.capacity.problem import Demand, Part, PhaseSpec, Window
from feasibility.engine.capacity.room import Room
from feasibility.engine.capacity.spans import (
    Slot,
    Span,
    backward,
    forward,
    in_order,
    latest_ends,
    slots_of,
)


class Placement(NamedTuple):
    """Where the phases of one owner stand, and who does what in which week of them.

    `spans` maps a phase to its first and last week, `launch` is the first week of the
    launch phase, None without one.
    """

    owner: str
    spans: Mapping[str, Span]
    launch: int | None
    parts: tuple[Part, ...]


class Strategy(NamedTuple):
    """A way to try: where phases go, which worker-weeks are used up first, and whose.

    `most`: those with the most hours left, else those whom others expect least of.
    `blocks`: the hours of all phases at once by a flow, once the phases stand.
    """

    phases: Literal["early", "late", "spread"]
    cells: Cells
    most: bool = False
    blocks: bool = False


STRATEGIES = (
    Strategy("early", "first"),
    Strategy("spread", "level"),
    Strategy("late", "last"),
    Strategy("early", "first", most=True),
    Strategy("spread", "level", most=True),
    Strategy("late", "last", most=True),
    Strategy("spread", "level", blocks=True),
    Strategy("early", "first", blocks=True),
    Strategy("late", "last", blocks=True),
)


def place(
    phases: Sequence[PhaseSpec],
    room: Room,
    *,
    launch_from: int | None = None,
    strategies: Sequence[Strategy] = STRATEGIES,
) -> Placement | None:
    """A placement of all phases of one owner in what is left; None if none was found.

    The room stays as it is; `room.take(placement.parts)` uses it.

    Args:
        phases: of one owner.
        room: worker-weeks left.
        launch_from: first week the launch phase may start in (after another's launch).
        strategies: in which order what is tried.
    """
    if launch_from is not None:
        phases = [_launched(spec, launch_from) for spec in phases]
    task = _Task(phases, room)
    if task.ends is None:
        return None
    for n, strategy in enumerate(strategies):
        if n == 1 and not task.may_fit():
            return None
        found = task.attempt(strategy)
        if found is not None:
            return found
    return None


def _launched(spec: PhaseSpec, week: int) -> PhaseSpec:
    if not spec.launch:
        return spec
    return spec._replace(earliest_start=max(week, spec.earliest_start))


class _Task:
    """The phases of one owner that are being placed."""

    def __init__(self, phases: Sequence[PhaseSpec], room: Room) -> None:
        self.phases = phases
        self.room = room
        self.slots = slots_of(phases, room.supply)
        self.order = in_order(self.slots)
        self.ends = latest_ends(self.slots, self.order)
        self.works = [[self._work(d) for d in spec.demands] for spec in phases]

    def _work(self, demand: Demand) -> Work:
        team = self.room.supply.team(demand.workers)
        return Work(
            tuple(sorted(team, key=self.room.scarce.__getitem__)), demand.quarters
        )

    def may_fit(self) -> bool:
        """Whether the hours alone would fit into the windows (necessary)."""
        first = self.room.supply.first
        demands = [
            demand._replace(
                window=Window(max(spec.earliest_start, first), end + first, spec.frozen)
            )
            for spec, end in zip(self.phases, self.ends or (), strict=True)
            for demand in spec.demands
        ]
        return not Network(self.room.supply.with_rows(self.room.left), demands).short

    def attempt(self, strategy: Strategy) -> Placement | None:
        """The placement that one strategy finds."""
        left = [list(row) for row in self.room.left]
        spans: list[Span | None] = [None] * len(self.slots)
        pieces: list[list[list[Piece]]] = [[] for _ in self.slots]
        late = strategy.phases == "late"
        order = list(reversed(self.order)) if late else self.order
        for n, place in enumerate(order):
            works = self.works[place]
            # With blocks the phases stand where each could be done if nobody else wanted
            # the hours; the flow then divides them.
            grown = _least_that_fits(
                self._groups(place, spans, strategy, order[n:]),
                self.slots[place],
                works,
                left,
                None if strategy.blocks else strategy,
            )
            if grown is None:
                return None
            spans[place], pieces[place] = grown
            for piece in pieces[place]:
                for worker, week, quarters in piece:
                    left[worker][week] -= quarters
        stood = [span for span in spans if span is not None]
        if strategy.blocks:
            found = self._by_blocks(stood)
            if found is None:
                return None
            pieces = found
        return self._placement(stood, pieces)

    def _groups(
        self,
        place: int,
        spans: Sequence[Span | None],
        strategy: Strategy,
        waiting: Sequence[int],
    ) -> list[list[Span]]:
        """Where a phase may stand beside those placed before it, best first."""
        slot, ends = self.slots[place], self.ends or []
        if strategy.phases == "late":
            after = [
                span[0]
                for span, other in zip(spans, self.slots, strict=True)
                if span and place in other.after
            ]
            high = min([ends[place], *[start - 1 for start in after]])
            return list(backward(slot, slot.earliest, high))
        before = [spans[n] or (0, 0) for n in slot.after]
        low = max([slot.earliest, *[end + 1 for _, end in before]])
        groups = list(forward(slot, low, ends[place]))
        if strategy.phases == "spread" and groups:
            weights = [1 + sum(w.quarters for w in self.works[n]) for n in waiting]
            least = groups[0][0][1]
            share = least + (ends[place] - least) * weights[0] // sum(weights)
            wide = [span for span in groups[0] if span[1] >= share]
            groups.insert(0, wide or groups[0][-1:])
        return groups

    def _by_blocks(self, spans: Sequence[Span]) -> list[list[list[Piece]]] | None:
        """All hours of all phases at once, once it is known where the phases stand."""
        flat = [
            (work, slot.weeks(*span))
            for slot, span, works in zip(self.slots, spans, self.works, strict=True)
            for work in works
        ]
        filled = fill_all(self.room.left, flat)
        if filled is None:
            return None
        rest = iter(filled)
        return [[next(rest) for _ in works] for works in self.works]

    def _placement(
        self, spans: Sequence[Span], pieces: Sequence[Sequence[Sequence[Piece]]]
    ) -> Placement:
        supply = self.room.supply
        first, ids = supply.first, supply.ids
        parts = [
            Part(d.owner, d.requirement, d.phase, ids[worker], first + week, quarters)
            for spec, works in zip(self.phases, pieces, strict=True)
            for d, work in zip(spec.demands, works, strict=True)
            for worker, week, quarters in sorted(work, key=lambda p: (p[1], p[0]))
        ]
        stood = {
            spec.phase: (start + first, end + first)
            for spec, (start, end) in zip(self.phases, spans, strict=True)
        }
        launches = [stood[spec.phase][0] for spec in self.phases if spec.launch]
        owner = self.phases[0].owner if self.phases else ""
        return Placement(owner, stood, launches[0] if launches else None, tuple(parts))


def _least_that_fits(
    groups: Sequence[Sequence[Span]],
    slot: Slot,
    works: Sequence[Work],
    left: list[list[int]],
    strategy: Strategy | None,
) -> tuple[Span, list[list[Piece]]] | None:
    """The first span that holds the hours of a phase; each group's spans grow."""

    def may_hold(span: Span) -> bool:
        weeks = slot.weeks(*span)
        return all(fits_alone(left, work, weeks) for work in works)

    def filled(span: Span) -> list[list[Piece]] | None:
        if strategy is None:
            return [] if may_hold(span) else None
        return _fill_phase(left, works, slot.weeks(*span), strategy)

    for spans in groups:
        pieces = filled(spans[0])
        if pieces is not None:
            return spans[0], pieces
        for n in _worth_trying(spans, may_hold):
            pieces = filled(spans[n])
            if pieces is not None:
                return spans[n], pieces
    return None


def _worth_trying(spans: Sequence[Span], may_hold: Callable[[Span], bool]) -> list[int]:
    """Places after the first: the least span that may hold the hours, then in longer steps."""
    low, high = 1, len(spans) - 1
    if high < 1 or not may_hold(spans[high]):
        return []
    while low < high:
        middle = (low + high) // 2
        if may_hold(spans[middle]):
            high = middle
        else:
            low = middle + 1
    tries, step = [low], 1
    while tries[-1] < len(spans) - 1:
        tries.append(min(len(spans) - 1, tries[-1] + step))
        step *= 2
    return tries


def _fill_phase(
    left: list[list[int]],
    works: Sequence[Work],
    weeks: Sequence[int],
    strategy: Strategy,
) -> list[list[Piece]] | None:
    """Parts of all demands of a phase; whichever fails is tried first the next time."""
    order = sorted(range(len(works)), key=lambda n: len(works[n].team))
    for _ in works or (None,):
        pieces: list[list[Piece]] = [[] for _ in works]
        failed = None
        for n in order:
            found = fill(
                left, works[n], weeks, cells=strategy.cells, most=strategy.most
            )
            if found is None:
                failed = n
                break
            pieces[n] = found
            for worker, week, quarters in found:
                left[worker][week] -= quarters
        for found in pieces:
            for worker, week, quarters in found:
                left[worker][week] += quarters
        if failed is None:
            return pieces
        if order[0] == failed:
            return None
        order.remove(failed)
        order.insert(0, failed)
    return None

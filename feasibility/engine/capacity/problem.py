"""What is to be done, by whom, and when: workers, demands, phases, in whole numbers.

Weeks are absolute (see `kernel.units`), hours are quarter-hours. Whoever builds a demand
says which workers can serve it; nothing here knows what a market unit is. What takes no
side in a tie is taken in the order given, never by id, so that renaming changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

NONE_FROZEN: frozenset[int] = frozenset()


class Worker(NamedTuple):
    """Somebody (or an agency) who can be planned for quarter-hours a week.

    `quarters` maps a week to plannable quarter-hours; a week that is not in it has none.
    `present` are the weeks with at least one workday of contract hours. `skills` (skill to
    proficiency) is read by `explanation.slack` only.
    """

    id: str
    quarters: Mapping[int, int]
    present: frozenset[int]
    skills: Mapping[str, int] = {}


class Window(NamedTuple):
    """Weeks that work may fall in: first to last, both inclusive, less the frozen ones."""

    first: int
    last: int
    frozen: frozenset[int] = NONE_FROZEN

    def weeks(self) -> tuple[int, ...]:
        """The weeks, in order."""
        return tuple(
            week for week in range(self.first, self.last + 1) if week not in self.frozen
        )


class Demand(NamedTuple):
    """Quarter-hours of one requirement that any of `workers` can do in any week of `window`.

    A programme's week is a demand of its own, whose window is that week. A demand of 0
    quarters needs nobody's hours, and somebody present in each week of its phase.
    """

    owner: str
    requirement: str
    quarters: int
    workers: tuple[str, ...]
    window: Window
    phase: str = ""


class PhaseSpec(NamedTuple):
    """A phase that is to be placed on whole weeks [start, end].

    `earliest_start` <= start <= `latest_start`, end <= `latest_end`; at least
    max(1, `least_weeks`) weeks of it are not in `frozen`; start is in neither `frozen` nor
    `no_start`; start is after the end of each phase of the same owner named in `after`.
    Frozen weeks hold no hours. In every other week of it, for each demand, one of the
    demand's workers is present. The windows of `demands` are not read: the placed phase
    is their window.
    """

    owner: str
    phase: str
    earliest_start: int
    latest_start: int
    latest_end: int
    least_weeks: int = 1
    frozen: frozenset[int] = NONE_FROZEN
    no_start: frozenset[int] = NONE_FROZEN
    after: tuple[str, ...] = ()
    launch: bool = False
    demands: tuple[Demand, ...] = ()


class Part(NamedTuple):
    """Quarter-hours of a demand that a worker does in a week."""

    owner: str
    requirement: str
    phase: str
    worker: str
    week: int
    quarters: int


def bits(mask: int) -> Iterator[int]:
    """The positions of the bits that are set, lowest first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


class Supply:
    """The worker-weeks of one reading, as rows of quarter-hours from week `first` to `last`.

    Sets of weeks are kept as whole numbers: bit n stands for week `first` + n. What lies
    outside first to last is not there. Built once, then only read.
    """

    __slots__ = (
        "_attended",
        "_masks",
        "_sets",
        "_sums",
        "_teams",
        "first",
        "ids",
        "index",
        "last",
        "present",
        "rows",
        "some",
        "width",
        "workers",
    )

    def __init__(self, workers: Sequence[Worker], *, first: int, last: int) -> None:
        self.workers = tuple(workers)
        self.first = first
        self.last = last
        self.width = last - first + 1
        self.ids = tuple(worker.id for worker in workers)
        self.index = {name: place for place, name in enumerate(self.ids)}
        if len(self.index) != len(self.ids):
            raise ValueError("two workers have one id")
        self._attended: dict[tuple[str, ...], int] = {}
        self._masks: dict[Window, int] = {}
        self._sets: dict[frozenset[int], int] = {}
        self._teams: dict[tuple[str, ...], tuple[int, ...]] = {}
        self.rows: list[list[int]] = []
        self._sums: list[list[int]] = []
        self.some: list[int] = []
        self.present: list[int] = []
        for worker in self.workers:
            self._add(worker)

    def _add(self, worker: Worker) -> None:
        quarters, first = worker.quarters, self.first
        row = [quarters.get(week, 0) for week in range(first, self.last + 1)]
        self.rows.append(row)
        self._sums.append(list(accumulate(row, initial=0)))
        self.some.append(sum([1 << n for n, quarters in enumerate(row) if quarters]))
        self.present.append(self.mask_of(worker.present))

    def with_workers(self, workers: Sequence[Worker]) -> Supply:
        """The same with some workers replaced, of whom ids and order stay; unchanged rows are shared."""
        made = Supply.__new__(Supply)
        made.workers = tuple(workers)
        made.first, made.last, made.width = self.first, self.last, self.width
        made.ids, made.index = self.ids, self.index
        made._masks, made._sets, made._teams = self._masks, self._sets, self._teams
        made._attended = {}
        made.rows, made._sums, made.some, made.present = [], [], [], []
        for place, worker in enumerate(workers):
            if worker is not self.workers[place]:
                made._add(worker)
                continue
            made.rows.append(self.rows[place])
            made._sums.append(self._sums[place])
            made.some.append(self.some[place])
            made.present.append(self.present[place])
        return made

    def mask_of(self, weeks: frozenset[int]) -> int:
        """Some weeks as bits."""
        mask = self._sets.get(weeks)
        if mask is not None:
            return mask
        mask = 0
        for week in weeks:
            if self.first <= week <= self.last:
                mask |= 1 << (week - self.first)
        self._sets[weeks] = mask
        return mask

    def span(self, first: int, last: int) -> int:
        """The weeks first to last as bits."""
        low = max(first, self.first) - self.first
        high = min(last, self.last) - self.first
        return ((1 << (high - low + 1)) - 1) << low if high >= low else 0

    def mask(self, window: Window) -> int:
        """The weeks of a window as bits."""
        mask = self._masks.get(window)
        if mask is None:
            mask = self.span(window.first, window.last) & ~self.mask_of(window.frozen)
            self._masks[window] = mask
        return mask

    def team(self, workers: tuple[str, ...]) -> tuple[int, ...]:
        """The rows of some workers, in the order of the rows; who is not there is left out."""
        team = self._teams.get(workers)
        if team is None:
            index = self.index
            team = tuple(sorted({index[name] for name in workers if name in index}))
            self._teams[workers] = team
        return team

    def attended(self, workers: tuple[str, ...]) -> int:
        """The weeks in which one of some workers is present, as bits."""
        mask = self._attended.get(workers)
        if mask is None:
            mask = 0
            for worker in self.team(workers):
                mask |= self.present[worker]
            self._attended[workers] = mask
        return mask

    def quarters(self, worker: int, mask: int) -> int:
        """Quarter-hours of a row in some weeks."""
        if not mask:
            return 0
        low, high = (mask & -mask).bit_length() - 1, mask.bit_length()
        sums, row = self._sums[worker], self.rows[worker]
        total = sums[high] - sums[low]
        holes = (1 << high) - (1 << low) - mask
        return total - sum([row[n] for n in bits(holes)]) if holes else total

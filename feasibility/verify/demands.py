"""Work that has to be done: by whom it may be, in which weeks, and how much of it fits."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from feasibility.kernel.units import (
    WORKDAYS_PER_WEEK,
    exact,
    monday_of,
    quarters_needed,
)
from feasibility.model.bounds import PROFICIENCY, WEEKLY_HOURS
from feasibility.model.company import Programme, ProgrammeWork
from feasibility.verify.calendar import frozen_for
from feasibility.verify.people import able, plannable_quarters
from feasibility.verify.reading import Reading
from feasibility.verify.requirements import Work
from feasibility.verify.standpoint import Standpoint
from feasibility.verify.windows import windows_of
from feasibility.verify.world import World, by_key

WorkerWeek = tuple[str, int]


@dataclass(frozen=True)
class Need:
    """Quarter-hours that these workers may do in these weeks."""

    quarters: int
    workers: tuple[str, ...]
    weeks: tuple[int, ...]

    @property
    def worker_weeks(self) -> Iterator[WorkerWeek]:
        """Every worker in every week."""
        return ((worker, week) for worker in self.workers for week in self.weeks)


def need_of(at: Standpoint, work: Work) -> Need:
    """A must work as it may fall in its phase's window."""
    phase = by_key(at.template.phases if at.template else ())[work.phase]
    window = windows_of(at)[work.phase]
    weeks = frozen_for(at, phase).free_in(
        max(window.first_start, at.world.this_week), window.last_end
    )
    workers = able(at.world, at.reading, at.initiative, work.skill, work.proficiency)
    return Need(work.quarters, tuple(workers), tuple(weeks))


def programme_weeks(world: World, programme: Programme) -> range:
    """The weeks, from this one to the plan's last, in which a programme runs."""
    first, last = world.this_week, world.last_week
    while first <= last and not _workdays_inside(programme, first):
        first += 1
    while last >= first and not _workdays_inside(programme, last):
        last -= 1
    return range(first, last + 1)


def _workdays_inside(programme: Programme, week: int) -> int:
    monday = monday_of(week)
    days = [monday + timedelta(days=day) for day in range(WORKDAYS_PER_WEEK)]
    return sum(
        1
        for day in days
        if (programme.from_day is None or programme.from_day <= day)
        and (programme.to_day is None or day <= programme.to_day)
    )


def programme_quarters(
    reading: Reading, programme: Programme, work: ProgrammeWork, week: int
) -> int:
    """Quarter-hours that a programme takes of a skill in a week, rounded up."""
    place = ("company", "programmes", programme.id, "work", work.skill)
    hours = reading.number(
        (*place, "hours_a_week"), work.hours_a_week, WEEKLY_HOURS, better="less"
    )
    share = exact(_workdays_inside(programme, week)) / WORKDAYS_PER_WEEK
    return quarters_needed(hours * share)


def programme_proficiency(
    reading: Reading, programme: Programme, work: ProgrammeWork
) -> int:
    """The proficiency a programme's work asks for."""
    place = ("company", "programmes", programme.id, "work", work.skill)
    return int(
        reading.number(
            (*place, "proficiency"), work.proficiency, PROFICIENCY, better="less"
        )
    )


def programme_need(
    world: World,
    reading: Reading,
    programme: Programme,
    work: ProgrammeWork,
    weeks: Iterable[int],
) -> Need:
    """A programme's work in these weeks, taken together."""
    chosen = tuple(weeks)
    proficiency = programme_proficiency(reading, programme, work)
    return Need(
        sum(programme_quarters(reading, programme, work, week) for week in chosen),
        tuple(able(world, reading, None, work.skill, proficiency)),
        chosen,
    )


def shortage(world: World, reading: Reading, needs: list[Need]) -> int:
    """Quarter-hours of these needs that fit nowhere, however they are placed (maximum flow)."""
    return sum(need.quarters for need in needs) - most_placed(world, reading, needs)


def most_placed(world: World, reading: Reading, needs: list[Need]) -> int:
    """The most quarter-hours of these needs that worker-weeks hold (Edmonds and Karp)."""
    left = [need.quarters for need in needs]
    room = {
        pair: plannable_quarters(world, reading, *pair)
        for need in needs
        for pair in need.worker_weeks
    }
    placed: list[dict[WorkerWeek, int]] = [{} for _ in needs]
    for number in range(len(needs)):
        while left[number]:
            path = _path(needs, placed, room, number)
            if path is None:
                break
            _push(placed, room, left, number, path)
    return sum(need.quarters for need in needs) - sum(left)


Path = list[tuple[int, WorkerWeek]]


def _path(
    needs: list[Need],
    placed: list[dict[WorkerWeek, int]],
    room: dict[WorkerWeek, int],
    start: int,
) -> Path | None:
    """The shortest chain of moves that ends where there is room: who takes which worker-week."""
    came: dict[WorkerWeek, int] = {}
    moved_from: dict[int, WorkerWeek] = {}
    seen = {start}
    queue = deque([start])
    holders: dict[WorkerWeek, list[int]] = {}
    for number, parts in enumerate(placed):
        for pair, quarters in parts.items():
            if quarters:
                holders.setdefault(pair, []).append(number)
    while queue:
        number = queue.popleft()
        for pair in needs[number].worker_weeks:
            if pair in came:
                continue
            came[pair] = number
            if room[pair]:
                return _trace(came, moved_from, start, pair)
            for other in holders.get(pair, ()):
                if other not in seen:
                    seen.add(other)
                    moved_from[other] = pair
                    queue.append(other)
    return None


def _trace(
    came: dict[WorkerWeek, int],
    moved_from: dict[int, WorkerWeek],
    start: int,
    end: WorkerWeek,
) -> Path:
    path = [(came[end], end)]
    while path[-1][0] != start:
        pair = moved_from[path[-1][0]]
        path.append((came[pair], pair))
    return path


def _push(
    placed: list[dict[WorkerWeek, int]],
    room: dict[WorkerWeek, int],
    left: list[int],
    start: int,
    path: Path,
) -> None:
    """Moves as much as the chain allows: each takes a worker-week, the one before gives it up."""
    end = path[0][1]
    quarters = min(left[start], room[end])
    for (taker, _), (_, given_up) in pairwise(path):
        quarters = min(quarters, placed[taker][given_up])
    for number, (taker, pair) in enumerate(path):
        placed[taker][pair] = placed[taker].get(pair, 0) + quarters
        if number + 1 < len(path):
            placed[taker][path[number + 1][1]] -= quarters
    room[end] -= quarters
    left[start] -= quarters

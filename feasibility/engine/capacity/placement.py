"""The sufficient test: one way of working that does all phases of an initiative.

Tried are a handful of ways in a fixed order: spread out, early and late, with different
choices of whose hours are used. Whoever finds one has proved that the initiative can be
done; whoever finds none has proved nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from feasibility.engine.capacity.attempt import Filled, Strategy, Task
from feasibility.engine.capacity.blocks import fill_all
from feasibility.engine.capacity.fill import Piece, Work, fill_phase
from feasibility.engine.capacity.problem import Demand, Part, PhaseSpec
from feasibility.engine.capacity.room import Room
from feasibility.engine.capacity.spans import Span


class Placement(NamedTuple):
    """Where the phases of one owner stand, and who does what in which week of them.

    `spans` maps a phase to its first and last week; `launch` is the first week of the
    launch phase, None without one. `parts` are in the order of phases, demands, weeks.
    """

    owner: str
    spans: Mapping[str, Span]
    launch: int | None
    parts: tuple[Part, ...]


# What finds most stands first (assumption, measured on made companies by
# benchmarks/capacity.py); the rest only runs where it does not succeed.
STRATEGIES = (
    Strategy("spread", "calm"),
    Strategy("early", "first"),
    Strategy("spread", "level"),
    Strategy("late", "last"),
    Strategy("early", "first", most=True),
    Strategy("spread", "level", most=True),
    Strategy("late", "last", most=True),
    Strategy("spread", "level", blocks=True),
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
        strategies: what is tried, in this order.
    """
    if launch_from is not None:
        phases = [
            spec._replace(earliest_start=max(launch_from, spec.earliest_start))
            if spec.launch
            else spec
            for spec in phases
        ]
    task = Task(phases, room)
    if not task.possible:
        return None
    for n, strategy in enumerate(strategies):
        # The first succeeds as a rule; only where it does not is a proof worth its time.
        if n == 1 and not task.may_fit():
            return None
        found = task.attempt(strategy)
        if found is not None:
            return _placement(phases, room, *found)
    return None


def place_programmes(demands: Sequence[Demand], room: Room) -> tuple[Part, ...] | None:
    """Parts of demands of one week each, placed so as to leave room; None if none found.

    Each week is placed by itself, from those of whom other work expects least. The room
    stays as it is.
    """
    weeks: dict[int, list[Demand]] = {}
    for demand in demands:
        weeks.setdefault(demand.window.first, []).append(demand)
    parts: list[Part] = []
    for week, wanted in sorted(weeks.items()):
        found = None
        if room.supply.first <= week <= room.supply.last:
            found = _one_week(wanted, week - room.supply.first, room)
        if found is None:
            return None
        for demand, pieces in zip(wanted, found, strict=True):
            parts += _parts(demand, pieces, room)
    return tuple(parts)


def placed_again(
    parts: Sequence[Part] | None,
    demands: Sequence[Demand],
    room: Room,
    *,
    moved: Collection[str] | None = None,
) -> tuple[Part, ...] | None:
    """The same parts where they still do the demands in this room; weeks in which not are placed anew.

    Args:
        parts: where the demands were placed in other worker-weeks; None where nowhere.
        demands: of one week each.
        room: worker-weeks of which nothing is used yet; it stays as it is.
        moved: workers in whose hours alone this differs from where the parts were placed; None
            where anything may. Weeks in which they have the hours of their parts are as they were.
    """
    if parts is None:
        return place_programmes(demands, room)
    anew = (
        _undone_weeks(parts, demands, room)
        if moved is None
        else _short_weeks(parts, room, moved)
    )
    if not anew:
        return tuple(parts)
    wanted = [demand for demand in demands if demand.window.first in anew]
    placed = place_programmes(wanted, room)
    if placed is None:
        return None
    kept = [part for part in parts if part.week not in anew]
    return tuple(sorted([*kept, *placed], key=lambda part: part.week))


def _undone_weeks(
    parts: Sequence[Part], demands: Sequence[Demand], room: Room
) -> set[int]:
    """Weeks in which parts are not the hours of demands of one week each any more."""
    weeks: dict[int, list[Demand]] = {}
    for demand in demands:
        weeks.setdefault(demand.window.first, []).append(demand)
    held: dict[int, list[Part]] = {week: [] for week in weeks}
    for part in parts:
        held.setdefault(part.week, []).append(part)
    return {
        week
        for week, mine in held.items()
        if not still_done(mine, weeks.get(week, []), room)
    }


def _short_weeks(parts: Sequence[Part], room: Room, moved: Collection[str]) -> set[int]:
    """Weeks in which somebody of these has not the hours of their parts."""
    index, first = room.supply.index, room.supply.first
    used: dict[tuple[str, int], int] = {}
    for part in parts:
        if part.worker in moved:
            cell = (part.worker, part.week)
            used[cell] = used.get(cell, 0) + part.quarters
    return {
        week
        for (worker, week), quarters in used.items()
        if room.left[index[worker]][week - first] < quarters
    }


def still_done(parts: Sequence[Part], demands: Sequence[Demand], room: Room) -> bool:
    """Whether parts are the hours of demands of one week each, of people who are able and have them."""
    index, first = room.supply.index, room.supply.first
    asked = {
        (each.owner, each.requirement, each.window.first): each for each in demands
    }
    used: dict[tuple[str, int], int] = {}
    done: dict[tuple[str, str, int], int] = {}
    for part in parts:
        key = (part.owner, part.requirement, part.week)
        if key not in asked or part.worker not in asked[key].workers:
            return False
        cell = (part.worker, part.week)
        used[cell] = used.get(cell, 0) + part.quarters
        done[key] = done.get(key, 0) + part.quarters
    return all(
        done.get(key, 0) >= demand.quarters for key, demand in asked.items()
    ) and all(
        room.left[index[worker]][week - first] >= quarters
        for (worker, week), quarters in used.items()
    )


def _one_week(demands: Sequence[Demand], week: int, room: Room) -> Filled | None:
    """Pieces of the programmes of a week: each one person's, if that can be done."""
    works = [Work(room.supply.team(d.workers), d.quarters) for d in demands]
    found = _one_each(works, week, room)
    if found is not None:
        return found
    left = [[row[week]] for row in room.left]
    found = fill_phase(left, works, [0], cells="first", most=True) or fill_all(
        left, [(work, [0]) for work in works]
    )
    if found is None:
        return None
    return [[(w, week, quarters) for w, _, quarters in pieces] for pieces in found]


def _one_each(works: Sequence[Work], week: int, room: Room) -> Filled | None:
    """One person for each, of those who have the hours the one others expect least of."""
    left: dict[int, int] = {}
    found: Filled = [[] for _ in works]
    for n in sorted(range(len(works)), key=lambda n: len(works[n].team)):
        quarters = works[n].quarters
        for worker in room.cheapest(works[n].team, week):
            there = left.get(worker, room.left[worker][week])
            if there >= quarters:
                break
        else:
            return None
        if quarters:
            left[worker] = there - quarters
            found[n] = [(worker, week, quarters)]
    return found


def _placement(
    phases: Sequence[PhaseSpec],
    room: Room,
    spans: Sequence[Span],
    filled: Sequence[Filled],
) -> Placement:
    first = room.supply.first
    parts: list[Part] = []
    for spec, works in zip(phases, filled, strict=True):
        for demand, pieces in zip(spec.demands, works, strict=True):
            parts += _parts(demand, pieces, room)
    stood = {
        spec.phase: (start + first, end + first)
        for spec, (start, end) in zip(phases, spans, strict=True)
    }
    launch = next((stood[spec.phase][0] for spec in phases if spec.launch), None)
    owner = phases[0].owner if phases else ""
    return Placement(owner, stood, launch, tuple(parts))


def _parts(demand: Demand, pieces: Sequence[Piece], room: Room) -> list[Part]:
    first, ids = room.supply.first, room.supply.ids
    return [
        Part(
            demand.owner,
            demand.requirement,
            demand.phase,
            ids[worker],
            first + week,
            quarters,
        )
        for worker, week, quarters in sorted(pieces, key=lambda p: (p[1], p[0]))
    ]

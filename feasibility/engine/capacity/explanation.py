"""What stands behind a shortage or a placement, as plain sums that can be checked by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from feasibility.engine.capacity.flow import Three, reach
from feasibility.engine.capacity.problem import Demand, Supply, bits
from feasibility.engine.capacity.room import Room

# So many weeks are named as the tightest (assumption: more is a list, not an answer).
TIGHTEST = 3


class SupplyLine(NamedTuple):
    """Quarter-hours of a worker in all weeks that some demand of theirs allows.

    Not every week from `first_week` to `last_week` needs to be among them. A worker who is
    able and away all the time stands here with 0.
    """

    worker: str
    first_week: int
    last_week: int
    quarters: int


class Explanation(NamedTuple):
    """Demands, the worker-weeks able to serve any of them, both sums, the tightest weeks."""

    demands: tuple[Demand, ...]
    supplies: tuple[SupplyLine, ...]
    needed: int
    there: int
    tightest: tuple[int, ...]


class Slack(NamedTuple):
    """The week in which those who can do something have least to spare."""

    name: str
    week: int
    quarters: int


def explain(demands: Sequence[Demand], supply: Supply) -> Explanation:
    """A refuting set, line by line; `there` is the sum of its supplies."""
    lines = tuple(
        line
        for worker, mask in reach(demands, supply).items()
        for line in _line(supply, worker, mask)
    )
    return Explanation(
        tuple(demands),
        lines,
        sum(demand.quarters for demand in demands),
        sum(line.quarters for line in lines),
        tightest_weeks(demands, supply),
    )


def explain_three(three: Three, supply: Supply) -> Explanation:
    """A demand against its three largest workers."""
    mask = supply.mask(three.demand.window)
    lines = tuple(
        line
        for worker in three.workers
        for line in _line(supply, supply.index[worker], mask)
    )
    weeks = tightest_weeks([three.demand], supply)
    return Explanation((three.demand,), lines, three.needed, three.there, weeks)


def tightest_weeks(demands: Iterable[Demand], supply: Supply) -> tuple[int, ...]:
    """Up to three weeks in which most is missing if each demand were spread evenly."""
    wanted: dict[int, Fraction] = {}
    demands = list(demands)
    for demand in demands:
        weeks = list(bits(supply.mask(demand.window)))
        for n in weeks:
            share = Fraction(demand.quarters, len(weeks))
            wanted[n] = wanted.get(n, Fraction(0)) + share
    for worker, mask in reach(demands, supply).items():
        for n in bits(mask):
            wanted[n] -= supply.rows[worker][n]
    order = sorted((n for n in wanted if wanted[n] > 0), key=lambda n: (-wanted[n], n))
    return tuple(sorted(supply.first + n for n in order[:TIGHTEST]))


def slack(
    room: Room, able: Mapping[str, tuple[str, ...]], *, first: int, last: int
) -> tuple[Slack, ...]:
    """For each name (a skill, a requirement) the first week with least to spare.

    Args:
        room: what is left once everything is placed.
        able: ids of those who can do what the name stands for.
        first: first week looked at.
        last: last week looked at.
    """
    supply = room.supply
    lines = []
    for name, workers in able.items():
        team = supply.team(workers)
        spare = [
            (sum(room.left[worker][n] for worker in team), supply.first + n)
            for n in bits(supply.span(first, last))
        ]
        if spare:
            quarters, week = min(spare)
            lines.append(Slack(name, week, quarters))
    return tuple(lines)


def _line(supply: Supply, worker: int, mask: int) -> Iterable[SupplyLine]:
    if mask:
        low = (mask & -mask).bit_length() - 1
        yield SupplyLine(
            supply.ids[worker],
            supply.first + low,
            supply.first + mask.bit_length() - 1,
            supply.quarters(worker, mask),
        )

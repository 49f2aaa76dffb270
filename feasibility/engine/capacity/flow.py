"""The necessary test: does every set of demands fit into the worker-weeks that serve it?

What refutes is a *Hall set*: demands that need more than all worker-weeks able to serve any
of them hold. Neither two skills of one person nor an hour in two weeks is counted twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple

from feasibility.engine.capacity.network import Network
from feasibility.engine.capacity.problem import Demand, Supply

# A set of more demands than this is not trimmed: nobody would read it (assumption).
TRIM_LIMIT = 120


class Shortage(NamedTuple):
    """What is short in all, and the demands that refute; nothing short and none if it fits.

    `quarters` is the shortage (of a `marginal`: its growth). `needed` and `there` are the
    two sums of the refuting set; needed - there is the least shortage it proves.
    """

    quarters: int
    demands: tuple[Demand, ...] = ()
    needed: int = 0
    there: int = 0


class Three(NamedTuple):
    """A demand that needs more than its three largest workers hold in its window."""

    demand: Demand
    workers: tuple[str, ...]
    needed: int
    there: int


def reach(demands: Iterable[Demand], supply: Supply) -> dict[int, int]:
    """Rows of all workers able to serve any of the demands, each with the weeks (bits)."""
    weeks: dict[int, int] = {}
    for demand in demands:
        mask = supply.mask(demand.window)
        for worker in supply.team(demand.workers):
            weeks[worker] = weeks.get(worker, 0) | mask
    return dict(sorted(weeks.items()))


def there(demands: Iterable[Demand], supply: Supply) -> int:
    """Quarter-hours of every worker-week able to serve any of the demands, each once."""
    weeks = reach(demands, supply)
    return sum(supply.quarters(worker, mask) for worker, mask in weeks.items())


def shortage(demands: Sequence[Demand], supply: Supply) -> Shortage:
    """By how much some demands exceed the worker-weeks, and the set that shows it."""
    network = Network(supply, demands)
    return _shortage(network.short, network.refuting(), supply)


def marginal(
    base: Sequence[Demand], extra: Sequence[Demand], supply: Supply
) -> Shortage:
    """By how much the shortage grows when some demands are added to others."""
    return growth(Network(supply, base), extra)


def growth(base: Network, extra: Sequence[Demand]) -> Shortage:
    """As `marginal`, over a base that is already there and stays as it is.

    The refuting set holds at least one of `extra`, and what competes with it.
    """
    quarters, demands = base.tried(extra)
    return _shortage(quarters, demands, base.supply)


def irreducible(
    demands: Sequence[Demand],
    supply: Supply,
    *,
    keep: Collection[str] = (),
    limit: int = TRIM_LIMIT,
) -> tuple[Demand, ...]:
    """A refuting set of which no demand can be left out, out of one that refutes.

    Args:
        demands: a refuting set.
        supply: the worker-weeks it was found in.
        keep: owners; the answer holds a demand of theirs, by which the shortage grows.
            Their demands are left out last.
        limit: a set of more demands is handed back as it is.
    """
    if len(demands) > limit:
        return tuple(demands)
    refuted = _refuted_by(supply, frozenset(keep))
    kept = list(demands)
    # The last are tried first, so that what came first (running programmes, own demands
    # where they are kept) stays.
    trials = [d for d in reversed(demands) if d.owner not in keep]
    trials += [d for d in reversed(demands) if d.owner in keep]
    for trial in trials:
        if trial not in kept:
            continue
        rest = list(kept)
        rest.remove(trial)
        kept = list(refuted(rest)) or kept
    count = Counter(kept)
    ordered = []
    for demand in demands:
        if count[demand]:
            count[demand] -= 1
            ordered.append(demand)
    return tuple(ordered)


def three_largest(demand: Demand, supply: Supply) -> Three | None:
    """Whether a demand exceeds what its three largest workers hold over its window."""
    mask = supply.mask(demand.window)
    sums = [
        (-supply.quarters(worker, mask), worker)
        for worker in supply.team(demand.workers)
    ]
    largest = sorted(sums)[:3]
    held = -sum(quarters for quarters, _ in largest)
    if demand.quarters <= held:
        return None
    names = tuple(supply.ids[worker] for _, worker in largest)
    return Three(demand, names, demand.quarters, held)


def _refuted_by(
    supply: Supply, keep: frozenset[str]
) -> Callable[[Sequence[Demand]], tuple[Demand, ...]]:
    """The test of `irreducible`: the refuting set inside some demands, empty if none."""

    def refuted(demands: Sequence[Demand]) -> tuple[Demand, ...]:
        if not keep:
            return Network(supply, demands).refuting()
        own = [demand for demand in demands if demand.owner in keep]
        base = Network(supply, [d for d in demands if d.owner not in keep])
        return base.tried(own)[1]

    return refuted


def _shortage(quarters: int, demands: tuple[Demand, ...], supply: Supply) -> Shortage:
    if not quarters:
        return Shortage(0)
    needed = sum(demand.quarters for demand in demands)
    return Shortage(quarters, demands, needed, there(demands, supply))

"""How many deals could close on each day of their life, and how many did."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Days = NDArray[np.int64]

OPEN, WON, LOST = 0, 1, 2
FROM_THE_START = -1
"""When a deal is entered that was followed from its first day on."""


@dataclass(frozen=True)
class Deals:
    """Deals as arrays: `entered` and `left` in days of their life, `outcomes` OPEN, WON or LOST.

    A deal counts on day t if entered < t <= left: one that closes on the day another is last
    seen open had that other beside it.
    """

    entered: Days
    left: Days
    outcomes: Days

    def chosen(self, those: NDArray[np.bool_]) -> Deals:
        """Some of the deals."""
        return Deals(self.entered[those], self.left[those], self.outcomes[those])

    def count(self, outcome: int) -> int:
        """How many have an outcome."""
        return int(np.count_nonzero(self.outcomes == outcome))


@dataclass(frozen=True)
class RiskTable:
    """By day of life, from 0: deals at risk, won and lost on it. Weighted, these are no whole numbers."""

    at_risk: Floats
    won: Floats
    lost: Floats

    @property
    def closed(self) -> Floats:
        """Deals that closed, either way."""
        return self.won + self.lost

    @property
    def last_seen(self) -> int:
        """The last day on which a deal was at risk; -1 without deals."""
        seen = np.flatnonzero(self.at_risk > 0)
        return int(seen[-1]) if len(seen) else -1

    def plus(self, other: RiskTable, *, weight: float) -> RiskTable:
        """This table and a part of another one; both are as long."""
        return RiskTable(
            self.at_risk + weight * other.at_risk,
            self.won + weight * other.won,
            self.lost + weight * other.lost,
        )


def build_risk_table(deals: Deals, *, length: int) -> RiskTable:
    """The table of days 0 to `length` - 1; no deal may leave later."""
    still_there = _at_least(deals.left, length)
    not_yet_there = _at_least(deals.entered[deals.entered >= 0], length)
    return RiskTable(
        still_there - not_yet_there,
        _by_day(deals.left[deals.outcomes == WON], length),
        _by_day(deals.left[deals.outcomes == LOST], length),
    )


def _by_day(days: Days, length: int) -> Floats:
    return np.bincount(days, minlength=length).astype(np.float64)


def _at_least(days: Days, length: int) -> Floats:
    """For each day, how many of the given days are that day or later."""
    later: Floats = np.cumsum(_by_day(days, length)[::-1])[::-1]
    return later

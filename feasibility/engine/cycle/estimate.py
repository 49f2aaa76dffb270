"""The sales cycle of a history of opportunities, whole and by segment."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from feasibility.engine.cycle.closing import percentile, still_open
from feasibility.engine.cycle.drift import find_drift
from feasibility.engine.cycle.risk import (
    FROM_THE_START,
    LOST,
    OPEN,
    WON,
    Days,
    Deals,
    RiskTable,
    build_risk_table,
)
from feasibility.engine.cycle.winning import won_by
from feasibility.model.cycle import CycleEstimate, CycleFigures, OpportunityHistory

PER_CENTS = (25, 50, 75, 90)
LEAST_WINS = 30
"""Wins below which others stand in for those that are missing: issue 4."""
_CODES = {"open": OPEN, "won": WON, "lost": LOST}


def estimate_cycle(
    history: OpportunityHistory,
    *,
    level: float = 0.95,
    won_by_days: Sequence[int] = (),
) -> CycleEstimate:
    """How long deals take to close and what share is won, open deals counted as open.

    `level` is the share of cases in which a band holds the truth, over 0 and under 1.
    A history without deals is answered too: nothing is reached.
    """
    begun = np.array(history.begun, dtype=np.int64)
    deals = _deals(history, begun)
    length = int(deals.left.max(initial=0)) + 1
    whole = build_risk_table(deals, length=length)
    return CycleEstimate(
        history,
        level,
        _figures(deals, whole, level=level, days=won_by_days),
        _by_segment(history, deals, whole, level=level, days=won_by_days),
        find_drift(deals, begun, as_of=history.as_of, length=length, level=level),
    )


def _deals(history: OpportunityHistory, begun: Days) -> Deals:
    outcomes = np.array([_CODES[each] for each in history.outcomes], dtype=np.int64)
    left = np.array(history.ended, dtype=np.int64) - begun
    entered = np.full_like(begun, FROM_THE_START)
    if history.records_from is not None:
        # A deal that closes on the first day of the records was there on it.
        age = history.records_from.toordinal() - 1 - begun
        entered = np.maximum(entered, age)
    return Deals(entered, left, outcomes)


def _by_segment(
    history: OpportunityHistory,
    deals: Deals,
    whole: RiskTable,
    *,
    level: float,
    days: Sequence[int],
) -> dict[str, CycleFigures]:
    if history.segments is None:
        return {}
    place = {name: n for n, name in enumerate(sorted({*history.segments}))}
    codes = np.array([place[each] for each in history.segments], dtype=np.int64)
    order = np.argsort(codes, kind="stable")
    ends = np.cumsum(np.bincount(codes, minlength=len(place)))
    found = {}
    for name, number in place.items():
        rows = order[(ends[number - 1] if number else 0) : ends[number]]
        own = Deals(deals.entered[rows], deals.left[rows], deals.outcomes[rows])
        table = build_risk_table(own, length=len(whole.at_risk))
        pooled, share = pool(table, whole)
        found[name] = _figures(own, pooled, level=level, days=days, own_share=share)
    return found


def pool(own: RiskTable, whole: RiskTable) -> tuple[RiskTable, float]:
    """A segment's table with as much of all others as brings it to 30 wins, and its own part of them.

    Each deal of the others counts for (30 - own wins) / their wins, at most 1; own deals count
    whole. So 12 own wins are 12 of 30, and the band is that of 30 wins, not of thousands.
    Source: the power prior, Ibrahim and Chen, Statist. Sci. 15 (2000) 46; the floor is issue 4's.
    """
    wins = float(own.won.sum())
    others = whole.plus(own, weight=-1.0)
    their_wins = float(others.won.sum())
    if wins >= LEAST_WINS or their_wins == 0:
        return own, 1.0
    weight = min(1.0, (LEAST_WINS - wins) / their_wins)
    return own.plus(others, weight=weight), wins / (wins + weight * their_wins)


def _figures(
    deals: Deals,
    table: RiskTable,
    *,
    level: float,
    days: Sequence[int],
    own_share: float = 1.0,
) -> CycleFigures:
    curve = still_open(table, level=level)
    # A mean asks for whole lives; a deal's first day is known even where its records begin later.
    closed = deals.left[deals.outcomes != OPEN]
    return CycleFigures(
        won=deals.count(WON),
        lost=deals.count(LOST),
        open=deals.count(OPEN),
        time_to_close={each: percentile(curve, each) for each in PER_CENTS},
        won_by=won_by(table, days, level=level),
        naive_mean_closed_days=float(closed.mean()) if len(closed) else None,
        own_share=own_share,
    )

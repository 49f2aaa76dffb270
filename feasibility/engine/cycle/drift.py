"""Whether deals of the last four quarters close at another pace than those before."""

from __future__ import annotations

from datetime import date, timedelta
from math import erfc, sqrt

import numpy as np

from feasibility.engine.cycle.closing import percentile, still_open
from feasibility.engine.cycle.risk import (
    OPEN,
    Days,
    Deals,
    RiskTable,
    build_risk_table,
)
from feasibility.model.cycle import Drift

FOUR_QUARTERS_DAYS = 365
LEAST_CLOSES = 30
"""Closes that each of the two times must hold: assumption, the floor that segments have too."""


def find_drift(
    deals: Deals, begun: Days, *, as_of: date, length: int, level: float
) -> Drift:
    """The time to close in the last four quarters against all time before, by the log-rank test.

    Every deal is followed in both times: before, it is seen open on the day they part; after, it
    enters at the age that it has then. So a long deal counts in the time in which it closes.
    Source: Brenner and Gefeller, Cancer 78 (1996) 2004 (period analysis).
    """
    since = as_of - timedelta(days=FOUR_QUARTERS_DAYS)
    age = since.toordinal() - begun
    before = build_risk_table(_before(deals, age), length=length)
    recent = build_risk_table(_after(deals, age), length=length)
    enough = min(before.closed.sum(), recent.closed.sum()) >= LEAST_CLOSES
    return Drift(
        since,
        log_rank_p(before, recent) if enough else None,
        percentile(still_open(recent, level=level), 50),
        percentile(still_open(before, level=level), 50),
    )


def log_rank_p(one: RiskTable, other: RiskTable) -> float:
    """How often chance alone parts two tables as far; 1 where nothing can be compared.

    Source: Mantel, Cancer Chemotherapy Reports 50 (1966) 163; chi-squared with one degree.
    """
    at_risk, closed = one.at_risk + other.at_risk, one.closed + other.closed
    some = at_risk > 1
    n, d, n1 = at_risk[some], closed[some], one.at_risk[some]
    difference = float((one.closed[some] - d * n1 / n).sum())
    variance = float((d * (n1 / n) * (1 - n1 / n) * (n - d) / (n - 1)).sum())
    return erfc(sqrt(difference**2 / variance / 2)) if variance > 0 else 1.0


def _before(deals: Deals, age: Days) -> Deals:
    """The deals as they were known on the day that parts the two times."""
    known = deals.chosen(age > deals.entered)
    age = age[age > deals.entered]
    outcomes = np.where(known.left <= age, known.outcomes, OPEN)
    return Deals(known.entered, np.minimum(known.left, age), outcomes)


def _after(deals: Deals, age: Days) -> Deals:
    """What came after it, each deal from the age on that it had then."""
    entered = np.maximum(deals.entered, age)
    there = deals.left > entered
    return Deals(entered[there], deals.left[there], deals.outcomes[there])

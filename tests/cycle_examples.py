"""Deals to estimate from: a published table, and histories made of days of life."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import numpy as np

from feasibility.engine.cycle.risk import (
    FROM_THE_START,
    OPEN,
    WON,
    Deals,
    RiskTable,
    build_risk_table,
)
from feasibility.model.cycle import OpportunityHistory, Outcome

AS_OF = date(2026, 6, 30)

# Weeks of remission under 6-mercaptopurine and under placebo, True where it ended; Freireich
# and others, Blood 21 (1963) 699, as every textbook of survival analysis works it through.
TREATED = [
    *((6, True), (6, True), (6, True), (6, False), (7, True), (9, False), (10, True)),
    *((10, False), (11, False), (13, True), (16, True), (17, False), (19, False)),
    *((20, False), (22, True), (23, True), (25, False), (32, False), (32, False)),
    *((34, False), (35, False)),
]
PLACEBO = [
    (weeks, True)
    for weeks in (1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23)
]


def table_of(
    lives: Iterable[tuple[int, bool]], *, entered: int = FROM_THE_START
) -> RiskTable:
    """A table of lives that ended by winning, or are still open."""
    lives = list(lives)
    deals = Deals(
        np.full(len(lives), entered, dtype=np.int64),
        np.array([days for days, _ in lives], dtype=np.int64),
        np.array([WON if ended else OPEN for _, ended in lives], dtype=np.int64),
    )
    return build_risk_table(deals, length=40)


def history_of(
    lives: Iterable[tuple[int, Outcome]],
    *,
    segments: Iterable[str] | None = None,
    as_of: date = AS_OF,
    age: int | None = None,
) -> OpportunityHistory:
    """A history of deals that all end on `as_of`, or begun so many days before it as `age` says."""
    lives = list(lives)
    end = as_of.toordinal()
    begun = tuple(end - (days if age is None else age) for days, _ in lives)
    return OpportunityHistory(
        as_of,
        begun,
        tuple(day + days for day, (days, _) in zip(begun, lives, strict=True)),
        tuple(outcome for _, outcome in lives),
        None if segments is None else tuple(segments),
    )

"""The share of deals won within some days of their start, where losing is the other way to end."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from feasibility.engine.cycle.closing import ROUNDING, log_log_band, still_open
from feasibility.engine.cycle.risk import Floats, RiskTable
from feasibility.model.cycle import WonBy


def won_by(table: RiskTable, days: Iterable[int], *, level: float) -> tuple[WonBy, ...]:
    """The cumulative incidence of winning after each number of days, with bands that cover `level`.

    None past the last day seen, unless every deal had closed by then. Lost deals never become
    won, so this is less than one minus the Kaplan-Meier curve of winning.

    Source: Aalen and Johansen, Scand. J. Statist. 5 (1978) 141; the variance is that of
    Marubini and Valsecchi, Analysing Survival Data from Clinical Trials and Observational
    Studies (1995), equation 10.12; the band by log(-log F), Choudhury, Statist. Med. 21 (2002) 1129.
    """
    share_open = still_open(table, level=level).share
    before = np.concatenate(([1.0], share_open[:-1]))
    seen = table.at_risk > 0
    hazard = np.divide(table.won, table.at_risk, out=np.zeros_like(before), where=seen)
    share = np.cumsum(before * hazard)
    all_closed = len(share) > 0 and share_open[-1] <= ROUNDING
    last = table.last_seen
    return tuple(
        _at(min(day, last), day, table, share, before, level=level)
        if 0 <= day <= last or (all_closed and last >= 0)
        else WonBy(day, None, None, None)
        for day in days
    )


def _at(
    place: int,
    day: int,
    table: RiskTable,
    share: Floats,
    before: Floats,
    *,
    level: float,
) -> WonBy:
    here = share[place : place + 1]
    error = np.sqrt(_variance(place, table, share, before))
    relative = np.divide(error, here, out=np.zeros(1), where=here > 0)
    low, high = log_log_band(here, relative, level=level)
    if here[0] <= ROUNDING:
        # Nothing won yet: no variance can be had of it, so no band is claimed.
        return WonBy(day, 0.0, None, None)
    return WonBy(day, float(here[0]), float(low[0]), float(high[0]))


def _variance(place: int, table: RiskTable, share: Floats, before: Floats) -> Floats:
    """The variance of the share won after a day."""
    upto = slice(0, place + 1)
    at_risk, closed, won = table.at_risk[upto], table.closed[upto], table.won[upto]
    left_over = at_risk - closed
    some = at_risk > 0
    room = some & (left_over > ROUNDING)
    safe = np.where(some, at_risk, 1.0)
    to_come = share[place] - share[upto]
    closing = np.divide(closed, safe * left_over, out=np.zeros_like(safe), where=room)
    winning = before[upto] ** 2 * won * (at_risk - won) / safe**3
    both = to_come * before[upto] * won / safe**2
    total: Floats = np.sum(to_come**2 * closing + winning - 2 * both, keepdims=True)
    return np.maximum(total, 0.0)

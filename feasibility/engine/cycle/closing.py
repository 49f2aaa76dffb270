"""The share of deals still open by day of life, and the days by which a share has closed."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from feasibility.engine.cycle.risk import Floats, RiskTable
from feasibility.model.cycle import Percentile

ROUNDING = 1e-9
"""A share that equals the one asked for but for rounding has reached it."""


@dataclass(frozen=True)
class StillOpen:
    """The share still open after each day, from day 0, and its pointwise band."""

    share: Floats
    low: Floats
    high: Floats


def still_open(table: RiskTable, *, level: float) -> StillOpen:
    """The Kaplan-Meier curve of closing, won or lost, with bands that cover `level` (0 to 1).

    Source: Kaplan and Meier, JASA 53 (1958) 457; Greenwood's variance; the band by the
    transform log(-log S), Kalbfleisch and Prentice, The Statistical Analysis of Failure Time
    Data, section 1.4. Where the last deal at risk closes the variance has no value: the
    upper band stays where it was, so that nothing is claimed that was not seen.
    """
    closed, at_risk = table.closed, table.at_risk
    seen = at_risk > 0
    hazard = np.divide(closed, at_risk, out=np.zeros_like(closed), where=seen)
    share = np.cumprod(1 - np.minimum(hazard, 1))
    left_over = at_risk - closed
    usable = seen & (left_over > ROUNDING)
    terms = np.divide(
        closed, at_risk * left_over, out=np.zeros_like(closed), where=usable
    )
    low, high = log_log_band(share, np.sqrt(np.cumsum(terms)), level=level)
    return StillOpen(share, low, np.minimum.accumulate(high))


def log_log_band(
    share: Floats, relative_error: Floats, *, level: float
) -> tuple[Floats, Floats]:
    """The ends of share^exp(±z·error/ln share); `relative_error` is the standard error over the share.

    A share of 1 has no band but itself; one of 0 goes from 0 to 1.
    """
    inside = (share > ROUNDING) & (share < 1)
    log = np.log(share, out=np.full_like(share, -1.0), where=inside)
    widening = np.exp(_quantile(level) * relative_error / -log)
    low = np.where(inside, share**widening, np.where(share >= 1, 1.0, 0.0))
    high = np.where(inside, share ** (1 / widening), 1.0)
    return low, high


def percentile(curve: StillOpen, per_cent: int) -> Percentile:
    """The first day by which so many per cent have closed, and those of the band.

    Source: Brookmeyer and Crowley, Biometrics 38 (1982) 29: the days at which the band of the
    curve crosses the same share.
    """
    wanted = 1 - per_cent / 100
    return Percentile(
        _first_at_most(curve.share, wanted),
        _first_at_most(curve.low, wanted),
        _first_at_most(curve.high, wanted),
    )


def _first_at_most(falling: Floats, wanted: float) -> int | None:
    reached = falling <= wanted + ROUNDING
    return int(np.argmax(reached)) if reached.any() else None


def _quantile(level: float) -> float:
    """The normal quantile of a two-sided band: 1.96 for 0.95."""
    return NormalDist().inv_cdf((1 + level) / 2)

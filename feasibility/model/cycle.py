"""What a company's own opportunities say about the sales cycle: the history and the estimate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

Outcome = Literal["open", "won", "lost"]


@dataclass(frozen=True)
class Note:
    """Something a reader of the answer has to know; `code` is permanent, `values` fill its sentence."""

    code: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class OpportunityHistory:
    """The deals that can be counted, column by column: the same place in each is the same deal.

    `begun` and `ended` are days as `date.toordinal` counts them; an open deal ends on `as_of`, the
    last day that is known. `segments` is None where nobody asked for them. A deal begun before
    `records_from` is followed from that day only (left-truncated). `left_out` counts rows by reason.
    """

    as_of: date
    begun: tuple[int, ...]
    ended: tuple[int, ...]
    outcomes: tuple[Outcome, ...]
    segments: tuple[str, ...] | None = None
    records_from: date | None = None
    left_out: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Percentile:
    """The days by which a share of deals has closed, with its band; None is not reached."""

    days: int | None
    low: int | None
    high: int | None


@dataclass(frozen=True)
class WonBy:
    """The share of deals won within some days of their start, with its band; None is not seen yet."""

    days: int
    share: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class CycleFigures:
    """How long some deals take: counts, percentiles by per cent, shares won, the naive mean in days.

    `own_share` under 1: too few wins, so other deals stand in for those that are missing; it is
    the part of the wins behind the curve that are the segment's own.
    """

    won: int
    lost: int
    open: int
    time_to_close: Mapping[int, Percentile]
    won_by: tuple[WonBy, ...]
    naive_mean_closed_days: float | None
    own_share: float = 1.0


@dataclass(frozen=True)
class Drift:
    """Whether deals closed at another pace after `since`: log-rank `p`, and both medians in days.

    `p` is None where either time holds too few closes to tell.
    """

    since: date
    p: float | None
    recent: Percentile
    before: Percentile


@dataclass(frozen=True)
class CycleEstimate:
    """The sales cycle of a history, whole and by segment; `level` is what the bands cover, 0 to 1."""

    history: OpportunityHistory
    level: float
    whole: CycleFigures
    segments: Mapping[str, CycleFigures]
    drift: Drift


@dataclass(frozen=True)
class ExportReading:
    """What somebody says about an export: the day it was made, columns by role, its own words.

    `columns` are by role (created, closed, outcome, id, currency); what is not named is looked for.
    `day_first` None: told from the column. `won` and `lost` are values of the outcome that mean that.
    """

    as_of: date | None = None
    by: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    day_first: bool | None = None
    won: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    records_from: date | None = None

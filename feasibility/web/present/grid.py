"""Rows of hours by week."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from feasibility.kernel.units import hours
from feasibility.reports.locales import number
from feasibility.web.contexts.proofs import GridCell, GridRow
from feasibility.web.wording import voice

_MOST_SHADE = 3


def hours_row(
    label: str,
    quarters: Sequence[int],
    total: int | None = None,
    *,
    is_total: bool = False,
) -> GridRow:
    """Hours of every week and their sum; the more of the row's most, the darker."""
    most = max((*quarters, 1))
    cells = tuple(_cell(each, most, plain=is_total) for each in quarters)
    return GridRow(
        label, cells, written(sum(quarters) if total is None else total), is_total
    )


def blank_row(
    label: str, weeks: Sequence[date], total: int, *, is_short: bool = False
) -> GridRow:
    """A row of which only the sum is known."""
    cells = tuple(GridCell("", "") for _ in weeks)
    return GridRow(label, cells, written(total), is_total=True, is_short=is_short)


def written(quarters: int) -> str:
    """Quarter-hours as hours."""
    return number(hours(quarters), voice().locale)


def _cell(quarters: int, most: int, *, plain: bool) -> GridCell:
    if not quarters:
        return GridCell("–", "x0")
    if quarters < 0:
        return GridCell(written(quarters), "over")
    shade = -(-_MOST_SHADE * quarters // most)
    return GridCell(written(quarters), "" if plain else f"x{shade}")

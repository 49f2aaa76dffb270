"""Which rows of an export are deals that can be counted, and why the others are not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from feasibility.imports.dates import NOT_GIVEN, UNREADABLE
from feasibility.imports.words import BLANKS
from feasibility.model.cycle import ExportReading, Outcome

LeftOut = dict[str, list[int]]
"""The numbers of rows by the reason for which they do not count."""
_LEAST_OF_AN_ID = 0.5
"""Different values over rows, under which a column is no id of deals: assumption."""


@dataclass(frozen=True)
class Rows:
    """What was read of an export, column by column; days as in `dates`, None where nobody asked."""

    numbers: Sequence[int]
    created: Sequence[int]
    closed: Sequence[int]
    outcomes: Sequence[Outcome | None]
    ids: Sequence[str] | None
    segments: Sequence[str] | None


class Deal(NamedTuple):
    """One deal: the row it is from, its days, and how it ended.

    A tuple, since there are 100,000 of them.
    """

    number: int
    begun: int
    ended: int
    outcome: Outcome
    segment: str


def sort_rows(
    rows: Rows, left_out: LeftOut, *, reading: ExportReading, today: date
) -> tuple[list[Deal], date]:
    """The deals that count as of the day of the export, and that day; others go to `left_out`."""
    latest = max(today, reading.as_of or today).toordinal()
    readable = list(_readable(rows, left_out, latest=latest))
    single = (
        readable if rows.ids is None else _without_repeats(readable, rows, left_out)
    )
    last = max((max(deal.begun, deal.ended) for deal in single), default=latest)
    as_of = reading.as_of or date.fromordinal(last)
    last_day = as_of.toordinal()
    first = reading.records_from
    kept = []
    for deal in single:
        if deal.begun > last_day:
            left_out["begun_after_as_of"].append(deal.number)
        elif first and deal.outcome != "open" and deal.ended < first.toordinal():
            left_out["closed_before_records"].append(deal.number)
        elif deal.outcome == "open" or deal.ended > last_day:
            # What closed after the day that is asked about was open on it.
            kept.append(deal._replace(ended=last_day, outcome="open"))
        else:
            kept.append(deal)
    return kept, as_of


def _readable(rows: Rows, left_out: LeftOut, *, latest: int) -> Iterator[Deal]:
    segments = rows.segments or [""] * len(rows.numbers)
    for number, begun, closed, outcome, segment in zip(
        rows.numbers, rows.created, rows.closed, rows.outcomes, segments, strict=True
    ):
        reason = _reason(begun, closed, outcome, latest=latest)
        if reason is not None or outcome is None:
            left_out[reason or "unknown_outcome"].append(number)
        else:
            # The date of an open deal is a wish; it ends where the export does.
            ended = begun if outcome == "open" else closed
            yield Deal(number, begun, ended, outcome, segment)


def _reason(
    begun: int, closed: int, outcome: Outcome | None, *, latest: int
) -> str | None:
    """Why a row cannot count; None if it can."""
    if begun in (NOT_GIVEN, UNREADABLE) and outcome is None:
        return "no_deal"
    if begun in (NOT_GIVEN, UNREADABLE):
        return "no_created_date" if begun == NOT_GIVEN else "unreadable_created_date"
    if outcome is None:
        return "unknown_outcome"
    if outcome != "open":
        if closed in (NOT_GIVEN, UNREADABLE):
            return "no_closed_date" if closed == NOT_GIVEN else "unreadable_closed_date"
        if closed > latest:
            return "date_in_future"
        if closed < begun:
            return "closed_before_created"
    return "date_in_future" if begun > latest else None


def _without_repeats(deals: list[Deal], rows: Rows, left_out: LeftOut) -> list[Deal]:
    """Each id once; those that are said to have ended in two ways not at all."""
    assert rows.ids is not None
    id_of = dict(zip(rows.numbers, rows.ids, strict=True))
    ends: dict[str, Outcome] = {}
    disputed = {
        key
        for deal in deals
        if ends.setdefault(key := id_of[deal.number], deal.outcome) != deal.outcome
    }
    seen: set[str] = set()
    kept = []
    for deal in deals:
        key = id_of[deal.number]
        if key.lower() in BLANKS:
            kept.append(deal)
        elif key in disputed:
            left_out["two_outcomes_of_one_id"].append(deal.number)
        elif key in seen:
            left_out["repeated_id"].append(deal.number)
        else:
            seen.add(key)
            kept.append(deal)
    return kept


def is_id(cells: Sequence[str]) -> bool:
    """Whether most cells differ, as those of an id do."""
    return len({*cells}) >= _LEAST_OF_AN_ID * len(cells) > 0

"""What a reader has to know about how an export was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from feasibility.imports.columns import Columns
from feasibility.imports.dates import NOT_GIVEN, UNREADABLE
from feasibility.imports.sorting import Deal, Rows
from feasibility.imports.words import BLANKS
from feasibility.model.cycle import ExportReading, Note

_SPANS_SHOWN = 12


def notes_of(
    columns: Columns,
    rows: Rows,
    deals: Sequence[Deal],
    *,
    encoding: str,
    reading: ExportReading,
) -> Iterator[Note]:
    """The notes, those that change the answer first; row numbers are those of the file."""
    if reading.as_of is None:
        yield Note("as_of_latest_day")
    wished = [
        number
        for number, day, outcome in zip(
            rows.numbers, rows.closed, rows.outcomes, strict=True
        )
        if outcome == "open" and day not in (NOT_GIVEN, UNREADABLE)
    ]
    if wished:
        yield Note("expected_close", {"n": len(wished)})
    if not any(deal.outcome != "open" for deal in deals):
        yield Note("all_open")
    for reason, numbers in columns.table.left_out.items():
        if numbers:
            yield Note(
                f"left_out.{reason}", {"n": len(numbers), "text": spans(numbers)}
            )
    yield from _currencies(columns)
    if encoding == "cp1252":
        yield Note("windows_1252")


def spans(numbers: Sequence[int]) -> str:
    """Row numbers to read: `4, 7 to 9 and 210 more`."""
    ordered = sorted(numbers)
    runs = [
        [number for _, number in run]
        for _, run in groupby(enumerate(ordered), key=lambda each: each[1] - each[0])
    ]
    shown = [
        f"{run[0]} to {run[-1]}" if len(run) > 1 else str(run[0])
        for run in runs[:_SPANS_SHOWN]
    ]
    more = sum(len(run) for run in runs[_SPANS_SHOWN:])
    return ", ".join(shown) + (f" and {more:,} more" if more else "")


def _currencies(columns: Columns) -> Iterator[Note]:
    stated = columns.stated.get("currency")
    found = columns.candidates("currency", any) if stated is None else [stated]
    for place in found[:1]:
        counts = Counter(
            cell for cell in columns.cells(place) if cell.lower() not in BLANKS
        )
        if len(counts) > 1:
            listed = ", ".join(f"{n:,} {name}" for name, n in counts.most_common())
            yield Note("currencies", {"text": listed})

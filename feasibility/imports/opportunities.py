"""An export of opportunities as a history of deals; every row is kept, or left out for a reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from feasibility.imports.columns import Columns
from feasibility.imports.notes import notes_of
from feasibility.imports.roles import find_closed, find_created, find_outcomes
from feasibility.imports.rows import read_table, text_records
from feasibility.imports.sorting import LeftOut, Rows, is_id, sort_rows
from feasibility.imports.spreadsheet import sheet_records
from feasibility.imports.text import SPREADSHEET, decode
from feasibility.kernel.errors import Fault, InputError
from feasibility.model.cycle import ExportReading, Note, OpportunityHistory

NO_SEGMENT = "(blank)"
_LIMITS = (
    (
        "import.too_many_unreadable",
        0.25,
        (
            "too_many_cells",
            "unreadable_created_date",
            "unreadable_closed_date",
            "unknown_outcome",
        ),
    ),
    (
        "import.too_many_contradictory",
        0.5,
        ("closed_before_created", "date_in_future", "two_outcomes_of_one_id"),
    ),
)
"""The share of rows with such a reason over which a file is refused: assumption."""
_NO_DATA = ("title_row", "blank_row", "repeated_heading", "no_deal")


def read_opportunities(
    data: bytes, *, file: str, reading: ExportReading, today: date
) -> OpportunityHistory:
    """The history in an export of any CRM, as XLSX, or as CSV with any delimiter.

    Days after `today`, or after the stated day of the export where that is later, are days on
    which nothing has happened. Where no day of the export is stated, it is the latest day in the
    file on which a deal began, was won or was lost.

    Raises:
        InputError: it is no opportunity history, a needed column is missing or cannot be told, or
            too many rows cannot be read or contradict themselves; every fault, with what would settle it.
    """
    records, encoding = _records(data, file=file)
    named = [*reading.columns.values(), *([reading.by] if reading.by else [])]
    table = read_table(records, file=file, named=named)
    columns = Columns(table, reading, file=file)
    rows, used = _rows(columns, reading, today=today)
    deals, as_of = sort_rows(rows, table.left_out, reading=reading, today=today)
    _refuse_unusable(table.left_out, len(deals), file=file)
    notes = notes_of(columns, rows, deals, encoding=encoding, reading=reading)
    return OpportunityHistory(
        as_of,
        tuple(deal.begun for deal in deals),
        tuple(deal.ended for deal in deals),
        tuple(deal.outcome for deal in deals),
        tuple(deal.segment or NO_SEGMENT for deal in deals) if reading.by else None,
        reading.records_from,
        {reason: len(found) for reason, found in table.left_out.items() if found},
        (used, *notes),
    )


def _records(data: bytes, *, file: str) -> tuple[Iterator[list[str]], str]:
    """The rows of a file, and the encoding of its text."""
    if data.startswith(SPREADSHEET):
        return sheet_records(data, file=file), "utf-8"
    text, encoding = decode(data, file=file)
    return text_records(text, file=file), encoding


def _rows(
    columns: Columns, reading: ExportReading, *, today: date
) -> tuple[Rows, Note]:
    """What is read of each row, and which columns it is from.

    Raises:
        InputError: a column is missing or cannot be told.
    """
    created = find_created(columns, reading)
    closed = find_closed(columns, reading)
    ends = find_outcomes(columns, closed, reading, today=today)
    if columns.faults or created is None or closed is None or ends is None:
        raise InputError(columns.faults)
    ids = columns.stated.get("id", next(iter(columns.candidates("id", is_id)), None))
    used = {
        "text": ", ".join(created.headings),
        "other_text": ", ".join(closed.headings),
        "third_text": ends[0],
    }
    rows = Rows(
        columns.table.numbers,
        created.days,
        closed.days,
        ends[1],
        None if ids is None else columns.cells(ids),
        None if columns.by is None else columns.cells(columns.by),
    )
    return rows, Note("columns", used)


def _refuse_unusable(left_out: LeftOut, kept: int, *, file: str) -> None:
    """Refuses a file of which too much could not be read, or in which no deal is left."""
    counts = {reason: len(found) for reason, found in left_out.items()}
    rows = kept + sum(n for reason, n in counts.items() if reason not in _NO_DATA)
    faults = []
    for code, most, reasons in _LIMITS:
        found = {reason: counts[reason] for reason in reasons if counts.get(reason)}
        bad = sum(found.values())
        if bad <= most * rows:
            continue
        values = {"bad": bad, "rows": rows, "most": f"{most:.0%}"}
        faults.append(Fault(code, "", values, file=file))
        for reason, count in found.items():
            first = left_out[reason][0]
            faults.append(
                Fault(
                    f"import.unreadable.{reason}",
                    "",
                    {"count": count},
                    first,
                    file=file,
                )
            )
    if faults:
        raise InputError(faults)
    if kept == 0:
        raise InputError([Fault("import.no_deals", "", {"rows": rows}, file=file)])

"""XLSX files: the same deals as in CSV, and what is no spreadsheet."""

from __future__ import annotations

import csv
from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from feasibility.imports import read_opportunities, spreadsheet
from feasibility.kernel.errors import InputError
from feasibility.model.cycle import ExportReading, OpportunityHistory
from tests.cycle_exports import DYNAMICS, SALESFORCE

TODAY = date(2026, 4, 15)


def book(*sheets: list[list[Any]]) -> bytes:
    """A file with these sheets."""
    made = Workbook()
    made.remove(made.active)
    for rows in sheets:
        sheet = made.create_sheet()
        for number, row in enumerate(rows, start=1):
            for place, cell in enumerate(row, start=1):
                sheet.cell(number, place, cell)
    written = BytesIO()
    made.save(written)
    return written.getvalue()


def read(data: bytes) -> OpportunityHistory:
    return read_opportunities(data, file="e.xlsx", reading=ExportReading(), today=TODAY)


def refusal(data: bytes) -> list[str]:
    with pytest.raises(InputError) as refused:
        read(data)
    return [fault.code for fault in refused.value.faults]


@pytest.mark.parametrize("text", [SALESFORCE, DYNAMICS])
def test_a_sheet_of_texts_is_read_as_csv_is(text: str) -> None:
    rows = list(csv.reader(text.splitlines()))
    expected = read(text.encode())

    assert expected == read(book(rows))


def test_dates_of_a_sheet_need_no_order_of_day_and_month() -> None:
    head = ["Stage", "Created", "Closed"]
    row = ["Won", datetime(2026, 2, 3, 9, 30), datetime(2026, 4, 5)]  # noqa: DTZ001
    found = read(book([head, row]))

    assert (date(2026, 2, 3).toordinal(),) == found.begun
    assert (date(2026, 4, 5).toordinal(),) == found.ended


def test_an_empty_first_sheet_is_passed_over() -> None:
    row = ["Won", "2026-02-03", "2026-03-01"]

    assert ("won",) == read(book([], [["Stage", "Created", "Closed"], row])).outcomes


def test_rows_have_the_numbers_they_have_in_the_sheet() -> None:
    head = ["Stage", "Created", "Closed"]
    row = ["Won", "2026-02-03", "2026-03-01"]
    found = read(book([head, row, [], row, row, row, ["Won", "soon", "2026-03-01"]]))
    note = next(n for n in found.notes if n.code == "left_out.unreadable_created_date")

    assert "7" == note.values["text"]
    assert 1 == found.left_out["blank_row"]


def test_an_empty_book_is_refused() -> None:
    assert ["input.empty"] == refusal(book([]))


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04", b"PK\x03\x04 and more", book([["A", "B"]])[:-40]]
)
def test_what_is_no_spreadsheet_is_refused(data: bytes) -> None:
    assert ["import.damaged"] == refusal(data)


def test_an_archive_of_something_else_is_refused() -> None:
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as parts:
        parts.writestr("picture.png", "no sheet")

    assert ["import.damaged"] == refusal(written.getvalue())


def test_a_file_that_unpacks_to_too_much_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(spreadsheet, "MOST_UNPACKED_BYTES", 1_000)

    assert ["input.too_big"] == refusal(book([["A", "B"]]))


def test_a_spreadsheet_of_the_old_kind_is_refused_with_what_to_do() -> None:
    assert ["import.spreadsheet"] == refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")

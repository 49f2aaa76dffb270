"""The first sheet of an XLSX file that holds anything, row by row, as the texts that CSV would hold."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from datetime import date
from io import BytesIO  # noqa: TID251 - bytes in memory; no file is opened
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from feasibility.kernel.errors import Fault, InputError

MOST_UNPACKED_BYTES = 500_000_000
"""What the parts of a file may come to: a small file can unpack to any size. Assumption."""
_BROKEN = (
    AttributeError,
    BadZipFile,
    EOFError,
    IndexError,
    KeyError,
    NotImplementedError,
    OSError,
    ParseError,
    TypeError,
    ValueError,
)
"""What the library raises of a file that is none, or is damaged."""


def sheet_records(data: bytes, *, file: str) -> Iterator[list[str]]:
    """The rows of the first sheet with anything in it; formulas as what they last came to.

    Raises:
        InputError: it is no spreadsheet, is damaged, empty, or too big unpacked.
    """
    found = False
    try:
        _refuse_too_big(data, file=file)
        for row in _rows(data):
            found = True
            yield [_text(cell) for cell in row]
    except _BROKEN as error:
        values = {"problem": type(error).__name__}
        raise InputError([Fault("import.damaged", "", values, file=file)]) from None
    if not found:
        raise InputError([Fault("input.empty", "", file=file)])


def _refuse_too_big(data: bytes, *, file: str) -> None:
    with ZipFile(BytesIO(data)) as parts:
        size = sum(part.file_size for part in parts.infolist())
    if size > MOST_UNPACKED_BYTES:
        values = {"bytes": size, "most": MOST_UNPACKED_BYTES}
        raise InputError([Fault("input.too_big", "", values, file=file)])


def _rows(data: bytes) -> Iterator[tuple[Any, ...]]:
    # Late: nobody who reads CSV waits for it.
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        # It warns of styles and extensions, which no row hangs on.
        warnings.simplefilter("ignore")
        book = load_workbook(BytesIO(data), read_only=True, data_only=True)
        for sheet in book.worksheets:
            # The size that a file states of a sheet may be wrong.
            sheet.reset_dimensions()
            rows = list(sheet.iter_rows(values_only=True))
            if any(cell is not None for row in rows for cell in row):
                yield from rows
                return


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)

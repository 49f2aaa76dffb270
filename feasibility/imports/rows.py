"""A file as a table: what parts the cells, which row holds the headings, what is no row of it."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice

from feasibility.imports.words import ROLES, heading_words
from feasibility.kernel.errors import Fault, InputError

DELIMITERS = (",", ";", "\t", "|")
_SAMPLE_LINES = 60
_TITLE_ROWS = 30
"""Rows among which the headings have to be: assumption; reports have about ten lines above."""


@dataclass
class Table:
    """Headings and rows, each with the number it has in the file, from 1; `left_out` by reason."""

    headings: tuple[str, ...]
    numbers: list[int] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    left_out: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def column(self, place: int) -> list[str]:
        """The cells of a column, without spaces around them."""
        return [row[place].strip() for row in self.rows]


def read_table(
    records: Iterator[list[str]], *, file: str, named: Iterable[str] = ()
) -> Table:
    """The table in the records of a file; `named` are headings that somebody says it has.

    Raises:
        InputError: there is no row of headings; or what the records raise.
    """
    top = list(islice(records, _TITLE_ROWS))
    place = _place_of_headings(top, {*named})
    if place is None:
        raise InputError([Fault("import.no_table", "", file=file)])
    table = Table(tuple(each.strip() for each in top[place]))
    for number, _ in enumerate(top[:place], start=1):
        table.left_out["title_row"].append(number)
    rest = chain(top[place + 1 :], records)
    for number, record in enumerate(rest, start=place + 2):
        _put(record, number, table)
    return table


def text_records(text: str, *, file: str) -> Iterator[list[str]]:
    """The rows of a text, whatever parts its cells.

    Raises:
        InputError: a quotation mark is never closed.
    """
    lines = text.splitlines(keepends=True)
    delimiter = _delimiter(lines[:_SAMPLE_LINES])
    if lines and lines[0].strip().lower() in {f"sep={each}" for each in DELIMITERS}:
        delimiter = lines[0].strip()[-1]
    reader = csv.reader(lines, delimiter=delimiter)
    try:
        yield from reader
    except csv.Error as error:
        values = {"problem": str(error)}
        raise InputError(
            [Fault("import.csv", "", values, line=reader.line_num, file=file)]
        ) from None


def _delimiter(lines: list[str]) -> str:
    """The sign that parts most rows into as many cells as each other."""

    def width_of_most(delimiter: str) -> int:
        try:
            rows = list(csv.reader(lines, delimiter=delimiter))
        except csv.Error:
            # Told with its line when the whole is read.
            return 0
        widths = Counter(len(row) for row in rows if len(row) > 1)
        return max(((width - 1) * n for width, n in widths.items()), default=0)

    return max(DELIMITERS, key=width_of_most)


def _place_of_headings(top: list[list[str]], named: set[str]) -> int | None:
    """The row with most words of headings; the first one of several cells where none has any."""

    def known(record: list[str]) -> int:
        return sum(cell.strip() in named or is_heading(cell) for cell in record)

    wide = [n for n, row in enumerate(top) if sum(bool(c.strip()) for c in row) > 1]
    return max(wide, key=lambda n: known(top[n]), default=None)


def is_heading(cell: str) -> bool:
    """Whether a cell is exactly what some role is called."""
    words = heading_words(cell[:100])
    return any(words in tier for tiers in ROLES.values() for tier in tiers)


def _put(record: list[str], number: int, table: Table) -> None:
    """A record as a row, or among what is left out."""
    width = len(table.headings)
    filled = sum(map(bool, map(str.strip, record)))
    if not filled:
        table.left_out["blank_row"].append(number)
    elif filled == 1 and width > 2:
        # A title, a footer, the head of a group.
        table.left_out["no_deal"].append(number)
    elif any(cell.strip() for cell in record[width:]):
        table.left_out["too_many_cells"].append(number)
    elif record[0].strip() == table.headings[0] and _is_heading_row(record, table):
        table.left_out["repeated_heading"].append(number)
    else:
        table.numbers.append(number)
        table.rows.append([*record[:width], *[""] * (width - len(record))])


def _is_heading_row(record: list[str], table: Table) -> bool:
    width = len(table.headings)
    return tuple(cell.strip() for cell in record[:width]) == table.headings

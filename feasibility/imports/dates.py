"""Days as exports write them; whether the day or the month comes first is told from all of a column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from feasibility.imports.months import month_named
from feasibility.imports.words import BLANKS

NOT_GIVEN = 0
UNREADABLE = -1
"""What stands in the place of a day where the cell says nothing, or nothing that is a day."""

Order = Literal["day_first", "month_first", "either", "unsettled", "mixed"]

STRAY_SHARE = 0.01
"""Cells that may speak against the order of all others before nobody can tell: assumption."""
_LEAST_DATES = 0.6
_SAMPLE = 300

_TIME = r"(?:[T ,]+\d{1,2}[:.h]\d{2}.*)?$"
_YEAR_FIRST = re.compile(r"(\d{4})[-/. ]?(\d{1,2})[-/. ]?(\d{1,2})" + _TIME)
_NUMBERS = re.compile(r"(\d{1,2})\s?([-/. ])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})" + _TIME)
_WEEKDAY = r"(?:[^\W\d]+\.?,?\s+)?"
_DAY_NAME = re.compile(
    _WEEKDAY
    + r"(\d{1,2})(?:er|st|nd|rd|th|\.)?[ \-/]*(?:de )?([^\W\d]+)\.?,?[ \-/]*(?:de )?(\d{4}|\d{2})"
    + _TIME
)
_NAME_DAY = re.compile(
    _WEEKDAY + r"([^\W\d]+)\.?[ \-](\d{1,2})(?:st|nd|rd|th)?,?[ \-](\d{4})" + _TIME
)
_SERIAL = re.compile(r"([2-6]\d{4})(?:[.,]\d+)?$")
_SERIAL_ZERO = date(1899, 12, 30)


@dataclass(frozen=True)
class _Written:
    """A day as it was read: either known, or two numbers whose order is open, and the year."""

    known: int = UNREADABLE
    pair: tuple[int, int] | None = None
    year: int = 0
    dotted: bool = False


def looks_like_days(cells: Iterable[str]) -> bool:
    """Whether most of what is written in a column are days; false for one without anything."""
    written = [each for each in cells if each.lower() not in BLANKS][:_SAMPLE]
    days = sum(_is_day(_read(each)) for each in written)
    return bool(written) and days >= _LEAST_DATES * len(written)


def order_of(cells: Iterable[str]) -> Order:
    """Whether the day or the month comes first in a column.

    `either`: nothing hangs on it. `unsettled`: no number over 12 tells. `mixed`: some cells say
    the one and some the other, more than one in a hundred.
    """
    found = [_read(each) for each in cells]
    open_ones = [each for each in found if each.pair is not None]
    days = sum(each.pair is not None and each.pair[0] > 12 for each in open_ones)
    months = sum(each.pair is not None and each.pair[1] > 12 for each in open_ones)
    if days and months and min(days, months) > STRAY_SHARE * len(open_ones):
        return "mixed"
    if days != months:
        return "day_first" if days > months else "month_first"
    if any(each.dotted for each in open_ones):
        # Nobody who parts the numbers by full stops writes the month first.
        return "day_first"
    same = all(each.pair and each.pair[0] == each.pair[1] for each in open_ones)
    return "either" if same else "unsettled"


def read_days(cells: Sequence[str], *, day_first: bool) -> list[int]:
    """The days as `date.toordinal` counts them, or NOT_GIVEN or UNREADABLE."""
    # An export has few days and many rows.
    known = {each: _day(each, day_first=day_first) for each in {*cells}}
    return [known[each] for each in cells]


def _day(cell: str, *, day_first: bool) -> int:
    if cell.lower() in BLANKS:
        return NOT_GIVEN
    written = _read(cell)
    if written.pair is None:
        return written.known
    first, second = written.pair
    day, month = (first, second) if day_first else (second, first)
    return _ordinal(written.year, month, day)


def _is_day(written: _Written) -> bool:
    return written.pair is not None or written.known != UNREADABLE


@lru_cache(maxsize=65_536)
def _read(cell: str) -> _Written:
    if found := _NUMBERS.match(cell):
        first, sign, second, year = found.groups()
        pair = (int(first), int(second))
        return _Written(pair=pair, year=_year(year), dotted=sign == ".")
    if found := _SERIAL.match(cell):
        serial = _SERIAL_ZERO + timedelta(days=int(found[1]))
        return _Written(serial.toordinal())
    if found := _YEAR_FIRST.match(cell):
        return _Written(_ordinal(*(int(each) for each in found.groups())))
    if found := _DAY_NAME.match(cell):
        return _Written(_ordinal(_year(found[3]), month_named(found[2]), int(found[1])))
    if found := _NAME_DAY.match(cell):
        return _Written(_ordinal(int(found[3]), month_named(found[1]), int(found[2])))
    return _Written()


def _year(text: str) -> int:
    """The year; of two digits, those under 70 are of this century (as POSIX has it)."""
    year = int(text)
    if len(text) > 2:
        return year
    return year + (2000 if year < 70 else 1900)


def _ordinal(year: int, month: int | None, day: int) -> int:
    try:
        return date(year, month or 0, day).toordinal()
    except ValueError:
        return UNREADABLE

"""The columns a history is made of: when a deal began, when it closed, how it ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from feasibility.imports.columns import Columns
from feasibility.imports.dates import (
    NOT_GIVEN,
    Order,
    looks_like_days,
    order_of,
    read_days,
)
from feasibility.imports.outcomes import (
    Outcomes,
    from_flags,
    is_yes_or_no,
    read_outcomes,
    tells_both,
    tells_outcomes,
    untold,
)
from feasibility.imports.words import BLANKS
from feasibility.model.cycle import ExportReading

_VALUES_SHOWN = 5


@dataclass(frozen=True)
class DayColumn:
    """Days by row, and the headings they are from; each place first of several that has one."""

    headings: tuple[str, ...]
    days: list[int]


def find_created(columns: Columns, reading: ExportReading) -> DayColumn | None:
    """The days on which deals began."""
    places = _places(columns, "created")
    return _days(columns, places, reading) if places else None


def find_closed(columns: Columns, reading: ExportReading) -> DayColumn | None:
    """The days on which deals closed; won and lost days in columns of their own are one."""
    if "closed" not in columns.stated:
        apart = [
            place
            for role in ("won_on", "lost_on")
            for place in columns.candidates(role, looks_like_days)
        ]
        if len(apart) == 2 and not columns.candidates("closed", looks_like_days):
            return _days(columns, apart, reading)
    places = _places(columns, "closed")
    return _days(columns, places, reading) if places else None


def _places(columns: Columns, role: str) -> list[int]:
    """The one column of a role, or none and a fault that says what would settle it."""
    if role in columns.stated:
        return [columns.stated[role]]
    found = columns.candidates(role, _days_or_nothing)
    told = [place for place in found if looks_like_days(columns.cells(place))]
    found = told or found
    if role == "closed":
        found = [place for place in found if not columns.is_expected(place)]
    same = {tuple(columns.cells(place)) for place in found}
    if len(same) > 1:
        columns.refuse(
            f"import.several.{role}", f"--map {role}=", columns=columns.listed(found)
        )
        return []
    if not found:
        _refuse_missing(columns, role)
    return found[:1]


def _days_or_nothing(cells: Sequence[str]) -> bool:
    """An empty column can be that of the close where nothing has closed."""
    return looks_like_days(cells) or all(each.lower() in BLANKS for each in cells)


def _refuse_missing(columns: Columns, role: str) -> None:
    other = "closed" if role == "created" else "created"
    taken = columns.candidates(other, looks_like_days)
    with_days = [
        place
        for place in range(len(columns.table.headings))
        if looks_like_days(columns.cells(place)) and place not in taken
    ]
    if with_days:
        listed = columns.listed(with_days)
        columns.refuse(
            f"import.no_column.{role}.days", f"--map {role}=", columns=listed
        )
    else:
        columns.refuse(f"import.no_column.{role}", f"--map {role}=")


def _days(
    columns: Columns, places: Sequence[int], reading: ExportReading
) -> DayColumn | None:
    """The days of columns, the first that has one; None with a fault where the order cannot be told."""
    read = []
    for place in places:
        order = _order(columns, place, reading)
        if order is None:
            return None
        read.append(read_days(columns.cells(place), day_first=order))
    days = (
        [
            next((day for day in row if day != NOT_GIVEN), NOT_GIVEN)
            for row in zip(*read, strict=True)
        ]
        if len(read) > 1
        else read[0]
    )
    return DayColumn(tuple(columns.heading(place) for place in places), days)


def _order(columns: Columns, place: int, reading: ExportReading) -> bool | None:
    """Whether the day comes first: as said, as the column tells, or as other columns of the file do."""
    if reading.day_first is not None:
        return reading.day_first
    own = order_of(columns.cells(place))
    if own == "unsettled":
        others: set[Order] = {
            order_of(columns.cells(other))
            for other in range(len(columns.table.headings))
            if other != place and looks_like_days(columns.cells(other))
        }
        told = others & {"day_first", "month_first"}
        own = told.pop() if len(told) == 1 else "unsettled"
    if own in ("unsettled", "mixed"):
        example = next(
            (each for each in columns.cells(place) if each[:1].isdigit()), ""
        )
        columns.refuse(f"import.dates.{own}", columns.heading(place), example=example)
        return None
    return own != "month_first"


def find_outcomes(
    columns: Columns, closed: DayColumn | None, reading: ExportReading, *, today: date
) -> tuple[str, Outcomes] | None:
    """How each deal ended, and the heading that says so."""
    stated = columns.stated.get("outcome")
    tells = partial(tells_outcomes, reading=reading)
    if stated is None:
        found = columns.candidates("outcome", tells)
    else:
        found = [stated] if tells(columns.cells(stated)) else []
    if not found:
        if stated is None and (flags := _flags(columns)):
            return flags
        whatever = partial(tells_both, reading=reading)
        found = [] if stated is not None else columns.by_content(whatever)
    if not found:
        return _all_open(columns, stated, closed, today=today)
    read = [(place, read_outcomes(columns.cells(place), reading)) for place in found]
    if any(not _agree(read[0][1], outcomes) for _, outcomes in read[1:]):
        columns.refuse(
            "import.several.outcome", "--map outcome=", columns=columns.listed(found)
        )
        return None
    place, outcomes = min(read, key=lambda each: each[1].count(None))
    return columns.heading(place), outcomes


def _agree(one: Outcomes, other: Outcomes) -> bool:
    return all(
        a == b or a is None or b is None for a, b in zip(one, other, strict=True)
    )


def _flags(columns: Columns) -> tuple[str, Outcomes] | None:
    """Outcomes from columns of yes and no."""
    won, lost, closed = (
        columns.candidates(role, is_yes_or_no)[:1]
        for role in ("is_won", "is_lost", "is_closed")
    )
    if not won or not (lost or closed):
        return None
    places = [*won, *(lost or closed)]
    cells = [columns.cells(place) for place in places]
    outcomes = from_flags(
        cells[0], cells[1] if lost else None, None if lost else cells[1]
    )
    return " + ".join(columns.heading(place) for place in places), outcomes


def _all_open(
    columns: Columns, stated: int | None, closed: DayColumn | None, *, today: date
) -> tuple[str, Outcomes] | None:
    """A column of stages none of which says won or lost: all are open, or nobody can tell."""
    stages = [stated] if stated is not None else columns.candidates("outcome", any)
    if not stages:
        won = columns.candidates("is_won", is_yes_or_no)
        code = "import.only_won" if won else "import.no_column.outcome"
        named = {"column": columns.heading(won[0])} if won else {}
        columns.refuse(code, "--map outcome=", **named)
        return None
    place = stages[0]
    values = untold(columns.cells(place))
    past = closed is not None and any(
        NOT_GIVEN < day <= today.toordinal() for day in closed.days
    )
    if values and past:
        shown = ", ".join(f"'{each}'" for each in values[:_VALUES_SHOWN])
        columns.refuse("import.no_won", columns.heading(place), values=shown)
        return None
    outcomes: Outcomes = ["open"] * len(columns.cells(place))
    return columns.heading(place), outcomes

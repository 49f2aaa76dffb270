"""Which column holds what, by its heading and by what stands in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from feasibility.imports.rows import Table
from feasibility.imports.words import (
    EXPECTED,
    OF_SOMETHING_ELSE,
    ROLES,
    heading_words,
    plain,
    words_of,
)
from feasibility.kernel.errors import Fault
from feasibility.model.cycle import ExportReading
from feasibility.model.nearest import nearest

_IN_PART = 10
"""What a heading that only holds a role's words comes after one that is them."""

Fits = Callable[[Sequence[str]], bool]


class Columns:
    """Finds the columns of a table; what cannot be found or told becomes a fault, all of them at once."""

    def __init__(self, table: Table, reading: ExportReading, *, file: str) -> None:
        self.table, self.file = table, file
        self.faults: list[Fault] = []
        self._cells: dict[int, list[str]] = {}
        self.stated = {
            role: place
            for role, heading in reading.columns.items()
            if (place := self.named(heading, option=f"--map {role}=")) is not None
        }
        self.by = None if reading.by is None else self.named(reading.by, option="--by")

    def cells(self, place: int) -> list[str]:
        """The cells of a column."""
        if place not in self._cells:
            self._cells[place] = self.table.column(place)
        return self._cells[place]

    def heading(self, place: int) -> str:
        """The heading of a column."""
        return self.table.headings[place]

    def named(self, heading: str, *, option: str) -> int | None:
        """The column with a heading as somebody wrote it; a fault where there is none, or two."""
        wanted = plain(heading).strip()
        exact = [n for n, each in enumerate(self.table.headings) if each == heading]
        alike = exact or [
            n
            for n, each in enumerate(self.table.headings)
            if plain(each).strip() == wanted
        ]
        if len(alike) == 1:
            return alike[0]
        values = {
            "name": heading,
            "columns": self.listed(range(len(self.table.headings))),
        }
        code = "import.column_twice" if alike else "import.no_such_column"
        near = (
            None if alike else nearest(heading, [h for h in self.table.headings if h])
        )
        self.refuse(code, option, nearest=near, **values)
        return None

    def candidates(self, role: str, fits: Fits) -> list[int]:
        """The columns that may have a role, of the surest tier that has any."""
        ranked = [
            (rank, place)
            for place, heading in enumerate(self.table.headings)
            if (rank := _rank(heading, role)) is not None and fits(self.cells(place))
        ]
        best = min(ranked, default=(0, 0))[0]
        return [place for rank, place in ranked if rank == best]

    def by_content(self, fits: Fits) -> list[int]:
        """The columns that fit by what stands in them, whatever their heading is of the deal itself."""
        return [
            place
            for place, heading in enumerate(self.table.headings)
            if not words_of(heading) & OF_SOMETHING_ELSE and fits(self.cells(place))
        ]

    def is_expected(self, place: int) -> bool:
        """Whether a heading says that its dates are a wish."""
        return bool(words_of(self.heading(place)) & EXPECTED)

    def listed(self, places: Iterable[int]) -> str:
        """Headings as a list to read."""
        return ", ".join(f"'{each}'" for n in places if (each := self.heading(n)))

    def refuse(
        self, code: str, path: str = "", *, nearest: str | None = None, **values: str
    ) -> None:
        """Notes a fault."""
        self.faults.append(Fault(code, path, values, nearest=nearest, file=self.file))


def _rank(heading: str, role: str) -> int | None:
    """How surely a heading names a role, 0 the surest; None if it does not."""
    words = heading_words(heading)
    # What stands in brackets may take it back: "Close date (expected)".
    if words_of(heading) & EXPECTED:
        return None
    for tier, phrases in enumerate(ROLES[role]):
        if words in phrases:
            return tier
    if words & OF_SOMETHING_ELSE:
        return None
    for tier, phrases in enumerate(ROLES[role]):
        if any(phrase <= words for phrase in phrases if len(phrase) > 1):
            return tier + _IN_PART
    return None

"""Whether a deal is open, won or lost, from what a column says of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from feasibility.imports.words import (
    BLANKS,
    CLOSED_SOMEHOW,
    LOST,
    NO,
    NOT,
    ONLY_WORD,
    OPEN,
    WON,
    YES,
    words_of,
)
from feasibility.model.cycle import ExportReading, Outcome

MOST_STAGES = 50
"""Values that a column of stages has at most, where its heading does not say that it is one: assumption."""

Outcomes = list[Outcome | None]
"""One a row; None where the cell does not tell."""


def read_outcomes(cells: Sequence[str], reading: ExportReading) -> Outcomes:
    """What a column of stages or states says; a stage that is neither won nor lost is open."""
    known = {each: _outcome(each, reading) for each in {*cells}}
    return [known[each] for each in cells]


def tells_outcomes(cells: Iterable[str], reading: ExportReading) -> bool:
    """Whether some cell says won or lost."""
    return any(_outcome(each, reading) in ("won", "lost") for each in {*cells})


def tells_both(cells: Iterable[str], reading: ExportReading) -> bool:
    """Whether a column of few values says won of some deals and lost of others."""
    values = {*cells}
    told = {_outcome(each, reading) for each in values}
    return len(values) <= MOST_STAGES and {"won", "lost"} <= told


def untold(cells: Iterable[str]) -> list[str]:
    """Values that neither say won or lost nor are a usual word for open, in order."""
    return sorted(
        {
            each
            for each in cells
            if each.lower() not in BLANKS and not words_of(each) & OPEN
        }
    )


def is_yes_or_no(cells: Iterable[str]) -> bool:
    """Whether a column holds yes and no, in any of the languages, and something at all."""
    values = {each for each in cells if each.lower() not in BLANKS}
    return bool(values) and all(words_of(each) <= YES | NO for each in values)


def from_flags(
    won: Sequence[str], lost: Sequence[str] | None, closed: Sequence[str] | None
) -> Outcomes:
    """Outcomes from columns of yes and no: won beside lost, or won beside closed."""
    found: Outcomes = []
    for place, cell in enumerate(won):
        if _yes(cell):
            found.append("won")
        elif lost is not None:
            found.append("lost" if _yes(lost[place]) else "open")
        else:
            found.append("lost" if closed and _yes(closed[place]) else "open")
    return found


def _yes(cell: str) -> bool:
    return bool(words_of(cell) & YES)


def _outcome(cell: str, reading: ExportReading) -> Outcome | None:
    if cell.lower() in BLANKS:
        return None
    if cell in reading.won or cell in reading.lost:
        return "won" if cell in reading.won else "lost"
    words = words_of(cell)
    if len(words) == 1 and (single := ONLY_WORD.get(next(iter(words)))):
        words = single
    won, lost = bool(words & WON), bool(words & LOST)
    if (won and lost) or ((won or lost) and words & NOT):
        return None
    if won or lost:
        return "won" if won else "lost"
    return None if words & CLOSED_SOMEHOW else "open"

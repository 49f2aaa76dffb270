"""Staleness: are the facts that the answer rests on fresh?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from feasibility.engine.reading import Read
from feasibility.engine.told import Told
from feasibility.model.assessment import Finding, Status

MOST_STALE = 3
"""A longer list of old facts is not read (assumption); the premises hold all of them."""


def findings(told: Told) -> Iterator[Finding]:
    """The oldest facts past their shelf life; where none is, the oldest of all."""
    sense = told.context.sense
    past: dict[tuple[str, date], bool] = {}
    stale: list[Read] = []
    oldest: Read | None = None
    for read in told.settled.judgement.reads.values():
        seen = read.fact.seen
        if seen is None or read.kind not in sense.kinds:
            continue
        key = (read.kind, seen)
        if key not in past:
            past[key] = sense.is_stale(read.fact, read.kind)
        if past[key]:
            stale.append(read)
        elif oldest is None or _age(read) < _age(oldest):
            oldest = read
    for read in sorted(stale, key=_age)[:MOST_STALE]:
        yield _finding(told, read, is_stale=True)
    if oldest is not None and not stale:
        yield _finding(told, oldest, is_stale=False)


def _age(read: Read) -> tuple[date, str]:
    return read.fact.seen or date.max, read.path


def _finding(told: Told, read: Read, *, is_stale: bool) -> Finding:
    seen = read.fact.seen
    values: dict[str, object] = {
        "fact": read.path,
        "seen_day": seen.isoformat() if seen else None,
    }
    if is_stale:
        kind = told.context.sense.kinds[read.kind]
        values["shelf_life_months"] = kind.shelf_life_months
    status: Status = "partial" if is_stale else "met"
    return told.finding("STL001", status, values, subject=read.path)

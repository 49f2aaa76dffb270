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
    dated = sorted(
        (
            read
            for read in told.settled.judgement.log.values()
            if read.fact.seen is not None and read.kind in sense.kinds
        ),
        key=lambda read: (read.fact.seen, read.path),
    )
    is_stale: dict[tuple[str, date | None], bool] = {}
    for read in dated:
        key = (read.kind, read.fact.seen)
        if key not in is_stale:
            is_stale[key] = sense.is_stale(read.fact, read.kind)
    stale = [read for read in dated if is_stale[read.kind, read.fact.seen]]
    for read in stale[:MOST_STALE]:
        yield _finding(told, read, is_stale=True)
    if dated and not stale:
        yield _finding(told, dated[0], is_stale=False)


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

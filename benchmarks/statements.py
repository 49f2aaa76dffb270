"""How the generated company speaks of itself: who says what since when, as points, ranges or nothing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from benchmarks.chance import Chance

FIRST_DAY = date(2027, 1, 4)
AS_OF = date(2026, 12, 7)

_SOURCES = {
    "measured": ["admin screen export", "CRM report", "HR system export", "usage page"],
    "expert": ["interview with the owner", "planning workshop", "team lead's estimate"],
    "vendor": ["order form", "contract annex", "vendor's help page"],
    "assumption": ["taken from last year"],
}
_PEOPLE = ["marketing operations", "revenue operations", "the region", "procurement"]


def said(chance: Chance, *, assumed: float = 0.06) -> dict[str, Any]:
    """Where a statement comes from: mostly measured or an expert's, some assumed, a few stale."""
    if chance.happens(assumed):
        known = "assumption"
    else:
        known = chance.pick(["measured", "measured", "measured", "expert", "vendor"])
    age = chance.between(3, 75) if chance.happens(0.97) else chance.between(200, 700)
    return {
        "source": chance.pick(_SOURCES[known]),
        "seen": (AS_OF - timedelta(days=age)).isoformat(),
        "known": known,
        "by": chance.pick(_PEOPLE),
    }


def word(chance: Chance, *, assumed: float = 0.06) -> dict[str, Any]:
    """Where a fact inside an entry comes from: three in five have no word of their own."""
    return said(chance, assumed=assumed) if chance.happens(0.4) else {}


def number(
    chance: Chance,
    low: int,
    high: int,
    *,
    spread: float = 0.25,
    ranges: float = 0.3,
    assumed: float = 0.06,
) -> dict[str, Any]:
    """A whole number between two ends, as a point or as a range of so much around it."""
    value = chance.between(low, high)
    origin = word(chance, assumed=assumed)
    if not chance.happens(ranges):
        return {"value": value, **origin}
    return {
        "low": round(value * (1 - spread)),
        "typical": value,
        "high": round(value * (1 + spread)),
        **origin,
    }


def day_in(week: int, weekday: int = 0) -> str:
    """A day of the plan by its week, from 0, and its weekday."""
    return (FIRST_DAY + timedelta(weeks=week, days=weekday)).isoformat()

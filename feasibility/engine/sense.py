"""How far a fact may really lie from what it says: assumed and stale facts, by kind and day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from feasibility.kernel.units import exact
from feasibility.model.bounds import Bounds
from feasibility.model.catalog import FactKind
from feasibility.model.fact import Fact

STEPWISE = frozenset({"level", "skill"})


@dataclass(frozen=True, slots=True)
class FactSense:
    """How far a fact can move: whether it is assumed or stale, by its kind and the day of the check."""

    kinds: Mapping[str, FactKind]
    as_of: date

    def is_stale(self, fact: Fact[Any], kind: str) -> bool:
        """Seen longer ago than the shelf life of its kind."""
        if fact.seen is None or kind not in self.kinds:
            return False
        return add_months(fact.seen, self.kinds[kind].shelf_life_months) < self.as_of

    def is_soft(self, fact: Fact[Any], kind: str, *, defaulted: bool) -> bool:
        """Assumed (said so, or a default) or stale."""
        return defaulted or fact.known == "assumption" or self.is_stale(fact, kind)

    def widened(self, value: Any, kind: str, bounds: Bounds | None) -> tuple[Any, Any]:
        """How low and how high an assumed or stale point of this kind may really lie."""
        entry = self.kinds.get(kind)
        if entry is None or isinstance(value, bool | str):
            return value, value
        low, high = _moved(value, kind, entry)
        if kind == "usage" and value == 0 and bounds is not None:
            # Nobody said what uses it: no share of nothing says how much that may be.
            high = bounds.most
        if bounds is None:
            return low, high
        return max(low, bounds.least), min(high, bounds.most)


def add_months(day: date, months: int) -> date:
    """The same day so many calendar months later, or the last day of that month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > 9999:
        return date.max
    following = (
        date(year + (month == 11), (month + 1) % 12 + 1, 1) if year < 9999 else date.max
    )
    last = (following - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))


def _moved(value: Any, kind: str, entry: FactKind) -> tuple[Any, Any]:
    if isinstance(value, date):
        down, up = (
            timedelta(days=int(entry.moves_down)),
            timedelta(days=int(entry.moves_up)),
        )
        return value - down, value + up
    if kind in STEPWISE:
        return value - int(entry.moves_down), value + int(entry.moves_up)
    number = exact(value)
    low, high = (
        number * (1 - exact(entry.moves_down)),
        number * (1 + exact(entry.moves_up)),
    )
    if isinstance(value, int):
        return int(low), -int(-high // 1)
    return low, high

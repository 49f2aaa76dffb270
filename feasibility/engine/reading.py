"""Readings: what value each fact is taken at, and a log of every fact that was read.

A `Reader` answers "what is this fact, read so?" for one reading (pessimistic, typical,
optimistic), one choice of the facts that are enumerated, and any single reads moved away from
the reading (deciding facts, turning values). See docs/semantics.md section 1.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, Literal, NamedTuple

from feasibility.engine.sense import FactSense
from feasibility.model.bounds import Bounds
from feasibility.model.fact import Fact
from feasibility.model.money import Money
from feasibility.model.witness import ReadingName

Reads = Literal["more", "less", "choice", "silence"]


class Read(NamedTuple):
    """One fact as it was read in one way, and all that is needed to read it again."""

    path: str
    way: Reads
    fact: Fact[Any]
    kind: str
    bounds: Bounds | None
    defaulted: bool
    options: tuple[Any, ...] = ()


ReadKey = tuple[str, Reads]
"""Path of a fact and the way it is read."""

Log = dict[ReadKey, Read]
"""What was read; a fact read in two ways stands twice."""

UNSAID: Fact[Any] = Fact(unknown=True)


class Reader:
    """Reads facts at one reading and keeps a log; asking twice gives the same answer.

    Args:
        sense: staleness and widening.
        mode: the reading.
        chosen: path -> value of enumerated facts.
        moved: (path, way of reading) -> "worst", "best" or a value, in place of the reading's end.
        widen: True to move every assumed or stale point to the bad end of its range (mode
            pessimistic) or to the good one (optimistic); or the set of paths to move so.
        to_minor: money -> minor units of the company's currency.
        quiet: True to keep no log, where only the answer is wanted.
    """

    __slots__ = (
        "chosen",
        "log",
        "mode",
        "moved",
        "quiet",
        "sense",
        "to_minor",
        "untypical",
        "widen",
    )

    def __init__(
        self,
        sense: FactSense,
        mode: ReadingName,
        *,
        chosen: Mapping[str, Any] | None = None,
        moved: Mapping[tuple[str, Reads], Any] | None = None,
        widen: bool | frozenset[str] = False,
        to_minor: Callable[[Money], Fraction] | None = None,
        quiet: bool = False,
    ) -> None:
        self.sense, self.mode, self.widen = sense, mode, widen
        self.chosen: Mapping[str, Any] = chosen or {}
        self.moved: Mapping[tuple[str, Reads], Any] = moved or {}
        self.log: Log = {}
        self.untypical: set[str] = set()
        self.to_minor = to_minor
        self.quiet = quiet

    def more(
        self,
        path: str,
        fact: Fact[Any],
        bounds: Bounds,
        kind: str,
        *,
        defaulted: bool = False,
    ) -> Any:
        """The value where more is better: the least at the pessimistic reading."""
        return self._end(path, fact, bounds, kind, "more", defaulted)

    def less(
        self,
        path: str,
        fact: Fact[Any],
        bounds: Bounds,
        kind: str,
        *,
        defaulted: bool = False,
    ) -> Any:
        """The value where less is better: the greatest at the pessimistic reading."""
        return self._end(path, fact, bounds, kind, "less", defaulted)

    def options(
        self, path: str, fact: Fact[Any] | None, of: tuple[Any, ...], kind: str
    ) -> tuple[Any, ...]:
        """The values that a fact of the third sort may have here: one if it is settled, else several.

        A fact that nobody stated, or an unknown one, may be any `of`; a disagreement any of its claims.
        """
        stated = Fact(unknown=True) if fact is None else fact
        state = stated.state
        several: tuple[Any, ...] = ()
        if state != "point":
            claims = stated.values if state == "disagreement" else of
            several = tuple(dict.fromkeys(claims))
        key: ReadKey = (path, "choice")
        if not self.quiet and not getattr(self.log.get(key), "options", ()):
            read = Read(path, "choice", stated, kind, None, False, several)
            self.log[key] = read
        if state == "point":
            return (stated.value,)
        moved = self.moved.get((path, "choice"))
        if moved is not None:
            return (moved,)
        if path in self.chosen:
            return (self.chosen[path],)
        if self.mode == "typical":
            if stated.typical is not None:
                return (stated.typical,)
            self.untypical.add(path)
        return several

    def may_hold_more(self, list_name: str, declared: frozenset[str]) -> bool:
        """Whether an undeclared list is taken to hold one more entry that suffices (optimistic only)."""
        if list_name in declared:
            return False
        path = f"company.complete[{list_name}]"
        if not self.quiet:
            silent = Read(path, "silence", UNSAID, "answer", None, False)
            self.log.setdefault((path, "silence"), silent)
        moved = self.moved.get((path, "silence"))
        if moved is not None:
            return bool(moved == "best")
        return self.mode == "optimistic"

    def bad_end(self, options: Any) -> Any:
        """The worst of numbers where more is better, by the reading's side (for sets of open options)."""
        return max(options) if self.mode == "optimistic" else min(options)

    def _end(
        self,
        path: str,
        fact: Fact[Any],
        bounds: Bounds,
        kind: str,
        way: Reads,
        defaulted: bool,
    ) -> Any:
        if not self.quiet:
            key = (path, way)
            if key not in self.log:
                self.log[key] = Read(path, way, fact, kind, bounds, defaulted)
        moved = self.moved.get((path, way)) if self.moved else None
        if moved is None and fact.value is not None and not self.widen:
            return self._plain(fact.value)
        low, typical, high = self.span(path, fact, bounds, kind, defaulted=defaulted)
        good, bad = (high, low) if way == "more" else (low, high)
        if moved is not None:
            return (
                {"worst": bad, "best": good}.get(moved, moved)
                if isinstance(moved, str)
                else moved
            )
        if self.mode == "pessimistic":
            return bad
        if self.mode == "optimistic":
            return good
        if typical is None:
            self.untypical.add(path)
            return bad
        return typical

    def span(
        self,
        path: str,
        fact: Fact[Any],
        bounds: Bounds,
        kind: str,
        *,
        defaulted: bool = False,
    ) -> tuple[Any, Any, Any]:
        """Least, typical (or None) and greatest value this fact may have here."""
        if path in self.chosen:
            value = self._plain(self.chosen[path])
            return value, value, value
        if fact.value is not None:
            value = self._plain(fact.value)
            soft = self.widen is True or (self.widen and path in self.widen)
            if soft and self.sense.is_soft(fact, kind, defaulted=defaulted):
                low, high = self.sense.widened(value, kind, bounds)
                return low, value, high
            return value, value, value
        typical = None if fact.typical is None else self._plain(fact.typical)
        if fact.state == "range":
            return self._plain(fact.low), typical, self._plain(fact.high)
        if fact.state == "disagreement":
            claims = [self._plain(value) for value in fact.values]
            return min(claims), typical, max(claims)
        return bounds.least, typical, bounds.most

    def _plain(self, value: Any) -> Any:
        if isinstance(value, Money):
            if self.to_minor is None:
                raise TypeError("money read without exchange rates")
            return self.to_minor(value)
        return value


def by_path(log: Log) -> dict[str, Read]:
    """One read a fact: as a number, where it was read as one, since it then has ends of its own."""
    found: dict[str, Read] = {}
    for (path, _), read in log.items():
        known = found.get(path)
        if known is None or (known.bounds is None and read.bounds is not None):
            found[path] = read
    return found


def as_json(value: Any) -> Any:
    """A fact's value as certificates hold it: dates and money as text."""
    return (
        value
        if isinstance(value, bool | int | float | str) or value is None
        else str(value)
    )

"""Deciding facts: which open facts are enough for a no, and which are needed for a yes, and from which value on.

DESIGN.md section 3, "Deciding facts". Both lists are asked of the decision itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from feasibility.engine.context import Context
from feasibility.engine.judge import Decide
from feasibility.engine.reading import Read, Reader, Reads
from feasibility.engine.turning import (
    each_alone,
    irreducible,
    last_good_value,
    shown,
    turning_value,
)
from feasibility.model.assessment import DecidingFact, DecidingFacts

MOST_ENOUGH = 12
Key = tuple[str, Reads]


@dataclass(frozen=True, slots=True)
class OpenRead:
    """An open fact in one way it is read."""

    read: Read
    way: Reads

    @property
    def key(self) -> Key:
        """Path and way, as readers take them."""
        return (self.read.path, self.way)


def open_reads(log: Mapping[str, Read]) -> list[OpenRead]:
    """Every open fact of a log in every way it is read, in order of path."""
    return list(_open_reads(log))


def _open_reads(log: Mapping[str, Read]) -> Iterator[OpenRead]:
    for _, read in sorted(log.items()):
        for way in ("choice", "less", "more", "silence"):
            if way not in read.reads:
                continue
            if way == "choice" and len(read.options) < 2:
                continue
            if way in {"less", "more"} and read.fact.state == "point":
                continue
            yield OpenRead(read, way)


class Deciding:
    """Asks, for one open initiative in its surroundings, which facts decide it."""

    def __init__(
        self, context: Context, decide: Decide, log: Mapping[str, Read]
    ) -> None:
        self.context, self._decide = context, decide
        self._open = open_reads(log)

    def facts(self) -> DecidingFacts:
        """Both lists, each in order of how cheap its facts are to get."""
        no, yes = self._enough_for_no(), self._needed_for_yes()
        return DecidingFacts(
            enough_for_no=tuple(sorted(no, key=_cheapest)),
            needed_for_yes=tuple(sorted(yes, key=_cheapest)),
        )

    def _refuted(self, moved: dict[Key, Any]) -> bool:
        reader = self.context.reader("optimistic", moved=moved, quiet=True)
        return self._decide(reader, settle=False).is_refuted

    def _feasible(self, moved: dict[Key, Any]) -> bool:
        return self._decide(
            self.context.reader("pessimistic", moved=moved, quiet=True)
        ).is_feasible

    def _enough_for_no(self) -> Iterator[DecidingFact]:
        ended = [entry for entry in self._open if entry.way != "choice"]
        alone = each_alone(
            ended,
            lambda group: self._refuted({entry.key: "worst" for entry in group}),
            most=MOST_ENOUGH,
        )
        for entry in alone:
            yield self._from_value(entry)
        for entry in self._open:
            if entry.way == "choice":
                bad = [
                    option
                    for option in entry.read.options
                    if self._refuted({entry.key: option})
                ]
                if bad and len(bad) < len(entry.read.options):
                    yield self._fact(entry, options=bad)

    def _from_value(self, entry: OpenRead) -> DecidingFact:
        if entry.way == "silence":
            return self._fact(entry)
        good, bad = self._ends(entry)
        value = turning_value(
            good, bad, entry.read.bounds, lambda v: self._refuted({entry.key: v})
        )
        return self._fact(entry, threshold=shown(value, entry.read.bounds))

    def _needed_for_yes(self) -> list[DecidingFact]:
        best = {entry.key: self._best(entry) for entry in self._open}
        if not self._feasible(best):
            return []
        dearest_first = sorted(
            self._open, key=lambda entry: (-self._effort(entry), entry.key)
        )
        kept = irreducible(
            dearest_first,
            lambda group: self._feasible(
                {entry.key: best[entry.key] for entry in group}
            ),
        )
        held = {entry.key: best[entry.key] for entry in kept}
        return [self._least(entry, held) for entry in kept]

    def _least(self, entry: OpenRead, held: dict[Key, Any]) -> DecidingFact:
        if entry.way == "silence":
            return self._fact(entry)
        if entry.way == "choice":
            good = [
                option
                for option in entry.read.options
                if self._feasible({**held, entry.key: option})
            ]
            return self._fact(entry, options=good)
        best, worst = self._ends(entry)
        value = last_good_value(
            best,
            worst,
            entry.read.bounds,
            lambda v: self._feasible({**held, entry.key: v}),
        )
        return self._fact(entry, threshold=shown(value, entry.read.bounds))

    def _best(self, entry: OpenRead) -> Any:
        """The good end; of a choice, the first option that is not refuted by itself."""
        if entry.way != "choice":
            return "best"
        options: Sequence[Any] = entry.read.options
        for option in options:
            if not self._refuted({entry.key: option}):
                return option
        return options[0]

    def _ends(self, entry: OpenRead) -> tuple[Any, Any]:
        read = entry.read
        if read.bounds is None:
            raise ValueError(read.path)
        reader: Reader = self.context.reader("optimistic")
        low, _, high = reader.span(read.path, read.fact, read.bounds, read.kind)
        return (high, low) if entry.way == "more" else (low, high)

    def _effort(self, entry: OpenRead) -> int:
        kind = self.context.sense.kinds.get(entry.read.kind)
        return kind.effort_to_get if kind else 3

    def _fact(
        self,
        entry: OpenRead,
        *,
        threshold: str | None = None,
        options: Sequence[Any] = (),
    ) -> DecidingFact:
        return DecidingFact(
            path=entry.read.path,
            reads=entry.way,
            threshold=threshold,
            options=tuple(shown(option) for option in options),
            unit=entry.read.bounds.unit if entry.read.bounds else None,
            effort_to_get=self._effort(entry),
        )


def _cheapest(fact: DecidingFact) -> tuple[int, int, str, str]:
    return (-fact.turns, fact.effort_to_get, fact.path, fact.reads)

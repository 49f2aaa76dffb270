"""Deciding facts: which open facts are enough for a no, and which are needed for a yes, and from which value on.

DESIGN.md section 3, "Deciding facts". Both lists are asked of the decision itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from feasibility.engine.context import Context
from feasibility.engine.grounds import is_of_people
from feasibility.engine.judge import Decide, Judgement
from feasibility.engine.known_way import KnownWay
from feasibility.engine.outcome import Outcome
from feasibility.engine.reading import Log, Read, Reader, ReadKey, Reads
from feasibility.engine.turning import (
    each_alone,
    irreducible,
    last_good_value,
    shown,
    turning_value,
)
from feasibility.model.assessment import DecidingFact, DecidingFacts

MOST_ENOUGH = 12
MOST_WAYS = 3
Key = ReadKey


@dataclass(frozen=True, slots=True)
class OpenRead:
    """An open fact in one way it is read."""

    read: Read
    way: Reads

    @property
    def key(self) -> Key:
        """Path and way, as readers take them."""
        return (self.read.path, self.way)


def open_reads(log: Log) -> list[OpenRead]:
    """Every open fact of a log in every way it is read, in order of path."""
    return list(_open_reads(log))


def _open_reads(log: Log) -> Iterator[OpenRead]:
    for _, read in sorted(log.items()):
        if read.way == "choice" and len(read.options) < 2:
            continue
        if read.way in {"less", "more"} and read.fact.state == "point":
            continue
        yield OpenRead(read, read.way)


class Deciding:
    """Asks, for one open initiative in its surroundings, which facts decide it."""

    def __init__(self, context: Context, decide: Decide, judgement: Judgement) -> None:
        self.context, self._decide, self._judgement = context, decide, judgement
        self._open = open_reads(judgement.log)
        best = judgement.optimistic
        self._at_best = (
            decide.known(best.way, "optimistic")
            if best is not None and best.way is not None
            else None
        )
        self._ways: list[KnownWay] = []

    def facts(self) -> DecidingFacts:
        """Both lists, each in order of how cheap its facts are to get."""
        no, yes = self._enough_for_no(), self._needed_for_yes()
        return DecidingFacts(
            enough_for_no=tuple(sorted(no, key=_cheapest)),
            needed_for_yes=tuple(sorted(yes, key=_cheapest)),
        )

    def _refuted(self, moved: dict[Key, Any]) -> bool:
        reader = self._best_reader(moved)
        if self._at_best is not None and self._at_best.holds(reader):
            return False
        return self._decide(reader, settle=False).is_refuted

    def _best_reader(self, moved: Mapping[Key, Any]) -> Reader:
        return self.context.reader("optimistic", moved=dict(moved), quiet=True)

    def _feasible(self, moved: dict[Key, Any]) -> bool:
        """Whether a way of working is found; those that were found before are asked first."""
        reader = self.context.reader("pessimistic", moved=moved, quiet=True)
        if any(way.holds(reader) for way in self._ways):
            return True
        return self._found(reader).is_feasible

    def _found(self, reader: Reader) -> Outcome:
        outcome = self._decide(reader)
        if outcome.way is not None:
            known = self._decide.known(outcome.way, "pessimistic")
            self._ways = [known, *self._ways[: MOST_WAYS - 1]]
        return outcome

    def _look_for_a_way(self, best: Mapping[Key, Any]) -> None:
        """A way of working with only those facts at their best that stand in its way."""
        held: dict[Key, Any] = {}
        log = self._judgement.pessimistic.log
        while more := {k: best[k] for k in log if k in best and k not in held}:
            held |= more
            reader = self.context.reader("pessimistic", moved=dict(held))
            if self._found(reader).is_feasible:
                return
            log = reader.log

    def _enough_for_no(self) -> Iterator[DecidingFact]:
        for entry in self._refuting_alone():
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

    def _refuting_alone(self) -> list[OpenRead]:
        """Those that at their bad end refute by themselves; only what the known way breaks on can."""
        ended = [entry for entry in self._open if entry.way != "choice"]
        if self._at_best is None:
            return each_alone(
                ended,
                lambda group: self._refuted({entry.key: "worst" for entry in group}),
                most=MOST_ENOUGH,
            )
        entries = {entry.key: entry for entry in ended}
        worst = dict.fromkeys(entries, "worst")
        suspects = self._at_best.suspects(list(entries), worst, self._best_reader)
        found: list[OpenRead] = []
        for of_people in (False, True):
            found += each_alone(
                [entries[key] for key in suspects if is_of_people(key) == of_people],
                lambda group: self._refuted({entry.key: "worst" for entry in group}),
                most=MOST_ENOUGH,
            )
        return sorted(found, key=lambda entry: entry.key)[:MOST_ENOUGH]

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
        self._look_for_a_way(best)
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


def joined(lists: Sequence[DecidingFacts]) -> DecidingFacts:
    """What several ask for together; where two name one fact, the value that asks for more."""
    return DecidingFacts(
        enough_for_no=_joined(fact for each in lists for fact in each.enough_for_no),
        needed_for_yes=_joined(fact for each in lists for fact in each.needed_for_yes),
    )


def _joined(facts: Iterable[DecidingFact]) -> tuple[DecidingFact, ...]:
    found: dict[tuple[str, str], DecidingFact] = {}
    for fact in facts:
        key = (fact.path, fact.reads)
        known = found.get(key)
        if known is None or _asks_more(fact, known):
            found[key] = fact
    return tuple(sorted(found.values(), key=_cheapest))


def _asks_more(one: DecidingFact, other: DecidingFact) -> bool:
    if one.threshold is None or other.threshold is None:
        return False
    more = _order(one.threshold) > _order(other.threshold)
    return more == (one.reads == "more")


def _order(threshold: str) -> Fraction:
    """What values as certificates hold them are compared by: numbers, and days."""
    try:
        return Fraction(threshold)
    except ValueError:
        return Fraction(date.fromisoformat(threshold).toordinal())


def _cheapest(fact: DecidingFact) -> tuple[int, int, str, str]:
    return (-fact.turns, fact.effort_to_get, fact.path, fact.reads)

"""Results worked out once a reading, with the log of what was read for them, handed to every Reader of that reading.

What the stack can do depends on company and catalog only, not on the initiative that asks. A
result is worked out by a `Reader` of its own at the base reading (nothing chosen, nothing
moved), kept with that reader's log, and given to another reader by adding the log to its log. A
reader in which some facts are chosen or moved takes every result whose log names none of these.

Logs are kept apart by fact and way of reading, and nothing in them is ever changed, so that they
can be shared.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from feasibility.engine.reading import Log, Reader, ReadKey, Reads
from feasibility.model.witness import ReadingName

T = TypeVar("T")
WAYS: tuple[Reads, ...] = ("more", "less", "choice", "silence")


ShelfKey = tuple[date, str, bool]


@dataclass(frozen=True, slots=True)
class Recorded:
    """A result, the facts read for it, and those of them that have no typical value."""

    value: Any
    log: Log
    untypical: frozenset[str]


class Shelf:
    """The results of one base reading: a day, a mode, and whether assumptions are widened."""

    def __init__(self, template: Reader, shelves: Shelves) -> None:
        self.shelves = shelves
        self.sense, self.mode = template.sense, template.mode
        self._to_minor = template.to_minor
        self.widen = template.widen is True
        self.key: ShelfKey = (self.sense.as_of, self.mode, self.widen)
        self.results: dict[Hashable, Recorded] = {}

    def blank_reader(self) -> Reader:
        """A reader of this base reading that has read nothing yet."""
        return Reader(self.sense, self.mode, widen=self.widen, to_minor=self._to_minor)


class Shelves:
    """All shelves of one company and catalog; kept as long as the two stay the same."""

    def __init__(self) -> None:
        self._shelves: dict[ShelfKey, Shelf] = {}

    def of(self, reader: Reader) -> Shelf:
        """The shelf of the reader's base reading."""
        sense = reader.sense
        key = (sense.as_of, reader.mode, reader.widen is True)
        shelf = self._shelves.get(key)
        if shelf is None:
            shelf = self._shelves[key] = Shelf(reader, self)
        return shelf


class Recall:
    """Results for one reader: from its shelf where its own changes do not touch them, else worked out anew."""

    __slots__ = ("_shelf", "changed", "given", "reader")

    def __init__(self, shelf: Shelf, reader: Reader) -> None:
        changed: set[ReadKey] = set(reader.moved)
        for path in reader.chosen:
            changed.update((path, way) for way in WAYS)
        if isinstance(reader.widen, frozenset):
            changed.update((path, way) for path in reader.widen for way in WAYS)
        self.reader, self._shelf, self.changed = reader, shelf, changed
        self.given: dict[Hashable, Any] = {}

    def result(self, key: Hashable, work_out: Callable[[Recall], T]) -> T:
        """The result of `work_out`, which must read facts only through the `Recall` it is given."""
        return self.kept(self._shelf.results, key, work_out)

    def kept(
        self,
        store: dict[Hashable, Recorded],
        key: Hashable,
        work_out: Callable[[Recall], T],
    ) -> T:
        """As `result`, with a place of its own to keep it in, for what is of no use to others."""
        if key in self.given:
            return self.given[key]  # type: ignore[no-any-return]
        recorded = self._recorded(store, key, work_out)
        if self.changed and not recorded.log.keys().isdisjoint(self.changed):
            value = work_out(self)
        else:
            value = recorded.value
            if not self.reader.quiet:
                self.reader.log.update(recorded.log)
            if recorded.untypical:
                self.reader.untypical.update(recorded.untypical)
        self.given[key] = value
        return value

    def at(self, mode: ReadingName) -> Recall:
        """What is known at another base reading, with nothing chosen or moved."""
        shelf = self._shelf
        reader = Reader(shelf.sense, mode, to_minor=self.reader.to_minor)
        return Recall(shelf.shelves.of(reader), reader)

    def unmoved(self) -> Recall:
        """The base reading itself, with nothing chosen or moved."""
        return Recall(self._shelf, self._shelf.blank_reader())

    def base(self, key: Hashable, work_out: Callable[[Recall], T]) -> T:
        """The result of the base reading itself, whatever this reader has chosen or moved; nothing is logged."""
        value: T = self._recorded(self._shelf.results, key, work_out).value
        return value

    @property
    def shelf_key(self) -> ShelfKey:
        """Which base reading this is."""
        return self._shelf.key

    def log_of(self, key: Hashable) -> Log:
        """What was read for a result of the base reading that is there already."""
        return self._shelf.results[key].log

    def touches(self, key: Hashable) -> bool:
        """Whether this reader takes a fact otherwise that such a result was worked out from."""
        return not self.log_of(key).keys().isdisjoint(self.changed)

    def _recorded(
        self,
        store: dict[Hashable, Recorded],
        key: Hashable,
        work_out: Callable[[Recall], T],
    ) -> Recorded:
        recorded = store.get(key)
        if recorded is None:
            reader = self._shelf.blank_reader()
            value = work_out(Recall(self._shelf, reader))
            recorded = Recorded(value, reader.log, frozenset(reader.untypical))
            store[key] = recorded
        return recorded

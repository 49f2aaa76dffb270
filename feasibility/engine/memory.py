"""What was worked out about one initiative, kept as long as nothing that decides about it changes.

A check hands its memories to the next one (`kept`). What rests on the initiative, company and
catalog alone is kept under a name; what also rests on others, together with what was seen of them.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from feasibility.engine.memo import Recall, Recorded

S = TypeVar("S")
T = TypeVar("T")
MOST_ANSWERS = 3


class Memory:
    """Results about one initiative: by reading, by name, and by what stood around it."""

    __slots__ = ("_answers", "_results", "_values")

    def __init__(self) -> None:
        self._results: dict[Hashable, dict[Hashable, Recorded]] = {}
        self._values: dict[Hashable, Any] = {}
        self._answers: dict[Hashable, list[tuple[Any, Any]]] = {}

    def result(
        self, recall: Recall, key: Hashable, work_out: Callable[[Recall], T]
    ) -> T:
        """As `Recall.result`, kept here."""
        store = self._results.setdefault(recall.shelf_key, {})
        return recall.kept(store, (key, self), work_out)

    def value(self, key: Hashable, work_out: Callable[[], T]) -> T:
        """What is worked out once."""
        if key not in self._values:
            self._values[key] = work_out()
        found: T = self._values[key]
        return found

    def answer(
        self,
        key: Hashable,
        seen: S,
        work_out: Callable[[], T],
        *,
        alike: Callable[[S, S, T], bool],
    ) -> T:
        """What was worked out when something alike was seen; the last few are kept.

        Args:
            key: what is asked.
            seen: what the answer rests on besides the initiative.
            work_out: works it out.
            alike: whether, for what was seen then, what is seen now and the answer of then,
                that answer is the one of now too.
        """
        known = self._answers.setdefault(key, [])
        for then, value in known:
            if alike(then, seen, value):
                found: T = value
                return found
        found = work_out()
        known.insert(0, (seen, found))
        del known[MOST_ANSWERS:]
        return found

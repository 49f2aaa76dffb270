"""Who says so, and since when: a fact without a word of its own takes that of the entry it stands in."""

from __future__ import annotations

from typing import Any, TypeVar

from feasibility.model.fact import Fact, Provenance

T = TypeVar("T")
_WORDS = ("source", "seen", "known", "by")


def attributed(fact: Fact[T], *holders: Provenance) -> Fact[T]:
    """The fact with source, day seen, `known` and `by` of its holders, nearest first, where it states none.

    A catalog states these once a claim, not once an edition; a plan may state them once a tool.
    """
    missing: dict[str, Any] = {}
    for word in _WORDS:
        if getattr(fact, word) is None:
            said = next(
                (w for holder in holders if (w := getattr(holder, word)) is not None),
                None,
            )
            if said is not None:
                missing[word] = said
    return fact.model_copy(update=missing) if missing else fact

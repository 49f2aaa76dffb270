"""Which of some names was probably meant. Deterministic, and from the standard library alone."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

LIKENESS = 0.6
"""Least share of matching letters (Ratcliff and Obershelp) for a guess: assumption."""
LONGEST_NAME = 100


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The name most like the one given, or None if none is like it."""
    return _nearest(name[:LONGEST_NAME].lower(), tuple(sorted(names)))


@lru_cache(maxsize=4096)
def _nearest(name: str, names: tuple[str, ...]) -> str | None:
    by_lower = {candidate.lower(): candidate for candidate in reversed(names)}
    found = get_close_matches(name, by_lower, n=1, cutoff=LIKENESS)
    if found:
        return by_lower[found[0]]
    begun = [each for each in by_lower if len(name) > 2 and each.startswith(name)]
    return by_lower[min(begun)] if begun else None

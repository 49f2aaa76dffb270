"""Chance that is the same everywhere: SplitMix64, so that one seed gives one plan file for ever.

Source: Steele, Lea, Flood: Fast splittable pseudorandom number generators (OOPSLA 2014).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")
_MASK = (1 << 64) - 1


class Chance:
    """A stream of numbers from a seed."""

    def __init__(self, seed: int) -> None:
        self._state = seed & _MASK

    def _next(self) -> int:
        self._state = (self._state + 0x9E3779B97F4A7C15) & _MASK
        mixed = self._state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
        return mixed ^ (mixed >> 31)

    def below(self, limit: int) -> int:
        """A whole number from 0 to below the limit."""
        return self._next() % limit

    def between(self, low: int, high: int) -> int:
        """A whole number from low to high, both inclusive."""
        return low + self.below(high - low + 1)

    def happens(self, share: float) -> bool:
        """True in so many of a thousand cases."""
        return self.below(1000) < round(share * 1000)

    def pick(self, options: Sequence[T]) -> T:
        """One of the options."""
        return options[self.below(len(options))]

    def some(self, options: Sequence[T], count: int) -> list[T]:
        """So many different ones of the options, in their order."""
        left = list(range(len(options)))
        chosen = {left.pop(self.below(len(left))) for _ in range(min(count, len(left)))}
        return [option for index, option in enumerate(options) if index in chosen]

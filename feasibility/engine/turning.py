"""Where a verdict turns: the value of one fact at which an answer changes, by halving.

The answer is asked, not derived, so that whatever a check does with a fact is in the value.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction
from typing import Any, TypeVar

from feasibility.engine.formulas import as_text
from feasibility.kernel.units import exact
from feasibility.model.bounds import AMOUNT_OF_MONEY, Bounds

T = TypeVar("T")

# The finest step that a person would state: a thousandth of a share, a quarter of an hour, a
# whole unit of money, one of anything else (assumption).
_STEPS = {
    "share, 0 to 1": Fraction(1, 1000),
    "share a month, -1 to 10": Fraction(1, 1000),
    "hours": Fraction(1, 4),
    "hours a week": Fraction(1, 4),
    "a week": Fraction(1, 10),
    "money": Fraction(100),
}


def turning_value(
    good: Any, bad: Any, bounds: Bounds | None, fails_at: Callable[[Any], bool]
) -> Any:
    """The value nearest to `good` at which it fails, given that it holds at `good` and fails at `bad`."""
    scale = _Scale(good, bad, bounds)
    low, high = 0, scale.steps
    while high - low > 1:
        middle = (low + high) // 2
        if fails_at(scale.value(middle)):
            high = middle
        else:
            low = middle
    return scale.value(high)


def last_good_value(
    good: Any, bad: Any, bounds: Bounds | None, holds_at: Callable[[Any], bool]
) -> Any:
    """The value nearest to `bad` at which it still holds, given that it holds at `good` and not at `bad`."""
    scale = _Scale(good, bad, bounds)
    low, high = 0, scale.steps
    while high - low > 1:
        middle = (low + high) // 2
        if holds_at(scale.value(middle)):
            low = middle
        else:
            high = middle
    return scale.value(low)


class _Scale:
    """The way from a good to a bad value in steps; step 0 is the good end, the last the bad end."""

    def __init__(self, good: Any, bad: Any, bounds: Bounds | None) -> None:
        self.good, self.bad = good, bad
        self._is_date = isinstance(good, date)
        if self._is_date:
            self._step = Fraction(1)
            span = Fraction(abs((bad - good).days))
        else:
            self._step = _STEPS.get(bounds.unit if bounds else "", Fraction(1))
            span = abs(exact(bad) - exact(good))
        self.steps = max(1, -int(-span // self._step))
        self._whole = isinstance(good, int) and self._step.denominator == 1

    def value(self, step: int) -> Any:
        if step <= 0:
            return self.good
        if step >= self.steps:
            return self.bad
        sign = 1 if self.bad > self.good else -1
        if self._is_date:
            return date.fromordinal(self.good.toordinal() + sign * step)
        moved = exact(self.good) + sign * step * self._step
        return int(moved) if self._whole else moved


def irreducible(facts: Sequence[T], suffices: Callable[[Sequence[T]], bool]) -> list[T]:
    """A part of `facts` that suffices and of which nothing can be left out; earlier ones go first.

    Halves are tried before single ones, so that many idle facts cost few questions.
    """
    kept = list(facts)
    size = max(1, len(kept) // 2)
    start = 0
    while kept:
        rest = kept[:start] + kept[start + size :]
        if len(rest) < len(kept) and suffices(rest):
            kept = rest
        else:
            start += size
        if start >= len(kept):
            if size == 1:
                break
            size, start = max(1, size // 2), 0
    return kept


def each_alone(
    facts: Sequence[T], turns: Callable[[Sequence[T]], bool], *, most: int
) -> list[T]:
    """Those facts that turn the answer by themselves, up to `most`, in order.

    A group that does not turn it holds none that does, since moving fewer facts is less bad.
    """
    found: list[T] = []

    def search(group: Sequence[T]) -> None:
        if len(found) >= most or not group or not turns(group):
            return
        if len(group) == 1:
            found.append(group[0])
            return
        middle = len(group) // 2
        search(group[:middle])
        search(group[middle:])

    search(facts)
    return found


def shown(value: Any, bounds: Bounds | None = None) -> str:
    """A value as certificates and questions hold it; money in minor units becomes whole units."""
    if isinstance(value, Fraction):
        return as_text(value / 100 if bounds is AMOUNT_OF_MONEY else value)
    if bounds is AMOUNT_OF_MONEY:
        return as_text(exact(value) / 100)
    return str(value).lower() if isinstance(value, bool) else str(value)

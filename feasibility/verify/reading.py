"""The ends a fact is read at (docs/semantics.md, section 1)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Literal, TypeVar

from feasibility.kernel.units import exact
from feasibility.model.bounds import DATE, Bounds
from feasibility.model.fact import Fact
from feasibility.model.witness import Choice, ReadingName
from feasibility.verify.places import Place, place_of, text_of

Better = Literal["more", "less"]
Purpose = Literal["witness", "refutation"]
T = TypeVar("T")
N = TypeVar("N", Fraction, date)


@dataclass(frozen=True)
class Reading:
    """How open facts are read: at which ends, for what purpose, with which choices taken.

    At the typical reading a fact without a typical value is read against the claim: at its bad
    end in a witness, at its good end in a refutation.
    """

    name: ReadingName
    purpose: Purpose
    chosen: tuple[tuple[Place, str], ...] = ()

    @property
    def generous(self) -> bool:
        """Whether what is open is read at its good end."""
        by_purpose = self.name == "typical" and self.purpose == "refutation"
        return self.name == "optimistic" or by_purpose

    @property
    def silence_helps(self) -> bool:
        """Whether an undeclared list holds one more entry that suffices."""
        return self.generous

    def choosing(self, choices: Iterable[Choice]) -> Reading:
        """The same reading with these facts taken at these values."""
        more = tuple((place_of(each.path), text_of(each.value)) for each in choices)
        return Reading(self.name, self.purpose, self.chosen + more)

    def chosen_at(self, place: Place) -> str | None:
        """The value this fact is taken at, as text; None if it is not pinned."""
        return next((value for pinned, value in self.chosen if pinned == place), None)

    def number(
        self, place: Place, fact: Fact[Any] | None, bounds: Bounds, *, better: Better
    ) -> Fraction:
        """A number at this reading's end; None is unknown."""
        return self._read(place, fact, bounds, better, exact)

    def day(self, place: Place, fact: Fact[date] | None, *, better: Better) -> date:
        """A day at this reading's end; None is unknown. More is later."""
        return self._read(place, fact, DATE, better, _day)

    def money(
        self,
        place: Place,
        fact: Fact[Any] | None,
        bounds: Bounds,
        *,
        better: Better,
        in_minor: Callable[[Any], Fraction],
    ) -> Fraction:
        """Minor units of the company's currency at this reading's end."""
        return self._read(place, fact, bounds, better, in_minor)

    def _read(
        self,
        place: Place,
        fact: Fact[Any] | None,
        bounds: Bounds,
        better: Better,
        plain: Callable[[Any], N],
    ) -> N:
        known = fact if fact is not None else Fact(unknown=True)
        stated = [plain(each) for each in known.values]
        if known.value is not None:
            return plain(known.value)
        pinned = self._pinned(place, known)
        if pinned is not None:
            return plain(pinned)
        if self.name == "typical" and known.typical is not None:
            return plain(known.typical)
        if known.one_of:
            stated = [plain(claim.value) for claim in known.one_of]
        elif known.unknown:
            stated = [plain(bounds.least), plain(bounds.most)]
        high = (better == "more") == self.generous
        return max(stated) if high else min(stated)

    def _pinned(self, place: Place, fact: Fact[Any]) -> Any:
        chosen = self.chosen_at(place)
        if chosen is None:
            return None
        claims = (claim.value for claim in fact.one_of)
        return next((value for value in claims if text_of(value) == chosen), None)

    def options(
        self, place: Place, fact: Fact[Any] | None, universe: tuple[Any, ...]
    ) -> tuple[Any, ...]:
        """The values a choice may have here; `universe` is all that an open one can be."""
        every = possible(fact, universe)
        chosen = self.chosen_at(place)
        if chosen is not None:
            pinned = tuple(each for each in every if text_of(each) == chosen)
            if pinned:
                return pinned
        typical = fact.typical if fact is not None else None
        if len(every) > 1 and self.name == "typical" and typical is not None:
            return (typical,)
        return every

    def settle(self, options: tuple[T, ...], test: Callable[[T], bool]) -> bool:
        """Whether a test passes: for one of the options at a good end, for all at a bad one."""
        results = [test(option) for option in options]
        return any(results) if self.generous else all(results)


def possible(fact: Fact[Any] | None, universe: tuple[Any, ...]) -> tuple[Any, ...]:
    """Every value a choice may have: the one stated, each source's, or the whole universe."""
    if fact is None or fact.state in ("unknown", "range"):
        return universe
    if fact.value is not None:
        return (fact.value,)
    values: dict[str, Any] = {text_of(c.value): c.value for c in fact.one_of}
    return tuple(values.values())


def _day(value: Any) -> date:
    if not isinstance(value, date):
        raise TypeError(value)
    return value

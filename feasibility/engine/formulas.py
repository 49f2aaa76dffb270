"""Scope formulas worked out exactly: coefficient times terms, per started N, between a least and a most."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from feasibility.engine.needs import Terms, Way
from feasibility.engine.reading import Reader
from feasibility.kernel.units import exact
from feasibility.model.bounds import ACCOUNTS, AMOUNT, CONTACTS, SENDS, Bounds
from feasibility.model.fact import Fact
from feasibility.model.formula import Formula, Summand
from feasibility.model.market import Audience
from feasibility.model.plan import Initiative

REGIONS_ASSUMED = 1  # assumption: docs/semantics.md section 1
SENDS_ASSUMED = 4.0  # assumption: docs/semantics.md section 1
FEWEST_CHANNELS, MOST_CHANNELS = 1, 8  # assumption: docs/semantics.md section 3

exactly = lru_cache(maxsize=8192)(exact)
"""A number as the decimal it was written as; the same numbers come again and again."""


def evaluate(
    formula: Formula, terms: Terms, reader: Reader, path: str, *, way: Way = "less"
) -> Fraction:
    """What the formula comes to, read so that less is better (a need) or more (a minimum to reach).

    `path` is where the formula stands; the paths of its coefficients begin with it.
    """
    total = Fraction(0)
    for number, summand in enumerate(formula.sum):
        place = f"{path}.sum[#{number}].coefficient"
        total += _summand(summand, terms, reader, place, way)
    if formula.least is not None:
        total = max(total, exactly(formula.least))
    if formula.most is not None:
        total = min(total, exactly(formula.most))
    return total


def _summand(
    summand: Summand, terms: Terms, reader: Reader, path: str, way: Way
) -> Fraction:
    read = reader.less if way == "less" else reader.more
    coefficient = exactly(read(path, summand.coefficient, AMOUNT, "scope"))
    product = Fraction(1)
    for term in summand.terms:
        if term != "one":
            product *= terms.value(term, reader, way)
    if summand.per_started is not None:
        product = Fraction(-(-product // summand.per_started))
    return coefficient * product


@dataclass(frozen=True, slots=True)
class InitiativeTerms:
    """The terms of an initiative's formulas: its audience, channels, regions and sends."""

    initiative: Initiative
    audience: Audience | None

    def value(self, term: str, reader: Reader, way: Way) -> Fraction:
        """The term read so; what nobody stated has its default or is unknown (semantics section 1)."""
        if term == "one":
            return Fraction(1)
        path, fact, bounds, kind, defaulted = self._fact(term)
        read = reader.less if way == "less" else reader.more
        return exactly(read(path, fact, bounds, kind, defaulted=defaulted))

    def _fact(
        self, term: str
    ) -> tuple[str, Fact[int] | Fact[float], Bounds, str, bool]:
        own = f"plan.initiatives[{self.initiative.id}]"
        match term:
            case "contacts" | "accounts":
                bounds = CONTACTS if term == "contacts" else ACCOUNTS
                if self.audience is None:
                    unknown: Fact[int] = Fact(unknown=True)
                    return f"{own}.audience.{term}", unknown, bounds, "audience", False
                fact: Fact[int] = getattr(self.audience, term)
                path = f"company.audiences[{self.audience.id}].{term}"
                return path, fact, bounds, "audience", False
            case "channels":
                return f"{own}.channels", self._channels(), AMOUNT, "scope", False
            case "regions":
                regions = self.initiative.regions or Fact(value=REGIONS_ASSUMED)
                defaulted = self.initiative.regions is None
                return f"{own}.regions", regions, CONTACTS, "scope", defaulted
            case "sends_a_contact_a_month":
                stated = self.initiative.sends_a_contact_a_month
                sends = stated or Fact(value=SENDS_ASSUMED)
                return f"{own}.{term}", sends, SENDS, "scope", stated is None
        raise ValueError(term)

    def _channels(self) -> Fact[int]:
        named = len(self.initiative.channels)
        if named:
            return Fact(value=named)
        return Fact(low=FEWEST_CHANNELS, high=MOST_CHANNELS)


def as_text(number: Fraction) -> str:
    """The number exactly: `8000`, `0.5`, or `1/3` where no decimal ends."""
    rest, twos, fives = number.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return f"{_digits(number.numerator)}/{_digits(number.denominator)}"
    places = max(twos, fives)
    if places == 0:
        return _digits(number.numerator)
    digits = _digits(abs(number.numerator) * 10**places // number.denominator)
    digits = digits.rjust(places + 1, "0")
    sign = "-" if number < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}"


def _digits(number: int) -> str:
    """All digits, also of numbers longer than Python writes of an int (growth over decades)."""
    return f"{Decimal(number):f}"


__all__ = ["InitiativeTerms", "as_text", "evaluate", "exactly"]

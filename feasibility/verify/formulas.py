"""Amounts worked out from a scope formula and the initiative's terms."""

from __future__ import annotations

from fractions import Fraction
from math import ceil

from feasibility.kernel.units import exact
from feasibility.model.bounds import ACCOUNTS, AMOUNT, CONTACTS, SENDS
from feasibility.model.fact import Fact
from feasibility.model.formula import Formula, ScopeTerm, Summand
from feasibility.verify.places import Place
from feasibility.verify.reading import Better
from feasibility.verify.standpoint import Standpoint

MOST_CHANNELS = 8
REGIONS_UNLESS_STATED = Fact(value=1)
SENDS_UNLESS_STATED = Fact(value=4.0)


def amount(
    at: Standpoint, formula: Formula, place: Place, *, better: Better
) -> Fraction:
    """What a formula comes to at this reading; `better` less reads it as a need."""
    total = Fraction(0)
    for number, summand in enumerate(formula.sum):
        total += _summand(at, summand, (*place, "sum", f"#{number}"), better)
    if formula.least is not None:
        total = max(total, exact(formula.least))
    if formula.most is not None:
        total = min(total, exact(formula.most))
    return total


def _summand(
    at: Standpoint, summand: Summand, place: Place, better: Better
) -> Fraction:
    product = Fraction(1)
    for term in summand.terms:
        product *= _term(at, term, better)
    if summand.per_started is not None:
        product = Fraction(ceil(product / summand.per_started))
    coefficient = at.reading.number(
        (*place, "coefficient"), summand.coefficient, AMOUNT, better=better
    )
    return coefficient * product


def _term(at: Standpoint, term: ScopeTerm, better: Better) -> Fraction:
    initiative, reading = at.initiative, at.reading
    if term == "one":
        return Fraction(1)
    if term == "channels":
        if initiative.channels:
            return Fraction(len(initiative.channels))
        most = (better == "more") == reading.generous
        return Fraction(MOST_CHANNELS if most else 1)
    if term == "regions":
        fact = initiative.regions or REGIONS_UNLESS_STATED
        return reading.number((*at.place, term), fact, CONTACTS, better=better)
    if term == "sends_a_contact_a_month":
        sends = initiative.sends_a_contact_a_month or SENDS_UNLESS_STATED
        return reading.number((*at.place, term), sends, SENDS, better=better)
    return _of_audience(at, term, better)


def _of_audience(at: Standpoint, term: ScopeTerm, better: Better) -> Fraction:
    audience = at.world.audience_of(at.initiative)
    bounds = CONTACTS if term == "contacts" else ACCOUNTS
    if audience is None:
        return at.reading.number((*at.place, "audience"), None, bounds, better=better)
    fact = audience.contacts if term == "contacts" else audience.accounts
    place = ("company", "audiences", audience.id, term)
    return at.reading.number(place, fact, bounds, better=better)

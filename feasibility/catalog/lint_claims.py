"""The first pass of lint: what each claim says of itself, without looking at other files."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date
from typing import Any

from feasibility.model import catalog as nouns
from feasibility.model.catalog import Catalog
from feasibility.model.fact import Fact, Provenance
from feasibility.model.faults import PlacedFault
from feasibility.model.formula import Formula
from feasibility.model.noun import Noun
from feasibility.model.places import Place
from feasibility.model.requirement import RequirementBase

ASSUMPTION = "assumption"
MONTHS_A_YEAR = 12

# What somebody claims about the world, and the kind of fact that says how long it is good for.
# All else is a definition of ours.
CLAIMS: dict[type[Noun], str] = {
    nouns.Category: "level",
    nouns.ProductCapability: "level",
    nouns.ProductLimit: "limit",
    nouns.Connector: "connector",
    nouns.NeedFirst: "level",
    nouns.Price: "money",
    nouns.Retirement: "contract",
    nouns.Benchmark: "benchmark",
    nouns.Rate: "money",
    RequirementBase: "estimate",
}


def find_in_claims(catalog: Catalog, *, as_of: date | None) -> Iterator[PlacedFault]:
    """Claims nobody backs, undated, stale, or out of order; codes as in `lint_checks.py`."""
    lives = {each.id: each.shelf_life_months for each in catalog.kinds}
    for collection in Catalog.model_fields:
        for index, entry in enumerate(getattr(catalog, collection)):
            yield from _claims(entry, (collection, index), (), lives, as_of)
    for index, product in enumerate(catalog.products):
        yield from _falling_levels(product, ("products", index))
        yield from _limits_and_connectors(product, ("products", index))
    for index, limit in enumerate(catalog.limits):
        if not limit.unit.strip("-–?. "):
            yield PlacedFault("LNT004", ("limits", index, "unit"))


def _claims(
    noun: Noun,
    place: Place,
    around: tuple[Provenance, ...],
    lives: dict[str, int],
    as_of: date | None,
) -> Iterator[PlacedFault]:
    """What is wrong with a claim and with the claims inside it."""
    if isinstance(noun, Provenance):
        around = (*around, noun)
    kind = next((CLAIMS[each] for each in type(noun).__mro__ if each in CLAIMS), None)
    if kind is not None:
        yield from _backing(around, place, lives.get(kind, math.inf), as_of)
    if isinstance(noun, Formula) and _is_empty(noun):
        yield PlacedFault("LNT014", (*place, "least"))
    for name in type(noun).model_fields:
        value = getattr(noun, name)
        if isinstance(value, Noun) and not isinstance(value, Fact):
            yield from _claims(value, (*place, name), around, lives, as_of)
        elif isinstance(value, tuple):
            for index, each in enumerate(value):
                if isinstance(each, Noun):
                    spot = (*place, name, index)
                    yield from _claims(each, spot, around, lives, as_of)


def _backing(
    around: tuple[Provenance, ...],
    place: Place,
    life_months: float,
    as_of: date | None,
) -> Iterator[PlacedFault]:
    """A claim without provenance of its own has that of what it stands in, nearest first."""
    known = _nearest(around, "known")
    source = _nearest(around, "source")
    seen = _nearest(around, "seen")
    if known == ASSUMPTION:
        return
    if source is None:
        yield PlacedFault("LNT010", place)
    elif seen is None:
        yield PlacedFault("LNT012", place)
    elif as_of is not None and _months_between(seen, as_of) > life_months:
        values = {"seen": seen.isoformat(), "months": life_months}
        yield PlacedFault("LNT006", place, values)


def _nearest(around: tuple[Provenance, ...], name: str) -> Any:
    stated = (getattr(each, name) for each in reversed(around))
    return next((value for value in stated if value is not None), None)


def _months_between(first: date, last: date) -> int:
    """Started calendar months from one day to another."""
    months = (last.year - first.year) * MONTHS_A_YEAR + last.month - first.month
    return months + (last.day > first.day)


def _is_empty(formula: Formula) -> bool:
    least, most = formula.least, formula.most
    return least is not None and most is not None and least > most


def _limits_and_connectors(
    product: nouns.Product, place: Place
) -> Iterator[PlacedFault]:
    for index, limit in enumerate(product.limits):
        for position, edition in enumerate(limit.uncapped):
            if edition in limit.values:
                spot = (*place, "limits", index, "uncapped", position)
                yield PlacedFault("LNT016", spot, {"edition": edition})
    for name in ("connectors", "connectors_by_others"):
        for index, connector in enumerate(getattr(product, name)):
            if not connector.objects:
                yield PlacedFault("LNT018", (*place, name, index, "objects"))


def _falling_levels(product: nouns.Product, place: Place) -> Iterator[PlacedFault]:
    order = [edition.id for edition in product.editions]
    for index, claim in enumerate(product.capabilities):
        if claim.falls_because is not None:
            continue
        best, best_edition = -1, ""
        for edition in order:
            values = claim.levels[edition].values if edition in claim.levels else ()
            if not values:
                continue
            if max(values) < best:
                spot = (*place, "capabilities", index, "levels", edition)
                said = {
                    "level": max(values),
                    "lower_edition": best_edition,
                    "has": best,
                }
                yield PlacedFault("LNT005", spot, said)
            if min(values) > best:
                best, best_edition = min(values), edition

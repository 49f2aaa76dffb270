"""The second pass of lint: what only shows when all files are read together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any

from feasibility.catalog.circles import find_circles
from feasibility.catalog.names import catalog_names
from feasibility.catalog.pointers import Pointer, find_pointers
from feasibility.catalog.references import dangling, scopes_in
from feasibility.model.catalog import (
    Catalog,
    Product,
    ProductCapability,
    StrategyTemplate,
)
from feasibility.model.faults import PlacedFault
from feasibility.model.places import Place

# Entries that are looked up from elsewhere in the catalog, or else serve nobody; words for
# objects and limits may also stand in plans. Products, benchmarks, strategies and kinds of
# facts are looked up by people, plans and the engine.
_LOOKED_UP = {
    "capability": ("capabilities", "LNT007"),
    "category": ("categories", "LNT007"),
    "skill": ("skills", "LNT007"),
    "object": ("objects", "LNT019"),
    "limit": ("limits", "LNT019"),
}
_SEARCHED = ("products", "channels", "templates", "skills", "capabilities")
_LAUNCHED_BY = frozenset(("launch", "run"))
# A category lists what more than this share of its products do. Assumption: rarer things are
# claimed of the product that does them, and taken not to be there elsewhere.
USUAL_SHARE = Fraction(1, 3)


def find_across(catalog: Catalog) -> Iterator[PlacedFault]:
    """Names that lead nowhere, entries nobody names, doubles and circles; codes as in `lint_checks.py`."""
    scopes = scopes_in(catalog)
    pointers = list(find_pointers(catalog, (), catalog_names(catalog), scopes))
    for fault in dangling(pointers):
        values = {"fault": fault.code, **fault.values}
        yield PlacedFault("LNT002", fault.place, values, fault.near)
    yield from _orphans(catalog, pointers)
    yield from _doubles(catalog)
    yield from _left_out_of_categories(catalog)
    yield from _fallback_circles(catalog)
    yield from _need_circles(catalog)
    for index, template in enumerate(catalog.templates):
        yield from _phases(template, index)


def _orphans(catalog: Catalog, pointers: list[Pointer]) -> Iterator[PlacedFault]:
    named = {(pointer.kind, pointer.name) for pointer in pointers}
    for kind, (collection, code) in _LOOKED_UP.items():
        for index, entry in enumerate(getattr(catalog, collection)):
            if (kind, entry.id) not in named:
                yield PlacedFault(code, (collection, index), {"id": entry.id})


def _doubles(catalog: Catalog) -> Iterator[PlacedFault]:
    for collection in _SEARCHED:
        yield from _same_names(getattr(catalog, collection), (collection,))
    for index, product in enumerate(catalog.products):
        yield from _same_names(product.editions, ("products", index, "editions"))


def _same_names(entries: Iterable[Any], place: Place) -> Iterator[PlacedFault]:
    owners: dict[str, str] = {}
    for index, entry in enumerate(entries):
        for field, position, word in _names(entry):
            owner = owners.setdefault(word.lower(), entry.id)
            if owner != entry.id:
                values = {"name": word, "also": owner}
                spot = (*place, index, field, *position)
                yield PlacedFault("LNT003", spot, values)


def _names(entry: Any) -> Iterator[tuple[str, tuple[int, ...], str]]:
    yield "name", (), entry.name
    for field in ("aliases", "former_names"):
        for index, word in enumerate(getattr(entry, field, ())):
            yield field, (index,), word
    for index, given_up in enumerate(getattr(entry, "renamed", ())):
        yield "renamed", (index,), given_up.name


def _left_out_of_categories(catalog: Catalog) -> Iterator[PlacedFault]:
    products: dict[str, list[Product]] = {}
    for product in catalog.products:
        products.setdefault(product.category, []).append(product)
    for index, category in enumerate(catalog.categories):
        alike = products.get(category.id, [])
        counts = Counter(
            claim.capability
            for product in alike
            for claim in product.capabilities
            if has_some(claim)
        )
        for capability, count in counts.items():
            usual = count > USUAL_SHARE * len(alike)
            if usual and capability not in category.capabilities:
                place = ("categories", index, "capabilities")
                values = {"capability": capability, "products": count}
                yield PlacedFault("LNT011", place, values)


def has_some(claim: ProductCapability) -> bool:
    """Whether any edition, or any with an add-on, is said to have more than level 0."""
    facts = (*claim.levels.values(), *claim.add_on_levels.values())
    return any(max(fact.values, default=0) > 0 for fact in facts)


def _fallback_circles(catalog: Catalog) -> Iterator[PlacedFault]:
    fallbacks = {
        each.id: () if each.fallback is None else (each.fallback,)
        for each in catalog.templates
    }
    for fault in find_circles(fallbacks, ("templates",)):
        place = (*fault.place[:2], "fallback")
        yield PlacedFault("LNT008", place, fault.values)


def _need_circles(catalog: Catalog) -> Iterator[PlacedFault]:
    needs = {
        each.id: [need.product for need in each.needs_first if need.product]
        for each in catalog.products
    }
    for fault in find_circles(needs, ("products",)):
        place = (*fault.place[:2], "needs_first")
        yield PlacedFault("LNT017", place, fault.values)


def _phases(template: StrategyTemplate, index: int) -> Iterator[PlacedFault]:
    afters = {each.id: each.after for each in template.phases}
    place = ("templates", index, "phases")
    for fault in find_circles(afters, place):
        yield PlacedFault("LNT013", fault.place, fault.values)
    if not any(phase.role in _LAUNCHED_BY for phase in template.phases):
        yield PlacedFault("LNT015", place)

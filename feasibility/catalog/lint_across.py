"""The second pass of lint: what only shows when all files are read together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from feasibility.catalog.circles import find_circles
from feasibility.catalog.names import catalog_names
from feasibility.catalog.pointers import Pointer, find_pointers
from feasibility.catalog.references import dangling, scopes_in
from feasibility.model.catalog import Catalog, StrategyTemplate
from feasibility.model.faults import PlacedFault
from feasibility.model.places import Place

# Entries that are looked up from elsewhere in the catalog, or else serve nobody. Products,
# benchmarks, strategies and kinds of facts are looked up by people, plans and the engine.
_LOOKED_UP = {
    "capability": "capabilities",
    "category": "categories",
    "object": "objects",
    "limit": "limits",
    "skill": "skills",
}
_SEARCHED = ("products", "channels", "templates", "skills", "capabilities")
_LAUNCHED_BY = frozenset(("launch", "run"))


def find_across(catalog: Catalog) -> Iterator[PlacedFault]:
    """Names that lead nowhere, entries nobody names, doubles and circles; codes as in `lint_checks.py`."""
    scopes = scopes_in(catalog)
    pointers = list(find_pointers(catalog, (), catalog_names(catalog), scopes))
    for fault in dangling(pointers):
        values = {"fault": fault.code, **fault.values}
        yield PlacedFault("LNT002", fault.place, values, fault.near)
    yield from _orphans(catalog, pointers)
    yield from _doubles(catalog)
    yield from _levels_outside_category(catalog)
    yield from _fallback_circles(catalog)
    for index, template in enumerate(catalog.templates):
        yield from _phases(template, index)


def _orphans(catalog: Catalog, pointers: list[Pointer]) -> Iterator[PlacedFault]:
    named = {(pointer.kind, pointer.name) for pointer in pointers}
    for kind, collection in _LOOKED_UP.items():
        for index, entry in enumerate(getattr(catalog, collection)):
            if (kind, entry.id) not in named:
                yield PlacedFault("LNT007", (collection, index), {"id": entry.id})


def _doubles(catalog: Catalog) -> Iterator[PlacedFault]:
    for collection in _SEARCHED:
        owners: dict[str, str] = {}
        for index, entry in enumerate(getattr(catalog, collection)):
            for field, position, word in _names(entry):
                owner = owners.setdefault(word.lower(), entry.id)
                if owner != entry.id:
                    place: Place = (collection, index, field, *position)
                    values = {"name": word, "also": owner}
                    yield PlacedFault("LNT003", place, values)


def _names(entry: Any) -> Iterator[tuple[str, tuple[int, ...], str]]:
    yield "name", (), entry.name
    for field in ("aliases", "former_names"):
        for index, word in enumerate(getattr(entry, field, ())):
            yield field, (index,), word


def _levels_outside_category(catalog: Catalog) -> Iterator[PlacedFault]:
    categories = {each.id: set(each.capabilities) for each in catalog.categories}
    for index, product in enumerate(catalog.products):
        listed = categories.get(product.category)
        if listed is None:
            continue
        for number, claim in enumerate(product.capabilities):
            if claim.capability not in listed:
                place = ("products", index, "capabilities", number, "capability")
                values = {"capability": claim.capability, "category": product.category}
                yield PlacedFault("LNT011", place, values)


def _fallback_circles(catalog: Catalog) -> Iterator[PlacedFault]:
    fallbacks = {
        each.id: () if each.fallback is None else (each.fallback,)
        for each in catalog.templates
    }
    for fault in find_circles(fallbacks, ("templates",)):
        place = (*fault.place[:2], "fallback")
        yield PlacedFault("LNT008", place, fault.values)


def _phases(template: StrategyTemplate, index: int) -> Iterator[PlacedFault]:
    afters = {each.id: each.after for each in template.phases}
    place = ("templates", index, "phases")
    for fault in find_circles(afters, place):
        yield PlacedFault("LNT013", fault.place, fault.values)
    if not any(phase.role in _LAUNCHED_BY for phase in template.phases):
        yield PlacedFault("LNT015", place)

"""A private library in front of the shipped catalog, and corrections of both, as one catalog again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from feasibility.kernel.errors import CatalogError
from feasibility.model.catalog import Catalog
from feasibility.model.correction import corrected, correction_faults
from feasibility.model.faults import PlacedFault
from feasibility.model.places import spell
from feasibility.model.plan import Library, PlanFile

KINDS: tuple[str, ...] = tuple(
    name for name in Library.model_fields if name in Catalog.model_fields
)


def layered(shipped: Catalog, library: Library) -> Catalog:
    """The catalog in which the library's entries stand before the shipped ones.

    An entry of the same kind and id takes the shipped one's place; a correction that of a claim.

    Raises:
        CatalogError: an entry whose id the shipped catalog uses for another kind, a correction
            that names no claim or puts there what cannot stand there.
    """
    faults = [*taken_ids(shipped, library), *wrong_corrections(shipped, library)]
    if faults:
        document = {"library": library}
        raise CatalogError(
            [
                fault.spelled(
                    spell(document, fault.place, PlanFile), line=None, file=None
                )
                for fault in faults
            ]
        )
    return merged(shipped, library)


def merged(shipped: Catalog, library: Library) -> Catalog:
    """The same, without asking whose ids they are."""
    changed: dict[str, Any] = {}
    for kind in KINDS:
        own = getattr(library, kind)
        if own:
            ids = {entry.id for entry in own}
            rest = [entry for entry in getattr(shipped, kind) if entry.id not in ids]
            changed[kind] = (*own, *rest)
    whole = shipped
    if changed:
        kept = {name: getattr(shipped, name) for name in Catalog.model_fields}
        whole = Catalog.model_validate({**kept, **changed})
    return corrected(whole, library.corrections)


def wrong_corrections(shipped: Catalog, library: Library) -> Iterator[PlacedFault]:
    """Corrections that cannot be applied to the shipped catalog with the library before it."""
    if library.corrections:
        whole = merged(shipped, library.model_copy(update={"corrections": ()}))
        for fault in correction_faults(whole, library.corrections):
            place = ("library", "corrections", fault.number, fault.field)
            yield PlacedFault(fault.code, place, fault.values, fault.nearest)


def taken_ids(shipped: Catalog, library: Library) -> Iterator[PlacedFault]:
    """The library's entries whose id the shipped catalog uses for another kind alone."""
    ids = {kind: {entry.id for entry in getattr(shipped, kind)} for kind in KINDS}
    for kind in KINDS:
        for index, entry in enumerate(getattr(library, kind)):
            if entry.id in ids[kind]:
                continue
            for other in KINDS:
                if entry.id in ids[other]:
                    place = ("library", kind, index, "id")
                    values = {"id": entry.id, "used_for": other}
                    yield PlacedFault("input.id_taken", place, values)
                    break

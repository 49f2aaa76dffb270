"""A private library from a file: own products, capabilities, strategies and skills, all faults at once.

What the shipped catalog has an id for is the shipped catalog's: a private entry takes an id of its
own, and what is otherwise here is a correction.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from feasibility.catalog.circles import find_circles
from feasibility.catalog.layers import KINDS, merged, wrong_corrections
from feasibility.catalog.names import catalog_names
from feasibility.catalog.pointers import find_pointers
from feasibility.catalog.reading import read_noun, read_source, spelled
from feasibility.catalog.references import dangling, scopes_in
from feasibility.catalog.salvage import salvage
from feasibility.catalog.yaml_dump import dump_noun
from feasibility.kernel.errors import InputError
from feasibility.model.catalog import Catalog
from feasibility.model.faults import PlacedFault
from feasibility.model.plan import Library

# Larger than any library a person keeps; what is larger is refused unread.
MOST_BYTES = 5_000_000


def load_library_file(
    source: Path | str | bytes, *, catalog: Catalog, file: str | None = None
) -> Library:
    """The library in a file (a `Path`) or in a text, in the form of a plan file's `library`.

    Args:
        source: a `Path` is read; text or bytes are the library itself.
        catalog: the shipped catalog, which its entries name and whose ids they may not take.
        file: the name to show in faults; the path's own unless given.

    Raises:
        InputError: it cannot be read or used; every fault with its line.
    """
    if file is None and isinstance(source, Path):
        file = str(source)
    document = read_source(source, most_bytes=MOST_BYTES)
    data = document.data if document.usable else {}
    faults: list[PlacedFault] = []
    noun = None
    if document.usable:
        noun, faults = _validate(data, catalog)
    shown = spelled(faults, data, Library, document=document, file=file)
    if noun is None or shown:
        raise InputError(shown)
    return noun


def dump_library(library: Library) -> str:
    """The library as a text that `load_library_file` reads as an equal one."""
    return dump_noun(library)


def find_library_faults(library: Library, catalog: Catalog) -> Iterator[PlacedFault]:
    """Names that lead nowhere, ids that are the shipped catalog's, circles, wrong corrections."""
    whole = merged(catalog, library.model_copy(update={"corrections": ()}))
    pointers = find_pointers(library, (), catalog_names(whole), scopes_in(whole))
    yield from dangling(pointers)
    yield from _stolen(library, catalog)
    for index, template in enumerate(library.templates):
        afters = {phase.id: phase.after for phase in template.phases}
        yield from find_circles(afters, ("templates", index, "phases"))
    for fault in wrong_corrections(catalog, library):
        yield PlacedFault(fault.code, fault.place[1:], fault.values, fault.near)
    if library.taken:
        yield PlacedFault("input.unknown_key", ("taken",), {"key": "taken"})


def _validate(data: Any, catalog: Catalog) -> tuple[Library | None, list[PlacedFault]]:
    reading = read_noun(data, Library)
    if reading.noun is not None:
        return reading.noun, list(find_library_faults(reading.noun, catalog))
    found = list(reading.faults)
    saved = salvage(data, Library, reading.faults, {})
    if saved is not None:
        found += [
            PlacedFault(
                fault.code, saved.original(fault.place), fault.values, fault.near
            )
            for fault in find_library_faults(saved.noun, catalog)
            if fault.values.get("name") not in saved.lost_names
        ]
    return None, found


def _stolen(library: Library, catalog: Catalog) -> Iterator[PlacedFault]:
    used = {
        entry.key: collection
        for collection in Catalog.model_fields
        for entry in getattr(catalog, collection)
    }
    for kind in KINDS:
        for index, entry in enumerate(getattr(library, kind)):
            if entry.id in used:
                values = {"id": entry.id, "used_for": used[entry.id]}
                yield PlacedFault("input.id_taken", (kind, index, "id"), values)

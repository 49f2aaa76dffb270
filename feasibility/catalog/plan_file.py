"""The plan file: read, brought to the newest format, validated, its references checked.

Whatever is wrong is told at once, each fault with line, path and what was probably meant.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from feasibility.catalog.formats import upgrade
from feasibility.catalog.reading import read_noun, read_source, spelled
from feasibility.catalog.references import find_faults, guess_names
from feasibility.catalog.salvage import salvage
from feasibility.catalog.yaml_text import MOST_BYTES, Document
from feasibility.kernel.errors import InputError
from feasibility.model.catalog import Catalog
from feasibility.model.faults import PlacedFault
from feasibility.model.places import Place
from feasibility.model.plan import PlanFile

_STAND_INS: dict[Place, Any] = {
    ("company", "id"): "company",
    ("company", "currency"): "XXX",
    ("plan", "id"): "plan",
    ("plan", "period"): {"first_day": "0001-01-01", "last_day": "0001-12-31"},
}
# Faults that say a sibling is missing; not told where it is there and itself at fault.
_MISSED = {
    "input.edition_without_product": "product",
    "input.add_ons_without_product": "product",
}


def load_plan_file(
    source: Path | str | bytes,
    *,
    catalog: Catalog | None = None,
    as_of: date | None = None,
    file: str | None = None,
    most_bytes: int = MOST_BYTES,
) -> PlanFile:
    """The plan file at a path, or in a text.

    Args:
        source: a `Path` is read; text or bytes are the plan file itself.
        catalog: what products, capabilities, skills and templates are looked up in, after
            the plan file's own library; None leaves references into the catalog unchecked.
        as_of: the day of the check; a plan that is over by then is refused.
        file: the name to show in faults; the path's own unless given.
        most_bytes: larger input is refused unread.

    Raises:
        InputError: the file cannot be read or used; every fault.
    """
    if file is None and isinstance(source, Path):
        file = str(source)
    document = read_source(source, most_bytes=most_bytes)
    if not document.usable:
        faults = spelled((), document.data, PlanFile, document=document, file=file)
        raise InputError(faults)
    return _parse(document.data, document, catalog=catalog, as_of=as_of, file=file)


def parse_plan(
    data: Any,
    *,
    catalog: Catalog | None = None,
    as_of: date | None = None,
    file: str | None = None,
) -> PlanFile:
    """A plan file from plain data (parsed JSON, say); faults have no lines.

    Raises:
        InputError: the data cannot be used; every fault.
    """
    return _parse(data, None, catalog=catalog, as_of=as_of, file=file)


def _parse(
    data: Any,
    document: Document | None,
    *,
    catalog: Catalog | None,
    as_of: date | None,
    file: str | None,
) -> PlanFile:
    upgraded = upgrade(data)
    faults = list(upgraded.faults)
    noun = None
    if upgraded.usable:
        noun, more = _validate(upgraded.data, catalog, as_of)
        faults += more
    shown = spelled(
        faults,
        upgraded.data,
        PlanFile,
        document=document,
        file=file,
        written_at=upgraded.written_at,
    )
    if noun is None or shown:
        raise InputError(shown)
    return noun


def _validate(
    data: Any, catalog: Catalog | None, as_of: date | None
) -> tuple[PlanFile | None, list[PlacedFault]]:
    reading = read_noun(data, PlanFile)
    if reading.noun is not None:
        return reading.noun, list(find_faults(reading.noun, catalog, as_of=as_of))
    found = list(reading.faults)
    saved = salvage(data, PlanFile, reading.faults, _STAND_INS)
    if saved is None:
        return None, found
    if catalog is not None:
        found = list(guess_names(found, data, saved.noun, catalog))
    for fault in find_faults(saved.noun, catalog, as_of=as_of, lost=saved):
        place = saved.original(fault.place)
        missed = (*place[:-1], _MISSED.get(fault.code, ""))
        if missed not in saved.lost_places:
            found.append(PlacedFault(fault.code, place, fault.values, fault.near))
    return None, found

"""Corrections: what a company knows better than the catalog, with who says so, since when and why.

A correction puts a value in the place of a claim (a level, a limit, a price, a figure). The claim
itself stays in the catalog that was corrected.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from pydantic import Field, JsonValue

from feasibility.kernel.errors import Fault, InputError, NotFoundError
from feasibility.model.catalog import Catalog
from feasibility.model.fact import Fact, Known
from feasibility.model.noun import Day, Id, Name, Noun, Text
from feasibility.model.paths import CATALOG_ROOT, replace, resolve, split

# What a claim by edition stands in: the list, its kind of entry, and what its lines are called.
_BY_EDITION = {
    ("capabilities", "levels"): "capability",
    ("capabilities", "add_on_levels"): "capability",
    ("limits", "values"): "limit",
}


class Correction(Noun):
    """One claim of the catalog as it is here; it wins over the shipped claim and over the library's own."""

    id: Id
    path: Text = Field(
        description="The claim, as a path: `catalog.products[zoom].limits[attendees].values.pro`."
    )
    value: JsonValue = Field(
        description="What it is here: a value, or a fact at length (low, high, one_of)."
    )
    known: Known = Field(default="measured", description="How it is known.")
    by: Name = Field(description="Who says so.")
    on: Day = Field(description="Day it was said.")
    why: Name = Field(description="What it rests on.")


class CorrectionFault(NamedTuple):
    """Which correction (counted from 0) cannot be applied, in which of its fields, and why."""

    number: int
    field: str
    code: str
    values: dict[str, Any]
    nearest: str | None = None


def corrected(catalog: Catalog, corrections: Iterable[Correction]) -> Catalog:
    """The catalog with the corrections in it; one that cannot be applied is passed over (`correction_faults`)."""
    for correction in corrections:
        try:
            catalog = _applied(catalog, correction)
        except (NotFoundError, InputError):
            continue
    return catalog


def correction_faults(
    catalog: Catalog, corrections: Iterable[Correction]
) -> Iterator[CorrectionFault]:
    """Every correction that names no claim, or puts there what cannot stand there."""
    seen: dict[str, str] = {}
    for index, correction in enumerate(corrections):
        first = seen.setdefault(correction.path, correction.id)
        if first != correction.id:
            yield CorrectionFault(index, "path", "input.corrected_twice", {"id": first})
        try:
            _applied(catalog, correction)
        except NotFoundError as error:
            values = {"value": correction.path}
            near = _meant(correction.path, error)
            yield CorrectionFault(index, "path", "input.no_such_claim", values, near)
        except InputError as error:
            for fault in error.faults:
                field = "path" if fault.code == "input.no_claim" else "value"
                yield CorrectionFault(
                    index, field, fault.code, fault.values, fault.nearest
                )


def _applied(catalog: Catalog, correction: Correction) -> Catalog:
    path = correction.path
    parts = split(path)
    if parts[:1] != (CATALOG_ROOT,) or len(parts) == 1:
        raise NotFoundError("path", path)
    fact = _as_fact(correction)
    by_edition = _edition_parts(parts)
    if by_edition is not None:
        after = _with_edition(catalog, parts, by_edition, fact)
    else:
        there = resolve(catalog, path)
        if there is not None and not isinstance(there, Fact):
            raise _no_claim(path)
        after = replace(catalog, path, fact)
    if not isinstance(resolve(after, path), Fact):
        raise _no_claim(path)
    return after


def _as_fact(correction: Correction) -> dict[str, Any]:
    value = correction.value
    given = dict(value) if isinstance(value, dict) else {"value": value}
    said = {
        "known": correction.known,
        "by": correction.by,
        "seen": correction.on,
        "note": correction.why,
    }
    return {**said, **given}


def _edition_parts(parts: tuple[str, ...]) -> str | None:
    """The kind of entry, where a path leads to what one edition has."""
    if len(parts) != 7 or parts[1] != "products":
        return None
    return _BY_EDITION.get((parts[3], parts[5]))


def _with_edition(
    catalog: Catalog, parts: tuple[str, ...], kind: str, fact: dict[str, Any]
) -> Catalog:
    """The claim of one edition, also where the catalog says nothing of it yet."""
    _, _, product_key, collection, entry_key, values, edition = parts
    product_path = f"{CATALOG_ROOT}.products{product_key}"
    product = resolve(catalog, product_path)
    resolve(catalog, f"{product_path}.editions[{edition}]")
    known = {"capability": "capabilities", "limit": "limits"}[kind]
    resolve(catalog, f"{CATALOG_ROOT}.{known}{entry_key}")
    key = entry_key.strip("[]")
    entries = {entry.key: entry for entry in getattr(product, collection)}
    entry: dict[str, Any] = {kind: key}
    if key in entries:
        entry = {name: getattr(entries[key], name) for name in entries[key].model_fields_set}  # fmt: skip
    elif kind == "capability":
        entry["levels"] = {}
    entry[values] = {**entry.get(values, {}), edition: fact}
    if edition in entry.get("uncapped", ()):
        entry["uncapped"] = [each for each in entry["uncapped"] if each != edition]
    rest = [each for name, each in entries.items() if name != key]
    return replace(catalog, f"{product_path}.{collection}", (*rest, entry))


def _meant(path: str, error: NotFoundError) -> str | None:
    """The path with the part that leads nowhere as it was probably meant."""
    if error.nearest is None:
        return None
    wrong, right = (split(each)[-1].strip("[]") for each in (error.key, error.nearest))
    before, _, after = path.rpartition(wrong)
    return f"{before}{right}{after}"


def _no_claim(path: str) -> InputError:
    return InputError([Fault("input.no_claim", path, {"value": path})])

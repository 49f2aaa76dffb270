"""What is wrong or doubtful in the catalog's files: first each file by itself, then all together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from feasibility.catalog.lint_across import find_across
from feasibility.catalog.lint_checks import CHECKS, Severity
from feasibility.catalog.lint_claims import find_in_claims
from feasibility.catalog.load import Loaded, default_folders, find_files, load_file
from feasibility.kernel.errors import Fault
from feasibility.model.catalog import Catalog
from feasibility.model.faults import PlacedFault
from feasibility.model.noun import Noun
from feasibility.model.paths import CATALOG_ROOT
from feasibility.model.places import Place, join, spell


@dataclass(frozen=True)
class LintIssue:
    """One finding of lint: which check, where, and what it saw there."""

    code: str
    severity: Severity
    file: str | None
    line: int | None
    path: str
    wrong: str
    fix: str
    values: dict[str, Any] = field(default_factory=dict)
    nearest: str | None = None

    def __str__(self) -> str:
        place = ":".join(str(each) for each in (self.file, self.line) if each)
        said = ", ".join(f"{key}={value}" for key, value in sorted(self.values.items()))
        hint = f"; nearest: {self.nearest}" if self.nearest else ""
        told = f" ({said}{hint})" if said else ""
        return f"{place}: {self.code} {self.path}: {self.wrong}{told} {self.fix}"


def lint_catalog(
    directory: Path | None = None,
    *,
    templates_directory: Path | None = None,
    as_of: date | None = None,
) -> list[LintIssue]:
    """Every issue of the catalog in a folder, or of the shipped one, by file and line.

    Args:
        directory: as `load_catalog`.
        templates_directory: as `load_catalog`.
        as_of: the day that claims must not be stale on; None asks nothing about age.
    """
    files, faults = find_files(*default_folders(directory, templates_directory))
    loaded = [load_file(file) for file in files]
    faults += [fault for each in loaded for fault in each.faults]
    catalog, origins, doubles = _assembled(loaded)
    found = [*find_in_claims(catalog, as_of=as_of), *find_across(catalog)]
    issues = [_unreadable(fault) for fault in (*faults, *doubles)]
    issues += [_issue(each, catalog, origins) for each in found]
    return sorted(
        issues, key=lambda each: (each.file or "", each.line or 0, each.code, each.path)
    )


Origins = dict[tuple[str, int], tuple[Loaded, Place]]


def _assembled(loaded: Iterable[Loaded]) -> tuple[Catalog, Origins, list[Fault]]:
    """All entries that are sound, where each came from, and those that came twice."""
    collections: dict[str, list[Noun]] = {}
    origins: Origins = {}
    doubles: list[Fault] = []
    seen: dict[tuple[str, str], str] = {}
    for each, place, noun in _entries(loaded):
        name = each.file.collection
        entries = collections.setdefault(name, [])
        first = seen.setdefault((name, noun.key), each.file.name)
        if first != each.file.name:
            path = f"{CATALOG_ROOT}.{name}[{noun.key}]"
            values = {"key": noun.key, "first": first}
            doubles.append(
                Fault("input.duplicate_id", path, values, file=each.file.name)
            )
            continue
        origins[name, len(entries)] = (each, place)
        entries.append(noun)
    return Catalog.model_validate(collections), origins, doubles


def _entries(loaded: Iterable[Loaded]) -> Iterator[tuple[Loaded, Place, Noun]]:
    for each in loaded:
        for index, noun in enumerate(each.nouns):
            yield each, (index,) if each.file.is_list else (), noun


def _unreadable(fault: Fault) -> LintIssue:
    check = CHECKS["LNT009" if ".terms[" in fault.path else "LNT001"]
    values = {"fault": fault.code, **fault.values}
    return LintIssue(
        check.code,
        check.severity,
        fault.file,
        fault.line,
        fault.path,
        check.wrong,
        check.fix,
        values,
        fault.nearest,
    )


def _issue(found: PlacedFault, catalog: Catalog, origins: Origins) -> LintIssue:
    collection, index, *inside = found.place
    loaded, place = origins[str(collection), int(index)]
    check = CHECKS[found.code]
    return LintIssue(
        check.code,
        check.severity,
        loaded.file.name,
        loaded.document.line_of((*place, *inside)),
        join(CATALOG_ROOT, spell(catalog, found.place, Catalog)),
        check.wrong,
        check.fix,
        found.values,
        found.near,
    )

"""The catalog from its folders: one thing a file, vocabularies as one list a file.

`capability_catalog/products/hubspot.yaml` holds the product `hubspot`; `objects.yaml` holds
the list of all objects. A collection may come either way. Every fault of every file is told
at once. Whether what they name exists is asked by `lint.py`, not here.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from feasibility.catalog.compiled import load_compiled, save_compiled
from feasibility.catalog.data_folders import data_folder
from feasibility.catalog.reading import (
    Reading,
    read_noun,
    read_nouns,
    read_source,
    spelled,
)
from feasibility.catalog.yaml_text import Document
from feasibility.kernel.errors import CatalogError, Fault
from feasibility.model.catalog import Catalog
from feasibility.model.faults import PlacedFault
from feasibility.model.noun import Noun
from feasibility.model.paths import CATALOG_ROOT
from feasibility.model.shape import Shape, fields_of

TEMPLATES = "templates"
COLLECTIONS: dict[str, Shape] = fields_of(Catalog)
NOT_READ: Reading[Any] = Reading(None)


class CatalogFile(NamedTuple):
    """A file of the catalog: which collection it adds to, and whether as a list."""

    path: Path
    name: str
    collection: str
    is_list: bool


class Loaded(NamedTuple):
    """What a file holds (nothing, where it has faults), and the faults."""

    file: CatalogFile
    document: Document
    nouns: tuple[Any, ...]
    faults: list[Fault]


def load_catalog(
    directory: Path | None = None,
    *,
    templates_directory: Path | None = None,
    cache_dir: Path | None = None,
) -> Catalog:
    """The catalog in a folder, or the shipped one.

    Args:
        directory: layout of `capability_catalog/`; the shipped folder unless given.
        templates_directory: one strategy a file; without it `strategy_templates/` beside a
            given directory, if there is one, or the shipped folder.
        cache_dir: where to keep the validated catalog, keyed by the content of its files.

    Raises:
        CatalogError: files that cannot be used; every fault of every file.
    """
    folder, templates = default_folders(directory, templates_directory)
    files, faults = find_files(folder, templates)
    key = content_key(files) if cache_dir is not None else ""
    if cache_dir is not None and not faults:
        cached = load_compiled(cache_dir, key)
        if cached is not None:
            return cached
    loaded = [load_file(file) for file in files]
    faults += [fault for each in loaded for fault in each.faults]
    catalog = _assemble(loaded, faults)
    if cache_dir is not None:
        save_compiled(cache_dir, key, catalog)
    return catalog


def find_files(
    folder: Path, templates: Path | None
) -> tuple[list[CatalogFile], list[Fault]]:
    """The files of a catalog in a fixed order, and a fault for each that does not belong."""
    files: list[CatalogFile] = []
    faults: list[Fault] = []
    for path, name in _yaml_files(folder):
        # The folder's own name, the collection, and the file where a collection has several.
        parts = name.rpartition(".")[0].split("/")[1:]
        if parts[0] not in COLLECTIONS or len(parts) > 2:
            faults.append(Fault("catalog.unknown_file", "", {"file": name}, file=name))
        else:
            files.append(CatalogFile(path, name, parts[0], len(parts) == 1))
    if templates is not None:
        files += [
            CatalogFile(path, name, TEMPLATES, is_list=False)
            for path, name in _yaml_files(templates)
        ]
    if not files and not faults:
        faults.append(Fault("catalog.no_files", "", {"folder": str(folder)}))
    return files, faults


def load_file(file: CatalogFile) -> Loaded:
    """What one file holds."""
    shape = COLLECTIONS[file.collection]
    return _load_list(file, shape) if file.is_list else _load_one(file, shape)


def content_key(files: list[CatalogFile]) -> str:
    """A digest of the names and the content of files."""
    digest = hashlib.sha256()
    for file in files:
        content = file.path.read_bytes()
        digest.update(f"{file.collection} {file.name} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def _load_list(file: CatalogFile, shape: Shape) -> Loaded:
    document = read_source(file.path)
    reading = read_nouns(document.data, shape) if document.usable else NOT_READ
    prefix = f"{CATALOG_ROOT}.{file.collection}"
    faults = spelled(
        reading.faults,
        document.data,
        shape,
        document=document,
        file=file.name,
        prefix=prefix,
    )
    return Loaded(file, document, reading.noun or (), faults)


def _load_one(file: CatalogFile, shape: Shape) -> Loaded:
    document = read_source(file.path)
    noun = noun_of(shape)
    reading = read_noun(document.data, noun) if document.usable else NOT_READ
    found = list(reading.faults)
    if reading.noun is not None and reading.noun.key != file.path.stem:
        values = {"id": reading.noun.key, "stem": file.path.stem}
        found.append(PlacedFault("catalog.other_id", (noun.KEY,), values))
    prefix = f"{CATALOG_ROOT}.{file.collection}[{file.path.stem}]"
    faults = spelled(
        found, document.data, noun, document=document, file=file.name, prefix=prefix
    )
    nouns = (reading.noun,) if reading.noun is not None else ()
    return Loaded(file, document, nouns, faults)


def noun_of(shape: Shape) -> type[Noun]:
    """The noun that a collection is a list of."""
    noun = shape.item.noun if shape.item is not None else None
    if noun is None:
        raise TypeError(f"not a list of nouns: {shape.annotation}")
    return noun


def default_folders(
    directory: Path | None, templates_directory: Path | None
) -> tuple[Path, Path | None]:
    """The folder of the catalog and that of its strategies, if there is one."""
    if directory is None:
        shipped = data_folder("strategy_templates")
        return data_folder("capability_catalog"), templates_directory or shipped
    beside = directory.parent / "strategy_templates"
    if templates_directory is None and beside.is_dir():
        templates_directory = beside
    return directory, templates_directory


def _yaml_files(folder: Path) -> Iterator[tuple[Path, str]]:
    """YAML files below a folder in a fixed order, with names as they are shown."""
    start = len(str(folder.parent / "_")) - 1
    names = ((path[start:].replace(os.sep, "/"), path) for path in _paths_below(folder))
    for name, path in sorted(names):
        yield Path(path), name


def _paths_below(folder: Path | str) -> Iterator[str]:
    """Paths of YAML files as text: every start goes through all of them."""
    try:
        entries = list(os.scandir(folder))
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in entries:
        if entry.is_dir():
            yield from _paths_below(entry.path)
        elif entry.name.endswith((".yaml", ".yml")):
            yield entry.path


def _assemble(loaded: list[Loaded], faults: list[Fault]) -> Catalog:
    """All that the files hold as one catalog.

    Raises:
        CatalogError: there are faults, or two files hold the same.
    """
    collections: dict[str, list[Any]] = {}
    seen: dict[tuple[str, str], str] = {}
    for each in loaded:
        file = each.file
        for noun in each.nouns:
            first = seen.setdefault((file.collection, noun.key), file.name)
            if first == file.name:
                collections.setdefault(file.collection, []).append(noun)
                continue
            path = f"{CATALOG_ROOT}.{file.collection}[{noun.key}]"
            values = {"key": noun.key, "first": first}
            faults.append(Fault("input.duplicate_id", path, values, file=file.name))
    if faults:
        raise CatalogError(faults)
    return Catalog.model_validate(collections)

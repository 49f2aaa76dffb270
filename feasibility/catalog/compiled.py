"""The validated catalog kept as one file, so that the next start need not read the YAML.

A cache only: whatever is wrong with it (another version's, cut short, changed by hand, not
writable), it is as if it were not there.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from functools import lru_cache
from pathlib import Path

import pydantic

from feasibility.catalog.packing import packed, unpacked
from feasibility.model.catalog import Catalog

_MODEL = Path(__file__).resolve().parents[1] / "model"
_KEPT = 8


def load_compiled(cache_dir: Path, key: str) -> Catalog | None:
    """The catalog kept under a key, or None."""
    try:
        head, _, body = _file(cache_dir, key).read_bytes().partition(b"\n")
    except OSError:
        return None
    said, _, catalog_hash = head.decode("ascii", "replace").partition(" ")
    if said != _seal(catalog_hash, body):
        return None
    catalog = unpacked(body)
    if not isinstance(catalog, Catalog):
        return None
    # The hash was computed when the catalog was saved, and the seal covers it.
    catalog.__dict__["hash"] = catalog_hash
    return catalog


def save_compiled(cache_dir: Path, key: str, catalog: Catalog) -> None:
    """Keeps a catalog under a key, whole or not at all, and drops the oldest beyond eight."""
    body = packed(catalog)
    head = f"{_seal(catalog.hash, body)} {catalog.hash}\n".encode()
    target = _file(cache_dir, key)
    try:
        cache_dir.mkdir(parents=True, exist_ok=True)
        handle, unfinished = tempfile.mkstemp(dir=cache_dir, prefix="catalog-")
        with os.fdopen(handle, "wb") as stream:
            stream.write(head + body)
        Path(unfinished).replace(target)
        _drop_oldest(cache_dir)
    except OSError:
        return


def _drop_oldest(cache_dir: Path) -> None:
    kept = sorted(
        cache_dir.glob("catalog-*.bin"), key=lambda path: path.stat().st_mtime
    )
    for path in kept[:-_KEPT]:
        path.unlink(missing_ok=True)


def _file(cache_dir: Path, key: str) -> Path:
    made_with = f"{key} {_model_digest()} {pydantic.VERSION} {sys.version}"
    name = hashlib.sha256(made_with.encode()).hexdigest()[:32]
    return cache_dir / f"catalog-{name}.bin"


def _seal(catalog_hash: str, body: bytes) -> str:
    return hashlib.sha256(catalog_hash.encode() + b"\n" + body).hexdigest()


@lru_cache(maxsize=1)
def _model_digest() -> str:
    """A digest of the code that says what a catalog is: other code, other cache."""
    digest = hashlib.sha256()
    for path in sorted(_MODEL.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()

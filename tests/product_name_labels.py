"""The labelled names of products, with their texts where the published files are present."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

LABELS = Path(__file__).parent / "data" / "product_names"


@dataclass(frozen=True)
class Label:
    """A name, what stands beside it, and what is right; see tests/data/product_names/README.md."""

    name: str
    context: str
    right: tuple[str, ...]
    to_confirm: bool
    near: tuple[str, ...]
    edition: str | None
    published: bool

    @property
    def held_out(self) -> bool:
        """Whether it was kept from tuning."""
        return int(digest(self.name)[-1], 16) % 2 == 1


def digest(text: str) -> str:
    """SHA-256 of a text in UTF-8, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def own_labels(file: str = "own.yaml") -> list[Label]:
    """Names in our own words; `later.yaml` and `last.yaml` were written to try the matcher on."""
    return [
        _label(entry, entry["name"], entry.get("context", ""), published=False)
        for entry in _read(LABELS / file)
    ]


def published_labels(shared_data: Path) -> list[Label]:
    """Names in published files; a file that is not as it was labelled fails by its hash."""
    labels = []
    for file, entries in _read(LABELS / "published.yaml").items():
        for entry in entries:
            name, context = _text_at(shared_data / file, entry)
            if digest(name)[:12] != entry["hash"]:
                raise AssertionError(f"{file} is not as it was labelled: {entry}")
            labels.append(_label(entry, name, context, published=True))
    return labels


def changes() -> list[dict[str, Any]]:
    """Every change of a label since it was first written down."""
    return list(_read(LABELS / "changes.yaml"))


def _label(entry: dict[str, Any], name: str, context: str, *, published: bool) -> Label:
    right = entry["is"]
    return Label(
        name=name,
        context=context,
        right=()
        if right == "none"
        else tuple([right] if isinstance(right, str) else right),
        to_confirm=isinstance(right, list),
        near=tuple(entry.get("near", ())),
        edition=entry.get("edition"),
        published=published,
    )


def _text_at(path: Path, place: dict[str, int]) -> tuple[str, str]:
    if "entry" in place:
        tool = _read(path)[place["entry"]]
        return tool[
            "title"
        ], f"{tool.get('description') or ''} {tool.get('group_owner') or ''}"
    text = path.read_text("utf-8-sig")
    if "at" in place:
        line = text.split("\n")[place["line"] - 1]
        return line[place["at"] : place["at"] + place["length"]], ""
    category = ""
    for number, row in enumerate(csv.reader(text.splitlines(), delimiter=";"), start=1):
        category = row[0] if row and row[0] else category
        if number == place["line"]:
            return row[1], f"{category}: {row[2]}"
    raise AssertionError(f"{path} has no line {place['line']}")


@lru_cache
def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))

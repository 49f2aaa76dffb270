"""The labelled statements of `tests/data/statements`, joined with the published pages where they lie."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from feasibility.matching.statements import StrategyFinder

FOLDER = Path(__file__).parent / "data" / "statements"
_MARK = re.compile(r"^\s*(?:[-*•]|\d+\.|#+)\s+")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


@dataclass(frozen=True)
class Label:
    """A statement and what is right: strategies, or none of them; `vague` where it cannot be told."""

    statement: str
    right: frozenset[str]
    vague: bool
    published: bool

    @property
    def held_out(self) -> bool:
        """Whether it was kept from tuning."""
        return int(digest(self.statement)[-1], 16) % 2 == 1


@dataclass(frozen=True)
class Figures:
    """How often the finder was right."""

    named: int
    hits: int
    first: int
    vague: int
    vague_found: int
    concrete: int
    false_alarms: int
    none: int
    none_quiet: int

    @property
    def hit_rate(self) -> float:
        """Share of statements with a right strategy among the first three."""
        return self.hits / self.named

    @property
    def vague_rate(self) -> float:
        """Share of vague statements that were called vague."""
        return self.vague_found / self.vague

    @property
    def false_alarm_rate(self) -> float:
        """Share of statements that are not vague and were called so."""
        return self.false_alarms / self.concrete


def digest(statement: str) -> str:
    """SHA-256 of a statement, in hex."""
    return hashlib.sha256(statement.encode()).hexdigest()


def own_labels(file: str = "own.yaml") -> tuple[Label, ...]:
    """The statements in our own words that a file holds."""
    rows = yaml.safe_load((FOLDER / file).read_text(encoding="utf-8"))
    return tuple(_label(row["text"], row["right"], published=False) for row in rows)


def published_labels(data: Path) -> tuple[Label, ...]:
    """The published statements, read from the pages under `data`."""
    return tuple(
        _label(text, right, published=True) for text, _, right in published(data)
    )


def published(data: Path) -> Iterator[tuple[str, str, str | list[str]]]:
    """Each published statement with the hash and the label that are kept of it."""
    text = (FOLDER / "published.yaml").read_text(encoding="utf-8")
    for name, rows in yaml.safe_load(text).items():
        lines = (data / name).read_text(encoding="utf-8").split("\n")
        for row in rows:
            yield statement_of(lines[row["line"] - 1]), row["hash"], row["right"]


def statement_of(line: str) -> str:
    """A line of a page without list mark, emphasis and link targets."""
    bare = _LINK.sub(r"\1", _MARK.sub("", line))
    return bare.replace("**", "").replace("_", " ").strip()


def measure(
    finder: StrategyFinder, labels: Iterable[Label], known: frozenset[str]
) -> Figures:
    """How often the finder is right; labels whose strategies are all unknown to it are left out."""
    counts = dict.fromkeys(Figures.__dataclass_fields__, 0)
    for label in labels:
        if label.right and not label.right & known:
            continue
        said = finder.suggest(label.statement)
        names = [each.strategy for each in said.candidates]
        counts["vague"] += label.vague
        counts["vague_found"] += label.vague and said.too_vague
        counts["concrete"] += not label.vague
        counts["false_alarms"] += not label.vague and said.too_vague
        counts["named"] += bool(label.right)
        counts["hits"] += bool(label.right.intersection(names[:3]))
        counts["first"] += bool(label.right.intersection(names[:1]))
        nothing_of_ours = not label.vague and not label.right
        counts["none"] += nothing_of_ours
        counts["none_quiet"] += nothing_of_ours and not names
    return Figures(**counts)


def _label(statement: str, right: str | list[str], *, published: bool) -> Label:
    named = frozenset(() if isinstance(right, str) else right)
    return Label(statement, named, right == "vague", published)

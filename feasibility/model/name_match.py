"""Which product a written name means: candidates, ranked, and how far the first can be trusted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Confidence = Literal["sure", "probable", "none"]
Why = Literal[
    "name",
    "alias",
    "former_name",
    "vendor",
    "misspelt",
    "in_brackets",
    "context",
    "against",
    "other_product",
    "ordinary_word",
    "family",
    "left_over",
]


@dataclass(frozen=True)
class NamedTool:
    """A tool as somebody wrote it down; `context` is its category, owner or use, empty if unsaid."""

    name: str
    context: str = ""


@dataclass(frozen=True)
class Reason:
    """One thing that speaks for a candidate or against it, with the words it was read from."""

    why: Why
    words: str


@dataclass(frozen=True)
class Candidate:
    """A product that may be meant; `score` from 0 to 100 ranks, it is no probability."""

    product: str
    edition: str | None
    score: int
    because: tuple[Reason, ...]


@dataclass(frozen=True)
class Match:
    """The answer to one name: `none` has no candidates, `probable` is to be confirmed by somebody."""

    name: str
    confidence: Confidence
    candidates: tuple[Candidate, ...]

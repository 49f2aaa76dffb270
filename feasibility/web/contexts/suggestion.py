"""What the words of an initiative sound like, while nobody has chosen its strategy."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SuggestedStrategy:
    """A strategy to choose, and the words that speak for it."""

    value: str
    name: str
    because: str


@dataclass(frozen=True)
class SoundsLike:
    """The likest strategies, or what a vague statement leaves open; `path` is the field to set."""

    title: str
    lede: str
    strategies: tuple[SuggestedStrategy, ...]
    questions: tuple[str, ...]
    action: str
    path: str

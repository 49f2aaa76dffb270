"""What a statement in a CMO's own words sounds like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Open = Literal["who", "what", "when"]


@dataclass(frozen=True)
class StrategyCandidate:
    """A strategy, how much speaks for it (over 0, at most 1), and the words that do, weightiest first.

    `likely` is false where there are but hints.
    """

    strategy: str
    name: str
    score: float
    likely: bool
    because: tuple[str, ...]


@dataclass(frozen=True)
class StrategySuggestion:
    """What a statement sounds like: the likest first, or too vague to tell, with what it leaves open.

    Neither: it says something, and no strategy of the catalog is it.
    """

    statement: str
    too_vague: bool
    left_open: tuple[Open, ...] = ()
    candidates: tuple[StrategyCandidate, ...] = ()

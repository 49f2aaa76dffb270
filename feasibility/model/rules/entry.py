"""One rule as it is explained: code, name, effect, and the fixed sections of its text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Family = Literal[
    "clarity",
    "capability",
    "scope",
    "data flow",
    "serving",
    "readiness",
    "skills",
    "capacity",
    "timing",
    "goal",
    "policy",
    "money",
    "portfolio",
    "staleness",
]


@dataclass(frozen=True)
class RuleEntry:
    """A rule as help page, `feasibility explain` and documentation tell it.

    `code` and `name` are permanent. `effect`: what it may do to a verdict; `asks` and `warns`
    never decide.
    """

    code: str
    name: str
    family: Family
    effect: Literal["blocks", "asks", "warns"]
    claim: str
    fails_when: str
    why_it_matters: str
    ways_out: str
    example_that_fails: str
    example_that_passes: str
    source: str

"""Every rule there is, in the order in which it is told: one catalogue for engine, help and documents."""

from __future__ import annotations

from feasibility.model.nearest import nearest
from feasibility.model.rules.calendar import READINESS, TIMING
from feasibility.model.rules.clarity import CLARITY
from feasibility.model.rules.entry import Family, RuleEntry
from feasibility.model.rules.flow import FLOW
from feasibility.model.rules.outcome import GOAL, MONEY, POLICY, PORTFOLIO, STALENESS
from feasibility.model.rules.people import CAPACITY, SKILLS
from feasibility.model.rules.stack import CAPABILITY, SCOPE, SERVING

RULES: tuple[RuleEntry, ...] = (
    *CLARITY,
    *CAPABILITY,
    *SCOPE,
    *FLOW,
    *SERVING,
    *READINESS,
    *SKILLS,
    *CAPACITY,
    *TIMING,
    *GOAL,
    *POLICY,
    *MONEY,
    *PORTFOLIO,
    *STALENESS,
)
_BY_WORD = {word: rule for rule in RULES for word in (rule.code, rule.name)}


def rule_of(word: str) -> RuleEntry | None:
    """The rule of that code or dotted name, however it is written; None if there is none."""
    return _BY_WORD.get(word.upper()) or _BY_WORD.get(word.lower())


def nearest_rule(word: str) -> str | None:
    """The code or name that was probably meant."""
    return nearest(word, _BY_WORD)


__all__ = ["RULES", "Family", "RuleEntry", "nearest_rule", "rule_of"]

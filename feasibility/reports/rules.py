"""Rules in words: one for `explain`, all of them for the documentation."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from textwrap import wrap

from feasibility.model.rule_book import RuleEntry
from feasibility.reports.lines import WIDTH
from feasibility.reports.locales import DEFAULT_LANGUAGE
from feasibility.reports.translation import Voice

SECTIONS = (
    "claim",
    "fails_when",
    "why_it_matters",
    "ways_out",
    "example_that_fails",
    "example_that_passes",
    "source",
)


def rule_text(rule: RuleEntry, *, language: str = DEFAULT_LANGUAGE) -> str:
    """A rule with all its sections, for a terminal."""
    voice = Voice(language)
    lines = [
        f"{rule.code} {rule.name} ({rule.family}, {voice.say(f'rule.effect.{rule.effect}')})"
    ]
    for section in SECTIONS:
        lines += ["", voice.say(f"rule.section.{section}")]
        lines += wrap(
            getattr(rule, section), WIDTH, initial_indent="  ", subsequent_indent="  "
        )
    return "\n".join(lines) + "\n"


def rule_list(rules: Iterable[RuleEntry]) -> str:
    """Codes and claims by family."""
    lines: list[str] = []
    for family, members in groupby(rules, key=lambda rule: rule.family):
        lines += ["", family]
        for rule in members:
            first, *rest = wrap(rule.claim, WIDTH - 10)
            lines += [
                f"  {rule.code}  {first}",
                *(f"          {line}" for line in rest),
            ]
    return "\n".join(lines).strip("\n") + "\n"

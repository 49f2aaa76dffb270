"""What a template and the lexicon give as words for a strategy, and how much each word weighs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import log

from feasibility.matching.statements.general import GeneralWords
from feasibility.matching.statements.phrases import Phrases
from feasibility.matching.statements.words import words_of
from feasibility.model.catalog import Capability, StrategyTemplate
from feasibility.model.lexicon import Lexicon
from feasibility.model.requirement import CapabilityNeed

# Weights, set on the tuning half of the labels (tests/data/statements): assumption.
SURE = 3.0
HINT = 1.0
GENERAL = 0.5
BACKGROUND = 0.3
_IN_BRACKETS = re.compile(r"\(.*?\)")


@dataclass(frozen=True)
class Evidence:
    """A word or phrase for a strategy; background (summary, KPIs, capabilities) never says it alone."""

    strategy: str
    weight: float
    background: bool = False


@dataclass(frozen=True)
class _Entry:
    phrase: str
    weight: float
    background: bool = False


def build_evidence(
    templates: Iterable[StrategyTemplate],
    capabilities: Iterable[Capability],
    lexicon: Lexicon,
    general: GeneralWords,
) -> Phrases[Evidence]:
    """Every phrase with whom it speaks for; one that speaks for fewer strategies weighs more.

    The weight is its kind's, times ln(1 + n/k) / ln(1 + n) for a phrase that k of n strategies
    have: inverse document frequency, scaled so that a phrase of one strategy alone keeps its weight.
    """
    named = {each.id: each.name for each in capabilities}
    entries = {
        each.id: _first_of_each(_entries(each, named, lexicon, general))
        for each in templates
    }
    shared: dict[str, int] = {}
    for of_one in entries.values():
        for key in of_one:
            shared[key] = shared.get(key, 0) + 1
    phrases: Phrases[Evidence] = Phrases()
    for strategy, of_one in entries.items():
        for key, entry in of_one.items():
            rarity = log(1 + len(entries) / shared[key]) / log(1 + len(entries))
            said = Evidence(strategy, entry.weight * rarity, entry.background)
            phrases.add(entry.phrase, said)
    return phrases


def _entries(
    template: StrategyTemplate,
    capabilities: Mapping[str, str],
    lexicon: Lexicon,
    general: GeneralWords,
) -> Iterator[_Entry]:
    """All that speaks for one strategy, the weightiest first."""
    cues = lexicon.cues.get(template.id)
    if cues is not None:
        yield from (_Entry(each, SURE) for each in cues.sure)
    for phrase in (_IN_BRACKETS.sub(" ", template.name), *template.words):
        yield _Entry(phrase, GENERAL if general.are_all(phrase) else SURE)
    if cues is not None:
        for each in cues.hint:
            yield _Entry(each, GENERAL if general.are_all(each) else HINT)
    background = [template.summary, *(kpi.name for kpi in template.kpis)]
    for requirement in template.requirements:
        if isinstance(requirement, CapabilityNeed):
            background.append(capabilities.get(requirement.capability, ""))
    for word in words_of(" ".join(background)):
        if not general.are_all(word.folded):
            yield _Entry(word.folded, BACKGROUND, background=True)


def _first_of_each(entries: Iterable[_Entry]) -> dict[str, _Entry]:
    """The entries by the stems of their phrases; of a phrase that comes twice, the first counts."""
    found: dict[str, _Entry] = {}
    for entry in entries:
        key = " ".join(word.stem for word in words_of(entry.phrase))
        if key:
            found.setdefault(key, entry)
    return found

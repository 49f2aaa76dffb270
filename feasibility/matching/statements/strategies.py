"""Which strategies a statement in a CMO's own words sounds like, and the words that say so.

Each template lends its name, its words, its summary, KPIs and capabilities, the lexicon its cues; a
phrase that few strategies share weighs more (inverse document frequency). What is refused does not count.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import exp

from feasibility.matching.statements.evidence import Evidence, build_evidence
from feasibility.matching.statements.general import GeneralWords
from feasibility.matching.statements.phrases import Match
from feasibility.matching.statements.refusals import Refusals
from feasibility.matching.statements.spelling import Spelling
from feasibility.matching.statements.vagueness import Vagueness
from feasibility.matching.statements.words import Word, words_of
from feasibility.model.catalog import Capability, StrategyTemplate
from feasibility.model.lexicon import Lexicon
from feasibility.model.suggestion import StrategyCandidate, StrategySuggestion

MOST_CANDIDATES = 5
MOST_BECAUSE = 5
# Set on the tuning half of the labels (tests/data/statements): assumption. Two hints make a
# candidate where the statement says something; the weight of a sure phrase that six strategies share
# makes one likely, and the statement not vague.
LEAST_WEIGHT = 1.05
LIKELY_WEIGHT = 1.4
LEAST_OF_BEST = 0.2
MOST_BACKGROUND = 0.9
# The weight at which a score is 1 - 1/e: one sure phrase of one strategy.
WEIGHT_OF_ONE = 3.0


class StrategyFinder:
    """Suggests strategies of a catalog; built once, then asked as often as one likes."""

    def __init__(
        self,
        templates: Iterable[StrategyTemplate],
        capabilities: Iterable[Capability],
        lexicon: Lexicon,
    ) -> None:
        by_id = tuple(sorted(templates, key=lambda each: each.id))
        self._names = {each.id: each.name for each in by_id}
        self._general = GeneralWords(lexicon)
        self._evidence = build_evidence(by_id, capabilities, lexicon, self._general)
        self._refusals = Refusals(lexicon)
        self._vagueness = Vagueness(lexicon, self._general)
        self._stems = self._evidence.stems | self._general.stems | self._vagueness.stems
        self._spelling = Spelling(self._stems)

    def suggest(self, text: str) -> StrategySuggestion:
        """What the text sounds like; the same text always gives the same answer."""
        words = self._mended(words_of(text))
        candidates = self._candidates(text, words)
        likely = any(each.likely for each in candidates)
        if not likely and self._vagueness.is_vague(words):
            left_open = self._vagueness.left_open(text, words)
            return StrategySuggestion(text, too_vague=True, left_open=left_open)
        return StrategySuggestion(text, too_vague=False, candidates=candidates)

    def _mended(self, words: tuple[Word, ...]) -> tuple[Word, ...]:
        """The words, with those that nothing knows read as what was probably meant."""
        known = set(self._general.places(words))
        for match in self._evidence.find(words):
            known.update(match.places)
        for place, word in enumerate(words):
            if word.stem in self._stems or self._general.is_small(word):
                known.add(place)
        return self._spelling.mend(words, known)

    def _candidates(
        self, text: str, words: Sequence[Word]
    ) -> tuple[StrategyCandidate, ...]:
        refused = self._refusals.of(words)
        idioms = self._general.idioms(words)
        found: dict[str, list[Match[Evidence]]] = {}
        for match in self._evidence.find(words):
            if match.first not in refused and not _inside(match, idioms):
                found.setdefault(match.said.strategy, []).append(match)
        weights = {}
        for strategy, matches in found.items():
            counted = _counted(matches, words)
            weights[strategy] = (_weight(counted), counted)
        best = max((weight for weight, _ in weights.values()), default=0.0)
        least = max(LEAST_WEIGHT, LEAST_OF_BEST * best)
        ranked = sorted(
            (-weight, strategy)
            for strategy, (weight, _) in weights.items()
            if weight >= least
        )
        return tuple(
            StrategyCandidate(
                strategy,
                self._names[strategy],
                round(1 - exp(weight / WEIGHT_OF_ONE), 2),
                -weight >= LIKELY_WEIGHT,
                _because(text, words, weights[strategy][1]),
            )
            for weight, strategy in ranked[:MOST_CANDIDATES]
        )


def _inside(match: Match[Evidence], idioms: Mapping[int, range]) -> bool:
    """Whether a match is but part of a figure of speech."""
    idiom = idioms.get(match.first, match.places)
    return match.after <= idiom.stop and len(match.places) < len(idiom)


def _counted(
    matches: Iterable[Match[Evidence]], words: Sequence[Word]
) -> list[Match[Evidence]]:
    """The matches of one strategy that count: not part of a longer one, each phrase once."""
    longest = sorted(matches, key=lambda each: (each.first - each.after, each.first))
    taken: set[int] = set()
    said: set[tuple[str, ...]] = set()
    counted = []
    for match in longest:
        if not taken.isdisjoint(match.places):
            continue
        taken.update(match.places)
        stems = tuple(words[place].stem for place in match.places)
        if stems not in said:
            said.add(stems)
            counted.append(match)
    return counted


def _weight(matches: Iterable[Match[Evidence]]) -> float:
    """The sum of what the phrases weigh; background counts up to a limit of its own."""
    spoken = background = 0.0
    for match in matches:
        if match.said.background:
            background += match.said.weight
        else:
            spoken += match.said.weight
    return spoken + min(background, MOST_BACKGROUND)


def _because(
    text: str, words: Sequence[Word], matches: Iterable[Match[Evidence]]
) -> tuple[str, ...]:
    """The phrases as they stand in the text, the weightiest first; background decides nothing."""
    spoken = (each for each in matches if not each.said.background)
    ranked = sorted(spoken, key=lambda each: (-each.said.weight, each.first))
    said = (
        text[words[each.first].start : words[each.after - 1].end] for each in ranked
    )
    return tuple(" ".join(each.split()) for each in dict.fromkeys(said))[:MOST_BECAUSE]

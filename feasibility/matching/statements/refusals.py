"""What a text says will not be done: "we will not do ABM" is no word for ABM."""

from __future__ import annotations

from collections.abc import Sequence

from feasibility.matching.statements.phrases import Phrases
from feasibility.matching.statements.words import Word
from feasibility.model.lexicon import Lexicon

_REFUSES, _DOES_NOT, _TURNS = "refuses", "does not", "turns"


class Refusals:
    """Finds the words that stand under a refusal."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._reach = lexicon.refusal_reach
        self._phrases: Phrases[str] = Phrases()
        for said, phrases in (
            (_REFUSES, lexicon.refusals),
            (_DOES_NOT, lexicon.no_refusals),
            (_TURNS, lexicon.turns),
        ):
            for phrase in phrases:
                self._phrases.add(phrase, said)

    def of(self, words: Sequence[Word]) -> frozenset[int]:
        """The places of the words that are refused: from a refusal to the end of its clause.

        It ends sooner where the sentence turns, or after as many words as the lexicon lets it reach.
        """
        found = list(self._phrases.find(words))
        exempt = {
            place for each in found if each.said == _DOES_NOT for place in each.places
        }
        turns = {each.first for each in found if each.said == _TURNS}
        refused: set[int] = set()
        for each in found:
            if each.said != _REFUSES or exempt.intersection(each.places):
                continue
            for place in range(each.after, min(each.after + self._reach, len(words))):
                if words[place].begins or place in turns:
                    break
                refused.add(place)
        return frozenset(refused)

"""The words that do not tell one statement from another: small ones, and those every plan is full of."""

from __future__ import annotations

from collections.abc import Sequence

from feasibility.matching.statements.phrases import ANY_ENDING, Phrases
from feasibility.matching.statements.words import Word, words_of
from feasibility.model.lexicon import Lexicon

_WORD, _IDIOM = "word", "idiom"


class GeneralWords:
    """Finds them in a text."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._small = frozenset(
            each.folded for word in lexicon.small for each in words_of(word)
        )
        self._phrases: Phrases[str] = Phrases()
        for word in lexicon.general:
            self._phrases.add(word, _WORD)
        for idiom in lexicon.idioms:
            self._phrases.add(idiom, _IDIOM)

    @property
    def stems(self) -> frozenset[str]:
        """The stems of those that are no small words."""
        return frozenset(self._phrases.stems)

    def is_small(self, word: Word) -> bool:
        """Whether the word has no meaning of its own."""
        return word.folded in self._small

    def places(self, words: Sequence[Word]) -> frozenset[int]:
        """Where words stand that every plan is full of, alone or in a figure of speech."""
        found = self._phrases.find(words)
        return frozenset(place for each in found for place in each.places)

    def idioms(self, words: Sequence[Word]) -> dict[int, range]:
        """The figure of speech that each place in one belongs to."""
        found = [
            each.places for each in self._phrases.find(words) if each.said == _IDIOM
        ]
        return {place: places for places in found for place in places}

    def are_all(self, phrase: str) -> bool:
        """Whether a phrase holds nothing but general words, small ones and numbers."""
        words = words_of(phrase.replace(ANY_ENDING, ""))
        general = self.places(words)
        return all(
            place in general or self.is_small(word) or word.folded.isdigit()
            for place, word in enumerate(words)
        )

"""Whether a statement says anything that could be done, and which of who, what, by when it leaves out.

There is no list of vague sentences. A statement is vague if no strategy can be heard in it and
hardly a word stands in it beside those every plan is full of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from feasibility.matching.statements.general import GeneralWords
from feasibility.matching.statements.phrases import Phrases
from feasibility.matching.statements.words import Word
from feasibility.model.lexicon import Lexicon
from feasibility.model.suggestion import Open

# Share of words that say something below which a statement counts as vague; set on the tuning
# half of the labels: assumption.
LEAST_SHARE = 0.25
_DATE = re.compile(
    r"\b(?:q[1-4]|h[12]|fy\s?-?\d{2,4}|20\d\d|\d{1,2}\.\d{1,2}\.|\d{4}-\d\d-\d\d)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^(?:\d+[a-z]{0,2}|[qh][1-4]|fy\d*)$")


class Vagueness:
    """Judges statements by the general words, and by those for whom and when."""

    def __init__(self, lexicon: Lexicon, general: GeneralWords) -> None:
        self._general = general
        self._who: Phrases[str] = Phrases()
        self._when: Phrases[str] = Phrases()
        for phrases, words in ((self._who, lexicon.who), (self._when, lexicon.when)):
            for word in words:
                phrases.add(word, word)

    @property
    def stems(self) -> frozenset[str]:
        """The stems of the words for whom and when."""
        return frozenset(self._who.stems | self._when.stems)

    def is_vague(self, words: Sequence[Word]) -> bool:
        """Whether hardly a word says something; whom for and when are no words for what."""
        general = self._general.places(words)
        dated = {each.first for each in self._when.find(words)}
        telling = heavy = 0
        for place, word in enumerate(words):
            if self._general.is_small(word) or _NUMBER.match(word.folded):
                continue
            if place not in dated:
                heavy += 1
                telling += place not in general
        return heavy == 0 or telling < LEAST_SHARE * heavy

    def left_open(self, text: str, words: Sequence[Word]) -> tuple[Open, ...]:
        """What a vague statement leaves out, in the order in which to ask; `what` always."""
        who = any(True for _ in self._who.find(words))
        when = _DATE.search(text) or any(True for _ in self._when.find(words))
        said: dict[Open, bool] = {"who": who, "what": False, "when": bool(when)}
        return tuple(each for each, is_said in said.items() if not is_said)

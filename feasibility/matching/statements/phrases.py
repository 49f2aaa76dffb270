"""Phrases found in a text: any number of them in one pass, each as often as it stands there."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from feasibility.matching.statements.words import Word, stem, words_of

Said = TypeVar("Said", bound=Hashable)
ANY_ENDING = "*"


@dataclass(frozen=True)
class Match(Generic[Said]):
    """A phrase that was found: what it stands for, its first word, and the one after its last."""

    said: Said
    first: int
    after: int

    @property
    def places(self) -> range:
        """The places of its words."""
        return range(self.first, self.after)


@dataclass
class _Step(Generic[Said]):
    """What may follow so far: words by stem, and words by how they begin."""

    said: list[Said] = field(default_factory=list)
    words: dict[str, _Step[Said]] = field(default_factory=dict)
    beginnings: dict[str, _Step[Said]] = field(default_factory=dict)
    longest: int = 0


class Phrases(Generic[Said]):
    """Phrases and what each stands for; a word that ends in `*` stands for any that begins so."""

    def __init__(self) -> None:
        self._start: _Step[Said] = _Step()
        self.stems: set[str] = set()

    def add(self, phrase: str, said: Said) -> None:
        """Takes a phrase; one without a letter or digit is never found."""
        step = self._start
        parts = _parts(phrase)
        for word, open_ended in parts:
            if open_ended:
                step.longest = max(step.longest, len(word))
                step = step.beginnings.setdefault(word, _Step())
            else:
                self.stems.add(stem(word))
                step = step.words.setdefault(stem(word), _Step())
        if parts and said not in step.said:
            step.said.append(said)

    def find(self, words: Sequence[Word]) -> Iterator[Match[Said]]:
        """Every phrase in the words, by where it begins; none reaches over the end of a clause."""
        for first in range(len(words)):
            yield from self._from(words, first)

    def _from(self, words: Sequence[Word], first: int) -> Iterator[Match[Said]]:
        reached = [self._start]
        for place in range(first, len(words)):
            word = words[place]
            if place > first and word.begins:
                return
            reached = [after for step in reached for after in _next(step, word)]
            if not reached:
                return
            for step in reached:
                for said in step.said:
                    yield Match(said, first, place + 1)


def _parts(phrase: str) -> list[tuple[str, bool]]:
    """The folded words of a phrase, and whether any ending will do."""
    parts = []
    for written in phrase.split():
        inner = words_of(written)
        for number, word in enumerate(inner, start=1):
            last = number == len(inner)
            parts.append((word.folded, last and written.endswith(ANY_ENDING)))
    return parts


def _next(step: _Step[Said], word: Word) -> Iterator[_Step[Said]]:
    if found := step.words.get(word.stem):
        yield found
    for length in range(1, min(step.longest, len(word.folded)) + 1):
        if found := step.beginnings.get(word.folded[:length]):
            yield found

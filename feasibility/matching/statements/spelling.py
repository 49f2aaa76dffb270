"""Words that are not known but nearly: read as the word that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from feasibility.matching.statements.words import Word

# Short words are too like each other to be mended.
SHORTEST = 6
LONG = 12
MOST_MENDED = 200


class Spelling:
    """Mends words by one slip of the keyboard, long ones by two; the first letter has to be right."""

    def __init__(self, stems: Iterable[str]) -> None:
        self._by_letter: dict[str, list[str]] = {}
        for each in sorted(set(stems)):
            if len(each) >= SHORTEST - 2:
                self._by_letter.setdefault(each[0], []).append(each)

    def mend(self, words: Sequence[Word], known: Iterable[int]) -> tuple[Word, ...]:
        """The words, those at places that are not known with the stem of the nearest known one.

        At most `MOST_MENDED` different words are looked at, so that a long text takes bounded time.
        """
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        certain = set(known)
        mended: dict[str, str] = {}
        for place, word in enumerate(words):
            if place in certain or len(word.folded) < SHORTEST or word.stem in mended:
                continue
            if not word.stem.isalpha() or len(mended) == MOST_MENDED:
                continue
            slips = 2 if len(word.folded) >= LONG else 1
            near = process.extractOne(
                word.stem,
                self._by_letter.get(word.stem[0], ()),
                scorer=OSA.distance,
                score_cutoff=slips,
            )
            mended[word.stem] = near[0] if near else word.stem
        return tuple(
            replace(word, stem=mended.get(word.stem, word.stem))
            if place not in certain
            else word
            for place, word in enumerate(words)
        )

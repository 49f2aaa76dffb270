"""The product that a name means: sure, probable (somebody has to confirm it), or none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from feasibility.matching.names.evidence import Context
from feasibility.matching.names.index import NameIndex
from feasibility.matching.names.judging import Judged, judge
from feasibility.matching.names.sense import Hit
from feasibility.matching.names.spelling import Spelt, nearest_key, put_right
from feasibility.matching.names.text import Written, key, written
from feasibility.model.name_match import Candidate, Confidence, Match

LEAST_SCORE = 50
"""Below it nothing is asked: assumption, set on the tuning half of the labelled names."""


def find_product(
    index: NameIndex, name: str, *, context: str = "", limit: int = 5
) -> Match:
    """Which product a name means, the likeliest first; `context` is its category, owner or use.

    The first 200 characters of a name are read, and the first 600 of its context. Any text is
    answered. `sure` is said where every word is explained, letter by letter, and nothing else
    could be meant; what is misspelt, shared by several products or an ordinary word is `probable`.
    """
    said = written(name)
    spelt = put_right(index, said.words)
    beside = Context(context, notes=said.notes)
    ranked = _ranked(index, _hits(index, spelt, said.notes), said, beside)
    if not ranked:
        ranked = _ranked(index, _whole(index, said.words), said, beside)
    return Match(
        name, _confidence(ranked), tuple(_out(each) for each in ranked[:limit])
    )


def _confidence(ranked: Sequence[Judged]) -> Confidence:
    if not ranked:
        return "none"
    first, *others = ranked
    alone = all(each.score < first.score for each in others)
    return "sure" if first.firm and alone else "probable"


def _out(judged: Judged) -> Candidate:
    return Candidate(judged.product, judged.edition, judged.score, judged.because)


def _ranked(
    index: NameIndex, hits: Iterable[Hit], said: Written, beside: Context
) -> list[Judged]:
    """Each product by the phrase of it that explains most, the best first."""
    best: dict[str, Judged] = {}
    for hit in hits:
        for phrase in index.phrases[hit.key]:
            judged = judge(index, phrase, hit, said, beside)
            if judged is None or judged.score < LEAST_SCORE:
                continue
            known = best.get(judged.product)
            if known is None or judged.rank < known.rank:
                best[judged.product] = judged
    return sorted(best.values(), key=lambda each: each.rank)


def _hits(index: NameIndex, spelt: Spelt, notes: tuple[str, ...]) -> Iterator[Hit]:
    """Every key of the index in the words, as they stand or put right, and in the notes."""
    yield from _spans(index, spelt)
    for hit in _spans(index, Spelt(notes, frozenset())):
        yield Hit(hit.key, (), spelt.words, noted=True)


def _whole(index: NameIndex, words: tuple[str, ...]) -> Iterator[Hit]:
    """The name that all the words together are a misspelling of."""
    found = nearest_key(index, words)
    if found is not None:
        yield Hit(found, words, (), misspelt=True)


def _spans(index: NameIndex, spelt: Spelt) -> Iterator[Hit]:
    words = spelt.words
    for start in range(len(words)):
        for end in range(start + 1, min(start + index.longest, len(words)) + 1):
            found = key(words[start:end])
            if found in index.phrases:
                yield Hit(
                    found,
                    words[start:end],
                    words[:start] + words[end:],
                    misspelt=any(start <= at < end for at in spelt.corrected),
                )

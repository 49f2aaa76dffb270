"""Misspelt words, put right against the words of the catalog."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from feasibility.matching.names.index import NameIndex
from feasibility.matching.names.text import key, stem

# Assumption, set on the tuning half of the labelled names: a letter in five to nine, two from ten on.
SHORTEST_TO_CORRECT = 5
TWO_EDITS_FROM = 10
WHOLE_LIKENESS = 0.85
WHOLE_FROM_LETTERS = 8


@dataclass(frozen=True)
class Spelt:
    """Words as they were probably meant, and which of them stood there otherwise."""

    words: tuple[str, ...]
    corrected: frozenset[int]


def put_right(index: NameIndex, words: Sequence[str]) -> Spelt:
    """Each word that the catalog does not know becomes the nearest that it does, if one is near."""
    meant = [_meant(index, word) for word in words]
    changed = (at for at, word in enumerate(words) if meant[at] != word)
    return Spelt(tuple(meant), frozenset(changed))


def nearest_key(index: NameIndex, words: Sequence[str]) -> str | None:
    """The name in the catalog that the whole is a misspelling of, if it is one."""
    whole = " ".join(words)
    if len(whole) < WHOLE_FROM_LETTERS:
        return None
    found = process.extractOne(
        whole,
        index.spelt_out.keys(),
        scorer=OSA.normalized_similarity,
        score_cutoff=WHOLE_LIKENESS,
    )
    # Somebody who writes "Segmente" means parts of a market.
    if found is None or _short(found[0].split()) != _short(words):
        return None
    name_key = index.spelt_out[found[0]]
    return None if name_key in index.ordinary else name_key


def _short(words: Sequence[str]) -> list[str]:
    """Words too short to be misspelt: CPQ is not CDP."""
    return [word for word in words if len(word) < SHORTEST_TO_CORRECT]


def _meant(index: NameIndex, word: str) -> str:
    if len(word) < SHORTEST_TO_CORRECT or stem(word) in index.known:
        return word
    if word in index.known or key((word,)) in index.phrases:
        return word
    most = 2 if len(word) >= TWO_EDITS_FROM else 1
    near = process.extract(
        word, index.vocabulary, scorer=OSA.distance, score_cutoff=most, limit=8
    )
    long_enough = (
        (distance, each)
        for each, distance, _ in near
        if len(each) >= (TWO_EDITS_FROM if distance > 1 else SHORTEST_TO_CORRECT)
    )
    return min(long_enough, default=(0, word))[1]

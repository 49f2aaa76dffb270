"""How far one name of one product explains what was written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from feasibility.matching.names.evidence import Context
from feasibility.matching.names.index import Entry, NameIndex, Phrase
from feasibility.matching.names.sense import Hit, Sense, sense_of
from feasibility.matching.names.text import Written, stem
from feasibility.matching.names.words import EDITION_WORDS, NUMBERS_IN_NAMES
from feasibility.model.name_match import Reason

# Points of 100. Assumption, set on the tuning half of the labelled names.
MISSPELT = 8
IN_NOTES = 25
UNCLEAR = 15
VENDOR_ONLY = 5
AGAINST = 25
FOR = 5
# Of two names that explain as much, the one that says more about the product.
_ORDER = ("name", "former_name", "alias", "vendor")


@dataclass(frozen=True)
class Judged:
    """A candidate with whether it may be called sure, given that nothing else fits as well."""

    product: str
    edition: str | None
    score: int
    because: tuple[Reason, ...]
    firm: bool
    rank: tuple[int, int, int, str]


def judge(
    index: NameIndex, phrase: Phrase, hit: Hit, said: Written, beside: Context
) -> Judged | None:
    """What the phrase explains of the name; None where it explains too little to ask about."""
    sense = sense_of(index, phrase, hit, said, beside)
    left = tuple(_unexplained(phrase, hit, family=sense.family))
    if _says_nothing(index, phrase, hit, left, sense):
        return None
    score = _score(phrase, hit, left, sense)
    doubts = (
        *left,
        sense.unclear,
        sense.against,
        sense.other_product,
        hit.misspelt,
        hit.noted,
        phrase.kind == "vendor",
    )
    return Judged(
        product=phrase.entry.product,
        edition=edition_of(phrase.entry, hit.words, (*hit.others, *said.notes)),
        score=score,
        because=tuple(_because(phrase, hit, left, sense)),
        firm=not any(doubts),
        rank=(-score, -len(hit.key), _ORDER.index(phrase.kind), phrase.entry.product),
    )


def edition_of(entry: Entry, words: Sequence[str], beside: Sequence[str]) -> str | None:
    """The edition that the words state; None if they state none, or two as well.

    Words beside the product's name say more than words of the name: Zoom Webinars Events is Events.
    """
    apart = {stem(word) for word in beside}
    stated = apart | {stem(word) for word in words}
    fitting = [
        ((len(each & apart), -len(each - apart)), id_)
        for id_, each in entry.editions
        if each <= stated
    ]
    most = max((rank for rank, _ in fitting), default=None)
    best = {id_ for rank, id_ in fitting if rank == most}
    return best.pop() if len(best) == 1 else None


def _says_nothing(
    index: NameIndex, phrase: Phrase, hit: Hit, left: Sequence[str], sense: Sense
) -> bool:
    """An ordinary word among others, a vendor's other product, a vendor that has one product here."""
    if sense.family and left:
        return True
    lone_vendor = phrase.kind == "vendor" and hit.key not in index.shared
    return sense.unclear and bool(left or sense.against or lone_vendor)


def _unexplained(phrase: Phrase, hit: Hit, *, family: bool) -> Iterator[str]:
    """Words that neither the product, its kind nor the way lists are written accounts for."""
    entry = phrase.entry
    for word in hit.others:
        either = {word, stem(word)}
        said = (
            (word.isdecimal() and word not in NUMBERS_IN_NAMES)
            or (not either.isdisjoint(entry.explained))
            or (phrase.kind != "vendor" and not either.isdisjoint(EDITION_WORDS))
            or (not family and not either.isdisjoint(entry.words))
        )
        if not said:
            yield word


def _score(phrase: Phrase, hit: Hit, left: Sequence[str], sense: Sense) -> int:
    # By words or by letters, whichever explains more: "GA 4 properties" is mostly GA 4.
    by_letters = _share(len(hit.key), sum(map(len, left)))
    by_words = _share(max(1, len(hit.words)), len(left))
    points = 100 * max(by_letters, by_words)
    points -= MISSPELT * hit.misspelt + IN_NOTES * hit.noted
    points -= UNCLEAR * sense.unclear
    points -= VENDOR_ONLY * (phrase.kind == "vendor")
    points -= AGAINST * (sense.against is not None)
    points += FOR * (sense.speaks_for is not None)
    return max(0, min(100, round(points)))


def _share(explained: int, unexplained: int) -> float:
    return explained / (explained + unexplained)


def _because(
    phrase: Phrase, hit: Hit, left: Sequence[str], sense: Sense
) -> Iterator[Reason]:
    yield Reason(phrase.kind, phrase.text)
    if hit.misspelt:
        yield Reason("misspelt", " ".join(hit.words))
    if hit.noted:
        yield Reason("in_brackets", phrase.text)
    if sense.speaks_for:
        yield Reason("context", sense.speaks_for)
    if sense.against:
        yield Reason("against", sense.against)
    if sense.other_product:
        yield Reason("other_product", sense.other_product)
    if sense.unclear:
        yield Reason("family" if sense.family else "ordinary_word", phrase.text)
    if left:
        yield Reason("left_over", " ".join(left))

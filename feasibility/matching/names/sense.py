"""Whether a word that fits means the product: what else the name says, and what stands beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from feasibility.matching.names.evidence import Context
from feasibility.matching.names.index import Entry, NameIndex, Phrase
from feasibility.matching.names.text import Written, as_text, key, stem
from feasibility.matching.names.words import PADDING


@dataclass(frozen=True)
class Hit:
    """The words of a name that spell a key of the index, and the words beside them."""

    key: str
    words: tuple[str, ...]
    others: tuple[str, ...]
    misspelt: bool = False
    noted: bool = False


@dataclass(frozen=True)
class Sense:
    """Words that speak for the product and against it; `unclear` where they are needed and absent.

    `family` is set where the phrase is a vendor's name, or an alias that fits several products.
    """

    family: bool
    unclear: bool
    speaks_for: str | None
    against: str | None
    other_product: str | None


def sense_of(
    index: NameIndex, phrase: Phrase, hit: Hit, said: Written, beside: Context
) -> Sense:
    """What speaks for a phrase of a product being meant, and against."""
    family = phrase.kind == "vendor" or (
        phrase.kind == "alias" and hit.key in index.shared
    )
    speaks_for = _speaks_for(index, phrase, hit, said, beside, family=family)
    needed = family or hit.key in index.ordinary
    rest = (*hit.others, *said.notes)
    return Sense(
        family=family,
        unclear=needed and speaks_for is None,
        speaks_for=speaks_for,
        against=beside.word_against(),
        other_product=_other_product(index, phrase.entry, rest, several=said.several),
    )


def _speaks_for(
    index: NameIndex,
    phrase: Phrase,
    hit: Hit,
    said: Written,
    beside: Context,
    *,
    family: bool,
) -> str | None:
    entry = phrase.entry
    if not family:
        if hit.key in said.addresses or beside.has_address(hit.key):
            return hit.key
        own = _own_word(entry, hit)
        if own is not None:
            return own
    if hit.key in index.ordinary and beside.names_one_of(
        index.vendors, but=entry.vendor
    ):
        return None
    return beside.word_for(entry.speaks_for)


def _own_word(entry: Entry, hit: Hit) -> str | None:
    """Words in the name itself, beside the phrase: what it is for, or another word of its names."""
    text = as_text(hit.others)
    found = next((each.strip() for each in entry.speaks_for if each in text), None)
    own = entry.words - {stem(word) for word in hit.words} - PADDING
    return found or next((word for word in hit.others if stem(word) in own), None)


def _other_product(
    index: NameIndex, entry: Entry, words: Sequence[str], *, several: bool
) -> str | None:
    """Another product that the rest of the name gives, unless it is the vendor or a word of its own."""
    for start in range(len(words)):
        for end in range(start + 1, min(start + index.longest, len(words)) + 1):
            found = index.phrases.get(key(words[start:end]), ())
            if not found or key(words[start:end]) in index.ordinary:
                continue
            own = any(each.entry.product == entry.product for each in found)
            known = {stem(word) for word in words[start:end]} <= entry.words
            if not own and (several or not known):
                return found[0].text
    return None

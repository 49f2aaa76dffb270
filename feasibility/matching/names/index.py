"""Every name of every product, by its letters; built once a catalog."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from feasibility.matching.names.evidence import speaks_for
from feasibility.matching.names.text import as_text, key, plain, stem, words_of
from feasibility.matching.names.words import (
    EDITION_WORDS,
    NOT_MISSPELT,
    ORDINARY,
    PADDING,
)
from feasibility.model.catalog import Catalog, Product

Kind = Literal["name", "alias", "former_name", "vendor"]
_LEAST_LETTERS = 3
_NOT_OF_AN_EDITION = frozenset({"and", "with", "or", "a", "as", "of"})


@dataclass(frozen=True)
class Entry:
    """A product as the matcher sees it: its own words, its editions, what speaks for its kind.

    `explained` are words that say no more than what it is: of its kind, its editions, and padding.
    """

    product: str
    vendor: str
    words: frozenset[str]
    editions: tuple[tuple[str, frozenset[str]], ...]
    speaks_for: tuple[str, ...]
    explained: frozenset[str]


@dataclass(frozen=True)
class Phrase:
    """One name of one product (or its vendor's), as it stands in the catalog."""

    entry: Entry
    kind: Kind
    text: str


@dataclass(frozen=True)
class NameIndex:
    """Phrases by key; keys that several products share; words a misspelling may be of.

    `spelt_out` gives the key of each name with blanks between its words.
    """

    phrases: Mapping[str, tuple[Phrase, ...]]
    shared: frozenset[str]
    ordinary: frozenset[str]
    vendors: frozenset[str]
    known: frozenset[str]
    vocabulary: tuple[str, ...]
    spelt_out: Mapping[str, str]
    longest: int


def build_index(catalog: Catalog) -> NameIndex:
    """The index of a catalog's products; the order of its files makes no difference."""
    categories = {each.id: each.name for each in catalog.categories}
    phrases: dict[str, list[Phrase]] = defaultdict(list)
    vendors = {as_text(words_of(plain(vendor_of(each)))) for each in catalog.products}
    words: set[str] = set()
    known: set[str] = set()
    spelt_out: dict[str, str] = {}
    longest = 1
    for product in sorted(catalog.products, key=lambda each: each.id):
        name_of_kind = categories.get(product.category, product.category)
        entry = _entry(product, speaks_for(product.category, name_of_kind))
        words |= entry.words
        known |= entry.explained
        for kind, text in _names(product):
            spelt = words_of(plain(text))
            longest = max(longest, len(spelt))
            spelt_out[" ".join(spelt)] = key(spelt)
            if spelt and all(each.entry != entry for each in phrases[key(spelt)]):
                phrases[key(spelt)].append(Phrase(entry, kind, text))
    keys = {each: tuple(found) for each, found in phrases.items() if found}
    return NameIndex(
        phrases=keys,
        shared=frozenset(_shared(catalog.products, keys)),
        ordinary=frozenset(
            each for each in keys if each in ORDINARY or len(each) < _LEAST_LETTERS
        ),
        vendors=frozenset(each for each in vendors if each.strip() not in ORDINARY),
        known=frozenset(words | known | EDITION_WORDS | NOT_MISSPELT),
        vocabulary=tuple(sorted((words | set(keys)) - NOT_MISSPELT - ORDINARY)),
        spelt_out=spelt_out,
        longest=longest + 1,
    )


def vendor_of(product: Product) -> str:
    """The vendor's name without what is noted behind it."""
    return product.vendor.split("(")[0].strip()


def _names(product: Product) -> Iterator[tuple[Kind, str]]:
    yield "name", product.name
    former = set(product.names) - {product.name, *product.aliases}
    for text in product.names[1:]:
        yield ("former_name" if text in former else "alias"), text
    # A product sold under a name of its own is not what the vendor's name stands for.
    vendor = vendor_of(product)
    if as_text(words_of(plain(vendor))) in as_text(words_of(plain(product.name))):
        yield "vendor", vendor


def _entry(product: Product, phrases: tuple[str, ...]) -> Entry:
    texts = [*product.names, vendor_of(product)]
    editions = tuple(_editions(product))
    tiers = {word for _, words in editions for word in words}
    return Entry(
        product=product.id,
        vendor=as_text(words_of(plain(vendor_of(product)))),
        words=frozenset(stem(word) for text in texts for word in words_of(plain(text))),
        editions=editions,
        speaks_for=phrases,
        explained=frozenset(tiers | PADDING | set("".join(phrases).split())),
    )


def _editions(product: Product) -> Iterator[tuple[str, frozenset[str]]]:
    for edition in product.editions:
        for text in (edition.name, edition.id.replace("_", " "), *edition.aliases):
            spelt = words_of(plain(text.replace("+", " plus")))
            words = {stem(word) for word in spelt} - _NOT_OF_AN_EDITION
            if words:
                yield edition.id, frozenset(words)


def _shared(
    products: Iterable[Product], phrases: Mapping[str, tuple[Phrase, ...]]
) -> Iterator[str]:
    """Keys that say less than one product: of several, or an alias that is part of others' names."""
    full_names = [as_text(words_of(plain(each.name))) for each in products]
    for name_key, found in phrases.items():
        alias = next((each for each in found if each.kind == "alias"), None)
        part_of = 0
        if alias is not None:
            part = as_text(words_of(plain(alias.text)))
            part_of = sum(part in name for name in full_names)
        if len(found) > 1 or part_of > 1:
            yield name_key

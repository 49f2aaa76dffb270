"""Names as plain words: case, accents, look-alike letters, punctuation, brackets and short forms put aside."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from feasibility.matching.names.words import SHORT_FORMS

READ_AT_MOST = 200
"""Characters of a name that are read; no product's name in the catalog has half of it."""
WORDS_AT_MOST = 30

# Letters of other scripts that look like Latin ones, as copied out of some documents.
_LOOK_ALIKES = str.maketrans("аеорсухіјѕԁмтвнкοανρτικ", "aeopcyxijsdmtbhkoavptik")
_MARKS = str.maketrans("", "", "™®©℠")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_NOTE = re.compile(
    r"[(\[{]([^)\]}]*)[)\]}]?|\b(?:formerly|previously|früher|vormals)\b(.*)$"
)
_BETWEEN = re.compile(r"[&+/,;|]|\band\b|\bund\b|\bet\b")
_ADDRESS = re.compile(r"([a-z0-9-]{2,})\.(?:com|io|ai|co)\b")


@dataclass(frozen=True)
class Written:
    """A name as words: those it says outright, and those in brackets or after "formerly".

    `several` is set where signs between the words may stand between two products.
    """

    words: tuple[str, ...]
    notes: tuple[str, ...]
    addresses: frozenset[str] = frozenset()
    several: bool = False


def plain(text: str, *, at_most: int = READ_AT_MOST) -> str:
    """The text in small letters without accents, marks and invisible characters."""
    text = unicodedata.normalize("NFKC", text[:at_most].translate(_MARKS)).casefold()
    text = re.sub(r"\w+", lambda word: _in_one_script(word[0]), text)
    apart = unicodedata.normalize("NFKD", text)
    return "".join(
        each for each in apart if unicodedata.category(each) not in ("Mn", "Cf")
    )


def _in_one_script(word: str) -> str:
    """Look-alikes become Latin only beside Latin letters: a Cyrillic word stays one."""
    return word.translate(_LOOK_ALIKES) if re.search("[a-z]", word) else word


def words_of(text: str, *, at_most: int = WORDS_AT_MOST) -> tuple[str, ...]:
    """The words of plain text in order, numbers apart from letters, short forms written out."""
    found: list[str] = []
    for word in _WORD.findall(text)[:at_most]:
        found.extend(SHORT_FORMS.get(word, word).split())
    return tuple(found)


def written(name: str) -> Written:
    """What a name says outright and what it notes; a name that is all note says it outright."""
    text = plain(name)
    notes = words_of(" ".join(a or b for a, b in _NOTE.findall(text)))
    words = words_of(_NOTE.sub(" ", text))
    if not words:
        words, notes = notes, ()
    return Written(words, notes, addresses_in(text), bool(_BETWEEN.search(text)))


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """The word without a plural s: webinars, webinar; but census, analysis, business."""
    plural = len(word) > 4 and word[-1] == "s" and word[-2] not in "isu"
    return word[:-1] if plural else word


def key(words: Sequence[str]) -> str:
    """The words run together, so that "zoom info" and "ZoomInfo" are the same."""
    return stem("".join(words))


def as_text(words: Iterable[str]) -> str:
    """Stems with a blank on either side of each, to look for phrases in."""
    return f" {' '.join(stem(word) for word in words)} "


def addresses_in(text: str) -> frozenset[str]:
    """Names of web addresses in plain text: `outreach.io` gives `outreach`."""
    return frozenset(name.replace("-", "") for name in _ADDRESS.findall(text))

"""A text as words: folded, cut back to their stems, with the place each stands at."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# A French article is a word of its own (l'offre); a single letter tied to a word belongs to it
# (e-mail).
_WORD = re.compile(
    r"\b(?:[cdjlmns]|qu)['’](?=[^\W\d_]{2})"
    r"|[^\W\d_]-[^\W\d_]{3,}|[^\W_]+(?:['’][^\W_]+)*",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[.;:!?,](?=\s|$)|[\n()•|]|\s[-–—]\s")
_SPELLINGS = (("ization", "isation"), ("iz", "is"))
_ENDINGS = (
    *("ations", "ation", "ating", "ated", "ates", "ate"),
    *("ings", "ing", "ied", "ies", "ed", "es", "s", "e"),
)
SHORTEST_STEM = 4
# Without its ending it would be the market, which is another thing.
_WHOLE = frozenset({"marketing"})


@dataclass(frozen=True)
class Word:
    """A word of a text: folded, its stem, where it stands, and whether a clause begins with it."""

    folded: str
    stem: str
    start: int
    end: int
    begins: bool


def fold(text: str) -> str:
    """The text without case and accents; `ß` is `ss`, and a curly apostrophe a straight one."""
    if text.isascii():
        return text.lower()
    split = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(each for each in split if not unicodedata.combining(each))
    return plain.replace("’", "'")


@lru_cache(maxsize=20_000)
def stem(folded: str) -> str:
    """The word without its ending, British and American spelling alike.

    Both sides of every comparison are cut back the same way, so that a stem need not be a word.
    """
    word = folded.removesuffix("'s").replace("'", "")
    if not word.isalpha() or word in _WHOLE:
        return word
    for written, meant in _SPELLINGS:
        word = word.replace(written, meant)
    for ending in _ENDINGS:
        cut = word.removesuffix(ending)
        # A single letter may leave a stem one shorter: `fees`, `logos`; `pass` keeps its ending.
        shortest = SHORTEST_STEM - (len(ending) == 1)
        if cut != word and not word.endswith("ss") and len(cut) >= shortest:
            return _mend(cut, ending)
    return word


def _mend(cut: str, ending: str) -> str:
    """A cut word as it was before the ending came: stories, running."""
    if ending in ("ies", "ied"):
        return f"{cut}y"
    doubled = cut[-1] == cut[-2] and cut[-1] not in "lsz"
    return cut[:-1] if doubled and ending in ("ing", "ed") else cut


def words_of(text: str) -> tuple[Word, ...]:
    """The words in their order; any text will do, and one without letters has none."""
    found: list[Word] = []
    last = 0
    for match in _WORD.finditer(text):
        folded = fold(match.group()).replace("-", "")
        between = text[last : match.start()]
        begins = not found or bool(_CLAUSE_END.search(between))
        found.append(Word(folded, stem(folded), match.start(), match.end(), begins))
        last = match.end()
    return tuple(found)

"""What each field says, in one sentence: from the model, else from `field_words.yaml`."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from feasibility.catalog.yaml_text import read_yaml
from feasibility.model.noun import Noun

ANY = "Any"
_FILE = Path(__file__).with_suffix(".yaml")


@lru_cache(maxsize=1)
def all_words() -> dict[str, dict[str, str]]:
    """The sentences by noun and field, as they stand in the file."""
    words: dict[str, dict[str, str]] = read_yaml(_FILE.read_bytes()).data
    return words


def words_for(noun: type[Noun], field: str) -> str | None:
    """What a field of a noun says; None if nobody has written it down."""
    own = noun.model_fields[field].description
    if own is not None:
        return own
    for each in noun.__mro__:
        found = all_words().get(noun_name(each), {}).get(field)
        if found is not None:
            return found
    return all_words()[ANY].get(field)


def noun_name(noun: type) -> str:
    """The name of a noun without what it is a fact of: `Fact`, not `Fact[int]`."""
    return noun.__name__.partition("[")[0]

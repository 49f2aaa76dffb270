"""Places in a plan file: what kind of thing stands at a path, and what people call it."""

from __future__ import annotations

from datetime import date
from typing import Any

from feasibility.kernel.errors import NotFoundError
from feasibility.model.noun import Noun
from feasibility.model.paths import resolve, split
from feasibility.model.plan import PlanFile
from feasibility.reports.facts import fact_label
from feasibility.web.forms import labels
from feasibility.web.forms.kinds import Kind, kinds_of
from feasibility.web.wording import voice


def field_at(path: str) -> tuple[type[Noun], str] | None:
    """The noun and its field that a path ends in, past the brackets of an element.

    None where no such field exists. `company.stack[x]` ends in the company's `stack`.
    """
    noun: type[Noun] = PlanFile
    names = [
        part for part in split(path.removesuffix("[]")) if not part.startswith("[")
    ]
    for number, name in enumerate(names):
        kind = kinds_of(noun).get(name)
        if kind is None:
            return None
        if number == len(names) - 1:
            return noun, name
        if kind.noun is None:
            return None
        noun = kind.noun
    return None


def is_element(path: str) -> bool:
    """Whether a path ends in an element of a list, there or to be added."""
    return path.endswith("]")


def place(path: str) -> tuple[type[Noun], str, Kind]:
    """Noun, field and kind of the field at a path.

    Raises:
        NotFoundError: no field stands there.
    """
    found = None if is_element(path) else field_at(path)
    if found is None:
        raise NotFoundError("path", path)
    return (*found, kinds_of(found[0])[found[1]])


def noun_at(path: str, kind_word: str = "") -> type[Noun]:
    """The noun that stands at a path, or that is to be added to the list there.

    Where several may stand there, the one of that kind, or else the first.

    Raises:
        NotFoundError: none does.
    """
    found = field_at(path)
    kind = kinds_of(found[0])[found[1]] if found else None
    if kind is None or kind.noun is None or kind.holds not in ("noun", "nouns"):
        raise NotFoundError("path", path)
    several = (kind.inner or kind).discriminated
    return next((each for each in several if kind_word in kind_words(each)), kind.noun)


def kind_words(noun: type[Noun]) -> tuple[str, ...]:
    """The words that a noun's own `kind` may be; none where it has no such field."""
    kind = kinds_of(noun).get("kind")
    return () if kind is None else kind.choices


def said_at(path: str) -> str:
    """What people call the place: the name of an element, or the field of it."""
    try:
        return fact_label(path, voice())
    except KeyError:
        # The words for it name an element, and the path is that of the whole list.
        found = field_at(path)
        return labels.label(*found).lower() if found else path


def raw_at(plan_file: PlanFile, path: str) -> Any:
    """What stands at a path, in the plan file's own form; None where nothing does."""
    try:
        return _plain(resolve(plan_file, path))
    except NotFoundError:
        return None


def _plain(value: Any) -> Any:
    if isinstance(value, Noun):
        return value.model_dump(mode="json", exclude_none=True)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value

"""Paths: how a place in a document is written, found and changed.

`company.stack[hubspot].limits[contacts].value` names fields by a dot, an element of a list by
its key in brackets, an element of a list without keys by its index from zero (`[#0]`), and an
entry of a dictionary by a dot and its name (`rubric.2`). A plan file's paths start with
`company`, `plan` or `library`, a catalog's with `catalog`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, TypeVar

from pydantic import ValidationError

from feasibility.kernel.errors import InputError, NotFoundError
from feasibility.model.catalog import Catalog
from feasibility.model.faults import translate
from feasibility.model.nearest import nearest
from feasibility.model.noun import Noun
from feasibility.model.places import Place, join, spell

CATALOG_ROOT = "catalog"
_PART = re.compile(r"\.?([^.\[\]]+)|\[([^\[\]]+)\]")
_INDEX = re.compile(r"#(\d{1,9})")

N = TypeVar("N", bound=Noun)


@lru_cache(maxsize=4096)
def split(path: str) -> tuple[str, ...]:
    """The parts of a path; keys and indexes keep their brackets.

    Raises:
        NotFoundError: not a path at all.
    """
    parts, end = [], 0
    while end < len(path):
        match = _PART.match(path, end)
        if match is None or (end == 0) == match[0].startswith((".", "[")):
            raise NotFoundError("path", path)
        parts.append(match[1] if match[1] is not None else f"[{match[2]}]")
        end = match.end()
    return tuple(parts)


def resolve(document: Noun, path: str) -> Any:
    """What stands at a path of a plan file or a catalog: a noun, a tuple, a dict or a value.

    Raises:
        NotFoundError: nothing stands there; `key` is the path up to the part that failed,
            `nearest` the path that was probably meant.
    """
    here: Any = document
    parts = _below_root(document, path)
    for number, part in enumerate(parts):
        try:
            here = _inside(here, part)
        except KeyError:
            raise _not_found(document, parts[: number + 1], here) from None
    return here


def place_of(document: Noun, path: str) -> Place:
    """The same place by names and indexes.

    Raises:
        NotFoundError: as `resolve`.
    """
    here: Any = document
    place: list[str | int] = []
    parts = _below_root(document, path)
    for number, part in enumerate(parts):
        try:
            place.append(_index_of(here, part) if isinstance(here, tuple) else part)
            here = _inside(here, part)
        except KeyError:
            raise _not_found(document, parts[: number + 1], here) from None
    return tuple(place)


def replace(document: N, path: str, value: Any) -> N:
    """A copy of the document in which another value stands at the path.

    The value may be a noun or plain data as in a file; it is validated where it stands, and so
    is every noun around it. Lists are replaced whole at their own path.

    Raises:
        NotFoundError: as `resolve`.
        InputError: the value cannot stand there; every fault, with its path.
    """
    place = place_of(document, path)
    if not place:
        raise NotFoundError("path", path)
    changed: N = _replaced(document, document, place, 0, value)
    return changed


def _replaced(root: Noun, here: Any, place: Place, depth: int, value: Any) -> Any:
    if depth == len(place):
        return value
    part = place[depth]
    if isinstance(here, tuple):
        index = int(part)
        inner = _replaced(root, here[index], place, depth + 1, value)
        return (*here[:index], inner, *here[index + 1 :])
    if isinstance(here, dict):
        return {**here, part: _replaced(root, here[part], place, depth + 1, value)}
    inner = _replaced(root, getattr(here, str(part)), place, depth + 1, value)
    given = {name: getattr(here, name) for name in here.model_fields_set}
    given[str(part)] = inner
    try:
        return type(here).model_validate(given)
    except ValidationError as error:
        around = spell(root, place[:depth], type(root))
        raise _input_error(error, given, type(here), around) from None


def _input_error(
    error: ValidationError, data: Any, noun: type[Noun], around: str
) -> InputError:
    faults = []
    for fault in translate(error, data, noun):
        path = join(around, spell(data, fault.place, noun))
        faults.append(fault.spelled(path, line=None, file=None))
    return InputError(faults)


def _below_root(document: Noun, path: str) -> tuple[str, ...]:
    """The parts after `catalog`; all parts where the root's own fields begin the path."""
    parts = split(path)
    if not isinstance(document, Catalog):
        return parts
    if parts[:1] != (CATALOG_ROOT,):
        raise NotFoundError("path", path)
    return parts[1:]


def _inside(here: Any, part: str) -> Any:
    if isinstance(here, tuple):
        return here[_index_of(here, part)]
    if isinstance(here, dict):
        return here[part]
    if isinstance(here, Noun) and part in type(here).model_fields:
        return getattr(here, part)
    raise KeyError(part)


def _index_of(elements: tuple[Any, ...], part: str) -> int:
    if not part.startswith("["):
        raise KeyError(part)
    key = part[1:-1]
    by_index = _INDEX.fullmatch(key)
    if by_index:
        index = int(by_index[1])
        if index >= len(elements):
            raise KeyError(part)
        return index
    for index, element in enumerate(elements):
        if isinstance(element, Noun) and _has_key(element, key):
            return index
    raise KeyError(part)


def _has_key(element: Noun, key: str) -> bool:
    """As `element.key == key`, without writing the key of each element of a long list."""
    field = type(element).KEY
    if "." in field:
        return getattr(element, "key", None) == key
    return element.__dict__.get(field) == key


def _not_found(document: Noun, parts: tuple[str, ...], here: Any) -> NotFoundError:
    """Names the path up to the part that failed, and the sibling most like it."""
    *before, last = parts
    if isinstance(here, tuple):
        names = [f"[{each.key}]" for each in here if hasattr(each, "key")]
    elif isinstance(here, dict):
        names = [str(name) for name in here]
    else:
        names = list(type(here).model_fields) if isinstance(here, Noun) else []
    root = [CATALOG_ROOT] if isinstance(document, Catalog) else []
    near = nearest(last, names)
    meant = None if near is None else _written([*root, *before, near])
    return NotFoundError("path", _written([*root, *before, last]), nearest=meant)


def _written(parts: list[str]) -> str:
    return "".join(part if part.startswith("[") else f".{part}" for part in parts)[1:]

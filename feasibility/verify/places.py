"""Where a fact stands: a path taken apart, and what the plan or the catalog says there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, TypeAlias

from feasibility.kernel.units import exact
from feasibility.model.fact import Provenance
from feasibility.model.money import Money
from feasibility.model.noun import Noun

Place: TypeAlias = tuple[str, ...]

_PART = re.compile(r"\.?([^.\[\]]+)|\[([^\[\]]+)\]")
_INDEX = re.compile(r"#?(\d{1,9})")


class NoSuchPlaceError(Exception):
    """A path that names no field of the plan and none of the catalog."""


@dataclass(frozen=True)
class Found:
    """What stands at a place; `said_by` are the nouns around it, the nearest first."""

    value: Any
    is_set: bool
    said_by: tuple[Provenance, ...]


def place_of(path: str) -> Place:
    """The parts of a path, without dots and brackets; what stands in `library` is the catalog's.

    Raises:
        NoSuchPlaceError: not a path at all.
    """
    parts, end = [], 0
    while end < len(path):
        match = _PART.match(path, end)
        if match is None:
            raise NoSuchPlaceError(path)
        parts.append(match[1] or match[2])
        end = match.end()
    if not parts:
        raise NoSuchPlaceError(path)
    return ("catalog", *parts[1:]) if parts[0] == "library" else tuple(parts)


def find(roots: dict[str, Any], place: Place) -> Found:
    """What stands at a place below one of the roots `company`, `plan`, `catalog`.

    An element that a list does not hold is a place that is not set, if its further parts name
    fields that it could have: nothing is said there.

    Raises:
        NoSuchPlaceError: a field that does not exist.
    """
    if place[0] not in roots:
        raise NoSuchPlaceError(".".join(place))
    here: Any = roots[place[0]]
    around: list[Provenance] = []
    for part in place[1:]:
        if here is None:
            break
        if isinstance(here, Provenance):
            around.insert(0, here)
        here = _inside(here, part, place)
    return Found(here, here is not None, tuple(around))


def _inside(here: Any, part: str, place: Place) -> Any:
    """One step further in; None where a list or a dictionary lacks the element."""
    if isinstance(here, dict):
        return here.get(part)
    if isinstance(here, tuple):
        for element in here:
            if isinstance(element, Noun) and _has_key(element, part):
                return element
        index = _INDEX.fullmatch(part)
        if index and int(index[1]) < len(here):
            return here[int(index[1])]
        return None
    if isinstance(here, Noun) and part in type(here).model_fields:
        return getattr(here, part)
    raise NoSuchPlaceError(".".join(place))


def _has_key(element: Noun, part: str) -> bool:
    try:
        return element.key == part
    except AttributeError:
        return False


def text_of(value: Any) -> str:
    """A value as text in which equal values are equal: 5, 5.0 and `5` of a file are one."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float | Fraction):
        return str(exact(value))
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Money):
        return str(value)
    return str(value)


def spell(place: Place) -> str:
    """A place in words for a refusal."""
    return ".".join(place)

"""What a field of a noun holds, as far as a form has to know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import MaxLen
from pydantic.fields import FieldInfo

from feasibility.model.bounds import Bounds
from feasibility.model.fact import Fact
from feasibility.model.formula import Formula
from feasibility.model.money import Money
from feasibility.model.noun import Noun

Holds = Literal[
    "fact",
    "noun",
    "nouns",
    "names",
    "days",
    "name",
    "text",
    "whole",
    "decimal",
    "day",
    "money",
    "yes_no",
    "choice",
    "formula",
]
_PLAIN: dict[Any, Holds] = {
    bool: "yes_no",
    int: "whole",
    float: "decimal",
    date: "day",
    Money: "money",
    str: "name",
    Formula: "formula",
}
# From this length on a text gets a box of several lines.
_LONG_LETTERS = 1_000


@dataclass(frozen=True)
class Kind:
    """What a field holds.

    `inner` is what a fact's values are, or a list's elements; `choices` the words of a
    vocabulary of the program; `bounds` a fact's unit and ends; `discriminated` the nouns of
    which one stands here, told apart by their `kind`.
    """

    holds: Holds
    optional: bool = False
    inner: Kind | None = None
    noun: type[Noun] | None = None
    choices: tuple[str, ...] = ()
    bounds: Bounds | None = None
    discriminated: tuple[type[Noun], ...] = ()

    @property
    def is_list(self) -> bool:
        """Whether several stand here."""
        return self.holds in ("nouns", "names", "days")


@lru_cache(maxsize=256)
def kinds_of(noun: type[Noun]) -> dict[str, Kind]:
    """Every field of a noun, in its written order, with what it holds."""
    return {name: kind_of_field(info) for name, info in noun.model_fields.items()}


def kind_of_field(info: FieldInfo) -> Kind:
    """What a declared field holds."""
    return _kind(info.annotation, tuple(info.metadata))


def _kind(annotation: Any, metadata: tuple[Any, ...]) -> Kind:
    while get_origin(annotation) is Annotated:
        annotation, *more = get_args(annotation)
        metadata += tuple(_flat(more))
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Union or origin is UnionType:
        return _union([each for each in arguments if each is not NoneType], metadata)
    if origin is tuple:
        return _list(arguments[0])
    if origin is Literal:
        return Kind("choice", choices=tuple(str(each) for each in arguments))
    if annotation is Formula:
        return Kind("formula")
    if isinstance(annotation, type) and issubclass(annotation, Fact):
        return _fact(annotation, metadata)
    if isinstance(annotation, type) and issubclass(annotation, Noun):
        return Kind("noun", noun=annotation)
    holds = _PLAIN[annotation]
    if holds == "name" and _most_letters(metadata) >= _LONG_LETTERS:
        holds = "text"
    return Kind(holds)


def _flat(metadata: list[Any]) -> Iterator[Any]:
    for each in metadata:
        if isinstance(each, FieldInfo):
            yield from each.metadata
        else:
            yield each


def _most_letters(metadata: tuple[Any, ...]) -> int:
    return next((each.max_length for each in metadata if isinstance(each, MaxLen)), 0)


def _fact(fact: type[Fact[Any]], metadata: tuple[Any, ...]) -> Kind:
    value = fact.model_fields["value"].annotation
    bounds = next((each for each in metadata if isinstance(each, Bounds)), None)
    inner = _kind(value, ())
    return Kind("fact", inner=inner, noun=fact, bounds=bounds)


def _union(members: list[Any], metadata: tuple[Any, ...]) -> Kind:
    if len(members) > 1:
        nouns = tuple(member for member in members)
        return Kind("noun", noun=nouns[0], discriminated=nouns)
    found = _kind(members[0], metadata)
    return Kind(
        found.holds,
        True,
        found.inner,
        found.noun,
        found.choices,
        found.bounds,
        found.discriminated,
    )


def _list(element: Any) -> Kind:
    inner = _kind(element, ())
    if inner.holds == "noun":
        return Kind("nouns", inner=inner, noun=inner.noun)
    return Kind("days" if inner.holds == "day" else "names", inner=inner)

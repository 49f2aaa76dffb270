"""Every amount of money in a noun, with its currency."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from feasibility.model.money import Money
from feasibility.model.noun import Noun
from feasibility.model.places import Place
from feasibility.model.shape import Shape, fields_of


def find_money(noun: Any, place: Place) -> Iterator[tuple[Place, str]]:
    """The place and currency of each amount, in the order of the fields."""
    noun_class: type[Noun] = type(noun)
    for field in _fields_with_money(noun_class):
        value = getattr(noun, field)
        spot = (*place, field)
        if isinstance(value, Money):
            # A fact's only value is written short: its place is the fact's own.
            yield (place if field == "value" else spot), value.currency
        elif isinstance(value, tuple):
            for index, each in enumerate(value):
                yield from find_money(each, (*spot, index))
        elif value is not None:
            yield from find_money(value, spot)


@lru_cache(maxsize=256)
def _fields_with_money(noun: type[Noun]) -> tuple[str, ...]:
    return tuple(name for name, shape in fields_of(noun).items() if _has_money(shape))


def _has_money(shape: Shape | None) -> bool:
    while shape is not None and shape.kind == "list":
        shape = shape.item
    if shape is None:
        return False
    if shape.kind == "value":
        return shape.annotation is Money
    return any(_fields_with_money(option) for option in shape.options)

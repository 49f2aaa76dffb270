"""What stands inside a noun, by field: another noun, a list, a dictionary or a plain value.

One walk over the annotations serves paths, faults, documentation and generated examples.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from feasibility.model.noun import InShort, Noun, keys_differ

Kind = Literal["noun", "list", "dict", "value"]


@dataclass(frozen=True)
class Shape:
    """What a field holds. `options` are the nouns it may be; `item` what a list or dict holds.

    In a `keyed` list no two elements have the same key.
    """

    kind: Kind
    annotation: Any
    options: tuple[type[Noun], ...] = ()
    item: Shape | None = None
    keyed: bool = False

    @property
    def noun(self) -> type[Noun] | None:
        """The noun, or the first of several that may stand here (they share their key)."""
        return self.options[0] if self.options else None

    @property
    def key_fields(self) -> tuple[str, ...]:
        """The fields whose values tell this noun apart in a list; empty if it has none."""
        if self.noun is None:
            return ()
        fields = tuple(self.noun.KEY.split("."))
        return fields if set(fields) <= set(self.noun.model_fields) else ()

    def is_short(self, key_fields: tuple[str, ...]) -> bool:
        """Whether a text alone may stand here, as the key of the noun it is short for."""
        noun = self.noun
        return (
            noun is not None
            and issubclass(noun, InShort)
            and key_fields == (noun.SHORT,)
        )


VALUE = Shape("value", Any)


@lru_cache(maxsize=1024)
def fields_of(noun: type[Noun]) -> dict[str, Shape]:
    """Every field of a noun, in its written order, with what it holds."""
    return {name: _of_field(info) for name, info in noun.model_fields.items()}


def _of_field(info: FieldInfo) -> Shape:
    keyed = any(getattr(each, "func", None) is keys_differ for each in info.metadata)
    return replace(shape_of(info.annotation), keyed=keyed)


def shape_of(annotation: Any) -> Shape:
    """What a value of this annotation is, whatever it is wrapped in."""
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Union or origin is UnionType:
        return _of_union([each for each in arguments if each is not NoneType])
    if origin is tuple:
        return Shape("list", annotation, item=shape_of(arguments[0]))
    if origin is dict:
        return Shape("dict", annotation, item=shape_of(arguments[1]))
    if isinstance(annotation, type) and issubclass(annotation, Noun):
        return Shape("noun", annotation, (annotation,))
    return Shape("value", annotation)


def _of_union(members: list[Any]) -> Shape:
    if len(members) == 1:
        return shape_of(members[0])
    options = [noun for each in members for noun in shape_of(each).options]
    return Shape("noun", options[0], tuple(options)) if options else VALUE


def step(shape: Shape, part: str | int, data: Any = None) -> Shape:
    """What stands one step further in, under a field's name, a dictionary's key or an index.

    `data` is what stands at `shape`, if it is known: its `kind` tells several nouns apart.
    """
    if shape.kind in ("list", "dict"):
        return shape.item or VALUE
    noun = noun_here(shape, data)
    if noun is None or not isinstance(part, str):
        return VALUE
    return fields_of(noun).get(part, VALUE)


def noun_here(shape: Shape, data: Any) -> type[Noun] | None:
    """Which noun stands here, as far as the data says so; None where there is none."""
    if isinstance(data, Noun):
        return type(data)
    if len(shape.options) > 1 and isinstance(data, dict):
        for noun in shape.options:
            kind = noun.model_fields.get("kind")
            if kind is not None and kind.default == data.get("kind"):
                return noun
    return shape.noun

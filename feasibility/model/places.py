"""Places in a document, and how they are spelled for people.

A place is a tuple of field names, dictionary keys and list indexes from the root. Its
spelling is the path that `paths.py` reads: list elements are named by their key where they
have one that nobody before them in the list has, else by their index.
"""

from __future__ import annotations

import re
from typing import Any, TypeAlias

from feasibility.model.noun import Noun
from feasibility.model.shape import Shape, shape_of, step

Place: TypeAlias = tuple[str | int, ...]

_PLAIN_KEY = re.compile(r"[^\[\]#\s][^\[\]\n]{0,99}")


def spell(data: Any, place: Place, root: type[Noun] | Shape) -> str:
    """The path of a place in a noun, or in the plain data of one; what is absent is named too."""
    shape = root if isinstance(root, Shape) else shape_of(root)
    spelled = ""
    for part in place:
        if isinstance(part, int):
            key = _own_key(data, part, shape.item)
            spelled += f"[{key}]" if key is not None else f"[#{part}]"
        else:
            spelled += f".{part}" if spelled else part
        shape, data = step(shape, part, data), _inside(data, part)
    return spelled


def join(prefix: str, path: str) -> str:
    """One path after another."""
    if not prefix or not path:
        return prefix or path
    return prefix + path if path.startswith("[") else f"{prefix}.{path}"


def key_of(element: Any, shape: Shape | None) -> str | None:
    """The key of a list's element, noun or plain data; None if it has none that is text."""
    fields = shape.key_fields if shape is not None else ()
    if not fields:
        return None
    if isinstance(element, str) and shape is not None and shape.is_short(fields):
        return element or None
    values = [_inside(element, name) for name in fields]
    if not all(isinstance(value, str) and value for value in values):
        return None
    return ".".join(values)


def _own_key(elements: Any, index: int, shape: Shape | None) -> str | None:
    """The key of an element, if it is plain and the first of its list to have it."""
    if not isinstance(elements, list | tuple) or index >= len(elements):
        return None
    key = key_of(elements[index], shape)
    if key is None or not _PLAIN_KEY.fullmatch(key):
        return None
    taken = any(key_of(elements[each], shape) == key for each in range(index))
    return None if taken else key


def _inside(data: Any, part: str | int) -> Any:
    if isinstance(data, dict):
        return data.get(part)
    if isinstance(data, list | tuple):
        return data[part] if isinstance(part, int) and part < len(data) else None
    return getattr(data, str(part), None) if isinstance(data, Noun) else None

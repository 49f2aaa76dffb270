"""One noun from one text: read, validated, every fault of both placed and spelled.

Plan files and catalog files go the same way; what is told of them looks the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from feasibility.catalog.yaml_events import TextFault
from feasibility.catalog.yaml_text import MOST_BYTES, Document, read_yaml
from feasibility.kernel.errors import Fault, InputError
from feasibility.model.faults import PlacedFault, translate
from feasibility.model.noun import Keyed, Noun
from feasibility.model.places import Place, join, key_of, spell
from feasibility.model.shape import Shape, shape_of, step

V = TypeVar("V")
N = TypeVar("N", bound=Noun)

_HIDES_WHAT_IS_BELOW = frozenset(
    ("input.alias", "input.tag", "input.number_too_large", "input.merge_key")
)


@dataclass(frozen=True)
class Reading(Generic[V]):
    """A valid noun (or nouns), or None and what kept the data from being one."""

    noun: V | None
    faults: tuple[PlacedFault, ...] = ()


def read_source(
    source: Path | str | bytes, *, most_bytes: int = MOST_BYTES
) -> Document:
    """The document in a file (a `Path`) or in a text.

    Raises:
        InputError: the file cannot be read.
    """
    if not isinstance(source, Path):
        return read_yaml(source, most_bytes=most_bytes)
    try:
        with source.open("rb") as stream:
            content = stream.read(most_bytes + 1)
    except OSError as error:
        values = {"reason": error.strerror or type(error).__name__}
        raise InputError(
            [Fault("input.unreadable", "", values, file=str(source))]
        ) from None
    return read_yaml(content, most_bytes=most_bytes)


def read_noun(data: Any, noun: type[N]) -> Reading[N]:
    """Plain data as a noun, or all that is wrong with it, elements of the same key too."""
    return _validated(data, noun.model_validate, shape_of(noun))


def read_nouns(data: Any, nouns: Shape) -> Reading[tuple[Any, ...]]:
    """Plain data as a list of nouns with different keys, or all that is wrong with it."""
    annotation: Any = Keyed[nouns.item.annotation if nouns.item else Any]  # type: ignore[misc]
    return _validated(data, TypeAdapter(annotation).validate_python, nouns)


def _validated(data: Any, validate: Callable[[Any], V], shape: Shape) -> Reading[V]:
    try:
        return Reading(validate(data))
    except ValidationError as error:
        faults = translate(error, data, shape)
    found = [fault for fault in faults if fault.code != "input.duplicate_id"]
    return Reading(None, (*found, *_duplicates(data, shape, ())))


def spelled(
    faults: Iterable[PlacedFault],
    data: Any,
    root: type[Noun] | Shape,
    *,
    document: Document | None = None,
    file: str | None = None,
    prefix: str = "",
    written_at: Callable[[Place], Place] = lambda place: place,
) -> list[Fault]:
    """The faults as they are shown, the text's own too, by line.

    `prefix` begins each path; `written_at` finds a place of the data in the document.
    """
    text_faults: tuple[TextFault, ...] = document.faults if document else ()
    shown = []
    for each in text_faults:
        path = join(prefix, spell(data, each.place, root))
        shown.append(Fault(each.code, path, each.values, each.line, None, file))
    for fault in faults:
        if not _is_hidden(fault, text_faults):
            path = join(prefix, spell(data, fault.place, root))
            line = (
                None if document is None else document.line_of(written_at(fault.place))
            )
            shown.append(fault.spelled(path, line=line, file=file))
    return sorted(shown, key=lambda fault: (fault.line or 0, fault.path, fault.code))


def _is_hidden(fault: PlacedFault, text_faults: Iterable[TextFault]) -> bool:
    """Whether a fault only follows from what could not be read at its place."""
    for each in text_faults:
        if each.code not in _HIDES_WHAT_IS_BELOW:
            continue
        if fault.place[: len(each.place)] == each.place:
            return True
        if each.code == "input.merge_key" and fault.code == "input.missing":
            return fault.place[:-1] == each.place[:-1]
    return False


def _duplicates(data: Any, shape: Shape, place: Place) -> Iterator[PlacedFault]:
    if isinstance(data, dict):
        for name, value in data.items():
            if isinstance(value, dict | list):
                yield from _duplicates(value, step(shape, name, data), (*place, name))
    elif isinstance(data, list):
        if shape.keyed:
            yield from _same_keys(data, shape, place)
        for index, value in enumerate(data):
            if isinstance(value, dict | list):
                yield from _duplicates(value, step(shape, index), (*place, index))


def _same_keys(
    elements: list[Any], shape: Shape, place: Place
) -> Iterator[PlacedFault]:
    seen: set[str] = set()
    for index, element in enumerate(elements):
        key = key_of(element, shape.item)
        if key is not None and key in seen:
            last_field = shape.item.key_fields[-1] if shape.item else ""
            spot = (*place, index, last_field)
            yield PlacedFault("input.duplicate_id", spot, {"key": key})
        elif key is not None:
            seen.add(key)

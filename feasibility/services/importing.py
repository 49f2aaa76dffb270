"""What an import changes: the parts that lead from one plan file to another, each undoable."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from feasibility.model.noun import Noun
from feasibility.model.plan import PlanFile
from feasibility.services.editing import ABSENT, Touched, plain
from feasibility.store.rows import KINDS, Kind, lists_of


def import_parts(before: Mapping[Kind, Noun], after: PlanFile) -> tuple[Touched, ...]:
    """The parts in the order that makes positions true: an entry is removed before one is added.

    A document that was not there is one part.
    """
    return tuple(
        part
        for kind in KINDS
        for part in _document_parts(kind, before.get(kind), getattr(after, kind))
    )


def _document_parts(kind: Kind, before: Noun | None, after: Noun) -> Iterator[Touched]:
    if before is None:
        yield Touched(kind, ABSENT, {})
        return
    lists = lists_of(type(after))
    for name in type(after).model_fields:
        old, new = getattr(before, name), getattr(after, name)
        if name in lists:
            yield from _list_parts(f"{kind}.{name}", old, new)
        elif old != new:
            yield Touched(f"{kind}.{name}", plain(old), plain(new))


def _list_parts(
    path: str, before: tuple[Noun, ...], after: tuple[Noun, ...]
) -> Iterator[Touched]:
    old = {noun.key: noun for noun in before}
    new = {noun.key: noun for noun in after}
    if [key for key in old if key in new] != [key for key in new if key in old]:
        # Another order: only the list as a whole can be put back.
        yield Touched(path, plain(before), plain(after))
        return
    for position, noun in reversed(list(enumerate(before))):
        if noun.key not in new:
            yield Touched(f"{path}[{noun.key}]", plain(noun), ABSENT, position)
    for position, noun in enumerate(after):
        if noun.key not in old:
            yield Touched(f"{path}[{noun.key}]", ABSENT, plain(noun), position)
        elif old[noun.key] != noun:
            yield Touched(f"{path}[{noun.key}]", plain(old[noun.key]), plain(noun))

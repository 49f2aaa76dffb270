"""A plan file as rows and back: the fields of its three documents, and one row an entry.

The plan file's own JSON is what is stored: its facts in their short form, nothing that is
`None`. Fields at their default are written out, so that a later default changes no kept plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from operator import is_
from typing import Literal

from feasibility.model.noun import Noun
from feasibility.model.plan import PlanFile
from feasibility.model.shape import fields_of

Kind = Literal["company", "plan", "library"]
KINDS: tuple[Kind, ...] = ("company", "plan", "library")


@dataclass(frozen=True)
class EntryKey:
    """Which entry of which document: its list and its key there."""

    kind: Kind
    list_name: str
    key: str


@dataclass(frozen=True)
class Differences:
    """What has to be written to get from one plan file to another. Positions count from 0."""

    removed: tuple[EntryKey, ...]
    added: Mapping[EntryKey, tuple[int, Noun]]
    rewritten: Mapping[EntryKey, Noun]
    moved: Mapping[EntryKey, int]
    documents: tuple[Kind, ...]


@cache
def lists_of(noun: type[Noun]) -> tuple[str, ...]:
    """The fields of a document that are lists of nouns with keys: one row an entry."""
    return tuple(
        name
        for name, shape in fields_of(noun).items()
        if shape.kind == "list" and shape.item is not None and shape.item.key_fields
    )


def body_of(document: Noun) -> str:
    """The fields of a document that stand in no list of nouns, as JSON."""
    return document.model_dump_json(
        exclude=set(lists_of(type(document))), exclude_none=True
    )


def entry_body(entry: Noun) -> str:
    """An entry as JSON."""
    return entry.model_dump_json(exclude_none=True)


def build_plan_file(
    bodies: Mapping[Kind, str], entries: Iterable[tuple[Kind, str, str]]
) -> PlanFile:
    """The plan file of these rows; entries (kind, list, body) come in the order of their lists.

    The JSON of the whole is put together as text and read once: the rows hold what validation
    let through, and Pydantic reads text faster than it reads parsed pieces.
    """
    lists: dict[Kind, dict[str, list[str]]] = {kind: {} for kind in KINDS}
    for kind, list_name, body in entries:
        lists[kind].setdefault(list_name, []).append(body)
    documents = (
        f'"{kind}":{_document_text(bodies[kind], lists[kind])}' for kind in KINDS
    )
    return PlanFile.model_validate_json("{" + ",".join(documents) + "}")


def _document_text(body: str, lists: Mapping[str, list[str]]) -> str:
    fields = [body[1:-1]] if body != "{}" else []
    fields += [f'"{name}":[{",".join(bodies)}]' for name, bodies in lists.items()]
    return "{" + ",".join(fields) + "}"


def documents_of(plan_file: PlanFile) -> dict[Kind, Noun]:
    """The three documents of a plan file."""
    return {kind: getattr(plan_file, kind) for kind in KINDS}


def differences(before: Mapping[Kind, Noun], after: PlanFile) -> Differences:
    """What differs from the documents before, entry by entry; a missing one is all new."""
    removed: list[EntryKey] = []
    added: dict[EntryKey, tuple[int, Noun]] = {}
    rewritten: dict[EntryKey, Noun] = {}
    moved: dict[EntryKey, int] = {}
    documents: list[Kind] = []
    for kind in KINDS:
        new: Noun = getattr(after, kind)
        old = before.get(kind)
        if old is new:
            continue
        written = len(removed) + len(added) + len(rewritten) + len(moved)
        for name in lists_of(type(new)):
            before_list = getattr(old, name) if old is not None else ()
            after_list = getattr(new, name)
            if len(before_list) == len(after_list) and all(
                map(is_, before_list, after_list)
            ):
                continue
            theirs, ours = _by_key(before_list), _by_key(after_list)
            removed += [EntryKey(kind, name, key) for key in theirs if key not in ours]
            for key, (position, entry) in ours.items():
                where = EntryKey(kind, name, key)
                if key not in theirs:
                    added[where] = (position, entry)
                    continue
                was_at, was = theirs[key]
                if was is not entry and was != entry:
                    rewritten[where] = entry
                if was_at != position:
                    moved[where] = position
        wrote = len(removed) + len(added) + len(rewritten) + len(moved) > written
        if old is None or wrote or body_of(old) != body_of(new):
            documents.append(kind)
    return Differences(tuple(removed), added, rewritten, moved, tuple(documents))


def _by_key(nouns: Iterable[Noun]) -> dict[str, tuple[int, Noun]]:
    return {noun.key: (position, noun) for position, noun in enumerate(nouns)}

"""Whether two people changed the same thing: the edit of the second is refused, with both values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from feasibility.kernel.errors import EditConflictError, FeasibilityError
from feasibility.model.noun import Noun
from feasibility.model.paths import resolve
from feasibility.model.plan import PlanFile
from feasibility.services.editing import (
    ABSENT,
    Edit,
    Touched,
    plain,
    put_back,
    value_at,
)


@dataclass(frozen=True)
class Since:
    """A place that somebody changed after the version an edit is based on, oldest first."""

    path: str
    old: Any
    position: int | None
    version: int
    by: str


def refuse_conflict(
    now: PlanFile, touched: Touched, since: Sequence[Since], *, base: int
) -> None:
    """Raises if what the edit touched is not what its author saw.

    Nothing is refused where both wrote the same, or where a change was taken back meanwhile.

    Raises:
        EditConflictError: with the value that stands there now and the one that was typed.
    """
    overlapping = [each for each in since if overlap(each.path, touched.path)]
    if not overlapping:
        return
    theirs = value_at(now, touched.path)
    seen = _seen(now, touched.path, overlapping)
    if theirs in (touched.new, seen):
        return
    if seen is ABSENT and theirs == _default_at(now, touched.path):
        return
    last = overlapping[-1]
    raise EditConflictError(
        touched.path,
        theirs=None if theirs is ABSENT else theirs,
        yours=None if touched.new is ABSENT else touched.new,
        base=base,
        now=last.version,
        by=last.by,
    )


def is_gone_for_both(
    now: PlanFile, edit: Edit, since: Sequence[Since], *, base: int
) -> bool:
    """Whether an edit was to remove what somebody else removed since.

    Raises:
        EditConflictError: the edit was to change what somebody else removed since.
    """
    overlapping = [each for each in since if overlap(each.path, edit.path)]
    if not overlapping or value_at(now, edit.path) is not ABSENT:
        return False
    if _seen(now, edit.path, overlapping) is ABSENT:
        return False
    if edit.new is None:
        return True
    last = overlapping[-1]
    raise EditConflictError(
        edit.path,
        theirs=None,
        yours=edit.new,
        base=base,
        now=last.version,
        by=last.by,
    )


def overlap(one: str, other: str) -> bool:
    """Whether two paths are the same, or one leads to something within the other."""
    return one == other or (
        one.startswith((f"{other}.", f"{other}["))
        or other.startswith((f"{one}.", f"{one}["))
    )


def _default_at(now: PlanFile, path: str) -> Any:
    """What stands in a field that nobody filled in, in something that was not there before."""
    if path.endswith("]"):
        return ABSENT
    holder_path, _, name = path.rpartition(".")
    holder = resolve(now, holder_path)
    field = type(holder).model_fields.get(name) if isinstance(holder, Noun) else None
    return plain(field.get_default()) if field is not None else ABSENT


def _seen(now: PlanFile, path: str, since: Sequence[Since]) -> Any:
    """What stood at the path before these changes: the newest is taken back first."""
    before = now
    for each in reversed(since):
        try:
            before, _ = put_back(before, each.path, each.old, each.position)
        except FeasibilityError:
            # What it stood in has gone or changed its form, so nothing can be the same.
            return _UNKNOWN
    return value_at(before, path)


_UNKNOWN = object()

"""What a private library offers a workspace, and what taking it changes there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from feasibility.catalog.layers import KINDS
from feasibility.kernel.errors import Fault, InputError
from feasibility.model.plan import Library, PlanFile
from feasibility.services.editing import Edit, plain


@dataclass(frozen=True)
class LibraryVersion:
    """One version of a library: what it holds, who saved it, when and why."""

    library_id: str
    name: str
    version: int
    library: Library
    digest: str
    saved_at: str
    saved_by: str
    why: str | None


@dataclass(frozen=True)
class Offer:
    """A library that a workspace may take; `taken` is the version it has, None if none."""

    newest: LibraryVersion
    taken: int | None
    before: Library

    @property
    def is_news(self) -> bool:
        """Whether taking it would change anything."""
        return self.taken != self.newest.version

    def edits_in(self, plan_file: PlanFile) -> list[Edit]:
        """What taking it changes in a workspace's own entries.

        Raises:
            InputError: an id is used in the workspace already.
        """
        faults = list(_collisions(self, plan_file))
        if faults:
            raise InputError(faults)
        return list(_entry_edits(self, plan_file))


def _entry_edits(offer: Offer, plan_file: PlanFile) -> Iterator[Edit]:
    for kind in (*KINDS, "corrections"):
        now = {entry.key: entry for entry in getattr(offer.newest.library, kind)}
        for key, entry in now.items():
            yield Edit(f"library.{kind}[{key}]", plain(entry))
        there = {entry.key for entry in getattr(plan_file.library, kind)}
        for entry in getattr(offer.before, kind):
            if entry.key not in now and entry.key in there:
                yield Edit(f"library.{kind}[{entry.key}]", None)


def _collisions(offer: Offer, plan_file: PlanFile) -> Iterator[Fault]:
    """Ids that the workspace's own entries, or another library's, have already."""
    for kind in (*KINDS, "corrections"):
        before = {entry.key for entry in getattr(offer.before, kind)}
        there = {entry.key for entry in getattr(plan_file.library, kind)} - before
        for entry in getattr(offer.newest.library, kind):
            if entry.key in there:
                values = {"id": entry.key, "used_for": kind}
                path = f"library.{kind}[{entry.key}].id"
                yield Fault("input.id_taken", path, values)

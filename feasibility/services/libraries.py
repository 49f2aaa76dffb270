"""Private libraries: a member's own catalog entries, saved by version and offered to workspaces.

Nobody but the owner sees a library, until it is offered to a workspace; then that workspace's
members do. What a workspace takes is copied into its own library, as a change like any other.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from feasibility.catalog.library_file import dump_library, load_library_file
from feasibility.kernel.errors import (
    EditConflictError,
    Fault,
    InputError,
    NotFoundError,
)
from feasibility.model.noun import Name, Noun, content_hash
from feasibility.model.plan import Library, PlanFile
from feasibility.services.acting import Acting, Member
from feasibility.services.catalogs import Catalogs
from feasibility.services.changes import Applied, Changes
from feasibility.services.clock import Clock, as_text, utc_now
from feasibility.services.editing import Edit
from feasibility.services.offers import LibraryVersion, Offer
from feasibility.services.writing import checked, checked_why, new_id
from feasibility.store import libraries as rows
from feasibility.store.database import Store, checked_id, checked_key
from feasibility.store.libraries import LibraryRow, VersionRow


@dataclass(frozen=True)
class LibraryEntry:
    """A library as its owner sees it; `offered_to` are ids and names of workspaces."""

    id: str
    name: str
    version: int
    offered_to: tuple[tuple[str, str], ...] = ()


class _Named(Noun):
    name: Name


class Libraries:
    """A member's libraries, and what workspaces are offered of them."""

    def __init__(
        self,
        store: Store,
        catalogs: Catalogs,
        changes: Changes,
        *,
        clock: Clock = utc_now,
    ) -> None:
        self._store, self._catalogs = store, catalogs
        self._changes, self._clock = changes, clock

    def own(self, member: Member) -> tuple[LibraryEntry, ...]:
        """The member's libraries, by name."""
        with self._store.reading_control() as control:
            return tuple(
                LibraryEntry(
                    row.id, row.name, row.version, rows.fetch_offers(control, row.id)
                )
                for row in rows.fetch_own(control, member.id)
            )

    def save(
        self,
        source: Path | str | bytes,
        *,
        member: Member,
        name: str,
        file: str | None = None,
        why: str | None = None,
        based_on_version: int | None = None,
    ) -> LibraryEntry:
        """Saves what a file holds as the next version of the member's library of that name.

        A library of another name is a new one; what it holds already makes no version.
        `based_on_version` is the version its author saw, 0 for a library not there yet; None: any.

        Raises:
            InputError: the file cannot be used; every fault, and nothing is stored.
            EditConflictError: there is a newer version than the one this is based on.
        """
        name = checked(_Named, name=name).name
        why = checked_why(why)
        library = load_library_file(source, catalog=self._catalogs.shipped(), file=file)
        with self._store.writing_control() as control:
            mine = {row.name: row for row in rows.fetch_own(control, member.id)}
            row = mine.get(name)
            if row is None:
                row = LibraryRow(new_id("lib"), member.id, name, 0)
                rows.save_library(control, row)
            if based_on_version not in (None, row.version):
                raise _conflict(row, based_on_version, member)
            newest = rows.fetch_version(control, row.id, row.version)
            digest = content_hash(library)
            version = row.version
            if newest is None or newest.digest != digest:
                version += 1
                body = library.model_dump_json(exclude_defaults=True)
                at = as_text(self._clock())
                saved = VersionRow(row.id, version, body, digest, at, member.name, why)
                rows.save_version(control, saved)
            offered = rows.fetch_offers(control, row.id)
        return LibraryEntry(row.id, row.name, version, offered)

    def fetch(
        self, library_id: str, *, member: Member, version: int | None = None
    ) -> LibraryVersion:
        """One version of a library of the member's; None: the newest.

        Raises:
            NotFoundError: the member has no such library, or it no such version.
        """
        row = self._owned(member, library_id)
        with self._store.reading_control() as control:
            found = rows.fetch_version(control, row.id, version or row.version)
        if found is None:
            raise NotFoundError("version", str(version))
        return _version(row, found)

    def versions(
        self, library_id: str, *, member: Member
    ) -> tuple[LibraryVersion, ...]:
        """All versions of a library of the member's, newest first; raises as `fetch`."""
        row = self._owned(member, library_id)
        with self._store.reading_control() as control:
            found = rows.fetch_versions(control, row.id)
        return tuple(_version(row, each) for each in found)

    def faults_now(self, library: Library) -> tuple[Fault, ...]:
        """What of a saved library no longer fits the shipped catalog, by line of its text.

        A name that was renamed comes with its new one.
        """
        text = dump_library(library)
        try:
            load_library_file(text, catalog=self._catalogs.shipped())
        except InputError as error:
            return error.faults
        return ()

    def text_of(self, library: Library) -> str:
        """The library as YAML, as `save` reads it."""
        return dump_library(library)

    def delete(self, library_id: str, *, member: Member) -> None:
        """Deletes a library with its versions and offers; what was taken stays. Raises as `fetch`."""
        row = self._owned(member, library_id)
        with self._store.writing_control() as control:
            rows.forget_library(control, row.id)

    def offer(self, library_id: str, *, member: Member, acting: Acting) -> None:
        """Offers a library of the member's to the workspace the member acts in.

        Raises:
            NotFoundError: the member has no such library.
            NotAllowedError: the role may not edit there.
        """
        row = self._owned(member, library_id)
        acting.refuse_unless_may("edit", acting.workspace_id)
        with self._store.writing_control() as control:
            at = as_text(self._clock())
            rows.save_offer(control, row.id, acting.workspace_id, at=at)

    def withdraw(self, library_id: str, workspace_id: str, *, member: Member) -> None:
        """Takes an offer back; what the workspace took stays there. Raises as `fetch`."""
        row = self._owned(member, library_id)
        with self._store.writing_control() as control:
            rows.forget_offer(control, row.id, checked_id(workspace_id))

    def offers(
        self, workspace_id: str, plan_file: PlanFile, *, acting: Acting
    ) -> tuple[Offer, ...]:
        """The libraries offered to a workspace, each with what of it is there already."""
        acting.refuse_unless_may("read", workspace_id)
        taken = {each.id: each for each in plan_file.library.taken}
        found = []
        with self._store.reading_control() as control:
            for row in rows.fetch_offered(control, workspace_id):
                newest = rows.fetch_version(control, row.id, row.version)
                if newest is None:
                    continue
                has = taken[row.id].version if row.id in taken else None
                old = rows.fetch_version(control, row.id, has) if has else None
                before = Library() if old is None else _library(old)
                found.append(Offer(_version(row, newest), has, before))
        return tuple(found)

    def has_news(
        self, workspace_id: str, plan_file: PlanFile, *, acting: Acting
    ) -> bool:
        """Whether a workspace is offered what it does not have; one statement."""
        acting.refuse_unless_may("read", workspace_id)
        taken = {each.id: each.version for each in plan_file.library.taken}
        with self._store.reading_control() as control:
            offered = rows.fetch_offered(control, workspace_id)
        return any(taken.get(row.id) != row.version for row in offered)

    def take(
        self,
        offer: Offer,
        workspace_id: str,
        plan_id: str,
        plan_file: PlanFile,
        *,
        acting: Acting,
        based_on_version: int,
    ) -> Applied:
        """Copies what is offered into the workspace's library, as one change that can be undone.

        Entries of the version that was there before and are no longer offered go.

        Raises:
            InputError: an id is used in the workspace already, or the plan would not hold together.
            EditConflictError: somebody changed the same since the version this is based on.
            NotAllowedError: the role may not edit.
        """
        edits = offer.edits_in(plan_file)
        newest = offer.newest
        taken = {
            "id": newest.library_id,
            "name": newest.name,
            "version": newest.version,
            "digest": newest.digest,
            "on": self._clock().date().isoformat(),
            "by": acting.name,
        }
        edits.append(Edit(f"library.taken[{newest.library_id}]", taken))
        return self._changes.apply(
            workspace_id,
            plan_id,
            acting=acting,
            edits=edits,
            based_on_version=based_on_version,
            why=f"{newest.name}, version {newest.version}",
        )

    def _owned(self, member: Member, library_id: str) -> LibraryRow:
        key = checked_key("library", library_id)
        with self._store.reading_control() as control:
            for row in rows.fetch_own(control, member.id):
                if row.id == key:
                    return row
        raise NotFoundError("library", library_id)


def _conflict(row: LibraryRow, base: int | None, member: Member) -> EditConflictError:
    return EditConflictError(
        row.name,
        theirs=row.version,
        yours=base,
        base=base or 0,
        now=row.version,
        by=member.name,
    )


def _library(row: VersionRow) -> Library:
    return Library.model_validate_json(row.body)


def _version(row: LibraryRow, found: VersionRow) -> LibraryVersion:
    return LibraryVersion(
        row.id,
        row.name,
        found.version,
        _library(found),
        found.digest,
        found.saved_at,
        found.saved_by,
        found.why,
    )

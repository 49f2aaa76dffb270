"""Members' private libraries: versions, and the workspaces they are offered to.

A library belongs to one member. Nobody else reads it, but for the members of a workspace to
which it is offered.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, Select, select, update

from feasibility.store.tables import (
    libraries,
    library_offers,
    library_versions,
    workspaces,
)


@dataclass(frozen=True)
class LibraryRow:
    """A library and the number of its newest version."""

    id: str
    owner_id: str
    name: str
    version: int


@dataclass(frozen=True)
class VersionRow:
    """One version: what it holds, as JSON, and who saved it, when and why."""

    library_id: str
    version: int
    body: str
    digest: str
    saved_at: str
    saved_by: str
    why: str | None = None


def fetch_own(connection: Connection, owner_id: str) -> tuple[LibraryRow, ...]:
    """The libraries of a member, by name."""
    query = select(libraries).where(libraries.c.owner_id == owner_id)
    return _rows(connection, query.order_by(libraries.c.name, libraries.c.id))


def fetch_offered(connection: Connection, workspace_id: str) -> tuple[LibraryRow, ...]:
    """The libraries that are offered to a workspace, by name."""
    query = (
        select(libraries)
        .join(library_offers, library_offers.c.library_id == libraries.c.id)
        .where(library_offers.c.workspace_id == workspace_id)
    )
    return _rows(connection, query.order_by(libraries.c.name, libraries.c.id))


def fetch_versions(connection: Connection, library_id: str) -> tuple[VersionRow, ...]:
    """The versions of a library, newest first."""
    query = select(library_versions).where(library_versions.c.library_id == library_id)
    rows = connection.execute(query.order_by(library_versions.c.version.desc()))
    return tuple(VersionRow(**row._mapping) for row in rows)


def fetch_version(
    connection: Connection, library_id: str, version: int
) -> VersionRow | None:
    """One version; None if there is none."""
    row = connection.execute(
        select(library_versions).where(
            library_versions.c.library_id == library_id,
            library_versions.c.version == version,
        )
    ).first()
    return None if row is None else VersionRow(**row._mapping)


def fetch_offers(
    connection: Connection, library_id: str
) -> tuple[tuple[str, str], ...]:
    """Id and name of each workspace that a library is offered to, by name."""
    query = (
        select(workspaces.c.id, workspaces.c.name)
        .join(library_offers, library_offers.c.workspace_id == workspaces.c.id)
        .where(library_offers.c.library_id == library_id)
        .order_by(workspaces.c.name, workspaces.c.id)
    )
    return tuple((row.id, row.name) for row in connection.execute(query))


def save_library(connection: Connection, row: LibraryRow) -> None:
    """Enters a new library; its versions follow."""
    connection.execute(
        libraries.insert().values(
            id=row.id, owner_id=row.owner_id, name=row.name, version=row.version
        )
    )


def save_version(connection: Connection, row: VersionRow) -> None:
    """Enters the next version and makes it the newest."""
    connection.execute(
        library_versions.insert().values(
            library_id=row.library_id,
            version=row.version,
            body=row.body,
            digest=row.digest,
            saved_at=row.saved_at,
            saved_by=row.saved_by,
            why=row.why,
        )
    )
    connection.execute(
        update(libraries)
        .where(libraries.c.id == row.library_id)
        .values(version=row.version)
    )


def save_offer(
    connection: Connection, library_id: str, workspace_id: str, *, at: str
) -> None:
    """Offers a library to a workspace; no effect if it is offered already."""
    there = select(library_offers.c.library_id).where(
        library_offers.c.library_id == library_id,
        library_offers.c.workspace_id == workspace_id,
    )
    if connection.execute(there).first() is None:
        connection.execute(
            library_offers.insert().values(
                library_id=library_id, workspace_id=workspace_id, offered_at=at
            )
        )


def forget_offer(connection: Connection, library_id: str, workspace_id: str) -> None:
    """Takes an offer back; what was taken stays where it was taken."""
    connection.execute(
        library_offers.delete().where(
            library_offers.c.library_id == library_id,
            library_offers.c.workspace_id == workspace_id,
        )
    )


def forget_library(connection: Connection, library_id: str) -> None:
    """Deletes a library with all its versions and offers."""
    for table, column in (
        (library_offers, library_offers.c.library_id),
        (library_versions, library_versions.c.library_id),
        (libraries, libraries.c.id),
    ):
        connection.execute(table.delete().where(column == library_id))


def _rows(connection: Connection, query: Select) -> tuple[LibraryRow, ...]:  # type: ignore[type-arg]
    return tuple(LibraryRow(**row._mapping) for row in connection.execute(query))

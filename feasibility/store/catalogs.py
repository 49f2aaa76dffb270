"""Which shipped catalog each workspace keeps to, and those catalogs themselves."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from feasibility.store.tables import catalog_uses, kept_catalogs


@dataclass(frozen=True)
class UseRow:
    """A workspace's decision to keep to a catalog from a moment on; the highest number holds."""

    workspace_id: str
    number: int
    digest: str
    accepted_at: str
    accepted_by: str


def fetch_use(connection: Connection, workspace_id: str) -> UseRow | None:
    """The catalog a workspace keeps to; None if nobody has decided yet."""
    row = connection.execute(
        select(catalog_uses)
        .where(catalog_uses.c.workspace_id == workspace_id)
        .order_by(catalog_uses.c.number.desc())
        .limit(1)
    ).first()
    return None if row is None else UseRow(**row._mapping)


def fetch_uses(connection: Connection, workspace_id: str) -> tuple[UseRow, ...]:
    """All decisions of a workspace, newest first."""
    rows = connection.execute(
        select(catalog_uses)
        .where(catalog_uses.c.workspace_id == workspace_id)
        .order_by(catalog_uses.c.number.desc())
    )
    return tuple(UseRow(**row._mapping) for row in rows)


def save_use(connection: Connection, row: UseRow) -> None:
    """Records a decision."""
    connection.execute(
        catalog_uses.insert().values(
            workspace_id=row.workspace_id,
            number=row.number,
            digest=row.digest,
            accepted_at=row.accepted_at,
            accepted_by=row.accepted_by,
        )
    )


def fetch_catalog(connection: Connection, digest: str) -> str | None:
    """A kept catalog as JSON; None if it was never kept."""
    body: str | None = connection.scalar(
        select(kept_catalogs.c.body).where(kept_catalogs.c.digest == digest)
    )
    return body


def has_catalog(connection: Connection, digest: str) -> bool:
    """Whether a catalog is kept, without reading it."""
    query = select(kept_catalogs.c.digest).where(kept_catalogs.c.digest == digest)
    return connection.execute(query).first() is not None


def save_catalog(connection: Connection, digest: str, body: str, *, at: str) -> None:
    """Keeps a catalog; no effect if it is kept already."""
    if not has_catalog(connection, digest):
        connection.execute(
            kept_catalogs.insert().values(digest=digest, body=body, kept_at=at)
        )

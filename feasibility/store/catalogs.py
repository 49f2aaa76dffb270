"""Which shipped catalog each workspace keeps to, and those catalogs themselves."""

from __future__ import annotations

from collections.abc import Callable
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


def save_use(
    connection: Connection, workspace_id: str, digest: str, *, at: str, by: str
) -> None:
    """Records a decision as the newest; no effect if it is what holds already."""
    last = fetch_use(connection, workspace_id)
    if last is None or last.digest != digest:
        connection.execute(
            catalog_uses.insert().values(
                workspace_id=workspace_id,
                number=1 if last is None else last.number + 1,
                digest=digest,
                accepted_at=at,
                accepted_by=by,
            )
        )


def fetch_catalog(connection: Connection, digest: str) -> str | None:
    """A kept catalog as JSON; None if it was never kept."""
    body: str | None = connection.scalar(
        select(kept_catalogs.c.body).where(kept_catalogs.c.digest == digest)
    )
    return body


def save_catalog(
    connection: Connection, digest: str, body: Callable[[], str], *, at: str
) -> None:
    """Keeps a catalog; one that is kept already is not written out again."""
    kept = select(kept_catalogs.c.digest).where(kept_catalogs.c.digest == digest)
    if connection.execute(kept).first() is None:
        connection.execute(
            kept_catalogs.insert().values(digest=digest, body=body(), kept_at=at)
        )

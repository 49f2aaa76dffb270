"""The changes of a workspace: who changed what, when, why, from what to what."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from sqlalchemy import Row, select, update

from feasibility.store.database import Transaction, checked_key
from feasibility.store.tables import change_parts, changes, givens

# start: the import that made the plan, before which there is nothing to go back to.
ChangeKind = Literal["start", "edit", "import", "undo", "redo"]


@dataclass(frozen=True)
class PartRow:
    """One place that a change touched. `old` and `new` are JSON; None: it was or is not there.

    `position` is where in its list the element stood or stands; None for a field.
    """

    document_id: str
    path: str
    old: str | None
    new: str | None
    position: int | None = None
    version: int = 0


@dataclass(frozen=True)
class ChangeRow:
    """One change; `undone_by` is the change that took it back and still stands."""

    id: str
    version: int
    kind: ChangeKind
    plan_id: str
    scenario: str
    member_id: str
    member_name: str
    role: str
    at: str
    why: str | None
    based_on: int
    undo_of: str | None = None
    undone_by: str | None = None
    parts: tuple[PartRow, ...] = field(default=())


def save_change(transaction: Transaction, change: ChangeRow) -> None:
    """Enters a change with its parts."""
    values = {
        column.name: getattr(change, column.name)
        for column in changes.c
        if column.name != "workspace_id"
    }
    transaction.connection.execute(
        changes.insert().values(workspace_id=transaction.workspace_id, **values)
    )
    if change.parts:
        transaction.connection.execute(
            change_parts.insert(),
            [
                {
                    "workspace_id": transaction.workspace_id,
                    "change_id": change.id,
                    "number": number,
                    "version": change.version,
                    "document_id": part.document_id,
                    "path": part.path,
                    "old": part.old,
                    "new": part.new,
                    "position": part.position,
                }
                for number, part in enumerate(change.parts)
            ],
        )


def fetch_parts_since(
    transaction: Transaction, document_ids: Collection[str], version: int
) -> tuple[tuple[PartRow, str], ...]:
    """What was touched in these documents after a version, oldest first, and by whom (a name)."""
    rows = transaction.connection.execute(
        select(change_parts, changes.c.member_name)
        .join(
            changes,
            (changes.c.workspace_id == change_parts.c.workspace_id)
            & (changes.c.id == change_parts.c.change_id),
        )
        .where(
            change_parts.c.workspace_id == transaction.workspace_id,
            change_parts.c.document_id.in_(document_ids),
            change_parts.c.version > version,
        )
        .order_by(change_parts.c.version, change_parts.c.number)
    )
    return tuple((_part(row), row.member_name) for row in rows)


def fetch_history(
    transaction: Transaction,
    document_ids: Collection[str],
    *,
    limit: int,
    before_version: int | None = None,
    member_id: str | None = None,
) -> tuple[ChangeRow, ...]:
    """The changes that touched any of these documents, newest first; by one member, if named."""
    touched = select(change_parts.c.change_id).where(
        change_parts.c.workspace_id == transaction.workspace_id,
        change_parts.c.document_id.in_(document_ids),
    )
    query = (
        select(changes)
        .where(
            changes.c.workspace_id == transaction.workspace_id,
            changes.c.id.in_(touched),
        )
        .order_by(changes.c.version.desc())
        .limit(limit)
    )
    if before_version is not None:
        query = query.where(changes.c.version < before_version)
    if member_id is not None:
        query = query.where(changes.c.member_id == member_id)
    rows = list(transaction.connection.execute(query))
    parts = _fetch_parts(transaction, [row.id for row in rows])
    return tuple(_change(row, parts.get(row.id, ())) for row in rows)


def fetch_change(transaction: Transaction, change_id: str) -> ChangeRow | None:
    """One change with its parts; None if the workspace has none of that id."""
    query = select(changes).where(
        changes.c.workspace_id == transaction.workspace_id,
        changes.c.id == checked_key("change", change_id),
    )
    row = transaction.connection.execute(query).first()
    if row is None:
        return None
    return _change(row, _fetch_parts(transaction, [change_id]).get(change_id, ()))


def save_undone(
    transaction: Transaction, change_id: str, *, undone_by: str | None
) -> None:
    """Says which standing change took this one back; None: it stands again."""
    transaction.connection.execute(
        update(changes)
        .where(
            changes.c.workspace_id == transaction.workspace_id,
            changes.c.id == change_id,
        )
        .values(undone_by=undone_by)
    )


def fetch_givens(
    transaction: Transaction, plan_id: str, initiative_ids: Collection[str]
) -> dict[str, str]:
    """The words as first entered of these initiatives, of which some may never have been."""
    rows = transaction.connection.execute(
        select(givens.c.initiative_id, givens.c.given).where(
            givens.c.workspace_id == transaction.workspace_id,
            givens.c.plan_id == plan_id,
            givens.c.initiative_id.in_(initiative_ids),
        )
    )
    return {row.initiative_id: row.given for row in rows}


def save_givens(
    transaction: Transaction,
    plan_id: str,
    words: Mapping[str, str],
    *,
    member_id: str,
    at: str,
) -> None:
    """Keeps the words of new initiatives, for ever."""
    transaction.connection.execute(
        givens.insert(),
        [
            {
                "workspace_id": transaction.workspace_id,
                "plan_id": plan_id,
                "initiative_id": initiative_id,
                "given": given,
                "member_id": member_id,
                "at": at,
            }
            for initiative_id, given in words.items()
        ],
    )


def _fetch_parts(
    transaction: Transaction, change_ids: Collection[str]
) -> dict[str, tuple[PartRow, ...]]:
    rows = transaction.connection.execute(
        select(change_parts)
        .where(
            change_parts.c.workspace_id == transaction.workspace_id,
            change_parts.c.change_id.in_(change_ids),
        )
        .order_by(change_parts.c.change_id, change_parts.c.number)
    )
    found: dict[str, tuple[PartRow, ...]] = {}
    for row in rows:
        found[row.change_id] = (*found.get(row.change_id, ()), _part(row))
    return found


def _part(row: Row[Any]) -> PartRow:
    return PartRow(
        row.document_id, row.path, row.old, row.new, row.position, row.version
    )


def _change(row: Row[Any], parts: tuple[PartRow, ...]) -> ChangeRow:
    values = {
        name: value for name, value in row._mapping.items() if name != "workspace_id"
    }
    return ChangeRow(**values, parts=parts)

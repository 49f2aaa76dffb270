"""The history of a plan: its changes as they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from feasibility.kernel.errors import NotFoundError
from feasibility.services.editing import Part, Touched, from_json, shown
from feasibility.store import changes, documents
from feasibility.store.changes import ChangeKind, ChangeRow
from feasibility.store.database import Transaction


@dataclass(frozen=True)
class Change:
    """One change as history shows it."""

    id: str
    version: int
    kind: ChangeKind
    member_id: str
    member_name: str
    role: str
    at: datetime
    why: str | None
    based_on: int
    undo_of: str | None
    undone: bool
    parts: tuple[Part, ...]


def fetch_changes(
    transaction: Transaction,
    plan_id: str,
    scenario: str,
    *,
    limit: int,
    before_version: int | None,
) -> tuple[Change, ...]:
    """The changes of the plan, its company and library, newest first.

    Raises:
        NotFoundError: no such plan or scenario.
    """
    rows = documents.fetch_document_rows(transaction, plan_id, scenario=scenario)
    if not documents.is_whole(rows):
        raise NotFoundError("plan", plan_id)
    found = changes.fetch_history(
        transaction,
        tuple(rows.ids.values()),
        limit=limit,
        before_version=before_version,
    )
    return tuple(_shown(row) for row in found)


def _shown(row: ChangeRow) -> Change:
    return Change(
        id=row.id,
        version=row.version,
        kind=row.kind,
        member_id=row.member_id,
        member_name=row.member_name,
        role=row.role,
        at=datetime.fromisoformat(row.at),
        why=row.why,
        based_on=row.based_on,
        undo_of=row.undo_of,
        undone=row.undone_by is not None,
        parts=tuple(
            shown(Touched(part.path, from_json(part.old), from_json(part.new)))
            for part in row.parts
        ),
    )

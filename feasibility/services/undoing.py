"""Taking a change back: which one, whether that can still be done, and by what inverse."""

from __future__ import annotations

from feasibility.kernel.errors import EditConflictError, InputError, NotFoundError
from feasibility.model.plan import PlanFile
from feasibility.services.conflicts import overlap
from feasibility.services.editing import (
    ABSENT,
    Touched,
    from_json,
    put_back,
    value_at,
)
from feasibility.services.loading import PlanAt
from feasibility.store import changes
from feasibility.store.changes import ChangeRow
from feasibility.store.database import Transaction

# Assumption: nobody takes back more than this in one go; more is taken back by id.
STEPS_BACK = 100


def to_undo(
    transaction: Transaction, plan_at: PlanAt, member_id: str, change_id: str | None
) -> ChangeRow:
    """The change to take back: the one named, or the member's last that stands.

    Raises:
        NotFoundError: there is none, it was taken back already, or it made the plan.
    """
    if change_id is not None:
        found = changes.fetch_change(transaction, change_id)
        ours = set(plan_at.documents.values())
        if (
            found is None
            or found.undone_by is not None
            or found.kind == "start"
            or not {part.document_id for part in found.parts} <= ours
        ):
            raise NotFoundError("change", change_id)
        return found
    for row in _own(transaction, plan_at, member_id):
        if row.kind in ("edit", "import") and row.undone_by is None:
            return row
    raise NotFoundError("change", "last")


def to_redo(
    transaction: Transaction, plan_at: PlanAt, member_id: str, _change_id: str | None
) -> ChangeRow:
    """The member's last undo that stands, unless they changed something after it.

    Raises:
        NotFoundError: there is none.
    """
    for row in _own(transaction, plan_at, member_id):
        if row.undone_by is not None or row.kind == "redo":
            continue
        if row.kind == "undo":
            return row
        break
    raise NotFoundError("change", "last")


def take_back(
    transaction: Transaction, now: PlanAt, change: ChangeRow
) -> tuple[PlanFile, list[Touched]]:
    """The plan file without the change, part by part, the last first.

    Raises:
        EditConflictError: a part is not as the change left it.
    """
    after = now.plan_file
    touched: list[Touched] = []
    for part in reversed(change.parts):
        old, new = from_json(part.old), from_json(part.new)
        stands = value_at(after, part.path)
        if stands != new:
            raise _conflict(transaction, now, change, part.path, stands, old)
        try:
            after, done = put_back(after, part.path, old, part.position)
        except (NotFoundError, InputError) as error:
            # What it stood in has gone, or become something else.
            raise _conflict(transaction, now, change, part.path, stands, old) from error
        touched.append(done)
    return after, touched


def mark_undone(transaction: Transaction, change: ChangeRow, undone_by: str) -> None:
    """Records that a change was taken back, and what stands again by that.

    Taking back an undo makes the change stand again that it took back, and so on: an undo
    that stands again takes its own change back again.
    """
    changes.save_undone(transaction, change.id, undone_by=undone_by)
    below, stands = change, False
    while below.undo_of is not None:
        stands = not stands
        taken_back_by = None if stands else below.id
        changes.save_undone(transaction, below.undo_of, undone_by=taken_back_by)
        found = changes.fetch_change(transaction, below.undo_of)
        if found is None:
            break
        below = found


def _own(
    transaction: Transaction, plan_at: PlanAt, member_id: str
) -> tuple[ChangeRow, ...]:
    return changes.fetch_history(
        transaction,
        tuple(plan_at.documents.values()),
        limit=STEPS_BACK,
        member_id=member_id,
    )


def _conflict(
    transaction: Transaction,
    now: PlanAt,
    change: ChangeRow,
    path: str,
    theirs: object,
    yours: object,
) -> EditConflictError:
    rows = changes.fetch_parts_since(
        transaction, tuple(now.documents.values()), change.version
    )
    by, version = next(
        (
            (name, part.version)
            for part, name in reversed(rows)
            if overlap(part.path, path)
        ),
        (change.member_name, now.version),
    )
    return EditConflictError(
        path,
        theirs=None if theirs is ABSENT else theirs,
        yours=None if yours is ABSENT else yours,
        base=change.version,
        now=version,
        by=by,
    )

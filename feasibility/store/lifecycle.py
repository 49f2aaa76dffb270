"""Making and deleting a workspace: numbered steps over two databases, taken up again at start.

1. making: enter it as `creating`; 2. make its place; 3. fill it, in one transaction; 4. call it
   `open`. Nobody sees it before step 4; what is found unfinished later is deleted.
1. deleting: call it `deleting`, which ends all access; 2. remove its place; 3. forget it.
1. renaming: write the company's name in the workspace; 2. copy it to the index.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from feasibility.store import directory, heads
from feasibility.store.database import Store, Transaction
from feasibility.store.directory import WorkspaceRow

# A workspace that is this long in the making was left by a process that died. Assumption:
# making one takes seconds.
UNFINISHED_AFTER = timedelta(hours=1)


def create_workspace(
    store: Store,
    row: WorkspaceRow,
    *,
    owner_id: str,
    fill: Callable[[Transaction], None],
) -> None:
    """Makes a workspace and fills it; if anything fails there is none."""
    with store.writing_control() as control:
        directory.save_new_workspace(control, row, owner_id=owner_id)
    try:
        store.make_place(row.id)
        with store.writing(row.id) as transaction:
            fill(transaction)
    except BaseException:
        delete_workspace(store, row.id)
        raise
    with store.writing_control() as control:
        directory.save_state(control, row.id, "open")


def delete_workspace(store: Store, workspace_id: str) -> None:
    """Deletes a workspace for good; can be repeated from any step."""
    with store.writing_control() as control:
        directory.save_state(control, workspace_id, "deleting")
    store.remove_place(workspace_id)
    with store.writing_control() as control:
        directory.forget_workspace(control, workspace_id)


def take_up(store: Store, *, now: datetime) -> None:
    """Finishes what an earlier process left half done, and notes which workspaces are closed.

    Called once at start, before any request.
    """
    with store.reading_control() as control:
        rows = directory.fetch_workspaces(control)
    for row in rows:
        age = now - datetime.fromisoformat(row.created_at)
        unfinished = row.state == "creating" and age > UNFINISHED_AFTER
        if row.state == "deleting" or unfinished:
            delete_workspace(store, row.id)
        elif row.state == "open" and not store.is_one_database:
            _look_at(store, row)


def _look_at(store: Store, row: WorkspaceRow) -> None:
    """Notes whether the workspace can be opened, and what its company is called."""
    reason = store.closed_because(row.id)
    if reason != row.closed_because:
        with store.writing_control() as control:
            directory.save_closed_because(control, row.id, reason)
    if reason is None:
        with store.reading(row.id) as transaction:
            name = heads.fetch_company_name(transaction)
            if name != row.name:
                store.rename(transaction, name)

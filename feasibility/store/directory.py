"""The installation's index: workspaces, members, and who may what in which workspace."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, select, update

from feasibility.store.tables import (
    catalog_uses,
    library_offers,
    members,
    memberships,
    workspaces,
)

State = Literal["creating", "open", "deleting"]


@dataclass(frozen=True)
class WorkspaceRow:
    """A workspace in the index; `closed_because` is why its upgrade failed, None if it did not."""

    id: str
    name: str
    state: State
    closed_because: str | None
    created_at: str


@dataclass(frozen=True)
class MemberRow:
    """Somebody with an account."""

    id: str
    name: str


@dataclass(frozen=True)
class MembershipRow:
    """A workspace as one member has it."""

    workspace: WorkspaceRow
    member: MemberRow
    role: str


def fetch_memberships(
    connection: Connection, member_id: str, *, workspace_id: str | None = None
) -> tuple[MembershipRow, ...]:
    """The workspaces a member has (or the one asked for), by name; only such as are whole."""
    query = (
        select(workspaces, memberships.c.role, members.c.name.label("member_name"))
        .join(memberships, memberships.c.workspace_id == workspaces.c.id)
        .join(members, members.c.id == memberships.c.member_id)
        .where(memberships.c.member_id == member_id, workspaces.c.state == "open")
        .order_by(workspaces.c.name, workspaces.c.id)
    )
    if workspace_id is not None:
        query = query.where(workspaces.c.id == workspace_id)
    return tuple(
        MembershipRow(
            WorkspaceRow(
                row.id, row.name, row.state, row.closed_because, row.created_at
            ),
            MemberRow(member_id, row.member_name),
            row.role,
        )
        for row in connection.execute(query)
    )


def fetch_workspaces(connection: Connection) -> tuple[WorkspaceRow, ...]:
    """Every workspace of the installation, in whatever state."""
    rows = connection.execute(select(workspaces).order_by(workspaces.c.id))
    return tuple(WorkspaceRow(**row._mapping) for row in rows)


def save_new_workspace(
    connection: Connection, row: WorkspaceRow, *, owner_id: str
) -> None:
    """Enters a workspace with its first member, who owns it."""
    connection.execute(
        workspaces.insert().values(
            id=row.id,
            name=row.name,
            state=row.state,
            closed_because=row.closed_because,
            created_at=row.created_at,
        )
    )
    connection.execute(
        memberships.insert().values(
            workspace_id=row.id, member_id=owner_id, role="owner"
        )
    )


def save_state(connection: Connection, workspace_id: str, state: State) -> None:
    """Says how far the making or the deleting of a workspace has come."""
    connection.execute(
        update(workspaces).where(workspaces.c.id == workspace_id).values(state=state)
    )


def save_name(connection: Connection, workspace_id: str, name: str) -> None:
    """Gives the workspace the name its company has now."""
    connection.execute(
        update(workspaces).where(workspaces.c.id == workspace_id).values(name=name)
    )


def save_closed_because(
    connection: Connection, workspace_id: str, reason: str | None
) -> None:
    """Records why a workspace cannot be opened; None: it can."""
    connection.execute(
        update(workspaces)
        .where(workspaces.c.id == workspace_id)
        .values(closed_because=reason)
    )


def forget_workspace(connection: Connection, workspace_id: str) -> None:
    """Takes a workspace, its memberships and what was offered to it out of the index."""
    for table, column in (
        (library_offers, library_offers.c.workspace_id),
        (catalog_uses, catalog_uses.c.workspace_id),
        (memberships, memberships.c.workspace_id),
        (workspaces, workspaces.c.id),
    ):
        connection.execute(table.delete().where(column == workspace_id))


def fetch_local_member(connection: Connection) -> MemberRow | None:
    """The one member there is until accounts exist; None before the first start."""
    query = select(members.c.id, members.c.name).where(members.c.is_local)
    row = connection.execute(query.order_by(members.c.created_at).limit(1)).first()
    return MemberRow(row.id, row.name) if row else None


def save_member(
    connection: Connection, member: MemberRow, *, at: str, is_local: bool
) -> None:
    """Enters a new member."""
    connection.execute(
        members.insert().values(
            id=member.id, name=member.name, is_local=is_local, created_at=at
        )
    )

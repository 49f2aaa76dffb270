"""Workspaces: which ones a member has, as whom they act there, and the plans in one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from feasibility.kernel.errors import NotFoundError
from feasibility.services.acting import Acting, Member, Role
from feasibility.services.loading import PlansInMemory
from feasibility.store import directory, documents
from feasibility.store.database import Store, checked_id
from feasibility.store.lifecycle import delete_workspace


@dataclass(frozen=True)
class WorkspaceEntry:
    """A workspace as one member has it; `closed_because` is why it cannot be opened, else None."""

    id: str
    name: str
    role: Role
    closed_because: str | None


@dataclass(frozen=True)
class PlanEntry:
    """A plan in a workspace; `version` is the newest change of it, its company or library."""

    id: str
    name: str
    version: int


class Workspaces:
    """The workspaces of members."""

    def __init__(self, store: Store, plans: PlansInMemory) -> None:
        self._store, self._plans = store, plans

    def list_for(self, member: Member) -> tuple[WorkspaceEntry, ...]:
        """The workspaces the member belongs to, by name."""
        with self._store.reading_control() as control:
            rows = directory.fetch_memberships(control, member.id)
        return tuple(
            WorkspaceEntry(
                row.workspace.id,
                row.workspace.name,
                cast(Role, row.role),
                row.workspace.closed_because,
            )
            for row in rows
        )

    def acting(self, workspace_id: str, member: Member) -> Acting:
        """As whom the member acts in the workspace.

        Raises:
            NotFoundError: there is none, or the member does not belong to it: they are not
                told which.
        """
        with self._store.reading_control() as control:
            rows = directory.fetch_memberships(
                control, member.id, workspace_id=checked_id(workspace_id)
            )
        if not rows:
            raise NotFoundError("workspace", workspace_id)
        (row,) = rows
        return Acting(member.id, row.member.name, cast(Role, row.role), workspace_id)

    def delete(self, workspace_id: str, *, acting: Acting) -> None:
        """Deletes the workspace and everything in it, for good.

        Raises:
            NotAllowedError: the role may not.
        """
        acting.refuse_unless_may("delete", workspace_id)
        delete_workspace(self._store, workspace_id)
        self._plans.forget(workspace_id)

    def plans(self, workspace_id: str, *, acting: Acting) -> tuple[PlanEntry, ...]:
        """The plans of the workspace, by name."""
        acting.refuse_unless_may("read", workspace_id)
        with self._store.reading(workspace_id) as transaction:
            rows = documents.fetch_plans(transaction)
        return tuple(
            PlanEntry(row.id, row.name, row.version)
            for row in rows
            if row.scenario == documents.MAIN
        )

    def find_plan(
        self, workspace_id: str, plan_id: str, *, acting: Acting
    ) -> PlanEntry:
        """The plan of that id.

        Raises:
            NotFoundError: the workspace has none.
        """
        for entry in self.plans(workspace_id, acting=acting):
            if entry.id == plan_id:
                return entry
        raise NotFoundError("plan", plan_id)

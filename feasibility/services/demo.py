"""The example companies, each in a workspace of its own."""

from __future__ import annotations

from pathlib import Path

from feasibility.catalog.plan_file import load_plan_file
from feasibility.model.plan import PlanFile
from feasibility.services.acting import Member
from feasibility.services.catalogs import Catalogs
from feasibility.services.plans import Plans
from feasibility.services.workspaces import WorkspaceEntry, Workspaces
from feasibility.store import heads
from feasibility.store.database import Store


class Demo:
    """Loads the plan files of a folder."""

    def __init__(
        self,
        store: Store,
        workspaces: Workspaces,
        plans: Plans,
        catalogs: Catalogs,
        *,
        folder: Path,
    ) -> None:
        self._store, self._folder = store, folder
        self._workspaces, self._plans, self._catalogs = workspaces, plans, catalogs

    def load(self, *, member: Member) -> tuple[WorkspaceEntry, ...]:
        """The workspaces of the example companies, in the order of their files.

        A company or plan that is there already stays as it is, edits and all.

        Raises:
            InputError: an example file cannot be used; every fault.
        """
        by_company = self._companies(member)
        found: dict[str, WorkspaceEntry] = {}
        for plan_file in self._plan_files():
            company_id = plan_file.company.id
            entry = by_company.get(company_id)
            if entry is None:
                entry, _ = self._plans.import_as_workspace(plan_file, member=member)
                by_company[company_id] = entry
            else:
                self._add_plan(entry, plan_file, member)
            found[entry.id] = entry
        return tuple(found.values())

    def _plan_files(self) -> list[PlanFile]:
        shipped = self._catalogs.shipped()
        return [
            load_plan_file(path, catalog=shipped, file=path.name)
            for path in sorted(self._folder.glob("*.yaml"))
        ]

    def _companies(self, member: Member) -> dict[str, WorkspaceEntry]:
        """The member's open workspaces by the id of their company."""
        found = {}
        for entry in self._workspaces.list_for(member):
            if entry.closed_because is None:
                with self._store.reading(entry.id) as transaction:
                    head = heads.fetch_head(transaction)
                found[head.company_id] = entry
        return found

    def _add_plan(
        self, entry: WorkspaceEntry, plan_file: PlanFile, member: Member
    ) -> None:
        acting = self._workspaces.acting(entry.id, member)
        known = self._workspaces.plans(entry.id, acting=acting)
        if plan_file.plan.id not in {plan.id for plan in known}:
            self._plans.import_file(entry.id, plan_file, acting=acting)

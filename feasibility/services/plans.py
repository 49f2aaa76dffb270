"""Plans: fetched whole at their newest version, and taken from and into plan files."""

from __future__ import annotations

from dataclasses import dataclass

from feasibility.kernel.errors import Fault, InputError, NotFoundError
from feasibility.model.plan import PlanFile
from feasibility.services.acting import Acting, Member
from feasibility.services.catalogs import Catalogs
from feasibility.services.clock import Clock, as_text, utc_now
from feasibility.services.editing import Part, Touched, shown
from feasibility.services.importing import import_parts
from feasibility.services.loading import PlanAt, PlansInMemory
from feasibility.services.validity import new_faults, refuse_faults
from feasibility.services.workspaces import WorkspaceEntry
from feasibility.services.writing import (
    Reason,
    Standing,
    Written,
    checked_why,
    new_id,
    write_change,
)
from feasibility.store import documents, heads
from feasibility.store.changes import ChangeKind
from feasibility.store.database import Store, Transaction
from feasibility.store.directory import WorkspaceRow
from feasibility.store.documents import MAIN
from feasibility.store.heads import HeadRow
from feasibility.store.lifecycle import create_workspace


@dataclass(frozen=True)
class Imported:
    """What an import changed, or (`change_id` None) would change, or found unchanged."""

    version: int
    change_id: str | None
    parts: tuple[Part, ...]


class Plans:
    """Plan files in and out of workspaces."""

    def __init__(
        self,
        store: Store,
        plans: PlansInMemory,
        catalogs: Catalogs,
        *,
        clock: Clock = utc_now,
    ) -> None:
        self._store, self._plans = store, plans
        self._catalogs, self._clock = catalogs, clock

    def fetch(
        self, workspace_id: str, plan_id: str, *, acting: Acting, scenario: str = MAIN
    ) -> PlanAt:
        """The plan file at its newest version.

        Raises:
            NotFoundError: no such plan or scenario.
        """
        acting.refuse_unless_may("read", workspace_id)
        with self._store.reading(workspace_id) as transaction:
            return self._plans.fetch(transaction, plan_id, scenario)

    def version(
        self, workspace_id: str, plan_id: str, *, acting: Acting, scenario: str = MAIN
    ) -> int:
        """The newest version alone; one statement.

        Raises:
            NotFoundError: no such plan or scenario.
        """
        acting.refuse_unless_may("read", workspace_id)
        with self._store.reading(workspace_id) as transaction:
            rows = documents.fetch_document_rows(
                transaction, plan_id, scenario=scenario
            )
        if not documents.is_whole(rows):
            raise NotFoundError("plan", plan_id)
        return rows.version

    def export_file(
        self, workspace_id: str, plan_id: str, *, acting: Acting, scenario: str = MAIN
    ) -> PlanFile:
        """The plan file, equal to what was imported and edited; raises as `fetch`."""
        plan_at = self.fetch(workspace_id, plan_id, acting=acting, scenario=scenario)
        return plan_at.plan_file

    def import_file(
        self,
        workspace_id: str,
        plan_file: PlanFile,
        *,
        acting: Acting,
        why: str | None = None,
        dry_run: bool = False,
    ) -> Imported:
        """Makes the plan file the workspace's newest version, as one change.

        A plan of the same id is replaced, any other is added; company and library are the
        workspace's, so they are replaced for its other plans too.

        Raises:
            InputError: it is another company's, breaks references, or changes given words.
            NotAllowedError: the role may not edit.
        """
        acting.refuse_unless_may("read" if dry_run else "edit", workspace_id)
        why = checked_why(why)
        open_it = self._store.reading if dry_run else self._store.writing
        with open_it(workspace_id) as transaction:
            find_head = heads.fetch_head if dry_run else heads.raise_version
            head = find_head(transaction)
            if head.company_id != plan_file.company.id:
                values = {"company": head.company_id, "file": plan_file.company.id}
                raise InputError([Fault("input.other_company", "company.id", values)])
            before = self._standing(transaction, plan_file.plan.id)
            parts = import_parts(before.documents, plan_file)
            refuse_faults(transaction, self._catalogs, self._plans, before, plan_file)
            if dry_run or not parts:
                standing = head.version if dry_run else head.version - 1
                transaction.roll_back()
                return Imported(standing, None, tuple(map(shown, parts)))
            written = self._write(
                transaction, head, before, plan_file, parts, acting=acting, why=why
            )
            self._store.rename(transaction, plan_file.company.name)
        self._plans.keep(workspace_id, MAIN, written.plan_at)
        return _imported(written, parts)

    def import_as_workspace(
        self, plan_file: PlanFile, *, member: Member
    ) -> tuple[WorkspaceEntry, Imported]:
        """A new workspace of this company, with this plan, owned by the member.

        Raises:
            InputError: the plan file's references lead nowhere; every fault.
        """
        faults = new_faults(self._catalogs, None, plan_file)
        if faults:
            raise InputError(faults)
        at = as_text(self._clock())
        workspace_id = new_id("ws")
        row = WorkspaceRow(workspace_id, plan_file.company.name, "creating", None, at)
        acting = Acting(member.id, member.name, "owner", workspace_id)
        parts = import_parts({}, plan_file)
        done: list[Written] = []

        def fill(transaction: Transaction) -> None:
            heads.save_new_head(transaction, company_id=plan_file.company.id, at=at)
            done.append(
                self._write(
                    transaction,
                    heads.raise_version(transaction),
                    Standing({}, {}),
                    plan_file,
                    parts,
                    acting=acting,
                    why=None,
                )
            )

        create_workspace(self._store, row, owner_id=member.id, fill=fill)
        self._catalogs.begin(workspace_id, by=member.name)
        entry = WorkspaceEntry(workspace_id, row.name, "owner", None)
        written = done[0]
        self._plans.keep(workspace_id, MAIN, written.plan_at)
        return entry, _imported(written, parts)

    def _standing(self, transaction: Transaction, plan_id: str) -> Standing:
        """The documents that stand: the plan's too, if the workspace has it."""
        known = documents.fetch_plans(transaction)
        if any((each.id, each.scenario) == (plan_id, MAIN) for each in known):
            return Standing.of(self._plans.fetch(transaction, plan_id, MAIN))
        sibling = known[0]
        plan_at = self._plans.fetch(transaction, sibling.id, sibling.scenario)
        whole = Standing.of(plan_at)
        return Standing(
            {kind: each for kind, each in whole.documents.items() if kind != "plan"},
            {kind: each for kind, each in whole.ids.items() if kind != "plan"},
        )

    def _write(
        self,
        transaction: Transaction,
        head: HeadRow,
        before: Standing,
        after: PlanFile,
        parts: tuple[Touched, ...],
        *,
        acting: Acting,
        why: str | None,
    ) -> Written:
        kind: ChangeKind = "import" if "plan" in before.ids else "start"
        return write_change(
            transaction,
            head,
            before,
            after,
            parts,
            acting=acting,
            reason=Reason(kind, head.version - 1, as_text(self._clock()), why),
            scenario=MAIN,
        )


def _imported(written: Written, parts: tuple[Touched, ...]) -> Imported:
    version = written.plan_at.version
    return Imported(version, written.change_id, tuple(map(shown, parts)))

"""Changes: edits of a plan file, each one transaction with its record, taken back by its inverse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from feasibility.kernel.errors import Fault, InputError, NotFoundError
from feasibility.model.plan import PlanFile
from feasibility.services.acting import Acting
from feasibility.services.catalogs import Catalogs
from feasibility.services.clock import Clock, as_text, utc_now
from feasibility.services.conflicts import (
    Since,
    is_gone_for_both,
    refuse_conflict,
)
from feasibility.services.editing import (
    Edit,
    Touched,
    apply_edit,
    from_json,
)
from feasibility.services.history import Change, fetch_changes
from feasibility.services.loading import PlanAt, PlansInMemory
from feasibility.services.undoing import mark_undone, take_back, to_redo, to_undo
from feasibility.services.validity import refuse_faults
from feasibility.services.writing import (
    Reason,
    Standing,
    Written,
    checked_why,
    new_id,
    write_change,
)
from feasibility.store import changes, heads
from feasibility.store.changes import ChangeKind
from feasibility.store.database import Store, Transaction
from feasibility.store.documents import MAIN
from feasibility.store.heads import HeadRow


@dataclass(frozen=True)
class Applied:
    """What an edit or an undo came to. `change_id` None: nothing differed, nothing was written.

    `added` are the paths of elements that got a new id.
    """

    version: int
    change_id: str | None
    plan_file: PlanFile
    added: tuple[str, ...] = ()


class Changes:
    """Edits, undo, redo and history."""

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

    def new_id(self) -> str:
        """An id for a new element: random, never drawn twice."""
        return new_id("e")

    def apply(
        self,
        workspace_id: str,
        plan_id: str,
        *,
        acting: Acting,
        edits: Sequence[Edit],
        based_on_version: int,
        why: str | None = None,
        scenario: str = MAIN,
    ) -> Applied:
        """Applies the edits as one change, or none of them.

        Raises:
            EditConflictError: somebody changed the same since the version this is based on.
            InputError: the plan file would not hold together; every fault.
            NotFoundError: no such plan, or nothing stands at a path.
            NotAllowedError: the role may not edit.
        """
        acting.refuse_unless_may("edit", workspace_id)
        why = checked_why(why)
        with self._store.writing(workspace_id) as transaction:
            head = heads.raise_version(transaction)
            before = self._plans.fetch(transaction, plan_id, scenario)
            since = _since(transaction, before, based_on_version)
            after, touched, added = self._edited(
                before.plan_file, edits, since, based_on_version
            )
            reason = Reason("edit", based_on_version, as_text(self._clock()), why)
            done = self._finish(
                transaction, head, before, after, touched, acting, reason, scenario
            )
        return self._kept(workspace_id, scenario, before, done, added)

    def undo(
        self,
        workspace_id: str,
        plan_id: str,
        *,
        acting: Acting,
        change_id: str | None = None,
        scenario: str = MAIN,
    ) -> Applied:
        """Takes back a change; None: the member's own last one that stands.

        Raises:
            EditConflictError: what it touched has changed since.
            InputError: without it the plan file would not hold together.
            NotFoundError: nothing to take back.
            NotAllowedError: the role may not edit.
        """
        return self._reverse(
            workspace_id, plan_id, scenario, acting, change_id, redo=False
        )

    def redo(
        self, workspace_id: str, plan_id: str, *, acting: Acting, scenario: str = MAIN
    ) -> Applied:
        """Takes back the member's own last undo; raises as `undo`."""
        return self._reverse(workspace_id, plan_id, scenario, acting, None, redo=True)

    def history(
        self,
        workspace_id: str,
        plan_id: str,
        *,
        acting: Acting,
        scenario: str = MAIN,
        limit: int = 100,
        before_version: int | None = None,
    ) -> tuple[Change, ...]:
        """The changes of the plan, its company and library, newest first."""
        acting.refuse_unless_may("read", workspace_id)
        with self._store.reading(workspace_id) as transaction:
            return fetch_changes(
                transaction,
                plan_id,
                scenario,
                limit=limit,
                before_version=before_version,
            )

    def _edited(
        self,
        plan_file: PlanFile,
        edits: Sequence[Edit],
        since: Sequence[Since],
        base: int,
    ) -> tuple[PlanFile, list[Touched], list[str]]:
        """All edits one after the other; the faults of all of them at once."""
        after = plan_file
        faults: list[Fault] = []
        all_touched: list[Touched] = []
        added = []
        for edit in edits:
            try:
                after, touched = apply_edit(after, edit, new_id=self.new_id)
            except NotFoundError:
                if is_gone_for_both(plan_file, edit, since, base=base):
                    continue
                raise
            except InputError as error:
                is_gone_for_both(plan_file, edit, since, base=base)
                faults += error.faults
                continue
            refuse_conflict(plan_file, touched, since, base=base)
            all_touched.append(touched)
            if edit.path.endswith("[]"):
                added.append(touched.path)
        if faults:
            raise InputError(faults)
        differing = [each for each in all_touched if each.old != each.new]
        return after, differing, added

    def _reverse(
        self,
        workspace_id: str,
        plan_id: str,
        scenario: str,
        acting: Acting,
        change_id: str | None,
        *,
        redo: bool,
    ) -> Applied:
        acting.refuse_unless_may("edit", workspace_id)
        with self._store.writing(workspace_id) as transaction:
            head = heads.raise_version(transaction)
            before = self._plans.fetch(transaction, plan_id, scenario)
            find = to_redo if redo else to_undo
            change = find(transaction, before, acting.member_id, change_id)
            after, touched = take_back(transaction, before, change)
            kind: ChangeKind = "redo" if change.kind == "undo" else "undo"
            reason = Reason(
                kind,
                before.version,
                as_text(self._clock()),
                undo_of=change.id,
            )
            done = self._finish(
                transaction, head, before, after, touched, acting, reason, scenario
            )
            if done is not None:
                mark_undone(transaction, change, done.change_id)
        return self._kept(workspace_id, scenario, before, done, [])

    def _finish(
        self,
        transaction: Transaction,
        head: HeadRow,
        before: PlanAt,
        after: PlanFile,
        touched: Sequence[Touched],
        acting: Acting,
        reason: Reason,
        scenario: str,
    ) -> Written | None:
        """Checks the whole and writes it; None if there is nothing to write."""
        if not touched:
            transaction.roll_back()
            return None
        standing = Standing.of(before)
        refuse_faults(transaction, self._catalogs, self._plans, standing, after)
        written = write_change(
            transaction,
            head,
            standing,
            after,
            touched,
            acting=acting,
            reason=reason,
            scenario=scenario,
        )
        if after.company.name != before.plan_file.company.name:
            self._store.rename(transaction, after.company.name)
        return written

    def _kept(
        self,
        workspace_id: str,
        scenario: str,
        before: PlanAt,
        done: Written | None,
        added: Sequence[str],
    ) -> Applied:
        """After the commit: the new version stays in memory."""
        if done is None:
            return Applied(before.version, None, before.plan_file)
        self._plans.keep(workspace_id, scenario, done.plan_at)
        return Applied(
            done.plan_at.version, done.change_id, done.plan_at.plan_file, tuple(added)
        )


def _since(
    transaction: Transaction, before: PlanAt, based_on_version: int
) -> tuple[Since, ...]:
    if based_on_version > before.version:
        raise NotFoundError("version", str(based_on_version))
    if based_on_version == before.version:
        return ()
    rows = changes.fetch_parts_since(
        transaction, tuple(before.documents.values()), based_on_version
    )
    return tuple(
        Since(part.path, from_json(part.old), part.position, part.version, by)
        for part, by in rows
    )

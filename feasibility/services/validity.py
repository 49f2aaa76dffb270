"""Whether a plan file still holds together after a change: its references, and those of its siblings."""

from __future__ import annotations

from collections.abc import Iterable

from feasibility.kernel.errors import Fault, InputError
from feasibility.model.plan import PlanFile
from feasibility.services.catalogs import Catalogs
from feasibility.services.loading import PlanAt, PlansInMemory
from feasibility.services.writing import Standing
from feasibility.store import documents
from feasibility.store.database import Transaction
from feasibility.store.rows import KINDS, differences


def new_faults(
    catalogs: Catalogs,
    before: PlanFile | None,
    after: PlanFile,
    *,
    workspace_id: str | None = None,
) -> tuple[Fault, ...]:
    """The references that a change makes dangle.

    What dangled before does not count: a catalog that lost a product locks nobody out. So a
    company that the change left alone, with the library beside it, is not looked at again.
    """
    faults = catalogs.faults_of(
        after,
        workspace_id=workspace_id,
        looks_at_company=before is None
        or after.company is not before.company
        or after.library is not before.library,
    )
    if not faults or before is None:
        return faults
    was = catalogs.faults_of(before, workspace_id=workspace_id)
    known = {str(fault) for fault in was}
    return tuple(fault for fault in faults if str(fault) not in known)


def refuse_faults(
    transaction: Transaction,
    catalogs: Catalogs,
    plans: PlansInMemory,
    before: Standing,
    after: PlanFile,
) -> None:
    """Raises if the change breaks a reference, in this plan or in another of the company.

    Raises:
        InputError: every new fault; one that lies in another plan names it in its values.
    """
    here = transaction.workspace_id
    faults = list(new_faults(catalogs, _plan_file(before), after, workspace_id=here))
    if _may_break_others(before, after):
        for other in _other_plans(transaction, plans, before.ids.get("plan")):
            changed = other.plan_file.model_copy(
                update={"company": after.company, "library": after.library}
            )
            name = other.plan_file.plan.name
            faults += [
                Fault(
                    fault.code,
                    fault.path,
                    {**fault.values, "plan": name},
                    nearest=fault.nearest,
                )
                for fault in new_faults(
                    catalogs, other.plan_file, changed, workspace_id=here
                )
            ]
    if faults:
        raise InputError(faults)


def _plan_file(before: Standing) -> PlanFile | None:
    if set(before.documents) != set(KINDS):
        return None
    return PlanFile.model_validate(before.documents)


def _may_break_others(before: Standing, after: PlanFile) -> bool:
    """What plans share lost an entry, or a definition of the library changed."""
    was = before.documents
    if (was.get("company"), was.get("library")) == (after.company, after.library):
        return False
    found = differences(before.documents, after)
    return "library" in found.documents or any(
        each.kind == "company" for each in found.removed
    )


def _other_plans(
    transaction: Transaction, plans: PlansInMemory, plan_document: str | None
) -> Iterable[PlanAt]:
    for row in documents.fetch_plans(transaction):
        other = plans.fetch(transaction, row.id, row.scenario)
        if other.documents["plan"] != plan_document:
            yield other

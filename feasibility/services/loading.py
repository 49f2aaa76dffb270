"""Plan files out of the database, each read once a version and then kept in memory."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass

from feasibility.kernel.errors import NotFoundError
from feasibility.model.plan import PlanFile
from feasibility.store import documents
from feasibility.store.database import Transaction
from feasibility.store.rows import Kind

# Assumption: the plans that are looked at in one hour; a large one takes about 5 MB.
PLANS_IN_MEMORY = 32


@dataclass(frozen=True)
class PlanAt:
    """A plan file at its newest version, with the ids of its documents in the database."""

    plan_file: PlanFile
    version: int
    documents: Mapping[Kind, str]


class PlansInMemory:
    """The newest version of the plans used last. The database says which version is newest."""

    def __init__(self, limit: int = PLANS_IN_MEMORY) -> None:
        self._limit = limit
        self._plans: OrderedDict[tuple[str, str, str], PlanAt] = OrderedDict()
        self._lock = threading.Lock()

    def fetch(self, transaction: Transaction, plan_id: str, scenario: str) -> PlanAt:
        """The plan file as this transaction sees it.

        Raises:
            NotFoundError: the workspace has no such plan or scenario.
        """
        rows = documents.fetch_document_rows(transaction, plan_id, scenario=scenario)
        if not documents.is_whole(rows):
            raise NotFoundError("plan", plan_id)
        key = (transaction.workspace_id, plan_id, scenario)
        with self._lock:
            known = self._plans.get(key)
        if known is not None and known.version == rows.version:
            return known
        plan_file = documents.fetch_plan_file(transaction, rows.ids)
        fetched = PlanAt(plan_file, rows.version, rows.ids)
        self._keep(key, fetched)
        return fetched

    def keep(self, workspace_id: str, scenario: str, plan_at: PlanAt) -> None:
        """Keeps what was just committed, so that nobody has to read it back."""
        plan_id = plan_at.plan_file.plan.id
        self._keep((workspace_id, plan_id, scenario), plan_at)

    def forget(self, workspace_id: str) -> None:
        """Lets go of a workspace's plans."""
        with self._lock:
            for key in [key for key in self._plans if key[0] == workspace_id]:
                del self._plans[key]

    def _keep(self, key: tuple[str, str, str], plan_at: PlanAt) -> None:
        with self._lock:
            known = self._plans.pop(key, None)
            newer = known if known and known.version > plan_at.version else plan_at
            self._plans[key] = newer
            if len(self._plans) > self._limit:
                self._plans.popitem(last=False)

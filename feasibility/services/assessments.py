"""Assessments: load, check, save; each made once for everything it depends on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from feasibility.kernel.errors import NotFoundError
from feasibility.model.assessment import Assessment
from feasibility.model.catalog import Catalog
from feasibility.model.comparing import HeadlineChange, headline_changes
from feasibility.model.plan import PlanFile
from feasibility.services.acting import Acting
from feasibility.services.catalogs import Catalogs
from feasibility.services.changes import Applied
from feasibility.services.clock import Clock, as_text, utc_now
from feasibility.services.engine import Engine, LatestAssessments, today_at
from feasibility.services.loading import PlanAt, PlansInMemory
from feasibility.services.writing import new_id
from feasibility.store import assessments as rows
from feasibility.store.assessments import AssessmentKey, KeptRow
from feasibility.store.database import Store
from feasibility.store.documents import MAIN


@dataclass(frozen=True)
class Checked:
    """An assessment with the version of the plan and the day it is of.

    `unsaved` is its key where it was made a moment ago and is in memory alone.
    """

    assessment: Assessment
    plan_file: PlanFile
    version: int
    as_of: date
    scenario: str
    unsaved: AssessmentKey | None = None


@dataclass(frozen=True)
class Kept:
    """What was shown outside, whole."""

    id: str
    kind: str
    plan_file: PlanFile
    assessment: Assessment
    version: int
    as_of: date
    at: datetime
    member_id: str


class Assessments:
    """Checks plans of workspaces and plan files alone."""

    def __init__(
        self,
        store: Store,
        plans: PlansInMemory,
        catalogs: Catalogs,
        engine: Engine,
        *,
        clock: Clock = utc_now,
    ) -> None:
        self._store, self._plans, self._catalogs = store, plans, catalogs
        self._engine, self._clock = engine, clock
        self._latest = LatestAssessments()

    def check(
        self,
        workspace_id: str,
        plan_id: str,
        *,
        acting: Acting,
        as_of: date | None = None,
        scenario: str = MAIN,
        at: PlanAt | Applied | None = None,
        catalog: Catalog | None = None,
        saves: bool = True,
    ) -> Checked:
        """The assessment of the plan's newest version; `as_of` None: today at the company.

        `at` is the version that was just fetched or written; it is then not asked for again.
        `catalog` is the plan file's, where the caller asked for it already.
        Who answers somebody first and saves later says `saves` False, and calls `save` then.

        Raises:
            NotFoundError: no such plan or scenario.
        """
        acting.refuse_unless_may("read", workspace_id)
        if at is None:
            with self._store.reading(workspace_id) as transaction:
                at = self._plans.fetch(transaction, plan_id, scenario)
        plan_file, version = at.plan_file, at.version
        day = as_of or today_at(plan_file.company, self._clock())
        if catalog is None:
            catalog = self._catalogs.of(plan_file, workspace_id=workspace_id)
        key = self._key(plan_file, scenario, version, catalog, day)
        place = (workspace_id, plan_id, scenario)
        # Of a version that was written a moment ago there can be none in the database.
        is_new = isinstance(at, Applied) and at.change_id is not None
        with self._latest.working_on(place):
            found = self._latest.of(place, key)
            if found is None and not is_new:
                found = self._cached(workspace_id, key)
            is_made = found is None
            if found is None:
                found = self._engine.check(
                    plan_file.plan,
                    plan_file.company,
                    catalog,
                    as_of=day,
                    previous=self._latest.previous(place),
                )
            self._latest.keep(place, key, found)
        unsaved = key if is_made else None
        checked = Checked(found, plan_file, version, day, scenario, unsaved)
        if saves:
            self.save(workspace_id, checked)
        return checked

    def save(self, workspace_id: str, checked: Checked) -> None:
        """Writes down what was only in memory; who asks after a restart need not wait for a check."""
        if checked.unsaved is not None:
            body = checked.assessment.model_dump_json()
            with self._store.writing(workspace_id) as transaction:
                rows.save_assessment(transaction, checked.unsaved, body)

    def headline_changes(
        self, before: Assessment, after: Assessment
    ) -> tuple[HeadlineChange, ...]:
        """The headlines that differ: the plan's first, then initiatives in the order of the plan."""
        return headline_changes(before, after)

    def keep(
        self,
        workspace_id: str,
        plan_id: str,
        checked: Checked,
        *,
        acting: Acting,
        kind: str,
    ) -> Kept:
        """Keeps what is shown outside (a report, a sign-off) for good, with its premises.

        Raises:
            NotFoundError: it is no assessment of this plan.
            NotAllowedError: the role may not read.
        """
        acting.refuse_unless_may("read", workspace_id)
        if checked.plan_file.plan.id != plan_id:
            raise NotFoundError("plan", plan_id)
        row = KeptRow(
            id=new_id("rep"),
            kind=kind,
            plan_id=plan_id,
            scenario=checked.scenario,
            version=checked.version,
            as_of=checked.as_of.isoformat(),
            member_id=acting.member_id,
            at=as_text(self._clock()),
            plan_file=checked.plan_file.model_dump_json(exclude_none=True),
            assessment=checked.assessment.model_dump_json(),
        )
        with self._store.writing(workspace_id) as transaction:
            rows.save_kept(transaction, row)
        return _kept(row)

    def fetch_kept(self, workspace_id: str, kept_id: str, *, acting: Acting) -> Kept:
        """What was kept under this id, as it was shown.

        Raises:
            NotFoundError: nothing was.
        """
        acting.refuse_unless_may("read", workspace_id)
        with self._store.reading(workspace_id) as transaction:
            row = rows.fetch_kept(transaction, kept_id)
        if row is None:
            raise NotFoundError("report", kept_id)
        return _kept(row)

    def _cached(self, workspace_id: str, key: AssessmentKey) -> Assessment | None:
        with self._store.reading(workspace_id) as transaction:
            body = rows.fetch_assessment(transaction, key)
        return Assessment.model_validate_json(body) if body is not None else None

    def _key(
        self,
        plan_file: PlanFile,
        scenario: str,
        version: int,
        catalog: Catalog,
        day: date,
    ) -> AssessmentKey:
        return AssessmentKey(
            plan_id=plan_file.plan.id,
            scenario=scenario,
            version=version,
            catalog_hash=catalog.hash,
            engine_version=self._engine.version,
            as_of=day.isoformat(),
        )


def _kept(row: KeptRow) -> Kept:
    return Kept(
        id=row.id,
        kind=row.kind,
        plan_file=PlanFile.model_validate_json(row.plan_file),
        assessment=Assessment.model_validate_json(row.assessment),
        version=row.version,
        as_of=date.fromisoformat(row.as_of),
        at=datetime.fromisoformat(row.at),
        member_id=row.member_id,
    )

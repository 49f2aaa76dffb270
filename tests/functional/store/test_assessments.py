"""A plan is checked once for everything the answer depends on; what was shown is kept."""

import threading
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from feasibility.bootstrap import AppServices, LateEngine
from feasibility.kernel.errors import NotFoundError
from feasibility.model.assessment import Assessment
from feasibility.model.catalog import Catalog
from feasibility.model.company import Company
from feasibility.model.plan import Plan
from feasibility.services import Acting, Assessments, Edit, WorkspaceEntry
from feasibility.store.assessments import VERSIONS_BETWEEN_CLEANINGS, VERSIONS_CACHED
from feasibility.store.statements import counting
from feasibility.store.tables import assessments as table
from tests.store_fixtures import NOW, plan_file


class CountedEngine:
    """The engine, and how often and after what it was asked."""

    def __init__(self) -> None:
        self.inner = LateEngine()
        self.version = self.inner.version
        self.previous: list[Assessment | None] = []

    def check(
        self,
        plan: Plan,
        company: Company,
        catalog: Catalog,
        *,
        as_of: date,
        previous: Assessment | None = None,
    ) -> Assessment:
        self.previous.append(previous)
        return self.inner.check(plan, company, catalog, as_of=as_of, previous=previous)


class Bench:
    """The assessments service with a counted engine, as one process has it."""

    def __init__(
        self, services: AppServices, acting: Acting, moment: datetime = NOW
    ) -> None:
        self.engine, self.acting, self.services = CountedEngine(), acting, services
        self.place = (acting.workspace_id, "plan-27")
        self.assessments = Assessments(
            services._store,
            services.plans._plans,
            services.catalogs,
            self.engine,
            clock=lambda: moment,
        )

    def check(self, as_of: date | None = None) -> Assessment:
        checked = self.assessments.check(*self.place, acting=self.acting, as_of=as_of)
        return checked.assessment

    def edit(self, path: str, new: object) -> None:
        version = self.services.plans.version(*self.place, acting=self.acting)
        self.services.changes.apply(
            *self.place,
            acting=self.acting,
            edits=[Edit(path, new)],
            based_on_version=version,
        )


@pytest.fixture
def bench(services: AppServices, acting: Acting) -> Bench:
    return Bench(services, acting)


def test_the_same_is_checked_once(bench: Bench) -> None:
    assert bench.check() is bench.check()
    assert len(bench.engine.previous) == 1


def test_another_process_finds_what_was_checked(
    bench: Bench, services: AppServices, acting: Acting
) -> None:
    made = bench.check()
    other = Bench(services, acting)

    found = other.check()

    assert found == made
    assert found.model_dump_json() == made.model_dump_json()
    assert [] == other.engine.previous


def test_a_new_version_is_checked_anew_from_the_one_before(bench: Bench) -> None:
    before = bench.check()
    bench.edit("plan.initiatives[abm].rank.must_do", True)

    bench.check()

    assert bench.engine.previous == [None, before]
    assert bench.engine.previous[1] is before


def test_another_day_or_engine_or_catalog_is_checked_anew(
    bench: Bench, services: AppServices, acting: Acting
) -> None:
    bench.check()
    bench.check(as_of=date(2026, 12, 1))
    assert len(bench.engine.previous) == 2

    newer = Bench(services, acting)
    newer.engine.version = "9"
    newer.check()
    assert len(newer.engine.previous) == 1

    bench.edit("library.categories[own]", {"name": "Own", "capabilities": []})
    assert bench.check().catalog_hash != services.catalogs.shipped().hash
    assert len(bench.engine.previous) == 3


def test_today_is_the_date_where_the_company_is(
    services: AppServices, acting: Acting
) -> None:
    late_evening = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)

    # The company of the example is in Berlin.
    assert Bench(services, acting, late_evening).check().as_of == date(2026, 11, 22)


def test_an_edit_with_its_check_takes_at_most_fifteen_statements(
    services: AppServices, entry: WorkspaceEntry, acting: Acting
) -> None:
    place = (entry.id, "plan-27")
    secret = services.signing.sign_in(
        services.signing.issue_token(services.signing.local_member())
    )
    assert secret is not None
    services.assessments.check(*place, acting=acting)
    most = 0
    for number in range(2 * VERSIONS_BETWEEN_CLEANINGS):
        with counting() as counted:
            # What a request does, from the cookie to the fragment.
            member = services.signing.who(secret.secret)
            assert member is not None
            asking = services.workspaces.acting(entry.id, member)
            plan_at = services.plans.fetch(*place, acting=asking)
            catalog = services.catalogs.of(plan_at.plan_file, workspace_id=entry.id)
            services.assessments.check(
                *place, acting=asking, at=plan_at, catalog=catalog, saves=False
            )
            applied = services.changes.apply(
                *place,
                acting=asking,
                edits=[Edit("plan.initiatives[abm].rank.priority", number + 1)],
                based_on_version=plan_at.version,
            )
            checked = services.assessments.check(
                *place, acting=asking, at=applied, catalog=catalog, saves=False
            )
        most = max(most, len(counted))
        services.assessments.save(entry.id, checked)

    assert most <= 15


def test_assessments_of_versions_long_past_are_let_go(
    bench: Bench, services: AppServices, entry: WorkspaceEntry
) -> None:
    for number in range(2 * VERSIONS_BETWEEN_CLEANINGS):
        bench.edit("plan.name", f"Plan {number}")
        bench.check()

    with services._store.reading(entry.id) as transaction:
        kept = transaction.connection.execute(table.select()).all()
    assert len(kept) < VERSIONS_CACHED + VERSIONS_BETWEEN_CLEANINGS


def test_who_saves_later_answers_from_memory_until_then(
    bench: Bench, services: AppServices, entry: WorkspaceEntry, acting: Acting
) -> None:
    def rows() -> int:
        with services._store.reading(entry.id) as transaction:
            return len(transaction.connection.execute(table.select()).all())

    made = bench.assessments.check(*bench.place, acting=acting, saves=False)
    again = bench.assessments.check(*bench.place, acting=acting, saves=False)
    assert (0, made.assessment) == (rows(), again.assessment)

    bench.assessments.save(entry.id, made)
    bench.assessments.save(entry.id, made)
    bench.assessments.save(entry.id, again)
    assert 1 == rows()


def test_of_several_who_ask_at_once_one_checks(bench: Bench) -> None:
    threads = [threading.Thread(target=bench.check) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(bench.engine.previous) == 1


def test_headlines_that_turned_are_told(bench: Bench) -> None:
    before = bench.check()
    first, second = before.initiatives
    turned = first.model_copy(update={"headline": "feasible"})
    added = second.model_copy(update={"id": "new", "name": "New"})
    after = before.model_copy(
        update={"initiatives": (turned, added), "headline": "feasible"}
    )

    found = bench.assessments.headline_changes(before, after)

    assert [(each.initiative_id, each.was, each.now) for each in found] == [
        (None, before.headline, "feasible"),
        (first.id, first.headline, "feasible"),
        ("new", None, second.headline),
        (second.id, second.headline, None),
    ]
    assert bench.assessments.headline_changes(before, before) == ()


def test_what_was_shown_outside_is_kept_as_it_was(
    bench: Bench, services: AppServices, entry: WorkspaceEntry, acting: Acting
) -> None:
    checked = bench.assessments.check(*bench.place, acting=acting)
    kept = bench.assessments.keep(*bench.place, checked, acting=acting, kind="report")
    bench.edit("company.stack[hub]", None)

    found = services.assessments.fetch_kept(entry.id, kept.id, acting=acting)

    assert found == kept
    assert (found.plan_file, found.assessment) == (plan_file(), checked.assessment)
    assert (found.version, found.as_of, found.at) == (1, date(2026, 11, 21), NOW)
    assert found.member_id == acting.member_id


def test_an_assessment_is_kept_only_with_its_own_plan(
    bench: Bench, acting: Acting
) -> None:
    checked = bench.assessments.check(*bench.place, acting=acting)
    other = replace(checked, plan_file=plan_file(plan={"id": "other"}))

    with pytest.raises(NotFoundError):
        bench.assessments.keep(*bench.place, other, acting=acting, kind="report")


def test_a_file_is_checked_without_a_database(services: AppServices) -> None:
    with counting() as counted:
        assessment = services.files.check(plan_file())

    assert assessment.plan.id == "plan-27"
    assert assessment.as_of == date(2026, 11, 21)
    assert len(counted) == 0

"""Nothing of one workspace is reached from another: not by a service, a function, or raw SQL."""

import inspect
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from feasibility.bootstrap import AppServices
from feasibility.kernel.errors import NotAllowedError, NotFoundError
from feasibility.services import Acting, Edit, Member, WorkspaceEntry
from feasibility.store import assessments, changes, documents, heads, tables
from feasibility.store.assessments import AssessmentKey, KeptRow
from feasibility.store.database import Store, Transaction
from feasibility.store.rows import documents_of
from tests.store_fixtures import plan_file

KEY = AssessmentKey("plan-27", "main", 2, "hash", "1", "2026-11-21")


def kept_row(kept_id: str) -> KeptRow:
    return KeptRow(
        id=kept_id,
        kind="report",
        plan_id="plan-27",
        scenario="main",
        version=2,
        as_of="2026-11-21",
        member_id="m_1",
        at="2026-11-21T21:03:00.000000+00:00",
        plan_file="{}",
        assessment="{}",
    )


class Filled:
    """A workspace with something in every table, and the ids of it."""

    def __init__(self, services: AppServices, member: Member) -> None:
        self.store: Store = services._store
        self.entry, _ = services.plans.import_as_workspace(plan_file(), member=member)
        self.acting = services.workspaces.acting(self.entry.id, member)
        applied = services.changes.apply(
            self.entry.id,
            "plan-27",
            acting=self.acting,
            edits=[Edit("company.stack[hub].name", "The Hub")],
            based_on_version=1,
        )
        self.change_id = str(applied.change_id)
        self.kept = kept_row("rep_1")
        with self.store.writing(self.entry.id) as transaction:
            assessments.save_assessment(transaction, KEY, "{}")
            assessments.save_kept(transaction, self.kept)
            rows = documents.fetch_document_rows(transaction, "plan-27")
        self.document_ids = tuple(rows.ids.values())
        self.ids = rows.ids


@pytest.fixture
def theirs(services: AppServices, member: Member) -> Filled:
    return Filled(services, member)


@pytest.fixture
def ours(services: AppServices, member: Member) -> WorkspaceEntry:
    """Another workspace, in which nothing has the ids of theirs."""
    other = plan_file(
        company={"id": "other", "name": "Other"}, plan={"id": "theirs-not"}
    )
    return services.plans.import_as_workspace(other, member=member)[0]


FETCHES: dict[str, Callable[[Transaction, Filled], Any]] = {
    "fetch_plans": lambda t, _: [
        each for each in documents.fetch_plans(t) if each.id == "plan-27"
    ],
    "fetch_document_rows": lambda t, _: (
        "plan" in documents.fetch_document_rows(t, "plan-27").ids
    ),
    "fetch_head": lambda t, _: heads.fetch_head(t).company_id == "acme",
    "fetch_company_name": lambda t, _: heads.fetch_company_name(t) == "Acme",
    "fetch_parts_since": lambda t, f: changes.fetch_parts_since(t, f.document_ids, 0),
    "fetch_history": lambda t, f: changes.fetch_history(t, f.document_ids, limit=9),
    "fetch_change": lambda t, f: changes.fetch_change(t, f.change_id),
    "fetch_givens": lambda t, _: changes.fetch_givens(t, "plan-27", ["abm"]),
    "fetch_assessment": lambda t, _: assessments.fetch_assessment(t, KEY),
    "fetch_kept": lambda t, f: assessments.fetch_kept(t, f.kept.id),
}


@pytest.mark.parametrize("name", FETCHES)
def test_a_function_with_a_foreign_id_gives_nothing(
    theirs: Filled, ours: WorkspaceEntry, name: str
) -> None:
    with theirs.store.reading(theirs.entry.id) as transaction:
        assert FETCHES[name](transaction, theirs)
    with theirs.store.reading(ours.id) as transaction:
        assert not FETCHES[name](transaction, theirs)


def test_documents_of_another_workspace_make_no_plan_file(
    theirs: Filled, ours: WorkspaceEntry
) -> None:
    with theirs.store.reading(theirs.entry.id) as transaction:
        documents.fetch_plan_file(transaction, theirs.ids)
    with theirs.store.reading(ours.id) as transaction, pytest.raises(KeyError):
        documents.fetch_plan_file(transaction, theirs.ids)


def test_writing_with_a_foreign_id_changes_nothing_there(
    theirs: Filled, ours: WorkspaceEntry
) -> None:
    before = every_row(theirs.store, theirs.entry.id)
    whole = plan_file()
    other = whole.model_copy(
        update={
            "company": whole.company.model_copy(update={"name": "Taken", "stack": ()})
        }
    )
    writes: list[Callable[[Transaction], Any]] = [
        heads.raise_version,
        lambda t: changes.save_undone(t, theirs.change_id, undone_by="x"),
        lambda t: documents.save_plan_file(
            t, documents_of(whole), other, ids=theirs.ids, version=9
        ),
        lambda t: assessments.save_assessment(t, KEY, "taken"),
    ]
    for write in writes:
        with theirs.store.writing(ours.id) as transaction:
            write(transaction)

    assert before == every_row(theirs.store, theirs.entry.id)


def test_every_function_of_the_repositories_is_tried_above() -> None:
    writes = {"raise_version", "save_undone", "save_plan_file", "save_assessment"}
    tried = {*FETCHES, "fetch_plan_file"} | writes
    # These only insert, under the workspace of the transaction.
    inserts = {"save_new_head", "save_change", "save_givens", "save_kept"}
    found = {
        name
        for module in (heads, documents, changes, assessments)
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__
        and not name.startswith("_")
        and next(iter(inspect.signature(function).parameters)) == "transaction"
    }

    assert found == tried | inserts


def test_raw_sql_reaches_no_row_of_another_workspace(
    theirs: Filled, ours: WorkspaceEntry
) -> None:
    foreign = {"id": theirs.entry.id}
    with theirs.store.reading(ours.id) as transaction:
        for name in tables.workspace.tables:
            counted = text(f"SELECT count(*) FROM {name} WHERE workspace_id = :id")
            assert transaction.connection.scalar(counted, foreign) == 0
            everything = text(f"SELECT count(DISTINCT workspace_id) FROM {name}")
            assert transaction.connection.scalar(everything) in (0, 1)
    with theirs.store.reading(theirs.entry.id) as transaction:
        for name in tables.workspace.tables:
            counted = text(f"SELECT count(*) FROM {name} WHERE workspace_id = :id")
            assert transaction.connection.scalar(counted, foreign) > 0


def test_raw_sql_changes_no_row_of_another_workspace(
    theirs: Filled, ours: WorkspaceEntry
) -> None:
    before = every_row(theirs.store, theirs.entry.id)
    for statement in (
        "DELETE FROM kept",
        "UPDATE document SET name = 'taken'",
        "UPDATE entry SET body = '{}'",
    ):
        with theirs.store.writing(ours.id) as transaction:
            transaction.connection.execute(text(statement))

    assert before == every_row(theirs.store, theirs.entry.id)


@pytest.mark.postgres
@pytest.mark.parametrize("any_settings", ["postgres"], indirect=True)
class TestOnTheServer:
    """What only row-level security can hold."""

    def test_without_a_workspace_no_row_is_there(self, theirs: Filled) -> None:
        with theirs.store.reading_control() as connection:
            for name in tables.workspace.tables:
                assert connection.scalar(text(f"SELECT count(*) FROM {name}")) == 0

    def test_a_row_cannot_be_put_into_another_workspace(
        self, theirs: Filled, ours: WorkspaceEntry
    ) -> None:
        for statement in (
            "INSERT INTO head VALUES ('ws_x', 'acme', 1, 'now')",
            f"UPDATE kept SET workspace_id = '{theirs.entry.id}'",
            "UPDATE entry SET workspace_id = 'ws_x'",
        ):
            with pytest.raises(DBAPIError):
                self.run(theirs.store, ours.id, statement)

    def test_the_workspace_of_one_transaction_is_forgotten_after_it(
        self, theirs: Filled
    ) -> None:
        with theirs.store.reading(theirs.entry.id) as transaction:
            assert transaction.connection.scalar(text("SELECT count(*) FROM head")) == 1
        for _ in range(12):
            with theirs.store.reading_control() as connection:
                assert connection.scalar(text("SELECT count(*) FROM head")) == 0

    @staticmethod
    def run(store: Store, workspace_id: str, statement: str) -> None:
        with store.writing(workspace_id) as transaction:
            # There has to be a row that the statement would move.
            assessments.save_kept(transaction, kept_row("rep_2"))
            transaction.connection.execute(text(statement))


def test_a_service_with_a_foreign_workspace_gives_nothing(
    services: AppServices, theirs: Filled, ours: WorkspaceEntry, member: Member
) -> None:
    at_ours = services.workspaces.acting(ours.id, member)
    forged = Acting("m_x", "X", "owner", ours.id)
    place = (ours.id, "plan-27")
    asked: list[Callable[[Acting], Any]] = [
        lambda a: services.plans.fetch(*place, acting=a),
        lambda a: services.plans.version(*place, acting=a),
        lambda a: services.changes.history(*place, acting=a),
        lambda a: services.changes.undo(*place, acting=a),
        lambda a: services.changes.undo(ours.id, "theirs-not", acting=a, change_id=theirs.change_id),
        lambda a: services.assessments.fetch_kept(ours.id, theirs.kept.id, acting=a),
        lambda a: services.workspaces.find_plan(*place, acting=a),
    ]  # fmt: skip
    for ask in asked:
        for acting in (at_ours, forged):
            with pytest.raises(NotFoundError):
                ask(acting)


def test_a_member_of_one_workspace_is_told_that_another_is_not_there(
    services: AppServices, theirs: Filled
) -> None:
    stranger = Member("m_stranger", "Stranger")

    assert services.workspaces.list_for(stranger) == ()
    for workspace_id in (theirs.entry.id, "ws_" + "0" * 28, "../control"):
        with pytest.raises(NotFoundError):
            services.workspaces.acting(workspace_id, stranger)


def test_an_acting_member_of_one_workspace_is_refused_in_another(
    services: AppServices, theirs: Filled, ours: WorkspaceEntry, member: Member
) -> None:
    at_ours = services.workspaces.acting(ours.id, member)
    place = (theirs.entry.id, "plan-27")
    asked: list[Callable[[], Any]] = [
        lambda: services.plans.fetch(*place, acting=at_ours),
        lambda: services.plans.version(*place, acting=at_ours),
        lambda: services.plans.import_file(theirs.entry.id, plan_file(), acting=at_ours),
        lambda: services.changes.apply(*place, acting=at_ours, edits=[], based_on_version=1),
        lambda: services.changes.undo(*place, acting=at_ours),
        lambda: services.changes.redo(*place, acting=at_ours),
        lambda: services.changes.history(*place, acting=at_ours),
        lambda: services.assessments.check(*place, acting=at_ours),
        lambda: services.assessments.fetch_kept(theirs.entry.id, theirs.kept.id, acting=at_ours),
        lambda: services.workspaces.plans(theirs.entry.id, acting=at_ours),
        lambda: services.workspaces.delete(theirs.entry.id, acting=at_ours),
    ]  # fmt: skip
    for ask in asked:
        with pytest.raises(NotAllowedError):
            ask()


@pytest.mark.parametrize("key", ["\0", "a\0b", "", "x" * 5000, "ä", "a b", "'; --"])
def test_an_id_that_nothing_can_have_is_not_found(
    services: AppServices, theirs: Filled, key: str
) -> None:
    acting = theirs.acting
    asked: list[Callable[[], Any]] = [
        lambda: services.plans.fetch(theirs.entry.id, key, acting=acting),
        lambda: services.plans.version(theirs.entry.id, key, acting=acting),
        lambda: services.plans.fetch(theirs.entry.id, "plan-27", acting=acting, scenario=key),
        lambda: services.changes.undo(theirs.entry.id, "plan-27", acting=acting, change_id=key),
        lambda: services.assessments.fetch_kept(theirs.entry.id, key, acting=acting),
        lambda: services.workspaces.acting(key, Member(acting.member_id, acting.name)),
    ]  # fmt: skip
    for ask in asked:
        with pytest.raises(NotFoundError):
            ask()


def every_row(store: Store, workspace_id: str) -> dict[str, list[Any]]:
    with store.reading(workspace_id) as transaction:
        return {
            name: sorted(map(str, transaction.connection.execute(table.select()).all()))
            for name, table in tables.workspace.tables.items()
        }

"""What is imported comes out the same, and an import is one change that can be taken back."""

from typing import Any

import pytest

from feasibility.bootstrap import AppServices
from feasibility.kernel.errors import InputError, NotFoundError
from feasibility.model.plan import PlanFile
from feasibility.services import Acting, Edit, Member, WorkspaceEntry
from tests.store_fixtures import plan_file


def stored(services: AppServices, acting: Acting, plan_id: str = "plan-27") -> PlanFile:
    """The plan file as the database has it, past what is kept in memory."""
    services.plans._plans.forget(acting.workspace_id)
    return services.plans.export_file(acting.workspace_id, plan_id, acting=acting)


def test_the_example_files_come_out_as_they_went_in(
    services: AppServices, member: Member
) -> None:
    examples = sorted(services.settings.examples.glob("*.yaml"))
    assert examples
    for path in examples:
        whole = services.files.read(path)
        made, _ = services.plans.import_as_workspace(whole, member=member)
        acting = services.workspaces.acting(made.id, member)

        out = stored(services, acting, whole.plan.id)

        assert out == whole
        assert services.files.read(services.files.write(out)) == whole


def test_importing_what_is_there_changes_nothing(
    services: AppServices, entry: WorkspaceEntry, acting: Acting
) -> None:
    imported = services.plans.import_file(entry.id, plan_file(), acting=acting)

    assert (imported.version, imported.change_id, imported.parts) == (1, None, ())


@pytest.mark.parametrize(
    ("company", "plan"),
    [
        ({"name": "Acme Ltd", "holidays": ["2027-05-01"]}, {}),
        ({"stack": [{"id": "crm", "name": "CRM"}]}, {}),
        ({"stack": []}, {}),
        ({"stack": [{"id": "new", "name": "N"}, {"id": "hub", "name": "H"}, {"id": "crm", "name": "C"}]}, {}),
        ({"stack": [{"id": "crm", "name": "CRM"}, {"id": "hub", "name": "Hub"}]}, {}),
        ({"stack": [{"id": "a", "name": "A"}, {"id": "crm", "name": "CRM"}, {"id": "b", "name": "B"}]}, {}),
        ({}, {"initiatives": []}),
        ({}, {"name": "Other", "wanted_confidence": 0.5}),
        ({"remark": "Line\nline"}, {"initiatives": [{"id": "x", "name": "X", "given": "x"}]}),
    ],
)  # fmt: skip
def test_an_import_is_one_change_and_is_undone_and_redone_whole(
    services: AppServices,
    entry: WorkspaceEntry,
    acting: Acting,
    company: dict[str, Any],
    plan: dict[str, Any],
) -> None:
    new = plan_file(company=company, plan=plan)
    tried = services.plans.import_file(entry.id, new, acting=acting, dry_run=True)
    assert (tried.version, tried.change_id) == (1, None)
    assert stored(services, acting) == plan_file()

    imported = services.plans.import_file(entry.id, new, acting=acting, why="newer")

    assert imported.version == 2
    assert imported.parts == tried.parts
    assert stored(services, acting) == new
    history = services.changes.history(entry.id, "plan-27", acting=acting)
    assert [change.kind for change in history] == ["import", "start"]
    services.changes.undo(entry.id, "plan-27", acting=acting)
    assert stored(services, acting) == plan_file()
    services.changes.redo(entry.id, "plan-27", acting=acting)
    assert stored(services, acting) == new


def test_the_import_that_made_the_plan_cannot_be_undone(
    services: AppServices, entry: WorkspaceEntry, acting: Acting
) -> None:
    (first,) = services.changes.history(entry.id, "plan-27", acting=acting)

    for change_id in (None, first.id):
        with pytest.raises(NotFoundError):
            services.changes.undo(
                entry.id, "plan-27", acting=acting, change_id=change_id
            )


def test_a_second_plan_shares_the_company(
    services: AppServices, entry: WorkspaceEntry, acting: Acting
) -> None:
    other = plan_file(plan={"id": "plan-28", "name": "Plan 28"})
    services.plans.import_file(entry.id, other, acting=acting)
    assert stored(services, acting, "plan-28") == other

    services.changes.apply(
        entry.id,
        "plan-28",
        acting=acting,
        edits=[Edit("company.stack[hub].name", "The Hub"), Edit("plan.name", "P28")],
        based_on_version=2,
    )

    first, second = stored(services, acting), stored(services, acting, "plan-28")
    assert first.company == second.company
    assert first.company.stack[0].name == "The Hub"
    assert first.plan == plan_file().plan
    plans = services.workspaces.plans(entry.id, acting=acting)
    assert [(each.name, each.version) for each in plans] == [("P28", 3), ("Plan 27", 3)]
    newest = services.changes.history(entry.id, "plan-27", acting=acting)[0]
    assert newest.version == 3


def test_an_edit_of_one_plan_is_no_new_version_of_another(
    services: AppServices, entry: WorkspaceEntry, acting: Acting
) -> None:
    other = plan_file(plan={"id": "plan-28", "name": "Plan 28"})
    services.plans.import_file(entry.id, other, acting=acting)

    services.changes.apply(
        entry.id,
        "plan-28",
        acting=acting,
        edits=[Edit("plan.name", "P28")],
        based_on_version=2,
    )

    assert services.plans.version(entry.id, "plan-27", acting=acting) == 1
    assert services.plans.version(entry.id, "plan-28", acting=acting) == 3


def test_an_import_may_not_change_the_words_as_given(
    services: AppServices, entry: WorkspaceEntry, acting: Acting
) -> None:
    said = [{"id": "abm", "name": "ABM", "given": "Never said"}]

    with pytest.raises(InputError, match=r"input\.given_is_kept") as refused:
        services.plans.import_file(
            entry.id, plan_file(plan={"initiatives": said}), acting=acting
        )

    (fault,) = refused.value.faults
    assert fault.path == "plan.initiatives[abm].given"
    assert fault.values == {"given": "Win the ten"}


def test_a_library_of_ones_own_is_part_of_the_plan_file(
    services: AppServices, member: Member
) -> None:
    own = {"id": "own-kind", "name": "Own kind", "capabilities": []}
    whole = plan_file()
    data = whole.model_dump(mode="json") | {"library": {"categories": [own]}}
    whole = PlanFile.model_validate(data)

    made, _ = services.plans.import_as_workspace(whole, member=member)

    acting = services.workspaces.acting(made.id, member)
    assert stored(services, acting) == whole
    catalog = services.catalogs.of(whole)
    assert "own-kind" in {each.id for each in catalog.categories}
    assert catalog.hash != services.catalogs.shipped().hash

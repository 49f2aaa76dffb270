"""Workspaces come and go whole, whatever stops the work in between."""

from datetime import timedelta
from pathlib import Path

import pytest

from feasibility.bootstrap import AppServices, build_app_services
from feasibility.kernel.errors import InputError, NotAllowedError, NotFoundError
from feasibility.services import Acting, Edit, Member, WorkspaceEntry
from feasibility.settings import Settings
from feasibility.store import directory
from feasibility.store.directory import WorkspaceRow
from feasibility.store.lifecycle import create_workspace, take_up
from tests.store_fixtures import NOW, plan_file

UNFINISHED = "ws_" + "5" * 28


def states(services: AppServices) -> dict[str, str]:
    with services._store.reading_control() as control:
        return {row.id: row.state for row in directory.fetch_workspaces(control)}


def test_a_workspace_is_listed_for_its_member_with_its_plans(
    services: AppServices, member: Member, entry: WorkspaceEntry, acting: Acting
) -> None:
    assert entry in services.workspaces.list_for(member)
    assert (acting.role, acting.name) == ("owner", "You")
    (plan,) = services.workspaces.plans(entry.id, acting=acting)
    assert (plan.id, plan.name, plan.version) == ("plan-27", "Plan 27", 1)
    assert plan == services.workspaces.find_plan(entry.id, "plan-27", acting=acting)


def test_a_deleted_workspace_is_gone_for_good(
    services: AppServices, member: Member, entry: WorkspaceEntry, acting: Acting
) -> None:
    services.workspaces.delete(entry.id, acting=acting)

    assert entry not in services.workspaces.list_for(member)
    with pytest.raises(NotFoundError):
        services.workspaces.acting(entry.id, member)
    with pytest.raises(NotFoundError):
        services.plans.fetch(entry.id, "plan-27", acting=acting)
    home = services.settings.home
    assert [] == list(home.glob(f"workspaces/{entry.id}*"))


@pytest.mark.parametrize("role", ["editor", "viewer"])
def test_only_an_owner_deletes(
    services: AppServices, entry: WorkspaceEntry, role: str
) -> None:
    with pytest.raises(NotAllowedError):
        services.workspaces.delete(entry.id, acting=Acting("m", "M", role, entry.id))  # type: ignore[arg-type]


def test_a_workspace_that_cannot_be_filled_is_not_there(
    services: AppServices, member: Member
) -> None:
    row = WorkspaceRow(UNFINISHED, "Half", "creating", None, "now")

    def fail(_transaction: object) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        create_workspace(services._store, row, owner_id=member.id, fill=fail)

    assert UNFINISHED not in states(services)
    assert [] == list(services.settings.home.glob(f"workspaces/{UNFINISHED}*"))


@pytest.mark.parametrize("has_place", [False, True])
def test_a_workspace_left_in_the_making_is_cleared_away_later(
    services: AppServices, member: Member, has_place: bool
) -> None:
    row = WorkspaceRow(UNFINISHED, "Half", "creating", None, NOW.isoformat())
    with services._store.writing_control() as control:
        directory.save_new_workspace(control, row, owner_id=member.id)
    if has_place:
        services._store.make_place(UNFINISHED)
    assert UNFINISHED not in {each.id for each in services.workspaces.list_for(member)}

    take_up(services._store, now=NOW + timedelta(minutes=5))
    assert states(services)[UNFINISHED] == "creating"
    take_up(services._store, now=NOW + timedelta(hours=2))

    assert UNFINISHED not in states(services)
    assert [] == list(services.settings.home.glob(f"workspaces/{UNFINISHED}*"))


@pytest.mark.parametrize("place_is_gone", [False, True])
def test_a_deleting_that_was_stopped_is_finished_at_the_next_start(
    services: AppServices, entry: WorkspaceEntry, member: Member, place_is_gone: bool
) -> None:
    with services._store.writing_control() as control:
        directory.save_state(control, entry.id, "deleting")
    if place_is_gone:
        services._store.remove_place(entry.id)
    assert entry not in services.workspaces.list_for(member)

    take_up(services._store, now=NOW)

    assert entry.id not in states(services)


# On a server all workspaces stand in one database.
@pytest.mark.parametrize("any_settings", ["sqlite"], indirect=True)
def test_a_workspace_whose_file_is_lost_is_closed_with_the_reason(
    any_settings: Settings, tmp_path: Path
) -> None:
    first = build_app_services(any_settings)
    me = first.signing.local_member()
    lost, _ = first.plans.import_as_workspace(plan_file(), member=me)
    first.close()
    path = any_settings.home / "workspaces" / f"{lost.id}.db"
    path.rename(tmp_path / "elsewhere.db")

    second = build_app_services(any_settings)
    (listed,) = second.workspaces.list_for(me)
    assert listed.closed_because is not None
    second.close()
    (tmp_path / "elsewhere.db").rename(path)

    third = build_app_services(any_settings)
    (listed,) = third.workspaces.list_for(me)
    assert listed.closed_because is None
    third.close()


def test_a_workspace_is_called_as_its_company(
    services: AppServices, entry: WorkspaceEntry, acting: Acting, member: Member
) -> None:
    def name() -> str:
        found = services.workspaces.list_for(member)
        return next(each.name for each in found if each.id == entry.id)

    services.changes.apply(
        entry.id,
        "plan-27",
        acting=acting,
        edits=[Edit("company.name", "Acme Ltd")],
        based_on_version=1,
    )
    assert name() == "Acme Ltd"

    if services._store.is_one_database:
        return
    # As if the process had ended between the two steps.
    with services._store.writing_control() as control:
        directory.save_name(control, entry.id, "Acme")
    take_up(services._store, now=NOW)
    assert name() == "Acme Ltd"


def test_a_plan_file_of_another_company_is_refused(
    services: AppServices, entry: WorkspaceEntry, acting: Acting
) -> None:
    other = plan_file(company={"id": "other"})

    for dry_run in (True, False):
        with pytest.raises(InputError, match=r"input\.other_company"):
            services.plans.import_file(entry.id, other, acting=acting, dry_run=dry_run)
    assert services.plans.export_file(entry.id, "plan-27", acting=acting) == plan_file()


def test_every_workspace_is_opened_again_by_a_new_process(
    any_settings: Settings,
) -> None:
    first = build_app_services(any_settings)
    me = first.signing.local_member()
    made, _ = first.plans.import_as_workspace(plan_file(), member=me)
    first.close()

    second = build_app_services(any_settings)
    assert second.signing.local_member() == me
    acting = second.workspaces.acting(made.id, me)
    assert second.plans.export_file(made.id, "plan-27", acting=acting) == plan_file()
    second.close()

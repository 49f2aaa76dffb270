"""A workspace keeps to the catalog it began with, until somebody accepts a newer one."""

import pytest

from feasibility.bootstrap import AppServices
from feasibility.kernel.errors import InputError, NotAllowedError, NotFoundError
from feasibility.model.catalog import Catalog
from feasibility.services import Acting, Edit, Member, WorkspaceEntry
from tests.store_fixtures import plan_file


@pytest.fixture(name="newer")
def newer_catalog(services: AppServices, entry: WorkspaceEntry) -> Catalog:
    """What is shipped once the workspace is there: one product less, one level lower."""
    assert entry.id
    old = services.catalogs.shipped()
    kept = tuple(each for each in old.products if each.id != "contentful")
    newer = old.model_copy(update={"products": kept})
    services.catalogs._shipped = newer
    return newer


def base(services: AppServices, acting: Acting) -> Catalog:
    return services.catalogs.base_of(acting.workspace_id)


def test_nothing_is_offered_while_the_shipped_catalog_is_in_use(
    services: AppServices, acting: Acting
) -> None:
    shipped = services.catalogs.shipped()

    assert services.catalog_uses.update_for(acting.workspace_id, shipped, acting=acting) is None  # fmt: skip
    assert base(services, acting) is shipped


def test_a_newer_catalog_changes_nothing_before_it_is_accepted(
    services: AppServices, acting: Acting, newer: Catalog
) -> None:
    update = services.catalog_uses.update_for(acting.workspace_id, newer, acting=acting)

    assert update is not None
    assert [(each.kind, each.id) for each in update.differences] == [("removed", "contentful")]  # fmt: skip
    assert base(services, acting).hash == update.old.hash != newer.hash


def test_accepted_it_is_used_and_no_longer_offered(
    services: AppServices, acting: Acting, newer: Catalog
) -> None:
    services.catalog_uses.accept(acting.workspace_id, newer, acting=acting)

    assert base(services, acting) is newer
    assert services.catalog_uses.update_for(acting.workspace_id, newer, acting=acting) is None  # fmt: skip
    who = [use.accepted_by for use in services.catalog_uses.history(acting.workspace_id, acting=acting)]  # fmt: skip
    assert who == [acting.name, acting.name]


def test_what_was_accepted_can_be_taken_back(
    services: AppServices, acting: Acting, newer: Catalog
) -> None:
    before = base(services, acting).hash
    services.catalog_uses.accept(acting.workspace_id, newer, acting=acting)
    services.catalog_uses.take_back(acting.workspace_id, acting=acting)

    assert base(services, acting).hash == before
    assert services.catalog_uses.update_for(acting.workspace_id, newer, acting=acting)


def test_there_is_nothing_to_take_back_before_the_first_acceptance(
    services: AppServices, acting: Acting
) -> None:
    with pytest.raises(NotFoundError):
        services.catalog_uses.take_back(acting.workspace_id, acting=acting)


def test_what_left_the_catalog_can_still_be_registered_until_then(
    services: AppServices, acting: Acting, newer: Catalog
) -> None:
    def register(name: str) -> None:
        at = services.plans.fetch(acting.workspace_id, "plan-27", acting=acting)
        services.changes.apply(
            acting.workspace_id,
            "plan-27",
            acting=acting,
            edits=[Edit(f"company.stack[{name}]", {"name": name, "product": "contentful"})],
            based_on_version=at.version,
        )  # fmt: skip

    register("cms")
    services.catalog_uses.accept(acting.workspace_id, newer, acting=acting)

    with pytest.raises(InputError) as caught:
        register("other_cms")
    assert [each.code for each in caught.value.faults] == ["input.no_such_product"]


def test_each_assessment_names_the_catalog_it_was_made_with(
    services: AppServices, acting: Acting, newer: Catalog
) -> None:
    before = services.assessments.check(acting.workspace_id, "plan-27", acting=acting)
    services.catalog_uses.accept(acting.workspace_id, newer, acting=acting)
    after = services.assessments.check(acting.workspace_id, "plan-27", acting=acting)

    assert before.assessment.catalog_hash != newer.hash
    assert after.assessment.catalog_hash == newer.hash


def test_one_workspace_accepts_for_itself_alone(
    services: AppServices, member: Member, acting: Acting
) -> None:
    other, _ = services.plans.import_as_workspace(plan_file(), member=member)
    elsewhere = services.workspaces.acting(other.id, member)
    old = services.catalogs.shipped()
    newer = old.model_copy(update={"products": old.products[1:]})
    services.catalogs._shipped = newer
    services.catalog_uses.accept(acting.workspace_id, newer, acting=acting)

    assert base(services, elsewhere).hash == old.hash
    with pytest.raises(NotAllowedError):
        services.catalog_uses.update_for(other.id, newer, acting=acting)


def test_a_viewer_cannot_accept(services: AppServices, acting: Acting) -> None:
    viewer = Acting(acting.member_id, acting.name, "viewer", acting.workspace_id)

    with pytest.raises(NotAllowedError):
        services.catalog_uses.accept(
            acting.workspace_id, services.catalogs.shipped(), acting=viewer
        )
    with pytest.raises(NotAllowedError):
        services.catalog_uses.take_back(acting.workspace_id, acting=viewer)


def test_a_deleted_workspace_leaves_no_decision_behind(
    services: AppServices, acting: Acting, entry: WorkspaceEntry
) -> None:
    services.workspaces.delete(entry.id, acting=acting)

    assert services.catalog_uses.history(entry.id, acting=acting) == ()

"""What would be: a plan checked with other facts or another catalog, and nothing is written."""

import pytest

from feasibility.bootstrap import AppServices
from feasibility.kernel.errors import CatalogError, InputError, NotFoundError
from feasibility.services import Acting, Edit
from tests.store_fixtures import plan_file

PLAN = "plan-27"


def supposed(services: AppServices, acting: Acting, *edits: Edit):  # type: ignore[no-untyped-def]
    checked = services.assessments.check(acting.workspace_id, PLAN, acting=acting)
    base = services.catalogs.base_of(acting.workspace_id)
    return services.supposing.suppose(checked, base=base, edits=edits)


def test_nothing_supposed_turns_nothing(services: AppServices, acting: Acting) -> None:
    found = supposed(services, acting)

    assert found.turned == ()
    assert found.faults == ()
    assert found.plan_file == plan_file()


def test_what_is_supposed_is_not_written(services: AppServices, acting: Acting) -> None:
    found = supposed(services, acting, Edit("plan.name", "Another"))
    at = services.plans.fetch(acting.workspace_id, PLAN, acting=acting)

    assert found.plan_file.plan.name == "Another"
    assert at.plan_file == plan_file()
    assert services.assessments.check(acting.workspace_id, PLAN, acting=acting).version == at.version  # fmt: skip


def test_what_would_lead_nowhere_is_told_and_what_does_already_is_not(
    services: AppServices, acting: Acting
) -> None:
    tool = Edit("company.stack[cms]", {"name": "CMS", "product": "no-such-product"})
    found = supposed(services, acting, tool)

    assert [each.code for each in found.faults] == ["input.no_such_product"]


def test_an_edit_that_cannot_be_made_is_refused(
    services: AppServices, acting: Acting
) -> None:
    with pytest.raises(NotFoundError):
        supposed(services, acting, Edit("company.stack[nothing].edition", "full"))
    with pytest.raises(InputError):
        supposed(services, acting, Edit("plan.name", 5))


def test_a_catalog_that_took_an_id_of_ones_own_cannot_be_supposed_nor_accepted(
    services: AppServices, acting: Acting
) -> None:
    own = {"name": "Own", "summary": "Ours."}
    checked = services.assessments.check(acting.workspace_id, PLAN, acting=acting)
    shipped = services.catalogs.shipped()
    skill = shipped.skills[0].model_copy(update={"id": "our_own"})
    newer = shipped.model_copy(update={"skills": (*shipped.skills, skill)})
    services.changes.apply(
        acting.workspace_id,
        PLAN,
        acting=acting,
        edits=[Edit("library.capabilities[our_own]", {**_like(shipped.capabilities[0]), **own})],
        based_on_version=checked.version,
    )  # fmt: skip
    checked = services.assessments.check(acting.workspace_id, PLAN, acting=acting)

    with pytest.raises(CatalogError):
        services.supposing.suppose(checked, base=shipped, instead=newer)
    with pytest.raises(CatalogError):
        services.catalog_uses.accept(
            acting.workspace_id, newer, acting=acting, library=checked.plan_file.library
        )
    assert services.catalogs.base_of(acting.workspace_id) is shipped


def _like(noun) -> dict[str, object]:  # type: ignore[no-untyped-def]
    body: dict[str, object] = noun.model_dump(mode="json", exclude_none=True)
    del body["id"]
    return body

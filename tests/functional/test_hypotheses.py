"""What an edition would unlock, on the example company; the plan that is kept stays as it is."""

import pytest

from feasibility.kernel.errors import NotAllowedError, NotFoundError
from feasibility.services import Acting, Unlocked
from tests.store_fixtures import make_restricted_url, shared_restricted_url
from tests.web_visits import Visit, catalog_cache, visit, web_services

__all__ = [
    "catalog_cache",
    "make_restricted_url",
    "shared_restricted_url",
    "visit",
    "web_services",
]

MARKETO = "adobe-marketo-engage"


def acting_at(visit: Visit) -> Acting:
    member = visit.services.signing.local_member()
    return visit.services.workspaces.acting(visit.workspace_id, member)


def unlock(
    visit: Visit,
    product: str,
    edition: str,
    tool: str | None = None,
    acting: Acting | None = None,
) -> Unlocked:
    services, own = visit.services, acting_at(visit)
    checked = services.assessments.check(visit.workspace_id, visit.plan_id, acting=own)
    return services.hypotheses.unlock(
        visit.workspace_id,
        checked,
        acting=acting or own,
        product=product,
        edition=edition,
        tool=tool,
    )


def test_an_edition_that_decides_turns_the_initiatives_that_wait_for_it(
    visit: Visit,
) -> None:
    found = unlock(visit, MARKETO, "prime")

    # The example says of itself: "Is your Marketo Select or Prime?" decides these two.
    assert {("builders", "feasible"), ("strategic", "feasible")} <= {
        (each.initiative_id, each.now) for each in found.headlines
    }
    assert found.before is not None
    assert found.before.id == "marketo"
    assert not found.is_there
    assert all(each.is_better for each in found.findings)
    assert {"builders", "strategic"} <= {each.initiative_id for each in found.findings}


def test_the_lower_edition_turns_them_to_no_by_what_is_missing_then(
    visit: Visit,
) -> None:
    found = unlock(visit, MARKETO, "select")

    assert {"infeasible_as_written"} == {
        each.now for each in found.headlines if each.initiative_id
    }
    assert "missing" in {each.now.status for each in found.findings if each.now}
    assert {"builders", "strategic"} == {
        each.initiative_id for each in found.findings if not each.is_better
    }


def test_nothing_of_it_is_kept(visit: Visit) -> None:
    before = visit.plan_file()
    unlock(visit, MARKETO, "prime")

    assert before == visit.plan_file()


def test_what_the_company_has_already_turns_nothing(visit: Visit) -> None:
    found = unlock(visit, "zoom-webinars", "webinars")

    assert found.is_there
    assert () == found.headlines
    assert () == found.findings


def test_an_owned_tool_is_taken_to_be_live(visit: Visit) -> None:
    found = unlock(visit, "6sense-revenue-ai", "growth")

    assert found.before is not None
    assert "licensed_unused" == found.before.status.value
    assert "live" == found.tool.status.value


def test_a_product_that_is_not_there_is_added(visit: Visit) -> None:
    found = unlock(visit, "hubspot-marketing-hub", "enterprise")

    assert found.before is None
    assert found.tool.product == "hubspot-marketing-hub"
    assert found.tool.id not in {each.id for each in visit.plan_file().company.stack}


@pytest.mark.parametrize(
    ("product", "edition", "tool", "nearest"),
    [
        ("adobe-marketo-engag", "prime", None, MARKETO),
        (MARKETO, "prim", None, "prime"),
        (MARKETO, "prime", "marketoo", "marketo"),
        (MARKETO, "prime", "zoom", None),
        ("", "", None, None),
    ],
)
def test_what_is_not_there_is_refused_with_the_nearest(
    visit: Visit, product: str, edition: str, tool: str | None, nearest: str | None
) -> None:
    with pytest.raises(NotFoundError) as refused:
        unlock(visit, product, edition, tool)

    assert nearest == refused.value.nearest


def test_nobody_asks_about_another_workspace(visit: Visit) -> None:
    own = acting_at(visit)
    other = Acting(own.member_id, own.name, own.role, "ws-elsewhere")

    with pytest.raises((NotAllowedError, NotFoundError)):
        unlock(visit, MARKETO, "prime", acting=other)

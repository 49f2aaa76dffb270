"""A tool without a product is asked which one it is, and no product is chosen for anybody."""

import pytest

from tests.store_fixtures import make_restricted_url, shared_restricted_url
from tests.web_visits import Visit, catalog_cache, visit, web_services

__all__ = [
    "catalog_cache",
    "make_restricted_url",
    "shared_restricted_url",
    "visit",
    "web_services",
]

ADD = "facts/form?path=company.stack%5B%5D"


def form_after_adding(visit: Visit, **typed: str) -> str:
    """The page of the form of a tool that was just added with some fields filled in."""
    add = visit.form(ADD, "noun-form")
    for name, value in {"status.value": "live", "kind": "tool", **typed}.items():
        add.put(f"f.{name}", value)
    assert visit.send(add).status_code == 303
    added = visit.plan_file().company.stack[-1]
    return visit.see(f"facts/form?path=company.stack%5B{added.id}%5D").text


def test_a_tool_is_asked_whether_it_is_the_product_that_its_name_sounds_like(
    visit: Visit,
) -> None:
    assert "Is it Adobe Marketo Engage?" in form_after_adding(
        visit, name="Marketo (prod)"
    )


def test_the_product_is_not_chosen_for_anybody(visit: Visit) -> None:
    form_after_adding(visit, name="Marketo (prod)")

    assert visit.plan_file().company.stack[-1].product is None


def test_a_vendor_with_several_products_names_them(visit: Visit) -> None:
    page = form_after_adding(visit, name="Zoho")

    assert "Is it Zoho CRM or Zoho Marketing Automation?" in page


@pytest.mark.parametrize(
    "typed",
    [
        {"name": "Brand guide"},
        {"name": "Marketo", "product": "adobe-marketo-engage"},
        {"name": "Marketo", "kind": "manual"},
        {"name": "Terminus", "remark": "E-mail signatures"},
    ],
    ids=["no product", "chosen already", "no tool", "against it"],
)
def test_nothing_is_asked(visit: Visit, typed: dict[str, str]) -> None:
    assert "Is it " not in form_after_adding(visit, **typed)


def test_a_form_that_is_refused_asks_by_what_was_typed(visit: Visit) -> None:
    add = visit.form(ADD, "noun-form")
    add.put("f.name", "HubSpot Mktg Hub Ent")
    add.put("f.contract.cost_a_year.value", "plenty")
    answer = visit.send(add)

    assert answer.status_code == 422
    assert "Is it HubSpot Marketing Hub?" in answer.text

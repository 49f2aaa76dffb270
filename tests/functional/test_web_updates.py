"""What a company is offered of catalogs and libraries: shown with its difference, taken, taken back."""

import re
from html import unescape

import pytest

from feasibility.model.catalog import Catalog
from feasibility.services import Acting, Edit
from tests.store_fixtures import make_restricted_url, shared_restricted_url
from tests.web_visits import (
    Form,
    Visit,
    catalog_cache,
    forms_of,
    no_libraries,
    visit,
    visit_example,
    web_services,
)

__all__ = [
    "catalog_cache",
    "make_restricted_url",
    "no_libraries",
    "shared_restricted_url",
    "visit",
    "web_services",
]

pytestmark = pytest.mark.usefixtures("no_libraries")

OWN = """products:
- id: own-mailer
  name: Own mailer
  vendor: Ours
  category: marketing_automation
  editions: [{id: full, name: Full}]
  capabilities:
  - {capability: email_marketing, levels: {full: 2}, known: expert, by: Ana}
"""


def text_of(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub("<[^>]+>", " ", html)))


def updates(visit: Visit) -> str:
    return text_of(visit.see("updates").text)


def form_to(visit: Visit, ending: str) -> Form:
    found = forms_of(visit.see("updates").text)
    return next(each for each in found if each.action.endswith(ending))


def offer(visit: Visit, body: str = OWN) -> str:
    services, member = visit.services, visit.services.signing.local_member()
    entry = services.libraries.save(body, member=member, name="Agency tools")
    acting = services.workspaces.acting(visit.workspace_id, member)
    services.libraries.offer(entry.id, member=member, acting=acting)
    return entry.id


def ship(visit: Visit, product: str, level: int) -> Catalog:
    """A newer catalog is shipped, in which a product does less e-mail, or more."""
    old = visit.services.catalogs.shipped()
    newer = old.model_copy(
        update={
            "products": tuple(
                _at_level(each, level) if each.id == product else each
                for each in old.products
            )
        }
    )
    visit.services.catalogs._shipped = newer
    return newer


def _at_level(product, level: int):  # type: ignore[no-untyped-def]
    claims = []
    for claim in product.capabilities:
        levels = {
            edition: fact.model_copy(update={"value": level, "unknown": False})
            for edition, fact in claim.levels.items()
        }
        claims.append(claim.model_copy(update={"levels": levels}))
    return product.model_copy(update={"capabilities": tuple(claims)})


def used_product(visit: Visit) -> str:
    """A product of the demo company."""
    return next(
        each.product for each in visit.plan_file().company.stack if each.product
    )


def base(visit: Visit) -> Catalog:
    return visit.services.catalogs.base_of(visit.workspace_id)


def test_where_nothing_is_offered_the_page_says_what_would_be(visit: Visit) -> None:
    page = updates(visit)

    assert "Nothing new is offered." in page
    assert "began with the catalog of that day" in page
    assert "Use the catalog from before again" not in page
    assert "Something new is offered" not in visit.see("plan").text


def test_the_lists_of_the_catalog_lead_to_its_updates_and_back(visit: Visit) -> None:
    assert f'href="{visit.base}/updates"' in visit.see("catalog").text
    assert f'href="{visit.base}/catalog?kind=products"' in visit.see("updates").text


def test_a_library_is_shown_with_its_difference_before_it_is_taken(
    visit: Visit,
) -> None:
    offer(visit)
    page = updates(visit)

    assert "One update is offered." in page
    assert "Agency tools, version 1" in page
    assert "Own mailer (product): new" in page
    assert "No verdict of this plan would turn." in page
    assert () == visit.plan_file().library.products
    assert "Something new is offered" in visit.see("plan").text


def test_a_library_is_taken_as_a_change_that_can_be_undone(visit: Visit) -> None:
    offer(visit)
    answer = visit.send(form_to(visit, "/take"))
    page = text_of(visit.see(answer.headers["Location"]).text)
    taken = visit.plan_file().library

    assert 303 == answer.status_code
    assert "took Agency tools, version 1. No verdict changed." in page
    assert "Nothing new is offered." in page
    assert "version 1, taken on 21 November" in page
    assert ["own-mailer"] == [each.id for each in taken.products]
    visit.send(form_to(visit, "/undo"))
    assert () == visit.plan_file().library.products
    assert "One update is offered." in updates(visit)


def test_a_newer_version_is_told_as_what_it_changes_here(visit: Visit) -> None:
    offer(visit)
    visit.send(form_to(visit, "/take"))
    offer(visit, OWN.replace("full: 2", "full: 3"))
    page = updates(visit)

    assert "This company has version 1" in page
    assert "E-mail marketing, Full: 2, now 3" in page
    visit.send(form_to(visit, "/take"))
    assert "version 2, taken on" in updates(visit)


def test_what_a_newer_version_drops_goes_also_where_somebody_removed_it_already(
    visit: Visit,
) -> None:
    offer(visit)
    visit.send(form_to(visit, "/take"))
    member = visit.services.signing.local_member()
    visit.services.changes.apply(
        visit.workspace_id,
        visit.plan_id,
        acting=visit.services.workspaces.acting(visit.workspace_id, member),
        edits=[Edit("library.products[own-mailer]", None)],
        based_on_version=2,
    )
    offer(visit, OWN.replace("own-mailer", "other"))

    assert 303 == visit.send(form_to(visit, "/take")).status_code
    assert ["other"] == [each.id for each in visit.plan_file().library.products]


def test_an_offer_that_was_withdrawn_or_renewed_meanwhile_is_not_taken(
    visit: Visit,
) -> None:
    key = offer(visit)
    old = form_to(visit, "/take")
    offer(visit, OWN.replace("full: 2", "full: 3"))
    renewed = visit.send(old)
    member = visit.services.signing.local_member()
    visit.services.libraries.withdraw(key, visit.workspace_id, member=member)

    assert 409 == renewed.status_code
    assert "A newer one has come while you looked." in renewed.text
    assert 404 == visit.send(old).status_code
    assert () == visit.plan_file().library.products


def test_an_id_that_is_in_use_here_stands_in_the_way(visit: Visit) -> None:
    offer(visit)
    visit.send(form_to(visit, "/take"))
    member = visit.services.signing.local_member()
    entry = visit.services.libraries.save(OWN, member=member, name="Other tools")
    acting = visit.services.workspaces.acting(visit.workspace_id, member)
    visit.services.libraries.offer(entry.id, member=member, acting=acting)
    html = visit.see("updates").text

    assert "It cannot be taken as it is. One thing stands in the way:" in html
    assert "own-mailer" in html
    assert not any(each.action.endswith("/take") for each in forms_of(html))


def test_another_company_of_the_same_member_is_not_offered_it(visit: Visit) -> None:
    offer(visit)
    other = visit_example(visit.services, "gitlab.yaml")

    assert "Nothing new is offered." in updates(other)
    assert "Agency tools" not in updates(other)
    form = form_to(visit, "/take")
    form.action = form.action.replace(visit.base, other.base)
    assert 404 == visit.send(form).status_code
    assert () == other.plan_file().library.products


def test_a_newer_catalog_is_shown_with_the_verdicts_it_turns(visit: Visit) -> None:
    before = base(visit)
    ship(visit, used_product(visit), 0)
    page = updates(visit)

    assert "A newer catalog" in page
    assert "One product or strategy of this company differs:" in page
    assert "of this plan would turn:" in page
    assert base(visit).hash == before.hash


def test_what_differs_in_the_edition_held_is_told_before_the_others(
    visit: Visit,
) -> None:
    # The demo company has Salesforce Sales Cloud as Enterprise, the third of four editions.
    ship(visit, "salesforce-sales-cloud", 0)
    page = updates(visit)
    told = page[page.index("Salesforce Sales Cloud (product)") :]

    assert "CRM records, Enterprise: 3, now 0 Account hierarchy, Enterprise:" in told
    assert told.index("CRM records, Enterprise:") < told.index("CRM records, Starter:")


def test_a_newer_catalog_is_used_once_it_is_accepted_and_what_turned_is_told(
    visit: Visit,
) -> None:
    newer = ship(visit, used_product(visit), 0)
    answer = visit.send(form_to(visit, "/accept"))
    page = text_of(visit.see(answer.headers["Location"]).text)

    assert 303 == answer.status_code
    assert base(visit) is newer
    assert "took the newer catalog." in page
    assert "changed verdict" in page
    assert "Nothing new is offered." in page


def test_the_catalog_from_before_can_be_used_again(visit: Visit) -> None:
    before = base(visit).hash
    ship(visit, used_product(visit), 0)
    visit.send(form_to(visit, "/accept"))
    answer = visit.send(form_to(visit, "/take-back"))
    page = text_of(visit.see(answer.headers["Location"]).text)

    assert before == base(visit).hash
    assert "went back to a catalog from before" in page
    assert "took the newer catalog" in page
    assert "began with the catalog of that day" in page
    assert "One update is offered." in page


def test_only_the_catalog_that_was_shown_is_accepted(visit: Visit) -> None:
    before = base(visit).hash
    ship(visit, used_product(visit), 0)
    form = form_to(visit, "/accept")
    ship(visit, used_product(visit), 1)
    answer = visit.send(form)

    assert 409 == answer.status_code
    assert "A newer one has come while you looked." in answer.text
    assert before == base(visit).hash


def test_what_leaves_the_catalog_is_told_where_the_company_names_it(
    visit: Visit,
) -> None:
    old, gone = visit.services.catalogs.shipped(), used_product(visit)
    renamed = tuple(
        each.model_copy(update={"id": "brand-new", "former_ids": (gone,)})
        if each.id == gone
        else each
        for each in old.products
    )
    visit.services.catalogs._shipped = old.model_copy(update={"products": renamed})
    page = updates(visit)

    assert "would lead nowhere:" in page
    assert "brand-new" in page


def test_a_catalog_that_uses_an_id_of_the_company_s_own_cannot_be_taken(
    visit: Visit,
) -> None:
    offer(visit)
    visit.send(form_to(visit, "/take"))
    old = visit.services.catalogs.shipped()
    skill = old.skills[0].model_copy(update={"id": "own-mailer"})
    newer = old.model_copy(update={"skills": (*old.skills, skill)})
    visit.services.catalogs._shipped = newer
    html = visit.see("updates").text
    form = Form(f"{visit.base}/updates/accept", sends={"catalog": [newer.hash]})
    form.sends["csrf_token"] = forms_of(html)[0].sends["csrf_token"]
    form.sends["version"] = ["2"]

    assert "It cannot be taken as it is." in html
    assert 422 == visit.send(form).status_code
    assert base(visit).hash == old.hash
    assert 200 == visit.see("plan").status_code


def test_where_nothing_was_accepted_there_is_nothing_to_take_back(
    visit: Visit,
) -> None:
    offer(visit)
    form = form_to(visit, "/take")
    form.action = f"{visit.base}/updates/take-back"

    assert 404 == visit.send(form).status_code


def test_who_may_only_look_decides_nothing(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(visit)
    ship(visit, used_product(visit), 0)
    forms = [form_to(visit, each) for each in ("/take", "/accept")]

    def as_viewer(workspace_id, member):  # type: ignore[no-untyped-def]
        return Acting(member.id, member.name, "viewer", workspace_id)

    monkeypatch.setattr(visit.services.workspaces, "acting", as_viewer)

    assert [403, 403] == [visit.send(form).status_code for form in forms]
    assert "You may look here, not decide." in updates(visit)
    shown = forms_of(visit.see("updates").text)
    assert not [each for each in shown if "/updates/" in each.action]

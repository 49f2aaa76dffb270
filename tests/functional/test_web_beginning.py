"""A new user's first pages: an empty company, first words, first tool, first person, a first verdict."""

import pytest

from tests.store_fixtures import make_restricted_url, shared_restricted_url
from tests.web_visits import Visit, catalog_cache, forms_of, visit, web_services

__all__ = [
    "catalog_cache",
    "make_restricted_url",
    "shared_restricted_url",
    "visit",
    "web_services",
]


@pytest.fixture
def beginner(visit: Visit) -> Visit:
    """A visitor at the empty plan of a company just made."""
    form = next(
        each
        for each in forms_of(visit.see("/workspaces").text)
        if "company" in each.sends
    )
    form.put("company", "Kessler Pumps")
    address = visit.send(form).headers["Location"]
    _, _, workspace_id, plan_id, _ = address.split("/")
    base = f"/w/{workspace_id}/{plan_id}"
    return Visit(visit.client, visit.services, base, workspace_id, plan_id)


def add_words(beginner: Visit) -> str:
    form = beginner.form("plan", "/start")
    form.put("words", "Five new pump makers by 30 September 2027.\n\nA webinar series.")
    return beginner.see(beginner.send(form).headers["Location"]).text


def add(beginner: Visit, area: str, path: str, **typed: str) -> None:
    form = beginner.form(
        f"facts/form?path={path}%5B%5D&back={beginner.base}/{area}", f"{path}[]"
    )
    for name, value in typed.items():
        form.put(name, value)
    assert 303 == beginner.send(form).status_code


def test_where_nothing_was_changed_nothing_is_offered_to_be_undone(
    beginner: Visit,
) -> None:
    page = beginner.see("plan").text

    assert "/undo" not in page
    assert "/redo" not in beginner.see("history").text


def test_words_without_facts_say_what_they_will_be_checked_against(
    beginner: Visit,
) -> None:
    page = add_words(beginner)

    assert "2 initiatives, and nothing to check them against yet." in page
    assert all(
        question in page
        for question in (
            "What tools do you have?",
            "Who is in the team?",
            "How long do your buyers take?",
        )
    )


def test_what_is_new_has_not_changed_its_verdict(beginner: Visit) -> None:
    page = add_words(beginner)

    assert "You added 2 initiatives." in page
    assert "changed verdict" not in page


def test_a_question_with_many_answers_is_a_list_to_choose_from(
    beginner: Visit,
) -> None:
    add_words(beginner)
    initiative = beginner.plan_file().plan.initiatives[0]
    form = next(
        each
        for each in forms_of(beginner.see("plan").text)
        if each.sends.get("path") == [f"plan.initiatives[{initiative.id}].template"]
    )
    assert [("", "")] == form.buttons
    form.put("f", "webinar_programme")
    beginner.send(form)

    assert "webinar_programme" == beginner.plan_file().plan.initiatives[0].template


def test_a_first_step_is_ticked_when_its_list_holds_something(beginner: Visit) -> None:
    add_words(beginner)
    add(beginner, "facts/team", "company.team", **{"f.name": "Ana"})
    page = beginner.see("plan").text

    assert 1 == page.count('<li class="done">')
    assert "nothing to check them against" not in page


def test_the_steps_go_when_all_are_done(beginner: Visit) -> None:
    add_words(beginner)
    add(beginner, "facts/stack", "company.stack", **{"f.name": "Marketo"})
    add(beginner, "facts/team", "company.team", **{"f.name": "Ana"})
    add(beginner, "facts/market", "company.segments", **{"f.name": "Pump makers"})

    assert 'class="steps"' not in beginner.see("plan").text


def test_a_tools_add_ons_are_those_of_its_product(beginner: Visit) -> None:
    product = "hubspot-marketing-hub"
    add(
        beginner,
        "facts/stack",
        "company.stack",
        **{"f.name": "Hub", "f.product": product},
    )
    tool = beginner.plan_file().company.stack[0]
    path = f"company.stack[{tool.id}]"
    form = beginner.form(f"facts/form?path={path}", path)
    form.put("f.add_ons", "marketing-sms")
    assert 303 == beginner.send(form).status_code

    assert ("marketing-sms",) == beginner.plan_file().company.stack[0].add_ons
    assert "f.add_ons" not in beginner.see("facts/form?path=company.stack%5B%5D").text


def test_undoing_offers_to_take_that_back(beginner: Visit) -> None:
    add_words(beginner)
    beginner.send(beginner.form("plan", "/undo"))
    history = beginner.see("history").text
    beginner.send(beginner.form("history", "/redo"))

    assert "Take back the last undo" in history
    assert "/redo" not in beginner.see("history").text
    assert 2 == len(beginner.plan_file().plan.initiatives)

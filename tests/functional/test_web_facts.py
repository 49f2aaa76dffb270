"""Registering, editing and deleting every noun of the company through its form."""

import pytest

from feasibility.services import Edit
from tests.store_fixtures import make_restricted_url, shared_restricted_url
from tests.web_visits import Visit, catalog_cache, forms_of, visit, web_services

__all__ = [
    "catalog_cache",
    "make_restricted_url",
    "shared_restricted_url",
    "visit",
    "web_services",
]

NEW = {
    "stack": {"f.name": "Figma", "f.kind": "manual", "f.status.value": "live"},
    "connections": {
        "f.from_provider": "zoom",
        "f.to_provider": "salesforce",
        "f.latency_minutes.value": "15",
    },
    "team": {
        "f.name": "Hedy",
        "f.contract.0.hours_a_week.value": "30",
        "f.skills.0.skill": "crm_admin",
        "f.skills.0.proficiency.value": "3",
    },
    "agencies": {
        "f.name": "Studio",
        "f.hours.0.hours_a_week.value": "10",
        "f.rate_an_hour.value": "90",
    },
    "queues": {
        "f.name": "Design",
        "f.kind": "design",
        "f.waiting_weeks.form": "range",
        "f.waiting_weeks.low": "1",
        "f.waiting_weeks.high": "3",
    },
    "sales_capacity": {"f.counts": "leads", "f.a_week.value": "40"},
    "programmes": {
        "f.name": "Newsletter",
        "f.work.0.skill": "crm_admin",
        "f.work.0.hours_a_week.value": "2",
    },
    "segments": {
        "f.name": "Hospitals",
        "f.accounts.value": "1,200",
        "f.win_rate.value": "25%",
    },
    "audiences": {"f.name": "Buyers", "f.contacts.form": "unknown"},
    "market_units": {"f.name": "Nordics"},
    "policies": {
        "f.name": "No text messages",
        "f.effect": "forbidden",
        "f.channels": "sms",
    },
    "freezes": {
        "f.name": "Audit",
        "f.from_day": "2027-06-01",
        "f.to_day": "2027-06-14",
        "f.forbids": "build",
    },
    "budget_lines": {
        "f.name": "Events",
        "f.quarters.0.quarter": "2027Q1",
        "f.quarters.0.money.value": "12000",
    },
    "exchange_rates": {"f.currency": "USD", "f.rate": "0.92"},
}


@pytest.mark.parametrize("noun", sorted(NEW))
def test_a_noun_is_registered_edited_and_deleted(visit: Visit, noun: str) -> None:
    add = visit.form(f"facts/form?path=company.{noun}%5B%5D", "noun-form")
    for name, value in NEW[noun].items():
        add.put(name, value)
    answer = visit.send(add)

    assert 303 == answer.status_code, forms_of(answer.text)
    element = getattr(visit.plan_file().company, noun)[-1]
    path = f"company.{noun}[{element.key}]"
    edit = visit.form(
        f"facts/form?path={path.replace('[', '%5B').replace(']', '%5D')}", "form"
    )
    field = next(
        name
        for name in ("f.name", "f.latency_minutes.value", "f.a_week.value", "f.rate")
        if name in edit.sends
    )
    edit.put(field, "7" if "name" not in field else "Another name")
    assert 303 == visit.send(edit).status_code
    changed = getattr(visit.plan_file().company, noun)[-1]
    assert changed != element
    assert changed.key == element.key

    remove = next(
        each
        for each in forms_of(visit.see(f"facts/form?path={path}").text)
        if each.action.endswith("/remove")
    )
    assert 303 == visit.send(remove).status_code
    assert element.key not in {
        each.key for each in getattr(visit.plan_file().company, noun)
    }


@pytest.mark.parametrize(
    "path",
    [
        "company.stack[marketo]",
        "company.connections[marketo-sync]",
        "company.team[ben]",
        "company.queues[it]",
        "company.segments[midmarket]",
        "company.audiences[builders-60]",
        "company.policies[launch-approval]",
        "company.freezes[year-end]",
        "company.budget_lines[programmes]",
        "plan.initiatives[builders].goal",
        "plan.initiatives[builders].money",
    ],
)
def test_a_form_that_nobody_touched_changes_nothing(visit: Visit, path: str) -> None:
    before = visit.plan_file()
    visit.send(visit.form(f"facts/form?path={path}", "noun-form"))

    assert before == visit.plan_file()


def test_a_fact_is_given_as_a_range_with_its_source(visit: Visit) -> None:
    form = visit.form("facts/form?path=company.segments[midmarket]", "noun-form")
    form.put("f.sales_cycle_days.form", "range")
    form.put("f.sales_cycle_days.low", "60")
    form.put("f.sales_cycle_days.typical", "90")
    form.put("f.sales_cycle_days.high", "140")
    form.put("f.sales_cycle_days.source", "CRM export")
    form.put("f.sales_cycle_days.known", "measured")
    visit.send(form)

    fact = next(
        each for each in visit.plan_file().company.segments if each.id == "midmarket"
    ).sales_cycle_days
    assert (60, 90, 140, "CRM export", "measured") == (
        fact.low,
        fact.typical,
        fact.high,
        fact.source,
        fact.known,
    )


def test_sources_that_disagree_are_both_kept(visit: Visit) -> None:
    form = visit.form("facts/form?path=company.queues[legal]", "noun-form")
    form.put("f.waiting_weeks.form", "one_of")
    form.put("f.waiting_weeks.one_of.0.value", "2")
    form.put("f.waiting_weeks.one_of.0.by", "Ana")
    form.put("f.waiting_weeks.one_of.1.value", "4")
    form.put("f.waiting_weeks.one_of.1.source", "ticket list")
    visit.send(form)

    claims = visit.plan_file().company.queues[1].waiting_weeks.one_of
    assert [(2, "Ana", None), (4, None, "ticket list")] == [
        (each.value, each.by, each.source) for each in claims
    ]


def test_every_fault_of_a_form_is_told_at_its_field_with_what_was_typed(
    visit: Visit,
) -> None:
    form = visit.form("facts/form?path=company.team[ben]", "noun-form")
    form.put("f.contract.0.hours_a_week.value", "400")
    form.put("f.absences.0.to_day", "2026-01-01")
    form.put("f.plannable_share.value", "most of it")
    answer = visit.send(form)

    assert 422 == answer.status_code
    assert 'value="400"' in answer.text
    assert 'value="most of it"' in answer.text
    assert 'id="f-contract-0-hours-a-week-value-error"' in answer.text
    assert "400 is outside 0 to 168" in answer.text
    assert (
        'href="#f-plannable-share"' in answer.text
        or 'href="#f-plannable-share-value"' in answer.text
    )


def test_a_line_of_a_list_is_removed(visit: Visit) -> None:
    form = visit.form("facts/form?path=company.stack[marketo]", "noun-form")
    form.put("f.usage.1.remove", "on")
    visit.send(form)

    assert ["contacts", "workflows"] == [
        each.limit for each in visit.plan_file().company.stack[1].usage
    ]


def test_only_the_fields_that_were_touched_are_edited(visit: Visit) -> None:
    mine = visit.form("facts/form?path=company.stack[zoom]", "noun-form")
    theirs = visit.form("facts/form?path=company.stack[zoom]", "noun-form")
    theirs.put("f.name", "Zoom")
    visit.send(theirs)
    mine.put("f.status.value", "retiring")

    assert 303 == visit.send(mine).status_code
    zoom = visit.plan_file().company.stack[3]
    assert ("Zoom", "retiring") == (zoom.name, zoom.status.value)


def test_a_list_is_declared_complete_and_not(visit: Visit) -> None:
    form = next(
        each
        for each in forms_of(visit.see("facts/team").text)
        if each.sends.get("list") == ["agencies"]
    )
    visit.send(form, ("answer", "yes"))
    declared = {each.list: each.by for each in visit.plan_file().company.complete}
    assert "agencies" in declared

    again = next(
        each
        for each in forms_of(visit.see("facts/team").text)
        if each.sends.get("list") == ["agencies"]
    )
    visit.send(again, ("answer", "no"))
    assert "agencies" not in {each.list for each in visit.plan_file().company.complete}


def test_what_others_refer_to_is_not_removed_and_it_is_said_why(visit: Visit) -> None:
    remove = next(
        each
        for each in forms_of(visit.see("facts/stack").text)
        if each.action.endswith("/remove")
        and each.sends["path"] == ["company.stack[zoom]"]
    )
    answer = visit.send(remove)

    assert 422 == answer.status_code
    assert "zoom" in answer.text


def test_a_prerequisite_is_answered_by_its_own_name(visit: Visit) -> None:
    form = visit.form("facts/form?path=company.readiness%5B%5D", "noun-form")
    form.put("f.prerequisite", "own_prerequisite")
    form.put("f.there.value", "yes")
    answer = visit.send(form)

    assert answer.status_code in (303, 422)


def test_a_long_list_keeps_the_rest_one_step_away(visit: Visit) -> None:
    add = Edit(
        "company.queues[]", {"name": "One more", "kind": "legal", "waiting_weeks": 1}
    )
    before = len(visit.plan_file().company.queues)
    acting = visit.services.workspaces.acting(
        visit.workspace_id, visit.services.signing.local_member()
    )
    visit.services.changes.apply(
        visit.workspace_id,
        visit.plan_id,
        acting=acting,
        edits=[add] * 45,
        based_on_version=1,
    )
    page = visit.see("facts/team").text
    shown, _, more = page.partition('<details class="more-entries">')

    # 40 stand in the list, and what was there and came to it less those is the rest.
    assert f"<summary>{before + 5} more</summary>" in page
    assert 45 == shown.count("One more</strong>") + more.count("One more</strong>")
    assert before + 5 == more.count("One more</strong>")

"""Edits in the pages, sent as forms without script and as htmx sends them."""

from datetime import date
from typing import Any

from werkzeug.test import TestResponse

from tests.store_fixtures import make_restricted_url, shared_restricted_url
from tests.web_visits import Visit, catalog_cache, forms_of, visit, web_services

__all__ = [
    "catalog_cache",
    "make_restricted_url",
    "shared_restricted_url",
    "visit",
    "web_services",
]

WEBINARS = "plan.initiatives[webinars]"


def test_a_field_is_edited_and_the_page_it_stood_on_comes_back(visit: Visit) -> None:
    form = visit.form("plan/webinars", f"{WEBINARS}.name")
    form.put("f", "Webinars for laboratories")
    answer = visit.send(form)

    assert 303 == answer.status_code
    assert f"{visit.base}/plan/webinars" == answer.headers["Location"]
    html = visit.see(answer.headers["Location"]).text
    assert "<h1>Webinars for laboratories</h1>" in html
    assert "Webinar series for lab managers → Webinars for laboratories" in html


def test_htmx_gets_the_fragment_with_headline_and_change_line(visit: Visit) -> None:
    path = f"{WEBINARS}.phases[build].work[campaign_operations].hours"
    form = visit.form("plan/webinars", path)
    form.put("f", "0")
    answer = visit.send(form, htmx=True)

    assert 200 == answer.status_code
    assert '<div class="wrap doc" id="initiative">' in answer.text
    assert 'id="change" role="status" hx-swap-oob="innerHTML"' in answer.text
    assert "One initiative changed verdict" in answer.text
    assert "▲ Not feasible as written" in answer.text
    assert "✓ Feasible" in answer.text


def test_what_an_edit_turned_is_marked_until_the_next_edit(visit: Visit) -> None:
    path = f"{WEBINARS}.phases[build].work[campaign_operations].hours"
    form = visit.form("plan/webinars", path)
    form.put("f", "0")
    visit.send(form)

    assert (
        "was"
        in visit.see("plan")
        .text.partition('id="lane-webinars"')[2]
        .partition("</li>")[0]
    )


def test_an_answer_to_a_question_turns_two_headlines(visit: Visit) -> None:
    question = visit.form("plan", "company.stack[marketo].edition")
    answer = visit.send(question, ("f", "prime"), htmx=True)

    assert "2 initiatives changed verdict" in answer.text
    edition = visit.plan_file().company.stack[1].edition
    assert "prime" == edition.value
    assert "2026-11-21" == edition.seen.isoformat()


def test_undo_takes_the_last_change_back(visit: Visit) -> None:
    visit.send(visit.form("plan", "company.stack[marketo].edition"), ("f", "prime"))
    undo = next(
        each
        for each in forms_of(visit.see("plan").text)
        if each.action.endswith("/undo")
    )
    answer = visit.send(undo)

    assert 303 == answer.status_code
    assert 2 == len(visit.plan_file().company.stack[1].edition.one_of)


def test_any_change_can_be_undone_from_the_history(visit: Visit) -> None:
    for name in ("One", "Two"):
        form = visit.form("plan/webinars", f"{WEBINARS}.name")
        form.put("f", name)
        visit.send(form)
    question = visit.form("plan", "company.stack[marketo].edition")
    visit.send(question, ("f", "prime"))

    first = next(
        each for each in forms_of(visit.see("history").text) if each.sends.get("change")
    )
    visit.send(first)

    assert 2 == len(visit.plan_file().company.stack[1].edition.one_of)
    assert "Two" == visit.plan_file().plan.initiatives[2].name
    assert "taken back" in visit.see("history").text


def test_the_words_as_given_stay_and_the_words_as_they_stand_change(
    visit: Visit,
) -> None:
    form = visit.form("plan/webinars", f"{WEBINARS}.words")
    form.put("f", "Eight webinars until summer.")
    visit.send(form)

    kept = visit.plan_file().plan.initiatives[2]
    assert kept.given.startswith("Six webinars in spring")
    assert "Eight webinars until summer." == kept.words


def test_channels_are_ticked_and_unticked(visit: Visit) -> None:
    form = visit.form("plan/webinars", f"{WEBINARS}.channels")
    form.put("f", "", "webinar")
    visit.send(form)

    assert ("webinar",) == visit.plan_file().plan.initiatives[2].channels


def test_a_bad_value_is_refused_at_its_field_and_kept_as_it_was_typed(
    visit: Visit,
) -> None:
    form = visit.form("plan/webinars", f"{WEBINARS}.goal.target")
    form.put("f", "a dozen")
    answer = visit.send(form)

    assert 422 == answer.status_code
    assert 'value="a dozen"' in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert "This is to be a number" in answer.text


def test_a_range_typed_in_a_line_is_a_range(visit: Visit) -> None:
    form = visit.form("plan/webinars", f"{WEBINARS}.goal.target")
    form.put("f", "20 to 30")
    visit.send(form)

    target = visit.plan_file().plan.initiatives[2].goal.target
    assert (20, 30) == (target.low, target.high)


def test_two_people_who_change_one_field_see_both_values(visit: Visit) -> None:
    mine = visit.form("plan/webinars", f"{WEBINARS}.name")
    theirs = visit.form("plan/webinars", f"{WEBINARS}.name")
    theirs.put("f", "Theirs")
    visit.send(theirs)
    mine.put("f", "Mine")
    answer = visit.send(mine)

    assert 409 == answer.status_code
    assert "wrote Theirs while you typed Mine" in answer.text
    keep = next(
        each for each in forms_of(answer.text) if each.sends.get("f") == ["Mine"]
    )
    assert 303 == visit.send(keep).status_code
    assert "Mine" == visit.plan_file().plan.initiatives[2].name


def test_edits_of_other_fields_from_an_older_page_go_through(visit: Visit) -> None:
    mine = visit.form("plan/webinars", f"{WEBINARS}.owner")
    theirs = visit.form("plan/webinars", f"{WEBINARS}.name")
    theirs.put("f", "Theirs")
    visit.send(theirs)
    mine.put("f", "Ana")

    assert 303 == visit.send(mine).status_code


def test_a_phase_that_nobody_wrote_anything_about_gets_a_window(visit: Visit) -> None:
    path = "plan.initiatives[upsell].phases[build]"
    form = visit.form("plan/upsell", f"{path}.earliest")
    form.put("f", "2027-05-03")
    visit.send(form)

    (phase,) = (
        each
        for each in visit.plan_file().plan.initiatives[5].phases
        if each.phase == "build"
    )
    assert "2027-05-03" == phase.earliest.isoformat()


def test_a_requirement_is_struck_with_a_reason_and_proposed_again(visit: Visit) -> None:
    form = next(
        each
        for each in forms_of(visit.see("plan/upsell").text)
        if each.sends.get("requirement") == ["cap_expansion_triggers"]
    )
    form.put("why", "Sellers watch usage themselves")
    visit.send(form, ("action", "struck"))

    (agreement,) = visit.plan_file().plan.initiatives[5].agreements
    assert ("struck", "Sellers watch usage themselves") == (
        agreement.action,
        agreement.why,
    )
    again = next(
        each
        for each in forms_of(visit.see("plan/upsell").text)
        if each.sends.get("requirement") == ["cap_expansion_triggers"]
    )
    visit.send(again, ("action", "proposed"))
    assert () == visit.plan_file().plan.initiatives[5].agreements


def test_an_answer_that_cannot_be_kept_is_shown_again_as_it_was_typed(
    visit: Visit,
) -> None:
    # The webinar programme asks that attendance reaches the CRM within some minutes.
    form = next(
        each
        for each in forms_of(visit.see("plan/webinars").text)
        if "within_minutes" in each.sends
    )
    before = visit.plan_file()
    form.put("within_minutes", "soon")
    form.put("why", "Sales calls the same day.")
    answer = visit.send(form, ("action", "changed"))
    again = next(
        each
        for each in forms_of(answer.text)
        if each.sends.get("requirement") == form.sends["requirement"]
    )

    assert 422 == answer.status_code
    assert ["soon"] == again.sends["within_minutes"]
    assert ["Sales calls the same day."] == again.sends["why"]
    assert '<details class="agree" open>' in answer.text
    assert 'name="within_minutes" value="soon" autocomplete="off" aria-invalid' in (
        answer.text
    )
    assert before == visit.plan_file()


def test_an_answer_to_a_requirement_that_is_not_there_is_refused(visit: Visit) -> None:
    form = next(
        each
        for each in forms_of(visit.see("plan/webinars").text)
        if "requirement" in each.sends
    )
    form.put("requirement", "nothing")

    assert 422 == visit.send(form, ("action", "agreed")).status_code


def test_a_requirement_of_ones_own_is_added(visit: Visit) -> None:
    page = "facts/form?path=plan.initiatives%5Bwebinars%5D.added%5B%5D&kind=work"
    form = visit.form(page, "noun-form")
    form.put("f.phase", "build")
    form.put("f.skill", "crm_admin")
    form.put("f.proficiency", "2")
    form.put("f.hours", "12")
    answer = visit.send(form)

    assert 303 == answer.status_code
    (added,) = visit.plan_file().plan.initiatives[2].added
    assert ("work", "crm_admin", 2) == (added.kind, added.skill, added.proficiency)


def test_words_become_initiatives_one_a_paragraph(visit: Visit) -> None:
    form = visit.form("start", "/start")
    form.put("words", "Win ten hospitals by autumn.\n\nWarm up the old leads")
    answer = visit.send(form)

    assert 303 == answer.status_code
    added = visit.plan_file().plan.initiatives[-2:]
    assert ["Win ten hospitals by autumn", "Warm up the old leads"] == [
        each.name for each in added
    ]
    assert "Win ten hospitals by autumn." == added[0].given


def test_an_initiative_is_removed_and_comes_back(visit: Visit) -> None:
    form = next(
        each
        for each in forms_of(visit.see("plan/webinars").text)
        if each.action.endswith("/remove") and each.sends["path"] == [WEBINARS]
    )
    answer = visit.send(form)
    undo = next(
        each for each in forms_of(visit.see("plan").text) if each.sends.get("change")
    )

    assert f"{visit.base}/plan" == answer.headers["Location"]
    assert 5 == len(visit.plan_file().plan.initiatives)
    visit.send(undo)
    assert "webinars" == visit.plan_file().plan.initiatives[2].id


def test_an_empty_plan_asks_what_is_to_be_achieved(visit: Visit) -> None:
    for _ in range(6):
        initiative = visit.plan_file().plan.initiatives[0].id
        page = visit.see(f"plan/{initiative}").text
        removal = next(
            each
            for each in forms_of(page)
            if each.action.endswith("/remove")
            and each.sends["path"] == [f"plan.initiatives[{initiative}]"]
        )
        visit.send(removal)

    assert "<h1>What do you want to achieve?</h1>" in visit.see("plan").text


def phase_of(visit: Visit, initiative: str, phase: str) -> Any:
    found = next(
        each for each in visit.plan_file().plan.initiatives if each.id == initiative
    )
    return next((each for each in found.phases if each.phase == phase), None)


def move(visit: Visit, initiative: str, phase: str, weeks: str) -> TestResponse:
    page = visit.see(f"plan/{initiative}").text
    form = next(each for each in forms_of(page) if each.sends.get("phase") == [phase])
    return visit.send(form, ("weeks", weeks))


def test_a_phase_with_written_days_is_moved_with_all_of_them(visit: Visit) -> None:
    # The build of the webinars starts on 1 March 2027 and ends by 11 April.
    answer = move(visit, "webinars", "build", "1")

    assert 303 == answer.status_code
    assert date(2027, 4, 18) == phase_of(visit, "webinars", "build").latest
    move(visit, "webinars", "build", "-1")
    move(visit, "webinars", "build", "-1")
    assert date(2027, 4, 4) == phase_of(visit, "webinars", "build").latest
    assert date(2027, 2, 22) == phase_of(visit, "webinars", "build").start.value


def test_a_phase_without_written_days_starts_beside_the_week_it_is_placed_in(
    visit: Visit,
) -> None:
    # As the example stands, week 7 of 2027 is that of Monday, 15 February.
    move(visit, "webinars", "plan", "1")

    assert date(2027, 2, 22) == phase_of(visit, "webinars", "plan").start.value


def test_a_phase_that_is_not_there_is_not_moved(visit: Visit) -> None:
    page = visit.see("plan/webinars").text
    form = next(each for each in forms_of(page) if "phase" in each.sends)
    form.put("phase", "nowhere")

    assert 404 == visit.send(form, ("weeks", "1")).status_code


def test_a_phase_whose_start_nobody_knows_offers_no_move(visit: Visit) -> None:
    path = f"{WEBINARS}.phases[build].start"
    form = visit.form(f"facts/form?path={path}", path)
    form.put("f.start.form", "unknown")
    visit.send(form)
    form = visit.form("plan/webinars", f"{WEBINARS}.phases[build].latest")
    form.put("f", "")
    visit.send(form)
    forms = forms_of(visit.see("plan/webinars").text)

    assert ["build"] not in [each.sends.get("phase") for each in forms]

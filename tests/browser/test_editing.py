"""Editing in the page: the headline changes under the eyes, and everything works without script."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import Site

pytestmark = pytest.mark.browser

HOURS = "form.inline:has(input[value='plan.initiatives[webinars].phases[build].work[campaign_operations].hours'])"
OWNER = "form.inline:has(input[value='plan.initiatives[webinars].owner'])"


def test_an_edit_changes_the_headline_without_a_reload(
    site: Site, make_page: Callable[..., Any]
) -> None:
    page = make_page(site)
    page.goto(f"{site.base}/plan/webinars")
    page.evaluate("window.sameDocument = true")
    page.locator(f"{HOURS} input[type=text]").fill("0")
    page.locator(f"{HOURS} input[type=text]").press("Tab")
    page.locator("#change .changed").wait_for()

    assert (
        "Feasible"
        == page.locator("#verdict .v").inner_text().strip().lstrip("✓").strip()
    )
    assert "One initiative changed verdict" in page.locator("#change").inner_text()
    assert page.evaluate("window.sameDocument") is True


def test_undo_in_the_change_line_brings_the_headline_back(
    site: Site, make_page: Callable[..., Any]
) -> None:
    page = make_page(site)
    page.goto(f"{site.base}/plan/webinars")
    page.locator(f"{HOURS} input[type=text]").fill("0")
    page.locator(f"{HOURS} input[type=text]").press("Tab")
    page.locator("#change .changed").wait_for()
    page.locator("#change button").click()
    page.locator("#verdict .v.asw").wait_for()

    assert "16" == page.locator(f"{HOURS} input[type=text]").input_value()


def test_one_answer_turns_two_headlines_before_the_eyes(
    site: Site, make_page: Callable[..., Any]
) -> None:
    page = make_page(site)
    page.goto(f"{site.base}/plan")
    page.locator(".decides button", has_text="Prime").click()
    page.locator("#change .changed").wait_for()

    assert 2 == page.locator("#change dl > div").count()
    assert 2 == page.locator(".lane .was").count()
    assert (
        "Nothing left that would change a verdict"
        in page.locator("#questions").inner_text()
    )


def test_everything_works_without_script(
    site: Site, make_page: Callable[..., Any]
) -> None:
    page = make_page(site, java_script_enabled=False)
    page.goto(f"{site.base}/plan/webinars")
    page.locator(f"{HOURS} input[type=text]").fill("0")
    page.locator(f"{HOURS} button.save").click()

    assert page.url.endswith("/plan/webinars")
    assert page.locator("#verdict .v.yes").is_visible()
    page.locator("#change button").click()
    assert page.locator("#verdict .v.asw").is_visible()
    page.goto(f"{site.base}/plan")
    page.locator(".decides button", has_text="Prime").click()
    assert 2 == page.locator("#change dl > div").count()


def test_a_provider_is_registered_without_script(
    site: Site, make_page: Callable[..., Any]
) -> None:
    page = make_page(site, java_script_enabled=False)
    page.goto(f"{site.base}/facts/stack")
    page.get_by_role("link", name="Add a tool").click()
    page.get_by_label("Name", exact=True).fill("Figma")
    page.get_by_role("button", name="Add", exact=True).click()

    assert page.get_by_role("link", name="Figma", exact=True).is_visible()


def test_a_refused_value_is_told_at_its_field_and_focused(
    site: Site, make_page: Callable[..., Any]
) -> None:
    page = make_page(site, java_script_enabled=False)
    page.goto(f"{site.base}/plan/webinars")
    page.locator(f"{HOURS} input[type=text]").fill("many")
    page.locator(f"{HOURS} button.save").click()
    field = page.locator(f"{HOURS} input[type=text]")

    assert "many" == field.input_value()
    assert "true" == field.get_attribute("aria-invalid")
    told = page.locator(f"#{field.get_attribute('aria-describedby').split()[-1]}")
    assert "number" in told.inner_text()


def test_two_people_at_one_field_see_both_values(
    site: Site, make_page: Callable[..., Any]
) -> None:
    mine, theirs = make_page(site), make_page(site)
    for page in (mine, theirs):
        page.goto(f"{site.base}/plan/webinars")
    theirs.locator(f"{OWNER} input[type=text]").fill("Ana")
    theirs.locator(f"{OWNER} input[type=text]").press("Tab")
    theirs.locator("#change .changed").wait_for()
    mine.locator(f"{OWNER} input[type=text]").fill("Ben")
    mine.locator(f"{OWNER} input[type=text]").press("Tab")
    mine.locator("#change .conflict").wait_for()

    assert "wrote Ana while you typed Ben" in mine.locator("#change").inner_text()
    mine.get_by_role("button", name="Keep Ben").click()
    mine.locator("#change .changed:not(.conflict)").wait_for()
    assert "Ben" == mine.locator(f"{OWNER} input[type=text]").input_value()


def test_choosing_a_row_moves_the_inspector_and_the_address(
    site: Site, make_page: Callable[..., Any]
) -> None:
    page = make_page(site)
    page.goto(f"{site.base}/plan")
    page.locator(".lane h3 a.wide", has_text="Lead scoring").click()
    page.wait_for_url("**/plan?at=scoring")

    assert "Lead scoring and routing" == page.locator("#inspector h2").inner_text()
    page.go_back()
    page.locator("#inspector h2", has_text="Webinar").wait_for()


def test_the_keyboard_moves_through_rows_and_opens_one(
    site: Site, make_page: Callable[..., Any]
) -> None:
    page = make_page(site)
    page.goto(f"{site.base}/plan")
    page.keyboard.press("Tab")
    assert "Skip to the page" == page.evaluate("document.activeElement.innerText")
    page.keyboard.press("ArrowDown")
    first = page.evaluate("document.activeElement.innerText")
    page.keyboard.press("ArrowDown")

    assert first != page.evaluate("document.activeElement.innerText")
    outline = page.evaluate(
        "getComputedStyle(document.activeElement.closest('.lane')).outlineStyle"
    )
    assert "solid" == outline
    page.keyboard.press("Enter")
    page.wait_for_url("**/plan/*")


def test_shift_and_an_arrow_move_the_phase_by_a_week(
    site: Site, make_page: Callable[..., Any]
) -> None:
    page = make_page(site)
    page.goto(f"{site.base}/plan/webinars")
    ends = page.locator(
        "form:has(input[value$='phases[build].latest']) input[type=date]"
    )
    before = ends.input_value()
    page.locator(".phase", has_text="Build").locator("a").first.focus()
    page.keyboard.press("Shift+ArrowRight")
    page.locator("#change .changed").wait_for()

    assert ("2027-04-11", "2027-04-18") == (before, ends.input_value())


def test_single_keys_edit_open_proofs_and_tell_the_keys(
    site: Site, make_page: Callable[..., Any]
) -> None:
    page = make_page(site)
    page.goto(f"{site.base}/plan")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("e")
    page.wait_for_url("**/plan/*#made")
    page.keyboard.press("e")
    assert "INPUT" == page.evaluate("document.activeElement.tagName")
    page.locator("h1").click()
    page.keyboard.press("p")
    assert page.evaluate("document.activeElement.closest('.proof').open")
    page.keyboard.press("?")
    assert page.locator(".menu .keys").is_visible()


def test_a_line_of_hours_is_one_tab_stop_with_its_weeks_inside(
    site: Site, make_page: Callable[..., Any]
) -> None:
    page = make_page(site)
    page.goto(f"{site.base}/plan")
    page.locator(".heat th a").first.focus()
    page.keyboard.press("ArrowRight")

    assert "week" in page.evaluate("document.activeElement.title")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.heat tr th') !== null")


def test_escape_takes_the_change_line_away(
    site: Site, make_page: Callable[..., Any]
) -> None:
    page = make_page(site)
    page.goto(f"{site.base}/plan")
    page.locator(".decides button", has_text="Prime").click()
    page.locator("#change .changed").wait_for()
    page.keyboard.press("Escape")

    assert 0 == page.locator("#change .changed").count()


@pytest.mark.parametrize("broken", ["no answer", "500"])
def test_an_edit_that_does_not_arrive_is_told_and_what_was_typed_stays(
    site: Site, make_page: Callable[..., Any], broken: str
) -> None:
    page = make_page(site, trouble=True)
    page.goto(f"{site.base}/plan/webinars")
    assert not page.locator("#trouble").is_visible()
    page.route(
        "**/edit",
        lambda route: (
            route.abort() if broken == "no answer" else route.fulfill(status=500)
        ),
    )
    page.locator(f"{OWNER} input[type=text]").fill("Ana")
    page.locator(f"{OWNER} input[type=text]").press("Tab")
    page.locator("#trouble").wait_for()

    assert "does not answer" in page.locator("#trouble").inner_text()
    assert "Ana" == page.locator(f"{OWNER} input[type=text]").input_value()
    page.unroute("**/edit")
    page.locator(f"{OWNER} input[type=text]").fill("Ben")
    page.locator(f"{OWNER} input[type=text]").press("Tab")
    page.locator("#change .changed").wait_for()
    assert not page.locator("#trouble").is_visible()


def test_single_letters_can_be_switched_off(
    site: Site, make_page: Callable[..., Any]
) -> None:
    page = make_page(site)
    page.goto(f"{site.base}/plan")
    page.locator(".menu summary").click()
    page.locator("[data-single-letters]").uncheck()
    page.goto(f"{site.base}/plan")
    page.keyboard.press("n")

    assert page.url.endswith("/plan")
    page.locator(".menu summary").click()
    page.locator("[data-single-letters]").check()
    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("n")
    page.wait_for_url("**/start")


def test_typing_a_value_of_an_unknown_fact_makes_it_a_value(
    site: Site, make_page: Callable[..., Any]
) -> None:
    page = make_page(site)
    page.goto(f"{site.base}/facts/form?path=company.queues[it]")
    page.get_by_label("Unknown").check()
    page.get_by_role("button", name="Save").click()
    page.goto(f"{site.base}/facts/form?path=company.queues[it]")
    page.locator("#f-waiting-weeks-value").fill("5")
    page.get_by_role("button", name="Save").click()

    assert 5 == site.visit.plan_file().company.queues[2].waiting_weeks.value

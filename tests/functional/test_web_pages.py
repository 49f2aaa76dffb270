"""Every page of a plan opens, says a sentence first, and names what it is."""

import re

import pytest

from tests.store_fixtures import make_restricted_url, shared_restricted_url
from tests.web_visits import HTMX, Visit, catalog_cache, visit, web_services

__all__ = [
    "catalog_cache",
    "make_restricted_url",
    "shared_restricted_url",
    "visit",
    "web_services",
]

PAGES = [
    "plan",
    "plan?at=builders",
    "plan/webinars",
    "plan/builders",
    "plan/nurture",
    "plan/scoring",
    "hours",
    "facts/stack",
    "facts/team",
    "facts/market",
    "facts/rules",
    "facts/form?path=company.stack%5Bmarketo%5D",
    "facts/form?path=company.team%5B%5D",
    "facts/form?path=plan.initiatives%5Bwebinars%5D.goal.target",
    "facts/form?path=plan.initiatives%5Bwebinars%5D.added%5B%5D&kind=work",
    "report",
    "history",
    "updates",
    "start",
]


def headings(html: str) -> list[str]:
    return [
        re.sub("<[^>]+>", "", each)
        for each in re.findall(r"<h1[^>]*>(.*?)</h1>", html, re.S)
    ]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_one_heading_and_a_title(visit: Visit, page: str) -> None:
    answer = visit.see(page)

    assert 200 == answer.status_code
    assert 1 == len(headings(answer.text))
    assert re.search(r"<title>[^<]+ · Plan 2027</title>", answer.text)


def test_the_plan_begins_with_the_answer(visit: Visit) -> None:
    html = visit.see("plan").text

    assert headings(html)[0].startswith("2 of 6 initiatives are feasible as written")
    assert "Is your Marketo Engage Select or Prime?" in html


def test_a_shortage_is_shown_with_its_subtraction(visit: Visit) -> None:
    html = visit.see("plan/webinars").text

    # By the example: 30 h and 16 h needed in weeks 9 to 14, Ana has 28 h and Ben 12 h there.
    assert "46 h needed − 40 h there = 6 h short" in html
    assert "in any of these weeks" in html


def test_a_row_leads_to_its_initiative_with_and_without_an_inspector(
    visit: Visit,
) -> None:
    html = visit.see("plan").text

    assert f'href="{visit.base}/plan?at=webinars"' in html
    assert f'href="{visit.base}/plan/webinars"' in html


def test_a_fragment_is_sent_to_htmx_and_a_page_to_anybody_else(visit: Visit) -> None:
    page = visit.see("plan?at=builders")
    fragment = visit.see("plan?at=builders", headers=HTMX)
    restored = visit.see(
        "plan?at=builders", headers={"HX-History-Restore-Request": "true"}
    )

    assert page.text.startswith("<!doctype html>")
    assert restored.text.startswith("<!doctype html>")
    assert fragment.text.lstrip().startswith('<div class="planning" id="plan">')
    assert "<html" not in fragment.text
    assert {"HX-Request", "HX-Request-Type"} <= set(
        fragment.vary.as_set(preserve_casing=True)
    )


def test_hours_of_a_week_say_what_fills_them(visit: Visit) -> None:
    skill = re.findall(
        r'href="([^"]*/hours\?skill=[^"]*week=2027-06-[^"]*)"', visit.see("plan").text
    )[0]

    html = visit.see(skill.replace("&amp;", "&")).text

    assert "What fills week" in html


def test_the_report_is_inside_the_page_and_can_be_taken_along(visit: Visit) -> None:
    page = visit.see("report")
    markdown = visit.see("report/markdown")

    assert '<article class="sheet"' in page.text
    assert markdown.mimetype == "text/markdown"
    assert "attachment" in markdown.headers["Content-Disposition"]


def test_only_tabs_that_are_real_are_shown(visit: Visit) -> None:
    tabs = re.findall(
        r'<li><a href="([^"]+)"(?: aria-current="page")?>([^<]+)</a></li>',
        visit.see("plan").text,
    )

    names = ["Plan", "Facts", "Catalog", "Report", "History"]
    assert names == [name for _, name in tabs[:5]]
    assert {200} == {visit.see(url).status_code for url, _ in tabs[:5]}


def test_nothing_is_loaded_from_another_host(visit: Visit) -> None:
    for page in PAGES:
        for address in re.findall(
            r'(?:src|href|action)="([^"]+)"', visit.see(page).text
        ):
            assert address.startswith(("/", "#", "?")), (page, address)


def test_no_page_holds_inline_script_or_style(visit: Visit) -> None:
    for page in PAGES:
        html = visit.see(page).text

        assert "<style" not in html
        assert not re.search(r"<script(?![^>]*\bsrc=)", html)
        assert not re.search(r'\s(?:style|on[a-z]+)="', html), page


def test_quarters_read_as_people_write_them(visit: Visit) -> None:
    assert "Q1 2027 €60,000" in visit.see("facts/rules").text
    assert "2027Q" not in visit.see("plan/webinars").text


def test_the_facts_a_report_rests_on_are_one_step_away(visit: Visit) -> None:
    report = visit.see("report").text
    appendix = report.partition('<details class="appendix">')[2]

    assert appendix.count("<tr>") > 200
    assert "<article" not in appendix

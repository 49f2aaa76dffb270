"""The catalog's pages: browsed, searched, compared, corrected, and asked what an edition would unlock."""

import re

import pytest

from feasibility.services import Acting, Member
from tests.store_fixtures import make_restricted_url, shared_restricted_url
from tests.web_visits import (
    HTMX,
    Form,
    Visit,
    catalog_cache,
    forms_of,
    visit,
    web_services,
)

__all__ = [
    "catalog_cache",
    "make_restricted_url",
    "shared_restricted_url",
    "visit",
    "web_services",
]

MARKETO = "catalog/products/adobe-marketo-engage"
LEVEL = "catalog.products[adobe-marketo-engage].capabilities[lead_scoring].levels.prime"
LIMIT = "catalog.products[zoom-webinars].limits[event_attendees].values.webinars"
PAGES = [
    "catalog",
    "catalog?kind=capabilities",
    "catalog?kind=strategies",
    "catalog?q=marketo",
    MARKETO,
    "catalog/capabilities/lead_scoring",
    "catalog/strategies/webinar_programme",
    "catalog/compare",
    "catalog/compare?of=adobe-marketo-engage/prime&of=hubspot-marketing-hub/enterprise",
    f"{MARKETO}/prime",
    f"catalog/correct?path={LEVEL}",
]


def heading(html: str) -> str:
    found: list[str] = re.findall(r"<h1[^>]*>(.*?)</h1>", html, re.S)
    return "".join(found)


def words(html: str) -> str:
    """What is read, without the marks around it."""
    return " ".join(re.sub("<[^>]+>", " ", html).split())


def correct(visit: Visit, path: str = LEVEL, **typed: str) -> Form:
    """The form of a correction, filled in."""
    form = visit.form(f"catalog/correct?path={path}", "correction")
    for name, value in typed.items():
        form.put(f"f.{name}", value)
    return form


@pytest.mark.parametrize("page", PAGES)
def test_a_page_says_one_sentence_first(visit: Visit, page: str) -> None:
    answer = visit.see(page)

    assert 200 == answer.status_code
    assert heading(answer.text)
    assert 'aria-current="page">Catalog</a>' in answer.text
    assert not re.search(r'\s(?:style|on[a-z]+)="', answer.text)


@pytest.mark.parametrize("page", PAGES)
def test_only_sources_lead_to_other_hosts_and_they_are_not_told_from_where(
    visit: Visit, page: str
) -> None:
    html = visit.see(page).text

    for link in re.findall(r'<a [^>]*href="(?!/|#|\?)[^>]*>', html):
        assert 'href="http' in link
        assert 'rel="noreferrer external"' in link
    assert not re.search(r'(?:src|action)="(?!/)', html)


@pytest.mark.parametrize(
    ("page", "meant"),
    [
        ("catalog/products/adobe-marketo-engag", "Is Adobe Marketo Engage meant?"),
        ("catalog/products/qqqqqq", ""),
        ("catalog/capabilities/lead_scorin", "Is Lead scoring meant?"),
        ("catalog/strategies/webinar_program", "Is Webinar programme meant?"),
        (f"{MARKETO}/prim", "Is Prime meant?"),
        (f"{MARKETO}/prime?tool=nothing", ""),
        ("catalog/compare?of=adobe-marketo-engage/prim", "Is Prime meant?"),
        ("catalog/compare?of=nothing", ""),
        ("catalog/compare?capability=lead_scorin", "Is Lead scoring meant?"),
        ("catalog/correct", ""),
        ("catalog/correct?path=catalog.products[zoom-webinars].name", ""),
        ("catalog/correct?path=company.name", ""),
        ("catalog/correct?path=catalog.products[zoom-webinar].setup_weeks", "Is Zoom"),
        ("catalog/correct?path=]]", ""),
        (f"catalog/correct?path={LIMIT.replace('event_attendees', 'nothing')}", ""),
        (f"catalog/correct?path={LEVEL.replace('lead_scoring', 'nothing')}", ""),
        (f"catalog/correct?path={LEVEL.replace('prime', 'prim')}", "Is Prime meant?"),
        ("catalog/correct?path=catalog.products[zoom-webinars].prices[no].amount", ""),
    ],
)
def test_what_is_not_there_is_a_404_that_names_the_nearest(
    visit: Visit, page: str, meant: str
) -> None:
    answer = visit.see(page)

    assert 404 == answer.status_code
    assert meant in answer.text
    assert bool(meant) == ("meant?" in answer.text)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Pardot", "Account Engagement"),
        ("hubspto", "HubSpot Marketing Hub"),
        ("lead scoring", "Lead scoring"),
        ("webinars", "Webinar programme"),
    ],
)
def test_a_search_finds_by_former_misspelt_and_other_names(
    visit: Visit, typed: str, found: str
) -> None:
    assert found in words(visit.see(f"catalog?q={typed}").text)


def test_a_search_that_finds_nothing_says_so(visit: Visit) -> None:
    html = visit.see("catalog?q=zzqqzzqq").text

    assert "Nothing in the catalog sounds like “zzqqzzqq”." == heading(html)


def test_what_was_searched_for_is_written_as_text(visit: Visit) -> None:
    html = visit.see("catalog?q=<script>alert(1)</script>").text

    assert "<script>alert" not in html


def test_htmx_gets_the_list_alone(visit: Visit) -> None:
    answer = visit.see("catalog?q=zoom", headers=HTMX)

    assert answer.text.lstrip().startswith('<div class="wrap" id="index">')


def test_a_tool_here_is_marked_in_the_list(visit: Visit) -> None:
    html = visit.see("catalog?q=Zoom Webinars").text

    assert "in your stack" in html


def test_an_assumption_is_shown_as_one_and_a_source_with_its_day(visit: Visit) -> None:
    html = visit.see("catalog/products/hubspot-marketing-hub").text
    said = words(html)

    # By the product's file: CRM records are assumed, lead scoring is by the vendor.
    assert '<span class="tag as">assumed</span>' in html
    assert "knowledge.hubspot.com , by the vendor, 1 November 2026" in said


def test_sources_that_disagree_are_both_shown_with_the_one_that_is_used(
    visit: Visit,
) -> None:
    said = words(visit.see("catalog/products/hubspot-marketing-hub").text)

    # Data enrichment of the free edition: 0 by a service provider, 1 by the vendor's older page.
    assert "Free none used processproconsulting.com" in said
    assert "Free basic knowledge.hubspot.com" in said
    assert "sources disagree" in said


def test_a_strategy_tells_hours_at_a_size_only_once_it_is_said(visit: Visit) -> None:
    page = "catalog/strategies/abm_one_to_few"
    bare, sized = (words(visit.see(f"{page}{each}").text) for each in ("", "?accounts=60"))  # fmt: skip

    assert "for each" in bare
    assert bare != sized
    assert "Hours below are worked out for this size" in sized


@pytest.mark.parametrize("typed", ["many", "-1", "1e9", "99999999999"])
def test_a_size_that_is_none_is_said_at_its_field(visit: Visit, typed: str) -> None:
    html = visit.see(f"catalog/strategies/webinar_programme?contacts={typed}").text

    assert "A whole number from 0 to 100,000,000." in html
    assert f'value="{typed}"' in html


def test_an_edition_that_decides_tells_which_verdicts_turn(visit: Visit) -> None:
    said = words(visit.see(f"{MARKETO}/prime").text)

    assert "Adobe Marketo Engage Prime would turn 2 verdicts of this plan, 2 to feasible." in said  # fmt: skip
    assert "Nothing of this is kept." in said
    assert "What was assumed" in said


def test_what_is_there_already_is_said_to_be(visit: Visit) -> None:
    said = words(visit.see("catalog/products/zoom-webinars/webinars").text)

    assert "what you have already, live" in said
    assert "What was assumed" not in said


def test_a_product_that_is_not_there_says_that_setting_up_is_left_out(
    visit: Visit,
) -> None:
    said = words(visit.see("catalog/products/hubspot-marketing-hub/enterprise").text)

    assert "It is set up already. That takes" in said
    assert "list price" in said


def test_a_comparison_keeps_what_is_chosen_and_drops_one(visit: Visit) -> None:
    page = (
        "catalog/compare?of=adobe-marketo-engage/prime&of=adobe-marketo-engage/select"
    )
    html = visit.see(f"{page}&capability=lead_scoring").text
    (form,) = (each for each in forms_of(html) if each.action.endswith("/compare"))

    assert ["adobe-marketo-engage/prime", "adobe-marketo-engage/select"] == form.sends["of"][:2]  # fmt: skip
    assert "lead_scoring" in form.sends["capability"]
    assert "Leave out:" in words(html)


def test_a_seventh_edition_is_not_taken_in_silence(visit: Visit) -> None:
    keys = [
        f"hubspot-marketing-hub/{each}"
        for each in ("free", "starter", "professional", "enterprise")
    ]
    keys += ["adobe-marketo-engage/select", "adobe-marketo-engage/prime"]
    full = visit.see(f"catalog/compare?of={'&of='.join(keys)}").text

    assert "6 editions side by side" in full
    assert "Six fit beside each other. Leave one out first." in full
    assert '<option value="zoom-webinars/webinars"' not in full


def test_a_correction_goes_before_the_catalog_which_stays_beside_it(
    visit: Visit,
) -> None:
    answer = visit.send(correct(visit, value="1", why="Admin screen"))
    html = visit.see(MARKETO).text

    assert 303 == answer.status_code
    (kept,) = visit.plan_file().library.corrections
    assert (LEVEL, 1, "Admin screen") == (kept.path, kept.value, kept.why)
    assert "basic catalog: advanced" in words(html)
    assert "says so" in words(html)


def test_a_limit_is_corrected_as_a_range_and_corrected_again(visit: Visit) -> None:
    visit.send(correct(visit, LIMIT, value="400 to 600", why="Contract"))
    again = correct(visit, LIMIT)
    assert ["400 to 600"] == again.sends["f.value"]

    again.put("f.value", "500")
    visit.send(again)
    (kept,) = visit.plan_file().library.corrections
    assert 500 == kept.value


def test_a_correction_is_taken_back_by_one_button_and_by_undo(visit: Visit) -> None:
    visit.send(correct(visit, value="1", why="Admin screen"))
    (kept,) = visit.plan_file().library.corrections
    visit.send(visit.form(MARKETO, f"library.corrections[{kept.id}]"))
    assert () == visit.plan_file().library.corrections

    visit.send(visit.form(MARKETO, "/undo"))
    assert (kept,) == visit.plan_file().library.corrections


@pytest.mark.parametrize(
    ("path", "typed", "field"),
    [
        (LEVEL, {"value": "", "why": "x"}, "value"),
        (LEVEL, {"value": "4", "why": "x"}, "value"),
        (LEVEL, {"value": "much", "why": "x"}, "value"),
        (LEVEL, {"value": "3", "why": ""}, "why"),
        (LEVEL, {"value": "3", "why": "x", "by": ""}, "by"),
        (LEVEL, {"value": "3", "why": "x", "on": "31 November"}, "on"),
        (LEVEL, {"value": "3", "why": "x", "known": "guessed"}, "known"),
        (LIMIT, {"value": "-5", "why": "x"}, "value"),
        (LIMIT, {"value": "600 to 400", "why": "x"}, "value"),
    ],
)
def test_what_cannot_be_kept_is_shown_again_with_what_is_wrong(
    visit: Visit, path: str, typed: dict[str, str], field: str
) -> None:
    answer = visit.send(correct(visit, path, **typed))

    assert 422 == answer.status_code
    assert f'id="f-{field}-error"' in answer.text
    assert () == visit.plan_file().library.corrections


def test_a_correction_turns_the_verdict_that_rests_on_it(visit: Visit) -> None:
    # Prime is the only edition in question that has it, and ABM cannot do without it.
    path = LEVEL.replace("[lead_scoring]", "[lead_to_account_matching]")
    visit.send(correct(visit, path, value="0", why="Not in our contract"))
    turned = words(visit.see(MARKETO).text.partition('id="change"')[2])
    said = words(visit.see("history").text)

    assert "You corrected Lead-to-account matching." in turned
    assert "ABM for 60 machine builders ? Cannot tell yet →" in turned
    assert "Lead-to-account matching in Adobe Marketo Engage Prime" in said
    assert "is level 0 here" in said
    assert "orrections[" not in said


@pytest.mark.parametrize(
    ("page", "leads_to"),
    [
        ("facts/stack", MARKETO),
        ("plan/builders", "catalog/capabilities/lead_to_account_matching"),
        ("plan/builders", "catalog/strategies/abm_one_to_few"),
        (MARKETO, "facts/form?path=company.stack%5Bmarketo%5D"),
        (MARKETO, f"{MARKETO}/prime"),
        ("catalog/capabilities/lead_scoring", MARKETO),
        ("catalog/strategies/webinar_programme", "plan/webinars"),
    ],
)
def test_tools_requirements_and_entries_lead_to_each_other(
    visit: Visit, page: str, leads_to: str
) -> None:
    assert f'href="{visit.base}/{leads_to}' in visit.see(page).text


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("catalog?kind=strategies", "All others"),
        (MARKETO, "It is not in your stack."),
        ("catalog/capabilities/lead_scoring", "0 of them in your stack"),
        ("catalog/compare?of=adobe-marketo-engage/prime", "1 edition side by side"),
        (f"{MARKETO}/prime", "would turn no verdict of this plan"),
    ],
)
def test_a_company_without_tools_or_initiatives_reads_the_catalog_too(
    visit: Visit, page: str, said: str
) -> None:
    form = next(
        each
        for each in forms_of(visit.see("/workspaces").text)
        if "company" in each.sends
    )
    form.put("company", "Kessler Pumps")
    base = visit.send(form).headers["Location"].rpartition("/")[0]

    assert said in words(visit.see(f"{base}/{page}").text)


def test_who_may_only_read_is_offered_no_correction_and_makes_none(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = correct(visit, value="1", why="Admin screen")

    def as_viewer(workspace_id: str, member: Member) -> Acting:
        return Acting(member.id, member.name, "viewer", workspace_id)

    monkeypatch.setattr(visit.services.workspaces, "acting", as_viewer)

    assert "Here it is otherwise" not in visit.see(MARKETO).text
    assert 403 == visit.send(form).status_code
    assert () == visit.plan_file().library.corrections

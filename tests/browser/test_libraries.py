"""Libraries and updates in a browser: every state reads well narrow, dark and printed, and axe finds nothing."""

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest

from tests.browser.conftest import Site
from tests.browser.test_tour import RULES

pytestmark = pytest.mark.browser

OWN = """products:
- id: own-mailer
  name: Own mailer
  vendor: Ours
  category: marketing_automation
  editions: [{id: full, name: Full}]
"""


def faults_of(page: Any, axe_source: str) -> list[object]:
    """What axe finds, and whether anything scrolls sideways, with everything opened."""
    page.evaluate(
        "document.querySelectorAll('details').forEach(each => { each.open = true; })"
    )
    page.evaluate(axe_source)
    found: list[object] = []
    for width, scheme in product((360, 1280), ("light", "dark")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        across = page.evaluate("document.documentElement.scrollWidth")
        found += [(width, "sideways", across)] if across > width else []
        answer = page.evaluate(f"axe.run(document, {{runOnly: {RULES}}})")
        found += [
            (width, scheme, fault["id"], fault["nodes"][0]["html"][:200])
            for fault in answer["violations"]
        ]
    return found


def begin(page: Any, site: Site, body: str) -> None:
    page.goto(f"{site.root}/libraries")
    page.fill("#name", "Agency tools")
    page.fill("#text", body)
    page.click("text=Save the library")


@pytest.mark.parametrize("has_script", [True, False])
def test_a_library_goes_from_its_first_line_to_a_company_and_can_be_undone_there(
    site: Site, make_page: Callable[..., Any], has_script: bool
) -> None:
    page = make_page(site, java_script_enabled=has_script)
    begin(page, site, OWN.replace("marketing_automation", "marketing_automaton"))
    assert page.locator(".faults").is_visible()

    page.fill("#text", OWN)
    page.click("text=Save the library")
    page.click("button:has-text('Offer')")
    page.goto(f"{site.base}/plan")
    page.click("text=See what it would change")
    page.click("text=Take version 1")
    page.wait_for_selector("#change:has-text('took Agency tools')")
    page.click("#change button:has-text('Undo')")
    page.wait_for_selector("button:has-text('Take version 1')")

    assert () == site.visit.plan_file().library.taken


def test_every_state_of_a_library_reads_well(
    site: Site, make_page: Callable[..., Any], axe_source: str
) -> None:
    page = make_page(site)
    page.goto(f"{site.root}/libraries")
    empty = faults_of(page, axe_source)
    begin(page, site, OWN.replace("marketing_automation", "marketing_automaton"))
    refused = faults_of(page, axe_source)
    page.fill("#text", OWN)
    page.click("text=Save the library")
    saved = faults_of(page, axe_source)
    page.click("text=Delete this library")
    asked = faults_of(page, axe_source)
    page.goto(f"{site.root}/libraries")
    listed = faults_of(page, axe_source)
    page.goto(f"{site.root}/workspaces")

    assert [[]] * 6 == [
        empty,
        refused,
        saved,
        asked,
        listed,
        faults_of(page, axe_source),
    ]


def test_what_is_offered_reads_well_and_prints_without_its_buttons(
    site: Site, make_page: Callable[..., Any], axe_source: str
) -> None:
    page = make_page(site)
    page.goto(f"{site.base}/updates")
    empty = faults_of(page, axe_source)
    begin(page, site, OWN)
    page.click("button:has-text('Offer')")
    catalogs = site.visit.services.catalogs
    old = catalogs.shipped()
    catalogs._shipped = old.model_copy(update={"products": old.products[:-40]})
    page.goto(f"{site.base}/updates")
    offered = faults_of(page, axe_source)
    page.goto(f"{site.base}/plan")
    noticed = faults_of(page, axe_source)
    page.goto(f"{site.base}/updates")
    page.emulate_media(media="print")

    assert [[], [], []] == [empty, offered, noticed]
    assert page.locator("section.offer h2").first.is_visible()
    assert not page.locator("text=Use the newer catalog").is_visible()

"""The catalog in a browser: found while typing, corrected and taken back, on paper without controls."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import Site

pytestmark = pytest.mark.browser

LEVEL = "catalog.products[adobe-marketo-engage].capabilities[lead_scoring].levels.prime"


def test_what_is_typed_is_found_without_a_button(
    shown_site: Site, make_page: Callable[..., Any]
) -> None:
    page = make_page(shown_site)
    page.goto(f"{shown_site.base}/catalog")
    page.locator("#q").press_sequentially("pardot")
    page.locator("h1", has_text="like “pardot”").wait_for()

    first = page.locator(".lists a").first.inner_text()
    assert first.startswith("Salesforce Account Engagement")
    assert "pardot" == page.locator("#q").input_value()
    assert "q=pardot" in page.url


def test_without_script_the_button_finds_it(
    shown_site: Site, make_page: Callable[..., Any]
) -> None:
    page = make_page(shown_site, java_script_enabled=False)
    page.goto(f"{shown_site.base}/catalog")
    page.locator("#q").fill("qqzzqqzz")
    page.locator(".search button").click()

    assert "Nothing in the catalog sounds like" in page.locator("h1").inner_text()


def test_a_correction_is_made_and_taken_back_where_the_claim_stands(
    site: Site, make_page: Callable[..., Any]
) -> None:
    page = make_page(site)
    page.goto(f"{site.base}/catalog/correct?path={LEVEL}")
    page.locator("#f-value").select_option("1")
    page.locator("#f-why").fill("Admin screen")
    page.get_by_role("button", name="Keep it").click()
    page.locator("td.ours").wait_for()
    ours = page.locator("td.ours").inner_text()
    page.locator("tr:has(td.ours) summary").click()
    page.get_by_role("button", name="Back to the catalog's value").click()
    page.locator("td.ours").wait_for(state="detached")

    assert "basic" in ours
    assert "catalog: advanced" in ours
    assert "/catalog/products/" in page.url


def test_a_product_prints_its_claims_and_none_of_its_controls(
    shown_site: Site, make_page: Callable[..., Any]
) -> None:
    page = make_page(shown_site)
    page.goto(f"{shown_site.base}/catalog/products/adobe-marketo-engage")
    page.emulate_media(media="print")

    assert page.locator(".claims th").first.is_visible()
    assert not page.locator("header.top").is_visible()
    assert not page.get_by_text("What would it unlock?").is_visible()

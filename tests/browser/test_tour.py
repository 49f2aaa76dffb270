"""A tour of every page under the strict policy: nothing is blocked, nothing breaks, nothing scrolls sideways."""

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest

from tests.browser.conftest import Site

pytestmark = pytest.mark.browser

PAGES = [
    "plan",
    "plan?at=builders",
    "plan/webinars",
    "plan/builders",
    "plan/nurture",
    "hours",
    "facts/stack",
    "facts/team",
    "facts/market",
    "facts/rules",
    "facts/form?path=company.stack[marketo]",
    "catalog",
    "catalog?q=scoring",
    "catalog?kind=capabilities",
    "catalog/products/hubspot-marketing-hub",
    "catalog/products/adobe-marketo-engage/prime",
    "catalog/capabilities/lead_scoring",
    "catalog/strategies/abm_one_to_few?accounts=60",
    "catalog/compare?of=adobe-marketo-engage/prime&of=hubspot-marketing-hub/enterprise",
    "catalog/correct?path=catalog.products[zoom-webinars].limits[event_attendees].values.webinars",
    "report",
    "history",
    "updates",
    "start",
]


RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def test_every_page_opens_without_an_error_in_the_console(
    shown_site: Site, make_page: Callable[..., Any]
) -> None:
    page = make_page(shown_site)
    for each in PAGES:
        page.goto(f"{shown_site.base}/{each}")

        assert page.locator("h1").count() == 1, each


@pytest.mark.parametrize("each", PAGES)
def test_no_page_scrolls_sideways_and_axe_finds_nothing(
    shown_site: Site, make_page: Callable[..., Any], axe_source: str, each: str
) -> None:
    """At level A and AA, in light and dark, narrow and wide, with everything opened."""
    page = make_page(shown_site)
    page.goto(f"{shown_site.base}/{each}")
    page.evaluate(
        "document.querySelectorAll('details').forEach(each => { each.open = true; })"
    )
    page.evaluate(axe_source)
    found = []
    for width in (360, 768, 1024, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        across = page.evaluate("document.documentElement.scrollWidth")
        found += [(width, "sideways", across)] if across > width else []
    for width, scheme in product((360, 1280), ("light", "dark")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        answer = page.evaluate(f"axe.run(document, {{runOnly: {RULES}}})")
        found += [
            (width, scheme, fault["id"], fault["nodes"][0]["html"][:200])
            for fault in answer["violations"]
        ]

    assert [] == found


def test_the_planning_page_prints_without_its_controls(
    shown_site: Site, make_page: Callable[..., Any]
) -> None:
    page = make_page(shown_site)
    page.goto(f"{shown_site.base}/plan")
    page.emulate_media(media="print")

    assert not page.locator("header.top").is_visible()
    assert not page.locator("aside.inspect").is_visible()
    assert page.locator(".lane h3").first.is_visible()

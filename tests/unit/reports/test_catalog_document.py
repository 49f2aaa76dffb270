"""Pages about capabilities, skills and figures say what the catalog's files say."""

from pathlib import Path
from typing import Any

import pytest

from feasibility.catalog.load import load_catalog
from feasibility.model.catalog import Catalog
from feasibility.reports.catalog_document import (
    capabilities_page,
    catalog_documents,
    figures_page,
    skills_page,
)

SHIPPED = dict(catalog_documents(load_catalog()))


def _catalog(**collections: list[dict[str, Any]]) -> Catalog:
    return Catalog.model_validate(collections)


MAIL = {
    "id": "mail",
    "name": "Mail",
    "aliases": ["post", "letters"],
    "area": "execution",
    "summary": "Mail is sent.",
    "sends": True,
    "rubric": {"1": "One.", "2": "Two.", "3": "Three."},
    "ask_vendor": "How much?",
}
WON = {
    "id": "won",
    "name": "Won",
    "unit": "percent",
    "value": {"low": 10.0, "high": 20.0},
    "topic": "win_rate",
    "population": "B2B",
    "known": "assumption",
}
DAY = {
    "id": "day",
    "name": "Contractor",
    "who": "contractor",
    "region": "UK",
    "per": "day",
    "source": "https://example.org/day",
}


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_a_page_is_as_the_catalog_has_it(name: str, project_root: Path) -> None:
    """Run `scripts/documents` after a change of the catalog."""
    assert (project_root / "docs" / name).read_text("utf-8") == SHIPPED[name]


def test_a_capability_stands_in_its_area_with_its_words_levels_and_question() -> None:
    page = capabilities_page(_catalog(capabilities=[MAIL]))
    assert page.split("## Execution\n\n")[1].split("\n\n##")[0] == (
        "### Mail (`mail`)\n\nMail is sent. *Sends.* Also called: post, letters.\n\n"
        "1. One.\n2. Two.\n3. Three.\n\nAsk the vendor: How much?"
    )


def test_a_capability_that_does_not_send_is_not_marked() -> None:
    page = capabilities_page(_catalog(capabilities=[{**MAIL, "sends": False}]))
    assert "Mail is sent. Also called" in page


@pytest.mark.parametrize(
    ("amount", "per", "told"),
    [
        # 320 for a day of 8 hours are 40 an hour.
        ("320 GBP", "day", "| 320 GBP a day | 40 GBP |"),
        (
            {"low": "160 GBP", "typical": "200 GBP", "high": "320 GBP"},
            "day",
            "| 160 GBP to 320 GBP, typical 200 GBP a day | 20 GBP to 40 GBP |",
        ),
        ("20800 GBP", "year", "| 20800 GBP a year | 10 GBP |"),
        ("1500 GBP", "month", "| 1500 GBP a month | not known |"),
        ("unknown", "hour", "| unknown an hour | not known |"),
    ],
)
def test_a_rate_is_told_as_paid_and_for_an_hour(
    amount: object, per: str, told: str
) -> None:
    page = skills_page(_catalog(rates=[{**DAY, "amount": amount, "per": per}]))
    assert f"| Contractor | UK {told} not dated | https://example.org/day |" in page


def test_a_skill_tells_only_the_weeks_that_are_known() -> None:
    skill = {
        "id": "admin",
        "name": "Administration",
        "group": "business_management",
        "proficiency": {"1": "Aware."},
        "roles": ["administrator"],
        "hire_weeks": {"low": 8, "high": 16},
        "train_weeks": {"2_to_3": 12},
    }
    page = skills_page(_catalog(skills=[skill]))
    assert "## Business management" in page
    assert (
        "1. Aware.\n\nHeld by administrator. Weeks to hire: 8 to 16; from 2 to 3: 12.\n"
        in page
    )


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (
            {},
            "| Won (`won`) | 10 to 20 | percent | B2B | assumption |  |  |",
        ),
        (
            {"at_least": True, "value": 1_000_000.0},
            "| Won (`won`) | 1,000,000 or more | percent | B2B | assumption |  |  |",
        ),
        (
            {"orientation_only": True, "note": "Old."},
            "| Won (`won`) | 10 to 20 | percent | B2B | assumption |  | A direction only. Old. |",
        ),
        (
            {"used_instead": "gone"},
            "| Won (`won`) | 10 to 20 | percent | B2B | assumption |  | Used in its place: gone. |",
        ),
        (
            {"population": "B2B | UK"},
            "| Won (`won`) | 10 to 20 | percent | B2B / UK | assumption |  |  |",
        ),
        (
            {
                "source": "https://example.org",
                "seen": "2026-01-01",
                "known": "expert",
                "label": "primary",
            },
            "| Won (`won`) | 10 to 20 | percent | B2B | primary: https://example.org | 2026-01-01 |  |",
        ),
    ],
)
def test_a_figure_tells_where_it_is_from_and_whether_it_is_used(
    changed: dict[str, Any], told: str
) -> None:
    assert told in figures_page(_catalog(benchmarks=[{**WON, **changed}]))

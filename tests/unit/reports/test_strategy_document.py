"""The page about all strategies says what their files say."""

from pathlib import Path
from typing import Any

from feasibility.catalog.load import load_catalog
from feasibility.model.catalog import Catalog
from feasibility.reports.strategy_document import strategies_page

DOCS = Path(__file__).resolve().parents[3] / "docs"
ASKED: dict[str, Any] = {
    "kind": "prerequisite",
    "id": "asks",
    "phase": "build",
    "prerequisite": "list",
    "question": "Is there a list?",
}


def page(*templates: dict[str, Any]) -> str:
    """The page of a catalog with strategies that say only this much."""
    bare = {
        "summary": "One.",
        "phases": [{"id": "build", "name": "Build", "least_weeks": 2, "role": "build"}],
        "requirements": [],
        "spans": {
            "ramp_days": {"low": 7, "high": 21},
            "lag_days": 14,
            "sales_cycle_days": "unknown",
            "engagement_rate": 0.1,
            "opportunity_rate": 0.5,
            "win_rate": 0.5,
        },
    }
    data = [{**bare, **each} for each in templates]
    return strategies_page(Catalog.model_validate({"templates": data}))


def test_a_strategy_has_a_line_with_its_weeks() -> None:
    # 7 to 21 days are weeks 1 to 3, with 14 days more 3 to 5; with a cycle nobody knows, nothing.
    assert (
        "| One (`one`) |  | 2 weeks | 1 to 3 weeks | 3 to 5 weeks | not known |  |\n"
        in page({"id": "one", "name": "One"})
    )


def test_what_is_only_launched_has_no_set_up() -> None:
    launched = [{"id": "go", "name": "Go", "least_weeks": 1, "role": "launch"}]

    assert "| One (`one`) |  |  | 1 to 3 weeks |" in page(
        {"id": "one", "name": "One", "phases": launched}
    )


def test_a_question_stands_once_with_all_who_ask_it() -> None:
    softer = {**ASKED, "effect": "asks"}

    text = page(
        {"id": "a", "name": "A", "requirements": [ASKED]},
        {"id": "b", "name": "B", "requirements": [softer]},
    )

    assert "| Is there a list? | `a` blocks, `b` asks |\n" in text
    assert 1 == text.count("Is there a list?")


def test_a_catalog_without_strategies_has_a_page_without_lines() -> None:
    assert "0 strategies." in page()


def test_the_shipped_page_is_that_of_the_shipped_strategies() -> None:
    assert strategies_page(load_catalog()) == (DOCS / "strategies.md").read_text()

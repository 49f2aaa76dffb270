"""The fact sheet of the strategies beside the templates made from it."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from feasibility.catalog.load import load_catalog
from feasibility.model.fact import Fact
from feasibility.model.strategy import StrategyTemplate

KNOWN = {
    "seed": "expert",
    "primary": "expert",
    "vendor": "vendor",
    "secondary": "expert",
    "practitioner": "expert",
    "derived": "expert",
    "unsourced": "assumption",
}

Sheet = dict[str, Any]
Pairs = list[tuple[Sheet, StrategyTemplate]]


def read_pairs() -> Pairs:
    """Each strategy of the fact sheet with its template; skips where there is no sheet."""
    sheet = Path(__file__).resolve().parents[2] / "shared" / "facts" / "strategies.yaml"
    if not sheet.is_file():
        pytest.skip("the folder shared/facts does not lie beside this checkout")
    templates = {each.id: each for each in load_catalog().templates}
    strategies = yaml.safe_load(sheet.read_text("utf-8"))["strategies"]
    return [(each, templates[each["id"]]) for each in strategies]


def ends_of(fact: Fact[Any]) -> tuple[Any, Any]:
    return (fact.low, fact.high) if fact.value is None else (fact.value, fact.value)


def stated_ends(value: Any) -> tuple[Any, Any]:
    """The ends of a figure of the sheet; a floor has one end."""
    if not isinstance(value, dict):
        return value, value
    low, high = value.get("min"), value.get("max")
    return (high if low is None else low), (low if high is None else high)

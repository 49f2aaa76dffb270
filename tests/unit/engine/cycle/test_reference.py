"""The estimate of a public export of 8,800 deals, against answers worked out apart from us."""

from __future__ import annotations

import csv
import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from feasibility.engine.cycle import estimate_cycle
from feasibility.model.cycle import CycleFigures, OpportunityHistory, Percentile

PER_CENTS = {25: "p25", 50: "p50_median", 75: "p75", 90: "p90"}


@pytest.fixture(scope="module")
def folder(shared_data: Path) -> Path:
    """Where the export and its answers lie."""
    return shared_data / "crm" / "maven"


@pytest.fixture(scope="module")
def reference(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "km_reference.json").read_text())
    return found


@pytest.fixture(scope="module")
def history(folder: Path) -> OpportunityHistory:
    with (folder / "sales_pipeline.csv").open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["engage_date"]]
    as_of = date(2017, 12, 31)
    outcome = {"Won": "won", "Lost": "lost", "Engaging": "open"}
    return OpportunityHistory(
        as_of,
        tuple(_day(row["engage_date"]) for row in rows),
        tuple(_day(row["close_date"]) or as_of.toordinal() for row in rows),
        tuple(outcome[row["deal_stage"]] for row in rows),  # type: ignore[misc]
        tuple(row["product"] for row in rows),
    )


def _day(text: str) -> int:
    return datetime.strptime(text, "%d-%m-%y").toordinal() if text else 0  # noqa: DTZ007


def percentiles(figures: CycleFigures) -> dict[str, Percentile]:
    return {name: figures.time_to_close[each] for each, name in PER_CENTS.items()}


def expected(answer: dict[str, Any]) -> dict[str, Percentile]:
    return {
        name: Percentile(
            answer[name]["estimate"], *answer[name]["ci95_loglog_greenwood"]
        )
        for name in PER_CENTS.values()
    }


def test_percentiles_of_all_deals_and_their_bands_are_the_reference_ones(
    history: OpportunityHistory, reference: dict[str, Any]
) -> None:
    found = estimate_cycle(history).whole

    assert expected(reference["closed_any_outcome_overall"]) == percentiles(found)


def test_every_product_has_its_reference_percentiles_but_the_one_with_few_wins(
    history: OpportunityHistory, reference: dict[str, Any]
) -> None:
    found = estimate_cycle(history).segments
    answers = reference["closed_any_outcome_by_product"]
    few = "GTK 500"

    assert {name: expected(answers[name]) for name in answers if name != few} == {
        name: percentiles(found[name]) for name in answers if name != few
    }
    # 15 of its 25 closed deals are won: half of the 30 that a segment needs.
    assert 0.5 == pytest.approx(found[few].own_share)


def test_the_share_won_is_the_reference_one(
    history: OpportunityHistory, reference: dict[str, Any]
) -> None:
    answers = reference["cumulative_incidence_won_vs_lost"]
    days = (30, 60, 90, 120)
    found = estimate_cycle(history, won_by_days=days).whole.won_by

    assert [answers[str(day)]["won"] for day in days] == pytest.approx(
        [each.share for each in found], abs=1e-6
    )


def test_the_naive_mean_is_the_reference_one(
    history: OpportunityHistory, reference: dict[str, Any]
) -> None:
    wrong = reference["naive_wrong_answers"]["mean_days_of_closed_deals_only"]

    assert wrong == pytest.approx(
        estimate_cycle(history).whole.naive_mean_closed_days, abs=0.01
    )

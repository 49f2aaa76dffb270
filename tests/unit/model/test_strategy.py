"""What a strategy template may say beyond its requirements, in short and at length."""

from typing import Any

import pytest
from pydantic import ValidationError

from feasibility.model.strategy import (
    FailureReason,
    Kpi,
    Maturity,
    StrategyTemplate,
)

DAYS = {"low": 7, "high": 14}
BARE: dict[str, Any] = {
    "id": "own",
    "name": "Own",
    "summary": "A strategy of our own.",
    "phases": [{"id": "run", "name": "Run", "least_weeks": 1}],
    "requirements": [],
    "spans": {
        **dict.fromkeys(("ramp_days", "lag_days", "sales_cycle_days"), DAYS),
        **dict.fromkeys(("engagement_rate", "opportunity_rate", "win_rate"), 0.5),
    },
}


def template(**fields: Any) -> StrategyTemplate:
    return StrategyTemplate.model_validate({**BARE, **fields})


def test_a_template_of_before_is_still_one() -> None:
    old = template(
        kpis=["Engaged accounts"], fails_because=["Nobody leads it."], fallback="x"
    )

    assert (Kpi(name="Engaged accounts"),) == old.kpis
    assert (FailureReason(why="Nobody leads it."),) == old.fails_because
    assert old.maturity is None
    assert old.figures == ()


def test_a_measure_says_who_shares_it() -> None:
    found = template(
        kpis=[{"name": "Win rate", "sign": "lagging", "shared_by": ["sales"]}]
    )

    assert ("sales",) == found.kpis[0].shared_by


@pytest.mark.parametrize(
    ("stage", "rank"),
    [
        ("unaware", 1),
        ("efficient", 2),
        ("effective", 3),
        ("customer_centric", 4),
        ("next_generation", 5),
    ],
)
def test_a_stage_of_maturity_has_its_place(stage: Any, rank: int) -> None:
    assert rank == Maturity(stage=stage, why="It takes that.").rank


@pytest.mark.parametrize(
    "fields",
    [
        {"kpis": ["Win rate", "Win rate"]},
        {"kpis": [{"name": "Win rate", "shared_by": ["everybody"]}]},
        {"kpis": [{"name": "Win rate", "sign": "sideways"}]},
        {"kpis": [{"shared_by": ["sales"]}]},
        {"kpis": [""]},
        {"kpis": [3]},
        {"kpis": "Win rate"},
        {"fails_because": [{"early_sign": "Alerts without an answer."}]},
        {"fails_because": [None]},
        {"journey": {"acquisition": ["renew"]}},
        {"journey": {"expansion": ["decide"]}},
        {"journey": {"retention": ["renew"]}},
        {"maturity": {"stage": "perfect", "why": "x"}},
        {"maturity": {"stage": "effective"}},
        {"sells_to": ["b2g"]},
        {"first_revenue_weeks": {"low": 9, "high": 3}},
        {"first_revenue_weeks": -1},
        {"figures": [{"name": "Accounts", "amount": 5}]},
        {"figures": [{"name": "Accounts", "unit": "accounts"}]},
        {"figures": [{"name": "Accounts", "unit": "accounts", "amount": -5}]},
        {"figures": [{"name": "A", "unit": "a", "amount": {"low": 9, "high": 3}}]},
        {"figures": [{"name": "A", "unit": "a", "amount": float("nan")}]},
        {"fallback_when": "\u202eno time"},
    ],
    ids=str,
)
def test_what_a_template_cannot_say_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        template(**fields)

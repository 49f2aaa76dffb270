"""The hours of a strategy's work at a size, worked out by hand."""

from typing import Any

import pytest

from feasibility.model.catalog import Catalog
from feasibility.model.fact import Fact
from feasibility.model.strategy import StrategyTemplate
from feasibility.services.strategies import Scope, work_hours

COEFFICIENT = {"low": 10, "typical": 12, "high": 20}


def hours_of(scope: Scope, **formula: Any) -> Fact[float] | None:
    """The hours of the only work of a template at a scope; None where nobody can tell."""
    template = StrategyTemplate.model_validate(
        {
            "id": "own",
            "name": "Own",
            "summary": "Own",
            "phases": [{"id": "build", "name": "Build", "least_weeks": 1}],
            "requirements": [
                {
                    "kind": "work",
                    "id": "builds",
                    "phase": "build",
                    "skill": "ops",
                    "proficiency": 3,
                    "hours": formula,
                }
            ],
            "spans": dict.fromkeys(
                (
                    *("ramp_days", "lag_days", "sales_cycle_days"),
                    *("engagement_rate", "opportunity_rate", "win_rate"),
                ),
                1,
            ),
        }
    )
    return work_hours(template, Catalog(), scope).get("builds")


def spread(least: float, typical: float, most: float) -> Fact[float]:
    return Fact[float](low=least, typical=typical, high=most)


def test_hours_that_hang_on_nothing_are_known_at_any_size() -> None:
    found = hours_of(Scope(), sum=[{"coefficient": COEFFICIENT}])

    assert spread(10, 12, 20) == found


@pytest.mark.parametrize(
    ("accounts", "times"), [(0, 0), (1, 1), (3, 1), (4, 2), (60, 20)]
)
def test_hours_for_each_three_accounts_count_those_begun(
    accounts: int, times: int
) -> None:
    by_three = {"coefficient": COEFFICIENT, "terms": ["accounts"], "per_started": 3}

    found = hours_of(Scope(accounts=accounts), sum=[by_three])

    assert spread(10 * times, 12 * times, 20 * times) == found


def test_hours_by_channel_count_the_channels_named() -> None:
    by_two = {"coefficient": COEFFICIENT, "terms": ["channels"], "per_started": 2}

    found = hours_of(Scope(channels=("email", "webinar", "sms")), sum=[by_two])

    assert spread(20, 24, 40) == found


def test_several_sums_add_up_between_a_least_and_a_most() -> None:
    sums = [
        {"coefficient": COEFFICIENT},
        {"coefficient": 2, "terms": ["regions"]},
    ]

    # 10, 12, 20 and twice 3 regions: 16, 18, 26; not under 17, not over 25.
    found = hours_of(Scope(regions=3), sum=sums, least=17.0, most=25.0)

    assert spread(17, 18, 25) == found


@pytest.mark.parametrize(
    ("term", "scope"),
    [
        ("accounts", Scope(contacts=5, channels=("email",), regions=1)),
        ("contacts", Scope(accounts=5, channels=("email",), regions=1)),
        ("channels", Scope(contacts=5, accounts=5, regions=1)),
        ("regions", Scope(contacts=5, accounts=5, channels=("email",))),
        ("sends_a_contact_a_month", Scope(5, 5, ("email",), 1)),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_hours_that_hang_on_a_size_nobody_said_are_left_out(
    term: str, scope: Scope
) -> None:
    sums = [{"coefficient": 1}, {"coefficient": 1, "terms": [term]}]

    assert hours_of(scope, sum=sums) is None

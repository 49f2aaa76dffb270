"""What a strategy comes to at a size, worked out by hand."""

from typing import Any

import pytest

from feasibility.model.catalog import Catalog
from feasibility.model.fact import Fact
from feasibility.model.strategy import StrategyTemplate
from feasibility.services.strategies import Scope, amounts_at

SPANS = (
    *("ramp_days", "lag_days", "sales_cycle_days"),
    *("engagement_rate", "opportunity_rate", "win_rate"),
)
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
            "spans": dict.fromkeys(SPANS, 1),
        }
    )
    return amounts_at(template, Catalog(), scope).get("builds")


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


def takes(scope: Scope, limit: str, **formula: Any) -> Fact[float] | None:
    """What the only capability of a template takes of a limit at a scope."""
    bare = StrategyTemplate.model_validate(
        {
            "id": "own",
            "name": "Own",
            "summary": "Own",
            "phases": [{"id": "build", "name": "Build", "least_weeks": 1}],
            "requirements": [
                {
                    "kind": "capability",
                    "id": "mails",
                    "phase": "build",
                    "capability": "email_marketing",
                    "level": 2,
                    "uses": [{"limit": limit, "amount": formula}],
                }
            ],
            "spans": dict.fromkeys(SPANS, 1),
        }
    )
    limits = [
        {
            "id": "mails_month",
            "name": "Mails",
            "unit": "mails",
            "adds_up": "flow_month",
        },
        {"id": "least", "name": "Least", "unit": "members", "adds_up": "minimum"},
    ]
    catalog = Catalog.model_validate({"limits": limits})
    return amounts_at(bare, catalog, scope).get(f"mails/{limit}")


MAILS = {"sum": [{"coefficient": 1, "terms": ["contacts", "sends_a_contact_a_month"]}]}


def test_what_is_taken_of_a_limit_is_the_product_of_its_sizes() -> None:
    # 9,600 people at 3 mails a month.
    found = takes(
        Scope(contacts=9600, sends_a_contact_a_month=3), "mails_month", **MAILS
    )

    assert spread(28800, 28800, 28800) == found


def test_what_is_taken_is_open_where_one_of_its_sizes_is() -> None:
    assert takes(Scope(contacts=9600), "mails_month", **MAILS) is None


def test_a_least_size_takes_nothing() -> None:
    members = {"sum": [{"coefficient": 1, "terms": ["contacts"]}]}

    assert takes(Scope(contacts=9600), "least", **members) is None

"""Limits and how needs of them add up, worked out by hand."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from feasibility.engine.formulas import as_text, evaluate
from feasibility.engine.limits import LimitView, Load, started_months
from feasibility.engine.needs import LimitUser
from feasibility.model.formula import Formula
from tests.stack_examples import (
    LAST_DAY,
    FixedTerms,
    amount,
    catalog,
    company,
    reader,
    tool,
    view,
)

PRODUCT = {
    "id": "hub",
    "name": "Hub",
    "vendor": "Hub",
    "category": "automation",
    "editions": [
        {"id": "starter", "name": "S"},
        {"id": "pro", "name": "P"},
        {"id": "top", "name": "T"},
    ],
    "limits": [
        {
            "limit": "contacts",
            "values": {"starter": 1000, "pro": 10_000},
            "uncapped": ["top"],
        },
        {"limit": "least_audience", "values": {"starter": 300, "pro": 100}},
    ],
}
MARKET = catalog({"email": True}, products=[PRODUCT])


def limits(mode: str = "pessimistic", firm: Any = None, **facts: Any) -> LimitView:
    """The limits of one tool, usage grown to the last day of 2027."""
    home = company([tool("a", {"email": 1}, **facts)], **(firm or {}))
    return LimitView(view(home, MARKET, mode), LAST_DAY)


def there(
    limit: str = "contacts", mode: str = "pessimistic", **facts: Any
) -> Fraction | None:
    """What the tool's limit holds."""
    found = limits(mode, **facts).there("a", limit)
    return None if found is None else found.value


def test_the_contract_stands_before_the_product() -> None:
    own = {"limits": [{"limit": "contacts", "value": 5000}]}

    assert Fraction(5000) == there(product="hub", edition="pro", **own)
    assert Fraction(10_000) == there(product="hub", edition="pro")


@pytest.mark.parametrize(
    "entry",
    [
        {"limit": "contacts", "uncapped": True},
        {"limit": "contacts", "value": 100, "overage_price": "0.05 EUR"},
    ],
    ids=["no cap", "more costs money"],
)
def test_a_limit_that_does_not_stop_anybody_holds_without_end(
    entry: dict[str, Any],
) -> None:
    assert there(limits=[entry]) is None


def test_a_limit_that_nobody_names_is_none() -> None:
    assert there(product="hub", edition="pro", limit="workflows") is None


def test_an_unknown_edition_has_its_least_or_its_greatest_limit() -> None:
    assert Fraction(1000) == there(product="hub")
    assert there(mode="optimistic", product="hub") is None


def test_of_a_minimum_less_is_better_and_none_is_best() -> None:
    assert Fraction(300) == there("least_audience", product="hub")
    assert there("least_audience", "optimistic", product="hub") is None


def test_usage_grows_by_started_months() -> None:
    # From 15 December to 31 December of the next year 13 months have started.
    usage = {
        "limit": "contacts",
        "value": 1000,
        "on": "2026-12-15",
        "growth_a_month": 0.02,
    }
    grown = limits(usage=[usage]).in_use("a", "contacts")

    assert 1000 * Fraction("1.02") ** 13 == grown


def test_programmes_use_limits_besides() -> None:
    uses = [{"provider": "a", "limit": "contacts", "value": 200}]
    firm = {"programmes": [{"id": "p", "name": "P", "uses": uses}]}
    usage = [{"limit": "contacts", "value": {"low": 50, "high": 80}}]

    assert Fraction(280) == limits(firm=firm, usage=usage).in_use("a", "contacts")
    assert Fraction(250) == limits("optimistic", firm, usage=usage).in_use(
        "a", "contacts"
    )
    assert Fraction(200) == limits(firm=firm).in_use("a", "contacts")


@pytest.mark.parametrize(
    ("since", "until", "months"),
    [
        (date(2027, 1, 15), date(2027, 1, 15), 0),
        (date(2027, 1, 15), date(2027, 1, 16), 1),
        (date(2027, 1, 15), date(2027, 2, 15), 1),
        (date(2027, 1, 15), date(2027, 2, 16), 2),
        (date(2027, 1, 31), date(2027, 2, 28), 1),
        (date(2027, 5, 1), date(2027, 1, 1), 0),
    ],
)
def test_started_months(since: date, until: date, months: int) -> None:
    assert months == started_months(since, until)


# --- Adding up ---------------------------------------------------------------------


def users(limit: str, *several: tuple[str, str | None, int]) -> list[LimitUser]:
    """Needs of a limit at tool a: initiative, audience, amount."""
    return [
        LimitUser(initiative, f"r{number}", "a", limit, Fraction(taken), audience)
        for number, (initiative, audience, taken) in enumerate(several)
    ]


def load(
    limit: str, several: list[LimitUser], firm: Any = None, mode: str = "pessimistic"
) -> Load:
    """All that is needed of a limit of 10,000."""
    held = [{"limit": limit, "value": 10_000}]
    found = limits(mode, firm, limits=held).load("a", limit, several)
    assert found is not None
    return found


def audiences(**several: dict[str, Any]) -> dict[str, Any]:
    """A company with these audiences."""
    return {
        "audiences": [
            {"id": name, "name": name, **more} for name, more in several.items()
        ]
    }


def test_five_initiatives_at_the_same_stored_contacts_need_them_once() -> None:
    five = users("contacts", *[(f"i{n}", "eu", 8000) for n in range(5)])
    found = load("contacts", five, audiences(eu={}))

    assert (Fraction(8000), True) == (found.needed, found.holds)
    assert Fraction(1, 5) == found.headroom


def test_what_is_stored_already_is_not_needed_again() -> None:
    stored = {"stored": [{"provider": "a", "contacts": {"low": 1000, "high": 3000}}]}
    two = users("contacts", ("i", "eu", 8000), ("j", "us", 500))
    firm = audiences(eu=stored, us={})

    assert Fraction(7500) == load("contacts", two, firm).needed
    assert Fraction(5500) == load("contacts", two, firm, "optimistic").needed


def test_where_each_use_has_to_fit_by_itself_the_greatest_counts() -> None:
    # Lists of 6,000, 9,000 and 9,500 rows: 9,500 of 10,000 rows of one list, not 24,500.
    held = [{"limit": "rows", "value": 10_000}]
    three = users("rows", ("i", None, 6000), ("j", None, 9000), ("j", None, 9500))
    market = catalog(
        {"email": True},
        limits=[{"id": "rows", "name": "Rows", "unit": "rows", "adds_up": "each"}],
    )
    home = company([tool("a", {"email": 1}, limits=held)])
    found = LimitView(view(home, market, "pessimistic"), LAST_DAY).load(
        "a", "rows", three
    )

    assert found is not None
    assert (Fraction(9500), True) == (found.needed, found.holds)


def test_initiatives_without_an_audience_share_none() -> None:
    two = users("contacts", ("i", None, 300), ("i", None, 200), ("j", None, 400))

    assert Fraction(700) == load("contacts", two).needed


def test_audiences_add_up_less_the_overlaps_of_a_forest() -> None:
    # Three pairs overlap by 400, 300 and 200: a forest takes the two greatest.
    firm = audiences(
        x={"overlaps": [{"audience": "y", "contacts": 400}]},
        y={"overlaps": [{"audience": "z", "contacts": 300}]},
        z={"overlaps": [{"audience": "x", "contacts": 200}]},
    )
    three = users("contacts", ("i", "x", 1000), ("j", "y", 1000), ("k", "z", 1000))

    assert Fraction(2300) == load("contacts", three, firm).needed


def test_an_overlap_is_no_greater_than_what_is_taken_and_counts_only_where_nothing_is_stored() -> (
    None
):
    overlap = {"overlaps": [{"audience": "y", "contacts": "unknown"}]}
    two = users("contacts", ("i", "x", 1000), ("j", "y", 600))
    open_overlap = audiences(x=overlap, y={})
    stored = audiences(x=overlap, y={"stored": [{"provider": "a", "contacts": 100}]})

    assert Fraction(1600) == load("contacts", two, open_overlap).needed
    assert Fraction(1000) == load("contacts", two, open_overlap, "optimistic").needed
    assert Fraction(1500) == load("contacts", two, stored, "optimistic").needed


@pytest.mark.parametrize(
    ("limit", "needed"),
    [("sends_month", 1100), ("workflows", 1100), ("storage_gb", 900)],
)
def test_sums_and_new_stock(limit: str, needed: int) -> None:
    stored = {"stored": [{"provider": "a", "contacts": 100}]}
    two = users(limit, ("i", "eu", 600), ("j", "eu", 500))

    assert Fraction(needed) == load(limit, two, audiences(eu=stored)).needed


def test_each_user_alone_has_to_reach_a_minimum() -> None:
    two = users("least_audience", ("i", "x", 10_000), ("j", "y", 9999))

    assert not load("least_audience", two).holds
    assert load("least_audience", two[:1]).holds


# --- Formulas ----------------------------------------------------------------------


def worked_out(
    formula: Formula, way: Any = "less", mode: str = "pessimistic", **terms: int
) -> Fraction:
    """A formula with these terms."""
    return evaluate(formula, FixedTerms(**terms), reader(mode), "f", way=way)


def test_a_formula_is_exact_and_counts_started_ns() -> None:
    assert Fraction("0.3") == worked_out(amount(0.1, "regions"), regions=3)
    assert Fraction(6) == worked_out(amount(2, "accounts", per_started=10), accounts=21)
    assert Fraction(40) == worked_out(
        amount(1, "regions", "channels"), regions=8, channels=5
    )


def test_a_formula_stays_between_its_least_and_its_most() -> None:
    made = amount(1, "contacts")
    bounded = made.model_copy(update={"least": 50.0, "most": 100.0})

    assert [50, 70, 100] == [worked_out(bounded, contacts=n) for n in (10, 70, 700)]
    assert 0 == worked_out(Formula())


def test_a_need_reads_coefficients_as_less_and_a_minimum_as_more() -> None:
    open_one = Formula.model_validate({"sum": [{"coefficient": {"low": 1, "high": 4}}]})

    assert 4 == worked_out(open_one)
    assert 1 == worked_out(open_one, mode="optimistic")
    assert 1 == worked_out(open_one, "more")


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Fraction(8000), "8000"),
        (Fraction(-1, 2), "-0.5"),
        (Fraction(1, 40), "0.025"),
        (Fraction(1, 3), "1/3"),
        (Fraction(10**5000), "1" + "0" * 5000),
    ],
)
def test_numbers_are_written_exactly(number: Fraction, text: str) -> None:
    assert text == as_text(number)

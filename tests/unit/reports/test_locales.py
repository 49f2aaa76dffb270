"""Numbers, money, shares, days and lists as each language writes them."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feasibility.reports.locales import LOCALES, day, joined, money, number, share

EN, DE = LOCALES["en"], LOCALES["de"]


@pytest.mark.parametrize(
    ("value", "english", "german"),
    [
        (0, "0", "0"),
        (1234567, "1,234,567", "1.234.567"),
        ("1234.5", "1,234.5", "1.234,5"),
        (0.1, "0.1", "0,1"),
        ("2.675", "2.68", "2,68"),
        ("7/2", "3.5", "3,5"),
        ("1/3", "0.33", "0,33"),
        ("0.0004", "0.0004", "0,0004"),
        (-8, "−8", "−8"),
    ],
)
def test_numbers(value, english: str, german: str) -> None:
    assert (english, german) == (number(value, EN), number(value, DE))


@given(st.fractions(min_value=0, max_value=10**9, max_denominator=1000))
def test_a_rounded_number_is_off_by_half_a_hundredth_at_most(value: Fraction) -> None:
    written = Fraction(number(value, EN).replace(",", ""))

    assert abs(written - value) <= Fraction(1, 200)


@given(st.fractions(max_denominator=10**6).filter(bool))
def test_what_is_not_nothing_is_not_written_as_nothing(value: Fraction) -> None:
    assert set(number(value, EN)) - set("0.,−")


@pytest.mark.parametrize(
    ("minor", "currency", "english", "german"),
    [
        (620000, "EUR", "€6,200", "6.200 €"),
        (620050, "EUR", "€6,200.50", "6.200,50 €"),
        (620005, "GBP", "£6,200.05", "6.200,05 £"),
        (-620000, "USD", "−$6,200", "−6.200 $"),
        (620000, "CHF", "CHF 6,200", "6.200 CHF"),
        (5, "EUR", "€0.05", "0,05 €"),
    ],
)
def test_money(minor: int, currency: str, english: str, german: str) -> None:
    assert (english, german) == (money(minor, currency, EN), money(minor, currency, DE))


def test_shares() -> None:
    assert ("84%", "84 %") == (share(0.84, EN), share("0.84", DE))
    assert "31.4%" == share("0.314", EN)


def test_days_leave_out_the_year_that_goes_unsaid() -> None:
    april = date(2027, 4, 12)

    assert "12 April" == day(april, EN, year=2027)
    assert "12 April 2027" == day(april, EN, year=None)
    assert "12. April 2027" == day(april, DE, year=2026)


def test_lists() -> None:
    assert ["", "A", "A and B", "A, B and C"] == [
        joined(list("ABC"[:count]), EN) for count in range(4)
    ]
    assert "A, B und C" == joined(["A", "B", "C"], DE)

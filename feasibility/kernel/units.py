"""Weeks, quarter-hours, fiscal quarters and money in minor units: parse, convert, format.

A *week* is an integer: the number of Mondays since 1 January of year 1 (a Monday), so that
`week_of` and `monday_of` are inverse and weeks can be added and compared. Hours are counted
in whole quarter-hours wherever they are added up, so that no sum depends on rounding.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache

WORKDAYS_PER_WEEK = 5
QUARTERS_PER_HOUR = 4
DAYS_PER_WEEK = 7
# The last week that is whole: the calendar ends on a Friday.
_LAST_WEEK = date.max.toordinal() // DAYS_PER_WEEK - 1


def week_of(day: date) -> int:
    """The week (counted in Mondays since year 1) that a day lies in."""
    return (day.toordinal() - 1) // DAYS_PER_WEEK


def monday_of(week: int) -> date:
    """The Monday that a week starts on; of a week beyond the calendar, the first or last there is."""
    return date.fromordinal(min(max(week, 0), _LAST_WEEK) * DAYS_PER_WEEK + 1)


def sunday_of(week: int) -> date:
    """The Sunday that a week ends on."""
    return monday_of(week) + timedelta(days=6)


@lru_cache(maxsize=65_536)
def quarters_needed(work_hours: float | Fraction) -> int:
    """Quarter-hours that a need of so many hours takes, rounded up.

    `Fraction(str(...))` reads a decimal as it was written: 0.1 h is one tenth, not the
    binary neighbour that would round up to one quarter-hour more.
    """
    exact = _exact(work_hours) * QUARTERS_PER_HOUR
    return -(-exact.numerator // exact.denominator)


def quarters_there(work_hours: float | Fraction) -> int:
    """Quarter-hours that so many hours offer, rounded down."""
    exact = _exact(work_hours) * QUARTERS_PER_HOUR
    return exact.numerator // exact.denominator


def hours(quarters: int) -> float:
    """Hours in so many quarter-hours (exact in binary)."""
    return quarters / QUARTERS_PER_HOUR


def exact(value: float | int | str | Fraction) -> Fraction:
    """A number as the decimal it was written as, so that 0.1 + 0.2 is 0.3."""
    return _exact(value)


@lru_cache(maxsize=65_536)
def _exact(value: float | int | str | Fraction) -> Fraction:
    if isinstance(value, Fraction | int):
        return Fraction(value)
    return Fraction(str(value))


def fiscal_quarter(day: date, *, first_month: int) -> str:
    """The fiscal quarter of a day, as `2027Q1`; a fiscal year is named by the year it ends in.

    Args:
        day: any day.
        first_month: month (1 to 12) that the fiscal year starts with.
    """
    months = (day.month - first_month) % 12
    year = day.year if first_month == 1 or day.month < first_month else day.year + 1
    return f"{year}Q{months // 3 + 1}"


def minor_units(amount: str) -> int:
    """Money in hundredths from a decimal such as `1200` or `1200.50`.

    Raises:
        ValueError: more than two decimals, or no decimal number.
    """
    exact_amount = Fraction(amount) * 100
    if exact_amount.denominator != 1:
        raise ValueError("more than two decimals")
    return int(exact_amount)


def decimal_amount(minor: int) -> str:
    """Money in minor units as the shortest decimal: `1200` or `1200.50`."""
    sign, value = ("-", -minor) if minor < 0 else ("", minor)
    whole, cents = divmod(value, 100)
    return f"{sign}{whole}.{cents:02d}" if cents else f"{sign}{whole}"

"""How a language writes numbers, money, days, weeks and lists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

DEFAULT_LANGUAGE = "en"
_SYMBOLS = {"EUR": "€", "GBP": "£", "USD": "$", "JPY": "¥"}
_MOST_DECIMALS = 2
_LAST_DECIMAL = 12


@dataclass(frozen=True)
class Locale:
    """The signs and words of a language that numbers and dates are written with.

    `money` and `day` are patterns; `joined` holds the words between the last two of a list.
    """

    language: str
    decimal: str
    group: str
    percent: str
    money: str
    money_by_code: str
    day: str
    day_and_year: str
    months: tuple[str, ...]
    joined: str


_ENGLISH_MONTHS = "January February March April May June July August September October November December"
_GERMAN_MONTHS = (
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
)

LOCALES: dict[str, Locale] = {
    "en": Locale(
        language="en",
        decimal=".",
        group=",",
        percent="{}%",
        money="{sign}{symbol}{amount}",
        money_by_code="{symbol} {sign}{amount}",
        day="{day} {month}",
        day_and_year="{day} {month} {year}",
        months=tuple(_ENGLISH_MONTHS.split()),
        joined=" and ",
    ),
    "de": Locale(
        language="de",
        decimal=",",
        group=".",
        percent="{} %",
        money="{sign}{amount} {symbol}",
        money_by_code="{sign}{amount} {symbol}",
        day="{day}. {month}",
        day_and_year="{day}. {month} {year}",
        months=tuple(_GERMAN_MONTHS.split()),
        joined=" und ",
    ),
}
LANGUAGES: tuple[str, ...] = tuple(LOCALES)


def exact_number(value: int | float | str | Fraction) -> Fraction:
    """A number as it was written: an int, a decimal, or a fraction such as `7/2`."""
    return value if isinstance(value, Fraction) else Fraction(str(value))


def number(
    value: int | float | str | Fraction,
    locale: Locale,
    *,
    most_decimals: int = _MOST_DECIMALS,
) -> str:
    """A number with at most so many decimals, halves rounded up; thousands in groups.

    What is not zero is never written as zero: it shows its first digit instead.
    """
    exact = exact_number(value)
    scaled = _scaled(exact, most_decimals)
    while scaled == 0 and exact != 0 and most_decimals < _LAST_DECIMAL:
        most_decimals += 1
        scaled = _scaled(exact, most_decimals)
    whole, part = divmod(scaled, 10**most_decimals)
    digits = f"{part:0{most_decimals}d}".rstrip("0") if most_decimals else ""
    text = f"{whole:,d}".replace(",", locale.group)
    sign = "−" if exact < 0 and scaled else ""
    return f"{sign}{text}{locale.decimal}{digits}" if digits else f"{sign}{text}"


def _scaled(exact: Fraction, decimals: int) -> int:
    """The size of a number in units of its last decimal, halves away from zero; no digit is lost."""
    scaled: Fraction = abs(exact) * 10**decimals + Fraction(1, 2)
    return scaled.numerator // scaled.denominator


def share(value: int | float | str | Fraction, locale: Locale) -> str:
    """A share of 0 to 1 as a percentage with at most one decimal."""
    return locale.percent.format(
        number(exact_number(value) * 100, locale, most_decimals=1)
    )


def money(minor: int | str, currency: str | None, locale: Locale) -> str:
    """Minor units as money; cents only where there are any."""
    amount = Fraction(int(minor), 100)
    symbol = _SYMBOLS.get(currency or "", currency or "")
    digits = number(abs(amount), locale)
    if amount.denominator != 1:
        whole, _, cents = digits.rpartition(locale.decimal)
        digits = f"{whole}{locale.decimal}{cents:0<2}"
    pattern = locale.money if len(symbol) == 1 else locale.money_by_code
    sign = "−" if amount < 0 else ""
    return pattern.format(sign=sign, symbol=symbol, amount=digits).strip()


def day(value: date, locale: Locale, *, year: int | None) -> str:
    """A day as people say it; the year stands only where it is not the year spoken of."""
    pattern = locale.day if value.year == year else locale.day_and_year
    return pattern.format(
        day=value.day, month=locale.months[value.month - 1], year=value.year
    )


def joined(words: list[str], locale: Locale) -> str:
    """Words as a list in a sentence: `A, B and C`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])}{locale.joined}{words[-1]}"

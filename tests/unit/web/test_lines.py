"""Single values and facts as they are typed in one line."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feasibility.model.bounds import SHARE
from feasibility.web.forms import scalars
from feasibility.web.forms.kinds import Kind
from feasibility.web.forms.text_facts import read_line, write_line

WHOLE, DECIMAL, MONEY = Kind("whole"), Kind("decimal"), Kind("money")


def fact(kind: Kind, **options: Any) -> Kind:
    return Kind("fact", inner=kind, **options)


@pytest.mark.parametrize(
    ("typed", "kind", "value"),
    [
        ("5000", WHOLE, 5000),
        ("118,400", WHOLE, 118400),
        ("118 400", WHOLE, 118400),
        ("-3", WHOLE, -3),
        ("1.5", DECIMAL, 1.5),
        ("80%", DECIMAL, 0.8),
        ("12.5 %", DECIMAL, 0.125),
        ("12000", MONEY, "12000 EUR"),
        ("12,000 usd", MONEY, "12000 USD"),
        ("yes", Kind("yes_no"), True),
        ("no", Kind("yes_no"), False),
        ("", WHOLE, None),
        # What cannot be read stays as it was typed: validation says what is wrong with it.
        ("a dozen", WHOLE, "a dozen"),
        ("1.5", WHOLE, 1.5),
        ("1,5", DECIMAL, "1,5"),
        ("€12", MONEY, "€12"),
        ("nan", DECIMAL, "nan"),
        ("1e9", WHOLE, "1e9"),
    ],
)
def test_a_value_is_read_as_it_is_meant(typed: str, kind: Kind, value: Any) -> None:
    assert value == scalars.read(typed, kind, currency="EUR")


@pytest.mark.parametrize(
    ("line", "raw"),
    [
        ("5000", 5000),
        ("4000 to 6000", {"low": 4000, "high": 6000}),
        ("4000 to 6000, typically 4500", {"low": 4000, "high": 6000, "typical": 4500}),
        ("8 or 12", {"one_of": [{"value": 8}, {"value": 12}]}),
        ("unknown", "unknown"),
    ],
)
def test_a_line_says_a_fact_and_a_fact_says_the_line(line: str, raw: Any) -> None:
    assert raw == read_line(line, fact(WHOLE), currency="EUR")
    assert line == write_line(raw, fact(WHOLE))


@pytest.mark.parametrize("line", ["?", "Unknown", " nobody knows "])
def test_not_knowing_can_be_said_in_several_ways(line: str) -> None:
    assert "unknown" == read_line(line, fact(WHOLE), currency="EUR")


def test_a_range_of_shares_is_written_in_percent() -> None:
    kind = fact(DECIMAL, bounds=SHARE)

    assert "20% to 35%" == write_line({"low": 0.2, "high": 0.35}, kind)
    assert {"low": 0.2, "high": 0.35} == read_line("20% to 35%", kind, currency="EUR")


def test_a_name_with_or_in_it_is_one_name() -> None:
    assert "Black or White" == read_line(
        "Black or White", fact(Kind("name")), currency="EUR"
    )


@given(st.integers(-(10**12), 10**12))
def test_any_whole_number_reads_as_it_is_shown(number: int) -> None:
    assert number == scalars.read(scalars.show(number, WHOLE), WHOLE, currency="EUR")


@given(st.floats(0, 1, allow_nan=False).map(lambda each: round(each, 6)))
def test_any_share_reads_as_it_is_shown(share: float) -> None:
    shown = scalars.show(share, DECIMAL, share=True)

    assert share == scalars.read(shown, DECIMAL, currency="EUR")


@given(st.text(max_size=40))
def test_no_text_breaks_a_line(text: str) -> None:
    for kind in (WHOLE, DECIMAL, MONEY, Kind("day"), Kind("name")):
        read_line(text, fact(kind), currency="EUR")

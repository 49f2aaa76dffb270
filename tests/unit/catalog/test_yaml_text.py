"""YAML is read strictly: what is written is what is meant."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from feasibility.catalog import yaml_events
from feasibility.catalog.yaml_text import read_yaml

GUESSED_AT = """
    NO no yes Yes on off True TRUE False y n 1.10.2 012 0o17 0x1F 1_000 12:30 +1 1. .5
    .nan .inf -.inf NaN Infinity 2027-01-01 2027-01-01T00:00:00Z Null NULL 0b1 = --1
    1e 1e+ 00 -01
"""


@pytest.mark.parametrize("word", GUESSED_AT.split())
def test_what_yaml_guesses_at_is_text(word: str) -> None:
    assert {"word": word} == read_yaml(f"word: {word}\n").data


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("0", 0),
        ("-7", -7),
        ("1.10", 1.1),
        ("1e3", 1000.0),
        ("-0.5E-2", -0.005),
        ("999999999999999999", 999_999_999_999_999_999),
    ],
)
def test_numbers_truth_and_nothing_are_read_as_json_writes_them(
    word: str, value: Any
) -> None:
    found = read_yaml(f"word: {word}\n").data["word"]

    assert (type(value), value) == (type(found), found)


@pytest.mark.parametrize("word", ["true", "12", "null", "~", "1.5", ""])
def test_what_is_quoted_is_text(word: str) -> None:
    assert [word, word] == read_yaml(f"- '{word}'\n- \"{word}\"\n").data


def test_a_key_is_always_the_text_it_is_written_as() -> None:
    data = read_yaml("1: a\n1.0: b\ntrue: c\nnull: d\nNO: e\n2027-01-01: f\n").data

    assert ["1", "1.0", "true", "null", "NO", "2027-01-01"] == list(data)


def test_every_fault_of_the_text_is_told_with_place_and_line() -> None:
    document = read_yaml(
        "a: &x {b: 1}\n"
        "a: 2\n"
        "c:\n"
        "- *x\n"
        "- !!int '3'\n"
        "- {d: 1e999, <<: {e: 4}}\n"
        "? f\n"
        ": 99999999999999999999\n"
        "---\n"
        "g: 5\n"
    )

    assert [
        ("input.anchor", ("a",), 1),
        ("input.duplicate_key", ("a",), 2),
        ("input.alias", ("c", 0), 4),
        ("input.tag", ("c", 1), 5),
        ("input.number_too_large", ("c", 2, "d"), 6),
        ("input.merge_key", ("c", 2, "<<"), 6),
        ("input.number_too_large", ("f",), 8),
        ("input.many_documents", (), 9),
    ] == [(fault.code, fault.place, fault.line) for fault in document.faults]
    assert document.usable


def test_the_first_of_two_values_of_a_key_is_kept() -> None:
    assert {"a": [1], "b": 3} == read_yaml("a: [1]\na: {x: 2}\nb: 3\n").data


@pytest.mark.parametrize(
    "text", ["[a, b]: c\n", "? {a: b}\n: c\n", "? - a\n: c\n", "*x : c\n"]
)
def test_a_key_that_is_no_text_is_refused(text: str) -> None:
    codes = [fault.code for fault in read_yaml(text).faults]

    assert "input.key_not_text" in codes or "input.yaml" in codes


def test_a_syntax_error_is_told_with_its_line_and_what_came_before() -> None:
    document = read_yaml("a: 1\na: 2\nb: [1, 2\nc: 3\n")

    assert not document.usable
    assert [("input.duplicate_key", 2), ("input.yaml", 4)] == [
        (fault.code, fault.line) for fault in document.faults
    ]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[[{b: "])
@pytest.mark.parametrize("depth", [60, 500_000])
def test_nesting_has_an_end(opening: str, depth: int) -> None:
    document = read_yaml(opening * depth)

    assert not document.usable
    assert document.faults[-1].code in {"input.too_deep", "input.key_not_text"}


def test_thirty_levels_are_read() -> None:
    assert read_yaml("[" * 30 + "]" * 30).usable


def test_a_long_text_is_refused_unread() -> None:
    document = read_yaml("a: " + "b" * 100, most_bytes=100)

    assert ["input.too_big"] == [fault.code for fault in document.faults]


def test_characters_that_are_no_text_are_told_where_they_stand() -> None:
    document = read_yaml(b"# \x00\nname: Z\xeb\nlist: [a, 'b\x07']\nk\x1bey: 1\n")

    assert [
        ("input.nul", (), 1),
        ("input.not_utf8", ("name",), 2),
        ("input.control_character", ("list", 1), 3),
        ("input.control_character", ("k\ufffdey",), 4),
    ] == [(fault.code, fault.place, fault.line) for fault in document.faults]
    assert "Z\ufffd" == document.data["name"]


def test_a_file_that_is_not_text_at_all_is_not_told_byte_by_byte() -> None:
    assert 101 >= len(read_yaml(b"\x00\xff" * 100_000).faults)


def test_a_byte_order_mark_is_no_character() -> None:
    assert {"a": 1} == read_yaml("\ufeffa: 1\n").data
    assert {"a": 1} == read_yaml("a: 1\n".encode("utf-8-sig")).data


def test_lines_are_those_of_keys_and_of_list_elements() -> None:
    document = read_yaml("a:\n  b:\n  - x\n\n  - y: 1\n    z: 2\n")

    places: list[Any] = [("a",), ("a", "b"), ("a", "b", 0), ("a", "b", 1)]
    assert [1, 2, 3, 5] == [document.line_of(place) for place in places]
    assert 6 == document.line_of(("a", "b", 1, "z"))
    assert 5 == document.line_of(("a", "b", 1, "missing"))
    assert 1 == document.line_of(("missing", 3))


PLAIN = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-(10**9), 10**9), st.text()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text(), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(data=PLAIN, flow=st.booleans())
def test_what_another_writer_quotes_is_read_as_it_was(data: Any, flow: bool) -> None:
    text = yaml.safe_dump(data, allow_unicode=False, default_flow_style=flow)

    document = read_yaml(text)

    if any(fault.code in {"input.anchor", "input.alias"} for fault in document.faults):
        return  # this writer shares equal values
    if any(fault.code == "input.key_not_text" for fault in document.faults):
        return  # and writes long keys in a form of their own
    assert data == document.data


@given(text=st.text(alphabet="ab:-[]{}&*!|>'\"#, \n\t?~0", max_size=60))
def test_no_text_makes_a_reader_fail_and_what_both_parsers_read_is_the_same(
    text: str,
) -> None:
    document = read_yaml(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_events, "_LOADER", yaml.SafeLoader)
        slow = read_yaml(text)

    if not document.faults and not slow.faults:
        assert slow.data == document.data

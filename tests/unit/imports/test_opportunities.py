"""Exports in every dialect hold the same deals; what cannot be told is asked, not guessed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from feasibility.imports import read_opportunities
from feasibility.kernel.errors import InputError
from feasibility.model.cycle import ExportReading, OpportunityHistory
from tests.cycle_exports import DEALS, DIALECTS, DYNAMICS, SALESFORCE

TODAY = date(2026, 4, 15)
AS_OF = date(2026, 3, 30)


def read(text: str | bytes, **said: Any) -> OpportunityHistory:
    data = text if isinstance(text, bytes) else text.encode()
    return read_opportunities(
        data, file="export.csv", reading=ExportReading(**said), today=TODAY
    )


def refusal(text: str | bytes, **said: Any) -> list[str]:
    """The codes of what an export is refused for."""
    with pytest.raises(InputError) as refused:
        read(text, **said)
    return [fault.code for fault in refused.value.faults]


def export(*rows: str, head: str = "Stage,Created Date,Close Date") -> str:
    return "\n".join([head, *rows])


@pytest.mark.parametrize("dialect", DIALECTS)
def test_each_dialect_holds_the_same_deals(dialect: str) -> None:
    found = read(DIALECTS[dialect])

    assert AS_OF == found.as_of
    assert list(found.begun) == [begun.toordinal() for begun, _, _ in DEALS]
    assert list(found.outcomes) == [outcome for _, _, outcome in DEALS]
    assert list(found.ended) == [
        (closed or AS_OF).toordinal() for _, closed, _ in DEALS
    ]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_the_encoding_does_not_matter(encoding: str) -> None:
    assert 5 == len(read(DIALECTS["german"].encode(encoding)).begun)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_does_not_matter(delimiter: str) -> None:
    text = DYNAMICS.replace(",", delimiter)

    assert 5 == len(read(text).begun)


# --- What is left out ----------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("\n", "blank_row"),
        (",,", "blank_row"),
        ("Stage,Created Date,Close Date", "repeated_heading"),
        ("Grand Total,,", "no_deal"),
        ("Copyright, , ", "no_deal"),
        (",Total,", "no_deal"),
        ("Won,,2026-03-01", "no_created_date"),
        ("Won,soon,2026-03-01", "unreadable_created_date"),
        ("Won,2026-02-30,2026-03-01", "unreadable_created_date"),
        ("Won,2026-01-02,", "no_closed_date"),
        ("Lost,2026-01-02,later", "unreadable_closed_date"),
        ("Won,2026-03-02,2026-03-01", "closed_before_created"),
        ("Won,2026-03-02,2031-03-01", "date_in_future"),
        ("Open,2031-03-02,", "date_in_future"),
        (",2026-03-02,2026-03-03", "unknown_outcome"),
        ("Closed,2026-03-02,2026-03-03", "unknown_outcome"),
        ("Not won,2026-03-02,2026-03-03", "unknown_outcome"),
        ("Won,2026-03-02,2026-03-03,x", "too_many_cells"),
    ],
)
def test_a_row_that_cannot_count_is_left_out_for_its_reason(
    row: str, reason: str
) -> None:
    found = read(export(*["Won,2026-01-05,2026-01-15"] * 5, row))

    assert {reason: 1} == found.left_out
    assert 5 == len(found.begun)


def test_left_out_rows_are_named_by_their_number_in_the_file() -> None:
    found = read(
        export(*["Won,2026-01-05,2026-01-15"] * 5, "Won,,2026-03-01", "Won,,2026-03-01")
    )
    note = next(n for n in found.notes if n.code == "left_out.no_created_date")

    assert {"n": 2, "text": "7 to 8"} == note.values


def test_titles_totals_and_footers_are_no_deals() -> None:
    assert {"blank_row": 1, "no_deal": 2} == read(SALESFORCE).left_out


def test_one_id_with_two_outcomes_counts_for_neither() -> None:
    rows = [f"{n},Won,2026-01-05,2026-01-15" for n in range(9)]
    text = export(*rows, "3,Lost,2026-01-05,2026-01-20", head="ID,Stage,Created,Closed")
    found = read(text)

    assert {"two_outcomes_of_one_id": 2} == found.left_out
    assert 8 == len(found.begun)


def test_a_row_that_stands_twice_counts_once() -> None:
    rows = [f"{n},Won,2026-01-05,2026-01-15" for n in range(3)]
    found = read(export(*rows, rows[0], head="ID,Stage,Created,Closed"))

    assert {"repeated_id": 1} == found.left_out


def test_two_currencies_are_told() -> None:
    text = export(
        "Won,2026-01-05,2026-01-15,EUR",
        "Won,2026-01-05,2026-01-15,USD",
        "Won,2026-01-05,2026-01-15,EUR",
        head="Stage,Created,Closed,Currency",
    )

    assert {"text": "2 EUR, 1 USD"} == next(
        note.values for note in read(text).notes if note.code == "currencies"
    )


# --- The day of the export ---------------------------------------------------------


def test_an_expected_close_date_is_no_close_and_no_day_of_the_export() -> None:
    found = read(export("Won,2026-01-05,2026-01-15", "Proposal,2026-01-10,2026-02-20"))

    assert ("won", "open") == found.outcomes
    assert date(2026, 1, 15) == found.as_of


def test_what_closed_after_the_day_asked_about_was_open_on_it() -> None:
    found = read(SALESFORCE, as_of=date(2026, 2, 1))

    assert ("won", "open") == found.outcomes
    assert (date(2026, 1, 15).toordinal(), date(2026, 2, 1).toordinal()) == found.ended
    assert 3 == found.left_out["begun_after_as_of"]


def test_what_closed_before_the_records_begin_is_left_out() -> None:
    found = read(SALESFORCE, records_from=date(2026, 2, 1))

    assert 1 == found.left_out["closed_before_records"]


def test_all_open_is_a_history_too() -> None:
    found = read(export("Prospecting,2026-01-05,2026-12-31", "Proposal,2026-01-10,"))

    assert ("open", "open") == found.outcomes
    assert "all_open" in [note.code for note in found.notes]


def test_one_deal_is_a_history_too() -> None:
    assert ("won",) == read(export("Won,2026-01-05,2026-01-15")).outcomes


# --- Day or month first ------------------------------------------------------------


def test_one_row_tells_the_order_for_the_whole_column() -> None:
    found = read(export("Won,03/04/2026,05/04/2026", "Won,25/01/2026,28/01/2026"))

    assert date(2026, 4, 3).toordinal() == found.begun[0]


def test_another_column_of_the_file_tells_the_order_where_the_own_one_cannot() -> None:
    found = read(export("Won,02/03/2026,03/25/2026"))

    assert date(2026, 2, 3).toordinal() == found.begun[0]


def test_nobody_guesses_an_order_that_no_row_tells() -> None:
    assert {"import.dates.unsettled"} == {*refusal(export("Won,03/02/2026,05/03/2026"))}


def test_the_user_settles_the_order() -> None:
    found = read(export("Won,03/02/2026,05/03/2026"), day_first=True)

    assert date(2026, 2, 3).toordinal() == found.begun[0]


def test_a_column_that_says_both_is_refused() -> None:
    text = export("Won,25/01/2026,26/01/2026", "Won,01/25/2026,01/26/2026")

    assert "import.dates.mixed" in refusal(text)


# --- What is refused ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", ["input.empty"]),
        ("\n\n", ["input.empty"]),
        ("hello", ["import.no_table"]),
        (b"\x00\x01\x02\x00\x81\x8d\x00\x00\x01", ["import.no_text"]),
        (
            "Stage,Q1,Q2\nWon,3,4\nLost,5,6",
            ["import.no_column.created", "import.no_column.closed"],
        ),
        (
            "Name,City\nA,Bonn\nB,Ulm",
            [
                "import.no_column.created",
                "import.no_column.closed",
                "import.no_column.outcome",
            ],
        ),
        ("Stage,Created Date\nWon,2026-01-05", ["import.no_column.closed"]),
        (
            "Stage,Created Date,Expected Close Date\nWon,2026-01-05,2026-02-01",
            ["import.no_column.closed.days"],
        ),
        (
            "Stage,Close Date\nWon,2026-01-05",
            ["import.no_column.created"],
        ),
        (
            "Created Date,Close Date\n2026-01-05,2026-02-01",
            ["import.no_column.outcome"],
        ),
        (
            "IsWon,Created Date,Close Date\n1,2026-01-05,2026-02-01",
            ["import.only_won"],
        ),
        (export("Signed,2026-01-05,2026-02-01"), ["import.no_won"]),
        (
            "Stage,Status,Created,Closed\nWon,Lost,2026-01-05,2026-02-01",
            ["import.several.outcome"],
        ),
        (
            "Stage,Created Date,Create Date,Closed\nWon,2026-01-05,2026-01-06,2026-02-01",
            ["import.several.created"],
        ),
        (export("Won,,2026-01-05", "Lost,2026-01-05,"), ["import.no_deals"]),
        (export('Won,2026-01-05,"2026-01-15' + "x" * 140_000), ["import.csv"]),
    ],
)
def test_what_is_no_history_is_refused_with_all_reasons(
    text: str | bytes, codes: list[str]
) -> None:
    assert codes == refusal(text)


def test_four_in_ten_unreadable_rows_are_too_many() -> None:
    rows = ["Won,2026-01-05,2026-01-15"] * 6 + ["Won,soon,2026-01-15"] * 4

    assert [
        "import.too_many_unreadable",
        "import.unreadable.unreadable_created_date",
    ] == refusal(export(*rows))


def test_most_closed_before_they_were_created_looks_like_columns_mixed_up() -> None:
    rows = ["Won,2026-01-15,2026-01-05"] * 6 + ["Open,2026-01-15,"] * 4

    assert [
        "import.too_many_contradictory",
        "import.unreadable.closed_before_created",
    ] == refusal(export(*rows))


def test_some_that_contradict_themselves_are_left_out_and_told() -> None:
    rows = ["Won,2026-01-05,2026-01-15"] * 2 + ["Won,2026-01-15,2026-01-05"]

    assert {"closed_before_created": 1} == read(export(*rows)).left_out


def test_one_in_ten_is_left_out_and_told() -> None:
    rows = ["Won,2026-01-05,2026-01-15"] * 9 + ["Won,soon,2026-01-15"]

    assert {"unreadable_created_date": 1} == read(export(*rows)).left_out


# --- What somebody says --------------------------------------------------------------


def test_columns_of_any_name_are_mapped() -> None:
    text = export("Won,2026-01-05,2026-01-15", head="A,B,C")
    found = read(text, columns={"outcome": "A", "created": "b", "closed": "C"})

    assert ("won",) == found.outcomes


def test_a_mapped_column_that_is_not_there_is_told_with_the_nearest() -> None:
    with pytest.raises(InputError) as refused:
        read(SALESFORCE, columns={"created": "Created Dat"}, by="Acount Name")

    assert [
        ("import.no_such_column", "Created Date"),
        ("import.no_such_column", "Account Name"),
    ] == [(fault.code, fault.nearest) for fault in refused.value.faults]


def test_stages_of_a_companys_own_are_named() -> None:
    text = export("Signed,2026-01-05,2026-01-15", "Dead,2026-01-05,2026-01-15")

    assert ("won", "lost") == read(text, won=("Signed",), lost=("Dead",)).outcomes


def test_deals_are_told_apart_by_a_column() -> None:
    assert ("A", "B", "C", "D", "E") == read(SALESFORCE, by="account name").segments


def test_a_blank_segment_is_named_as_such() -> None:
    text = export("Won,2026-01-05,2026-01-15,", head="Stage,Created,Closed,Region")

    assert ("(blank)",) == read(text, by="Region").segments

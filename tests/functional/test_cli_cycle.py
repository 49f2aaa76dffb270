"""`feasibility cycle` as a user calls it: the answer, its keys, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli_runs import run
from tests.cycle_exports import GERMAN, SALESFORCE

KEYS = {
    *("counts", "as_of", "time_to_close", "won_by"),
    *("naive_mean_closed_days", "segments", "notes"),
}


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "export.csv"
    path.write_text(SALESFORCE, "utf-8")
    return path


def answer(*arguments: object) -> dict[str, Any]:
    result = run("cycle", *arguments, "--format", "json")
    assert 0 == result.exit_code, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_the_answer_has_the_keys_that_scripts_rely_on(export: Path) -> None:
    found = answer(export, "--won-by", "30,90")

    assert KEYS == set(found)
    assert {
        "won": 2,
        "lost": 1,
        "open": 2,
        "left_out": {"blank_row": 1, "no_deal": 2},
    } == found["counts"]
    assert "2026-03-30" == found["as_of"]
    assert {"p25", "p50", "p75", "p90"} == set(found["time_to_close"])
    assert {"days", "low", "high"} == set(found["time_to_close"]["p25"])
    assert {"30", "90"} == set(found["won_by"])


def test_the_figures_are_those_by_hand(export: Path) -> None:
    found = answer(export, "--won-by", "30,90")

    # At risk on day 10: all but the deal of 5 days. 3/4 are open after it, 1/2 after day 20; the
    # open one of 28 days goes, and the last closes on day 40.
    times = found["time_to_close"]
    assert [10, 20, 40, 40] == [times[p]["days"] for p in ("p25", "p50", "p75", "p90")]
    assert 0.25 == found["won_by"]["30"]["share"]
    assert 0.75 == found["won_by"]["90"]["share"]
    assert 23.33 == found["naive_mean_closed_days"]


def test_what_is_not_reached_is_null(export: Path) -> None:
    found = answer(export, "--as-of", "2026-01-18")

    assert {"days": None, "low": None, "high": None} != found["time_to_close"]["p25"]
    assert found["time_to_close"]["p90"]["high"] is None


def test_each_segment_has_the_same_keys(export: Path) -> None:
    found = answer(export, "--by", "Account Name")

    assert {"A", "B", "C", "D", "E"} == set(found["segments"])
    for each in found["segments"].values():
        assert KEYS - {"as_of", "segments", "notes"} < set(each)
    assert any("under 30" in note for note in found["notes"])


def test_a_german_export_reads_the_same_as_text(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_bytes(GERMAN.encode("cp1252"))
    result = run("cycle", path)

    assert 0 == result.exit_code
    assert "2 won, 1 lost, 2 open" in result.stdout
    assert "50 % of deals have closed by      20 days" in result.stdout
    assert "Column 'Erstelldatum'" in result.stdout.replace("column", "Column")


def test_a_band_without_an_upper_end_says_so_in_words(export: Path) -> None:
    result = run("cycle", export)

    # Lower band by hand: 0.75^7.15 = 0.13 after day 10, 0.5^4.11 = 0.06 after day 20; 0.1 is asked.
    # The last deal at risk closes on day 40: of the upper one nothing was seen.
    assert (
        "90 % of deals have closed by      40 days (20 days or more)" in result.stdout
    )


def test_deals_older_than_the_records_are_told(export: Path) -> None:
    found = answer(export, "--records-from", "2026-02-01")

    assert 1 == found["counts"]["left_out"]["closed_before_records"]
    assert any("2026-02-01" in note for note in found["notes"])


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Region,Q1,Q2\nNorth,3,4\nSouth,5,6\n", "no history of opportunities"),
        ("Stage,Created Date\nWon,2026-01-05\n", "when a deal closed"),
        ("IsWon,Created,Closed\n1,2026-01-05,2026-02-01\n", "'IsWon' says"),
        ("Stage,Created,Closed\nWon,03/02/2026,05/03/2026\n", "--dates day-first"),
        ("PK\x03\x04", "Save it as CSV"),
        ("", "nothing in it"),
    ],
)
def test_what_cannot_be_used_is_refused_with_the_reason(
    tmp_path: Path, text: str, reason: str
) -> None:
    path = tmp_path / "export.csv"
    path.write_text(text, "utf-8")
    result = run("cycle", path, "--format", "json")

    assert 3 == result.exit_code
    assert "" == result.stdout
    assert reason in result.stderr


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    result = run("cycle", tmp_path / "none.csv")

    assert 3 == result.exit_code
    assert "cannot be read" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("--map", "created"),
        ("--map", "creatd=Created Date"),
        ("--map", "created=A", "--map", "created=B"),
        ("--won-by", "soon"),
        ("--won-by", "-5"),
        ("--as-of", "yesterday"),
        ("--band", "100"),
    ],
)
def test_a_wrong_call_is_told_from_a_wrong_file(
    export: Path, arguments: tuple[str, ...]
) -> None:
    assert 2 == run("cycle", export, *arguments).exit_code


def test_the_public_export_gives_the_reference_answer(shared_data: Path) -> None:
    folder = shared_data / "crm" / "maven"
    reference = json.loads((folder / "km_reference.json").read_text("utf-8"))
    found = answer(folder / "sales_pipeline.csv", "--won-by", "30,60,90,120")
    median = reference["closed_any_outcome_overall"]["p50_median"]
    won = reference["cumulative_incidence_won_vs_lost"]

    assert [4238, 2473, 1589] == [
        found["counts"][name] for name in ("won", "lost", "open")
    ]
    assert {"no_created_date": 500} == found["counts"]["left_out"]
    assert reference["snapshot_date"] == found["as_of"]
    low, high = median["ci95_loglog_greenwood"]
    assert {"days": median["estimate"], "low": low, "high": high} == found[
        "time_to_close"
    ]["p50"]
    assert [won[day]["won"] for day in found["won_by"]] == [
        each["share"] for each in found["won_by"].values()
    ]


def test_the_public_export_without_close_dates_is_refused(shared_data: Path) -> None:
    result = run("cycle", shared_data / "crm" / "airsprint" / "Opportunity.csv")

    assert 3 == result.exit_code
    assert "when a deal closed" in result.stderr

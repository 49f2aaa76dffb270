"""`feasibility strategy show`: what a strategy takes, at a size, with or without sources."""

from pathlib import Path

import pytest

from tests.cli_runs import run

NAME = "abm_one_to_few"
MANAGEMENT = "ABM programme management, proficiency 3 of 5:"


def test_a_strategy_is_told_from_its_weeks_to_what_to_do_in_its_place() -> None:
    result = run("strategy", "show", NAME)

    assert result.exit_code == 0
    for words in (
        "One-to-few (cluster) ABM",
        "Set-up             8 to 12 weeks before buyers see anything",
        "Build: 5 to 7 weeks",
        "Questions to answer first",
        "What shows that it works",
        "Why it fails",
        "One-to-many (programmatic) ABM, if this holds:",
    ):
        assert words in result.output


def test_without_a_size_the_hours_say_what_they_hang_on() -> None:
    output = run("strategy", "show", NAME).output

    # 40 to 60 h a month over 20 weeks (4.6 months), for each 15 accounts.
    assert f"{MANAGEMENT} 184 to 276 h for each 15 accounts begun." in " ".join(
        output.split()
    )


@pytest.mark.parametrize(
    ("accounts", "hours"), [(15, "184 to 276 h"), (16, "368 to 552 h"), (0, "0 h")]
)
def test_with_a_size_they_are_worked_out(accounts: int, hours: str) -> None:
    output = run("strategy", "show", NAME, "--accounts", accounts).output

    assert f"{MANAGEMENT} {hours}." in " ".join(output.split())


def test_what_is_taken_of_limits_is_worked_out_too() -> None:
    size = ("--contacts", 500, "--sends", 2)
    output = run("strategy", "show", NAME, *size).output

    assert "Stored contacts: 500, E-mails a month: 1,000" in " ".join(output.split())


def test_a_channel_leaves_out_what_hangs_on_others() -> None:
    output = run("strategy", "show", NAME, "--channel", "webinar").output

    assert "If you use Webinars" in output
    assert "If you use Direct mail" not in output


def test_sources_are_told_where_they_are_asked_for() -> None:
    plain = run("strategy", "show", NAME).output
    sourced = run("strategy", "show", NAME, "--sources").output

    assert "https://" not in plain
    assert "https://prospeo.io/s/abm-framework, 2026-01-01, secondary" in sourced


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["abm_one_to_fwe"], "no strategy 'abm_one_to_fwe'. Is abm_one_to_few meant?"),
        (["qqqqqqqq"], "The catalog has no strategy 'qqqqqqqq'."),
        ([NAME, "--channel", "webinars"], "no channel 'webinars'. Is webinar meant?"),
        ([NAME, "--accounts", "-1"], "-1 is not in the range"),
        ([NAME, "--accounts", "many"], "'many' is not a valid integer"),
        ([NAME, "--regions", "1e3"], "'1e3' is not a valid integer"),
        ([NAME, "--sends", "1001"], "1001.0 is not in the range"),
        ([], "Missing argument 'STRATEGY'"),
    ],
    ids=str,
)
def test_what_cannot_be_asked_is_said_with_what_was_probably_meant(
    arguments: list[str], message: str
) -> None:
    result = run("strategy", "show", *arguments)

    assert result.exit_code == 2
    assert message in result.output


def test_a_catalog_of_ones_own_has_strategies_of_its_own(tmp_path: Path) -> None:
    result = run("strategy", "show", NAME, "--catalog", tmp_path)

    assert result.exit_code == 3

"""`feasibility strategy suggest`, as it is called."""

import json
from pathlib import Path

import pytest

from tests.cli_runs import run, run_as_installed

SUGGEST = ("strategy", "suggest")


def data(*arguments: object) -> object:
    result = run(*SUGGEST, *arguments, "--format", "json")
    assert result.exit_code == 0
    return json.loads(result.stdout)


def test_a_statement_is_answered_with_the_strategy_and_the_words_that_decided() -> None:
    found = data("Six webinars in spring for lab managers")
    assert found["too_vague"] is False
    assert (found["left_open"], found["questions"]) == ([], [])
    first = found["candidates"][0]
    assert first["strategy"] == "webinar_programme"
    assert first["name"] == "Webinar programme"
    assert "webinars" in first["because"]
    assert 0 < first["score"] <= 1


@pytest.mark.parametrize(
    "statement",
    [
        "increase our bottom-line revenue",
        "be more customer-centric",
        "10x pipeline",
        "leverage AI",
    ],
)
def test_a_vague_statement_is_answered_with_the_questions_to_ask(
    statement: str,
) -> None:
    found = data(statement)
    assert found["too_vague"] is True
    assert found["candidates"] == []
    assert found["left_open"] == ["who", "what", "when"]
    assert [each.split("?")[0] for each in found["questions"]] == [
        "Who is it for",
        "What will be done",
        "By when",
    ]


def test_what_is_said_is_not_asked_again() -> None:
    assert data("increase revenue by June 2027")["left_open"] == ["who", "what"]


def test_words_without_quotes_are_one_statement() -> None:
    assert data("more", "webinars")["statement"] == "more webinars"


def test_a_file_is_one_statement_a_line_and_gives_a_list_in_its_order(
    tmp_path: Path,
) -> None:
    file = tmp_path / "plan.txt"
    file.write_text(
        "\ufeffgrow faster\n\n  ABM for 60 firms  \r\nNew roof\n", encoding="utf-8"
    )
    found = data("--file", file)
    assert [(each["statement"], each["too_vague"]) for each in found] == [
        ("grow faster", True),
        ("ABM for 60 firms", False),
        ("New roof", False),
    ]


def test_the_same_file_gives_the_same_answer_in_another_process(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text("ABM for 60 firms\nchurn of dealers\nroadshow\n", encoding="utf-8")
    command = (*SUGGEST, "--file", file, "--format", "json")
    answers = {run_as_installed(*command, home=tmp_path).stdout for _ in range(2)}
    assert answers == {run(*command).stdout}


def test_the_text_says_why() -> None:
    result = run(*SUGGEST, "Drip campaign for cold leads")
    assert "Sounds like:\n    1. Multichannel nurture" in result.stdout
    assert "because you wrote “Drip campaign”, “cold leads”" in result.stdout


def test_a_hint_is_told_as_a_perhaps() -> None:
    assert "Perhaps:" in run(*SUGGEST, "Talks in four cities").stdout


def test_a_vague_statement_is_told_in_german() -> None:
    result = run(*SUGGEST, "mehr Umsatz", "--language", "de")
    assert "Zu allgemein" in result.stdout
    assert "Bis wann?" in result.stdout


def test_what_is_no_strategy_is_said_to_be_none() -> None:
    assert (
        "No strategy in the catalog sounds like this."
        in run(*SUGGEST, "A new roof").stdout
    )


@pytest.mark.parametrize(
    "arguments", [(), ("text", "--file", "plan.txt"), ("x", "--format", "xml")]
)
def test_a_wrong_call_is_refused(arguments: tuple[str, ...]) -> None:
    result = run(*SUGGEST, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "cannot be read"),
        (b"", "There is nothing in it."),
        (b" \n\t\n", "There is nothing in it."),
        (b"\xff\xfe\x00", "not text in UTF-8"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_by_name(
    content: bytes | None, said: str, tmp_path: Path
) -> None:
    file = tmp_path / "plan.txt"
    if content is not None:
        file.write_bytes(content)
    result = run(*SUGGEST, "--file", file)
    assert (result.exit_code, result.stdout) == (3, "")
    assert said in result.stderr
    assert "plan.txt" in result.stderr

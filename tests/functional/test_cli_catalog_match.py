"""`feasibility catalog match`, as somebody runs it on a list of tools."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from tests.cli_runs import run


def match(*arguments: object) -> Result:
    return run("catalog", "match", *arguments)


def answers(*arguments: object) -> list[dict[str, Any]]:
    result = match("--format", "json", *arguments)
    assert result.exit_code == 0, result.output
    found: list[dict[str, Any]] = json.loads(result.output)
    return found


@pytest.fixture(name="file")
def names_in_a_file(tmp_path: Path) -> Path:
    path = tmp_path / "names.txt"
    path.write_text("Terminus\n\nSegment\nGuide\n", "utf-8")
    return path


def beside(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "context.txt"
    path.write_text(text, "utf-8")
    return path


def test_each_name_gets_its_confidence_and_candidates() -> None:
    (found,) = answers("HubSpot Mktg Hub Ent")

    assert (found["name"], found["confidence"]) == ("HubSpot Mktg Hub Ent", "sure")
    assert found["candidates"][0]["product"] == "hubspot-marketing-hub"
    assert found["candidates"][0]["edition"] == "enterprise"
    assert found["candidates"][0]["score"] == 100
    assert found["candidates"][0]["because"] == ["“HubSpot Marketing Hub” is its name."]


@pytest.mark.parametrize(
    ("name", "product"),
    [
        ("SFDC", "salesforce-sales-cloud"),
        ("Pardot", "salesforce-account-engagement"),
        ("MCAE", "salesforce-account-engagement"),
        ("Marketo (prod)", "adobe-marketo-engage"),
        ("LI Campaign Mgr", "linkedin-campaign-manager"),
        ("GA4", "ga4"),
        ("Zoom - webinar 500", "zoom-webinars"),
    ],
)
def test_what_people_write_is_found(name: str, product: str) -> None:
    (found,) = answers(name)

    assert found["confidence"] == "sure"
    assert found["candidates"][0]["product"] == product


@pytest.mark.parametrize("name", ["Frame", "Guide", "Workday", "Snowplow", "-", "\x00"])
def test_what_is_not_in_the_catalog_has_no_candidates(name: str) -> None:
    (found,) = answers("--", name)

    assert found == {"name": name, "confidence": "none", "candidates": []}


@pytest.mark.parametrize(
    "name", ["Segment", "Terminus", "Drift", "Outreach", "HubSpot"]
)
def test_what_may_be_meant_is_to_be_confirmed(name: str) -> None:
    (found,) = answers(name)

    assert found["confidence"] == "probable"


def test_a_file_has_one_name_a_line_and_empty_lines_are_none(file: Path) -> None:
    assert [each["name"] for each in answers("--file", file)] == [
        "Terminus",
        "Segment",
        "Guide",
    ]


def test_the_context_file_goes_line_by_line(file: Path, tmp_path: Path) -> None:
    context = beside(tmp_path, "E-mail signatures\n\nCDP\nRecruiting\n")

    found = answers("--file", file, "--context-file", context)

    assert [each["confidence"] for each in found] == ["none", "sure", "none"]


def test_names_and_context_that_do_not_go_together_are_refused(
    file: Path, tmp_path: Path
) -> None:
    result = match("--file", file, "--context-file", beside(tmp_path, "CDP\n"))

    assert result.exit_code == 2
    assert "4 names and 1 lines" in " ".join(result.output.split())


def test_no_name_is_refused() -> None:
    result = match()

    assert result.exit_code == 2
    assert "--file" in result.output


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert match("--file", tmp_path / "none.txt").exit_code == 3


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    path.write_bytes(b"Marketo\n\xff\xfe\n")

    result = match("--file", path)

    assert result.exit_code == 3
    assert "UTF-8" in result.output


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    path.write_text("\n \n", "utf-8")

    assert match("--file", path).exit_code == 3


def test_the_text_says_what_is_to_be_confirmed_and_why() -> None:
    result = match("SFDC", "Terminus", "Guide")

    assert result.output.splitlines() == [
        "SFDC: Salesforce Sales Cloud",
        "Terminus: Terminus? To be confirmed.",
        "    “Terminus” is an ordinary word too, and nothing beside it says that the product is meant.",
        "Guide: not in the catalog",
        "",
        "1 sure, 1 to be confirmed, 1 not in the catalog.",
    ]


def test_the_answer_can_be_in_german() -> None:
    result = match("Guide", "--language", "de")

    assert "Guide: nicht im Katalog" in result.output


def test_the_same_names_get_the_same_output(file: Path) -> None:
    first, second = (match("--file", file, "--format", "json") for _ in range(2))

    assert first.output == second.output

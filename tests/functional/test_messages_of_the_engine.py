"""What the engine says can be said: known messages, with exactly the values they write."""

from functools import cache
from pathlib import Path

import pytest

from feasibility.model.assessment import Assessment, Finding
from feasibility.model.rule_book import rule_of
from feasibility.reports.documents import needed_values
from feasibility.reports.translation import texts
from tests.cli_runs import AS_OF, EXAMPLE, run

EXAMPLES = sorted(EXAMPLE.parent.glob("*.yaml"))


@cache
def assessment_of(example: Path) -> Assessment:
    result = run("check", example, "--as-of", AS_OF, "--format", "json")
    assert result.exit_code in (0, 1, 4), result.output
    return Assessment.model_validate_json(result.output)


def findings_of(example: Path) -> list[Finding]:
    assessment = assessment_of(example)
    inner = [each for one in assessment.initiatives for each in one.findings]
    return [*assessment.findings, *inner]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_every_finding_is_of_a_rule_and_says_its_status(example: Path) -> None:
    for finding in findings_of(example):
        rule = rule_of(finding.rule)
        assert rule is not None, finding.rule
        name, said = (
            ".".join(finding.message.split(".")[:2]),
            finding.message.split(".")[2],
        )
        assert (rule.name, finding.status) == (name, said)
        assert rule.effect == finding.effect, finding


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_every_finding_has_exactly_the_values_it_writes(example: Path) -> None:
    english = texts("en")
    for finding in findings_of(example):
        assert needed_values(english[finding.message]) == set(finding.values), (
            finding.message
        )


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_nothing_of_the_program_shows_in_a_statement(example: Path) -> None:
    for finding in findings_of(example):
        statement = finding.statement or ""
        assert statement
        assert "_" not in statement.replace("__", ""), statement
        assert "{" not in statement
        assert "None" not in statement


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_has_a_report_in_every_form(
    example: Path, language: str, form: str
) -> None:
    result = run(
        "check", example, "--as-of", AS_OF, "--format", form, "--language", language
    )

    assert result.exit_code in (0, 1, 4), result.output
    assert result.output

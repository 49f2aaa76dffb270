"""What the engine says can be said: known messages, with exactly the values they write."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from feasibility.bootstrap import build_file_services
from feasibility.model.assessment import Assessment, Finding
from feasibility.model.catalog import Catalog
from feasibility.model.plan import PlanFile
from feasibility.model.rule_book import rule_of
from feasibility.reports.documents import needed_values
from feasibility.reports.findings import with_statements
from feasibility.reports.render import render
from feasibility.reports.translation import texts
from feasibility.reports.viewing import build_voice
from tests.cli_runs import AS_OF, EXAMPLE

EXAMPLES = sorted(EXAMPLE.parent.glob("*.yaml"))


SERVICES = build_file_services()


@cache
def checked(example: Path) -> tuple[Assessment, PlanFile, Catalog]:
    """The example's assessment with statements, made once for all tests of this module."""
    plan_file = SERVICES.files.read(example)
    catalog = SERVICES.catalogs.of(plan_file)
    found = SERVICES.files.check(plan_file, as_of=date.fromisoformat(AS_OF))
    return with_statements(found, build_voice(plan_file, catalog)), plan_file, catalog


def assessment_of(example: Path) -> Assessment:
    return checked(example)[0]


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
    assessment, plan_file, catalog = checked(example)
    report = render(
        assessment,
        plan_file,
        catalog,
        form=form,
        environment=SERVICES.report_environment,
        language=language,
    )

    assert plan_file.plan.initiatives[0].name.split()[0] in report

"""`feasibility check`, `verify` and `explain`, over real files."""

import json
import re
from pathlib import Path

import pytest

from feasibility.model.assessment import Assessment
from tests.cli_runs import AS_OF, EXAMPLE, run, run_as_installed

EXAMPLES = sorted(EXAMPLE.parent.glob("*.yaml"))


@pytest.fixture(scope="module")
def assessed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The assessment of the example company, as `check` writes it."""
    path = tmp_path_factory.mktemp("assessed") / "assessment.json"
    result = run("check", EXAMPLE, "--as-of", AS_OF, "--format", "json", "--out", path)
    assert result.exit_code in (0, 1, 4), result.output
    return path


def code_of(headline: str) -> int:
    return {"feasible": 0, "unknown": 4, "not_proven": 4}.get(headline, 1)


def test_a_report_can_be_read_and_the_code_is_the_headline(assessed: Path) -> None:
    result = run("check", EXAMPLE, "--as-of", AS_OF)
    assessment = Assessment.model_validate_json(assessed.read_text())

    assert code_of(assessment.headline) == result.exit_code
    assert result.output.startswith("Halden Instruments · Plan 2027")
    for initiative in assessment.initiatives:
        assert initiative.name in result.output


def test_each_form_goes_whole_into_a_file(tmp_path: Path) -> None:
    for form, start in (
        ("markdown", "# Halden"),
        ("html", "<!doctype html>"),
        ("json", "{"),
    ):
        out = tmp_path / form
        result = run("check", EXAMPLE, "--as-of", AS_OF, "--format", form, "--out", out)

        assert result.exit_code in (0, 1, 4)
        assert "" == result.output
        assert out.read_text().startswith(start)


def test_statements_are_in_the_language_asked_for(
    tmp_path: Path, assessed: Path
) -> None:
    out = tmp_path / "de.json"
    run(
        "check",
        EXAMPLE,
        "--as-of",
        AS_OF,
        "--format",
        "json",
        "--language",
        "de",
        "--out",
        out,
    )
    german, english = json.loads(out.read_text()), json.loads(assessed.read_text())

    def statements(data: dict) -> list[str]:
        return [
            each["statement"] for one in data["initiatives"] for each in one["findings"]
        ]

    assert all(statements(english))
    assert len(statements(english)) == len(statements(german))
    assert not statements(english) or statements(english) != statements(german)


def test_the_day_of_the_check_is_part_of_the_answer(assessed: Path) -> None:
    assert AS_OF == json.loads(assessed.read_text())["as_of"]


def test_two_checks_agree_to_the_byte(tmp_path: Path, assessed: Path) -> None:
    again = tmp_path / "again.json"
    run("check", EXAMPLE, "--as-of", AS_OF, "--format", "json", "--out", again)

    assert assessed.read_bytes() == again.read_bytes()


def test_the_proofs_hold_a_second_time(assessed: Path) -> None:
    result = run("verify", assessed, EXAMPLE)

    assert result.exit_code in (0, 4), result.output
    assert result.output.startswith("Accepted")


def test_a_changed_number_is_refused(tmp_path: Path, assessed: Path) -> None:
    changed = tmp_path / "changed.json"
    text = assessed.read_text()
    changed.write_text(
        re.sub(r'"needed_quarters": (\d+)', r'"needed_quarters": 9\1', text, count=1)
    )
    assert text != changed.read_text()
    result = run("verify", changed, EXAMPLE)

    assert 1 == result.exit_code
    assert result.output.startswith("Refused: Plan 2027.")


def test_another_plan_is_refused_with_both_hashes(
    tmp_path: Path, assessed: Path
) -> None:
    other = tmp_path / "other.yaml"
    text = EXAMPLE.read_text()
    other.write_text(text.replace("name: Plan 2027", "name: Plan 2028"))
    result = run("verify", assessed, other)

    assert 1 == result.exit_code
    assert json.loads(assessed.read_text())["plan"]["hash"] in result.output


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": 1}', "\udcff"])
def test_what_is_no_assessment_is_code_3(tmp_path: Path, content: str) -> None:
    path = tmp_path / "assessment.json"
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    result = run("verify", path, EXAMPLE)

    assert 3 == result.exit_code
    assert result.stderr.splitlines()[0].endswith("Nothing was checked or written.")


def test_every_fault_is_told_at_once_and_nothing_is_written(tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(
        "format: 1\n"
        "plan: {id: a, name: x, period: {first_day: 2027-01-01, last_day: 2027-12-31}}\n"
        "company:\n"
        "  id: h\n"
        "  curency: EUR\n"
        "  stack: [{id: a, name: b, product: hubspott}]\n"
    )
    out = tmp_path / "report.txt"
    out.write_text("as it was")
    result = run("check", plan, "--out", out)
    lines = result.stderr.splitlines()

    assert 3 == result.exit_code
    assert "" == result.stdout
    assert "3 faults. Nothing was checked or written." == lines[0]
    assert (
        f"{plan}:5: company.curency: There is no field 'curency' here. Is currency meant?"
        in lines
    )
    assert "as it was" == out.read_text()


def test_a_plan_that_is_over_is_refused(tmp_path: Path) -> None:
    result = run("check", EXAMPLE, "--as-of", "2030-01-01")

    assert 3 == result.exit_code
    assert "before the day of the check" in result.stderr


def test_a_file_that_is_not_there_is_code_3(tmp_path: Path) -> None:
    result = run("check", tmp_path / "no.yaml")

    assert 3 == result.exit_code
    assert "The file cannot be read" in result.stderr


@pytest.mark.parametrize("day", ["21.11.2026", "2026-02-30", "20261121", "soon"])
def test_a_day_that_is_none_is_code_2(day: str) -> None:
    assert 2 == run("check", EXAMPLE, "--as-of", day).exit_code


def test_it_works_from_any_folder_as_installed(tmp_path: Path) -> None:
    result = run_as_installed("check", EXAMPLE, "--as-of", AS_OF, home=tmp_path)

    assert result.returncode in (0, 1, 4), result.stderr
    assert "" == result.stderr
    assert "What can be executed" in result.stdout


def test_a_rule_is_explained() -> None:
    result = run("explain", "cap001")

    assert 0 == result.exit_code
    assert result.output.startswith("CAP001 capability.missing")


def test_a_rule_that_is_not_there_is_code_2_with_the_nearest() -> None:
    result = run("explain", "capability.mising")

    assert 2 == result.exit_code
    assert "Is capability.missing meant?" in result.stderr


@pytest.mark.parametrize("name", ["plan", "assessment", "catalog"])
def test_a_schema_is_json_schema(name: str) -> None:
    from jsonschema import Draft202012Validator

    result = run("schema", name)
    schema = json.loads(result.output)

    Draft202012Validator.check_schema(schema)
    assert 0 == result.exit_code


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_fits_the_schema_of_a_plan(example: Path) -> None:
    from jsonschema import Draft202012Validator

    from feasibility.catalog.yaml_text import read_yaml

    schema = json.loads(run("schema", "plan").output)
    faults = Draft202012Validator(schema).iter_errors(
        read_yaml(example.read_text()).data
    )

    assert [] == [f"{list(each.path)}: {each.message[:200]}" for each in faults]


def test_an_assessment_fits_its_schema(assessed: Path) -> None:
    from jsonschema import Draft202012Validator

    schema = json.loads(run("schema", "assessment").output)

    Draft202012Validator(schema).validate(json.loads(assessed.read_text()))

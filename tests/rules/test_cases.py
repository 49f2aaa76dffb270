"""Every rule finds in every case what was worked out by hand."""

from __future__ import annotations

from collections import Counter

import pytest

from feasibility.model.rule_book import RULES
from feasibility.reports.translation import Voice, texts
from tests.rule_cases import CASES, RuleCase, all_cases, assessment_of, found_in

ALL = all_cases()


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.code}: {case.name}")
def test_the_rule_finds_what_was_worked_out_by_hand(case: RuleCase) -> None:
    assessment = assessment_of(case)
    findings = found_in(case, assessment)
    expect = case.expect

    if expect["status"] == "nothing":
        assert findings == []
        return
    assert [each.status for each in findings] == [expect["status"]]
    (found,) = findings
    assert found.message == expect["message"]
    assert found.values == expect["values"]
    assert found.importance == expect.get("importance", "must")
    if "headline" in expect:
        by_id = {each.id: each for each in assessment.initiatives}
        assert by_id[case.initiative].headline == expect["headline"]
    assert Voice().say(found.message, found.values)


def test_every_rule_has_its_file_of_cases() -> None:
    assert {rule.code for rule in RULES} == {path.stem for path in CASES.glob("*.yaml")}


@pytest.mark.parametrize("code", [rule.code for rule in RULES])
def test_a_rule_has_passing_failing_and_open_cases_and_most_do_not_pass(
    code: str,
) -> None:
    statuses = Counter(case.expect["status"] for case in ALL if case.code == code)
    (rule,) = (rule for rule in RULES if rule.code == code)
    worded = {
        text.split(".")[2] for text in texts("en") if text.startswith(f"{rule.name}.")
    }

    assert statuses["met"]
    assert statuses["missing"] or statuses["partial"] or code == "WRK003"
    assert statuses["open"] or "open" not in worded
    assert statuses.total() - statuses["met"] > statuses["met"]

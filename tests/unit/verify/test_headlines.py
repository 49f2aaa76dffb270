"""Hashes, headlines, counts and lists agree with the plan and with each other."""

from typing import Any

import pytest

from tests.verify_examples import Example, feasible, infeasible, initiative, plan, way

WITNESS = {"ways": [way()]}
TABLE = {"id": "t", "capability": "email", "level": 2, "exclusions": []}


def example(**fields: Any) -> Example:
    return Example([feasible()], witness=WITNESS, **fields)


def test_another_plan_or_catalog_is_refused_with_both_hashes() -> None:
    checked = example().check(("catalog_hash", "a"), ("plan.hash", "b"))
    assert ["catalog_hash", "plan.hash"] == [each.place for each in checked.refusals]
    assert {"hash_differs"} == {each.code for each in checked.refusals}
    claimed = [each.values["claimed"] for each in checked.refusals]
    assert ["a", "b"] == claimed
    assert all(len(each.values["found"]) == 64 for each in checked.refusals)


@pytest.mark.parametrize(
    ("place", "value", "code"),
    [
        ("plan.name", "Q2", "plan_differs"),
        ("initiatives.0.name", "Two", "initiatives_differ"),
        ("initiatives.0.headline", "unknown", "headline_differs"),
        ("initiatives.0.with_changes", "ways_out", "changes_differ"),
        ("initiatives.0.as_stated", "unknown", "certificate_of_something_else"),
        ("initiatives.0.together", "unknown", "together_differs"),
        ("initiatives.0.alone", "unknown", "alone_differs"),
        ("initiatives.0.requirements.0", None, "requirement_missing"),
        ("initiatives.0.requirements.0.action", "agreed", "requirement_differs"),
        ("initiatives.0.requirements.0.importance", "could", "requirement_differs"),
        ("initiatives.0.requirements.0.template", "other", "requirement_differs"),
        ("initiatives.0.requirements.0.requirement", "x", "requirement_differs"),
        ("counts.feasible", 2, "counts_differ"),
        ("counts.unknown", 1, "counts_differ"),
        ("headline", "unknown", "headline_differs"),
        ("as_stated", "unknown", "as_stated_differs"),
        ("with_changes", "none", "changes_differ"),
        (
            "clashes",
            [{"initiatives": ["one", "two"], "resource": "ann"}],
            "no_such_clash",
        ),
        ("exclusions", [TABLE], "referred_to_by_nothing"),
        (
            "initiatives.0.carriers",
            [{"path": "company.team[ann].plannable_share", "value": "0.8"}],
            "grounds_differ",
        ),
    ],
)
def test_an_answer_with_one_thing_changed_is_refused(
    place: str, value: Any, code: str
) -> None:
    assert code in example().codes((place, value))


def test_requirements_are_listed_as_they_were_agreed() -> None:
    document = plan()
    document["plan"]["initiatives"][0]["agreements"] = [
        {"requirement": "profile", "action": "struck", "why": "Done."},
        {"requirement": "keeps_records", "action": "changed", "importance": "should"},
    ]
    codes = example(document=document).codes
    assert {"requirement_differs"} == codes()
    assert set() == codes(
        ("initiatives.0.requirements.4.action", "struck"),
        ("initiatives.0.requirements.1.action", "changed"),
        ("initiatives.0.requirements.1.importance", "should"),
    )


def test_the_plan_is_as_good_as_its_worst_must_do() -> None:
    document = plan()
    document["plan"]["initiatives"][0]["rank"] = {"must_do": True}
    document["plan"]["initiatives"].append(
        initiative("two", channels=["fax"], audience="list")
    )
    document["company"]["policies"] = [
        {"id": "p", "name": "P", "effect": "forbidden", "channels": ["fax"]}
    ]
    claim = {"kind": "policy", "policy": "p", "applies_to": "channel:fax"}
    answers = [feasible(), infeasible(claim, "two")]
    whole = Example(answers, document=document, witness=WITNESS)
    assert {"as_stated_differs"} == whole.codes()
    assert set() == whole.codes(
        ("as_stated", "feasible"),
        ("headline", "feasible"),
        ("with_changes", "not_needed"),
    )


def test_what_may_be_done_about_it_is_not_checked_yet() -> None:
    document = plan()
    document["plan"]["initiatives"][0]["channels"] = ["fax"]
    document["company"]["policies"] = [
        {"id": "p", "name": "P", "effect": "forbidden", "channels": ["fax"]}
    ]
    claim = {"kind": "policy", "policy": "p", "applies_to": "channel:fax"}
    answer = infeasible(claim, headline="infeasible", with_changes="none")
    checked = Example([answer], document=document).check()
    assert checked.accepted
    assert ("initiatives[one].with_changes",) == checked.not_checked

"""Initiatives that launch after others, worked out by hand on the plan of `tests/hand_checks.py`.

300 accounts of which a tenth engage are 30: a target of 31 cannot be reached. Goals count in total,
so that none takes accounts from another.
"""

from typing import Any

import pytest

from feasibility.model.assessment import Assessment
from tests.hand_checks import checked, found, only, refutation, thresholds
from tests.verify_examples import catalog_data, initiative, person, plan

ONES_TARGET = ("plan.initiatives[one].goal.target", "less")


def goal(target: Any) -> dict[str, Any]:
    return {
        "measure": "engaged_accounts",
        "counts": "total",
        "target": target,
        "by_day": "2027-03-31",
    }


def two_after_one(*, one: dict[str, Any], two: dict[str, Any]) -> dict[str, Any]:
    document = plan()
    reachable = {"goal": goal(20)}
    document["plan"]["initiatives"] = [
        initiative("one", **{**reachable, **one}),
        initiative("two", after=["one"], **{**reachable, **two}),
    ]
    return document


def headlines(assessment: Assessment) -> dict[str, str]:
    return {entry.id: entry.headline for entry in assessment.initiatives}


def test_behind_what_cannot_be_told_nothing_can_be_told_and_the_same_fact_decides() -> (
    None
):
    entry = only(
        checked(two_after_one(one={"goal": goal("unknown")}, two={})), name="two"
    )

    assert (entry.headline, entry.alone) == ("unknown", "unknown")
    facts = entry.deciding_facts
    assert thresholds(facts.needed_for_yes) == {ONES_TARGET: "30"}
    assert thresholds(facts.enough_for_no) == {ONES_TARGET: "31"}


def test_one_answer_then_decides_both() -> None:
    assessment = checked(two_after_one(one={"goal": goal("unknown")}, two={}))

    (question,) = assessment.questions
    assert (question.path, question.decides) == (ONES_TARGET[0], ("one", "two"))


def test_the_open_one_is_taken_to_launch_as_early_as_it_can() -> None:
    # Built in the weeks of 4 and 11 January, launched on the 18th; the other a week later.
    assessment = checked(two_after_one(one={"goal": goal("unknown")}, two={}))

    certificate = only(assessment, "two").certificate
    (way,) = certificate.witness.ways  # type: ignore[union-attr]
    launch = next(each for each in way.placements if each.phase == "launch")
    assert launch.first_week.isoformat() >= "2027-01-25"
    assert (certificate.refutation.kind, certificate.refutation.initiative) == (  # type: ignore[union-attr]
        "after",
        "one",
    )


def test_facts_of_its_own_decide_beside_those_of_the_other() -> None:
    document = two_after_one(
        one={"goal": goal("unknown")}, two={"goal": goal("unknown")}
    )

    facts = only(checked(document), "two").deciding_facts

    own = ("plan.initiatives[two].goal.target", "less")
    assert thresholds(facts.needed_for_yes) == {ONES_TARGET: "30", own: "30"}


@pytest.mark.parametrize(
    ("one", "two"), [("unknown", "unknown"), (31, "infeasible_as_written")]
)
def test_it_goes_on_from_one_to_the_next(one: Any, two: str) -> None:
    document = two_after_one(one={"goal": goal(one)}, two={})
    document["plan"]["initiatives"].append(
        initiative("three", after=["two"], goal=goal(20))
    )

    assert headlines(checked(document)) == {"one": two, "two": two, "three": two}


def test_behind_what_is_not_feasible_nothing_is_feasible() -> None:
    # 300 accounts are all there are.
    assessment = checked(two_after_one(one={"goal": goal(301)}, two={}))

    entry = only(assessment, "two")
    assert (entry.headline, entry.grounds) == ("infeasible_as_written", "firm")
    assert refutation(assessment, "two").kind == "after"
    (finding,) = found(assessment, "PRT004", "two")
    assert (finding.status, finding.values) == ("missing", {"initiative": "one"})


def test_a_no_of_its_own_is_told_before_that_of_the_other() -> None:
    document = two_after_one(one={"goal": goal(31)}, two={"goal": goal(31)})

    assert refutation(checked(document), "two").kind == "goal"


def test_the_no_is_assumed_where_that_of_the_other_is() -> None:
    # 31 are typical and too many, 30 may do.
    target = {"low": 30, "typical": 31, "high": 40}

    assessment = checked(two_after_one(one={"goal": goal(target)}, two={}))

    two = only(assessment, "two")
    assert (two.headline, two.grounds) == ("infeasible_as_written", "assumed")
    assert two.carriers == only(assessment, "one").carriers != ()


def test_the_yes_is_assumed_where_that_of_the_other_is() -> None:
    target = {"low": 20, "typical": 30, "high": 31}

    assessment = checked(two_after_one(one={"goal": goal(target)}, two={}))

    two = only(assessment, "two")
    assert (two.headline, two.grounds) == ("feasible", "assumed")


def test_behind_one_that_a_higher_rank_leaves_no_room_nothing_launches() -> None:
    # 240 h up to the last launch that reaches the goal. 130 h twice are 260.
    document, catalog = plan(), catalog_data()
    document["company"]["audiences"][0]["accounts"] = 3000
    catalog["templates"][0]["requirements"][3]["hours"]["sum"][0]["coefficient"] = 130.0
    work = [{"phase": "build", "work": [{"skill": "ops", "hours": 8}]}]
    document["plan"]["initiatives"] = [
        initiative("first", rank={"priority": 1}),
        initiative("one", rank={"priority": 2}),
        initiative("two", rank={"priority": 3}, after=["one"], phases=work),
    ]

    assessment = checked(document, catalog)

    assert headlines(assessment)["one"] == "infeasible_as_written"
    two = only(assessment, "two")
    assert (two.headline, two.alone) == ("infeasible_as_written", "feasible")


def test_without_a_strategy_of_the_other_that_is_what_decides() -> None:
    document = two_after_one(one={}, two={})
    del document["plan"]["initiatives"][0]["template"]

    entry = only(checked(document), "two")

    assert entry.headline == "unknown"
    template = ("plan.initiatives[one].template", "choice")
    assert list(thresholds(entry.deciding_facts.needed_for_yes)) == [template]


def test_what_a_must_do_comes_after_has_its_rank() -> None:
    # Two people, one of whom does the first: 130 h of 240 each; a third finds no room.
    document, catalog = plan(), catalog_data()
    document["company"]["team"] = [person("ann"), person("bob")]
    document["company"]["audiences"][0]["accounts"] = 3000
    catalog["templates"][0]["requirements"][3]["hours"]["sum"][0]["coefficient"] = 200.0
    document["plan"]["initiatives"] = [
        initiative("between", rank={"priority": 1}),
        initiative("one", rank={"priority": 9}),
        initiative("two", rank={"must_do": True}, after=["one"]),
    ]

    assert headlines(checked(document, catalog)) == {
        "one": "feasible",
        "two": "feasible",
        "between": "infeasible_as_written",
    }


def test_what_comes_after_a_feasible_one_says_so() -> None:
    assessment = checked(two_after_one(one={}, two={}))

    assert headlines(assessment) == {"one": "feasible", "two": "feasible"}
    assert [each.status for each in found(assessment, "PRT004", "two")] == ["met"]

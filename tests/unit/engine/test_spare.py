"""Hours to spare where it is tightest, worked out by hand: Ann has 24 h a week.

Everything but one is built in the week of 4 January, so that nothing can lie elsewhere.
"""

from typing import Any

from feasibility.model.assessment import Assessment
from tests.hand_checks import checked, found, only
from tests.verify_examples import catalog_data, initiative, person, plan

FIRST_WEEK = "2027-01-04"


def built_at_once(name: str, hours: Any, **fields: Any) -> dict[str, Any]:
    build = {
        "phase": "build",
        "least_weeks": 1,
        "latest": "2027-01-10",
        "work": [{"skill": "ops", "hours": hours}],
    }
    goal = {"measure": "engaged_accounts", "counts": "total", "target": 20}
    dated = {**goal, "by_day": "2027-03-31"}
    return initiative(name, phases=[build], goal=dated, **fields)


def assessed(*initiatives: dict[str, Any], **company: Any) -> Assessment:
    document = plan()
    document["plan"]["initiatives"] = list(initiatives)
    document["company"].update(company)
    return checked(document, catalog_data())


def spare(assessment: Assessment, name: str = "one") -> tuple[Any, ...]:
    totals = only(assessment, name).totals
    return totals["spare_hours"], totals["skill"], totals["first_week"]


def test_what_is_left_of_the_week_is_to_spare() -> None:
    assert spare(assessed(built_at_once("one", 20))) == (4, "ops", FIRST_WEEK)


def test_nothing_is_to_spare_where_all_of_it_is_used() -> None:
    assert spare(assessed(built_at_once("one", 24))) == (0, "ops", FIRST_WEEK)


def test_what_others_do_in_that_week_is_not_to_spare() -> None:
    assessment = assessed(
        built_at_once("one", 20, rank={"priority": 1}),
        built_at_once("two", 3.5, rank={"priority": 2}),
    )

    # 24 - 20 - 3.5, for either of them.
    assert spare(assessment) == spare(assessment, "two") == (0.5, "ops", FIRST_WEEK)


def test_what_runs_already_is_not_to_spare() -> None:
    newsletter = {
        "id": "news",
        "name": "News",
        "work": [{"skill": "ops", "hours_a_week": 2}],
    }

    assert spare(assessed(built_at_once("one", 20), programmes=[newsletter]))[0] == 2


def test_room_kept_for_what_is_open_is_not_to_spare() -> None:
    unanswered = built_at_once("two", 3, rank={"priority": 1})
    unanswered["goal"]["target"] = "unknown"

    assessment = assessed(built_at_once("one", 20, rank={"priority": 2}), unanswered)

    assert spare(assessment)[0] == 1


def test_hours_are_counted_where_the_way_of_working_holds() -> None:
    # 20 to 40 h of contract: at the bad end (20 - 10) x 0.8 = 8 h, of which 5 are used.
    contract = [{"hours_a_week": {"low": 20, "high": 40}}]

    assessment = assessed(
        built_at_once("one", 5), team=[person("ann", contract=contract)]
    )

    assert spare(assessment)[0] == 3


def test_the_finding_says_it_too() -> None:
    (finding,) = found(assessed(built_at_once("one", 20)), "WRK001")

    assert finding.message == "work.short.met.spare"
    assert finding.values == {
        "needed_hours": 20,
        "spare_hours": 4,
        "skill": "ops",
        "first_week": FIRST_WEEK,
        "last_week": FIRST_WEEK,
    }


def test_what_has_no_way_of_working_has_nothing_to_spare() -> None:
    assert "spare_hours" not in only(assessed(built_at_once("one", 25))).totals


def test_a_full_week_is_not_tight_where_the_phase_has_another() -> None:
    # Two weeks hold 48 h, however the 40 h lie in them.
    two_weeks = built_at_once("one", 40)
    two_weeks["phases"][0] |= {"least_weeks": 2, "latest": "2027-01-17"}

    assert spare(assessed(two_weeks))[0] == 8


def test_hours_of_everybody_who_can_do_it_are_to_spare() -> None:
    # 24 h each, and Cy cannot do it well enough.
    beginner = person("cy", skills=[{"skill": "ops", "proficiency": 2}])

    assessment = assessed(
        built_at_once("one", 20), team=[person("ann"), person("bob"), beginner]
    )

    assert spare(assessment)[0] == 28

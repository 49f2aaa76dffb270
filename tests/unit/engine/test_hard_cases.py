"""Cases at the edge, worked out by hand: the expected value stands in each docstring.

The plan is that of `tests/hand_checks.py`: Ann has (40 - 10) x 0.8 = 24 h a week, the build takes
40 h in at least two weeks, then the launch one. `checked` has `verify` accept every certificate.
"""

from datetime import date
from typing import Any

import pytest

from feasibility.model.assessment import Assessment
from tests.hand_checks import checked, found, only, refutation, thresholds
from tests.verify_examples import catalog_data, initiative, need, person, plan

BUILD_AT_ONCE = {"phase": "build", "start": "2027-01-04", "latest": "2027-01-17"}


def total_goal(**fields: Any) -> dict[str, Any]:
    goal = {"measure": "engaged_accounts", "counts": "total", "target": 20}
    return {**goal, "by_day": "2027-03-31", **fields}


def with_company(**fields: Any) -> dict[str, Any]:
    document = plan()
    document["company"].update(fields)
    return document


def built_at_once(hours: float, **company: Any) -> dict[str, Any]:
    """The build in the weeks of 4 and 11 January, and nowhere else."""
    document = with_company(**company)
    work = [{"skill": "ops", "hours": hours}]
    document["plan"]["initiatives"][0]["phases"] = [{**BUILD_AT_ONCE, "work": work}]
    return document


def headline(document: dict[str, Any], **more: Any) -> str:
    return only(checked(document, **more)).headline


def headlines(assessment: Assessment) -> dict[str, str]:
    return {entry.id: entry.headline for entry in assessment.initiatives}


@pytest.mark.parametrize(
    ("by_day", "expected"),
    [("2028-03-06", "feasible"), ("2028-03-05", "infeasible_as_written")],
)
def test_days_are_counted_over_a_leap_day(by_day: str, expected: str) -> None:
    """Launched on Monday, 21 February 2028; 14 days later, over the 29th, is 6 March."""
    document = plan()
    document["plan"]["period"] = {"first_day": "2028-01-03", "last_day": "2028-03-26"}
    document["plan"]["initiatives"][0] |= {
        "goal": total_goal(by_day=by_day),
        "phases": [{"phase": "launch", "start": "2028-02-21"}],
    }

    assert headline(document, as_of=date(2028, 1, 3)) == expected


@pytest.mark.parametrize(
    ("hours", "expected"), [(48, "feasible"), (48.25, "infeasible_as_written")]
)
def test_the_week_before_week_1_is_a_week_of_its_own(
    hours: float, expected: str
) -> None:
    """28 December 2026 begins week 53. It and week 1 hold 2 x 24 = 48 h."""
    document = plan()
    document["plan"]["period"] = {"first_day": "2026-12-28", "last_day": "2027-01-17"}
    document["plan"]["initiatives"][0] |= {
        "goal": total_goal(by_day="2027-01-25"),
        "phases": [{"phase": "build", "work": [{"skill": "ops", "hours": hours}]}],
    }

    assessment = checked(document, as_of=date(2026, 12, 28))

    assert only(assessment).headline == expected
    if expected != "feasible":
        demand = refutation(assessment).demands[0]
        assert (str(demand.first_week), str(demand.last_week)) == (
            "2026-12-28",
            "2027-01-04",
        )


def test_the_clocks_going_forward_take_no_hour_from_a_week() -> None:
    """Clocks go forward on Sunday, 28 March 2027: the week before it holds 24 h, as any other."""
    document = with_company(time_zone="Europe/Berlin")
    document["plan"]["period"] = {"first_day": "2027-03-15", "last_day": "2027-04-04"}
    document["plan"]["initiatives"][0] |= {
        "goal": total_goal(by_day="2027-04-12"),
        "phases": [{"phase": "build", "work": [{"skill": "ops", "hours": 48}]}],
    }

    assert headline(document, as_of=date(2027, 3, 15)) == "feasible"


@pytest.mark.parametrize(
    ("to_day", "expected"),
    [("2027-03-14", "infeasible_as_written"), ("2027-03-05", "feasible")],
)
def test_a_freeze_over_exactly_the_window_leaves_none(
    to_day: str, expected: str
) -> None:
    """Effect by 31 March asks for a launch by 15 March (17 - 14 days), so for a build by the 14th.

    Frozen up to there no week is left; up to Friday the 5th one is, and the build takes one.
    """
    freeze = {"id": "quiet", "name": "Quiet", "from_day": "2027-01-04"}
    document = with_company(freezes=[{**freeze, "to_day": to_day, "forbids": "build"}])
    document["plan"]["initiatives"][0]["phases"] = [
        {"phase": "build", "least_weeks": 1, "work": [{"skill": "ops", "hours": 24}]}
    ]

    assert headline(document) == expected


def test_equals_that_clash_name_each_other() -> None:
    """130 h and 130 h in 240 h: each fits alone, neither beside the other."""
    document, catalog = with_company(), catalog_data()
    hours = catalog["templates"][0]["requirements"][3]["hours"]["sum"][0]
    hours["coefficient"] = 130.0
    document["plan"]["initiatives"] = [
        initiative(name, goal=total_goal()) for name in ("one", "two")
    ]

    assessment = checked(document, catalog)

    assert set(headlines(assessment).values()) == {"infeasible_as_written"}
    assert {entry.alone for entry in assessment.initiatives} == {"feasible"}
    others = {name: found(assessment, "PRT001", name)[0] for name in ("one", "two")}
    assert others["one"].values["initiatives"] == ["two"]
    assert others["two"].values["initiatives"] == ["one"]


def test_a_must_do_of_low_priority_goes_before_a_may_do_of_high_priority() -> None:
    """130 h and 130 h in 240 h: the must-do keeps its hours."""
    document, catalog = with_company(), catalog_data()
    hours = catalog["templates"][0]["requirements"][3]["hours"]["sum"][0]
    hours["coefficient"] = 130.0
    document["plan"]["initiatives"] = [
        initiative("may", goal=total_goal(), rank={"priority": 1}),
        initiative("must", goal=total_goal(), rank={"must_do": True, "priority": 9}),
    ]

    assert headlines(checked(document, catalog)) == {
        "may": "infeasible_as_written",
        "must": "feasible",
    }


def test_more_than_64_combinations_are_left_open_and_every_one_is_asked() -> None:
    """Seven answers on which sources disagree are 128 combinations; a no to any of them refutes."""
    document, catalog = plan(), catalog_data()
    names = [f"p{number}" for number in range(7)]
    catalog["templates"][0]["requirements"] += [
        need("prerequisite", name, "build", prerequisite=name, question=f"{name}?")
        for name in names
    ]
    document["company"]["readiness"] += [
        {
            "prerequisite": name,
            "there": {"one_of": [{"value": True}, {"value": False}]},
        }
        for name in names
    ]

    entry = only(checked(document, catalog))

    assert entry.headline == "unknown"
    paths = {(f"company.readiness[{name}].there", "choice") for name in names}
    assert set(thresholds(entry.deciding_facts.needed_for_yes)) == paths
    assert {fact.options for fact in entry.deciding_facts.needed_for_yes} == {("true",)}


def test_a_phase_of_no_hours_takes_nobodys() -> None:
    """0 h in the build: nobody works a quarter-hour, and there is a way of working."""
    assessment = checked(built_at_once(0))

    assert only(assessment).headline == "feasible"
    assert [way.parts for way in assessment.witness.ways] == [()]
    assert only(assessment).totals["needed_hours"] == 0


def test_only_hours_an_agency_has_sold_already_do_work() -> None:
    """20 h a week from 1 February on: 40 h fill its first two weeks, whatever more of them would take."""
    studio = {
        "id": "studio",
        "name": "Studio",
        "skills": [{"skill": "ops", "proficiency": 4}],
        "hours": [{"hours_a_week": 20.0, "from_day": "2027-02-01"}],
        "lead_weeks": 8,
    }

    assessment = checked(with_company(team=[], agencies=[studio]))

    (way,) = assessment.witness.ways
    build = next(each for each in way.placements if each.phase == "build")
    assert build.first_week >= date(2027, 2, 1)
    assert {part.worker for part in way.parts} == {"studio"}


@pytest.mark.parametrize(
    ("days", "hours", "expected"),
    [
        # The whole of both weeks.
        (("2027-01-04", "2027-01-17"), 1, "infeasible_as_written"),
        # Of the first week only Monday is left: 8 h less 10 h of other work are none.
        (("2027-01-05", "2027-01-08"), 24, "feasible"),
        (("2027-01-05", "2027-01-08"), 24.25, "infeasible_as_written"),
        # All of the first week: nobody is there in it, however few the hours.
        (("2027-01-04", "2027-01-08"), 1, "infeasible_as_written"),
    ],
)
def test_leave_takes_presence_and_hours(
    days: tuple[str, str], hours: float, expected: str
) -> None:
    """Ann alone has the skill; the build lies in the weeks of 4 and 11 January."""
    absence = {"from_day": days[0], "to_day": days[1]}

    document = built_at_once(hours, team=[person("ann", absences=[absence])])

    assert headline(document) == expected


@pytest.mark.parametrize(
    ("live_from", "expected"),
    [
        ("2027-01-04", "feasible"),
        # Tuesday: its first whole week is that of the 11th.
        ("2027-01-05", "infeasible_as_written"),
    ],
)
def test_a_tool_has_to_be_live_on_the_monday_the_phase_starts(
    live_from: str, expected: str
) -> None:
    """The build starts on Monday, 4 January."""
    document = built_at_once(40)
    document["company"]["stack"][0] |= {
        "status": "implementing",
        "live_from": live_from,
    }
    document["company"]["connections"] = [
        {
            "id": "sync",
            "from_provider": "hub",
            "to_provider": "crm",
            "objects": ["responses"],
            "latency_minutes": 30,
            "carries_consent": True,
        }
    ]

    assert headline(document) == expected


def test_a_contract_that_ends_in_mid_phase_leaves_nobody() -> None:
    """Ann's contract ends on 10 January; nobody is there in the second week of the build."""
    contract = [{"hours_a_week": 40.0, "to_day": "2027-01-10"}]

    assessment = checked(built_at_once(20, team=[person("ann", contract=contract)]))

    assert only(assessment).headline == "infeasible_as_written"
    proof = refutation(assessment)
    assert (proof.kind, [str(day) for day in proof.gaps]) == ("skills", ["2027-01-11"])


@pytest.mark.parametrize(
    ("contacts", "expected"), [(300, "feasible"), (299, "infeasible_as_written")]
)
def test_an_audience_of_exactly_the_minimum_is_enough(
    contacts: int, expected: str
) -> None:
    """The tool takes audiences of 300 or more."""
    document, catalog = plan(), catalog_data()
    catalog["limits"].append(
        {"id": "members", "name": "Members", "unit": "members", "adds_up": "minimum"}
    )
    amount = {"sum": [{"coefficient": 1.0, "terms": ["contacts"]}]}
    uses = catalog["templates"][0]["requirements"][0]["uses"]
    uses.append({"limit": "members", "amount": amount})
    document["company"]["stack"][0]["limits"] = [{"limit": "members", "value": 300}]
    document["company"]["audiences"][0]["contacts"] = contacts

    assert headline(document, catalog=catalog) == expected


@pytest.mark.parametrize(
    ("minutes", "expected"), [(700, "feasible"), (701, "infeasible_as_written")]
)
def test_an_opt_out_may_take_exactly_as_long_as_allowed(
    minutes: int, expected: str
) -> None:
    """740 minutes to the records and 700 on to the sender are the 1,440 of a day."""
    document, catalog = plan(), catalog_data()
    stop = {"from_capability": "consent_management", "object": "opt_outs"}
    catalog["templates"][0]["requirements"].append(
        need("suppress", "stop", "launch", within_minutes=1440, **stop)
    )
    company = document["company"]
    company["stack"].append(
        {
            "id": "desk",
            "name": "Desk",
            "capabilities": [{"capability": "consent_management", "level": 2}],
        }
    )
    ways = (("desk", "crm", 740), ("crm", "hub", minutes), ("hub", "crm", 30))
    company["connections"] = [
        {
            "id": f"{start}_{end}",
            "from_provider": start,
            "to_provider": end,
            "objects": ["opt_outs", "responses"],
            "latency_minutes": latency,
            "carries_consent": True,
        }
        for start, end, latency in ways
    ]
    company["complete"] += [
        {"list": f"connections.{name}", "by": "Kim", "on": "2027-01-01"}
        for name in ("desk", "crm", "hub")
    ]

    assert headline(document, catalog=catalog) == expected


@pytest.mark.parametrize(
    ("second", "expected"), [(50, "feasible"), (51, "infeasible_as_written")]
)
def test_money_left_in_one_quarter_pays_for_nothing_in_the_next(
    second: int, expected: str
) -> None:
    """The year starts in February: January is still 2026Q4, which has 100; 2027Q1 has 50."""
    line = {
        "id": "media",
        "name": "Media",
        "quarters": [
            {"quarter": "2026Q4", "money": "100 EUR"},
            {"quarter": "2027Q1", "money": "50 EUR"},
        ],
    }
    document = with_company(fiscal_year_starts=2, budget_lines=[line])
    document["plan"]["initiatives"][0]["money"] = [
        {"line": "media", "quarter": "2026Q4", "money": "20 EUR"},
        {"line": "media", "quarter": "2027Q1", "money": f"{second} EUR"},
    ]

    assert headline(document) == expected


@pytest.mark.parametrize("baseline", [0, 20, 25])
def test_a_baseline_over_the_target_does_not_reach_it(baseline: int) -> None:
    """The target is what the initiative brings, whatever there was: 31 of 30 stay out of reach."""
    document = plan()
    goal = total_goal(baseline=baseline)
    document["plan"]["initiatives"] = [
        initiative("one", goal=goal),
        initiative("two", goal={**goal, "target": 31}),
    ]

    assert headlines(checked(document)) == {
        "one": "feasible",
        "two": "infeasible_as_written",
    }


def test_a_plan_of_one_week_holds_no_two_phases() -> None:
    """Two weeks of building and one of launching do not go into one week."""
    document = plan()
    document["plan"]["period"] = {"first_day": "2027-01-04", "last_day": "2027-01-10"}

    assessment = checked(document)

    assert only(assessment).headline == "infeasible_as_written"
    assert refutation(assessment).kind == "timing"


def test_a_plan_of_one_week_holds_one_phase_of_one_week() -> None:
    """The launch alone, of one week, with its 24 h; a quarter-hour more does not go in."""
    for hours, expected in ((24, "feasible"), (24.25, "infeasible_as_written")):
        document, catalog = plan(), catalog_data()
        template = catalog["templates"][0]
        template["phases"] = [{**template["phases"][1], "after": []}]
        for each in template["requirements"]:
            each["phase"] = "launch"
        template["requirements"][3]["hours"]["sum"][0]["coefficient"] = hours
        document["plan"]["period"] = {
            "first_day": "2027-01-04",
            "last_day": "2027-01-10",
        }
        document["plan"]["initiatives"][0]["goal"] = total_goal(by_day="2027-01-18")

        assert headline(document, catalog=catalog) == expected

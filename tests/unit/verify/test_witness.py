"""A way of working is accepted only if it meets every must at once."""

from typing import Any

import pytest

from tests.verify_examples import (
    Example,
    catalog_data,
    feasible,
    initiative,
    need,
    person,
    plan,
    serving,
    way,
)

WAY = "witness.ways.0"


def example(**fields: Any) -> Example:
    the_way = fields.pop("way", way())
    witness = {"ways": [the_way], **fields.pop("witness", {})}
    return Example([feasible()], witness=witness, **fields)


def test_a_whole_way_of_working_is_accepted() -> None:
    assert () == example().check().refusals
    assert example().check().accepted


@pytest.mark.parametrize(
    ("place", "value", "code"),
    [
        (f"{WAY}.parts.1.quarters", 63, "short"),
        (f"{WAY}.parts.0.quarters", 97, "over_planned"),
        (f"{WAY}.parts.0.worker", "bob", "cannot_do_it"),
        (f"{WAY}.parts.0.week", "2027-01-18", "outside_the_phase"),
        (f"{WAY}.parts.0.requirement", "keeps_records", "no_such_requirement"),
        (f"{WAY}.placements.0.first_week", "2027-01-11", "too_short"),
        (f"{WAY}.placements.1.first_week", "2027-01-11", "starts_too_early"),
        (f"{WAY}.placements.1.last_week", "2027-03-29", "ends_too_late"),
        (f"{WAY}.placements.1.phase", "start", "phases_differ"),
        (f"{WAY}.placements.1", None, "phases_differ"),
        (f"{WAY}.servings.0.serves.email", "crm", "provider_does_not_serve"),
        (f"{WAY}.servings.0.serves.email", None, "capability_not_served"),
        (f"{WAY}.servings.0.paths.0.hops.0.minutes", 29, "minutes_differ"),
        (f"{WAY}.servings.0.paths.0.minutes", 29, "minutes_differ"),
        (f"{WAY}.servings.0.paths", None, "path_missing"),
        (f"{WAY}.servings.0.paths.0.hops", [], "ends_elsewhere"),
        (
            f"{WAY}.servings.0.paths.0.hops.0.connection",
            "records:sync",
            "no_such_connection",
        ),
        (f"{WAY}.reading", "optimistic", "optimistic_way"),
        (f"{WAY}.reserved", True, "way_missing"),
        (f"{WAY}.initiative", "two", "no_such_initiative"),
        ("witness.ways", [], "way_missing"),
        ("initiatives.0.certificate.reading", "typical", "way_missing"),
    ],
)
def test_a_way_with_one_thing_changed_is_refused(
    place: str, value: Any, code: str
) -> None:
    assert code in example().codes((place, value))


def test_a_launch_too_late_for_the_goal_is_refused() -> None:
    # Launched on 22 March, the first account is engaged after 14 days, on 5 April.
    weeks = ("2027-03-22", "2027-03-22")
    changed = example().codes(
        (f"{WAY}.placements.1.first_week", weeks[0]),
        (f"{WAY}.placements.1.last_week", weeks[1]),
    )
    assert {"goal_missed", "starts_too_late"} == changed


def test_a_launch_just_in_time_for_the_goal_is_accepted() -> None:
    # Launched on 15 March, the first account is engaged on 29 March.
    assert set() == example().codes(
        (f"{WAY}.placements.1.first_week", "2027-03-15"),
        (f"{WAY}.placements.1.last_week", "2027-03-15"),
    )


def test_a_target_beyond_the_funnel_is_refused() -> None:
    # 300 accounts x 0.1 are 30 engaged ones.
    document = plan()
    document["plan"]["initiatives"][0]["goal"]["target"] = 31
    assert "goal_missed" in example(document=document).codes()


def test_a_small_part_stands_only_at_the_end_of_the_work() -> None:
    # 152 quarter-hours and a rest of 8, or 153 and a rest of 7: all that is left.
    changed = example()
    assert set() == changed.codes(
        (f"{WAY}.placements.0.last_week", "2027-01-18"),
        (f"{WAY}.placements.1.first_week", "2027-01-25"),
        (f"{WAY}.placements.1.last_week", "2027-01-25"),
        (f"{WAY}.parts.1.quarters", 57),
        (f"{WAY}.parts", _parts(96, 57, 7)),
    )
    assert "part_too_small" in changed.codes(
        (f"{WAY}.placements.0.last_week", "2027-01-18"),
        (f"{WAY}.placements.1.first_week", "2027-01-25"),
        (f"{WAY}.placements.1.last_week", "2027-01-25"),
        (f"{WAY}.parts", _parts(96, 7, 57)),
    )


def _parts(*quarters: int) -> list[dict[str, Any]]:
    weeks = ("2027-01-04", "2027-01-11", "2027-01-18")
    return [
        {
            "requirement": "builds",
            "worker": "ann",
            "week": week,
            "quarters": each,
        }
        for week, each in zip(weeks, quarters, strict=False)
    ]


def test_more_than_three_workers_are_refused() -> None:
    document = plan()
    names = ("ann", "bob", "cy", "di")
    document["company"]["team"] = [person(name) for name in names]
    parts = [
        {
            "requirement": "builds",
            "worker": name,
            "week": "2027-01-04",
            "quarters": 40,
        }
        for name in names
    ]
    assert {"too_many_workers"} == example(
        document=document, way=way(parts=parts)
    ).codes()


def test_a_week_without_anybody_able_is_refused() -> None:
    # Ann does all of it in the first week that she is there, and is away in the second.
    document = plan()
    document["company"]["team"][0]["absences"] = [
        {"from_day": "2027-01-11", "to_day": "2027-01-15"}
    ]
    document["plan"]["initiatives"][0]["phases"] = [
        {"phase": "build", "work": [{"skill": "ops", "hours": 20.0}]}
    ]
    example_of = example(document=document, way=way(parts=_parts(80)))
    assert {"nobody_there"} == example_of.codes()


def test_a_frozen_week_holds_no_work_and_is_no_duration() -> None:
    document = plan()
    document["company"]["freezes"] = [
        {
            "id": "rest",
            "name": "Rest",
            "from_day": "2027-01-15",
            "to_day": "2027-01-15",
            "forbids": "build",
        }
    ]
    assert {"too_short", "outside_the_phase"} == example(document=document).codes()


def test_a_launch_freeze_forbids_the_start_only() -> None:
    document = plan()
    document["company"]["freezes"] = [
        {
            "id": "quiet",
            "name": "Quiet",
            "from_day": "2027-01-18",
            "to_day": "2027-01-18",
        }
    ]
    assert {"starts_in_a_freeze"} == example(document=document).codes()


def test_hours_of_running_programmes_count() -> None:
    # 10 h a week leave 56 of Ann's 96 quarter-hours; the way takes 96.
    document = plan()
    document["company"]["programmes"] = [
        {
            "id": "letter",
            "name": "Letter",
            "to_day": "2027-01-10",
            "work": [{"skill": "ops", "hours_a_week": 10.0}],
        }
    ]
    part = {
        "programme": "letter",
        "skill": "ops",
        "worker": "ann",
        "weeks": ["2027-01-04"],
        "quarters": 40,
    }
    assert {"short"} == example(document=document).codes()
    assert {"over_planned"} == example(
        document=document, witness={"programmes": [part]}
    ).codes()
    later = _parts(56, 96, 8)
    assert {"short"} == example(
        document=document,
        way=way(parts=later[:2]),
        witness={"programmes": [part]},
    ).codes()


def test_servings_cover_every_edition_that_there_may_be() -> None:
    # Nobody knows whether it is Pro or Basic; Post does the e-mail if it is Basic.
    document = plan()
    document["company"]["stack"][0]["edition"] = "unknown"
    document["company"]["stack"].append(
        {
            "id": "post",
            "name": "Post",
            "kind": "in_house",
            "capabilities": [{"capability": "email", "level": 2}],
        }
    )
    document["company"]["connections"] = [
        {
            "id": "nightly",
            "from_provider": "post",
            "to_provider": "crm",
            "objects": ["responses"],
            "latency_minutes": 200,
            "kind": "file",
        }
    ]
    by_pro = serving(choices=[_edition("pro")])
    by_basic = {
        "choices": [_edition("basic")],
        "serves": {"email": "post", "crm_records": "crm"},
        "paths": [
            {
                "requirement": "responses_arrive",
                "to_provider": "crm",
                "hops": [
                    {
                        "from_provider": "post",
                        "to_provider": "crm",
                        "connection": "nightly",
                        "minutes": 200,
                    }
                ],
                "minutes": 200,
            }
        ],
    }
    both = example(document=document, way=way(servings=[by_pro, by_basic]))
    assert set() == both.codes()
    one = example(document=document, way=way(servings=[by_pro]))
    assert {"combination_missing"} == one.codes()
    neither = example(document=document)
    assert {"provider_does_not_serve"} == neither.codes()


def _edition(name: str) -> dict[str, Any]:
    return {"path": "company.stack[hub].edition", "value": name}


def test_two_initiatives_at_one_list_store_it_once() -> None:
    # 5,000 contacts of one list, a limit of 10,000: twice the same list are 5,000.
    document = plan()
    document["plan"]["initiatives"].append(initiative("two"))
    document["company"]["team"].append(person("bob"))
    document["company"]["audiences"][0]["contacts"] = 6000
    document["company"]["audiences"][0]["accounts"] = 400
    second = way("two")
    second["parts"] = [{**part, "worker": "bob"} for part in second["parts"]]
    witness = {"ways": [way(), second]}
    answers = [feasible(), feasible("two")]
    assert set() == Example(answers, document=document, witness=witness).codes()
    # A second list of 6,000 makes 12,000.
    document["company"]["audiences"].append(
        {"id": "other", "name": "Other", "contacts": 6000, "accounts": 300}
    )
    document["plan"]["initiatives"][1]["audience"] = "other"
    codes = Example(answers, document=document, witness=witness).codes()
    assert {"limit_exceeded"} == codes
    # 2,000 that are in both make 10,000.
    document["company"]["audiences"][1]["overlaps"] = [
        {"audience": "list", "contacts": 2000}
    ]
    assert set() == Example(answers, document=document, witness=witness).codes()


def test_sourced_goals_at_one_list_share_its_accounts() -> None:
    # Each needs 20 / 0.1 = 200 accounts; there are 300.
    document = plan()
    document["plan"]["initiatives"].append(initiative("two"))
    document["company"]["team"].append(person("bob"))
    second = way("two")
    second["parts"] = [{**part, "worker": "bob"} for part in second["parts"]]
    witness = {"ways": [way(), second]}
    answers = [feasible(), feasible("two")]
    codes = Example(answers, document=document, witness=witness).codes()
    assert {"accounts_exceeded"} == codes


def test_one_hour_is_not_given_to_two_initiatives() -> None:
    document = plan()
    document["plan"]["initiatives"].append(initiative("two"))
    document["company"]["audiences"][0]["accounts"] = 400
    witness = {"ways": [way(), way("two")]}
    answers = [feasible(), feasible("two")]
    codes = Example(answers, document=document, witness=witness).codes()
    assert {"over_planned"} == codes


def test_money_of_a_line_is_shared_out_once() -> None:
    document = plan()
    document["company"]["budget_lines"] = [
        {
            "id": "field",
            "name": "Field",
            "quarters": [{"quarter": "2027Q1", "money": "100 EUR"}],
        }
    ]
    spend = {"line": "field", "quarter": "2027Q1", "money": "60 EUR"}
    document["plan"]["initiatives"][0]["money"] = [spend]
    assert set() == example(document=document).codes()
    document["company"]["programmes"] = [
        {"id": "fair", "name": "Fair", "money": [{**spend, "money": "40.01 EUR"}]}
    ]
    assert {"money_exceeded"} == example(document=document).codes()


def test_an_opt_out_has_to_reach_the_sender() -> None:
    catalog, document = catalog_data(), plan()
    catalog["templates"][0]["requirements"].append(
        need("suppress", "opt_outs_arrive", "launch")
    )
    document["company"]["stack"].append(
        {
            "id": "consent",
            "name": "Consent",
            "kind": "in_house",
            "capabilities": [{"capability": "consent_management", "level": 1}],
        }
    )
    document["company"]["connections"] = [
        {
            "id": "opt_out",
            "from_provider": "consent",
            "to_provider": "hub",
            "objects": ["opt_outs"],
            "latency_minutes": 1440,
        }
    ]
    serves = {
        "email": "hub",
        "crm_records": "crm",
        "consent_management": "consent",
    }
    path = {
        "requirement": "opt_outs_arrive",
        "to_provider": "hub",
        "hops": [
            {
                "from_provider": "consent",
                "to_provider": "hub",
                "connection": "opt_out",
                "minutes": 1440,
            }
        ],
        "minutes": 1440,
    }
    answer = feasible()
    answer["requirements"].append(
        {**answer["requirements"][0], "requirement": "opt_outs_arrive"}
    )
    paths = [*serving()["paths"], path]
    whole = way(servings=[serving(serves=serves, paths=paths)])
    example_of = Example(
        [answer], document=document, catalog=catalog, witness={"ways": [whole]}
    )
    assert set() == example_of.codes()
    assert {"path_missing"} == example_of.codes((f"{WAY}.servings.0.paths.1", None))


def test_room_is_reserved_for_an_open_initiative_of_higher_rank() -> None:
    # `two` waits for an edition; its 40 h may all be needed, of the same Ann.
    document = plan()
    open_one = initiative("two", rank={"must_do": False, "priority": 1})
    open_one["goal"] = {"measure": "launched"}
    document["plan"]["initiatives"].append(open_one)
    from tests.verify_examples import unknown

    path = "plan.initiatives[two].goal.by_day"
    later = {
        "placements": [
            {
                "phase": "build",
                "first_week": "2027-01-18",
                "last_week": "2027-01-25",
            },
            {
                "phase": "launch",
                "first_week": "2027-02-01",
                "last_week": "2027-02-01",
            },
        ],
        "parts": [
            {
                "requirement": "builds",
                "worker": "ann",
                "week": week,
                "quarters": 80,
            }
            for week in ("2027-01-18", "2027-01-25")
        ],
    }
    answers = [
        feasible(),
        unknown(
            {"kind": "unstated", "path": path},
            "two",
            way=way("two", reading="optimistic", **later),
        ),
    ]
    ways = [way(), way("two", reserved=True, **later)]
    kept = Example(answers, document=document, witness={"ways": ways})
    assert set() == kept.codes()
    assert {"no_room_reserved"} == kept.codes(("witness.ways.1", None))
    assert {"no_room_reserved"} == kept.codes(("witness.ways.1.parts.0.quarters", 79))

"""Whole checks of the plan in `tests/hand_checks.py`, worked out by hand."""

import copy
from typing import Any

import pytest

from feasibility.engine.check import check
from feasibility.model.catalog import Catalog
from feasibility.model.plan import PlanFile
from tests.hand_checks import AS_OF, KINDS, checked, only, refutation, thresholds
from tests.verify_examples import catalog_data, initiative, person, plan


def with_audience(**facts: Any) -> dict[str, Any]:
    document = plan()
    document["company"]["audiences"][0].update(facts)
    return document


def test_what_fits_is_feasible_and_the_plan_with_it() -> None:
    assessment = checked(plan())

    entry = only(assessment)
    assert (entry.headline, entry.alone, entry.together) == ("feasible",) * 3
    assert (assessment.headline, assessment.counts) == ("feasible", {"feasible": 1})


def test_an_audience_nobody_knows_is_too_small_for_the_goal_and_too_large_for_the_licence() -> (
    None
):
    # One contact an account: 20 engaged at a tenth take 200 accounts; the licence holds 10,000.
    catalog = catalog_data()
    uses = catalog["templates"][0]["requirements"][0]["uses"][0]
    uses["amount"]["sum"][0]["terms"] = ["accounts"]

    entry = only(checked(with_audience(accounts="unknown"), catalog))

    assert entry.headline == "unknown"
    bad = thresholds(entry.deciding_facts.enough_for_no)
    path = "company.audiences[list].accounts"
    assert bad == {(path, "more"): "199", (path, "less"): "10001"}
    good = thresholds(entry.deciding_facts.needed_for_yes)
    assert good == {(path, "more"): "200", (path, "less"): "10000"}


@pytest.mark.parametrize(
    ("accounts", "headline"),
    [
        (0, "infeasible_as_written"),
        (5000, "feasible"),
        (1_000_000, "infeasible_as_written"),
    ],
)
def test_the_same_audience_known_gives_a_verdict(accounts: int, headline: str) -> None:
    catalog = catalog_data()
    uses = catalog["templates"][0]["requirements"][0]["uses"][0]
    uses["amount"]["sum"][0]["terms"] = ["accounts"]

    assert only(checked(with_audience(accounts=accounts), catalog)).headline == headline


def test_every_line_met_by_somebody_is_not_a_way_of_working() -> None:
    # HubSpot: level 3, 50,000 contacts, no CRM sync. Marketo: level 2, 8,000 contacts, sync in
    # 30 minutes. Needed: level 2 for 20,000 contacts, responses in the CRM within 240 minutes.
    document = with_audience(contacts=20_000)
    company = document["company"]
    company["stack"] = [
        {
            "id": name,
            "name": name,
            "capabilities": [{"capability": "email", "level": level}],
            "limits": [{"limit": "contacts", "value": contacts}],
        }
        for name, level, contacts in (("hubspot", 3, 50_000.0), ("marketo", 2, 8_000.0))
    ] + [
        {
            "id": "crm",
            "name": "CRM",
            "capabilities": [{"capability": "crm_records", "level": 2}],
        }
    ]
    company["connections"] = [
        {
            "id": "sync",
            "from_provider": "marketo",
            "to_provider": "crm",
            "objects": ["responses"],
            "latency_minutes": 30,
            "carries_consent": True,
        }
    ]
    company["complete"] += [
        {"list": f"connections.{name}", "by": "Kim", "on": "2027-01-01"}
        for name in ("hubspot", "marketo", "crm")
    ]

    entry = only(checked(document))

    assert (entry.headline, entry.grounds) == ("infeasible_as_written", "firm")


def test_without_anybody_saying_the_list_is_complete_a_missing_tool_is_a_question() -> (
    None
):
    document = plan()
    document["company"]["stack"] = [document["company"]["stack"][1]]
    document["company"]["complete"] = [
        entry
        for entry in document["company"]["complete"]
        if entry["list"] != "stack.execution"
    ]

    entry = only(checked(document))

    assert entry.headline == "unknown"
    assert "company.complete[stack.execution]" in {
        fact.path for fact in entry.deciding_facts.needed_for_yes
    }


def test_a_company_of_which_nothing_is_known_gives_cannot_tell() -> None:
    document = plan()
    for name in ("stack", "team", "audiences", "segments", "readiness", "complete"):
        document["company"][name] = []
    document["plan"]["initiatives"] = [initiative("one", segment=None, audience=None)]

    assert only(checked(document)).headline == "unknown"


@pytest.mark.parametrize(
    "change",
    [
        {"status": "implementing"},
        {"status": "implementing", "live_from": "unknown"},
        {"status": "licensed_unused"},
        {"status": "off"},
    ],
)
def test_a_tool_that_is_listed_and_not_live_does_not_serve(
    change: dict[str, Any],
) -> None:
    document = plan()
    document["company"]["stack"][0].update(change)

    assessment = checked(document)

    assert only(assessment).headline == "infeasible_as_written"
    assert refutation(assessment).kind == "capability"


@pytest.mark.parametrize(
    "change",
    [{"status": "to_be_hired"}, {"status": "left"}, {"leaves_on": "2027-01-01"}],
)
def test_a_role_to_be_hired_or_left_does_no_work(change: dict[str, Any]) -> None:
    document = plan()
    document["company"]["team"] = [person("ann", **change)]

    assert only(checked(document)).headline == "infeasible_as_written"


def test_hours_that_do_not_fit_are_refuted_by_both_sums() -> None:
    # 12 weeks of 24 h are 288 h; the launch needs one of them and the goal two more after it:
    # launch by 15 March, so the build ends by 14 March: 10 weeks, 240 h.
    catalog = catalog_data()
    catalog["templates"][0]["requirements"][3]["hours"]["sum"][0]["coefficient"] = 241.0

    assessment = checked(plan(), catalog)

    proof = refutation(assessment)
    assert (proof.kind, proof.needed_quarters, proof.there_quarters) == (
        "capacity",
        964,
        960,
    )


def test_two_that_fit_alone_and_not_together_name_each_other_by_rank() -> None:
    # 130 h each: 240 h there. The first by rank stays feasible, the second is not.
    document, catalog = plan(), catalog_data()
    catalog["templates"][0]["requirements"][3]["hours"]["sum"][0]["coefficient"] = 130.0
    document["plan"]["initiatives"] = [
        initiative("one", rank={"priority": 1}),
        initiative("two", rank={"priority": 2}),
    ]
    document["company"]["audiences"][0]["accounts"] = 3000

    assessment = checked(document, catalog)

    assert [entry.headline for entry in assessment.initiatives] == [
        "feasible",
        "infeasible_as_written",
    ]
    assert only(assessment, "two").alone == "feasible"
    assert [clash.initiatives for clash in assessment.clashes] == [("one", "two")]


def test_two_equals_that_clash_are_both_not_feasible() -> None:
    document, catalog = plan(), catalog_data()
    catalog["templates"][0]["requirements"][3]["hours"]["sum"][0]["coefficient"] = 130.0
    document["plan"]["initiatives"] = [initiative("one"), initiative("two")]
    document["company"]["audiences"][0]["accounts"] = 3000

    assessment = checked(document, catalog)

    assert assessment.counts == {"infeasible_as_written": 2}


def test_the_same_contacts_of_five_initiatives_count_once() -> None:
    # 8,000 contacts each, of one audience; the licence holds 10,000.
    document = with_audience(contacts=8_000, accounts=30_000)
    document["company"]["team"] = [person(f"p{number}") for number in range(5)]
    document["plan"]["initiatives"] = [initiative(f"i{number}") for number in range(5)]

    assert checked(document).counts == {"feasible": 5}


def test_other_contacts_add_up() -> None:
    document = with_audience(contacts=6_000, accounts=30_000)
    document["company"]["audiences"].append(
        {"id": "other", "name": "Other", "contacts": 6_000, "accounts": 30_000}
    )
    document["company"]["team"] = [person("ann"), person("bob")]
    document["plan"]["initiatives"] = [
        initiative("one", rank={"priority": 1}),
        initiative("two", audience="other", rank={"priority": 2}),
    ]

    assessment = checked(document)

    (case,) = refutation(
        assessment, "two"
    ).cases  # Only the hub sends; it alone has to hold.
    proof = case.refutation
    assert (proof.kind, proof.needed, proof.there) == ("limit", "12000", "10000")


def test_a_disagreement_that_does_not_matter_is_no_question() -> None:
    document = plan()
    document["company"]["stack"][0]["edition"] = {
        "one_of": [{"value": "pro", "by": "Ann"}, {"value": "pro", "by": "Bob"}]
    }

    assert only(checked(document)).headline == "feasible"


def test_a_disagreement_that_matters_names_the_answer_that_holds() -> None:
    document = plan()
    document["company"]["stack"][0]["edition"] = {
        "one_of": [{"value": "basic"}, {"value": "pro"}]
    }

    entry = only(checked(document))

    assert entry.headline == "unknown"
    assert [
        (fact.path, fact.options) for fact in entry.deciding_facts.needed_for_yes
    ] == [("company.stack[hub].edition", ("pro",))]
    assert [
        (fact.path, fact.options) for fact in entry.deciding_facts.enough_for_no
    ] == [("company.stack[hub].edition", ("basic",))]


def test_a_range_with_a_typical_value_gives_an_assumed_verdict_and_where_it_turns() -> (
    None
):
    # 200 accounts are enough; 150 to 400 with 300 typical.
    entry = only(
        checked(with_audience(accounts={"low": 150, "typical": 300, "high": 400}))
    )

    assert (entry.headline, entry.grounds) == ("feasible", "assumed")
    carriers = {carrier.path: carrier.turns_at for carrier in entry.carriers}
    assert carriers["company.audiences[list].accounts"] == "199"


def test_an_effect_that_comes_too_late_is_refuted_by_subtraction() -> None:
    # 31 January less 14 days is 17 January: launch in the week of the 11th at the latest, and
    # the two weeks of build before that from 28 December. The plan starts on 4 January.
    document = plan()
    document["plan"]["initiatives"][0]["goal"]["by_day"] = "2027-01-31"

    assessment = checked(document)

    proof = refutation(assessment)
    assert (proof.kind, proof.phase) == ("timing", "build")
    assert (str(proof.earliest), str(proof.latest)) == ("2027-01-04", "2026-12-28")


def test_an_effect_on_the_day_of_the_goal_is_in_time() -> None:
    document = plan()
    document["plan"]["initiatives"][0]["goal"]["by_day"] = "2027-02-01"

    assert only(checked(document)).headline == "feasible"


def test_a_prerequisite_that_is_not_there_blocks_and_one_nobody_answered_asks() -> None:
    no, silent = plan(), plan()
    no["company"]["readiness"] = [{"prerequisite": "icp", "there": False}]
    silent["company"]["readiness"] = []

    assert refutation(checked(no)).kind == "readiness"
    assert only(checked(silent)).headline == "unknown"


def test_an_initiative_without_a_strategy_cannot_be_told() -> None:
    document = plan()
    document["plan"]["initiatives"] = [initiative("one", template=None)]

    entry = only(checked(document))

    assert entry.headline == "unknown"
    assert [fact.path for fact in entry.deciding_facts.needed_for_yes] == [
        "plan.initiatives[one].template"
    ]


def test_the_plan_speaks_by_its_must_dos() -> None:
    document = plan()
    document["plan"]["initiatives"] = [
        initiative("one", rank={"must_do": True}),
        initiative("two", template=None),
    ]

    assessment = checked(document)

    assert (assessment.headline, assessment.counts) == (
        "feasible",
        {"feasible": 1, "unknown": 1},
    )


def test_the_same_input_gives_the_same_bytes() -> None:
    first, second = checked(plan()), checked(copy.deepcopy(plan()))

    assert first.model_dump_json() == second.model_dump_json()


def test_an_earlier_assessment_only_saves_work() -> None:
    data, changed = (
        PlanFile.model_validate(plan()),
        PlanFile.model_validate(with_audience(accounts=0)),
    )
    known = Catalog.model_validate({**catalog_data(), "kinds": KINDS})
    before = check(data.plan, data.company, known, as_of=AS_OF)

    again = check(data.plan, data.company, known, as_of=AS_OF, previous=before)
    after = check(changed.plan, changed.company, known, as_of=AS_OF, previous=before)

    assert again == before
    assert after == check(changed.plan, changed.company, known, as_of=AS_OF)
    assert after.headline != before.headline


def test_hours_for_accounts_nobody_counted_are_not_added_up() -> None:
    # 40 h, and half an hour for each account: 40 h at the least, for this one piece of work.
    catalog = catalog_data()
    hours = catalog["templates"][0]["requirements"][3]["hours"]
    hours["sum"].append({"coefficient": 0.5, "terms": ["accounts"]})

    open_entry = only(checked(with_audience(accounts="unknown"), catalog))
    known_entry = only(checked(with_audience(accounts=300), catalog))

    assert open_entry.totals["needed_hours"] == 40
    assert open_entry.totals["n_open_hours"] == 1
    assert known_entry.totals["needed_hours"] == 190
    assert "n_open_hours" not in known_entry.totals


def test_beside_an_open_one_that_may_take_everything_its_facts_decide_too() -> None:
    # Of 300 accounts a tenth engage. Nobody knows how many the first is to engage, and what it
    # takes of the audience the second cannot have: 20 engaged ones take 200 accounts, and leave
    # 100 to the first. Alone the first reaches 30.
    document = plan()
    unknown = {**initiative("one")["goal"], "target": "unknown"}
    document["plan"]["initiatives"] = [
        initiative("one", goal=unknown, rank={"priority": 1}),
        initiative("two", rank={"priority": 2}),
    ]

    entry = only(checked(document), "two")

    target = ("plan.initiatives[one].goal.target", "less")
    assert (entry.headline, entry.alone) == ("unknown", "feasible")
    assert thresholds(entry.deciding_facts.needed_for_yes) == {target: "30"}
    assert entry.deciding_facts.enough_for_no == ()

"""Certificates as proofs that can be checked with a pencil: claim, subtraction, tables."""

from datetime import date

import pytest

from feasibility.model import certificate as nouns
from feasibility.reports.proofs import Evidence, proofs, refutation_proof
from feasibility.reports.viewing import build_voice
from tests import report_examples as made

VOICE = build_voice(made.PLAN_FILE, made.CATALOG)
EVIDENCE = Evidence(
    exclusions={made.EXCLUSIONS.id: made.EXCLUSIONS},
    witness=made.assessment().witness,
    measures={"abm": "won_deals"},
)
FLOW = nouns.FlowRefutation(
    kind="flow",
    requirement="responses_to_crm",
    object="responses",
    within_minutes=240,
    sources=("marketo",),
    targets=("salesforce",),
    arrivals=(nouns.Arrival(provider="salesforce", minutes=1440),),
    blocked=(nouns.Blocked(connection="sync", reason="too_late"),),
)
TIMING = nouns.TimingRefutation(
    phase="build",
    earliest=date(2027, 5, 3),
    latest=date(2027, 4, 12),
    steps=(
        nouns.Step(what="queue", subject="legal", weeks=6, until=date(2027, 5, 3)),
        nouns.Step(
            what="sales_cycle_days",
            subject="abm",
            days=91,
            until=date(2027, 9, 30),
            side="latest",
        ),
        nouns.Step(
            what="something_new", subject="abm", until=date(2027, 4, 12), side="latest"
        ),
    ),
)
GOAL = nouns.GoalRefutation(
    factors=(
        nouns.Sum(what="accounts", needed="", there="120"),
        nouns.Sum(what="engagement_rate", needed="", there="0.28"),
        nouns.Sum(what="win_rate", needed="", there="0.29"),
    ),
    reached="9.744",
    target="12",
)
CLAIMS = [
    (made.NO_SCORING, "Account scoring: nothing here does it at level 2"),
    (
        nouns.LimitRefutation(
            provider="marketo",
            limit="contacts",
            users=("abm",),
            needed="20000",
            there="8000",
        ),
        "Marketo is 12,000 contacts short",
    ),
    (FLOW, "Responses: no way to Salesforce within 4 hours"),
    (
        FLOW.model_copy(update={"kind": "suppress", "object": "opt_outs"}),
        "opt outs: not at Salesforce within 4 hours",
    ),
    (made.CAPACITY, "Only Ana and Ben can do Marketo: 44 h short in weeks 9 to 14"),
    (
        made.CAPACITY.model_copy(update={"rule": "three"}),
        "Marketo: the three with most time are 44 h short",
    ),
    (
        nouns.SkillRefutation(
            requirement="build",
            skill="marketo",
            proficiency=3,
            first_week=made.MARCH_1,
            last_week=made.APRIL_5,
            least_weeks=6,
            gaps=(date(2027, 3, 15), date(2027, 3, 22)),
        ),
        "Marketo at 3: nobody is there in weeks 11 and 12",
    ),
    (TIMING, "build cannot start before 3 May, and has to by 12 April"),
    (GOAL, "9.7 won deals at most; 12 asked for"),
    (
        nouns.MoneyRefutation(
            line="ads",
            quarter="2027Q2",
            users=("abm",),
            needed_minor=3460000,
            there_minor=2840000,
        ),
        "Advertising is €6,200 short in Q2 2027",
    ),
    (
        nouns.PolicyRefutation(policy="sms", applies_to="channel:sms"),
        "No text messages forbids the channel sms",
    ),
    (
        nouns.ReadinessRefutation(requirement="icp", prerequisite="icp_agreed"),
        "icp agreed No.",
    ),
    (
        nouns.UnstatedRefutation(path="plan.initiatives[abm].template"),
        "Nobody has stated strategy of ABM for 120 accounts",
    ),
    (
        nouns.AfterRefutation(initiative="abm"),
        "It comes after ABM for 120 accounts, which cannot be done",
    ),
]


def test_every_kind_of_refutation_is_claimed_below() -> None:
    kinds = set(nouns.Refutation.__args__[0].__args__)

    assert kinds - {nouns.CombinationRefutation} == {
        type(refutation) for refutation, _ in CLAIMS
    }


@pytest.mark.parametrize(
    ("refutation", "claimed"), CLAIMS, ids=[claimed for _, claimed in CLAIMS]
)
def test_a_refutation_is_claimed_in_one_sentence(
    refutation: nouns.Refutation, claimed: str
) -> None:
    assert claimed == refutation_proof(refutation, EVIDENCE, VOICE, "won_deals").claim


def test_hours_are_subtracted_and_their_tables_add_up() -> None:
    proof = refutation_proof(made.CAPACITY, EVIDENCE, VOICE)

    assert ("156 h needed − 112 h there = 44 h short",) == proof.lines
    needed, there = proof.tables
    assert ("Needed", "", "156 h") == needed.rows[-1]
    assert [("Ana", "weeks 9 to 14", "72 h"), ("Ben", "weeks 9 to 14", "40 h")] == list(
        there.rows[:-1]
    )
    assert ("There", "", "112 h") == there.rows[-1]


def test_every_provider_is_ruled_out_by_a_fact() -> None:
    (table,) = refutation_proof(made.NO_SCORING, EVIDENCE, VOICE).tables

    assert (
        ("Marketo", "level 1, 2 needed"),
        ("Salesforce", "owned and not used, not live"),
    ) == table.rows


def test_the_funnel_is_multiplied_in_one_line() -> None:
    (line,) = refutation_proof(GOAL, EVIDENCE, VOICE, "won_deals").lines

    assert "120 × 28% × 29% = 9.7 won deals; 12 asked for" == line


def test_dates_are_subtracted_from_both_ends() -> None:
    proof = refutation_proof(TIMING, EVIDENCE, VOICE)
    earliest, latest = proof.tables

    assert (
        "Latest start 12 April, earliest start 3 May: 3 weeks too late.",
    ) == proof.lines
    assert (("wait for Legal review", "6 weeks", "3 May"),) == earliest.rows
    assert ("from opportunity to won", "91 days", "30 September") == latest.rows[0]
    assert ("something new abm", "", "12 April") == latest.rows[1]


def test_a_flow_says_where_it_arrives_and_what_stops_it() -> None:
    arrivals, stopped = refutation_proof(FLOW, EVIDENCE, VOICE).tables

    assert (("Salesforce", "a day"),) == arrivals.rows
    assert (("Marketo – Salesforce", "is too slow"),) == stopped.rows


def test_a_combination_is_told_case_by_case_and_a_long_one_in_part() -> None:
    case = nouns.Case(
        provider="marketo", capability="fit_scoring", refutation=made.CAPACITY
    )
    long = nouns.CombinationRefutation(
        over="fit_scoring", exclusions_of="fit_scoring-2", cases=(case,) * 20
    )
    proof = refutation_proof(long, EVIDENCE, VOICE)

    assert "Each of 20 ways fails: whatever does Account scoring" == proof.claim
    assert 12 == len(proof.cases)
    assert proof.cases[0].claim.startswith("Marketo: Only Ana and Ben")
    assert "8 more cases fail likewise" in proof.lines[0]


def test_a_feasible_one_shows_how_it_works() -> None:
    (proof,) = proofs(made.feasible(), EVIDENCE, VOICE)

    assert proof.stands
    assert ("responses to crm: Marketo → Salesforce in 30 minutes",) == proof.lines
    assert ("Contacts allowed in Marketo", "44,123", "60,000") == proof.tables[-1].rows[
        0
    ]


def test_an_open_one_shows_both_sides() -> None:
    well, badly = proofs(made.open_one(), EVIDENCE, VOICE)

    assert "It works like this if the open facts turn out well" == well.claim
    assert (True, False) == (well.stands, badly.stands)
    assert badly.claim.startswith("If the open facts turn out badly: Account scoring")


def test_a_proof_says_what_it_is_worth() -> None:
    (proof,) = proofs(made.refuted(made.CAPACITY), EVIDENCE, VOICE)

    assert "Can be checked with a pencil." == proof.notes[0]

"""What stands behind a headline, in one sentence."""

import pytest

from feasibility.model.assessment import Carrier
from feasibility.reports.verdicts import (
    MOST_NEEDS_YOU,
    SIGNS,
    grounds_sentence,
    headline_word,
    plan_sentence,
    questions_sentence,
    reason,
    sorted_by_need,
)
from feasibility.reports.viewing import build_voice
from tests import report_examples as made

VOICE = build_voice(made.PLAN_FILE, made.CATALOG)
WIN_RATE = "company.segments[dach].win_rate"


def test_feasible_is_never_bare() -> None:
    assert (
        "Nothing that was checked stands in the way: 13 requirements, 4 flows, 212 h,"
        " 3.5 h to spare where it is tightest."
    ) == reason(made.feasible(), VOICE)


def test_feasible_without_totals_still_counts_its_requirements() -> None:
    assert "Nothing that was checked stands in the way: 1 requirement." == reason(
        made.feasible(totals={}), VOICE
    )


def test_a_refused_initiative_says_its_first_gap() -> None:
    said = reason(
        made.refuted(made.CAPACITY, findings=(made.NO_OWNER, made.SHORT)), VOICE
    )

    assert "Marketo: 44 h short in weeks 9 to 14. 156 h needed, 112 h there." == said


def test_without_findings_it_says_what_the_proof_claims() -> None:
    assert "Account scoring: nothing here does it at level 2." == reason(
        made.refuted(made.NO_SCORING), VOICE
    )


def test_it_says_that_it_is_feasible_alone() -> None:
    said = reason(made.refuted(made.CAPACITY, alone="feasible"), VOICE)

    assert said.endswith("Alone it is feasible.")


def test_an_open_one_names_what_decides() -> None:
    assert (
        "2 facts decide: edition of Marketo; contacts in the audience Enterprise DACH."
        == reason(made.open_one(), VOICE)
    )


def test_an_unsettled_one_says_how_near_it_came() -> None:
    assert "The search stopped. The best it found leaves 6 h without a week." == reason(
        made.unsettled(), VOICE
    )


@pytest.mark.parametrize(
    ("as_stated", "reads", "said"),
    [
        ("feasible", "more", "feasible above 22%; 29% assumed."),
        ("feasible", "less", "feasible below 22%; 29% assumed."),
        ("infeasible", "more", "not feasible below 22%; 29% assumed."),
        ("infeasible", "less", "not feasible above 22%; 29% assumed."),
    ],
)
def test_grounds_name_the_assumption_and_where_it_turns(
    as_stated: str, reads: str, said: str
) -> None:
    carrier = Carrier(path=WIN_RATE, value="0.29", turns_at="0.22", reads=reads)
    initiative = made.feasible(
        as_stated=as_stated, grounds="assumed", carriers=(carrier,)
    )

    assert f"Assumed: Win rate in dach: {said}" == grounds_sentence(initiative, VOICE)


def test_firm_grounds_say_what_firm_means() -> None:
    assert grounds_sentence(made.feasible(), VOICE).startswith(
        "Firm: it stays the same"
    )


def test_an_open_verdict_has_no_grounds() -> None:
    assert "" == grounds_sentence(made.open_one(), VOICE)


def test_the_plan_is_told_in_counts() -> None:
    assert (
        "1 of 4 initiatives is feasible as written, 1 not as written, 1 cannot be told yet,"
        " 1 not settled."
    ) == plan_sentence(made.assessment(), VOICE)


def test_a_plan_without_initiatives_says_so() -> None:
    empty = made.assessment().model_copy(update={"initiatives": (), "counts": {}})

    assert "No initiative yet." == plan_sentence(empty, VOICE)


def test_how_many_answers_decide_how_many_verdicts() -> None:
    assert "One answer decides one verdict." == questions_sentence(
        made.assessment(), VOICE
    )
    assert "" == questions_sentence(made.assessment(questions=()), VOICE)


def test_who_needs_somebody_comes_first() -> None:
    order = [each.headline for each in sorted_by_need(made.assessment())]

    assert ["infeasible_as_written", "unknown", "not_proven", "feasible"] == order


def test_every_headline_has_a_sign_and_a_word() -> None:
    assert set(SIGNS) == set(MOST_NEEDS_YOU)
    words = {headline_word(headline, VOICE) for headline in SIGNS}
    assert len(SIGNS) == len(words)

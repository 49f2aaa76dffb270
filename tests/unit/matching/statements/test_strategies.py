"""Hand-reckoned: with n = 2 strategies a phrase of one weighs what its kind does (ln 3 / ln 3), a
phrase of both ln 2 / ln 3 = 0.631 of it. Sure 3, hint 1, general 0.5, background 0.3; the score of a
weight w is 1 - e^(-w/3)."""

import pytest

from feasibility.model.suggestion import StrategySuggestion
from tests.unit.matching.statements.small_finder import small_finder


def suggest(text: str) -> StrategySuggestion:
    return small_finder().suggest(text)


def named(text: str) -> list[str]:
    return [each.strategy for each in suggest(text).candidates]


def test_one_sure_phrase_scores_one_less_one_over_e() -> None:
    (found,) = suggest("Three trade shows for hospitals").candidates
    assert (found.strategy, found.name, found.score) == (
        "fairs",
        "Fairs and shows (own)",
        0.63,
    )
    assert found.because == ("trade shows",)


def test_one_sure_phrase_is_likely() -> None:
    assert suggest("a webcast for boats").candidates[0].likely


def test_hints_that_weigh_less_than_a_phrase_of_six_are_not_likely() -> None:
    # 0.5 for a general word of the template and 0.631: 1.131 is over 1.05 and under 1.4.
    (found,) = suggest("growth of guests and boats").candidates
    assert (found.strategy, found.likely, found.score) == ("fairs", False, 0.31)


def test_a_hint_adds_to_a_sure_phrase() -> None:
    # 3 + 1 = 4: 1 - e^(-4/3) = 0.736
    (found,) = suggest("a trade show with a stand").candidates
    assert found.score == 0.74
    assert found.because == ("trade show", "stand")


def test_a_phrase_that_both_share_weighs_less() -> None:
    # 3 + 0.631 = 3.631: 1 - e^(-1.21) = 0.702
    assert suggest("a webcast with guests").candidates[0].score == 0.7


def test_one_hint_alone_names_nothing() -> None:
    said = suggest("forty guests for dinner")
    assert (said.too_vague, said.candidates) == (False, ())


def test_the_likelier_strategy_comes_first() -> None:
    # 3.631 for webinars, 0.631 for fairs.
    assert named("a webcast with guests") == ["webinars"]


def test_a_phrase_counts_once_however_often_it_is_said() -> None:
    once, thrice = suggest("webcast"), suggest("webcast, webcast, webcast")
    assert once.candidates[0].score == thrice.candidates[0].score


def test_a_word_of_the_template_is_as_good_as_a_cue() -> None:
    assert named("roadshow in May") == ["fairs"]


def test_the_name_counts_without_what_stands_in_brackets() -> None:
    assert named("Fairs and shows") == ["fairs"]
    assert named("our own thing with boats") == []


def test_a_general_word_among_the_words_of_a_template_does_not_tell_it() -> None:
    assert suggest("growth").too_vague


def test_background_alone_names_no_strategy() -> None:
    said = suggest("Attendance of boats")
    assert (said.too_vague, said.candidates) == (False, ())


def test_background_adds_to_the_score_and_is_no_reason() -> None:
    # 3 + 0.3 = 3.3: 1 - e^(-1.1) = 0.667
    (found,) = suggest("a webcast and its attendance").candidates
    assert (found.score, found.because) == (0.67, ("webcast",))


def test_a_candidate_far_behind_the_best_is_left_out() -> None:
    # Five sure phrases, 3 each, are 15; a fifth of it is 3: a webcast alone still counts.
    said = "trade show, messe, roadshow, fairs and shows, webcast"
    assert named(said) == ["fairs", "webinars"]
    # 1 + 0.631 = 1.631 for fairs is under a fifth of 3 + 3 + 3 = 9 and more for webinars.
    assert named("webcast, webinar programme, guests") == ["webinars"]


def test_a_cue_of_a_strategy_that_the_catalog_lacks_is_not_offered() -> None:
    assert named("leaflets for boats") == []


@pytest.mark.parametrize(
    "text",
    [
        "Messeauftritt in Köln",
        "MESSE",
        "unsere Messestände",
        "trade-show",
        "Trade\nShow",
    ],
)
def test_any_ending_case_and_writing_is_found(text: str) -> None:
    assert named(text) == ([] if "\n" in text else ["fairs"])


def test_a_slip_of_the_keyboard_is_read_as_what_was_meant() -> None:
    (found,) = suggest("webcats for boats").candidates
    assert (found.strategy, found.because) == ("webinars", ("webcats",))


def test_a_short_word_is_not_mended() -> None:
    assert named("messi for boats") == []


def test_a_wrong_first_letter_is_not_mended() -> None:
    assert named("zebcast for boats") == []


@pytest.mark.parametrize(
    "text",
    [
        "We will not do trade shows in boats",
        "no trade shows, no webcasts, boats",
        "boats instead of webcasts",
        "ohne Messe, boats",
    ],
)
def test_what_is_refused_is_not_suggested_and_not_vague(text: str) -> None:
    said = suggest(text)
    assert (said.candidates, said.too_vague) == ((), False)


@pytest.mark.parametrize(
    "text",
    [
        "Not only boats: trade shows",
        "not only trade shows and boats",
        "no boats. Trade shows!",
        "no boats but trade shows",
        "no boats we do trade shows",
        "no boats or cars or planes or trade shows",
    ],
)
def test_a_refusal_ends_with_its_clause_or_where_the_sentence_turns(text: str) -> None:
    assert named(text) == ["fairs"]


def test_a_figure_of_speech_is_no_word_for_a_strategy() -> None:
    assert suggest("we stand for growth").too_vague
    assert named("a stand, guests and growth for boats") == ["fairs"]


@pytest.mark.parametrize(
    "text", ["", "   ", "!!!", "\x00", "42 %", "we and the", "\u202e"]
)
def test_a_text_that_says_nothing_leaves_all_three_open(text: str) -> None:
    said = suggest(text)
    assert (said.too_vague, said.left_open) == (True, ("who", "what", "when"))


@pytest.mark.parametrize(
    ("text", "left_open"),
    [
        ("increase revenue", ("who", "what", "when")),
        ("increase revenue 10x", ("who", "what", "when")),
        ("increase revenue by June", ("who", "what")),
        ("increase revenue in Q3", ("who", "what")),
        ("increase revenue in 2027", ("who", "what")),
        ("increase revenue by 2027-03-31", ("who", "what")),
        (
            "better growth for our customers, increase revenue and drive CFOs by summer",
            ("what",),
        ),
    ],
)
def test_a_vague_statement_is_asked_only_for_what_it_leaves_open(
    text: str, left_open: tuple[str, ...]
) -> None:
    said = suggest(text)
    assert (said.too_vague, said.left_open, said.candidates) == (True, left_open, ())


@pytest.mark.parametrize(
    "text", ["a new roof for the office", "increase revenue with boats", "boats"]
)
def test_something_concrete_that_is_no_strategy_is_neither(text: str) -> None:
    assert suggest(text) == StrategySuggestion(text, too_vague=False)


def test_a_sure_phrase_makes_general_words_concrete() -> None:
    said = suggest(
        "drive growth and increase revenue: a better webcast for our customers"
    )
    assert (said.too_vague, said.candidates[0].strategy) == (False, "webinars")


def test_a_hint_alone_does_not_make_general_words_concrete() -> None:
    assert suggest("drive growth, increase revenue, better guests, grow").too_vague

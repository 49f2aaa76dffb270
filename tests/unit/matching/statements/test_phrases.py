import pytest

from feasibility.matching.statements.phrases import Match, Phrases
from feasibility.matching.statements.words import words_of


def phrases(*texts: str) -> Phrases[str]:
    found: Phrases[str] = Phrases()
    for text in texts:
        found.add(text, text)
    return found


def said(text: str, *texts: str) -> list[str]:
    return [each.said for each in phrases(*texts).find(words_of(text))]


def test_a_phrase_is_found_with_its_place() -> None:
    (found,) = phrases("lead scoring").find(words_of("Better lead scoring now"))
    assert found == Match("lead scoring", first=1, after=3)


def test_short_and_long_phrases_are_found_beside_each_other() -> None:
    assert said("lead scoring", "lead", "lead scoring", "scoring") == [
        "lead",
        "lead scoring",
        "scoring",
    ]


def test_a_star_is_any_ending_also_none() -> None:
    assert said("Messe Messestand Mess", "messe*") == ["messe*", "messe*"]


def test_a_star_may_stand_inside_a_phrase() -> None:
    assert said("optimising the website", "optimi* the website") == [
        "optimi* the website"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "lead. Scoring",
        "lead, scoring",
        "lead\nscoring",
        "lead and scoring",
        "leader scoring",
    ],
)
def test_a_phrase_is_not_found_over_the_end_of_a_clause_or_other_words(
    text: str,
) -> None:
    assert said(text, "lead scoring") == []


@pytest.mark.parametrize("phrase", ["", "*", "!?", " "])
def test_a_phrase_without_a_word_is_never_found(phrase: str) -> None:
    assert said("anything at all * !", phrase) == []


def test_a_phrase_that_is_added_twice_is_found_once() -> None:
    assert said("webinar", "webinar", "webinar") == ["webinar"]

import pytest

from feasibility.matching.statements.words import fold, stem, words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("webinars", "webinar"),
        ("nurturing", "nurture"),
        ("personalised", "personalization"),
        ("stories", "story"),
        ("customers'", "customer"),
        ("customer's", "customers"),
        ("running", "runs"),
        ("orchestrate", "orchestration"),
    ],
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("marketing", "market"),
        ("pass", "pas"),
        ("leader", "leadership"),
        ("ads", "as"),
        ("6sense", "sense"),
    ],
)
def test_words_of_another_meaning_keep_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Straße", "strasse"),
        ("ÉTÉ", "ete"),
        ("don’t", "don't"),
        ("ﬁt", "fit"),
    ],
)
def test_case_accents_and_ligatures_are_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("E-mail, e-mail", ["email", "email"]),
        ("l'offre d’été", ["l'", "offre", "d'", "ete"]),
        ("1:1 ABM", ["1", "1", "abm"]),
        ("account-based_marketing", ["account", "based", "marketing"]),
        ("🙂 … !", []),
    ],
)
def test_a_text_is_cut_into_words(text: str, words: list[str]) -> None:
    assert [each.folded for each in words_of(text)] == words


def test_a_word_knows_where_it_stands_and_whether_a_clause_begins_with_it() -> None:
    text = "No fairs. Yes, webinars"
    found = [(text[each.start : each.end], each.begins) for each in words_of(text)]
    assert found == [("No", True), ("fairs", False), ("Yes", True), ("webinars", True)]

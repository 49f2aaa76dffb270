"""How a name becomes words, and how much of it is read."""

import pytest

from feasibility.matching.names.text import READ_AT_MOST, key, stem, written


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("GA4", ("ga", "4")),
        ("Zoom - webinar 500", ("zoom", "webinar", "500")),
        ("LI Campaign Mgr", ("linkedin", "campaign", "manager")),
        ("Café\u0301", ("cafe",)),
        ("ﬁgma", ("figma",)),
        ("Qualtrics®", ("qualtrics",)),
        ("Mar\u200bketo", ("marketo",)),
        ("\u202eMarketo", ("marketo",)),
        ("Marketo\x00Engage", ("marketo", "engage")),
        ("", ()),
        ("\x00", ()),
        ("\u202e\u200f", ()),
    ],
)
def test_a_name_becomes_plain_words(name: str, words: tuple[str, ...]) -> None:
    assert written(name).words == words


@pytest.mark.parametrize(
    ("name", "words", "notes"),
    [
        ("Marketo (prod)", ("marketo",), ("prod",)),
        ("Marketo (prod", ("marketo",), ("prod",)),
        ("Brevo, formerly Sendinblue", ("brevo",), ("sendinblue",)),
        ("(Marketo)", ("marketo",), ()),
        ("Marketo [EU] {new}", ("marketo",), ("eu", "new")),
    ],
)
def test_brackets_and_what_follows_formerly_are_notes(
    name: str, words: tuple[str, ...], notes: tuple[str, ...]
) -> None:
    assert (written(name).words, written(name).notes) == (words, notes)


def test_a_cyrillic_word_stays_cyrillic_and_one_letter_among_latin_ones_does_not() -> (
    None
):
    assert written("Маркето").words == ("маркето",)
    assert written("Market\u043e").words == ("marketo",)


def test_no_more_than_the_first_letters_of_a_name_are_read() -> None:
    assert written("a" * 10_000).words == ("a" * READ_AT_MOST,)


@pytest.mark.parametrize("word", ["census", "terminus", "analysis", "business", "ads"])
def test_a_word_that_ends_in_s_without_being_a_plural_stays(word: str) -> None:
    assert stem(word) == word


def test_words_run_together_are_one_key() -> None:
    assert key(("zoom", "webinars")) == key(("zoomwebinar",)) == "zoomwebinar"

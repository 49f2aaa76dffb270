"""The shipped lexicon: read without a fault, nothing said twice, nothing that can never be found."""

from collections import Counter
from pathlib import Path

import pytest

from feasibility.catalog import lexicon
from feasibility.catalog.lexicon import load_lexicon
from feasibility.catalog.yaml_text import read_yaml
from feasibility.matching.statements.words import words_of

FOLDER = Path(lexicon.__file__).parent


@pytest.mark.parametrize("name", ["strategy_cues.yaml", "statement_words.yaml"])
def test_a_file_is_read_without_a_fault(name: str) -> None:
    document = read_yaml((FOLDER / name).read_bytes())
    assert (document.usable, document.faults) == (True, ())


def test_cues_are_of_strategies_that_are_shipped(project_root: Path) -> None:
    shipped = {
        each.stem for each in (project_root / "strategy_templates").glob("*.yaml")
    }
    assert set(load_lexicon().cues) == shipped


def test_no_cue_of_a_strategy_is_written_twice() -> None:
    twice = [
        (strategy, phrase)
        for strategy, cues in load_lexicon().cues.items()
        for phrase, times in Counter((*cues.sure, *cues.hint)).items()
        if times > 1
    ]
    assert twice == []


@pytest.mark.parametrize(
    "name",
    ["small", "general", "idioms", "refusals", "no_refusals", "turns", "who", "when"],
)
def test_no_word_of_a_list_is_written_twice(name: str) -> None:
    listed = Counter(getattr(load_lexicon(), name))
    assert [word for word, times in listed.items() if times > 1] == []


def test_every_cue_holds_a_word() -> None:
    empty = [
        phrase
        for cues in load_lexicon().cues.values()
        for phrase in (*cues.sure, *cues.hint)
        if not words_of(phrase)
    ]
    assert empty == []


def test_a_no_that_refuses_nothing_holds_a_refusal() -> None:
    # Otherwise it would stand in the list for nothing.
    refusals = {
        word.stem for each in load_lexicon().refusals for word in words_of(each)
    }
    useless = [
        phrase
        for phrase in load_lexicon().no_refusals
        if refusals.isdisjoint(word.stem for word in words_of(phrase))
    ]
    assert useless == []

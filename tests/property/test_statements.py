"""Whatever is typed gets an answer, the same each time, within bounds."""

from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feasibility.catalog.lexicon import load_lexicon
from feasibility.catalog.load import load_catalog
from feasibility.matching.statements import StrategyFinder
from feasibility.model.catalog import Catalog

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = (
    "not ABM webinar webinars, trade show. growth! the we instead of 2027 Q3 CFOs ab\x00c "
    "Messe événement lead scoring – nurture 🙂 \u202e increase revenue"
)
WORDS = st.sampled_from(SAMPLE.split(" "))
TEXTS = st.text(max_size=400) | st.lists(WORDS, max_size=40).map(" ".join)


@lru_cache(maxsize=1)
def catalog() -> Catalog:
    return load_catalog(
        ROOT / "capability_catalog",
        templates_directory=ROOT / "strategy_templates",
        cache_dir=None,
    )


@lru_cache(maxsize=1)
def finder() -> StrategyFinder:
    return StrategyFinder(catalog().templates, catalog().capabilities, load_lexicon())


@lru_cache(maxsize=1)
def turned_round() -> StrategyFinder:
    templates, capabilities = catalog().templates[::-1], catalog().capabilities[::-1]
    return StrategyFinder(templates, capabilities, load_lexicon())


@given(TEXTS)
def test_any_text_gets_an_answer_that_holds_together(text: str) -> None:
    said = finder().suggest(text)
    scores = [each.score for each in said.candidates]
    assert said.statement == text
    assert not (said.too_vague and said.candidates)
    assert bool(said.left_open) == said.too_vague
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
    assert all(each.because for each in said.candidates)


@given(TEXTS)
def test_the_words_that_decided_stand_in_the_text(text: str) -> None:
    bare = " ".join(text.split())
    for candidate in finder().suggest(text).candidates:
        assert all(words in bare for words in candidate.because)


@given(TEXTS)
def test_the_order_in_which_templates_are_listed_changes_nothing(text: str) -> None:
    assert turned_round().suggest(text) == finder().suggest(text)


@pytest.mark.parametrize(
    "text",
    [
        "webinar " * 12_500,
        "abcdefghij" * 10_000,
        " ".join(f"unheard{place}of" for place in range(7_000)),
        "no trade show for account based lead scoring and " * 2_000,
    ],
    ids=["one word", "one long word", "unknown words", "refusals"],
)
def test_100_kb_of_text_are_read_to_the_end(text: str) -> None:
    # Anything that grew with the square of the text would take minutes here.
    assert finder().suggest(text).statement == text

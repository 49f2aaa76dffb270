"""Finding a strategy in a CMO's words, measured on labelled statements; see statements/README.md."""

from pathlib import Path

import pytest

from feasibility.catalog.lexicon import load_lexicon
from feasibility.catalog.load import load_catalog
from feasibility.matching.statements import StrategyFinder
from feasibility.model.catalog import Catalog
from tests.statement_labels import (
    Label,
    digest,
    measure,
    own_labels,
    published,
    published_labels,
)


@pytest.fixture(scope="module")
def catalog(project_root: Path) -> Catalog:
    return load_catalog(
        project_root / "capability_catalog",
        templates_directory=project_root / "strategy_templates",
        cache_dir=None,
    )


@pytest.fixture(scope="module")
def finder(catalog: Catalog) -> StrategyFinder:
    return StrategyFinder(catalog.templates, catalog.capabilities, load_lexicon())


@pytest.fixture(scope="module")
def known(catalog: Catalog) -> frozenset[str]:
    return frozenset(each.id for each in catalog.templates)


def labels_of(shared_data: Path) -> tuple[Label, ...]:
    return (*own_labels(), *published_labels(shared_data))


def test_at_least_120_statements_are_labelled_half_of_them_published(
    shared_data: Path,
) -> None:
    labels = labels_of(shared_data)
    found = sum(each.published for each in labels)
    assert len(labels) >= 120
    assert found >= 60
    assert 0.45 <= found / len(labels) <= 0.55


def test_each_published_label_stands_at_the_line_it_was_given_for(
    shared_data: Path,
) -> None:
    moved = [
        text
        for text, kept_hash, _ in published(shared_data)
        if digest(text)[:12] != kept_hash
    ]
    assert moved == []


def test_no_statement_is_labelled_twice(shared_data: Path) -> None:
    statements = [each.statement for each in labels_of(shared_data)]
    assert sorted(set(statements)) == sorted(statements)


def test_labels_and_cues_name_the_same_strategies(shared_data: Path) -> None:
    labelled = {name for each in labels_of(shared_data) for name in each.right}
    assert labelled == set(load_lexicon().cues)


def test_every_strategy_of_the_catalog_has_cues(known: frozenset[str]) -> None:
    assert known <= set(load_lexicon().cues)


def test_nine_of_ten_own_statements_are_answered_right(
    finder: StrategyFinder, known: frozenset[str]
) -> None:
    figures = measure(finder, own_labels(), known)
    assert figures.hit_rate >= 0.9
    assert figures.vague_rate >= 0.9
    assert figures.false_alarm_rate <= 0.05


@pytest.mark.parametrize("part", ["held out", "tuning", "all"])
def test_nine_of_ten_statements_are_answered_right(
    part: str, finder: StrategyFinder, known: frozenset[str], shared_data: Path
) -> None:
    labels = [
        each
        for each in labels_of(shared_data)
        if part == "all" or each.held_out == (part == "held out")
    ]
    figures = measure(finder, labels, known)
    assert figures.hit_rate >= 0.9
    assert figures.vague_rate >= 0.9
    assert figures.false_alarm_rate <= 0.05

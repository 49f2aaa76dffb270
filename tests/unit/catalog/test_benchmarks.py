"""Figures from outside: which one is used where sources disagree, and what is wrong with bad ones."""

from pathlib import Path

import pytest

from feasibility.catalog.lint import lint_catalog
from feasibility.catalog.load import load_catalog
from feasibility.kernel.errors import CatalogError
from feasibility.model.catalog import Benchmark

BENCHMARKS = {each.id: each for each in load_catalog().benchmarks}

FIGURE = """\
id: won
name: Won
unit: percent
value: {low: 10, high: 20}
population: B2B
source: https://example.org/won
seen: 2026-01-01
known: expert
label: practitioner
"""


def _written(tmp_path: Path, changes: dict[str, str]) -> Path:
    text = FIGURE
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    (tmp_path / "benchmarks").mkdir()
    (tmp_path / "benchmarks" / "won.yaml").write_text(text, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("low: 10", "low: 30", ("input.range_order", "value")),
        ("low: 10", "low: -1", ("input.out_of_bounds", "value")),
        ("low: 10, ", "", ("input.fact_form", "value")),
        ("low: 10", "low: ten", ("input.wrong_type", "value.low")),
        ("low: 10", "low: .nan", ("input.not_finite", "value.low")),
        ("unit: percent\n", "", ("input.missing", "unit")),
        ("known: expert", "known: practitioner", ("input.not_one_of", "known")),
        ("population: B2B", "at_least: perhaps", ("input.wrong_type", "at_least")),
        ("population: B2B", "used_instead: A b", ("input.form", "used_instead")),
    ],
)
def test_a_figure_nobody_can_use_is_refused(
    old: str, new: str, expected: tuple[str, str], tmp_path: Path
) -> None:
    with pytest.raises(CatalogError) as caught:
        load_catalog(_written(tmp_path, {old: new}))
    code, field = expected
    assert [(fault.code, fault.path) for fault in caught.value.faults] == [
        (code, f"catalog.benchmarks[won].{field}")
    ]


def test_all_faults_of_a_figure_are_told_together(tmp_path: Path) -> None:
    changes = {
        "unit: percent\n": "",
        "low: 10": "low: 30",
        "known: expert": "known: rumour",
    }
    folder = _written(tmp_path, changes)
    with pytest.raises(CatalogError) as caught:
        load_catalog(folder)
    assert {fault.path.rpartition(".")[2] for fault in caught.value.faults} == {
        "unit",
        "value",
        "known",
    }


def test_a_figure_used_instead_that_is_not_there_is_found_by_lint(
    tmp_path: Path,
) -> None:
    folder = _written(tmp_path, {"population: B2B": "used_instead: won_too"})
    found = [each.path for each in lint_catalog(folder) if each.code == "LNT002"]
    assert found == ["catalog.benchmarks[won].used_instead"]


def _named(entry: Benchmark) -> str:
    return entry.id


REPLACED = [each for each in BENCHMARKS.values() if each.used_instead]
each_replaced = pytest.mark.parametrize("figure", REPLACED, ids=_named)


@each_replaced
def test_what_is_used_instead_is_used_itself(figure: Benchmark) -> None:
    """So nobody is sent on twice, nor to a figure that shows a direction only."""
    used = BENCHMARKS[str(figure.used_instead)]
    assert (used.used_instead, used.orientation_only) == (None, False)


@each_replaced
def test_why_another_figure_is_used_is_said(figure: Benchmark) -> None:
    assert figure.note


@each_replaced
def test_what_is_used_instead_is_about_the_same(figure: Benchmark) -> None:
    used = BENCHMARKS[str(figure.used_instead)]
    assert figure.topic == used.topic


@pytest.mark.parametrize("figure", BENCHMARKS.values(), ids=_named)
def test_every_figure_says_its_unit_its_population_and_what_it_is_about(
    figure: Benchmark,
) -> None:
    assert figure.unit
    assert figure.population
    assert figure.topic
    assert figure.value.state in ("point", "range")
    assert figure.source or figure.known == "assumption"


def test_no_two_figures_have_one_name() -> None:
    names = [each.name.casefold() for each in BENCHMARKS.values()]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []

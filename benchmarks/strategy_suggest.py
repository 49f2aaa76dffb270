"""How often strategies are found in labelled statements, and how long one statement takes.

`python -m benchmarks.strategy_suggest [--data DIR] [--runs 20]`
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from feasibility.catalog.lexicon import load_lexicon
from feasibility.catalog.load import load_catalog
from feasibility.matching.statements import StrategyFinder
from tests.statement_labels import Label, measure, own_labels, published_labels

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    asked = _arguments()
    catalog = load_catalog(
        ROOT / "capability_catalog",
        templates_directory=ROOT / "strategy_templates",
        cache_dir=None,
    )
    begun = time.perf_counter()
    lexicon = load_lexicon()
    read = time.perf_counter()
    finder = StrategyFinder(catalog.templates, catalog.capabilities, lexicon)
    built = time.perf_counter()
    labels = own_labels()
    if asked.data.is_dir():
        labels += published_labels(asked.data)
    else:
        print(f"{asked.data} is not there: only statements of our own are measured")
    known = frozenset(each.id for each in catalog.templates)
    for name, part in _parts(labels).items():
        _say(name, finder, part, known)
    later = own_labels("without_trade_words.yaml")
    _say("written after tuning, without the trade's words", finder, list(later), known)
    print(f"lexicon read in {(read - begun) * 1000:.0f} ms")
    print(f"finder built in {(built - read) * 1000:.0f} ms, once a catalog")
    _say_times(finder, [each.statement for each in labels], asked.runs)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    shared = ROOT.parent / "shared" / "data"
    parser.add_argument("--data", type=Path, default=shared, help="the published pages")
    parser.add_argument("--runs", type=int, default=20, help="runs of each statement")
    return parser.parse_args()


def _parts(labels: tuple[Label, ...]) -> dict[str, list[Label]]:
    return {
        "all": list(labels),
        "tuning": [each for each in labels if not each.held_out],
        "held out": [each for each in labels if each.held_out],
        "our own words": [each for each in labels if not each.published],
        "published": [each for each in labels if each.published],
    }


def _say(
    name: str, finder: StrategyFinder, labels: list[Label], known: frozenset[str]
) -> None:
    if not labels:
        return
    found = measure(finder, labels, known)
    print(
        f"{name}: {len(labels)} statements;"
        f" first three {found.hits}/{found.named} ({found.hit_rate:.1%}), first {found.first};"
        f" false alarms {found.false_alarms}/{found.concrete} ({found.false_alarm_rate:.1%})"
    )
    if found.vague:
        print(
            f"  vague {found.vague_found}/{found.vague} ({found.vague_rate:.1%});"
            f" no strategy of ours, and none named {found.none_quiet}/{found.none}"
        )


def _say_times(finder: StrategyFinder, statements: list[str], runs: int) -> None:
    times = [_milliseconds(finder, each, runs) for each in statements]
    ordered = sorted(times)
    print(
        f"a statement: median {ordered[len(ordered) // 2]:.2f} ms, slowest {ordered[-1]:.2f} ms"
        f" ({len(statements[times.index(ordered[-1])]):,} characters; median of {runs} runs each)"
    )
    long = "Six webinars for lab managers and no trade shows. " * 2_000
    print(f"{len(long):,} characters: {_milliseconds(finder, long, 3):,.0f} ms")


def _milliseconds(finder: StrategyFinder, statement: str, runs: int) -> float:
    taken = []
    for _ in range(runs):
        begun = time.perf_counter()
        finder.suggest(statement)
        taken.append(time.perf_counter() - begun)
    return sorted(taken)[runs // 2] * 1000


if __name__ == "__main__":
    main()

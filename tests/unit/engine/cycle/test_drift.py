"""Whether the last four quarters differ: the published log-rank, and histories that do or do not."""

import random
from datetime import date, timedelta

import pytest

from feasibility.engine.cycle import estimate_cycle
from feasibility.engine.cycle.drift import log_rank_p
from feasibility.model.cycle import Drift, OpportunityHistory
from tests.cycle_examples import AS_OF, PLACEBO, TREATED, table_of


def test_the_log_rank_test_is_the_published_one() -> None:
    # Chi-squared 16.79 with one degree of freedom: p = 0.0000417.
    found = log_rank_p(table_of(TREATED), table_of(PLACEBO))

    assert 4.17e-5 == pytest.approx(found, rel=0.01)


def test_tables_that_are_the_same_do_not_differ() -> None:
    assert 1.0 == pytest.approx(log_rank_p(table_of(TREATED), table_of(TREATED)))


def test_nothing_closed_is_nothing_to_compare() -> None:
    assert 1.0 == log_rank_p(table_of([(5, False)]), table_of([(9, False)]))


def drift_of(days_before: int, days_recent: int, deals: int = 400) -> Drift:
    """The drift of deals begun over two years that take about so many days before and since."""
    chance = random.Random(4)
    begun, ended = [], []
    for _ in range(deals):
        start = AS_OF - timedelta(days=chance.randrange(730))
        recent = start > AS_OF - timedelta(days=365)
        takes = round(chance.expovariate(1 / (days_recent if recent else days_before)))
        begun.append(start.toordinal())
        ended.append(min(start.toordinal() + takes, AS_OF.toordinal()))
    last = AS_OF.toordinal()
    history = OpportunityHistory(
        AS_OF,
        tuple(begun),
        tuple(ended),
        tuple("open" if end == last else "won" for end in ended),
    )
    return estimate_cycle(history).drift


def test_a_cycle_that_halved_is_found() -> None:
    drift = drift_of(60, 30)

    assert date(2025, 6, 30) == drift.since
    assert drift.p is not None
    assert drift.p < 0.01
    assert drift.recent.days is not None
    assert drift.before.days is not None
    assert drift.recent.days < drift.before.days


def test_a_cycle_that_stayed_is_not_found_to_differ() -> None:
    drift = drift_of(40, 40)

    assert drift.p is not None
    assert drift.p > 0.05


def test_few_closes_do_not_tell() -> None:
    assert drift_of(60, 30, deals=40).p is None

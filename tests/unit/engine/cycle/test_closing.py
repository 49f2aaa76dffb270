"""The curve of closing, against the table that every textbook works through, and by hand."""

import pytest

from feasibility.engine.cycle.closing import percentile, still_open
from feasibility.model.cycle import Percentile
from tests.cycle_examples import TREATED, table_of

# Day, share, lower and upper end at 95 % by log-log: Collett, Modelling Survival Data in
# Medical Research, and the listing of this data in the manuals of the usual packages.
PUBLISHED = [
    (6, 0.8571, 0.6197, 0.9516),
    (7, 0.8067, 0.5631, 0.9228),
    (10, 0.7529, 0.5032, 0.8894),
    (13, 0.6902, 0.4316, 0.8491),
    (16, 0.6275, 0.3675, 0.8049),
    (22, 0.5378, 0.2678, 0.7468),
    (23, 0.4482, 0.1881, 0.6801),
]


@pytest.mark.parametrize(("day", "share", "low", "high"), PUBLISHED)
def test_the_curve_and_its_band_are_those_published(
    day: int, share: float, low: float, high: float
) -> None:
    curve = still_open(table_of(TREATED), level=0.95)

    found = (curve.share[day], curve.low[day], curve.high[day])
    assert (share, low, high) == pytest.approx(found, abs=6e-5)


def test_the_published_median_is_23_and_its_upper_end_is_not_reached() -> None:
    curve = still_open(table_of(TREATED), level=0.95)

    # The lower band falls below a half between 10 (0.5032) and 13 (0.4316).
    assert Percentile(23, 13, None) == percentile(curve, 50)


def test_a_share_that_never_closes_is_not_reached() -> None:
    curve = still_open(table_of(TREATED), level=0.95)

    assert percentile(curve, 75).days is None


def test_nothing_is_reached_where_all_are_open() -> None:
    curve = still_open(table_of([(5, False), (9, False)]), level=0.95)

    assert Percentile(None, None, None) == percentile(curve, 25)


def test_nothing_is_reached_without_deals() -> None:
    curve = still_open(table_of([]), level=0.95)

    assert Percentile(None, None, None) == percentile(curve, 90)


def test_one_deal_that_closed_leaves_the_upper_end_open() -> None:
    curve = still_open(table_of([(5, True)]), level=0.95)

    assert Percentile(5, 5, None) == percentile(curve, 50)


def test_half_counts_as_reached_exactly_where_the_curve_is_a_half() -> None:
    # Four deals: 3/4, 1/2, 1/4, 0.
    curve = still_open(
        table_of([(1, True), (2, True), (3, True), (4, True)]), level=0.9
    )

    assert 2 == percentile(curve, 50).days


def test_a_deal_last_seen_open_on_a_day_was_there_when_another_closed() -> None:
    # 1 of 2 closes on day 5, as the open one was still there.
    curve = still_open(table_of([(5, True), (5, False)]), level=0.9)

    assert 0.5 == pytest.approx(curve.share[5])


def test_a_deal_that_closes_on_its_first_day_counts() -> None:
    curve = still_open(table_of([(0, True), (3, False)]), level=0.9)

    assert 0.5 == pytest.approx(curve.share[0])


def test_a_deal_followed_from_a_later_day_was_not_at_risk_before_it() -> None:
    late = table_of([(9, True)], entered=4)
    table = table_of([(3, True), (9, True)]).plus(late, weight=1)

    # Day 3: 1 of 2. Day 9: the one left and the late one.
    assert [2, 2] == [table.at_risk[3], table.at_risk[9]]
    assert 0.5 == pytest.approx(still_open(table, level=0.9).share[3])


def test_a_wider_band_holds_a_narrower_one() -> None:
    table = table_of(TREATED)
    wide, narrow = still_open(table, level=0.95), still_open(table, level=0.8)

    assert wide.low[10] < narrow.low[10] < narrow.high[10] < wide.high[10]

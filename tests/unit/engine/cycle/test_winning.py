"""The share won, where deals can be lost too: by hand and by counting."""

import math

import numpy as np
import pytest

from feasibility.engine.cycle.risk import LOST, OPEN, WON, Deals, build_risk_table
from feasibility.engine.cycle.winning import won_by
from feasibility.model.cycle import WonBy


def share_won(lives: list[tuple[int, int]], day: int, *, level: float = 0.95) -> WonBy:
    """The share won by a day of deals given by days of life and outcome."""
    deals = Deals(
        np.full(len(lives), -1, dtype=np.int64),
        np.array([days for days, _ in lives], dtype=np.int64),
        np.array([outcome for _, outcome in lives], dtype=np.int64),
    )
    length = max((days for days, _ in lives), default=0) + 1
    return won_by(build_risk_table(deals, length=length), [day], level=level)[0]


LIVES = [(2, WON), (3, LOST), (3, OPEN), (5, WON), (8, OPEN)]


@pytest.mark.parametrize(
    ("day", "share"),
    [
        (1, 0.0),
        (2, 0.2),  # 1 of 5
        (4, 0.2),  # 4/5 are left, 1 of 4 lost: 3/5 are left
        (5, 0.2 + 0.6 / 2),  # 1 of the 2 that are left after the open one went
        (8, 0.5),
    ],
)
def test_the_share_won_is_that_by_hand(day: int, share: float) -> None:
    assert share == pytest.approx(share_won(LIVES, day).share)


def test_what_nobody_has_seen_yet_is_not_told() -> None:
    assert WonBy(9, None, None, None) == share_won(LIVES, 9)


def test_no_deals_tell_nothing() -> None:
    assert WonBy(30, None, None, None) == share_won([], 30)


def test_where_nothing_is_won_the_share_is_none_and_no_band_is_claimed() -> None:
    assert WonBy(3, 0.0, None, None) == share_won([(3, LOST), (4, OPEN)], 3)


def test_where_all_have_closed_later_days_are_known_too() -> None:
    assert 0.25 == pytest.approx(share_won([(1, WON)] + [(2, LOST)] * 3, 90).share)


def test_lost_deals_never_become_won() -> None:
    # One minus the curve of winning alone would say 1 by day 4.
    assert 0.5 == pytest.approx(share_won([(3, LOST), (4, WON)], 4).share)


def test_without_open_deals_the_band_is_that_of_a_plain_share() -> None:
    lives = [(day, WON if day % 3 else LOST) for day in range(1, 61)]
    found = share_won(lives, 30)
    # 20 of 60 won by day 30; the variance of a share is p(1-p)/n.
    error = math.sqrt((1 / 3) * (2 / 3) / 60)
    reach = 1.959964 * error / ((1 / 3) * math.log(3))

    assert (1 / 3) ** math.exp(reach) == pytest.approx(found.low)
    assert (1 / 3) ** math.exp(-reach) == pytest.approx(found.high)

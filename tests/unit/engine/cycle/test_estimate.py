"""The estimate: counts, the naive mean, segments and what stands in for few wins."""

from datetime import timedelta

import pytest

from feasibility.engine.cycle import estimate_cycle
from feasibility.engine.cycle.estimate import pool
from feasibility.model.cycle import OpportunityHistory, Outcome, Percentile
from tests.cycle_examples import AS_OF, history_of, table_of


def test_the_naive_mean_leaves_out_the_open_deals_and_is_short() -> None:
    lives: list[tuple[int, Outcome]] = [(10, "won"), (20, "lost"), (90, "open")]
    found = estimate_cycle(history_of(lives)).whole

    assert (1, 1, 1) == (found.won, found.lost, found.open)
    assert 15 == found.naive_mean_closed_days
    # 2/3 are open after day 10, 1/3 after day 20.
    assert 20 == found.time_to_close[50].days


def test_no_deals_give_no_figures_and_no_fault() -> None:
    found = estimate_cycle(history_of([]), won_by_days=[30]).whole

    assert found.naive_mean_closed_days is None
    assert Percentile(None, None, None) == found.time_to_close[25]


def test_all_open_gives_no_percentile() -> None:
    found = estimate_cycle(history_of([(5, "open"), (900, "open")])).whole

    assert [None] * 4 == [each.days for each in found.time_to_close.values()]


def test_nobody_asked_for_segments() -> None:
    assert {} == estimate_cycle(history_of([(5, "won")])).segments


def test_segments_with_wins_enough_stand_alone() -> None:
    lives: list[tuple[int, Outcome]] = [(10, "won")] * 30 + [(50, "won")] * 30
    names = ["Fast"] * 30 + ["Slow"] * 30
    found = estimate_cycle(history_of(lives, segments=names)).segments

    assert [10, 50] == [each.time_to_close[50].days for each in found.values()]
    assert [1.0, 1.0] == [each.own_share for each in found.values()]


def test_a_segment_with_few_wins_borrows_the_rest_from_all_others() -> None:
    # 12 of its own, so others count for 18 wins: each of their 36 for a half.
    own, whole = (
        table_of([(5, True)] * 12),
        table_of([(5, True)] * 12 + [(9, True)] * 36),
    )
    pooled, share = pool(own, whole)

    assert 0.4 == pytest.approx(share)
    assert [12, 18] == [pooled.won[5], pooled.won[9]]


def test_no_deal_of_the_others_counts_more_than_once() -> None:
    own, whole = table_of([(5, True)] * 2), table_of([(5, True)] * 2 + [(9, True)] * 6)
    pooled, share = pool(own, whole)

    assert [2, 6] == [pooled.won[5], pooled.won[9]]
    assert 0.25 == pytest.approx(share)


def test_nothing_is_borrowed_where_nobody_else_has_won() -> None:
    own = table_of([(5, True)])

    assert (own, 1.0) == pool(own, table_of([(5, True), (7, False)]))


def test_a_segment_without_wins_says_what_all_say() -> None:
    lives: list[tuple[int, Outcome]] = [(10, "won")] * 40 + [(50, "open")] * 2
    found = estimate_cycle(history_of(lives, segments=["A"] * 40 + ["B"] * 2))

    assert 0.0 == found.segments["B"].own_share
    assert (0, 0, 2) == (
        found.segments["B"].won,
        found.segments["B"].lost,
        found.segments["B"].open,
    )


def test_deals_older_than_the_records_count_from_their_first_day_only() -> None:
    end = AS_OF.toordinal()
    # Begun 100 days before the records begin and closed 10 days into them; a young one open.
    history = OpportunityHistory(
        AS_OF,
        (end - 120, end - 15),
        (end - 10, end),
        ("won", "open"),
        records_from=AS_OF - timedelta(days=20),
    )
    found = estimate_cycle(history).whole

    # On day 110 of its life it is alone at risk; counted from its start it would be so too,
    # but a young deal that closes before day 100 now has nobody beside it.
    assert 110 == found.time_to_close[50].days


def test_the_young_are_not_outnumbered_by_old_deals_that_were_not_seen_young() -> None:
    end = AS_OF.toordinal()
    begun = (end - 400,) * 9 + (end - 30, end - 30)
    ended = (end,) * 9 + (end - 20, end)
    outcomes: tuple[Outcome, ...] = ("open",) * 9 + ("won", "open")
    plain = OpportunityHistory(AS_OF, begun, ended, outcomes)
    truncated = OpportunityHistory(
        AS_OF, begun, ended, outcomes, records_from=AS_OF - timedelta(days=60)
    )

    # 1 of 11 without, 1 of 2 with.
    assert estimate_cycle(plain).whole.time_to_close[50].days is None
    assert 10 == estimate_cycle(truncated).whole.time_to_close[50].days

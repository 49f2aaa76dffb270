"""Who is missing wherever a phase is placed."""

from feasibility.engine.capacity.presence import presence_gap
from feasibility.engine.capacity.problem import (
    Demand,
    PhaseSpec,
    Supply,
    Window,
    Worker,
)


def gap(
    present: set[int],
    *,
    starts: tuple[int, int],
    least_weeks: int,
    frozen: frozenset[int] = frozenset(),
    latest_end: int = 12,
) -> tuple[int, ...] | None:
    supply = Supply([Worker("ana", {}, frozenset(present))], first=1, last=12)
    need = Demand("a", "build", 0, ("ana",), Window(1, 12))
    spec = PhaseSpec(
        "a", "p", *starts, latest_end, least_weeks, frozen, demands=(need,)
    )
    return presence_gap(spec, need, supply)


def test_somebody_there_every_week_leaves_no_gap() -> None:
    assert None is gap(set(range(1, 13)), starts=(1, 5), least_weeks=4)


def test_leave_in_the_middle_does_not_refute_where_a_later_start_avoids_it() -> None:
    assert None is gap({1, 2, 4, 5, 6, 7}, starts=(1, 4), least_weeks=4)


def test_every_placement_holds_one_of_the_gap_weeks() -> None:
    # Away in 3 and 6; four weeks from 1, 2 or 3 hold week 3, from 4 or 5 week 6.
    assert (3, 6) == gap(set(range(1, 13)) - {3, 6}, starts=(1, 5), least_weeks=4)


def test_one_week_is_named_where_one_is_enough() -> None:
    # Away in 3 and 4: all four-week placements from 1 to 4 hold week 4.
    assert (4,) == gap(set(range(1, 13)) - {3, 4}, starts=(1, 4), least_weeks=4)


def test_nobody_needs_to_be_there_in_a_frozen_week() -> None:
    assert None is gap(
        set(range(1, 13)) - {3}, starts=(1, 1), least_weeks=4, frozen=frozenset({3})
    )


def test_frozen_weeks_do_not_count_as_duration() -> None:
    # Four weeks from 1 without 3 end in 5, in which nobody is there.
    assert (5,) == gap(
        {1, 2, 3, 4}, starts=(1, 1), least_weeks=4, frozen=frozenset({3})
    )


def test_where_the_calendar_leaves_no_placement_the_gap_is_not_the_reason() -> None:
    assert None is gap(set(), starts=(1, 1), least_weeks=4, latest_end=3)

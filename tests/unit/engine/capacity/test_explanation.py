"""The sums behind a shortage and a placement."""

from feasibility.engine.capacity.explanation import (
    SupplyLine,
    explain,
    explain_three,
    slack,
)
from feasibility.engine.capacity.flow import three_largest
from feasibility.engine.capacity.problem import Demand, Part, Supply, Window, Worker
from feasibility.engine.capacity.room import Room


def people() -> Supply:
    """Ana has 20 in weeks 9, 10, 13, 14 and is able for both; Ben 16 in weeks 9 to 13."""
    return Supply(
        [
            Worker("ana", dict.fromkeys([9, 10, 13, 14], 20), frozenset()),
            Worker("ben", dict.fromkeys(range(9, 14), 16), frozenset()),
            Worker("cleo", {}, frozenset()),
        ],
        first=8,
        last=15,
    )


BUILD = Demand("a", "build", 80, ("ana", "ben"), Window(9, 12))
RUN = Demand("a", "run", 104, ("ben", "ana", "cleo"), Window(11, 14))


def test_each_worker_stands_in_an_explanation_once_with_all_weeks() -> None:
    found = explain([BUILD, RUN], people())

    assert (
        SupplyLine("ana", 9, 14, 80),
        SupplyLine("ben", 9, 14, 80),
        # Able, and away all the time.
        SupplyLine("cleo", 11, 14, 0),
    ) == found.supplies
    assert (184, 160) == (found.needed, found.there)


def test_the_tightest_weeks_are_those_in_which_most_is_missing() -> None:
    # Spread evenly: 20 a week of build in 9 to 12, 26 of run in 11 to 14. There: 36, 36,
    # 16, 16, 36, 20. Missing: weeks 11 and 12 30 each, week 14 6.
    assert (11, 12, 14) == explain([BUILD, RUN], people()).tightest


def test_three_largest_are_explained_by_themselves_alone() -> None:
    three = three_largest(RUN, people())

    assert three is not None
    found = explain_three(three, people())
    # Ana 13 and 14, Ben 11 to 13.
    assert {("ana", 40), ("ben", 48), ("cleo", 0)} == {
        (line.worker, line.quarters) for line in found.supplies
    }
    assert (104, 88) == (found.needed, found.there)


def test_slack_is_the_first_week_with_least_to_spare() -> None:
    room = Room(people())
    room.take([Part("a", "build", "p", "ben", 10, 12)])

    found = slack(room, {"marketo": ("ana", "ben"), "crm": ("cleo",)}, first=9, last=10)

    # Week 9: 20 + 16, week 10: 20 + 4.
    assert [("marketo", 10, 24), ("crm", 9, 0)] == [tuple(line) for line in found]

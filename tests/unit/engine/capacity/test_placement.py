"""Ways of working for phases, by examples that can be checked by hand."""

from collections.abc import Iterable

import pytest

from feasibility.engine.capacity.attempt import Strategy
from feasibility.engine.capacity.placement import (
    STRATEGIES,
    Placement,
    place,
    place_programmes,
    placed_again,
)
from feasibility.engine.capacity.problem import (
    Demand,
    Part,
    PhaseSpec,
    Supply,
    Window,
    Worker,
)
from feasibility.engine.capacity.room import Room
from tests.capacity_checker import faults_of, part_faults

EARLY = (Strategy("early", "first"),)
WEEKS = range(1, 13)


def worker(name: str, quarters: int, weeks: Iterable[int] = WEEKS) -> Worker:
    return Worker(name, dict.fromkeys(weeks, quarters), frozenset(weeks))


def room_of(*workers: Worker) -> Room:
    return Room(Supply(workers, first=1, last=12))


def phase(
    name: str,
    demands: dict[str, tuple[int, str]],
    *,
    start: tuple[int, int] = (1, 12),
    latest_end: int = 12,
    least_weeks: int = 1,
    frozen: Iterable[int] = (),
    no_start: Iterable[int] = (),
    after: tuple[str, ...] = (),
    launch: bool = False,
) -> PhaseSpec:
    return PhaseSpec(
        "a",
        name,
        *start,
        latest_end,
        least_weeks,
        frozenset(frozen),
        frozenset(no_start),
        after,
        launch,
        tuple(
            Demand("a", need, quarters, tuple(able.split()), Window(1, 12), name)
            for need, (quarters, able) in demands.items()
        ),
    )


def placed(*phases: PhaseSpec, workers: list[Worker], early: bool = True) -> Placement:
    """The placement, after the independent checker has found nothing wrong with it."""
    found = place(phases, room_of(*workers), strategies=EARLY if early else STRATEGIES)
    assert found is not None
    assert [] == faults_of(found, phases, workers)
    return found


def test_a_phase_stands_early_and_as_short_as_its_hours_allow() -> None:
    found = placed(phase("p", {"build": (50, "ana")}), workers=[worker("ana", 20)])

    # 20, 20 and 10 quarter-hours: three weeks.
    assert {"p": (1, 3)} == found.spans
    assert [(1, 20), (2, 20), (3, 10)] == [(p.week, p.quarters) for p in found.parts]


def test_a_phase_is_stretched_to_its_least_weeks() -> None:
    found = placed(
        phase("p", {"build": (8, "ana")}, least_weeks=4), workers=[worker("ana", 20)]
    )

    assert {"p": (1, 4)} == found.spans


def test_a_part_under_two_hours_is_made_two_hours_where_that_is_possible() -> None:
    found = placed(phase("p", {"build": (23, "ana")}), workers=[worker("ana", 20)])

    # Not 20 + 3.
    assert [15, 8] == [part.quarters for part in found.parts]


def test_a_part_under_two_hours_is_the_last_one() -> None:
    found = placed(phase("p", {"build": (11, "ana")}), workers=[worker("ana", 8)])

    # Three quarter-hours are all that is left in the last week worked.
    assert [8, 3] == [part.quarters for part in found.parts]


def test_weeks_that_hold_less_than_two_hours_are_no_parts() -> None:
    # Seven quarter-hours a week over twelve weeks hold 84, and not one part of two hours.
    tasks = [phase("p", {"build": (16, "ana")})]

    assert None is place(tasks, room_of(worker("ana", 7)))
    assert (
        7
        == placed(phase("p", {"b": (7, "ana")}), workers=[worker("ana", 7)])
        .parts[0]
        .quarters
    )


def test_at_most_three_people_work_on_a_demand() -> None:
    # One week, 20 each: four people have 80, three of them 60.
    team = [worker(name, 20, [1]) for name in "abcd"]

    fits = placed(
        phase("p", {"build": (60, "a b c d")}, latest_end=1), workers=team, early=False
    )
    assert 3 == len({part.worker for part in fits.parts})
    too_much = phase("p", {"build": (61, "a b c d")}, latest_end=1)
    assert None is place([too_much], room_of(*team))


def test_three_people_are_counted_over_the_whole_phase() -> None:
    # Each is there in one of four weeks; four people would be needed for 80.
    team = [worker(name, 20, [week]) for week, name in enumerate("abcd", start=1)]
    everywhere = [w._replace(present=frozenset(WEEKS)) for w in team]

    fourth = phase("p", {"build": (80, "a b c d")}, latest_end=4)
    assert None is place([fourth], room_of(*everywhere))
    third = phase("p", {"build": (60, "a b c d")}, latest_end=4)
    assert None is not place([third], room_of(*everywhere))


def test_hours_are_not_used_twice_by_two_demands() -> None:
    found = placed(
        phase("p", {"build": (40, "ana"), "write": (40, "ana")}),
        workers=[worker("ana", 20)],
    )

    assert {"p": (1, 4)} == found.spans


def test_the_one_who_alone_can_do_it_is_kept_for_it() -> None:
    # Ana alone designs; writing goes to Ben although Ana could do it too.
    found = placed(
        phase("p", {"write": (20, "ana ben"), "design": (20, "ana")}, latest_end=1),
        workers=[worker("ana", 20), worker("ben", 20)],
    )

    assert {"write": "ben", "design": "ana"} == {
        p.requirement: p.worker for p in found.parts
    }


def test_a_phase_moves_behind_a_leave() -> None:
    ana = worker("ana", 20, [1, 4, 5, 6, 7])

    found = placed(phase("p", {"build": (60, "ana")}, least_weeks=3), workers=[ana])

    assert {"p": (4, 6)} == found.spans


def test_somebody_else_who_is_able_covers_a_leave() -> None:
    ana, ben = worker("ana", 20, [1, 3, 4]), worker("ben", 0, [2])

    found = placed(
        phase("p", {"build": (40, "ana ben")}, least_weeks=3), workers=[ana, ben]
    )

    assert {"p": (1, 3)} == found.spans


def test_frozen_weeks_hold_no_hours_and_no_duration() -> None:
    found = placed(
        phase("p", {"build": (40, "ana")}, least_weeks=2, frozen=[2, 3]),
        workers=[worker("ana", 20)],
    )

    assert {"p": (1, 4)} == found.spans
    assert [1, 4] == [part.week for part in found.parts]


def test_a_phase_starts_in_no_frozen_week_and_a_launch_in_no_launch_freeze() -> None:
    found = placed(
        phase("p", {"build": (8, "ana")}, frozen=[1], no_start=[1, 2], launch=True),
        workers=[worker("ana", 20)],
    )

    assert {"p": (3, 3)} == found.spans
    assert 3 == found.launch


def test_phases_come_after_each_other() -> None:
    found = placed(
        phase("run", {"run": (20, "ana")}, after=("build",), launch=True),
        phase("build", {"build": (40, "ana")}),
        workers=[worker("ana", 20)],
    )

    assert {"build": (1, 2), "run": (3, 3)} == found.spans


def test_a_launch_waits_for_the_launch_of_another() -> None:
    tasks = [
        phase("build", {"build": (20, "ana")}),
        phase("run", {"run": (20, "ana")}, after=("build",), launch=True),
    ]

    found = place(tasks, room_of(worker("ana", 20)), launch_from=6, strategies=EARLY)

    assert found is not None
    assert 6 == found.launch


def test_a_launch_later_than_its_deadline_is_not_placed() -> None:
    tasks = [
        phase("build", {"build": (60, "ana")}),
        phase("run", {"run": (8, "ana")}, start=(1, 3), after=("build",), launch=True),
    ]

    assert None is place(tasks, room_of(worker("ana", 20)))
    assert None is not place(tasks, room_of(worker("ana", 30)))


def test_phases_in_a_circle_are_a_bug_of_the_caller() -> None:
    tasks = [phase("a", {}, after=("b",)), phase("b", {}, after=("a",))]

    with pytest.raises(ValueError, match="circle"):
        place(tasks, room_of(worker("ana", 20)))


def test_what_is_taken_is_gone_and_can_be_given_back() -> None:
    room = room_of(worker("ana", 20))
    tasks = [phase("p", {"build": (240, "ana")})]
    found = place(tasks, room)

    assert found is not None
    room.take(found.parts)
    assert None is place(tasks, room)
    room.give(found.parts)
    assert None is not place(tasks, room)


def test_room_within_two_rooms_is_the_less_of_both() -> None:
    ana = Supply([worker("ana", 20)], first=1, last=12)
    one, other = Room(ana), Room(ana)
    found = place([phase("p", {"build": (200, "ana")})], one)

    assert found is not None
    other.take(found.parts)
    assert sum(other.left[0]) == sum(one.within(other).left[0]) == 40


@pytest.mark.parametrize("strategy", STRATEGIES, ids=str)
def test_each_strategy_obeys_every_rule(strategy: Strategy) -> None:
    team = [worker("ana", 20), worker("ben", 14), worker("cleo", 30, [2, 3, 4, 8, 9])]
    phases = [
        phase("plan", {"brief": (19, "ana ben")}, least_weeks=2, frozen=[3]),
        phase(
            "build",
            {"build": (63, "ana ben cleo"), "write": (21, "ben")},
            least_weeks=2,
            frozen=[3],
            after=("plan",),
        ),
        phase(
            "run",
            {"run": (33, "ana cleo")},
            no_start=[5],
            frozen=[3],
            after=("build",),
            launch=True,
        ),
    ]

    found = place(phases, room_of(*team), strategies=[strategy])

    assert found is not None
    assert [] == faults_of(found, phases, team)


def test_programmes_leave_those_free_whom_others_need() -> None:
    # Ana and Ben can answer mail; Ana alone can build, and much is to be built.
    team = [worker("ana", 20), worker("ben", 20)]
    build = Demand("a", "build", 200, ("ana",), Window(1, 12), "p")
    mail = [Demand("m", "mail", 10, ("ana", "ben"), Window(w, w)) for w in WEEKS]
    supply = Supply(team, first=1, last=12)

    parts = place_programmes(mail, Room(supply, [build]))

    assert parts is not None
    assert {"ben"} == {part.worker for part in parts}
    assert list(WEEKS) == [part.week for part in parts]


def test_programmes_of_one_week_share_the_people_who_are_there() -> None:
    # Three people with 24: each programme has two who can do it, all is needed.
    team = [worker(name, 24, [1]) for name in ("ana", "ben", "cleo")]
    demands = [
        Demand("m", "x", 24, ("ana", "ben"), Window(1, 1)),
        Demand("n", "y", 24, ("ben", "cleo"), Window(1, 1)),
        Demand("o", "z", 24, ("ana",), Window(1, 1)),
    ]

    parts = place_programmes(demands, room_of(*team))

    assert parts is not None
    for demand in demands:
        own = [part for part in parts if part.owner == demand.owner]
        assert [] == part_faults(own, demand.quarters, demand.workers)


def test_programmes_that_do_not_fit_are_not_placed() -> None:
    mail = [Demand("m", "mail", 21, ("ana",), Window(2, 2))]

    assert None is place_programmes(mail, room_of(worker("ana", 20)))


def mail_of_three_weeks() -> tuple[list[Demand], tuple[Part, ...]]:
    """Mail of 10 a week, which Ana does."""
    mail = [Demand("m", "mail", 10, ("ana", "ben"), Window(w, w)) for w in (1, 2, 3)]
    return mail, tuple(Part("m", "mail", "", "ana", w, 10) for w in (1, 2, 3))


def test_programmes_stay_with_whoever_still_has_the_hours() -> None:
    mail, parts = mail_of_three_weeks()
    room = room_of(worker("ana", 10), worker("ben", 40))

    assert parts == placed_again(parts, mail, room, moved={"ana"})
    assert parts == placed_again(parts, mail, room)


def test_only_the_weeks_in_which_somebody_has_too_few_hours_are_placed_anew() -> None:
    # In week 2 Ana has 9 of the 10; only Ben can have it.
    mail, parts = mail_of_three_weeks()
    ana = Worker("ana", {1: 10, 2: 9, 3: 10}, frozenset({1, 2, 3}))
    room = room_of(ana, worker("ben", 40))
    moved = (parts[0], parts[1]._replace(worker="ben"), parts[2])

    assert moved == placed_again(parts, mail, room, moved={"ana"})
    assert moved == placed_again(parts, mail, room)


def test_programmes_that_find_no_room_any_more_are_not_placed_again() -> None:
    mail, parts = mail_of_three_weeks()
    room = room_of(worker("ana", 10, [1, 3]), worker("ben", 9, [2]))

    assert None is placed_again(parts, [*mail, mail[1]], room, moved={"ana"})
    assert None is placed_again(None, [mail[0]] * 3, room, moved=set())


def test_what_a_programme_asks_no_more_is_not_done_any_more() -> None:
    mail, parts = mail_of_three_weeks()

    assert parts[:2] == placed_again(parts, mail[:2], room_of(worker("ana", 10)))

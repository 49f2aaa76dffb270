"""The necessary test, by examples that can be added up by hand (quarter-hours; 4 make an hour)."""

from collections.abc import Sequence

import pytest

from feasibility.engine.capacity.flow import (
    irreducible,
    marginal,
    shortage,
    there,
    three_largest,
)
from feasibility.engine.capacity.network import Network
from feasibility.engine.capacity.problem import Demand, Supply, Window, Worker

NOBODY_AWAY: frozenset[int] = frozenset()


def worker(name: str, weeks: Sequence[int], quarters: int) -> Worker:
    """Somebody with the same quarter-hours in each of some weeks."""
    return Worker(name, dict.fromkeys(weeks, quarters), frozenset(weeks))


def supply(*workers: Worker, first: int = 1, last: int = 20) -> Supply:
    return Supply(workers, first=first, last=last)


def demand(
    name: str, quarters: int, workers: str, first: int, last: int, owner: str = "a"
) -> Demand:
    return Demand(owner, name, quarters, tuple(workers.split()), Window(first, last))


@pytest.fixture
def marketo() -> Supply:
    """Ana: 5 h in weeks 9, 10, 13, 14 (20 h); Ben: 4 h in weeks 9 to 13 (20 h)."""
    return supply(
        worker("ana", [9, 10, 13, 14], 20),
        worker("ben", range(9, 14), 16),
        worker("cleo", range(1, 21), 100),
    )


def test_46_hours_do_not_fit_into_40_in_weeks_9_to_14(marketo: Supply) -> None:
    build = demand("build", 80, "ana ben", 9, 12)
    run = demand("run", 104, "ana ben", 11, 14)
    write = demand("write", 400, "cleo", 9, 14)

    found = shortage([build, run, write], marketo)

    # Build may use weeks 9 to 12: Ana 40, Ben 64. Run may use weeks 11 to 14: Ana 40,
    # Ben 48 = 88, so 16 are missing for run alone; together 184 - 160 = 24 are missing.
    assert 24 == found.quarters
    assert {build, run} == set(found.demands)
    assert (46 * 4, 40 * 4) == (found.needed, found.there)


def test_40_hours_fit_into_40() -> None:
    ana, ben = worker("ana", range(1, 5), 20), worker("ben", range(1, 5), 20)
    exactly = demand("build", 160, "ana ben", 1, 4)

    assert 0 == shortage([exactly], supply(ana, ben)).quarters
    assert () == shortage([exactly], supply(ana, ben)).demands


def test_two_skills_of_one_person_are_not_counted_twice() -> None:
    ana = worker("ana", [1], 40)
    e_mail, crm = demand("e_mail", 30, "ana", 1, 1), demand("crm", 30, "ana", 1, 1)

    assert 0 == shortage([e_mail], supply(ana)).quarters
    assert 0 == shortage([crm], supply(ana)).quarters
    both = shortage([e_mail, crm], supply(ana))
    assert (20, 60, 40) == (both.quarters, both.needed, both.there)


def test_an_hour_is_not_counted_in_two_weeks() -> None:
    # 40 in each of weeks 1 and 2. Early takes week 1, late week 2; nothing is left for
    # both, although either week alone would hold it.
    ana = worker("ana", [1, 2], 40)
    early, late = demand("early", 40, "ana", 1, 1), demand("late", 40, "ana", 2, 2)
    both = demand("both", 8, "ana", 1, 2)

    assert 8 == shortage([early, late, both], supply(ana)).quarters


def test_work_moves_to_another_person_so_that_more_fits() -> None:
    # Ana alone can do design; Ben and Ana can write. Writing has to move to Ben.
    ana, ben = worker("ana", [1], 40), worker("ben", [1], 40)
    write, design = (
        demand("write", 40, "ana ben", 1, 1),
        demand("design", 40, "ana", 1, 1),
    )

    assert 0 == shortage([write, design], supply(ana, ben)).quarters


def test_frozen_weeks_hold_no_hours() -> None:
    ana = worker("ana", [1, 2, 3], 40)
    frozen = Demand("a", "build", 81, ("ana",), Window(1, 3, frozenset({2})))

    assert 1 == shortage([frozen], supply(ana)).quarters


def test_weeks_of_leave_hold_no_hours() -> None:
    ana = worker("ana", [1, 3], 40)

    assert 1 == shortage([demand("build", 81, "ana", 1, 3)], supply(ana)).quarters


def test_what_nobody_can_do_is_short_in_full() -> None:
    found = shortage([demand("build", 12, "", 1, 3)], supply(worker("ana", [1], 40)))

    assert (12, 12, 0) == (found.quarters, found.needed, found.there)


def test_a_window_outside_the_weeks_there_are_holds_nothing() -> None:
    ana = worker("ana", range(1, 30), 40)

    assert 8 == shortage([demand("build", 8, "ana", 21, 25)], supply(ana)).quarters


def test_the_refuting_set_leaves_out_what_does_not_compete() -> None:
    ana, ben = worker("ana", [1], 8), worker("ben", [1], 40)
    build, write = demand("build", 12, "ana", 1, 1), demand("write", 40, "ben", 1, 1)

    assert (build,) == shortage([write, build], supply(ana, ben)).demands


def test_one_demand_more_counts_by_what_it_adds_to_the_shortage() -> None:
    ana, ben = worker("ana", [1, 2], 40), worker("ben", [1], 40)
    base = [demand("base", 60, "ana", 1, 2)]
    small = [demand("own", 20, "ana", 1, 2, owner="b")]
    large = [demand("own", 35, "ana", 1, 2, owner="b")]
    elsewhere = [demand("own", 40, "ben", 1, 1, owner="b")]

    everybody = supply(ana, ben)

    assert 0 == marginal(base, small, everybody).quarters
    assert 15 == marginal(base, large, everybody).quarters
    assert (*base, *large) == marginal(base, large, everybody).demands
    assert 0 == marginal(base, elsewhere, everybody).quarters


def test_what_is_short_already_is_not_held_against_one_more() -> None:
    ana, ben = worker("ana", [1], 8), worker("ben", [1], 40)
    base = [demand("base", 100, "ana", 1, 1)]
    own = [demand("own", 40, "ben", 1, 1, owner="b")]

    assert 0 == marginal(base, own, supply(ana, ben)).quarters


def test_trying_more_demands_leaves_the_flow_as_it_was(marketo: Supply) -> None:
    network = Network(marketo, [demand("build", 80, "ana ben", 9, 12)])
    run = [demand("run", 104, "ana ben", 11, 14, owner="b")]

    assert 24 == network.tried(run)[0]
    assert 24 == network.tried(run)[0]
    assert 0 == network.short
    assert 24 == network.add(run)
    assert 24 == network.short


def test_a_trimmed_set_refutes_and_no_part_of_it_does() -> None:
    # Ana has 40. 15 + 15 fit, 15 + 15 + 15 do not: any three of the four are enough.
    ana = worker("ana", [1], 40)
    four = [demand(name, 15, "ana", 1, 1) for name in "wxyz"]

    trimmed = irreducible(shortage(four, supply(ana)).demands, supply(ana))

    assert three_of(four) == trimmed
    assert 45 > there(trimmed, supply(ana)) == 40


def three_of(demands: list[Demand]) -> tuple[Demand, ...]:
    """The first three: what came first is left out last."""
    return tuple(demands[:3])


def test_a_trimmed_set_keeps_a_demand_of_whom_it_is_about() -> None:
    ana = worker("ana", [1], 40)
    demands = [
        demand(n, 15, "ana", 1, 1, owner=o) for n, o in zip("wxyz", "cdeb", strict=True)
    ]
    found = marginal(demands[:3], demands[3:], supply(ana))

    trimmed = irreducible(found.demands, supply(ana), keep=["b"])

    assert "b" in {each.owner for each in trimmed}
    assert sum(each.quarters for each in trimmed) > there(trimmed, supply(ana))


def test_one_demand_fits_into_its_three_largest_workers_or_not_at_all() -> None:
    # Five people with 20 each over two weeks: the flow sees 100, three people have 60.
    team = [worker(name, [1, 2], 10) for name in "abcde"]
    fits, not_fits = (
        demand("x", 60, "a b c d e", 1, 2),
        demand("x", 61, "a b c d e", 1, 2),
    )

    assert None is three_largest(fits, supply(*team))
    refuted = three_largest(not_fits, supply(*team))
    assert refuted is not None
    assert (("a", "b", "c"), 61, 60) == (refuted.workers, refuted.needed, refuted.there)
    assert 0 == shortage([not_fits], supply(*team)).quarters


def test_two_workers_of_one_id_are_a_bug_of_the_caller() -> None:
    with pytest.raises(ValueError, match="one id"):
        supply(worker("ana", [1], 1), worker("ana", [1], 1))

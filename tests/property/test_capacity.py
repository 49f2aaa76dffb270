"""Capacity against brute force: small problems decided by enumeration, larger ones by linear programming."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from feasibility.engine.capacity.flow import (
    irreducible,
    marginal,
    shortage,
    three_largest,
)
from feasibility.engine.capacity.network import Network
from feasibility.engine.capacity.placement import STRATEGIES, place, place_programmes
from feasibility.engine.capacity.presence import presence_gap
from feasibility.engine.capacity.problem import (
    Demand,
    PhaseSpec,
    Supply,
    Window,
    Worker,
)
from feasibility.engine.capacity.room import Room
from tests.capacity_checker import faults_of, overfull, part_faults

FIRST = 105_000
QUARTERS = st.sampled_from([0, 4, 8, 10, 20, 32])
ROOMY = st.sampled_from([20, 40, 80])


@st.composite
def teams(draw: st.DrawFn, *, most: int = 4, weeks: int = 4) -> list[Worker]:
    """Up to so many people over so many weeks, away in some of them."""
    people = []
    for n in range(draw(st.integers(1, most))):
        away = draw(st.sets(st.integers(0, weeks - 1), max_size=1))
        usual = draw(st.one_of(QUARTERS, ROOMY))
        there = [FIRST + week for week in range(weeks) if week not in away]
        quarters = {
            week: draw(st.sampled_from([usual, usual, usual // 2])) for week in there
        }
        people.append(Worker(f"w{n}", quarters, frozenset(there)))
    return people


@st.composite
def demands_on(
    draw: st.DrawFn, team: Sequence[Worker], *, most: int = 6, weeks: int = 4
) -> list[Demand]:
    """Demands of three owners."""
    wanted = []
    for n in range(draw(st.integers(0, most))):
        first = draw(st.integers(0, weeks - 1))
        last = draw(st.integers(first, weeks - 1))
        able = draw(st.sets(st.sampled_from([w.id for w in team])))
        frozen = draw(st.frozensets(st.integers(FIRST, FIRST + weeks - 1), max_size=1))
        wanted.append(
            Demand(
                f"o{draw(st.integers(0, 2))}",
                f"r{n}",
                draw(st.integers(0, 60)),
                tuple(sorted(able)),
                Window(FIRST + first, FIRST + last, frozen),
            )
        )
    return wanted


@st.composite
def problems(draw: st.DrawFn) -> tuple[list[Worker], list[Demand]]:
    team = draw(teams())
    return team, draw(demands_on(team))


@st.composite
def initiatives(draw: st.DrawFn) -> tuple[list[Worker], list[PhaseSpec]]:
    """One owner with one to three phases, and the team that may or may not do them."""
    weeks = draw(st.integers(3, 8))
    team = draw(teams(most=5, weeks=weeks))
    frozen = draw(st.frozensets(st.integers(FIRST, FIRST + weeks - 1), max_size=1))
    count = draw(st.integers(1, 3))
    phases = []
    for n in range(count):
        start = FIRST + draw(st.integers(0, weeks // 2))
        end = draw(st.integers(start, FIRST + weeks - 1))
        after = draw(st.sets(st.integers(0, n - 1))) if n else set()
        phases.append(
            PhaseSpec(
                "o",
                f"p{n}",
                start,
                draw(st.integers(start, end)),
                end,
                draw(st.integers(0, 3)),
                frozen,
                frozen | draw(st.frozensets(st.just(start), max_size=1)),
                tuple(f"p{m}" for m in sorted(after)),
                n == count - 1,
                tuple(
                    demand._replace(
                        owner="o",
                        requirement=f"{n}{demand.requirement}",
                        phase=f"p{n}",
                        window=Window(start, end, frozen),
                    )
                    for demand in draw(demands_on(team, most=3, weeks=weeks))
                ),
            )
        )
    return team, phases


def supply_of(team: Sequence[Worker], weeks: int = 8) -> Supply:
    return Supply(team, first=FIRST, last=FIRST + weeks - 1)


def cells_of(demand: Demand, team: Sequence[Worker]) -> dict[tuple[str, int], int]:
    """Worker-weeks that can serve a demand."""
    return {
        (worker.id, week): worker.quarters.get(week, 0)
        for worker in team
        if worker.id in demand.workers
        for week in range(demand.window.first, demand.window.last + 1)
        if week not in demand.window.frozen
    }


def deficit(demands: Sequence[Demand], team: Sequence[Worker]) -> int:
    """Needed less there of one set of demands."""
    cells: dict[tuple[str, int], int] = {}
    for demand in demands:
        cells |= cells_of(demand, team)
    return sum(demand.quarters for demand in demands) - sum(cells.values())


def largest_deficit(demands: Sequence[Demand], team: Sequence[Worker]) -> int:
    """By Hall's condition: every set is looked at."""
    return max(
        deficit(some, team)
        for size in range(len(demands) + 1)
        for some in combinations(demands, size)
    )


def short_by_linear_programme(demands: Sequence[Demand], team: Sequence[Worker]) -> int:
    """What the best division of hours leaves undone."""
    uses = [
        (n, cell) for n, demand in enumerate(demands) for cell in cells_of(demand, team)
    ]
    total = sum(demand.quarters for demand in demands)
    if not uses:
        return total
    rooms = {
        (w.id, week): quarters for w in team for week, quarters in w.quarters.items()
    }
    cells = sorted({cell for _, cell in uses})
    rows = np.zeros((len(demands) + len(cells), len(uses)))
    for column, (n, cell) in enumerate(uses):
        rows[n, column] = 1
        rows[len(demands) + cells.index(cell), column] = 1
    limits = [d.quarters for d in demands] + [rooms.get(cell, 0) for cell in cells]
    return total - round(-linprog([-1] * len(uses), A_ub=rows, b_ub=limits).fun)


@given(problems())
def test_the_shortage_is_the_largest_deficit_of_all_sets(
    problem: tuple[list[Worker], list[Demand]],
) -> None:
    team, demands = problem

    assert largest_deficit(demands, team) == shortage(demands, supply_of(team)).quarters


@given(st.data())
def test_the_shortage_is_what_a_linear_programme_leaves_undone(
    data: st.DataObject,
) -> None:
    team = data.draw(teams(most=6, weeks=8))
    demands = data.draw(demands_on(team, most=14, weeks=8))

    expected = short_by_linear_programme(demands, team)

    assert expected == shortage(demands, supply_of(team)).quarters


@given(problems())
def test_a_refuting_set_needs_more_than_there_is(
    problem: tuple[list[Worker], list[Demand]],
) -> None:
    team, demands = problem
    found = shortage(demands, supply_of(team))

    assert found.quarters == deficit(found.demands, team)
    assert found.quarters == found.needed - found.there
    assert found.needed == sum(demand.quarters for demand in found.demands)


@given(problems())
def test_no_part_of_a_trimmed_set_refutes(
    problem: tuple[list[Worker], list[Demand]],
) -> None:
    team, demands = problem
    trimmed = irreducible(shortage(demands, supply_of(team)).demands, supply_of(team))

    if trimmed:
        assert 0 < deficit(trimmed, team)
        for some in combinations(trimmed, len(trimmed) - 1):
            assert 0 == largest_deficit(some, team)


@given(problems())
def test_the_growth_of_a_shortage_is_the_difference_of_two(
    problem: tuple[list[Worker], list[Demand]],
) -> None:
    team, demands = problem
    supply = supply_of(team)
    base = [demand for demand in demands if demand.owner != "o0"]
    extra = [demand for demand in demands if demand.owner == "o0"]

    found = marginal(base, extra, supply)

    assert found.quarters == largest_deficit(demands, team) - largest_deficit(
        base, team
    )
    if found.quarters:
        trimmed = irreducible(found.demands, supply, keep=["o0"])
        for some in (found.demands, trimmed):
            assert 0 < deficit(some, team)
            assert "o0" in {demand.owner for demand in some}


@given(problems())
def test_more_demands_beside_it_never_make_a_growth_less(
    problem: tuple[list[Worker], list[Demand]],
) -> None:
    team, demands = problem
    supply = supply_of(team)
    few = [demand for demand in demands if demand.owner == "o1"]
    many = [demand for demand in demands if demand.owner != "o0"]
    extra = [demand for demand in demands if demand.owner == "o0"]

    assert (
        marginal(few, extra, supply).quarters <= marginal(many, extra, supply).quarters
    )


@given(problems())
def test_how_demands_came_in_changes_neither_shortage_nor_refuting_set(
    problem: tuple[list[Worker], list[Demand]],
) -> None:
    team, demands = problem
    supply = supply_of(team)
    network = Network(supply)
    for demand in reversed(demands):
        network.tried([demand])
        network.add([demand])
        network.tried(demands)

    at_once = shortage(demands, supply)

    assert at_once.quarters == network.short
    assert set(at_once.demands) == set(network.refuting())


@given(problems(), st.data())
def test_a_flow_carried_over_to_other_hours_is_short_by_as_much_as_one_made_anew(
    problem: tuple[list[Worker], list[Demand]], data: st.DataObject
) -> None:
    team, demands = problem
    network = Network(supply_of(team), demands)
    before = network.short, network.refuting()
    moved = [
        worker._replace(
            quarters={
                week: data.draw(st.sampled_from([quarters, quarters, 0, 12]))
                for week, quarters in worker.quarters.items()
            }
        )
        for worker in team
    ]

    carried, anew = network.over(supply_of(moved)), Network(supply_of(moved), demands)

    assert (carried.short, carried.refuting()) == (anew.short, anew.refuting())
    assert (network.short, network.refuting()) == before


@given(problems())
def test_what_is_added_to_a_copy_of_a_flow_leaves_the_flow_alone(
    problem: tuple[list[Worker], list[Demand]],
) -> None:
    team, demands = problem
    half = len(demands) // 2
    network = Network(supply_of(team), demands[:half])
    before = network.short, network.refuting()

    copied = network.copy()
    copied.add(demands[half:])

    anew = Network(supply_of(team), demands)
    assert (copied.short, copied.refuting()) == (anew.short, anew.refuting())
    assert (network.short, network.refuting()) == before


@given(problems())
def test_three_workers_are_refuted_exactly_where_any_three_are_too_few(
    problem: tuple[list[Worker], list[Demand]],
) -> None:
    team, demands = problem
    for demand in demands:
        most = max(
            sum(cells_of(demand._replace(workers=three), team).values())
            for size in range(4)
            for three in combinations(demand.workers, size)
        )

        assert (demand.quarters > most) == (
            three_largest(demand, supply_of(team)) is not None
        )


@given(initiatives())
def test_every_placement_is_accepted_by_the_checker(
    initiative: tuple[list[Worker], list[PhaseSpec]],
) -> None:
    team, phases = initiative
    room = Room(supply_of(team))
    for strategy in STRATEGIES:
        found = place(phases, room, strategies=[strategy])
        assert found is None or [] == faults_of(found, phases, team)


@given(initiatives())
def test_what_the_flow_refutes_is_never_placed(
    initiative: tuple[list[Worker], list[PhaseSpec]],
) -> None:
    team, phases = initiative
    supply = supply_of(team)
    demands = [demand for spec in phases for demand in spec.demands]
    gaps = [
        presence_gap(spec, demand, supply) for spec in phases for demand in spec.demands
    ]
    refuted = (
        shortage(demands, supply).quarters > 0
        or any(three_largest(demand, supply) for demand in demands)
        or any(gap is not None for gap in gaps)
    )

    assert not refuted or place(phases, Room(supply)) is None


@given(initiatives())
def test_other_names_change_nothing_but_the_names(
    initiative: tuple[list[Worker], list[PhaseSpec]],
) -> None:
    team, phases = initiative
    names = {worker.id: f"z{9 - n}" for n, worker in enumerate(team)}
    renamed_team = [worker._replace(id=names[worker.id]) for worker in team]
    renamed = [
        spec._replace(
            demands=tuple(
                demand._replace(workers=tuple(names[w] for w in demand.workers))
                for demand in spec.demands
            )
        )
        for spec in phases
    ]

    found = place(phases, Room(supply_of(team)))
    other = place(renamed, Room(supply_of(renamed_team)))

    if found is None or other is None:
        assert found is other
        return
    assert found.spans == other.spans
    assert other.parts == tuple(p._replace(worker=names[p.worker]) for p in found.parts)


@given(st.data())
def test_initiatives_placed_one_after_the_other_share_the_hours(
    data: st.DataObject,
) -> None:
    team = data.draw(teams(most=5, weeks=6))
    programmes = [
        demand._replace(
            requirement=f"{n}", window=Window(demand.window.first, demand.window.first)
        )
        for n, demand in enumerate(data.draw(demands_on(team, most=5, weeks=6)))
    ]
    room = Room(supply_of(team))
    parts = list(place_programmes(programmes, room) or ())
    room.take(parts)
    if parts:
        for demand in programmes:
            own = [part for part in parts if part.requirement == demand.requirement]
            assert [] == part_faults(own, demand.quarters, demand.workers)
    for n in range(3):
        demands = tuple(
            demand._replace(owner=f"i{n}", phase="p")
            for demand in data.draw(demands_on(team, most=2, weeks=6))
        )
        spec = PhaseSpec(f"i{n}", "p", FIRST, FIRST + 5, FIRST + 5, demands=demands)
        found = place([spec], room)
        if found is not None:
            assert [] == faults_of(found, [spec], team, used=parts)
            room.take(found.parts)
            parts += found.parts

    assert [] == overfull(parts, team)


@given(st.data())
def test_a_presence_gap_is_found_exactly_where_no_placement_avoids_it(
    data: st.DataObject,
) -> None:
    weeks = range(FIRST, FIRST + 8)
    present = data.draw(st.frozensets(st.sampled_from(weeks)))
    frozen = data.draw(st.frozensets(st.sampled_from(weeks), max_size=2))
    first, last = sorted(data.draw(st.tuples(st.integers(0, 7), st.integers(0, 7))))
    least = data.draw(st.integers(1, 4))
    need = Demand("o", "r", 0, ("w",), Window(FIRST, FIRST + 7))
    spec = PhaseSpec(
        "o", "p", FIRST + first, FIRST + last, FIRST + 7, least, frozen, frozen
    )
    placements = []
    for start in range(FIRST + first, FIRST + last + 1):
        held = [week for week in range(start, FIRST + 8) if week not in frozen][:least]
        if start not in frozen and len(held) == least:
            placements.append(set(held))

    gaps = presence_gap(spec, need, supply_of([Worker("w", {}, present)]))

    if not placements or any(held <= present for held in placements):
        assert None is gaps
    else:
        assert gaps is not None
        assert present.isdisjoint(gaps)
        assert all(held & set(gaps) for held in placements)

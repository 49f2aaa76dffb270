"""One serving equals trying every combination of providers, whatever they are called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from feasibility.engine.exclusion import Exclusions
from feasibility.engine.serving import FoundServing, RefutedServing, ServingSearch
from feasibility.engine.stack import view_of
from feasibility.model.certificate import (
    CapabilityRefutation,
    CombinationRefutation,
    FlowRefutation,
)
from tests.property.stack_worlds import NAMES, Trial, World, worlds
from tests.stack_examples import reader


@st.composite
def inside_of(draw: st.DrawFn, world: World) -> World:
    """A world inside another one's ranges."""
    return world.settled(draw)


MODES = st.sampled_from(["pessimistic", "optimistic"])


@given(worlds(), MODES)
def test_a_serving_is_found_if_and_only_if_some_combination_holds(
    world: World, mode: str
) -> None:
    step = world.search(mode).next()
    trial = Trial(world, optimistic=mode == "optimistic")

    if isinstance(step, FoundServing):
        assert trial.holds(step.serves)
    else:
        assert isinstance(step, RefutedServing)
        assert not trial.any_holds()


@given(worlds(), MODES)
def test_every_refutation_covers_all_cases(world: World, mode: str) -> None:
    search = world.search(mode)
    step = search.next()
    if isinstance(step, RefutedServing):
        trial = Trial(world, optimistic=mode == "optimistic")
        check_tree(step.refutation, {}, trial, search)


def check_tree(
    refutation: Any, pinned: Mapping[str, str], trial: Trial, search: ServingSearch
) -> None:
    """Every provider that serves alone has a case, and no leaf's branch holds anything."""
    if isinstance(refutation, CombinationRefutation):
        providers = [case.provider for case in refutation.cases]
        assert refutation.over not in pinned
        assert sorted(trial.candidates(refutation.over)) == sorted(map(str, providers))
        for case in refutation.cases:
            branch = {**pinned, refutation.over: str(case.provider)}
            check_tree(case.refutation, branch, trial, search)
        return
    assert not trial.any_holds(pinned)
    if isinstance(refutation, CapabilityRefutation):
        assert [] == trial.candidates(refutation.capability)
        assert refutation.exclusions_of in search.exclusions.tables
    if isinstance(refutation, FlowRefutation):
        check_flow(refutation, pinned, trial)


def check_flow(
    refutation: FlowRefutation, pinned: Mapping[str, str], trial: Trial
) -> None:
    """The sources are all who may serve the one end, unless the branch says who does."""
    if refutation.kind == "suppress":
        start = "consent"
    else:
        named = (
            flow
            for flow in trial.world.flows
            if flow.requirement == refutation.requirement
        )
        start = next(named).from_capability
    may = [pinned[start]] if start in pinned else trial.candidates(start)
    assert sorted(may) == sorted(refutation.sources)
    arrivals = {each.provider: each.minutes for each in refutation.arrivals}
    for target in refutation.targets:
        assert (
            arrivals.get(target, refutation.within_minutes + 1)
            > refutation.within_minutes
        )


@given(worlds(), MODES, st.permutations(NAMES))
def test_renaming_providers_changes_nothing(
    world: World, mode: str, others: list[str]
) -> None:
    names = {name: f"z{other}" for name, other in zip(NAMES, others, strict=True)}
    step, again = world.search(mode).next(), world.renamed(names).search(mode).next()

    assert type(step) is type(again)
    if isinstance(step, FoundServing) and isinstance(again, FoundServing):
        assert set(step.serves) == set(again.serves)


@given(worlds())
def test_the_worst_never_holds_where_the_best_does_not(world: World) -> None:
    if isinstance(world.search("pessimistic").next(), FoundServing):
        assert isinstance(world.search("optimistic").next(), FoundServing)


@given(worlds(), st.data())
def test_a_firm_answer_holds_in_every_world_inside_the_ranges(
    world: World, data: st.DataObject
) -> None:
    worst, best = world.search("pessimistic").next(), world.search("optimistic").next()
    inside = data.draw(inside_of(world))
    step = inside.search("pessimistic").next()

    if isinstance(worst, FoundServing):
        assert isinstance(step, FoundServing)
    if isinstance(best, RefutedServing):
        assert isinstance(step, RefutedServing)


@given(worlds())
def test_every_fact_moved_to_its_best_is_the_best(world: World) -> None:
    best = world.search("optimistic")
    outcome = best.next()
    moved = {key: "best" for key in best.stack.reader.log if key[1] != "choice"}
    chosen = {
        path: path.endswith("carries_consent") or "live"
        for (path, way), read in best.stack.reader.log.items()
        if way == "choice" and read.fact.state != "point"
    }
    worst = ServingSearch(
        world.needs(), view_of(best.stack.index, reader("pessimistic")), Exclusions()
    )
    worst.next()
    again = ServingSearch(
        world.needs(),
        view_of(best.stack.index, reader("pessimistic", moved=moved, chosen=chosen)),
        Exclusions(),
    )

    assert type(outcome) is type(again.next())


@given(worlds(), MODES, st.integers(0, 3))
def test_refuting_every_serving_by_its_providers_ends_with_all_of_them_refuted(
    world: World, mode: str, patience: int
) -> None:
    search = world.search(mode)
    seen = set()
    step = search.next()
    while isinstance(step, FoundServing):
        key = tuple(sorted(step.serves.items()))
        assert key not in seen
        seen.add(key)
        assert Trial(world, optimistic=mode == "optimistic").holds(step.serves)
        if len(seen) > patience:
            return
        search.give_up(step.serves)
        step = search.next()

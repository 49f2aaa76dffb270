"""A firm verdict holds in every world: whatever its open and assumed facts turn out to be.

Worlds are settled inside the ranges and checked anew. A placement that is not found again proves
nothing, so `not_proven` is no contradiction; the opposite answer is.
"""

import random
from datetime import date
from typing import Any

import pytest

from feasibility.catalog.load import load_catalog
from feasibility.engine.check import check
from feasibility.model.assessment import Assessment
from feasibility.model.catalog import Catalog
from feasibility.model.plan import PlanFile
from tests.property.worlds import World
from tests.verify_plans import Maker

AS_OF = date(2027, 1, 4)
KINDS = [
    kind.model_dump(mode="json", exclude_unset=True) for kind in load_catalog().kinds
]


def checked(document: PlanFile, catalog: Catalog) -> Assessment:
    return check(document.plan, document.company, catalog, as_of=AS_OF)


def contradictions(seed: int, worlds: int) -> list[tuple[Any, ...]]:
    document, catalog = Maker(seed, KINDS).make()
    assessment = checked(document, catalog)
    firm = {
        entry.id: entry.as_stated
        for entry in assessment.initiatives
        if entry.grounds == "firm" and entry.as_stated in {"feasible", "infeasible"}
    }
    found = []
    for number in range(worlds if firm else 0):
        world = World(document, catalog, random.Random(1000 * seed + number))
        world.settle(assessment)
        there = {
            entry.id: entry.as_stated
            for entry in checked(world.document, world.catalog).initiatives
        }
        found += [
            (seed, number, name, answer, there[name])
            for name, answer in firm.items()
            if {answer, there[name]} == {"feasible", "infeasible"}
        ]
    return found


@pytest.mark.parametrize("seed", range(40))
def test_a_firm_verdict_holds_in_worlds_drawn_inside_its_ranges(seed: int) -> None:
    assert contradictions(seed, worlds=4) == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(40, 90))
def test_a_firm_verdict_holds_in_two_hundred_worlds(seed: int) -> None:
    assert contradictions(seed, worlds=200) == []

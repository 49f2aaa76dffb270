"""What the engine claims, `verify` accepts; with one number changed it refuses.

The two share no code: where they disagree, `docs/semantics.md` decides.
"""

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from feasibility.catalog.load import load_catalog
from feasibility.catalog.plan_file import load_plan_file
from feasibility.engine.check import check
from feasibility.model.assessment import Assessment
from feasibility.model.catalog import Catalog
from feasibility.model.plan import PlanFile
from feasibility.verify import verify
from tests.verify_plans import FIRST_DAY, Maker

SEEDS = st.integers(0, 1_000_000)
# What stands in these may change and still be true: another week to work in, an hour more
# than is needed, another week in which nobody is there.
LOOSE = {"parts", "placements", "programmes", "gaps", "steps", "blocked"}
EXAMPLES = ("halden.yaml", "gitlab.yaml")


@lru_cache
def shipped() -> Catalog:
    return load_catalog()


@lru_cache
def kinds() -> list[dict[str, Any]]:
    return [kind.model_dump(mode="json") for kind in shipped().kinds]


def generated(seed: int) -> tuple[Assessment, PlanFile, Catalog]:
    document, catalog = Maker(seed, kinds()).make()
    found = check(document.plan, document.company, catalog, as_of=FIRST_DAY)
    return found, document, catalog


@pytest.mark.slow
@given(seed=SEEDS)
@settings(max_examples=200)
def test_every_assessment_of_a_plan_made_by_chance_is_accepted(seed: int) -> None:
    found, document, catalog = generated(seed)
    assert () == verify(found, document, catalog).refusals


@pytest.mark.slow
@given(seed=SEEDS)
@settings(max_examples=100)
def test_a_number_changed_in_a_certificate_is_refused(seed: int) -> None:
    found, document, catalog = generated(seed)
    assume(verify(found, document, catalog).accepted)
    data = json.loads(found.model_dump_json())
    places = [*numbers(data, "initiatives", "exclusions", "counts")]
    assume(places)
    for place in Random(seed).sample(places, min(len(places), 5)):
        changed = Assessment.model_validate_json(json.dumps(with_changed(data, place)))
        assert not verify(changed, document, catalog).accepted, place


@pytest.mark.slow
@pytest.mark.parametrize("name", EXAMPLES)
def test_every_assessment_of_an_example_is_accepted(
    name: str, project_root: Path
) -> None:
    path = project_root / "examples" / name
    document = load_plan_file(path, catalog=shipped())
    day = document.plan.period.first_day
    found = check(document.plan, document.company, shipped(), as_of=day)
    assert () == verify(found, document, shipped()).refusals


def test_an_assessment_is_accepted_as_it_is_written_and_read_again() -> None:
    found, document, catalog = generated(1)
    read = Assessment.model_validate_json(found.model_dump_json())
    assert verify(found, document, catalog) == verify(read, document, catalog)


Place = tuple[str | int, ...]


def numbers(data: dict[str, Any], *roots: str) -> Iterator[Place]:
    """The places of all numbers and days in certificates that leave no room."""
    for root in roots:
        for place in _numbers(data[root], (root,)):
            loose = LOOSE & {*place}
            if not loose and (root != "initiatives" or "certificate" in place):
                yield place


def _numbers(value: Any, place: Place) -> Iterator[Place]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _numbers(inner, (*place, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _numbers(inner, (*place, index))
    elif changed_value(value) is not None:
        yield place


def with_changed(data: dict[str, Any], place: Place) -> dict[str, Any]:
    copy: dict[str, Any] = json.loads(json.dumps(data))
    here: Any = copy
    for part in place[:-1]:
        here = here[part]
    here[place[-1]] = changed_value(here[place[-1]])
    return copy


def changed_value(value: Any) -> Any:
    """A number one more, a day one week later; None for what is neither."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value + 1
    if not isinstance(value, str):
        return None
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return str(date.fromisoformat(value) + timedelta(days=7))
    return f"{value}1" if re.fullmatch(r"\d+(\.\d+|/\d+)?", value) else None

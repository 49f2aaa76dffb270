"""After an edit, a check with the assessment before it at hand answers the same, byte for byte."""

import copy
import pickle
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.edits import CHANGES
from benchmarks.generate import Size, generate
from benchmarks.statements import AS_OF
from feasibility.catalog.load import load_catalog
from feasibility.catalog.plan_file import load_plan_file
from feasibility.engine.check import check
from feasibility.model.assessment import Assessment
from feasibility.model.catalog import Catalog
from feasibility.model.company import Company
from feasibility.model.plan import Initiative, Plan, PlanFile
from tests.verify_plans import FIRST_DAY, Maker

EXAMPLES = Path(__file__).parents[2] / "examples"
SMALL = Size(providers=40, people=10, initiatives=8, weeks=30)
Checked = tuple[PlanFile, Catalog, date]


@lru_cache
def shipped() -> Catalog:
    return load_catalog()


@lru_cache
def halden() -> PlanFile:
    return load_plan_file(EXAMPLES / "halden.yaml", catalog=shipped())


def by_chance(seed: int) -> Checked:
    kinds = [kind.model_dump(mode="json") for kind in shipped().kinds]
    document, catalog = Maker(seed, kinds).make()
    return document, catalog, FIRST_DAY


def of_a_company(seed: int) -> Checked:
    return generate(SMALL._replace(seed=seed), shipped()), shipped(), AS_OF


def the_example(_: int) -> Checked:
    return halden(), shipped(), date(2026, 11, 23)


def with_initiatives(plan: Plan, initiatives: list[Initiative]) -> Plan:
    return plan.model_copy(update={"initiatives": tuple(initiatives)})


def edited(chance: Random, document: PlanFile) -> PlanFile:
    """One edit, mostly of one field of one initiative; or nothing, where the field is not there."""
    plan, company = document.plan, document.company
    initiatives = list(plan.initiatives)
    if not initiatives:
        return document
    place = chance.randrange(len(initiatives))
    kind = chance.choice([*CHANGES, "order", "drop", "after", "company"])
    if kind == "order":
        chance.shuffle(initiatives)
    elif kind == "drop":
        gone = initiatives.pop(place).id
        initiatives = [
            each.model_copy(update={"after": tuple(set(each.after) - {gone})})
            for each in initiatives
        ]
    elif kind == "after":
        after = tuple(each.id for each in initiatives[:place][-1:])
        initiatives[place] = initiatives[place].model_copy(update={"after": after})
    elif kind == "company":
        company = less_at_work(chance, company)
    else:
        change = CHANGES[kind](initiatives[place], chance.randrange(50))
        initiatives[place] = initiatives[place].model_copy(update=change or {})
    return document.model_copy(
        update={"plan": with_initiatives(plan, initiatives), "company": company}
    )


def less_at_work(chance: Random, company: Company) -> Company:
    team = list(company.team)
    if team:
        place = chance.randrange(len(team))
        team[place] = team[place].model_copy(update={"contract": ()})
    return company.model_copy(update={"team": tuple(team)})


def edits(chance: Random, document: PlanFile, count: int) -> Iterator[PlanFile]:
    """Each of the document as the one before left it; now and then all is read anew, or taken back."""
    seen = [document]
    for _ in range(count):
        document = edited(chance, document)
        if chance.random() < 0.3:
            document = PlanFile.model_validate_json(document.model_dump_json())
        if chance.random() < 0.1:
            document = chance.choice(seen)
        seen.append(document)
        yield document


def asked(
    document: PlanFile,
    catalog: Catalog,
    day: date,
    previous: Assessment | None = None,
) -> Assessment:
    return check(document.plan, document.company, catalog, as_of=day, previous=previous)


def holds_for(made: Checked, seed: int, count: int) -> None:
    document, catalog, day = made
    chance = Random(seed)
    found = asked(document, catalog, day)
    for after in edits(chance, document, count):
        day += timedelta(days=chance.choice([0, 0, 0, 0, 0, 7]))
        found = asked(after, catalog, day, found)
        anew = asked(after, catalog, day)
        assert anew.model_dump_json() == found.model_dump_json()
        assert anew == found


@given(seed=st.integers(0, 1_000_000))
@settings(max_examples=25)
def test_a_plan_made_by_chance_is_checked_again(seed: int) -> None:
    holds_for(by_chance(seed), seed, 4)


@pytest.mark.slow
@given(seed=st.integers(0, 1_000_000))
@settings(max_examples=150)
def test_many_plans_made_by_chance_are_checked_again(seed: int) -> None:
    holds_for(by_chance(seed), seed, 5)


@pytest.mark.slow
@given(seed=st.integers(0, 1_000_000))
@settings(max_examples=12)
def test_a_generated_company_is_checked_again(seed: int) -> None:
    holds_for(of_a_company(seed % 20), seed, 6)


@given(seed=st.integers(0, 1_000_000))
@settings(max_examples=8)
def test_the_example_is_checked_again(seed: int) -> None:
    holds_for(the_example(seed), seed, 5)


def test_what_is_kept_is_not_written_compared_or_copied() -> None:
    document, catalog, day = the_example(0)
    found = asked(document, catalog, day)
    read: Any = Assessment.model_validate_json(found.model_dump_json())
    assert read == found
    assert pickle.loads(pickle.dumps(found)) == found
    assert copy.deepcopy(found) == found
    assert asked(document, catalog, day, read) == found

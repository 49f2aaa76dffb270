"""The generated company is the same for the same seed, as large as asked, and fit to be checked."""

import pytest

from benchmarks.edits import CHANGES, successive_edits
from benchmarks.generate import Size, generate
from benchmarks.initiatives import OPEN, ROUND, SPOILT
from benchmarks.statements import AS_OF
from feasibility.catalog.load import load_catalog
from feasibility.catalog.plan_file import load_plan_file
from feasibility.catalog.yaml_dump import dump_plan_file
from feasibility.engine.check import check
from feasibility.model.catalog import Catalog
from feasibility.model.plan import PlanFile
from feasibility.model.requirement import WorkNeed

SIZE = Size(providers=40, people=39, initiatives=26, weeks=52, seed=3)


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog()


@pytest.fixture(scope="module")
def plan_file(catalog: Catalog) -> PlanFile:
    return generate(SIZE, catalog)


def test_the_same_seed_gives_the_same_file_and_another_seed_another(
    plan_file: PlanFile, catalog: Catalog
) -> None:
    text = dump_plan_file(plan_file)

    assert text == dump_plan_file(generate(SIZE, catalog))
    assert text != dump_plan_file(generate(SIZE._replace(seed=4), catalog))


def test_it_is_as_large_as_asked(plan_file: PlanFile) -> None:
    company, plan = plan_file.company, plan_file.plan

    assert (40, 39, 26) == (
        len(company.stack),
        len(company.team),
        len(plan.initiatives),
    )
    assert 52 * 7 == (plan.period.last_day - plan.period.first_day).days + 1


def test_it_reads_back_the_same_on_the_day_of_the_check(
    plan_file: PlanFile, catalog: Catalog
) -> None:
    text = dump_plan_file(plan_file)

    assert plan_file == load_plan_file(text, catalog=catalog, as_of=AS_OF)


def test_it_uses_every_shipped_strategy(plan_file: PlanFile, catalog: Catalog) -> None:
    used = {initiative.template for initiative in plan_file.plan.initiatives}

    assert {template.id for template in catalog.templates} == used


def test_each_hub_has_somebody_for_every_skill_that_the_strategies_ask(
    catalog: Catalog,
) -> None:
    asked = {
        need.skill
        for template in catalog.templates
        for need in template.requirements
        if isinstance(need, WorkNeed)
    }
    company = generate(Size(), catalog).company
    hubs: dict[tuple[str, ...], set[str]] = {}
    for person in company.team:
        known = {each.skill for each in person.skills if each.proficiency.value}
        hubs.setdefault(person.market_units, set()).update(known)

    assert [asked, asked] == [held for hub, held in sorted(hubs.items()) if hub]


def test_what_is_made_possible_is_feasible_and_the_rest_is_not(
    plan_file: PlanFile, catalog: Catalog
) -> None:
    answers = check(plan_file.plan, plan_file.company, catalog, as_of=AS_OF)
    expected = [
        "infeasible"
        if n % ROUND in SPOILT
        else "unknown"
        if n % ROUND in OPEN
        else "feasible"
        for n in range(SIZE.initiatives)
    ]

    assert expected == [entry.as_stated for entry in answers.initiatives]


def test_each_edit_changes_one_initiative_and_leaves_a_sound_plan(
    plan_file: PlanFile, catalog: Catalog
) -> None:
    before = plan_file.plan
    fields = set()
    for edit in successive_edits(plan_file.plan, 40):
        changed = [
            new.id
            for old, new in zip(before.initiatives, edit.plan.initiatives, strict=True)
            if old != new
        ]

        assert [edit.initiative] == changed
        before = edit.plan
        fields.add(edit.field)

    assert len(CHANGES) - 2 <= len(fields)
    after = PlanFile(company=plan_file.company, plan=before)
    load_plan_file(dump_plan_file(after), catalog=catalog)

"""Paths are found, followed and changed."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feasibility.kernel.errors import InputError, NotFoundError
from feasibility.model.catalog import Catalog
from feasibility.model.fact import Fact
from feasibility.model.noun import Noun
from feasibility.model.paths import place_of, replace, resolve, split
from feasibility.model.places import Place, spell
from feasibility.model.plan import PlanFile
from tests.unit.catalog.generated_nouns import noun_data

PERIOD = {"first_day": "2027-01-01", "last_day": "2027-12-31"}


@pytest.fixture
def plan_file() -> PlanFile:
    return PlanFile.model_validate(
        {
            "company": {
                "id": "acme",
                "name": "Acme",
                "currency": "EUR",
                "holidays": ["2027-01-01", "2027-05-01"],
                "complete": [{"list": "stack.data", "by": "Ann", "on": "2027-01-01"}],
                "stack": [
                    {
                        "id": f"tool-{number}",
                        "name": f"Tool {number}",
                        "limits": [{"limit": "contacts", "value": 100 * number}],
                    }
                    for number in range(20)
                ],
                "team": [
                    {
                        "id": "anna",
                        "name": "Anna",
                        "contract": [
                            {"to_day": "2026-12-31", "hours_a_week": 40},
                            {"from_day": "2027-01-01", "hours_a_week": 20},
                        ],
                    }
                ],
            },
            "plan": {
                "id": "growth",
                "name": "Growth",
                "period": PERIOD,
                "initiatives": [
                    {
                        "id": "webinars",
                        "name": "Webinars",
                        "given": "Webinars",
                        "money": [
                            {"line": "media", "quarter": "2027Q1", "money": "5 EUR"}
                        ],
                    }
                ],
            },
            "library": {
                "capabilities": [
                    {
                        "id": "own",
                        "name": "Own",
                        "area": "data",
                        "summary": "Own.",
                        "rubric": {"1": "One.", "2": "Two."},
                        "ask_vendor": "?",
                    }
                ]
            },
        }
    )


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("company.name", "Acme"),
        ("company.stack[tool-17].name", "Tool 17"),
        ("company.stack[tool-3].limits[contacts].value.value", 300),
        ("company.stack[#4].id", "tool-4"),
        ("company.complete[stack.data].by", "Ann"),
        ("company.holidays[#1]", date(2027, 5, 1)),
        ("company.team[anna].contract[#1].hours_a_week.value", 20),
        ("plan.initiatives[webinars].money[media.2027Q1].line", "media"),
        ("plan.initiatives[webinars].goal", None),
        ("library.capabilities[own].rubric.2", "Two."),
        ("format", 1),
    ],
)
def test_a_path_leads_to_its_value(
    plan_file: PlanFile, path: str, value: object
) -> None:
    assert value == resolve(plan_file, path)


@pytest.mark.parametrize(
    ("path", "failed", "nearest"),
    [
        ("company.stak", "company.stak", "company.stack"),
        (
            "company.stack[tool-177].name",
            "company.stack[tool-177]",
            "company.stack[tool-17]",
        ),
        ("company.stack[#20]", "company.stack[#20]", None),
        ("company.stack.tool-1", "company.stack.tool-1", None),
        ("company.name.first", "company.name.first", None),
        (
            "company.team[anna].contract[first]",
            "company.team[anna].contract[first]",
            None,
        ),
        ("library.capabilities[own].rubric.3", None, None),
        ("plan.initiatives[webinars].goal.target", None, None),
    ],
)
def test_a_path_that_leads_nowhere_names_where_it_failed_and_what_was_meant(
    plan_file: PlanFile, path: str, failed: str | None, nearest: str | None
) -> None:
    with pytest.raises(NotFoundError) as caught:
        resolve(plan_file, path)

    assert (failed or path) == caught.value.key
    assert nearest is None or nearest == caught.value.nearest


@pytest.mark.parametrize(
    "path",
    ["", ".company", "[company]", "company..name", "company[", "a]b", "a[]", "a."],
)
def test_what_is_no_path_is_not_found(plan_file: PlanFile, path: str) -> None:
    with pytest.raises(NotFoundError):
        place_of(plan_file, path) if path else replace(plan_file, path, 1)


def test_a_path_is_split_into_names_and_keys() -> None:
    assert ("a", "[b.c]", "d", "[#0]") == split("a[b.c].d[#0]")


def test_a_catalogs_paths_start_with_catalog() -> None:
    catalog = Catalog.model_validate({"objects": [{"id": "leads", "name": "Leads"}]})

    assert "Leads" == resolve(catalog, "catalog.objects[leads].name")
    with pytest.raises(NotFoundError):
        resolve(catalog, "objects[leads].name")
    with pytest.raises(NotFoundError) as caught:
        resolve(catalog, "catalog.object")
    assert "catalog.objects" == caught.value.nearest


@pytest.mark.parametrize(
    ("path", "value", "found"),
    [
        ("company.name", "New", "New"),
        ("company.stack[tool-3].limits[contacts].value", "unknown", Fact(unknown=True)),
        ("company.team[anna].contract[#0].hours_a_week", 12.5, Fact(value=12.5)),
        ("company.holidays", ["2027-12-25"], (date(2027, 12, 25),)),
        ("library.capabilities[own].rubric.2", "Changed.", "Changed."),
        ("plan.period.last_day", "2028-01-01", date(2028, 1, 1)),
    ],
)
def test_a_value_is_replaced_in_a_copy(
    plan_file: PlanFile, path: str, value: object, found: object
) -> None:
    before = plan_file.model_dump_json()

    after = replace(plan_file, path, value)

    assert found == resolve(after, path)
    assert before == plan_file.model_dump_json()


def test_replacing_a_value_by_itself_changes_nothing(plan_file: PlanFile) -> None:
    path = "company.stack[tool-3].limits[contacts]"

    after = replace(plan_file, path, resolve(plan_file, path))

    assert plan_file == after
    assert plan_file.model_dump(exclude_unset=True) == after.model_dump(
        exclude_unset=True
    )


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        (
            "company.team[anna].contract[#1].hours_a_week",
            169,
            ("input.out_of_bounds", "company.team[anna].contract[#1].hours_a_week"),
        ),
        (
            "company.stack[tool-3].limits[contacts].value",
            {"low": 1},
            ("input.fact_form", "company.stack[tool-3].limits[contacts].value"),
        ),
        (
            "company.stack[tool-3]",
            {"id": "x", "name": "X", "statsu": "live"},
            ("input.unknown_key", "company.stack[x].statsu"),
        ),
        (
            "company.stack[tool-3].id",
            "tool-2",
            ("input.duplicate_id", "company.stack"),
        ),
        ("plan.name", None, ("input.wrong_type", "plan.name")),
    ],
)
def test_a_value_that_cannot_stand_there_is_refused(
    plan_file: PlanFile, path: str, value: object, fault: tuple[str, str]
) -> None:
    with pytest.raises(InputError) as caught:
        replace(plan_file, path, value)

    assert [fault] == [(each.code, each.path) for each in caught.value.faults]


def places_of(value: Any, place: Place = ()) -> list[Place]:
    found = [place] if place else []
    if isinstance(value, Noun):
        for name in type(value).model_fields:
            found += places_of(getattr(value, name), (*place, name))
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            found += places_of(each, (*place, index))
    elif isinstance(value, dict):
        for name, each in value.items():
            found += places_of(each, (*place, name))
    return found


@settings(max_examples=40)
@given(data=noun_data(PlanFile), draw=st.data())
def test_every_place_is_spelled_so_that_it_is_found_again(
    data: object, draw: st.DataObject
) -> None:
    plan_file = PlanFile.model_validate(data)
    places = places_of(plan_file)
    place = places[draw.draw(st.integers(0, len(places) - 1))]

    path = spell(plan_file, place, PlanFile)

    assert place == place_of(plan_file, path)
    value = resolve(plan_file, path)
    assert plan_file == replace(plan_file, path, value)

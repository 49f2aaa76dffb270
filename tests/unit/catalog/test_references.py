"""References are checked in whatever could be read, and no data makes the check fail."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feasibility.catalog.circles import find_circles
from feasibility.catalog.load import load_catalog
from feasibility.catalog.plan_file import load_plan_file, parse_plan
from feasibility.catalog.references import check_references, find_faults
from feasibility.catalog.yaml_dump import dump_data
from feasibility.catalog.yaml_text import read_yaml
from feasibility.kernel.errors import Fault, InputError, NotFoundError
from feasibility.model.paths import resolve
from feasibility.model.plan import PlanFile
from tests.unit.catalog.generated_nouns import noun_data

ROOT = Path(__file__).resolve().parents[2]
CATALOG = load_catalog(ROOT / "bad_input" / "catalog")
SAMPLE = read_yaml(
    (ROOT / "bad_input" / "circle_of_initiatives.yaml").read_bytes()
).data
WORDS = ["x", "unknown", "hubspot", "2027-01-01", "5 EUR", "\x00"]
LISTS: list[Any] = [[], ["x"], [[]], [None]]
MAPPINGS: list[Any] = [{}, {"x": 1}, {"low": 1}]
SCALARS: list[Any] = [None, True, 7, -1.5, "", float("nan"), 10**30]
JUNK = st.sampled_from([*WORDS, *LISTS, *MAPPINGS, *SCALARS])


@settings(max_examples=60)
@given(data=noun_data(PlanFile))
def test_every_valid_plan_file_can_be_checked(data: Any) -> None:
    plan_file = PlanFile.model_validate(data)

    for fault in check_references(plan_file, CATALOG, as_of=date(2027, 1, 1)):
        resolve(plan_file, fault.path)
    assert len(list(find_faults(plan_file, None))) <= len(
        list(find_faults(plan_file, CATALOG))
    )


@settings(max_examples=60)
@given(data=noun_data(PlanFile))
def test_what_a_company_refers_to_does_not_hang_on_the_plan(data: Any) -> None:
    plan_file = PlanFile.model_validate(data)
    plan = plan_file.plan.model_copy(update={"initiatives": ()})
    emptied = plan_file.model_copy(update={"plan": plan})

    def of_company(whole: PlanFile) -> set[str]:
        every = {str(each) for each in check_references(whole, CATALOG)}
        left = check_references(whole, CATALOG, looks_at_company=False)
        return every - {str(each) for each in left}

    assert of_company(plan_file) == of_company(emptied)


def nodes_of(data: Any) -> list[tuple[Any, Any]]:
    """Each container with each of its keys or indexes."""
    found = []
    if isinstance(data, dict | list):
        keys = data if isinstance(data, dict) else range(len(data))
        for key in keys:
            found += [(data, key), *nodes_of(data[key])]
    return found


def one_of(draw: st.DataObject, nodes: list[tuple[Any, Any]]) -> tuple[Any, Any]:
    return nodes[draw.draw(st.integers(0, len(nodes) - 1))]


def copied(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: copied(value) for key, value in data.items()}
    return [copied(each) for each in data] if isinstance(data, list) else data


def faults_of(data: Any) -> tuple[Fault, ...]:
    try:
        parse_plan(data, catalog=CATALOG)
    except InputError as error:
        return error.faults
    return ()


@settings(max_examples=300)
@given(draw=st.data(), times=st.integers(1, 4))
def test_no_damage_makes_reading_fail_otherwise_than_with_faults(
    draw: st.DataObject, times: int
) -> None:
    data = copied(SAMPLE)
    for _ in range(times):
        container, key = one_of(draw, nodes_of(data))
        kind = draw.draw(st.sampled_from(["replace", "remove", "rename", "double"]))
        if kind == "replace":
            container[key] = copied(draw.draw(JUNK))
        elif isinstance(container, list) and kind == "double":
            container.append(copied(container[key]))
        else:
            value = container.pop(key)
            if kind == "rename" and isinstance(container, dict):
                container[f"{key}x"] = value

    faults = faults_of(data)

    places = [(fault.code, fault.path) for fault in faults]
    assert len(set(places)) == len(places)
    assert all(fault.line is None for fault in faults)


@settings(max_examples=60)
@given(draw=st.data())
def test_a_fault_in_one_place_does_not_hide_those_elsewhere(
    draw: st.DataObject,
) -> None:
    """The circle of the sample is told, whatever is wrong with the company."""
    data = copied(SAMPLE)
    container, key = one_of(draw, nodes_of(data["company"]))
    container[key] = copied(draw.draw(JUNK))

    assert "input.circle" in [fault.code for fault in faults_of(data)]


def test_data_and_text_are_told_the_same_but_for_the_lines() -> None:
    data = copied(SAMPLE)
    data["company"]["stack"][0]["statsu"] = "live"

    with pytest.raises(InputError) as caught:
        load_plan_file(dump_data(data), catalog=CATALOG)

    told = {(fault.code, fault.path) for fault in caught.value.faults}
    assert told == {(fault.code, fault.path) for fault in faults_of(data)}
    assert all(fault.line for fault in caught.value.faults)


def test_without_a_catalog_only_what_stands_in_the_file_is_checked() -> None:
    data = copied(SAMPLE)
    data["company"]["stack"][0]["product"] = "nothing-known"
    data["plan"]["initiatives"][0]["segment"] = "nowhere"

    with pytest.raises(InputError) as caught:
        parse_plan(data)

    codes = {fault.code for fault in caught.value.faults}
    assert {"input.no_such_segment", "input.circle"} == codes


def test_a_file_is_named_in_its_faults(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("format: 9\n", "utf-8")

    with pytest.raises(InputError) as caught:
        load_plan_file(path)
    with pytest.raises(InputError) as named:
        load_plan_file(path, file="plan of Acme")

    assert [str(path)] == [fault.file for fault in caught.value.faults]
    assert ["plan of Acme"] == [fault.file for fault in named.value.faults]


def test_what_one_own_library_holds_is_found() -> None:
    data = copied(SAMPLE)
    data["plan"]["initiatives"][0].pop("after")
    data["company"]["stack"][0] |= {"product": "own", "edition": "only"}
    data["library"] = {
        "products": [
            {
                "id": "own",
                "name": "Own",
                "vendor": "We",
                "category": "crm",
                "editions": [{"id": "only", "name": "Only"}],
            }
        ]
    }

    assert () == faults_of(data)


@pytest.mark.parametrize(
    ("afters", "circles"),
    [
        ({"a": [], "b": ["a"], "c": ["a", "b"]}, []),
        ({"a": ["a"]}, ["a, a"]),
        ({"a": ["b"], "b": ["a"]}, ["a, b, a"]),
        ({"a": ["c"], "b": ["a"], "c": ["b"]}, ["a, c, b, a"]),
        ({"a": ["b"], "b": ["a"], "c": ["d"], "d": ["c", "a"]}, ["a, b, a", "c, d, c"]),
        ({"a": ["missing"]}, []),
    ],
)
def test_circles_are_found_once(
    afters: dict[str, list[str]], circles: list[str]
) -> None:
    found = [fault.values["circle"] for fault in find_circles(afters, ("list",))]

    assert circles == found


def test_a_path_of_a_fault_leads_to_its_place() -> None:
    plan_file = PlanFile.model_validate(SAMPLE)
    (fault,) = check_references(plan_file, CATALOG)

    try:
        resolve(plan_file, fault.path)
    except NotFoundError:
        pytest.fail(fault.path)

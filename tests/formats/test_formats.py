"""Plan files of every format there ever was can be read, and say the same."""

from pathlib import Path
from typing import Any

import pytest

from feasibility.catalog.formats import upgrade
from feasibility.catalog.load import load_catalog
from feasibility.catalog.plan_file import load_plan_file
from feasibility.catalog.yaml_text import read_yaml
from feasibility.model.plan import FORMAT

HERE = Path(__file__).parent


def sample(version: int) -> Path:
    return HERE / f"format-{version}.yaml"


@pytest.mark.parametrize("version", range(FORMAT + 1))
def test_a_file_of_every_format_is_kept(version: int) -> None:
    assert version == read_yaml(sample(version).read_bytes()).data["format"]


@pytest.mark.parametrize("version", range(FORMAT + 1))
def test_every_format_reads_as_the_newest(version: int) -> None:
    catalog = load_catalog()

    found = load_plan_file(sample(version), catalog=catalog)

    assert load_plan_file(sample(FORMAT), catalog=catalog) == found


def test_upgrading_leaves_the_data_given_as_it_was() -> None:
    data = read_yaml(sample(0).read_bytes()).data

    upgrade(data)

    assert read_yaml(sample(0).read_bytes()).data == data


def test_the_newest_format_is_left_alone() -> None:
    data = read_yaml(sample(FORMAT).read_bytes()).data

    assert data is upgrade(data).data


@pytest.mark.parametrize("version", [FORMAT + 1, -1, 10**17, "1", 1.0, True, None, []])
def test_another_format_cannot_be_used(version: Any) -> None:
    upgraded = upgrade({"format": version})

    assert not upgraded.usable
    assert ["input.unknown_format"] == [fault.code for fault in upgraded.faults]


def test_no_format_is_a_fault_and_read_as_the_newest() -> None:
    upgraded = upgrade({"plan": {}})

    assert upgraded.usable
    assert {"format": FORMAT, "plan": {}} == upgraded.data
    assert [("input.missing", ("format",))] == [
        (fault.code, fault.place) for fault in upgraded.faults
    ]


@pytest.mark.parametrize(
    ("place", "written"),
    [
        (("company", "stack", 2, "id"), ("company", "tools", 2, "id")),
        (
            ("company", "team", 0, "contract", 0, "hours_a_week"),
            ("company", "team", 0, "hours_per_week"),
        ),
        (("plan", "initiatives", 1, "given"), ("plan", "initiatives", 1, "text")),
        (("plan", "name"), ("plan", "name")),
    ],
)
def test_a_place_is_found_where_the_older_format_has_it(
    place: Any, written: Any
) -> None:
    assert written == upgrade({"format": 0}).written_at(place)


def test_old_and_new_key_together_are_a_fault_not_a_choice() -> None:
    company = {"tools": [1], "stack": [2]}

    upgraded = upgrade({"format": 0, "company": company})

    assert company == upgraded.data["company"]

"""One edit: what it changes, what it touched, and what it refuses."""

from typing import Any

import pytest

from feasibility.kernel.errors import FeasibilityError, InputError, NotFoundError
from feasibility.model.plan import PlanFile
from feasibility.services.editing import (
    ABSENT,
    Edit,
    Touched,
    apply_edit,
    from_json,
    put_back,
    to_json,
    value_at,
)
from tests.store_fixtures import plan_file

LIMIT = "company.stack[hub].limits[contacts]"
VALUE = f"{LIMIT}.value"
RANK = "plan.initiatives[abm].rank"
UNRANKED = {"must_do": False, "priority": 100}
CONTRACT = "company.stack[hub].contract"
ABSENCES = "company.team[ana].absences"
WEEK = {"from_day": "2027-03-01", "to_day": "2027-03-05"}
LONGER = WEEK | {"to_day": "2027-03-08"}
NO_PATHS = [
    ".",
    "x",
    "company",
    "plan",
    "library",
    "format",
    "company.stack",
    "company.stack[nope].name",
    "company[]",
    "company.name[]",
    "company.name.x",
    "company.stack[hub]x",
    "company.stack[]x",
    "[]",
    "[x]",
    "plan..name",
    "company.team[ana].absences[#5]",
    "company.team[ana].absences[#x]",
    "company.stack[",
    "company.stack[hub",
    "catalog.products[x].name",
    "company.team[#0].name.x",
    "a.b[#1].c",
    "company.holidays[#0]",
    "company.holidays[2027-05-01]",
    "company.stack[hub][]",
]


def edited(
    path: str, new: Any, whole: PlanFile | None = None
) -> tuple[PlanFile, Touched]:
    return apply_edit(whole or plan_file(), Edit(path, new), new_id=lambda: "fresh")


@pytest.mark.parametrize(
    ("path", "new", "touched", "old", "now"),
    [
        ("plan.name", "P", "plan.name", "Plan 27", "P"),
        (VALUE, "unknown", VALUE, 5000, "unknown"),
        (VALUE, {"low": 1, "high": 2}, VALUE, 5000, {"low": 1, "high": 2}),
        (f"{VALUE}.high", None, f"{VALUE}.high", None, None),
        (f"{VALUE}.source", "Contract", f"{VALUE}.source", None, "Contract"),
        ("company.time_zone", None, "company.time_zone", "Europe/Berlin", "UTC"),
        ("company.holidays", ["2027-05-01"], "company.holidays", [], ["2027-05-01"]),
        (RANK, {"must_do": True}, RANK, UNRANKED, UNRANKED | {"must_do": True}),
        (RANK, None, RANK, UNRANKED, UNRANKED),
        (f"{CONTRACT}.until", "2027-01-01", CONTRACT, None, {"until": "2027-01-01"}),
        (f"{CONTRACT}.seats.value", 3, CONTRACT, None, {"seats": 3}),
        (f"{ABSENCES}[#0]", None, ABSENCES, [WEEK], []),
        (f"{ABSENCES}[#0].to_day", "2027-03-08", ABSENCES, [WEEK], [LONGER]),
    ],
)
def test_an_edit_of_a_field(
    path: str, new: Any, touched: str, old: Any, now: Any
) -> None:
    after, found = edited(path, new)

    assert (found.path, found.old, found.new) == (touched, old, now)
    assert value_at(after, touched) == now
    assert put_back(after, found.path, found.old, found.position)[0] == plan_file()


def test_an_element_is_added_at_the_end_and_removed_again() -> None:
    after, found = edited("company.stack[new]", {"name": "New"})

    assert [each.id for each in after.company.stack] == ["hub", "crm", "new"]
    assert (found.path, found.old, found.position) == ("company.stack[new]", ABSENT, 2)
    back, _ = put_back(after, found.path, found.old, found.position)
    assert back == plan_file()


def test_an_element_is_removed_and_put_back_in_its_place() -> None:
    after, found = edited("company.stack[hub]", None)

    assert [each.id for each in after.company.stack] == ["crm"]
    assert (found.new, found.position) == (ABSENT, 0)
    back, again = put_back(after, found.path, found.old, found.position)
    assert back == plan_file()
    assert again.position == 0


def test_a_new_element_gets_a_new_id() -> None:
    after, found = edited("company.team[]", {"name": "Bo"})

    assert found.path == "company.team[fresh]"
    assert [each.id for each in after.company.team] == ["ana", "fresh"]


def test_an_element_is_named_by_its_path() -> None:
    after, _ = edited("company.stack[hub].usage[contacts]", {"value": 10})
    assert value_at(after, "company.stack[hub].usage[contacts].limit") == "contacts"

    after, _ = edited("company.complete[stack.data]", {"by": "Ana", "on": "2027-01-01"})
    assert value_at(after, "company.complete[stack.data].list") == "stack.data"
    after, found = edited("company.complete[stack.data].by", "Bo", after)
    assert found.path == "company.complete[stack.data].by"

    money = {"money": "5 EUR"}
    after, found = edited("plan.initiatives[abm].money[ads.2027Q1]", money)
    assert (found.new["line"], found.new["quarter"]) == ("ads", "2027Q1")


def test_an_entry_of_a_dictionary_is_set_and_taken_out() -> None:
    rubric = {"1": "a", "2": "b", "3": "c"}
    body = {"name": "C", "area": "data", "summary": "s", "rubric": rubric, "ask_vendor": "?"}  # fmt: skip
    whole, _ = edited("library.capabilities[own]", body)

    _, found = edited("library.capabilities[own].rubric.2", "bb", whole)
    assert (found.path, found.new) == ("library.capabilities[own].rubric", rubric | {"2": "bb"})  # fmt: skip

    _, found = edited("library.capabilities[own].rubric.3", None, whole)
    assert found.new == {"1": "a", "2": "b"}


@pytest.mark.parametrize(
    ("path", "new", "faults"),
    [
        (f"{LIMIT}.value", -1, {f"{LIMIT}.value"}),
        (f"{LIMIT}.value", {"low": 2, "high": 1}, {f"{LIMIT}.value"}),
        ("company.stack[hub].extra", 1, None),
        ("company.name", None, {"company.name"}),
        ("company.currency", "euro", {"company.currency"}),
        ("plan.initiatives[abm].goal.target", 5, {"plan.initiatives[abm].goal.measure"}),
        ("company.stack[new]", {}, {"company.stack[new].name"}),
        ("company.stack[new]", "text", None),
        ("company.team[ana].absences[#0].to_day", "2027-02-30", None),
        ("company.stack[hub].limits[contacts].limit", "users", {"company.stack[hub].limits[contacts].limit"}),
    ],
)  # fmt: skip
def test_what_cannot_stand_is_refused_where_it_stands(
    path: str, new: Any, faults: set[str] | None
) -> None:
    with pytest.raises((InputError, NotFoundError)) as refused:
        edited(path, new)

    if faults is not None:
        assert isinstance(refused.value, InputError)
        assert {fault.path for fault in refused.value.faults} == faults


@pytest.mark.parametrize("path", ["", *NO_PATHS])
@pytest.mark.parametrize("new", [None, "x", 5, [], {}, {"id": "x"}])
def test_no_path_and_no_value_is_our_own_bug(path: str, new: Any) -> None:
    try:
        edited(path, new)
    except FeasibilityError:
        return
    assert path == "company.stack"


def test_plain_data_is_stored_and_read_back() -> None:
    for value in (None, "ä\n", 1.5, [1, {"a": None}], {"x": []}, False):
        assert from_json(to_json(value)) == value
    assert to_json(ABSENT) is None
    assert from_json(None) is ABSENT

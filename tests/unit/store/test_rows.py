"""A plan file becomes rows and comes back the same."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feasibility.model.company import Company
from feasibility.model.noun import Noun
from feasibility.model.plan import Library, Plan, PlanFile
from feasibility.model.shape import fields_of
from feasibility.store.rows import (
    KINDS,
    EntryKey,
    body_of,
    build_plan_file,
    differences,
    documents_of,
    entry_body,
    lists_of,
)
from tests.store_fixtures import plan_file
from tests.unit.catalog.generated_nouns import noun_data


def nouns_in(noun: type[Noun], seen: set[type[Noun]]) -> Iterator[type[Noun]]:
    if noun in seen:
        return
    seen.add(noun)
    yield noun
    for shape in fields_of(noun).values():
        inner = shape.item if shape.item is not None else shape
        for option in inner.options:
            yield from nouns_in(option, seen)


def rebuilt(whole: PlanFile) -> PlanFile:
    bodies = {kind: body_of(getattr(whole, kind)) for kind in KINDS}
    entries = [
        (kind, name, entry_body(entry))
        for kind in KINDS
        for name in lists_of(type(getattr(whole, kind)))
        for entry in getattr(getattr(whole, kind), name)
    ]
    return build_plan_file(bodies, entries)


@st.composite
def plan_files(draw: st.DrawFn) -> PlanFile:
    return PlanFile.model_validate(draw(noun_data(PlanFile)))


@settings(max_examples=40)
@given(whole=plan_files())
def test_any_plan_file_comes_back_from_rows_the_same(whole: PlanFile) -> None:
    again = rebuilt(whole)

    assert again == whole
    assert again.model_dump_json() == whole.model_dump_json()


def test_what_may_be_nothing_is_nothing_by_default() -> None:
    """Bodies leave out what is nothing; reading one back must not put anything there."""
    found = [
        f"{noun.__name__}.{name}"
        for noun in nouns_in(PlanFile, set())
        for name, info in noun.model_fields.items()
        if not info.is_required()
        and type(None) in getattr(info.annotation, "__args__", ())
        and info.get_default(call_default_factory=True) is not None
    ]

    assert [] == found


@pytest.mark.parametrize("noun", [Company, Plan, Library])
def test_every_list_of_nouns_is_kept_a_row_an_entry(noun: type[Noun]) -> None:
    lists = {
        name
        for name, shape in fields_of(noun).items()
        if shape.kind == "list" and shape.item is not None and shape.item.options
    }

    assert lists == set(lists_of(noun))


def test_nothing_differs_between_a_plan_file_and_itself() -> None:
    found = differences(documents_of(plan_file()), plan_file())

    assert [] == [*found.removed, *found.added, *found.rewritten, *found.moved]
    assert found.documents == ()


def test_everything_is_new_where_there_was_nothing() -> None:
    found = differences({}, plan_file())

    assert found.documents == KINDS
    assert len(found.added) == 6


def test_each_sort_of_difference_is_told_apart() -> None:
    before = plan_file()
    hub, crm = before.company.stack
    renamed = crm.model_copy(update={"name": "The CRM"})
    added = crm.model_copy(update={"id": "new"})
    company = before.company.model_copy(
        update={"stack": (renamed, added), "segments": (), "name": "Acme Ltd"}
    )

    found = differences(
        documents_of(before), before.model_copy(update={"company": company})
    )

    def in_stack(key: str) -> EntryKey:
        return EntryKey("company", "stack", key)

    assert set(found.removed) == {
        in_stack(hub.id),
        EntryKey("company", "segments", "mid"),
    }
    assert found.added == {in_stack("new"): (1, added)}
    assert found.rewritten == {in_stack("crm"): renamed}
    assert found.moved == {in_stack("crm"): 0}
    assert found.documents == ("company",)

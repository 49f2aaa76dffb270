"""Any plan file comes out of either database as it went in, and leads from one to another."""

import secrets

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from feasibility.model.plan import PlanFile
from feasibility.services.editing import ABSENT, put_back, value_at
from feasibility.services.importing import import_parts
from feasibility.store import documents, heads
from feasibility.store.database import Store
from feasibility.store.rows import documents_of
from tests.store_fixtures import (
    any_settings,
    catalog_cache,
    make_restricted_url,
    shared_restricted_url,
    store,
)
from tests.unit.catalog.generated_nouns import noun_data

__all__ = [
    "any_settings",
    "catalog_cache",
    "make_restricted_url",
    "shared_restricted_url",
    "store",
]


@st.composite
def plan_files(draw: st.DrawFn) -> PlanFile:
    return PlanFile.model_validate(draw(noun_data(PlanFile)))


def same_ids(whole: PlanFile, other: PlanFile) -> PlanFile:
    """The other one, as a later version of the first."""
    company = other.company.model_copy(update={"id": whole.company.id})
    plan = other.plan.model_copy(update={"id": whole.plan.id})
    return other.model_copy(update={"company": company, "plan": plan})


@settings(max_examples=20, suppress_health_check=list(HealthCheck), print_blob=False)
@given(first=plan_files(), second=plan_files())
def test_what_is_saved_is_fetched(
    store: Store, first: PlanFile, second: PlanFile
) -> None:
    workspace_id = f"ws_{secrets.token_hex(14)}"
    second = same_ids(first, second)
    store.make_place(workspace_id)
    with store.writing(workspace_id) as transaction:
        heads.save_new_head(transaction, company_id=first.company.id, at="now")
        ids = documents.save_plan_file(transaction, {}, first, ids={}, version=1)
    with store.reading(workspace_id) as transaction:
        assert documents.fetch_plan_file(transaction, ids) == first

    with store.writing(workspace_id) as transaction:
        documents.save_plan_file(
            transaction, documents_of(first), second, ids=ids, version=2
        )

    with store.reading(workspace_id) as transaction:
        fetched = documents.fetch_plan_file(transaction, ids)
    assert fetched == second
    assert fetched.model_dump_json() == second.model_dump_json()
    store.remove_place(workspace_id)


@settings(max_examples=40, suppress_health_check=list(HealthCheck), print_blob=False)
@given(first=plan_files(), second=plan_files())
def test_the_parts_of_an_import_lead_there_and_back(
    first: PlanFile, second: PlanFile
) -> None:
    second = same_ids(first, second)
    parts = import_parts(documents_of(first), second)

    there = first
    for part in parts:
        assert value_at(there, part.path) == part.old
        there, done = put_back(there, part.path, part.new, part.position)
        if part.new is ABSENT or part.old is ABSENT:
            assert done.position == part.position
    assert there == second

    back = second
    for part in reversed(parts):
        assert value_at(back, part.path) == part.new
        back, _ = put_back(back, part.path, part.old, part.position)
    assert back == first

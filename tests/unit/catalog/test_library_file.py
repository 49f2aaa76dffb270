"""A private library's file: all its faults at once, with line, path and what was meant."""

from typing import Any

import pytest
from hypothesis import given, settings

from feasibility.catalog.layers import merged
from feasibility.catalog.library_file import dump_library, load_library_file
from feasibility.catalog.load import load_catalog
from feasibility.catalog.yaml_dump import dump_data
from feasibility.kernel.errors import Fault, InputError
from feasibility.model.catalog import Catalog
from feasibility.model.plan import Library
from tests.bad_input.test_bad_input import HERE
from tests.unit.catalog.generated_nouns import noun_data

CATALOG = load_catalog(HERE / "catalog")
CAPABILITY: dict[str, Any] = {
    "id": "own_thing",
    "name": "Own thing",
    "area": "execution",
    "summary": "Does it.",
    "rubric": {"1": "A", "2": "B", "3": "C"},
    "ask_vendor": "Can it?",
}
PRODUCT: dict[str, Any] = {
    "id": "own-tool",
    "name": "Own tool",
    "vendor": "Ours",
    "category": "marketing_automation",
    "editions": [{"id": "full", "name": "Full"}],
    "capabilities": [{"capability": "own_thing", "levels": {"full": 2}}],
}


def faults(text: str, catalog: Catalog = CATALOG) -> list[Fault]:
    with pytest.raises(InputError) as caught:
        load_library_file(text, catalog=catalog)
    return list(caught.value.faults)


def told(text: str, catalog: Catalog = CATALOG) -> list[tuple[str, str]]:
    return [(fault.code, fault.path) for fault in faults(text, catalog)]


def test_a_library_of_ones_own_things_is_read() -> None:
    text = dump_data({"capabilities": [CAPABILITY], "products": [PRODUCT]})

    library = load_library_file(text, catalog=CATALOG)

    assert library.products[0].capabilities[0].capability == "own_thing"
    assert load_library_file(dump_library(library), catalog=CATALOG) == library


def test_an_id_of_the_shipped_catalog_is_not_taken_not_even_for_the_same_kind() -> None:
    same = {**PRODUCT, "id": "hubspot-marketing-hub", "capabilities": []}
    other_kind = {**CAPABILITY, "id": "salesforce-sales-cloud"}
    text = dump_data({"capabilities": [other_kind], "products": [same]})

    assert told(text) == [
        ("input.id_taken", "capabilities[salesforce-sales-cloud].id"),
        ("input.id_taken", "products[hubspot-marketing-hub].id"),
    ]


def test_every_fault_is_told_at_once_with_its_line_and_what_was_meant() -> None:
    text = """
products:
- id: own-tool
  name: Own tool
  vendor: Ours
  category: marketing_automaton
  prize: 3
  editions:
  - {id: full, name: Full}
  capabilities:
  - {capability: email_marketting, levels: {ful: 2}}
  - {capability: crm_records, levels: {full: 7}}
"""
    found = [(each.code, each.line, each.nearest) for each in faults(text)]

    assert found == [
        ("input.no_such_category", 6, "marketing_automation"),
        ("input.unknown_key", 7, "prices"),
        ("input.no_such_capability", 11, "email_marketing"),
        ("input.no_such_edition", 11, "full"),
        ("input.out_of_bounds", 12, None),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("products: []\nproducts: []\n", "input.duplicate_key"),
        ("skills: &all []\n", "input.anchor"),
        ("skills: !!python/object:os.system []\n", "input.tag"),
        ("- a\n- list\n", "input.wrong_type"),
        ("just words", "input.wrong_type"),
        ("products: yes please\n", "input.wrong_type"),
        (
            "taken: [{id: x, name: X, version: 1, digest: d, on: 2026-01-01, by: Ana}]",
            "input.unknown_key",
        ),
        (
            "corrections: [{id: a, path: plan.name, value: 1, by: A, on: 2026-01-01, why: x}]",
            "input.no_such_claim",
        ),
        ("prodcts: []\n", "input.unknown_key"),
        ("a: " + "[" * 3000, "input.too_deep"),
        ("x: \x00", "input.nul"),
    ],
)
def test_what_is_no_library_is_refused(text: str, code: str) -> None:
    assert code in [each.code for each in faults(text)]


def test_nested_references_are_refused_before_they_grow() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]

    found = {each.code for each in faults("\n".join(lines))}

    assert {"input.anchor", "input.alias"} <= found


def test_fifty_megabytes_are_refused_unread() -> None:
    (fault,) = faults("# " + "x" * 50_000_000)

    assert fault.code == "input.too_big"


def test_phases_that_wait_for_each_other_are_refused() -> None:
    template = {
        **CATALOG.templates[0].model_dump(mode="json", exclude_defaults=True),
        "id": "own_way",
        "requirements": [],
        "phases": [
            {"id": "one", "name": "One", "role": "build", "least_weeks": 1, "after": ["two"]},
            {"id": "two", "name": "Two", "role": "launch", "least_weeks": 1, "after": ["one"]},
        ],
    }  # fmt: skip

    assert "input.circle" in [code for code, _ in told(dump_data({"templates": [template]}))]  # fmt: skip


def test_a_file_that_names_something_renamed_is_told_the_new_name() -> None:
    mail = CATALOG.capabilities[0]
    renamed = mail.model_copy(update={"id": "bulk_email", "former_ids": (mail.id,)})
    newer = CATALOG.model_copy(
        update={"capabilities": (renamed, *CATALOG.capabilities[1:])}
    )
    claim = {"capability": mail.id, "levels": {"full": 2}}

    (fault,) = faults(dump_data({"products": [{**PRODUCT, "capabilities": [claim]}]}), newer)  # fmt: skip

    assert (fault.code, fault.nearest) == ("input.renamed", "bulk_email")


@settings(max_examples=40, deadline=None)
@given(data=noun_data(Library))
def test_any_library_is_read_or_refused_with_faults(data: Any) -> None:
    text = dump_data(data)
    try:
        library = load_library_file(text, catalog=CATALOG)
    except InputError:
        return
    assert merged(CATALOG, library).products
    assert load_library_file(dump_library(library), catalog=CATALOG) == library

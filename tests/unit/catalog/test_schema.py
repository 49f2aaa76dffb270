"""The schemas say what every field means, and accept what the loader accepts."""

from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings

from feasibility.catalog.field_words import ANY, all_words, noun_name, words_for
from feasibility.catalog.load import load_catalog
from feasibility.catalog.plan_file_page import plan_file_page
from feasibility.catalog.schema import ROOTS, nouns_in, schemas
from feasibility.catalog.yaml_text import read_yaml
from feasibility.model.plan import PlanFile
from tests.unit.catalog.generated_nouns import noun_data

TESTS = Path(__file__).resolve().parents[2]
SCHEMAS = schemas()
DESCRIBED = ("catalog", "plan")
PLAN = jsonschema.Draft202012Validator(SCHEMAS["plan"])


@pytest.mark.parametrize("name", DESCRIBED)
def test_every_field_is_described_in_one_sentence(name: str) -> None:
    silent = [
        f"{noun.__name__}.{field}"
        for noun in nouns_in(ROOTS[name])
        for field in noun.model_fields
        if not (words_for(noun, field) or "").endswith(".")
    ]

    assert [] == silent


def test_no_field_is_described_that_does_not_exist() -> None:
    nouns = {
        each
        for root in ROOTS.values()
        for noun in nouns_in(root)
        for each in noun.mro()
    }
    fields = {noun_name(noun): set(getattr(noun, "model_fields", ())) for noun in nouns}
    every = {field for noun in nouns for field in getattr(noun, "model_fields", ())}

    assert [] == [
        f"{noun}.{field}"
        for noun, words in all_words().items()
        for field in words
        if field not in (every if noun == ANY else fields.get(noun, ()))
    ]


@pytest.mark.parametrize("name", sorted(ROOTS))
def test_every_schema_is_one(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize("name", DESCRIBED)
def test_every_property_of_a_schema_has_its_sentence(name: str) -> None:
    schema = SCHEMAS[name]
    properties = [
        (title, field, said)
        for title, definition in (("root", schema), *schema["$defs"].items())
        for part in (definition, *definition.get("anyOf", ()))
        for field, said in part.get("properties", {}).items()
    ]

    assert [] == [each[:2] for each in properties if not each[2].get("description")]


def test_units_and_ends_stand_beside_facts() -> None:
    hours = SCHEMAS["plan"]["$defs"]["HoursSpan"]["properties"]["hours_a_week"]

    assert ("hours a week", "0", "168") == (
        hours["unit"],
        hours["least"],
        hours["most"],
    )


def test_a_fact_may_be_written_short() -> None:
    path = TESTS / "formats" / "format-1.yaml"

    PLAN.validate(read_yaml(path.read_bytes()).data)


@settings(max_examples=30)
@given(data=noun_data(PlanFile))
def test_what_the_loader_accepts_the_schema_accepts(data: dict[str, object]) -> None:
    PLAN.validate({"format": 1, **data})


@pytest.mark.parametrize("name", ["unknown_key", "missing_keys", "not_one_of"])
def test_what_is_no_plan_file_by_its_form_the_schema_refuses(name: str) -> None:
    data = read_yaml((TESTS / "bad_input" / f"{name}.yaml").read_bytes()).data

    assert not PLAN.is_valid(data)


def test_the_shipped_catalog_is_one_by_its_schema() -> None:
    data = load_catalog().model_dump(mode="json", exclude_defaults=True)

    jsonschema.Draft202012Validator(SCHEMAS["catalog"]).validate(data)


def test_the_page_about_the_plan_file_is_not_stale(project_root: Path) -> None:
    """If it is: `python -m feasibility.catalog.plan_file_page > docs/plan-file.md`."""
    page = project_root / "docs" / "plan-file.md"

    assert plan_file_page() == page.read_text("utf-8")

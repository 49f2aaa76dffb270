"""What is written as YAML reads back as exactly the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feasibility.catalog.load import COLLECTIONS, noun_of
from feasibility.catalog.reading import read_noun
from feasibility.catalog.yaml_dump import dump_data, dump_noun, dump_plan_file
from feasibility.catalog.yaml_text import read_yaml
from feasibility.model.company import Company
from feasibility.model.plan import Initiative, PlanFile
from tests.unit.catalog.generated_nouns import TEXTS, noun_data

DATA = st.recursive(
    st.one_of(
        TEXTS,
        st.none(),
        st.booleans(),
        st.integers(-(10**17), 10**17),
        st.floats(allow_nan=False, allow_infinity=False),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(TEXTS, inner, max_size=3)
    ),
    max_leaves=10,
)


@given(data=DATA)
def test_any_plain_data_reads_back_the_same(data: object) -> None:
    assert data == read_yaml(dump_data(data)).data


@settings(max_examples=60)
@given(data=noun_data(PlanFile))
def test_a_plan_file_reads_back_the_same(data: object) -> None:
    plan_file = PlanFile.model_validate(data)

    reading = read_noun(read_yaml(dump_plan_file(plan_file)).data, PlanFile)

    assert plan_file == reading.noun


@settings(max_examples=60)
@given(data=noun_data(Initiative))
def test_an_initiative_reads_back_the_same(data: object) -> None:
    initiative = Initiative.model_validate(data)

    reading = read_noun(read_yaml(dump_noun(initiative)).data, Initiative)

    assert initiative == reading.noun


@pytest.mark.parametrize("collection", sorted(COLLECTIONS))
@settings(max_examples=20)
@given(data=st.data())
def test_an_entry_of_the_catalog_reads_back_the_same(
    collection: str, data: st.DataObject
) -> None:
    noun = noun_of(COLLECTIONS[collection])
    entry = noun.model_validate(data.draw(noun_data(noun)))

    reading = read_noun(read_yaml(dump_noun(entry)).data, noun)

    assert entry == reading.noun


def test_what_is_written_is_easy_to_read() -> None:
    company = Company.model_validate(
        {
            "id": "acme",
            "name": "NO",
            "currency": "EUR",
            "stack": [
                {
                    "id": "hubspot",
                    "name": "HubSpot",
                    "product": "hubspot-marketing-hub",
                    "edition": {"value": "professional", "source": "invoice"},
                    "usage": [{"limit": "contacts", "value": 8000.0}],
                    "remark": "two\nlines",
                }
            ],
        }
    )

    assert (
        dump_noun(company)
        == """\
id: acme
name: 'NO'
currency: EUR
stack:
- id: hubspot
  name: HubSpot
  product: hubspot-marketing-hub
  edition:
    value: professional
    source: invoice
  usage:
  - limit: contacts
    value: 8000
  remark: |-
    two
    lines
"""
    )

"""What a form offers of the catalog: by name, alias, former name or vendor, the likest first."""

import pytest

from feasibility.bootstrap import build_file_services
from feasibility.model.catalog import Catalog
from feasibility.services import Catalogs


@pytest.fixture(scope="module")
def catalogs() -> Catalogs:
    return build_file_services().catalogs


@pytest.fixture(scope="module")
def catalog(catalogs: Catalogs) -> Catalog:
    return catalogs.shipped()


def test_every_product_is_found_by_each_of_its_names(
    catalogs: Catalogs, catalog: Catalog
) -> None:
    missed = [
        (product.id, name)
        for product in catalog.products
        for name in (product.name, *product.aliases, *product.former_names)
        if product.id
        not in {each.id for each in catalogs.search_products(catalog, name, limit=3)}
    ]

    assert [] == missed


@pytest.mark.parametrize("typed", ["hubspto", "HUBSPOT", " hub spot "])
def test_a_misspelt_product_is_found(
    catalogs: Catalogs, catalog: Catalog, typed: str
) -> None:
    found = catalogs.search_products(catalog, typed)

    assert "hubspot" in found[0].id


def test_every_strategy_is_found_by_its_words(
    catalogs: Catalogs, catalog: Catalog
) -> None:
    for template in catalog.templates:
        for word in (template.name, *template.words):
            found = catalogs.search_templates(catalog, word)
            assert template.id in {each.id for each in found}


def test_without_a_text_the_first_by_name_are_offered(
    catalogs: Catalogs, catalog: Catalog
) -> None:
    found = catalogs.search_templates(catalog, "  ", limit=3)

    assert len(found) == 3
    assert [each.name for each in found] == sorted(
        (each.name for each in catalog.templates), key=str.lower
    )[:3]


def test_what_resembles_nothing_finds_nothing(
    catalogs: Catalogs, catalog: Catalog
) -> None:
    assert catalogs.search_products(catalog, "qqqqqqqq") == ()


def test_every_capability_is_found_by_each_of_its_names(
    catalogs: Catalogs, catalog: Catalog
) -> None:
    missed = [
        (capability.id, name)
        for capability in catalog.capabilities
        for name in (capability.name, *capability.aliases)
        if capability.id
        not in {each.id for each in catalogs.search_capabilities(catalog, name)}
    ]

    assert [] == missed


def test_no_capability_is_found_for_what_is_like_none(
    catalogs: Catalogs, catalog: Catalog
) -> None:
    assert () == catalogs.search_capabilities(catalog, "qqzzqqzz")


def test_who_asks_for_much_likeness_is_not_given_what_is_somewhat_like(
    catalogs: Catalogs, catalog: Catalog
) -> None:
    much = catalogs.search_products(catalog, "marketo", at_least=85.0)

    assert {"adobe-marketo-engage", "marketo-measure"} == {each.id for each in much}
    assert len(much) < len(catalogs.search_products(catalog, "marketo"))

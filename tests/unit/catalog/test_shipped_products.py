"""What the shipped products hold, without looking at the sheets they were taken from."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from feasibility.catalog.coverage import coverage_of
from feasibility.catalog.load import load_catalog
from feasibility.model.catalog import Catalog, Product
from feasibility.model.product import Stated

# Fifteen kinds of tools that most business-to-business teams have, one of each.
COMMON_STACK = (
    "salesforce-sales-cloud",  # CRM
    "adobe-marketo-engage",  # marketing automation
    "6sense-revenue-ai",  # account-based marketing
    "zoominfo",  # enrichment
    "linkedin-campaign-manager",  # ads
    "google-ads",  # search ads
    "zoom-webinars",  # webinars
    "wordpress",  # CMS
    "ga4",  # analytics
    "marketo-measure",  # attribution
    "outreach",  # sales engagement
    "gong",  # conversations
    "drift",  # chat
    "asana",  # work management
    "tableau",  # business intelligence
)
OTHER_STACK = (
    "hubspot-smart-crm",
    "hubspot-marketing-hub",
    "demandbase-one",
    "cognism",
    "meta-ads",
    "google-ads",
    "on24",
    "webflow",
    "ga4",
    "dreamdata",
    "salesloft",
    "leandata",
    "qualified",
    "monday",
    "power-bi",
)
MOST_BLANK = 0.2


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """The shipped catalog."""
    return load_catalog()


@pytest.fixture(scope="module")
def products(catalog: Catalog) -> dict[str, Product]:
    """Its products by id."""
    return {each.id: each for each in catalog.products}


@pytest.mark.parametrize("stack", [COMMON_STACK, OTHER_STACK])
def test_under_a_fifth_of_a_common_stack_is_blank(
    catalog: Catalog, stack: tuple[str, ...]
) -> None:
    coverage = coverage_of(catalog, only=stack)

    assert 15 == coverage.products
    assert coverage.share(coverage.unknown) < MOST_BLANK


def test_every_product_has_a_time_to_set_up_its_own_or_its_kinds(
    catalog: Catalog, products: dict[str, Product]
) -> None:
    assert all(catalog.setup_of(each).weeks for each in catalog.products)
    assert all(catalog.setup_of(each).hours for each in catalog.products)

    own, of_its_kind = products["gainsight-cs"], products["meta-ads"]
    assert own.setup_weeks is catalog.setup_of(own).weeks
    assert of_its_kind.setup_weeks is None
    assert "paid_media" in catalog.setup_of(of_its_kind).hours


def test_where_neither_product_nor_kind_says_anything_set_up_is_unknown() -> None:
    alone = Product.model_validate(
        {"id": "a", "name": "A", "vendor": "A", "category": "none", "editions": []}
    )

    assert (None, {}) == Catalog(products=(alone,)).setup_of(alone)


def test_every_product_says_what_it_costs_or_that_nobody_knows(
    products: dict[str, Product],
) -> None:
    silent = {
        each.id for each in products.values() if not each.prices and not each.list_price
    }

    assert set() == silent


def test_a_price_is_read_with_currency_unit_and_what_it_includes(
    products: dict[str, Product],
) -> None:
    # The price page of August 2026: 890 USD a month, 2,000 contacts and 3 seats, 3,000 USD once.
    prices = {each.edition: each for each in products["hubspot-marketing-hub"].prices}
    professional = prices["professional"]

    assert "890 USD" == str(professional.amount.value)
    assert ("month", "organisation") == (professional.per, professional.unit)
    assert professional.once is not None
    assert "3000 USD" == str(professional.once.value)
    assert "2,000 contacts and 3 seats." == professional.includes


def test_minimums_are_limits_that_have_to_be_reached(
    catalog: Catalog, products: dict[str, Product]
) -> None:
    kinds = {each.id: each.adds_up for each in catalog.limits}
    linkedin = {
        each.limit: each for each in products["linkedin-campaign-manager"].limits
    }

    assert 300 == linkedin["min_audience_members"].values["standard"].value
    assert "minimum" == kinds["min_audience_members"]
    assert "minimum" == kinds["min_training_leads"] == kinds["min_daily_budget"]


def test_a_former_name_leads_to_the_product(products: dict[str, Product]) -> None:
    assert "pardot" in products["salesforce-account-engagement"].names
    assert "integromat" in products["make"].names
    assert "pardot" not in products["act-on"].names


def test_what_names_no_source_is_an_assumption(catalog: Catalog) -> None:
    unbacked = [
        (product.id, type(each).__name__)
        for product in catalog.products
        for each in stated_in(product)
        if each.source is None and each.known != "assumption"
    ]

    assert [] == unbacked


def test_what_a_third_party_said_is_never_called_the_vendors_word(
    catalog: Catalog,
) -> None:
    mislabelled = [
        (product.id, each.source)
        for product in catalog.products
        for each in stated_in(product)
        if each.label == "third-party" and each.known != "expert"
    ]

    assert [] == mislabelled


def stated_in(product: Product) -> Iterator[Stated]:
    """Every claim of a product that carries a source of its own."""
    yield from product.capabilities
    yield from product.limits
    yield from product.connectors
    yield from product.connectors_by_others
    yield from product.needs_first
    yield from product.prices
    yield from product.renamed

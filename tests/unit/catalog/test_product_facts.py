"""Every fact of the product sheets is in the catalog with the same value, or listed here with a reason.

The sheets lie beside the checkout; where they do not, these tests are skipped.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from feasibility.catalog.load import load_catalog
from feasibility.catalog.yaml_text import read_yaml
from feasibility.model.catalog import Connector, Product, ProductLimit
from feasibility.model.fact import Fact

SHEETS = ("products-abm-sales", "products-crm-automation", "products-data-web-ops")

# A name of the sheets for a limit, and the catalog's where that is another.
LIMIT_NAMES = {
    "accounts_per_list": "list_rows",
    "actions_month": "automation_tasks_month",
    "api_calls_minute": "api_requests_minute",
    "api_requests_day": "api_calls_day",
    "automation_actions_month": "automation_tasks_month",
    "credits_month": "enrichment_credits_month",
    "customer_match_min_lifetime_spend": "min_lifetime_spend",
    "data_credits_month": "enrichment_credits_month",
    "included_credits_month": "enrichment_credits_month",
    "max_list_rows": "list_rows",
    "min_contact_rows": "min_list_rows",
    "personas_per_buying_group": "personas_per_group",
    "predictive_min_accounts_with_opportunities": "min_won_accounts",
    "reverse_etl_connections": "active_syncs",
    "tracker_training_examples": "min_training_examples",
}
LIMIT_NAMES_OF = {("adobe-marketo-engage", "segments_lists"): "account_lists"}

NO_LIMIT = {
    "spike_score": "the score from which a topic counts; told in the note on intent data",
    "topic_threshold_share": "advice on how to set it up; told in the note on intent data",
    "platform_fee": "a price; told with the list price",
}
OTHER_LIMITS = {
    ("zoominfo", "api_requests_day"): "by API package; a range over the packages",
    ("clearbit-breeze-intelligence", "credits_month"): "by HubSpot edition; a range",
    ("adobe-marketo-engage", "target_accounts"): "no cap in any edition that has lists",
    ("hubspot-marketing-hub", "email_sends_month"): "a multiple of the contacts bought",
}

NO_CONNECTOR = {
    ("asana", "salesforce-sales-cloud"): "the sheet names no object; told in the note",
    ("asana", "tableau"): "the sheet names no object; told in the note",
    ("asana", "power-bi"): "the sheet names no object; told in the note",
    ("marketo-measure", "hubspot-smart-crm"): "the page says that there is none",
    (
        "microsoft-dynamics-365-customer-insights",
        "microsoft-teams",
    ): "no product of the sheets; told in the note",
    ("mailchimp", "shopify"): "no product of the sheets; told in the note",
    ("klaviyo", "shopify"): "no product of the sheets; told in the note",
    ("brevo", "shopify"): "no product of the sheets; told in the note",
}

WAYS = {
    "two_way": {"in", "out"},
    "bidirectional": {"in", "out"},
    "one_way_in": {"in"},
    "inbound": {"in"},
    "one_way_out": {"out"},
    "outbound": {"out"},
}
TO_A_WAREHOUSE = "what it reads lands in a warehouse only; told in the product's note"
OTHER_WAYS = {
    ("segment", "salesforce-sales-cloud"): TO_A_WAREHOUSE,
    ("segment", "hubspot-marketing-hub"): TO_A_WAREHOUSE,
    ("segment", "adobe-marketo-engage"): TO_A_WAREHOUSE,
    ("on24", "oracle-eloqua"): "two readings of one page: it asks for registrants",
}

# Claims that the sheets do not make by themselves: worked out from what they say besides.
DERIVED = {
    "account_scoring",
    "contact_acquisition",
    "content_syndication",
    "custom_data_model",
    "offer_decisioning",
    "reference_management",
    "sandbox_environments",
    "session_replay",
}


@pytest.fixture(scope="module")
def sheet(shared_facts: Path) -> list[dict[str, Any]]:
    """The entries of all three sheets."""
    return [
        entry
        for name in SHEETS
        for entry in read_yaml((shared_facts / f"{name}.yaml").read_bytes()).data
    ]


@pytest.fixture(scope="module")
def products() -> dict[str, Product]:
    """The shipped products by id."""
    return {each.id: each for each in load_catalog().products}


def test_every_product_is_there_with_its_editions_in_order(
    sheet: list[dict[str, Any]], products: dict[str, Product]
) -> None:
    stated = {each["id"]: [str(name) for name in each["editions"]] for each in sheet}
    there = {
        each.id: [edition.id for edition in each.editions] for each in products.values()
    }

    assert stated == there
    assert (141, 384) == (len(stated), sum(map(len, stated.values())))


def test_every_level_is_there_with_the_same_value(
    sheet: list[dict[str, Any]], products: dict[str, Product]
) -> None:
    wrong = []
    for entry in sheet:
        claims = {each.capability: each for each in products[entry["id"]].capabilities}
        for capability, stated in entry["capabilities"].items():
            claim = claims.get(capability)
            there = {} if claim is None else used(claim.levels)
            extra = {} if claim is None else used(claim.add_on_levels)
            if there != stated["levels"] or extra != stated.get("addon_levels", {}):
                wrong.append((entry["id"], capability, stated["levels"], there))

    assert [] == wrong


def used(levels: dict[str, Fact[int]]) -> dict[str, int]:
    """The level that is used of each edition; editions of which nothing is known are left out."""
    known = {
        edition: fact.value if fact.value is not None else fact.typical
        for edition, fact in levels.items()
    }
    return {edition: level for edition, level in known.items() if level is not None}


def test_nothing_is_claimed_that_the_sheets_do_not_say(
    sheet: list[dict[str, Any]], products: dict[str, Product]
) -> None:
    stated = {each["id"]: set(each["capabilities"]) for each in sheet}
    invented = {
        (product.id, claim.capability)
        for product in products.values()
        for claim in product.capabilities
        if claim.capability not in stated[product.id] | DERIVED
    }

    assert set() == invented


def test_what_is_derived_is_marked_as_judgement(products: dict[str, Product]) -> None:
    known = {
        claim.known
        for product in products.values()
        for claim in product.capabilities
        if claim.capability in DERIVED
    }

    assert {"assumption"} == known


def test_every_claim_keeps_its_source_and_how_it_is_known(
    sheet: list[dict[str, Any]], products: dict[str, Product]
) -> None:
    wrong = []
    for entry in sheet:
        claims = {each.capability: each for each in products[entry["id"]].capabilities}
        for capability, stated in entry["capabilities"].items():
            claim = claims[capability]
            if (claim.source, claim.known) != (stated["source"], known_of(stated)):
                wrong.append((entry["id"], capability, claim.source, claim.known))

    assert [] == wrong


def known_of(stated: dict[str, Any]) -> str:
    """How a claim of a sheet is known, in the catalog's words."""
    if stated["source"] is None or stated["confidence"] == "unsourced":
        return "assumption"
    if stated.get("split") == "unsourced":
        return "assumption"
    weak = stated.get("reliability") == "indicative" or stated.get("verified") is False
    return "vendor" if stated["source_kind"] == "vendor" and not weak else "expert"


def test_sources_that_disagree_stand_side_by_side(
    sheet: list[dict[str, Any]], products: dict[str, Product]
) -> None:
    told_in_the_note = {
        ("hubspot-sales-hub", "intent_data"): "about an edition it does not have",
        ("salesforce-sales-cloud", "conversation_intelligence"): "about the add-on",
    }
    missing = []
    for entry in sheet:
        claims = {each.capability: each for each in products[entry["id"]].capabilities}
        for capability, stated in entry["capabilities"].items():
            if "disputed" not in stated:
                continue
            claim = claims[capability]
            both = [fact for fact in claim.levels.values() if fact.one_of]
            if (entry["id"], capability) not in told_in_the_note:
                sources = {each.source for fact in both for each in fact.one_of}
                if {stated["source"], stated["disputed"][0]["source"]} != sources:
                    missing.append((entry["id"], capability))
            if "used" not in str(claim.note) and "rests" not in str(claim.note):
                missing.append((entry["id"], capability))

    assert [] == missing


def test_every_limit_is_there_with_the_same_value(
    sheet: list[dict[str, Any]], products: dict[str, Product]
) -> None:
    wrong = []
    for entry in sheet:
        product = products[entry["id"]]
        limits = {each.limit: each for each in product.limits}
        for name, stated in limits_of(entry):
            if name in NO_LIMIT or (entry["id"], name) in OTHER_LIMITS:
                continue
            limit = limits.get(limit_name(entry["id"], name))
            wrong += [
                (entry["id"], name, edition, value)
                for edition, value in stated["values"].items()
                if limit is None or not says(limit, edition, value)
            ]

    assert [] == wrong


def test_every_exception_among_limits_is_one_of_the_sheets(
    sheet: list[dict[str, Any]],
) -> None:
    stated = {(entry["id"], name) for entry in sheet for name, _ in limits_of(entry)}

    assert set(OTHER_LIMITS) <= stated
    assert {*NO_LIMIT, *LIMIT_NAMES} <= {name for _, name in stated}


def limits_of(entry: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Limits of an entry of a sheet, with those the vocabulary has no name for."""
    for part in ("limits", "other_limits"):
        yield from (entry.get(part) or {}).items()


def limit_name(product: str, name: str) -> str:
    """The catalog's name for a limit of a sheet."""
    return LIMIT_NAMES_OF.get((product, name), LIMIT_NAMES.get(name, name))


def says(limit: ProductLimit, edition: str, stated: Any) -> bool:
    """Whether a limit says what the sheet says: the value, what is included at the least, or no cap.

    What a sheet says in words ("10 x contacts") has no value: unknown, with the words in the note.
    """
    if stated in (None, "unlimited"):
        return edition in limit.uncapped
    fact = limit.values[edition]
    if isinstance(stated, str):
        return fact.unknown or stated == f"{fact.low}-{fact.high}".replace(".0", "")
    return stated in (fact.value, fact.low, fact.typical)


def test_every_connection_is_there(
    sheet: list[dict[str, Any]], products: dict[str, Product]
) -> None:
    missing = [
        (entry["id"], stated["with"])
        for entry in sheet
        for stated in entry["integrations"]
        if (entry["id"], stated["with"]) not in NO_CONNECTOR
        and not list(between(products, entry["id"], stated))
    ]

    assert [] == missing


def test_every_connection_flows_the_way_that_is_stated(
    sheet: list[dict[str, Any]], products: dict[str, Product]
) -> None:
    wrong = []
    for entry in sheet:
        for stated in entry["integrations"]:
            if (entry["id"], stated["with"]) not in NO_CONNECTOR:
                found = between(products, entry["id"], stated)
                there = {way for each in found for way in ways(each, entry["id"])}
                if not stated_ways(stated) <= there:
                    wrong.append((entry["id"], stated["with"]))

    assert sorted(OTHER_WAYS) == sorted(wrong)


def stated_ways(stated: dict[str, Any]) -> set[str]:
    """In and out as a sheet says, by object where it does."""
    of_objects = stated.get("object_directions") or {}
    said = {
        of_objects.get(each, stated["direction"]) for each in stated["objects"]
    } or {stated["direction"]}
    return {way for each in said for way in WAYS[each]}


def ways(connector: Connector, here: str) -> set[str]:
    """In and out of a connector, seen from a product at one of its ends."""
    seen = {"both": {"in", "out"}}.get(connector.direction, {connector.direction})
    turned = {"in": "out", "out": "in"}
    return {turned[way] for way in seen} if connector.with_product == here else seen


def between(
    products: dict[str, Product], here: str, stated: dict[str, Any]
) -> Iterator[Connector]:
    """Connectors between two products, listed at either of them, of the kind that is stated."""
    for one, other in ((here, stated["with"]), (stated["with"], here)):
        native = stated["kind"] == "native"
        product = products[one]
        listed = product.connectors if native else product.connectors_by_others
        yield from (each for each in listed if each.with_product == other)


def test_a_connection_that_is_not_the_vendors_own_is_never_presumed(
    sheet: list[dict[str, Any]], products: dict[str, Product]
) -> None:
    others = {
        (entry["id"], stated["with"])
        for entry in sheet
        for stated in entry["integrations"]
        if stated["kind"] not in ("native", "none") and stated["with"] in products
    }
    own = {
        (each.id, connector.with_product)
        for each in products.values()
        for connector in each.connectors
    }

    assert set() == others & own
    assert others == {
        (each.id, connector.with_product)
        for each in products.values()
        for connector in each.connectors_by_others
    }


def test_every_need_and_every_price_is_there(
    sheet: list[dict[str, Any]], products: dict[str, Product]
) -> None:
    wrong = []
    for entry in sheet:
        product = products[entry["id"]]
        if len(product.needs_first) != len(entry.get("requires") or []):
            wrong.append((entry["id"], "needs"))
        stated = (entry.get("price") or {}).get("values") or {}
        priced = {each.edition for each in product.prices}
        if product.list_price is None and priced != {str(each) for each in stated}:
            wrong.append((entry["id"], "prices"))
        for price in product.prices:
            if not figure_stands_in(price.amount, str(stated[price.edition])):
                wrong.append((entry["id"], price.edition, stated[price.edition]))

    assert [] == wrong


def figure_stands_in(amount: Fact[Any], text: str) -> bool:
    """Whether every amount of a price is a figure of the sheet's words for it."""
    figures = text.replace(",", "").replace("$", " ").replace("-", " ").split()
    plain = [figure.split("/")[0].rstrip(";") for figure in figures]
    plain += ["0"] if "free" in figures else []
    return all(
        str(money).split()[0].removesuffix(".00") in plain for money in amount.values
    )


def test_every_time_to_set_up_is_there(
    sheet: list[dict[str, Any]], products: dict[str, Product]
) -> None:
    wrong = []
    for entry in sheet:
        stated = (entry.get("implementation") or {}).get("weeks")
        weeks = products[entry["id"]].setup_weeks
        there = None if weeks is None else [weeks.low, weeks.high]
        least = [stated[0] or 0, stated[1]] if stated else None
        if least != there:
            wrong.append((entry["id"], stated, there))

    assert [] == wrong

"""The generated stack: the same kinds of tools in every market unit, builds of one's own, and their connections."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from zlib import crc32

from benchmarks.chance import Chance
from benchmarks.needs import Flow, Needs, level_of
from benchmarks.statements import day_in, number, said, word
from feasibility.model.catalog import Catalog, Product

LONGEST_ID = 64

# Kinds of tools in the order in which a company buys them; one of each line in every unit.
KINDS = (
    ("salesforce-sales-cloud", "microsoft-dynamics-365-sales", "hubspot-smart-crm"),
    ("adobe-marketo-engage", "hubspot-marketing-hub", "oracle-eloqua"),
    ("demandbase-one", "6sense-revenue-ai"),
    ("leandata",),
    ("outreach", "salesloft"),
    ("gainsight-cs",),
    ("on24", "zoom-webinars", "goldcast"),
    ("segment", "hightouch"),
    ("linkedin-campaign-manager",),
    ("google-ads",),
    ("sendoso",),
    ("onetrust",),
    ("marketo-measure",),
    ("zoominfo",),
    ("cvent",),
    ("ga4",),
    ("drift", "qualified"),
    ("workato", "zapier"),
    ("snowflake",),
    ("tableau", "looker"),
    ("twilio-sms",),
    ("wordpress", "contentful"),
    ("salesforce-marketing-cloud-engagement",),
    ("asana", "workfront"),
    ("highspot",),
)
# What a contract of such a company holds of a limit; others are left to the catalog.
CONTRACTED = {
    "contacts": (400_000, 1_500_000),
    "email_sends_month": (4_000_000, 15_000_000),
    "monthly_active_users": (300_000, 900_000),
    "target_accounts": (8_000, 20_000),
    "workflows": (400, 1_200),
    "journeys": (300, 900),
    "segments_lists": (900, 3_000),
    "landing_pages": (500, 2_000),
    "scoring_models": (40, 90),
    "active_syncs": (60, 150),
    "sms_month": (300_000, 900_000),
}
# Builds of one's own serve what no product of the unit does.
BUILDS = ("Scoring service", "Data hub", "Request desk", "Campaign workbook")


@dataclass
class Unit:
    """A market unit with its tools, and which of them serves what."""

    id: str
    name: str
    providers: list[dict[str, Any]] = field(default_factory=list)
    servers: dict[str, str] = field(default_factory=dict)


def build_units(
    chance: Chance, count: int, providers: int, catalog: Catalog, needs: Needs
) -> list[Unit]:
    """So many units with so many tools among them, each able to do what the strategies ask."""
    units = [Unit(f"unit_{n + 1:03}", f"Market unit {n + 1}") for n in range(count)]
    shares = [providers // count + (n < providers % count) for n in range(count)]
    products = {product.id: product for product in catalog.products}
    for unit, share in zip(units, shares, strict=True):
        tools = max(1, share - 2)
        for n in range(tools):
            product = products[chance.pick(KINDS[n % len(KINDS)])]
            unit.providers.append(_tool(chance, unit, product, n // len(KINDS)))
        unit.providers += [_build(chance, unit, n) for n in range(share - tools)]
        _choose_servers(chance, unit, products, catalog, needs)
        _loosen_the_others(chance, unit)
    return units


def build_connections(
    chance: Chance, units: list[Unit], catalog: Catalog, flows: list[Flow]
) -> list[dict[str, Any]]:
    """What has to flow in each unit, and some of what its tools' connectors carry besides."""
    products = {product.id: product for product in catalog.products}
    found = []
    for unit in units:
        needed = _needed_flows(unit, flows)
        for (source, target), (objects, minutes) in needed.items():
            found.append(_connection(chance, source, target, objects, minutes))
        held = {
            each["product"]: each["id"] for each in unit.providers if "product" in each
        }
        for name, source in held.items():
            for connector in products[name].connectors:
                other = held.get(connector.with_product)
                if other is None or not chance.happens(0.4):
                    continue
                ends = (
                    (other, source) if connector.direction == "in" else (source, other)
                )
                if ends in needed or ends[::-1] in needed:
                    continue
                needed[ends] = (list(connector.objects), 1440)
                found.append(_connection(chance, *ends, list(connector.objects), 1440))
    return found


def _tool(chance: Chance, unit: Unit, product: Product, again: int) -> dict[str, Any]:
    edition = product.editions[max(0, len(product.editions) - chance.between(1, 2))]
    limits, usage = [], []
    for limit in product.limits:
        if limit.limit in CONTRACTED:
            low, high = CONTRACTED[limit.limit]
            held = number(chance, low, high, ranges=0.0, assumed=0.02)
            limits.append({"limit": limit.limit, "value": held})
            used = number(chance, low // 20, low // 4, assumed=0.03)
            usage.append({"limit": limit.limit, "value": used, "growth_a_month": 0.01})
    return {
        "id": f"{unit.id}_{product.id}" + (f"_{again + 1}" if again else ""),
        "name": f"{product.name}, {unit.name}" + (f" ({again + 1})" if again else ""),
        "product": product.id,
        "edition": {"value": edition.id, **word(chance, assumed=0.03)},
        "market_units": [unit.id],
        "contract": {
            "until": day_in(chance.between(30, 120)),
            "notice_weeks": chance.pick([4, 8, 12]),
            "cost_a_year": f"{chance.between(4, 180)}000 EUR",
            **word(chance),
        },
        **({"limits": limits} if limits else {}),
        **({"usage": usage} if usage else {}),
        **said(chance, assumed=0.02),
    }


def _build(chance: Chance, unit: Unit, number_: int) -> dict[str, Any]:
    name = BUILDS[number_ % len(BUILDS)]
    return {
        "id": f"{unit.id}_build_{number_ + 1}",
        "name": f"{name}, {unit.name}",
        "kind": "in_house" if number_ % 2 == 0 else "manual",
        "market_units": [unit.id],
        "capabilities": [
            {
                "capability": "business_intelligence",
                "level": {"value": 1, **word(chance)},
            }
        ],
        **said(chance, assumed=0.02),
    }


def _choose_servers(
    chance: Chance,
    unit: Unit,
    products: dict[str, Product],
    catalog: Catalog,
    needs: Needs,
) -> None:
    """Who serves each capability; where no edition reaches the level, a tool or a build is said to."""
    categories = {each.id: set(each.capabilities) for each in catalog.categories}
    for capability, level in needs.levels.items():
        tools = [each for each in unit.providers if "product" in each]
        reaching = [
            each
            for each in tools
            if level_of(products[each["product"]], each["edition"]["value"], capability)
            >= level
        ]
        if reaching:
            unit.servers[capability] = reaching[0]["id"]
            continue
        able = [
            each
            for each in tools
            if capability in categories[products[each["product"]].category]
        ]
        server = able[0] if able else unit.providers[-1]
        corrections = server.setdefault("capabilities", [])
        corrections.append(
            {
                "capability": capability,
                "level": {"value": level, **word(chance, assumed=0.0)},
            }
        )
        unit.servers[capability] = server["id"]


def _loosen_the_others(chance: Chance, unit: Unit) -> None:
    """What serves nothing needed may be unknown, disputed, retiring or on its way."""
    serving = set(unit.servers.values())
    for provider in unit.providers:
        if provider["id"] in serving or "product" not in provider:
            continue
        edition = provider["edition"]["value"]
        roll = chance.below(20)
        if roll == 0:
            provider["edition"] = {
                "value": "unknown",
                "note": "Nobody found the order form.",
            }
        elif roll == 1:
            del provider["edition"]
        elif roll == 2:
            provider["status"] = {"value": "implementing", **word(chance)}
            provider["live_from"] = {
                "value": day_in(chance.between(2, 20)),
                **word(chance),
            }
        elif roll == 3:
            provider["status"] = {"value": "retiring", **word(chance)}
            provider["live_until"] = {
                "value": day_in(chance.between(30, 70)),
                **word(chance),
            }
        elif roll == 4:
            provider["status"] = {
                "one_of": [
                    {"value": "live", **said(chance)},
                    {"value": "licensed_unused", **said(chance)},
                ]
            }
        else:
            provider["edition"] = {"value": edition, **word(chance)}


def _needed_flows(
    unit: Unit, flows: list[Flow]
) -> dict[tuple[str, str], tuple[list[str], int]]:
    """By pair of servers: what must flow between them, and within how many minutes."""
    found: dict[tuple[str, str], tuple[list[str], int]] = {}
    for flow in flows:
        ends = (unit.servers[flow.from_capability], unit.servers[flow.to_capability])
        if ends[0] == ends[1]:
            continue
        objects, minutes = found.get(ends, ([], 10_080))
        if flow.object not in objects:
            objects = [*objects, flow.object]
        found[ends] = (objects, min(minutes, flow.within_minutes))
    return found


def _short(name: str) -> str:
    """An id of at most 64 characters; of a longer name, one that no other shortened name has."""
    if len(name) <= LONGEST_ID:
        return name
    return f"{name[: LONGEST_ID - 9]}_{crc32(name.encode()):08x}"


def _connection(
    chance: Chance, source: str, target: str, objects: list[str], minutes: int
) -> dict[str, Any]:
    latency: dict[str, Any] = {"value": minutes, **word(chance, assumed=0.0)}
    if minutes > 60 and chance.happens(0.4):
        latency = {"low": minutes // 4, "high": minutes, **word(chance, assumed=0.0)}
    return {
        "id": _short(f"{source}_to_{target}"),
        "from_provider": source,
        "to_provider": target,
        "objects": objects,
        "latency_minutes": latency,
        "kind": chance.pick(["native", "native", "ipaas", "custom"]),
        "carries_consent": {"value": True, **word(chance, assumed=0.0)},
        **said(chance, assumed=0.02),
    }

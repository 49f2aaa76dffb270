"""A catalog of a few products, made up where a real one would say more than the test needs."""

from feasibility.matching.names import NameIndex, build_index, find_product
from feasibility.model.catalog import Catalog, Category, Edition, Product
from feasibility.model.name_match import Match


def product(
    id_: str,
    name: str,
    vendor: str,
    category: str,
    *,
    aliases: tuple[str, ...] = (),
    former: tuple[str, ...] = (),
    editions: tuple[str, ...] = ("standard",),
) -> Product:
    """A product with names and editions, and nothing it can do."""
    return Product(
        id=id_,
        name=name,
        vendor=vendor,
        category=category,
        aliases=aliases,
        former_names=former,
        editions=tuple(
            Edition(id=each, name=each.replace("_", " ")) for each in editions
        ),
        known="assumption",
    )


PRODUCTS = (
    product(
        "engage",
        "Adobe Marketo Engage",
        "Adobe",
        "marketing_automation",
        former=("marketo",),
        editions=("select", "prime"),
    ),
    product(
        "measure",
        "Adobe Marketo Measure",
        "Adobe",
        "attribution",
        aliases=("marketo measure",),
        former=("bizible",),
    ),
    product(
        "hub",
        "HubSpot Marketing Hub",
        "HubSpot",
        "marketing_automation",
        aliases=("hubspot", "hubspot marketing"),
        editions=("starter", "professional", "enterprise"),
    ),
    product("smart", "HubSpot Smart CRM", "HubSpot", "crm", aliases=("hubspot crm",)),
    product("terminus", "Terminus", "DemandScience", "abm_platform"),
    product("segment", "Twilio Segment", "Twilio", "cdp", aliases=("segment",)),
    product("zoominfo", "ZoomInfo", "ZoomInfo", "data_and_intent"),
    product("salesloft", "Salesloft", "Salesloft", "sales_engagement"),
    product(
        "webinars", "Zoom Webinars", "Zoom", "webinars", editions=("webinars", "events")
    ),
)
CATEGORIES = tuple(
    Category(id=id_, name=name, capabilities=(), known="assumption")
    for id_, name in (
        ("abm_platform", "Account-based marketing platform"),
        ("crm", "CRM"),
        ("cdp", "Customer data platform"),
    )
)


def small_index(products: tuple[Product, ...] = PRODUCTS) -> NameIndex:
    """The index of the products above, or of others."""
    return build_index(Catalog(products=products, categories=CATEGORIES))


INDEX = small_index()


def match(name: str, context: str = "") -> Match:
    """The answer to a name."""
    return find_product(INDEX, name, context=context)


def told(name: str, context: str = "") -> tuple[str, str | None]:
    """Confidence and the first product, None where there is none."""
    found = match(name, context)
    return found.confidence, found.candidates[0].product if found.candidates else None

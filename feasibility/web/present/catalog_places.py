"""Where entries of the catalog are shown, and what stands above each of their pages."""

from __future__ import annotations

from typing import TypeVar

from feasibility.kernel.errors import NotFoundError
from feasibility.model.catalog import Capability, Edition, Product
from feasibility.model.nearest import nearest
from feasibility.model.strategy import StrategyTemplate
from feasibility.web import fragments
from feasibility.web.contexts.claims import Link
from feasibility.web.contexts.facts import Area
from feasibility.web.current import Desk
from feasibility.web.wording import text

KINDS = ("products", "capabilities", "strategies")

Named = TypeVar("Named", Capability, Edition, Product, StrategyTemplate)


def areas(desk: Desk, current: str) -> tuple[Area, ...]:
    """The lists of the catalog, and its updates: the words above each of them."""
    lists = tuple(
        Area(
            text(f"web.catalog.kind.{each}"),
            fragments.url_of(desk, "catalog.index", kind=each),
            each == current,
        )
        for each in KINDS
    )
    url = fragments.url_of(desk, "updates.show")
    return (*lists, Area(text("web.updates.title"), url, current == "updates"))


def entry_of(entries: tuple[Named, ...], key: str, noun: str) -> Named:
    """The entry of that id, or of a former one.

    Raises:
        NotFoundError: there is none; `nearest` is the name of the one that was probably meant.
    """
    for each in entries:
        if each.id == key or key in each.former_ids:
            return each
    names = {each.id: each.name for each in entries}
    meant = nearest(key, names)
    raise NotFoundError(noun, key, nearest=names[meant] if meant else None)


def edition_name(product: Product, edition: Edition) -> str:
    """The product's name with the edition's, unless that adds nothing."""
    is_said = edition.name.lower() in product.name.lower()
    only = len(product.editions) == 1
    return product.name if only or is_said else f"{product.name} {edition.name}"


def kicker(desk: Desk, kind: str) -> tuple[Link, ...]:
    """The way back to the lists, above a page."""
    catalog = Link(text("web.tab.catalog"), fragments.url_of(desk, "catalog.index"))
    listed = fragments.url_of(desk, "catalog.index", kind=kind)
    return catalog, Link(text(f"web.catalog.kind.{kind}"), listed)


def path_of(product_id: str, field: str) -> str:
    """The path of a claim of a product, as corrections name it."""
    return f"catalog.products[{product_id}].{field}"


def url_of_product(desk: Desk, product_id: str) -> str:
    """The page of a product; empty where the catalog has none of that id."""
    if not desk.names.has("product", product_id):
        return ""
    return fragments.url_of(desk, "catalog.product", product_id=product_id)


def url_of_capability(desk: Desk, capability_id: str) -> str:
    """The page of a capability; empty where the catalog has none of that id."""
    if not desk.names.has("capability", capability_id):
        return ""
    return fragments.url_of(desk, "catalog.capability", capability_id=capability_id)


def url_of_strategy(desk: Desk, template_id: str) -> str:
    """The page of a strategy; empty where the catalog has none of that id."""
    if not desk.names.has("template", template_id):
        return ""
    return fragments.url_of(desk, "catalog.strategy", template_id=template_id)

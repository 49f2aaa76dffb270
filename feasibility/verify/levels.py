"""At which level a provider does a capability (docs/semantics.md, section 4)."""

from __future__ import annotations

from typing import Any

from feasibility.model.bounds import LEVEL
from feasibility.model.catalog import Product, ProductCapability
from feasibility.model.fact import Fact
from feasibility.model.stack import Provider
from feasibility.verify.places import Place
from feasibility.verify.reading import Reading
from feasibility.verify.world import World, by_key

NONE_BY_KIND: Fact[int] = Fact(value=0)


def editions_read(
    world: World, reading: Reading, provider: Provider
) -> tuple[str, ...]:
    """The editions a provider may have at this reading; empty without a product."""
    place = ("company", "stack", provider.id, "edition")
    return reading.options(place, provider.edition, world.editions_of(provider))


def level(world: World, reading: Reading, provider: Provider, capability: str) -> int:
    """The level of a capability at a provider; more is better."""
    held = by_key(provider.capabilities).get(capability)
    here: Place = ("company", "stack", provider.id, "capabilities", capability, "level")
    if held is not None:
        return _read(reading, here, held.level)
    product = world.products.get(provider.product or "")
    if product is not None:
        levels = [
            _of_edition(world, reading, provider, product, capability, edition)
            for edition in editions_read(world, reading, provider)
        ]
        if not levels:
            return _read(
                reading, here, _by_category(world, product.category, capability)
            )
        return max(levels) if reading.generous else min(levels)
    if provider.category is not None:
        return _read(reading, here, _by_category(world, provider.category, capability))
    nothing_said = not provider.capabilities
    return _read(reading, here, None if nothing_said else NONE_BY_KIND)


def _read(reading: Reading, place: Place, fact: Fact[Any] | None) -> int:
    return int(reading.number(place, fact, LEVEL, better="more"))


def _by_category(world: World, category_id: str, capability: str) -> Fact[int] | None:
    """Unknown (None) inside the category's list, 0 outside it."""
    category = world.categories.get(category_id)
    listed = category is None or capability in category.capabilities
    return None if listed else NONE_BY_KIND


def _of_edition(
    world: World,
    reading: Reading,
    provider: Provider,
    product: Product,
    capability: str,
    edition: str,
) -> int:
    place: Place = ("catalog", "products", product.id, "capabilities", capability)
    claim = by_key(product.capabilities).get(capability)
    fact: Fact[Any] | None = None
    if claim is not None:
        field = _field_of(claim, provider, edition)
        fact = getattr(claim, field).get(edition)
        place = (*place, field, edition)
    if fact is None or fact.unknown:
        by_category = _by_category(world, product.category, capability)
        fact = by_category if fact is None or by_category is not None else fact
    return _read(reading, place, fact)


def _field_of(claim: ProductCapability, provider: Provider, edition: str) -> str:
    owned = claim.add_on is not None and claim.add_on in provider.add_ons
    return "add_on_levels" if owned and edition in claim.add_on_levels else "levels"

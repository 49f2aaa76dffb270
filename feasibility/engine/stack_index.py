"""What a company's stack and the catalog say, indexed once and kept as long as both stay the same objects.

Nothing here depends on a reading: which providers could have a capability at all, where their
levels stand, who owns them, what programmes take of their limits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, MutableMapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from weakref import WeakKeyDictionary

from feasibility.engine.attribution import attributed
from feasibility.engine.flow_index import FlowIndex
from feasibility.engine.memo import Shelves
from feasibility.model.bounds import LEVEL
from feasibility.model.catalog import Catalog, Product, ProductCapability
from feasibility.model.company import Company
from feasibility.model.fact import Fact
from feasibility.model.stack import Provider

Placed = tuple[str, Fact[Any]]
"""A fact with its path."""

NOBODY_SAID: Fact[Any] = Fact(unknown=True)


@dataclass(frozen=True, slots=True)
class Claim:
    """What a product's claim says of one edition; `least` and `most` are what is written of it."""

    path: str
    fact: Fact[Any]
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Offer:
    """A provider that could have the capability: where its level is stated, if anywhere.

    Attributes:
        own: the provider's own entry, which replaces all the rest.
        claims: edition -> the product's claim; editions without a claim are missing.
        unclaimed: path of a level that nobody claims, unknown; none where it is 0 by kind.
    """

    provider: Provider
    own: Claim | None
    claims: Mapping[str, Claim]
    unclaimed: str | None


class StackIndex:
    """Providers, products and connections by what is asked of them."""

    def __init__(self, company: Company, catalog: Catalog) -> None:
        self.company, self.catalog = company, catalog
        self.providers = {each.id: each for each in sorted_by_id(company.stack)}
        self.products = {product.id: product for product in catalog.products}
        self.categories = {
            category.id: frozenset(category.capabilities)
            for category in catalog.categories
        }
        self.capabilities = {each.id: each for each in catalog.capabilities}
        self.limit_kinds = {limit.id: limit.adds_up for limit in catalog.limits}
        self.people = {person.id: person for person in company.team}
        self.audiences = {audience.id: audience for audience in company.audiences}
        self.market_units = frozenset(unit.id for unit in company.market_units)
        self.declared = frozenset(entry.list for entry in company.complete)
        self.shelves = Shelves()
        self.orders: dict[tuple[Hashable, ...], Any] = {}
        self.rooms: dict[tuple[str, str], float] = {}
        self.shapes: MutableMapping[Hashable, Any] = WeakKeyDictionary()
        self._offers: dict[str, tuple[Offer, ...]] = {}
        self._placed: dict[tuple[str, str, bool], dict[str, Claim]] = {}
        self._editions = {
            product.id: tuple(each.id for each in product.editions)
            for product in catalog.products
        }

    @cached_property
    def flows(self) -> FlowIndex:
        """The connections, listed and presumed."""
        return FlowIndex(self.company, self.products, self.declared)

    @cached_property
    def programme_uses(self) -> Mapping[tuple[str, str], tuple[Placed, ...]]:
        """(Provider, limit) -> what running programmes take of it."""
        uses: dict[tuple[str, str], list[Placed]] = defaultdict(list)
        for programme in self.company.programmes:
            for number, use in enumerate(programme.uses):
                path = f"company.programmes[{programme.id}].uses[#{number}].value"
                fact = attributed(use.value, use, programme)
                uses[use.provider, use.limit].append((path, fact))
        return {key: tuple(placed) for key, placed in uses.items()}

    @cached_property
    def _claims(self) -> Mapping[str, Mapping[str, ProductCapability]]:
        return {
            product.id: {claim.capability: claim for claim in product.capabilities}
            for product in self.catalog.products
        }

    @cached_property
    def product_limits(self) -> Mapping[tuple[str, str], Any]:
        """(Product, limit) -> its entry."""
        return {
            (product.id, entry.limit): entry
            for product in self.catalog.products
            for entry in product.limits
        }

    def area(self, capability: str) -> str:
        """The area of the stack that whoever does this belongs to."""
        return self.capabilities[capability].area

    def sends(self, capability: str) -> bool:
        """Whether whoever does this can send to a contact."""
        return capability in self.capabilities and self.capabilities[capability].sends

    def editions(self, provider: Provider) -> tuple[str, ...]:
        """Every edition its product is sold in, lowest first; none without a product."""
        return self._editions.get(provider.product or "", ())

    def offers(self, capability: str) -> tuple[Offer, ...]:
        """The providers that could have the capability, by id; all others are level 0 by kind."""
        offers = self._offers.get(capability)
        if offers is None:
            found = (self._offer(each, capability) for each in self.providers.values())
            offers = tuple(offer for offer in found if offer is not None)
            self._offers[capability] = offers
        return offers

    def _offer(self, provider: Provider, capability: str) -> Offer | None:
        path = f"company.stack[{provider.id}].capabilities[{capability}].level"
        for held in provider.capabilities:
            if held.capability == capability:
                own = claim_of(path, attributed(held.level, held, provider))
                return Offer(provider, own, {}, None)
        product = self.products.get(provider.product or "")
        claims = self._claims_of(provider, product, capability) if product else {}
        category = product.category if product else provider.category
        if category is None:
            could = not provider.capabilities
        else:
            could = capability in self.categories.get(category, frozenset())
        if not claims and not could:
            return None
        return Offer(provider, None, claims, path if could else None)

    def _claims_of(
        self, provider: Provider, product: Product, capability: str
    ) -> Mapping[str, Claim]:
        claim = self._claims[product.id].get(capability)
        if claim is None:
            return {}
        owned = claim.add_on is not None and claim.add_on in provider.add_ons
        key = (product.id, capability, owned)
        placed = self._placed.get(key)
        if placed is None:
            path = f"catalog.products[{product.id}].capabilities[{capability}]"
            placed = _placed(path, "levels", claim.levels, claim, product)
            if owned:
                more = _placed(
                    path, "add_on_levels", claim.add_on_levels, claim, product
                )
                placed.update(more)
            self._placed[key] = placed
        return placed


def _placed(
    path: str,
    name: str,
    facts: Mapping[str, Fact[int]],
    claim: ProductCapability,
    product: Product,
) -> dict[str, Claim]:
    return {
        edition: claim_of(f"{path}.{name}.{edition}", attributed(fact, claim, product))
        for edition, fact in facts.items()
    }


def claim_of(path: str, fact: Fact[Any]) -> Claim:
    """The claim that a level fact makes; an unknown one may be any level."""
    ends = fact.values or (LEVEL.least, LEVEL.most)
    return Claim(path, fact, min(ends), max(ends))


def sorted_by_id(providers: tuple[Provider, ...]) -> list[Provider]:
    """In the order of their ids, so that no answer hangs on the order of the file."""
    return sorted(providers, key=lambda provider: provider.id)

"""The connections that stand in the plan, and those a catalogued connector lets one presume.

Which of them carry anything at a reading is decided in `flow`; here are only ends, objects and
directions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from feasibility.model.catalog import Connector, Product
from feasibility.model.company import Company
from feasibility.model.stack import Connection, Provider


@dataclass(frozen=True, slots=True)
class Link:
    """A connection of the plan, or a presumed one (`connector`, listed at the product of `listed_at`).

    Attributes:
        id: the plan's id, or `product:connector` of the catalog.
        ends: the directed pairs of providers that it joins.
    """

    id: str
    ends: tuple[tuple[str, str], ...]
    objects: frozenset[str]
    connection: Connection | None = None
    connector: Connector | None = None
    listed_at: str = ""
    partner: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it apart: one connector may be presumed between several pairs."""
        return self.id, self.listed_at, self.partner


@dataclass(frozen=True, slots=True)
class Arc:
    """One direction of a link."""

    to: str
    link: Link


class FlowIndex:
    """All links, and the arcs leaving each provider, in the order of their ids.

    `coming` are the links with a day they go live on.
    """

    def __init__(
        self,
        company: Company,
        products: Mapping[str, Product],
        declared: frozenset[str],
    ) -> None:
        listed = [_listed(connection) for connection in company.connections]
        pairs = {
            frozenset((connection.from_provider, connection.to_provider))
            for connection in company.connections
        }
        presumed = [
            link
            for link in _presumed(company.stack, products)
            if frozenset((link.listed_at, link.partner)) not in pairs
            and f"connections.{link.listed_at}" not in declared
            and f"connections.{link.partner}" not in declared
        ]
        self.links = tuple(sorted((*listed, *presumed), key=lambda link: link.key))
        self.coming = tuple(link for link in self.links if _may_come(link))
        self._leaving = self._arcs(backwards=False)
        self._entering = self._arcs(backwards=True)
        self._carrying: dict[tuple[str, str], tuple[Arc, ...]] = {}
        self._bringing: dict[tuple[str, str], tuple[Arc, ...]] = {}

    @cached_property
    def touching(self) -> Mapping[str, tuple[Link, ...]]:
        """Provider -> the links that it is an end of."""
        found: dict[str, dict[tuple[str, str, str], Link]] = defaultdict(dict)
        for link in self.links:
            for end in {end for ends in link.ends for end in ends}:
                found[end][link.key] = link
        return {
            provider: tuple(several.values()) for provider, several in found.items()
        }

    def leaving(self, provider: str, carried: str) -> tuple[Arc, ...]:
        """Arcs out of a provider whose link holds the object."""
        key = (provider, carried)
        arcs = self._carrying.get(key)
        if arcs is None:
            arcs = self._carrying[key] = _holding(self._leaving, provider, carried)
        return arcs

    def entering(self, provider: str, carried: str) -> tuple[Arc, ...]:
        """Arcs into a provider whose link holds the object, `to` being where they come from."""
        key = (provider, carried)
        arcs = self._bringing.get(key)
        if arcs is None:
            arcs = self._bringing[key] = _holding(self._entering, provider, carried)
        return arcs

    def _arcs(self, *, backwards: bool) -> Mapping[str, tuple[Arc, ...]]:
        found: dict[str, list[Arc]] = defaultdict(list)
        for link in self.links:
            for start, end in link.ends:
                here, there = (end, start) if backwards else (start, end)
                found[here].append(Arc(there, link))
        return {provider: tuple(arcs) for provider, arcs in found.items()}


def _holding(
    arcs: Mapping[str, tuple[Arc, ...]], provider: str, carried: str
) -> tuple[Arc, ...]:
    return tuple(arc for arc in arcs.get(provider, ()) if carried in arc.link.objects)


def _may_come(link: Link) -> bool:
    return link.connection is not None and link.connection.live_from is not None


def _listed(connection: Connection) -> Link:
    ends = [(connection.from_provider, connection.to_provider)]
    if connection.direction == "both":
        ends.append((connection.to_provider, connection.from_provider))
    objects = frozenset(connection.objects)
    return Link(connection.id, tuple(ends), objects, connection=connection)


def _presumed(
    stack: tuple[Provider, ...], products: Mapping[str, Product]
) -> Iterator[Link]:
    """A link for each connector of a tool's product with the product of another tool."""
    tools: dict[str, list[str]] = defaultdict(list)
    for tool in stack:
        if tool.kind == "tool" and tool.product is not None:
            tools[tool.product].append(tool.id)
    for product_id, providers in tools.items():
        product = products.get(product_id)
        for connector in product.connectors if product else ():
            for partner in tools.get(connector.with_product, ()):
                for provider in providers:
                    if provider != partner:
                        yield _link(product_id, connector, provider, partner)


def _link(product: str, connector: Connector, provider: str, partner: str) -> Link:
    out, back = (provider, partner), (partner, provider)
    ends = {"out": (out,), "in": (back,), "both": (out, back)}[connector.direction]
    return Link(
        f"{product}:{connector.id}",
        ends,
        frozenset(connector.objects),
        connector=connector,
        listed_at=provider,
        partner=partner,
    )

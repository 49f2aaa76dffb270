"""What a product claims by edition, as tables: abilities by area, limits, connections, needs, prices, setting up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, get_args

from feasibility.model.catalog import Area, Category, Product
from feasibility.model.fact import Fact
from feasibility.model.product import Connector, Price, ProductCapability, ProductLimit
from feasibility.reports.locales import joined
from feasibility.web.contexts.claims import ClaimRow, ClaimTable
from feasibility.web.current import Desk
from feasibility.web.present.catalog_claims import Claims, Place
from feasibility.web.present.catalog_places import (
    path_of,
    url_of_capability,
    url_of_product,
)
from feasibility.web.wording import text, voice


@dataclass(frozen=True)
class ProductTables:
    """The tables of one product, as the catalog has it without the company's corrections."""

    desk: Desk
    product: Product
    claims: Claims

    def all(self) -> Iterator[ClaimTable]:
        """Capabilities by area, then limits, connections, needs, prices and setting up."""
        yield from self._abilities()
        yield self._table("limits", map(self._limit, self.product.limits))
        connections = [
            *(self._connection(each, "connectors") for each in self.product.connectors),
            *(
                self._connection(each, "connectors_by_others")
                for each in self.product.connectors_by_others
            ),
        ]
        yield self._table("connections", connections)
        yield self._table("needs", self._needs())
        yield self._table("prices", map(self._price, self.product.prices))
        yield self._table("setup", self._setup())

    def _table(self, name: str, rows: Iterator[ClaimRow] | list[ClaimRow]) -> ClaimTable:  # fmt: skip
        heads = {
            "limits": self._editions,
            "connections": _heads("flows", "speed", "editions"),
            "needs": _heads("editions"),
            "prices": _heads("price", "per", "includes"),
            "setup": _heads("takes"),
        }
        return ClaimTable(
            name,
            text(f"web.catalog.table.{name}"),
            heads[name],
            tuple(rows),
            text(f"web.catalog.table.{name}.lede"),
        )

    @cached_property
    def _editions(self) -> tuple[str, ...]:
        return tuple(each.name for each in self.product.editions)

    def _abilities(self) -> Iterator[ClaimTable]:
        """What the product does and, of its kind's capabilities, what nobody has looked at."""
        areas = {each.id: each.area for each in self.desk.catalog.capabilities}
        claims = {each.capability: each for each in self.product.capabilities}
        blank = [each for each in self._of_its_kind() if each not in claims]
        for area in get_args(Area):
            rows = [
                row
                for key in (*claims, *blank)
                if areas.get(key) == area
                for row in self.ability(key, claims.get(key))
            ]
            yield ClaimTable(
                area, text(f"web.area.{area}"), self._editions, tuple(rows)
            )

    def _of_its_kind(self) -> tuple[str, ...]:
        kind = _category(self.desk, self.product)
        return kind.capabilities if kind is not None else ()

    def ability(self, key: str, claim: ProductCapability | None) -> Iterator[ClaimRow]:
        """The rows of one capability: what is included, then what comes with an add-on."""
        name = self.desk.names.of("capability", key)
        url = url_of_capability(self.desk, key)
        levels = claim.levels if claim is not None else {}
        remark = claim.falls_because if claim is not None else None
        facts = self._by_edition(f"capabilities[{key}].levels", levels)
        yield self.claims.row(name, claim, facts, url=url, remark=remark)
        if claim is not None and claim.add_on_levels:
            field = f"capabilities[{key}].add_on_levels"
            facts = {
                # An edition that needs no add-on for it has no level with one.
                place if fact is not None else Place(place.about, ""): fact
                for place, fact in self._by_edition(field, claim.add_on_levels).items()
            }
            add_on = text("web.catalog.with_add_on", text=name)
            yield self.claims.row(add_on, claim, facts, url=url)

    def _limit(self, limit: ProductLimit) -> ClaimRow:
        unit = self.desk.names.unit_of_limit(limit.limit)
        facts = self._by_edition(f"limits[{limit.limit}].values", limit.values, unit)
        names = {each.id: each.name for each in self.product.editions}
        return self.claims.row(
            self.desk.names.of("limit", limit.limit),
            limit,
            facts,
            capped=frozenset(names[each] for each in limit.uncapped if each in names),
        )

    def _by_edition(
        self, field: str, facts: Mapping[str, Fact[Any]], unit: str = ""
    ) -> dict[Place, Fact[Any] | None]:
        return {
            Place(each.name, path_of(self.product.id, f"{field}.{each.id}"), unit):
            facts.get(each.id)
            for each in self.product.editions
        }  # fmt: skip

    def _connection(self, connector: Connector, listed_in: str) -> ClaimRow:
        names = self.desk.names
        objects = [names.of("object", each) for each in connector.objects]
        flows = text(
            f"web.catalog.flows.{connector.direction}",
            text=joined(objects, voice().locale),
        )
        path = f"{listed_in}[{connector.id}].latency_minutes"
        place = Place("", path_of(self.product.id, path))
        other = names.of("product", connector.with_product)
        is_ours = listed_in == "connectors"
        return self.claims.row(
            other
            if is_ours
            else text("web.catalog.by_others", text=other),
            connector,
            {place: connector.latency_minutes},
            url=url_of_product(self.desk, connector.with_product),
            before=(flows,),
            after=(self._named(connector.editions),),
        )  # fmt: skip

    def _needs(self) -> Iterator[ClaimRow]:
        for need in self.product.needs_first:
            yield self.claims.row(
                need.what, need, {}, after=(self._named(need.editions),)
            )

    def _price(self, price: Price) -> ClaimRow:
        place = Place("", path_of(self.product.id, f"prices[{price.edition}].amount"))
        per = text(f"web.catalog.per.{price.per}", text=price.unit)
        return self.claims.row(
            self.desk.names.of("edition", f"{self.product.id}/{price.edition}"),
            price,
            {place: price.amount},
            after=("" if price.amount.unknown else per, price.includes or ""),
        )

    def _setup(self) -> Iterator[ClaimRow]:
        """Weeks and hours of the product itself, or of its kind where it says nothing."""
        product, kind = self.product, _category(self.desk, self.product)
        weeks = product.setup_weeks or (kind.setup_weeks if kind else None)
        hours = product.setup_hours or (kind.setup_hours if kind else {})
        facts: dict[str, Fact[Any] | None] = {"setup_weeks": weeks}
        facts |= {f"setup_hours.{skill}": each for skill, each in hours.items()}
        for field, fact in facts.items():
            if fact is not None:
                skill = field.partition(".")[2]
                name = self.desk.names.of("skill", skill) if skill else text("web.catalog.setup.weeks")  # fmt: skip
                own = getattr(product, field.partition(".")[0])
                place = Place("", path_of(product.id, field) if own else "", "" if not skill else "h")  # fmt: skip
                yield self.claims.row(name, fact, {place: fact})

    def _named(self, editions: tuple[str, ...]) -> str:
        if not editions:
            return text("web.catalog.all_editions")
        names = [
            self.desk.names.of("edition", f"{self.product.id}/{each}")
            for each in editions
        ]
        return joined(names, voice().locale)


def _heads(*names: str) -> tuple[str, ...]:
    return tuple(text(f"web.catalog.head.{each}") for each in names)


def _category(desk: Desk, product: Product) -> Category | None:
    kinds = {each.id: each for each in desk.catalog.categories}
    return kinds.get(product.category)

"""Products by edition: levels of capabilities, limits, native connectors."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from feasibility.model.bounds import (
    AmountFact,
    LevelFact,
    MinutesFact,
    MoneyFact,
    WeeksFact,
)
from feasibility.model.fact import Fact, Provenance
from feasibility.model.noun import Id, Keyed, Many, Name, Noun, Text


class Edition(Noun):
    """A tier of a product; a product lists them from the lowest to the highest."""

    id: Id
    name: Name
    aliases: Many[Name] = ()
    former_ids: Many[Id] = ()


class ProductCapability(Provenance):
    """The level each edition has of a capability; `add_on_levels` where a paid add-on is owned too."""

    KEY = "capability"
    capability: Id
    levels: dict[Id, LevelFact]
    add_on: Id | None = None
    add_on_levels: dict[Id, LevelFact] = {}
    falls_because: Text | None = Field(
        default=None, description="Why a higher edition has less, where it has."
    )
    label: Name | None = Field(
        default=None, description="The fact sheet's own confidence label."
    )


class ProductLimit(Provenance):
    """The limit (or minimum) each edition has; `uncapped` editions have none by the vendor's word."""

    KEY = "limit"
    limit: Id
    values: dict[Id, AmountFact] = {}
    uncapped: Many[Id] = ()
    label: Name | None = None


class Connector(Provenance):
    """A native connector: objects, direction seen from this product, latency, editions that carry it.

    Presumed on between two live tools whose editions carry it. No editions means all.
    """

    id: Id
    with_product: Id
    objects: Many[Id]
    direction: Literal["in", "out", "both"]
    latency_minutes: MinutesFact = Fact(unknown=True)
    carries_consent: Fact[bool] = Fact(unknown=True)
    editions: Many[Id] = ()
    partner_editions: Many[Id] = ()
    label: Name | None = None


class Product(Provenance):
    """What a vendor sells, by edition."""

    id: Id
    name: Name
    vendor: Name
    category: Id
    aliases: Many[Name] = ()
    former_names: Many[Name] = ()
    editions: Keyed[Edition]
    capabilities: Keyed[ProductCapability] = ()
    limits: Keyed[ProductLimit] = ()
    connectors: Keyed[Connector] = ()
    list_price: MoneyFact | None = None
    setup_weeks: WeeksFact | None = None
    former_ids: Many[Id] = ()
    version: int = 1

"""Products by edition: levels of capabilities, limits, connectors, needs, prices, what became of them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from feasibility.model.bounds import (
    AmountFact,
    CountFact,
    LevelFact,
    MinutesFact,
    MoneyFact,
    WeeksFact,
    WorkHoursFact,
)
from feasibility.model.fact import Fact, Provenance
from feasibility.model.noun import Day, Id, Keyed, Many, Name, Noun, Text


class Stated(Provenance):
    """What was read about a product: its source, how far to trust it, a second page if there is one."""

    label: Name | None = Field(
        default=None, description="The fact sheet's own word for how sure it is."
    )
    also_source: Text | None = Field(
        default=None, description="A second page that says the same."
    )


class Retirement(Stated):
    """That something is no longer sold; `on` is open where no day was read."""

    on: Day | None = Field(default=None, description="First day without it.")
    successor: Id | None = Field(
        default=None, description="Id of the product that takes its place."
    )


class Edition(Noun):
    """A tier of a product; a product lists them from the lowest to the highest."""

    id: Id
    name: Name
    aliases: Many[Name] = ()
    retired: Retirement | None = Field(
        default=None, description="Set where nobody can buy it any more."
    )
    former_ids: Many[Id] = ()


class ProductCapability(Stated):
    """The level each edition has of a capability; `add_on_levels` where a paid add-on is owned too."""

    KEY = "capability"
    capability: Id
    levels: dict[Id, LevelFact]
    add_on: Id | None = None
    add_on_levels: dict[Id, LevelFact] = {}
    falls_because: Text | None = Field(
        default=None, description="Why a higher edition has less, where it has."
    )


class ProductLimit(Stated):
    """The limit (or minimum) each edition has; `uncapped` editions have none by the vendor's word."""

    KEY = "limit"
    limit: Id
    values: dict[Id, AmountFact] = {}
    uncapped: Many[Id] = ()


class Connector(Stated):
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


class NeedFirst(Stated):
    """What has to be there before a product is of use: a capability, a product, or plain words."""

    id: Id
    what: Text = Field(description="What is needed, in words anybody understands.")
    capability: Id | None = Field(
        default=None, description="Id of the capability that has to be there."
    )
    product: Id | None = Field(
        default=None, description="Id of the product that has to be there."
    )
    editions: Many[Id] = Field(
        default=(), description="Ids of the editions that need it; none means all."
    )


class Price(Stated):
    """The list price of an edition, without a discount; `amount` is unknown where it is by quote only."""

    KEY = "edition"
    edition: Id = Field(description="Id of the edition.")
    amount: MoneyFact = Field(description="The price; unknown where by quote only.")
    per: Literal["month", "year", "use"] = Field(
        default="month", description="What is paid for: a month, a year, or each use."
    )
    unit: Name = Field(
        default="organisation",
        description="For whom or what it is paid: the organisation, a user, a site.",
    )
    least_units: CountFact | None = Field(
        default=None, description="Fewest units that are sold, or that it includes."
    )
    once: MoneyFact | None = Field(
        default=None, description="Paid once, to get started."
    )
    includes: Text | None = Field(
        default=None, description="What is included in the price."
    )


class FormerName(Stated):
    """A name the product used to have, where it is known until when."""

    KEY = "name"
    name: Name
    until: Day | None = Field(
        default=None, description="First day of the newer name; open if not read."
    )


class Product(Provenance):
    """What a vendor sells, by edition."""

    id: Id
    name: Name
    vendor: Name
    category: Id
    aliases: Many[Name] = ()
    former_names: Many[Name] = ()
    renamed: Keyed[FormerName] = Field(
        default=(), description="Former names with the day they were given up."
    )
    retired: Retirement | None = Field(
        default=None, description="Set where it is no longer sold."
    )
    editions: Keyed[Edition]
    capabilities: Keyed[ProductCapability] = ()
    limits: Keyed[ProductLimit] = ()
    connectors: Keyed[Connector] = ()
    connectors_by_others: Keyed[Connector] = Field(
        default=(),
        description="Connectors of a partner or a community; never presumed to be on.",
    )
    needs_first: Keyed[NeedFirst] = Field(
        default=(), description="What it needs before it is of use."
    )
    list_price: MoneyFact | None = None
    prices: Keyed[Price] = Field(
        default=(), description="List price by edition, where editions differ."
    )
    setup_weeks: WeeksFact | None = None
    setup_hours: dict[Id, WorkHoursFact] = Field(
        default={}, description="Hours of work to set it up, by id of the skill."
    )
    former_ids: Many[Id] = ()
    version: int = 1

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it goes or went by: the present one first, then aliases, then former names."""
        given_up = (each.name for each in self.renamed)
        return (self.name, *self.aliases, *self.former_names, *given_up)

"""The catalog as one value: capabilities, products, categories, skills, templates, benchmarks, vocabularies.

The engine sees one `Catalog` with a hash, made of shipped files, then a private library, then
corrections; it never asks which.
"""

from __future__ import annotations

from functools import cached_property
from typing import Literal, NamedTuple

from pydantic import Field

from feasibility.model.bounds import (
    AmountFact,
    WeeksFact,
    WorkHoursFact,
)
from feasibility.model.fact import Fact, Provenance
from feasibility.model.noun import Id, Keyed, Many, Name, Noun, Text, content_hash
from feasibility.model.product import (
    Connector,
    Edition,
    FormerName,
    NeedFirst,
    Price,
    Product,
    ProductCapability,
    ProductLimit,
    Retirement,
)
from feasibility.model.requirement import Importance
from feasibility.model.skill import Rate, Skill
from feasibility.model.strategy import Spans, StrategyTemplate

Area = Literal[
    "data",
    "audience",
    "execution",
    "sales_handoff",
    "customer",
    "measurement",
    "operations",
]
AddsUp = Literal[
    "shared_stock",
    "new_stock",
    "flow_month",
    "flow_day",
    "count_new",
    "concurrent",
    "each",
    "minimum",
]


class Capability(Provenance):
    """Something a stack can do, with what each level means in words one can check in an admin screen."""

    id: Id
    name: Name
    aliases: Many[Name] = ()
    area: Area
    summary: Text
    sends: bool = Field(
        default=False,
        description="Whoever does it can send to a contact, so opt-outs must reach it.",
    )
    rubric: dict[Literal["1", "2", "3"], Text]
    ask_vendor: Text
    former_ids: Many[Id] = ()
    version: int = 1


class Category(Provenance):
    """The capabilities a product of this kind can have; outside the list the level is 0."""

    id: Id
    name: Name
    capabilities: Many[Id]
    setup_weeks: WeeksFact | None = Field(
        default=None, description="Weeks to set one up, where the product says nothing."
    )
    setup_hours: dict[Id, WorkHoursFact] = Field(
        default={},
        description="Hours to set one up by skill, where the product says nothing.",
    )
    former_ids: Many[Id] = ()
    version: int = 1


class DataObject(Provenance):
    """A kind of record that flows between providers (contacts, responses, opt-outs)."""

    id: Id
    name: Name


class LatencyClass(Provenance):
    """A named speed of a connection, in minutes."""

    id: Id
    name: Name
    minutes: int


class LimitKind(Provenance):
    """A limit by name: its unit and how what several initiatives take of it adds up.

    shared_stock: the union of audiences; new_stock: only what is not stored yet; flow_month and
    flow_day: sums of what runs at the same time; count_new: sum of new objects; concurrent: the
    most at one time; each: every use has to fit by itself (rows of one list); minimum: at least
    this much is needed, or it does not work.
    """

    id: Id
    name: Name
    unit: Name
    adds_up: AddsUp


class Channel(Provenance):
    """A way to reach an audience, and the capability that serves it."""

    id: Id
    name: Name
    capability: Id
    aliases: Many[Name] = ()


class FactKind(Provenance):
    """A kind of fact: when it goes stale, how far an assumed one may move, how dear it is to find out.

    `moves_down` and `moves_up` are shares of the value (0.5: half of it) for numbers; for levels,
    proficiencies and dates they count steps or days. `effort_to_get` ranks from 1 (ask a
    colleague) to 5 (a study).
    """

    id: Id
    name: Name
    shelf_life_months: int = Field(ge=1, le=240)
    moves_down: float = Field(ge=0, le=1000)
    moves_up: float = Field(ge=0, le=1000)
    effort_to_get: int = Field(ge=1, le=5)


class Benchmark(Provenance):
    """A figure from outside: low, typical and high, with its unit and whom it was seen in.

    Where sources disagree, each is a benchmark of its own: `used_instead` names the one that is
    used, and the note says why.
    """

    id: Id
    name: Name
    topic: Id | None = None
    unit: Name
    value: AmountFact
    at_least: bool = False
    population: Text | None = None
    orientation_only: bool = False
    used_instead: Id | None = None
    label: Name | None = None
    version: int = 1


class Setup(NamedTuple):
    """What setting a product up takes: weeks from contract to use, hours by skill."""

    weeks: Fact[int] | None
    hours: dict[str, Fact[float]]


class Catalog(Noun):
    """Everything known about the market and about strategies, as one value."""

    capabilities: Keyed[Capability] = ()
    categories: Keyed[Category] = ()
    products: Keyed[Product] = ()
    objects: Keyed[DataObject] = ()
    latency_classes: Keyed[LatencyClass] = ()
    limits: Keyed[LimitKind] = ()
    channels: Keyed[Channel] = ()
    skills: Keyed[Skill] = ()
    rates: Keyed[Rate] = ()
    kinds: Keyed[FactKind] = ()
    benchmarks: Keyed[Benchmark] = ()
    templates: Keyed[StrategyTemplate] = ()

    @cached_property
    def hash(self) -> str:
        """SHA-256 of the canonical JSON: equal content, equal hash, whatever the files were called."""
        return content_hash(self)

    def setup_of(self, product: Product) -> Setup:
        """Weeks and hours to set a product up: its own, else what products of its kind take."""
        kinds = (each for each in self.categories if each.id == product.category)
        kind = next(kinds, None)
        weeks, hours = product.setup_weeks, product.setup_hours
        if kind is not None:
            weeks, hours = weeks or kind.setup_weeks, hours or kind.setup_hours
        return Setup(weeks, hours)


__all__ = [
    "Benchmark",
    "Capability",
    "Catalog",
    "Category",
    "Channel",
    "Connector",
    "DataObject",
    "Edition",
    "FactKind",
    "FormerName",
    "Importance",
    "LatencyClass",
    "LimitKind",
    "NeedFirst",
    "Price",
    "Product",
    "ProductCapability",
    "ProductLimit",
    "Rate",
    "Retirement",
    "Setup",
    "Skill",
    "Spans",
    "StrategyTemplate",
    "content_hash",
]

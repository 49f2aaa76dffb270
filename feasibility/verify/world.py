"""What is checked against: plan, company and catalog, found by id, as on one day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, TypeVar

from feasibility.kernel.units import week_of
from feasibility.model.catalog import Catalog, StrategyTemplate
from feasibility.model.correction import corrected
from feasibility.model.market import Audience, Segment
from feasibility.model.noun import Noun
from feasibility.model.plan import Initiative, PlanFile
from feasibility.model.stack import Provider
from feasibility.verify.places import Found, Place, find
from feasibility.verify.reading import possible

SILENT = "?"
STATUSES: tuple[str, ...] = ("live", "off")
YES_OR_NO: tuple[bool, ...] = (True, False)
N = TypeVar("N", bound=Noun)


class _Same:
    """A tuple that is looked up by being the same object, and kept alive meanwhile."""

    def __init__(self, nouns: tuple[Any, ...]) -> None:
        self.nouns = nouns

    def __hash__(self) -> int:
        return id(self.nouns)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.nouns is self.nouns


@lru_cache(maxsize=4096)
def _by_key(same: _Same) -> dict[str, Any]:
    return {noun.key: noun for noun in same.nouns}


def by_key(nouns: tuple[N, ...]) -> Mapping[str, N]:
    """Nouns by their key; to be read only."""
    return _by_key(_Same(nouns))


class World:
    """Plan, company and catalog (entries of the plan's own library stand before shipped ones)."""

    def __init__(self, document: PlanFile, catalog: Catalog, as_of: date) -> None:
        self.company, self.plan = document.company, document.plan
        self.catalog = _with_library(document, catalog)
        self.as_of = as_of
        self.memo: dict[Any, Any] = {}

        self.initiatives = by_key(self.plan.initiatives)
        self.providers = by_key(self.company.stack)
        self.connections = by_key(self.company.connections)
        self.people = by_key(self.company.team)
        self.agencies = by_key(self.company.agencies)
        self.programmes = by_key(self.company.programmes)
        self.audiences = by_key(self.company.audiences)
        self.segments = by_key(self.company.segments)
        self.declared = {entry.list for entry in self.company.complete}

        self.capabilities = by_key(self.catalog.capabilities)
        self.categories = by_key(self.catalog.categories)
        self.products = by_key(self.catalog.products)
        self.limit_kinds = by_key(self.catalog.limits)
        self.templates = by_key(self.catalog.templates)
        self.kinds = by_key(self.catalog.kinds)

        self.this_week = week_of(as_of)
        self.first_week = week_of(self.plan.period.first_day)
        self.last_week = week_of(self.plan.period.last_day)

    def find(self, place: Place) -> Found:
        """What stands at a place of plan or catalog (raises NoSuchPlaceError)."""
        roots = {"company": self.company, "plan": self.plan, "catalog": self.catalog}
        return find(roots, place)

    def template_of(self, initiative: Initiative) -> StrategyTemplate | None:
        """The strategy template; None where none is stated."""
        return self.templates.get(initiative.template or "")

    def audience_of(self, initiative: Initiative) -> Audience | None:
        """The audience; None where none is stated."""
        return self.audiences.get(initiative.audience or "")

    def segment_of(self, initiative: Initiative) -> Segment | None:
        """The segment; None where none is stated."""
        return self.segments.get(initiative.segment or "")

    def may_hold_more(self, capability: str) -> bool:
        """Whether nobody declared the stack complete in this capability's area."""
        noun = self.capabilities.get(capability)
        return noun is None or f"stack.{noun.area}" not in self.declared

    @cached_property
    def may_have_more_workers(self) -> bool:
        """Whether the team (people and agencies) is not declared complete."""
        return "team" not in self.declared

    def editions_of(self, provider: Provider) -> tuple[str, ...]:
        """Every edition a provider may have by what is stated; empty without a product."""
        product = self.products.get(provider.product or "")
        if product is None:
            return ()
        every = tuple(edition.id for edition in product.editions)
        return possible(provider.edition, every)

    def options_at(self, place: Place) -> tuple[Any, ...] | None:
        """Every value a choice or a disagreement may have; None where it cannot be enumerated."""
        fact = self.find(place).value
        if getattr(fact, "one_of", ()) or getattr(fact, "value", None) is not None:
            return possible(fact, ())
        if place[:2] == ("company", "stack") and place[3:] == ("edition",):
            provider = self.providers.get(place[2])
            return None if provider is None else self.editions_of(provider)
        if place[-1] == "status" and place[1] in ("stack", "connections"):
            return STATUSES
        if place[-1] in ("there", "carries_consent"):
            return YES_OR_NO
        return None

    def has_market_unit(
        self, units: tuple[str, ...], initiative: Initiative | None
    ) -> bool:
        """Whether a tool or worker with these market units serves the initiative's.

        No unit listed means all. A running programme (no initiative) has no unit to ask for.
        """
        if not units or initiative is None:
            return True
        if initiative.market_unit is not None:
            return initiative.market_unit in units
        return {unit.id for unit in self.company.market_units} <= set(units)

    def falls_within(self, units: tuple[str, ...], initiative: Initiative) -> bool:
        """Whether a policy or freeze with these market units holds for the initiative.

        One without a market unit is done in all of them.
        """
        unit = initiative.market_unit
        return not units or unit is None or unit in units


def _with_library(document: PlanFile, catalog: Catalog) -> Catalog:
    library = document.library
    lists = ("capabilities", "categories", "products", "skills", "templates")
    own = {name: by_key(getattr(library, name)) for name in lists}
    if any(own.values()):
        merged = {
            name: tuple({**by_key(getattr(catalog, name)), **entries}.values())
            for name, entries in own.items()
        }
        catalog = catalog.model_copy(update=merged)
    return corrected(catalog, library.corrections)

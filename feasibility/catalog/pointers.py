"""Which fields name something that stands elsewhere, and a walk over all of them.

The same table serves plan files and the catalog. What only holds inside something (editions
of a product, phases of a strategy) is known from there on: see `_scope`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from feasibility.catalog.names import Known, Names
from feasibility.model import catalog as catalog_nouns
from feasibility.model import company as company_nouns
from feasibility.model import market, plan, requirement, stack, team
from feasibility.model.fact import Fact
from feasibility.model.noun import Noun
from feasibility.model.places import Place
from feasibility.model.shape import Shape, fields_of, noun_here, step

POINTERS: dict[type[Noun], dict[str, str]] = {
    stack.Provider: {
        "product": "product",
        "edition": "edition",
        "add_ons": "add_on",
        "category": "category",
        "owner": "person",
        "market_units": "market_unit",
    },
    stack.HeldCapability: {"capability": "capability"},
    stack.HeldLimit: {"limit": "limit"},
    stack.Usage: {"limit": "limit"},
    stack.Connection: {
        "from_provider": "provider",
        "to_provider": "provider",
        "objects": "object",
    },
    stack.Completeness: {"list": "list"},
    team.Person: {"market_units": "market_unit"},
    team.Agency: {"market_units": "market_unit"},
    team.HeldSkill: {"skill": "skill"},
    team.Queue: {"kind": "queue_kind"},
    team.SalesCapacity: {"segment": "segment"},
    market.Segment: {"market_units": "market_unit"},
    market.Audience: {"segment": "segment"},
    market.ChannelReach: {"channel": "channel"},
    market.StoredAlready: {"provider": "provider"},
    market.Overlap: {"audience": "audience"},
    company_nouns.Programme: {"audience": "audience", "segment": "segment"},
    company_nouns.ProgrammeWork: {"skill": "skill"},
    company_nouns.LimitUse: {"provider": "provider", "limit": "limit"},
    company_nouns.Spend: {"line": "budget_line"},
    company_nouns.Policy: {
        "channels": "channel",
        "capabilities": "capability",
        "templates": "template",
        "providers": "provider",
        "market_units": "market_unit",
    },
    company_nouns.Freeze: {"market_units": "market_unit"},
    company_nouns.ReadinessAnswer: {"prerequisite": "prerequisite"},
    company_nouns.BudgetLine: {"market_units": "market_unit"},
    plan.Initiative: {
        "template": "template",
        "segment": "segment",
        "audience": "audience",
        "market_unit": "market_unit",
        "channels": "channel",
        "after": "initiative",
    },
    plan.Give: {"channels_that_may_go": "channel"},
    plan.PhasePlan: {"phase": "phase"},
    plan.PhaseWork: {"skill": "skill"},
    plan.Agreement: {"requirement": "requirement"},
    requirement.RequirementBase: {"phase": "phase", "channel": "channel"},
    requirement.CapabilityNeed: {"capability": "capability"},
    requirement.FlowNeed: {
        "from_capability": "capability",
        "to_capability": "capability",
        "object": "object",
    },
    requirement.SuppressNeed: {"from_capability": "capability", "object": "object"},
    requirement.WorkNeed: {"skill": "skill"},
    requirement.QueueNeed: {"queue_kind": "queue_kind_or_queue"},
    requirement.LimitNeed: {"limit": "limit"},
    requirement.TemplatePhase: {"after": "phase"},
    catalog_nouns.Category: {"capabilities": "capability", "setup_hours": "skill"},
    catalog_nouns.Channel: {"capability": "capability"},
    catalog_nouns.Product: {"category": "category", "setup_hours": "skill"},
    catalog_nouns.NeedFirst: {
        "capability": "capability",
        "product": "product",
        "editions": "edition",
    },
    catalog_nouns.Price: {"edition": "edition"},
    catalog_nouns.Retirement: {"successor": "product"},
    catalog_nouns.ProductCapability: {
        "capability": "capability",
        "levels": "edition",
        "add_on_levels": "edition",
    },
    catalog_nouns.ProductLimit: {
        "limit": "limit",
        "values": "edition",
        "uncapped": "edition",
    },
    catalog_nouns.Connector: {
        "with_product": "product",
        "objects": "object",
        "editions": "edition",
        "partner_editions": "partner_edition",
    },
    catalog_nouns.Benchmark: {"used_instead": "benchmark"},
    catalog_nouns.Skill: {"rates": "rate"},
    catalog_nouns.StrategyTemplate: {"fallback": "template"},
}


class Pointer(NamedTuple):
    """A name where it stands: what kind of thing it names, and the names there are here."""

    place: Place
    kind: str
    name: str
    names: Names | None


class _Walk(NamedTuple):
    """What to look at in a noun: its pointers, and the fields with nouns that have some."""

    pointers: tuple[tuple[str, str], ...]
    inner: tuple[str, ...]


Scopes = Mapping[type[Noun], Callable[[Any, Known], Known]]


def find_pointers(
    noun: Any, place: Place, known: Known, scopes: Scopes
) -> Iterator[Pointer]:
    """Every name in a noun that stands for something elsewhere, in the order of the fields."""
    scope = scopes.get(type(noun))
    if scope is not None:
        known = {**known, **scope(noun, known)}
    noun_class: type[Noun] = type(noun)
    walk = _walk_of(noun_class)
    for field, kind in walk.pointers:
        value = getattr(noun, field)
        if value is not None and value != ():
            for at, name in _names_at(value):
                yield Pointer((*place, field, *at), kind, name, known.get(kind))
    for field in walk.inner:
        value = getattr(noun, field)
        if isinstance(value, tuple):
            for index, each in enumerate(value):
                yield from find_pointers(each, (*place, field, index), known, scopes)
        elif value is not None:
            yield from find_pointers(value, (*place, field), known, scopes)


def kind_at(place: Place, data: Any, shape: Shape) -> str | None:
    """What kind of thing the text at a place of plain data names; None if it names nothing."""
    kind = None
    for part in place:
        noun = noun_here(shape, data)
        if noun is not None:
            kind = dict(_walk_of(noun).pointers).get(str(part))
        shape = step(shape, part, data)
        inside = isinstance(data, dict) or (
            isinstance(data, list) and isinstance(part, int)
        )
        data = data[part] if inside else None
    return kind


def _names_at(value: Any) -> Iterator[tuple[Place, str]]:
    if isinstance(value, str):
        yield (), value
    elif isinstance(value, Fact):
        if value.value is not None:
            yield (), value.value
        for index, claim in enumerate(value.one_of):
            yield ("one_of", index, "value"), claim.value
    elif isinstance(value, dict):
        for name in value:
            yield (name,), name
    else:
        for index, name in enumerate(value):
            yield (index,), name


@lru_cache(maxsize=256)
def _walk_of(noun: type[Noun]) -> _Walk:
    pointers = tuple(
        pair
        for each in noun.__mro__
        if each in POINTERS
        for pair in POINTERS[each].items()
    )
    inner = [name for name, shape in fields_of(noun).items() if _has_pointers(shape)]
    return _Walk(pointers, tuple(inner))


def _has_pointers(shape: Shape | None) -> bool:
    while shape is not None and shape.kind == "list":
        shape = shape.item
    if shape is None or shape.kind != "noun":
        return False
    return any(walk.pointers or walk.inner for walk in map(_walk_of, shape.options))

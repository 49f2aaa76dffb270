"""What the shipped strategies ask of a company, so that one can be made that mostly has it."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from feasibility.model.catalog import Catalog, Product
from feasibility.model.requirement import (
    CapabilityNeed,
    FlowNeed,
    PrerequisiteNeed,
    SuppressNeed,
    WorkNeed,
)


class Flow(NamedTuple):
    """An object that has to get from who serves one capability to who serves another."""

    from_capability: str
    to_capability: str
    object: str
    within_minutes: int


class Needs(NamedTuple):
    """The must requirements of all strategies together, each at its hardest.

    `askings` counts the pieces of work that ask each skill, over all strategies.
    """

    levels: dict[str, int]
    flows: list[Flow]
    skills: dict[str, int]
    askings: dict[str, int]
    prerequisites: list[str]


def needs_of(catalog: Catalog) -> Needs:
    """What the strategies of a catalog ask."""
    levels: dict[str, int] = {}
    skills: dict[str, int] = {}
    askings: Counter[str] = Counter()
    flows: list[Flow] = []
    prerequisites: dict[str, None] = {}
    for template in catalog.templates:
        here = [need for need in template.requirements if need.importance == "must"]
        own = {need.capability: 0 for need in here if isinstance(need, CapabilityNeed)}
        for need in here:
            if isinstance(need, CapabilityNeed):
                levels[need.capability] = max(
                    need.level, levels.get(need.capability, 0)
                )
            elif isinstance(need, WorkNeed):
                skills[need.skill] = max(need.proficiency, skills.get(need.skill, 0))
                askings[need.skill] += 1
            elif isinstance(need, PrerequisiteNeed):
                prerequisites[need.prerequisite] = None
            elif isinstance(need, FlowNeed):
                flows.append(
                    Flow(
                        need.from_capability,
                        need.to_capability,
                        need.object,
                        need.within_minutes,
                    )
                )
            elif isinstance(need, SuppressNeed):
                flows += [
                    Flow(need.from_capability, to, need.object, need.within_minutes)
                    for to in own
                    if _sends(catalog, to)
                ]
    return Needs(levels, flows, skills, dict(askings), list(prerequisites))


def _sends(catalog: Catalog, capability: str) -> bool:
    return any(each.sends for each in catalog.capabilities if each.id == capability)


def level_of(product: Product, edition: str, capability: str) -> int:
    """What a product's claim says of a capability at an edition; 0 where it says nothing certain."""
    for claim in product.capabilities:
        if claim.capability == capability:
            level = claim.levels.get(edition)
            if level is not None and level.value is not None:
                return level.value
    return 0

"""Display names: what people call what the assessment knows by id.

Plan and catalog name most things; what neither names is written as its id in plain words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from feasibility.model.catalog import Catalog
from feasibility.model.company import Company
from feasibility.model.plan import PlanFile
from feasibility.model.requirement import (
    CapabilityNeed,
    FlowNeed,
    PrerequisiteNeed,
    Requirement,
    SuppressNeed,
    WorkNeed,
)


@dataclass(frozen=True)
class Names:
    """Names by kind and id (`by_kind["provider"]["marketo"]`), and the units of limits."""

    by_kind: dict[str, dict[str, str]] = field(default_factory=dict)
    limit_units: dict[str, str] = field(default_factory=dict)

    def of(self, kind: str, key: str) -> str:
        """The name of one thing; its id in plain words where nobody named it."""
        name = self.by_kind.get(kind, {}).get(key)
        return name if name is not None else in_words(key)

    def has(self, kind: str, key: str) -> bool:
        """Whether plan or catalog names it."""
        return key in self.by_kind.get(kind, {})

    def unit_of_limit(self, limit: str) -> str:
        """The unit a limit is counted in."""
        return self.limit_units.get(limit, in_words(limit))


def in_words(key: str) -> str:
    """An id as words: `lead_scoring` is `lead scoring`; of `marketo/prime` the last part."""
    key = key.rpartition("/")[2]
    return key.replace("_", " ").replace("-", " ").strip() or key


def build_names(plan_file: PlanFile | None, catalog: Catalog | None) -> Names:
    """The names in a plan and in the catalog it was checked against; either may be absent."""
    found = _Found(plan_file, catalog or Catalog())
    return Names(by_kind=found.by_kind, limit_units=found.limit_units)


@dataclass(frozen=True)
class _Found:
    plan_file: PlanFile | None
    catalog: Catalog

    @cached_property
    def limit_units(self) -> dict[str, str]:
        return {limit.id: limit.unit for limit in self.catalog.limits}

    @cached_property
    def by_kind(self) -> dict[str, dict[str, str]]:
        catalog = self.catalog
        library = self.plan_file.library if self.plan_file else None
        kinds = {
            "capability": _named(
                catalog.capabilities, library and library.capabilities
            ),
            "product": _named(catalog.products, library and library.products),
            "category": _named(catalog.categories, library and library.categories),
            "skill": _named(catalog.skills, library and library.skills),
            "template": _named(catalog.templates, library and library.templates),
            "object": _named(catalog.objects),
            "limit": _named(catalog.limits),
            "channel": _named(catalog.channels),
            "kind": _named(catalog.kinds),
            "edition": {
                f"{product.id}/{edition.id}": edition.name
                for product in (
                    *catalog.products,
                    *(library.products if library else ()),
                )
                for edition in product.editions
            },
            "phase": self._phases(),
            "prerequisite": self._prerequisites(),
            "product_of": {
                each.id: each.product or ""
                for each in (self.plan_file.company.stack if self.plan_file else ())
            },
        }
        if self.plan_file is not None:
            kinds |= _company_names(self.plan_file.company)
            kinds["initiative"] = _named(self.plan_file.plan.initiatives)
        kinds["requirement"] = self._requirements(kinds)
        for product in catalog.products:
            for connector in product.connectors:
                ends = (product.name, kinds["product"].get(connector.with_product, ""))
                kinds.setdefault("connection", {})[f"{product.id}:{connector.id}"] = (
                    " – ".join(ends)
                )
        return kinds

    def _phases(self) -> dict[str, str]:
        """Template phases by id, and by `template/phase` where two templates share an id."""
        names: dict[str, str] = {}
        for template in self._templates():
            for phase in template.phases:
                names.setdefault(phase.id, phase.name)
                names[f"{template.id}/{phase.id}"] = phase.name
        return names

    def _prerequisites(self) -> dict[str, str]:
        """A prerequisite is called by its question."""
        needs: list[Requirement] = [
            need for template in self._templates() for need in template.requirements
        ]
        if self.plan_file is not None:
            for initiative in self.plan_file.plan.initiatives:
                needs += initiative.added
        return {
            need.prerequisite: need.question
            for need in needs
            if isinstance(need, PrerequisiteNeed)
        }

    def _requirements(self, kinds: dict[str, dict[str, str]]) -> dict[str, str]:
        """Requirements by id, and by `template/requirement` where two templates share an id."""
        names: dict[str, str] = {}
        for template in self._templates():
            for need in template.requirements:
                name = _need_name(need, kinds)
                names.setdefault(need.id, name)
                names[f"{template.id}/{need.id}"] = name
        if self.plan_file is not None:
            for initiative in self.plan_file.plan.initiatives:
                names |= {need.id: _need_name(need, kinds) for need in initiative.added}
        return names

    def _templates(self) -> Iterable:  # type: ignore[type-arg]
        library = self.plan_file.library.templates if self.plan_file else ()
        return (*self.catalog.templates, *library)


def _need_name(need: Requirement, kinds: dict[str, dict[str, str]]) -> str:
    """What a requirement asks for, by the names of what it names."""

    def name(kind: str, key: str) -> str:
        return kinds.get(kind, {}).get(key, in_words(key))

    match need:
        case CapabilityNeed():
            return f"{name('capability', need.capability)}, {need.level}"
        case FlowNeed():
            ends = f"{name('capability', need.from_capability)} → {name('capability', need.to_capability)}"
            return f"{name('object', need.object)}: {ends}"
        case SuppressNeed():
            return f"{name('object', need.object)}: {name('capability', need.from_capability)} → …"
        case WorkNeed():
            return f"{name('skill', need.skill)}, {need.proficiency}: {name('phase', need.phase)}"
        case PrerequisiteNeed():
            return need.question
        case _:
            return name("queue", need.queue_kind)


def _named(*lists: Iterable | None) -> dict[str, str]:  # type: ignore[type-arg]
    return {noun.id: noun.name for nouns in lists if nouns for noun in nouns}


def _company_names(company: Company) -> dict[str, dict[str, str]]:
    provider = _named(company.stack)
    queues = {queue.id: queue.name for queue in company.queues}
    queues |= {queue.kind: queue.name for queue in reversed(company.queues)}
    return {
        "provider": provider,
        "connection": {
            each.id: f"{provider.get(each.from_provider, each.from_provider)}"
            f" – {provider.get(each.to_provider, each.to_provider)}"
            for each in company.connections
        },
        "worker": _named(company.team, company.agencies),
        "queue": queues,
        "programme": _named(company.programmes),
        "segment": _named(company.segments),
        "audience": _named(company.audiences),
        "policy": _named(company.policies),
        "freeze": _named(company.freezes),
        "line": _named(company.budget_lines),
        "market_unit": _named(company.market_units),
    }

"""What may be chosen for a field that names something else: tools, people, skills, channels."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from feasibility.model.catalog import Catalog, Product
from feasibility.model.noun import Noun
from feasibility.model.plan import Initiative, PlanFile
from feasibility.model.requirement import PrerequisiteNeed, QueueNeed
from feasibility.web.wording import has_text, text

Names = tuple[tuple[str, str], ...]
Source = Callable[["Vocabulary"], Names | None]


@dataclass(frozen=True)
class Vocabulary:
    """Everything that fields can name, for one plan file.

    `initiative` narrows phases and requirements to those of its template; `product` narrows
    editions and add-ons.
    """

    plan_file: PlanFile
    catalog: Catalog
    initiative: Initiative | None = None
    product: Product | None = None

    def names(self, noun: type[Noun], field: str) -> Names | None:
        """Ids with the names people read, in the order of their lists; None if anything goes."""
        source = _OF_NOUN.get((noun.__name__, field)) or _OF_FIELD.get(field)
        return None if source is None else source(self)

    @cached_property
    def regions(self) -> Names:
        """Every region that an audience's consent names already."""
        audiences = self.plan_file.company.audiences
        found = {each.region for audience in audiences for each in audience.consent}
        return tuple((each, each) for each in sorted(found))

    @cached_property
    def templates_in_view(self) -> tuple[str, ...]:
        """The initiative's template, or every one where none is chosen."""
        chosen = self.initiative.template if self.initiative else None
        every = tuple(each.id for each in self.catalog.templates)
        return (chosen,) if chosen in every else every


def _named(nouns: Iterable[Noun]) -> Names:
    return tuple((noun.key, str(getattr(noun, "name", noun.key))) for noun in nouns)


def _from_company(field: str) -> Source:
    return lambda words: _named(getattr(words.plan_file.company, field))


def _from_catalog(field: str) -> Source:
    return lambda words: _named(getattr(words.catalog, field))


def _phases(words: Vocabulary) -> Names:
    found = {
        phase.id: phase.name
        for template in words.catalog.templates
        if template.id in words.templates_in_view
        for phase in template.phases
    }
    return tuple(found.items())


def _requirements(words: Vocabulary) -> Names:
    found = {
        requirement.id: requirement.why or requirement.id
        for template in words.catalog.templates
        if template.id in words.templates_in_view
        for requirement in template.requirements
    }
    return tuple(found.items())


def _prerequisites(words: Vocabulary) -> Names:
    found = {
        requirement.prerequisite: requirement.question
        for template in words.catalog.templates
        for requirement in template.requirements
        if isinstance(requirement, PrerequisiteNeed)
    }
    return tuple(sorted(found.items(), key=lambda each: each[1]))


def _queue_kinds(words: Vocabulary) -> Names:
    found = {
        requirement.queue_kind
        for template in words.catalog.templates
        for requirement in template.requirements
        if isinstance(requirement, QueueNeed)
    }
    found |= {queue.kind for queue in words.plan_file.company.queues}
    return tuple((each, _queue_kind(each)) for each in sorted(found))


def _queue_kind(kind: str) -> str:
    """What the usual services are called; any other as its id reads."""
    message = f"web.queue_kind.{kind}"
    return text(message) if has_text(message) else kind.replace("_", " ").capitalize()


def _editions(words: Vocabulary) -> Names | None:
    """The product's; of something that is no product, anything that is typed."""
    return _named(words.product.editions) if words.product else None


def _add_ons(words: Vocabulary) -> Names:
    """Those that the product has; none of what is no product."""
    claims = words.product.capabilities if words.product else ()
    found = sorted({each.add_on for each in claims if each.add_on is not None})
    return tuple((each, each.replace("-", " ").capitalize()) for each in found)


def _initiatives(words: Vocabulary) -> Names:
    here = words.initiative.id if words.initiative else None
    every = words.plan_file.plan.initiatives
    return _named(each for each in every if each.id != here)


_OF_NOUN: dict[tuple[str, str], Source] = {
    ("Initiative", "after"): _initiatives,
    ("Initiative", "owner"): lambda words: tuple(
        (person.name, person.name) for person in words.plan_file.company.team
    ),
    ("Provider", "owner"): _from_company("team"),
    ("Provider", "add_ons"): _add_ons,
    ("Provider", "edition"): _editions,
    ("Queue", "kind"): _queue_kinds,
}
_OF_FIELD: dict[str, Source] = {
    "audience": _from_company("audiences"),
    "capabilities": _from_catalog("capabilities"),
    "capability": _from_catalog("capabilities"),
    "category": _from_catalog("categories"),
    "channel": _from_catalog("channels"),
    "channels": _from_catalog("channels"),
    "channels_that_may_go": _from_catalog("channels"),
    "from_capability": _from_catalog("capabilities"),
    "from_provider": _from_company("stack"),
    "limit": _from_catalog("limits"),
    "line": _from_company("budget_lines"),
    "market_unit": _from_company("market_units"),
    "market_units": _from_company("market_units"),
    "object": _from_catalog("objects"),
    "objects": _from_catalog("objects"),
    "phase": _phases,
    "prerequisite": _prerequisites,
    "product": _from_catalog("products"),
    "provider": _from_company("stack"),
    "providers": _from_company("stack"),
    "queue_kind": _queue_kinds,
    "region": lambda words: words.regions,
    "requirement": _requirements,
    "segment": _from_company("segments"),
    "skill": _from_catalog("skills"),
    "template": _from_catalog("templates"),
    "templates": _from_catalog("templates"),
    "to_capability": _from_catalog("capabilities"),
    "to_provider": _from_company("stack"),
}
# Fields in which something new may be named: they suggest, where others let choose.
SUGGESTED = frozenset(
    {
        ("Initiative", "owner"),
        ("Queue", "kind"),
        ("Consent", "region"),
    }
)

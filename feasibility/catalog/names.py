"""The names that a plan file or a catalog may refer to, by kind, and which one was meant.

A kind whose names are not all known (its list could not be read, or there is no catalog) is
absent: references of that kind are then not checked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any, get_args

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from feasibility.model.catalog import Area, Catalog
from feasibility.model.company import Company
from feasibility.model.plan import Plan
from feasibility.model.requirement import PrerequisiteNeed, QueueNeed

LIKE = 0.6
"""Least share of letters that may stay for a misspelling (optimal string alignment): assumption."""
CONTAINED = 85.0
"""Least score (0 to 100) of a name that is part of another: assumption."""
LONGEST = 80

AREAS: tuple[str, ...] = get_args(Area)
DECLARED_LISTS = (
    *(f"stack.{area}" for area in AREAS),
    "team",
    "agencies",
    "absences",
    "policies",
    "freezes",
    "queues",
    "programmes",
    "budget_lines",
    "audiences",
)
QUEUE_KINDS = ("design", "it", "legal", "procurement", "revops")
"""The services that DESIGN.md section 2 names; templates and companies add others."""

CATALOG_LISTS = {
    "capability": "capabilities",
    "category": "categories",
    "product": "products",
    "object": "objects",
    "limit": "limits",
    "channel": "channels",
    "skill": "skills",
    "rate": "rates",
    "template": "templates",
    "benchmark": "benchmarks",
}
COMPANY_LISTS = {
    "market_unit": "market_units",
    "provider": "stack",
    "person": "team",
    "segment": "segments",
    "audience": "audiences",
    "budget_line": "budget_lines",
}


class Names:
    """The names of one kind. `words` gives other words for them too, for guessing."""

    def __init__(
        self,
        ids: Iterable[str],
        words: Callable[[], Mapping[str, str]] | None = None,
        renamed: Mapping[str, str] | None = None,
    ) -> None:
        self.ids = frozenset(ids)
        self._words = words
        self._renamed = renamed or {}

    def renamed(self, name: str) -> str | None:
        """The id that what had this id before has now; None if nothing had it."""
        return self._renamed.get(name)

    def __contains__(self, name: str) -> bool:
        return name in self.ids

    def nearest(self, name: str) -> str | None:
        """The id that was probably meant, by id, name or alias."""
        words = dict(self._words()) if self._words is not None else {}
        for each in self.ids:
            words[each.lower()] = each
        return _nearest(name[:LONGEST].lower(), tuple(sorted(words.items())))


Known = dict[str, Names]


def names_of(catalog: Catalog | None, company: Company, plan: Plan) -> Known:
    """All names that hold anywhere in a plan file; those inside a product come on the way."""
    known = catalog_names(catalog) if catalog is not None else {}
    for kind, field in COMPANY_LISTS.items():
        known[kind] = _names_in(getattr(company, field))
    known["initiative"] = _names_in(plan.initiatives)
    connections = [f"connections.{each.id}" for each in company.stack]
    known["list"] = Names([*DECLARED_LISTS, *connections])
    if catalog is not None:
        own = [need for each in plan.initiatives for need in each.added]
        known["prerequisite"] = Names(known["prerequisite"].ids | _prerequisites(own))
        asked = known["queue_kind"].ids | _queue_kinds(own)
        known["queue_kind"] = Names(asked)
        known["queue_kind_or_queue"] = Names(
            asked | {each.kind for each in company.queues}
        )
    return known


def catalog_names(catalog: Catalog) -> Known:
    """All names that hold anywhere in a catalog."""
    known = {
        kind: _names_in(getattr(catalog, field))
        for kind, field in CATALOG_LISTS.items()
    }
    needs = [need for each in catalog.templates for need in each.requirements]
    known["prerequisite"] = Names(_prerequisites(needs))
    known["queue_kind"] = Names(_queue_kinds(needs) | set(QUEUE_KINDS))
    known["queue_kind_or_queue"] = known["queue_kind"]
    return known


def _names_in(nouns: Iterable[Any]) -> Names:
    listed = tuple(nouns)

    def words() -> dict[str, str]:
        return {word.lower(): noun.id for noun in listed for word in _words_of(noun)}

    renamed = {
        former: noun.id for noun in listed for former in getattr(noun, "former_ids", ())
    }
    return Names([noun.id for noun in listed], words, renamed)


def _words_of(noun: Any) -> Iterable[str]:
    yield noun.name
    for field in ("aliases", "former_names", "words"):
        yield from getattr(noun, field, None) or ()
    for given_up in getattr(noun, "renamed", ()):
        yield given_up.name


def _prerequisites(needs: Iterable[Any]) -> set[str]:
    return {need.prerequisite for need in needs if isinstance(need, PrerequisiteNeed)}


def _queue_kinds(needs: Iterable[Any]) -> set[str]:
    return {need.queue_kind for need in needs if isinstance(need, QueueNeed)}


@lru_cache(maxsize=1024)
def _nearest(name: str, words: tuple[tuple[str, str], ...]) -> str | None:
    choices = [word for word, _ in words]
    found = process.extractOne(
        name, choices, scorer=OSA.normalized_similarity, score_cutoff=LIKE
    )
    if found is None and len(name) > 2:
        found = process.extractOne(
            name, choices, scorer=fuzz.WRatio, score_cutoff=CONTAINED
        )
    return None if found is None else words[found[2]][1]

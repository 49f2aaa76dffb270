"""Which strategies a statement in a CMO's own words sounds like."""

from __future__ import annotations

import threading
from functools import lru_cache

from feasibility.catalog.lexicon import load_lexicon
from feasibility.matching.statements import StrategyFinder
from feasibility.model.catalog import Catalog
from feasibility.model.suggestion import StrategySuggestion
from feasibility.services.catalogs import Catalogs

FINDERS_IN_MEMORY = 8


class Suggestions:
    """Suggests strategies of the shipped catalog, or of the one a plan file is checked against."""

    def __init__(self, catalogs: Catalogs) -> None:
        self._catalogs = catalogs
        self._lock = threading.Lock()
        self._finder = lru_cache(maxsize=FINDERS_IN_MEMORY)(_build_finder)

    def suggest(
        self, text: str, *, catalog: Catalog | None = None
    ) -> StrategySuggestion:
        """The likest strategies with the words that say so, or what a vague statement leaves open."""
        # Two visitors at once wait for one finder, where each would else build it.
        with self._lock:
            finder = self._finder(_ById(catalog or self._catalogs.shipped()))
        return finder.suggest(text)


class _ById:
    """A catalog by its identity: it is frozen, and its hash takes longer than a finder."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ById) and self.catalog is other.catalog

    def __hash__(self) -> int:
        return id(self.catalog)


def _build_finder(of: _ById) -> StrategyFinder:
    catalog = of.catalog
    return StrategyFinder(catalog.templates, catalog.capabilities, load_lexicon())

"""The catalog that a plan is checked against, and what a form offers of it."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from feasibility.catalog.layers import layered
from feasibility.catalog.references import check_references
from feasibility.kernel.errors import Fault
from feasibility.model.catalog import Catalog, Product, StrategyTemplate, content_hash
from feasibility.model.name_match import Match, NamedTool
from feasibility.model.plan import Library, PlanFile
from feasibility.services.catalog_uses import CatalogUses
from feasibility.services.product_names import ProductNames

LIBRARIES_IN_MEMORY = 8
# Assumption, set by eye on the shipped products: below it, matches look unrelated.
LIKENESS = 61.0


@dataclass(frozen=True)
class Choice:
    """An entry that a form offers: its id, its name, and what else tells it apart."""

    id: str
    name: str
    hint: str


class Catalogs:
    """The shipped catalog, and it with a plan file's own library before it."""

    def __init__(
        self, load: Callable[[], Catalog], uses: CatalogUses | None = None
    ) -> None:
        """Takes what loads the shipped catalog; it is called once, when first needed.

        `uses` knows which catalog a workspace keeps to; without it all keep to the shipped one.
        """
        self._load, self._uses = load, uses
        self._shipped: Catalog | None = None
        self._layered: OrderedDict[tuple[str, str], Catalog] = OrderedDict()
        self._lock = threading.Lock()
        self._product_names = ProductNames()

    def shipped(self) -> Catalog:
        """The catalog that comes with the software."""
        with self._lock:
            if self._shipped is None:
                self._shipped = self._load()
            return self._shipped

    def base_of(self, workspace_id: str | None) -> Catalog:
        """The catalog a workspace keeps to; the shipped one for none."""
        if workspace_id is None or self._uses is None:
            return self.shipped()
        return self._uses.base_of(workspace_id, self.shipped())

    def begin(self, workspace_id: str, *, by: str) -> None:
        """Lets a new workspace keep to the shipped catalog until somebody accepts a newer one."""
        if self._uses is not None:
            self._uses.begin(workspace_id, self.shipped(), by=by)

    def of(self, plan_file: PlanFile, *, workspace_id: str | None = None) -> Catalog:
        """The catalog for this plan file: its own library, then the entries the workspace keeps to.

        Raises:
            CatalogError: an entry of the library cannot stand beside the shipped ones.
        """
        return self.beside(self.base_of(workspace_id), plan_file.library)

    def beside(self, base: Catalog, library: Library) -> Catalog:
        """A catalog with a library before it; raises as `of`."""
        if library == Library():
            return base
        key = (base.hash, content_hash(library))
        with self._lock:
            found = self._layered.get(key)
        if found is None:
            found = layered(base, library)
            with self._lock:
                self._layered[key] = found
                if len(self._layered) > LIBRARIES_IN_MEMORY:
                    self._layered.popitem(last=False)
        return found

    def faults_of(
        self,
        plan_file: PlanFile,
        *,
        workspace_id: str | None = None,
        looks_at_company: bool = True,
    ) -> tuple[Fault, ...]:
        """What in the plan file refers to something that is not there, or cannot be so.

        `looks_at_company` False leaves out what the company refers to, as in `check_references`.
        """
        catalog = self.base_of(workspace_id)
        return tuple(
            check_references(plan_file, catalog, looks_at_company=looks_at_company)
        )

    def search_products(
        self,
        catalog: Catalog,
        text: str,
        *,
        limit: int = 10,
        at_least: float = LIKENESS,
    ) -> tuple[Choice, ...]:
        """Products by name, alias, former name or vendor, the likest first; no text: all, by name."""

        def names(product: Product) -> Iterable[str]:
            yield from product.names
            yield f"{product.vendor} {product.name}"

        entries = [
            (Choice(each.id, each.name, each.vendor), tuple(names(each)))
            for each in catalog.products
        ]
        return _likest(entries, text, limit, at_least)

    def search_capabilities(
        self,
        catalog: Catalog,
        text: str,
        *,
        limit: int = 10,
        at_least: float = LIKENESS,
    ) -> tuple[Choice, ...]:
        """Capabilities by name or alias, the likest first; no text: all, by name."""
        entries = [
            (Choice(each.id, each.name, each.summary), (each.name, *each.aliases))
            for each in catalog.capabilities
        ]
        return _likest(entries, text, limit, at_least)

    def match_products(
        self, catalog: Catalog, tools: Iterable[NamedTool], *, limit: int = 5
    ) -> tuple[Match, ...]:
        """Which product each written name means, in the order given, with at most `limit` candidates."""
        return self._product_names.match(catalog, tools, limit=limit)

    def search_templates(
        self,
        catalog: Catalog,
        text: str,
        *,
        limit: int = 10,
        at_least: float = LIKENESS,
    ) -> tuple[Choice, ...]:
        """Strategies by name or by the words a CMO uses, the likest first; no text: all, by name."""

        def names(template: StrategyTemplate) -> tuple[str, ...]:
            return (template.name, *template.words)

        entries = [
            (Choice(each.id, each.name, each.summary), names(each))
            for each in catalog.templates
        ]
        return _likest(entries, text, limit, at_least)


def _likest(
    entries: list[tuple[Choice, tuple[str, ...]]],
    text: str,
    limit: int,
    at_least: float,
) -> tuple[Choice, ...]:
    """Deterministic: equally like entries come by name."""
    wanted = text.strip().lower()
    by_name = sorted(entries, key=lambda entry: (entry[0].name.lower(), entry[0].id))
    if not wanted:
        return tuple(choice for choice, _ in by_name[:limit])
    scored = []
    for order, (choice, names) in enumerate(by_name):
        lowered = [name.lower() for name in names]
        likeness = max(fuzz.WRatio(wanted, name) for name in lowered)
        if likeness >= at_least:
            scored.append((-likeness, order, choice))
    return tuple(choice for _, _, choice in sorted(scored)[:limit])

"""How much of what the catalog could say about products it does say."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from feasibility.catalog.lint_claims import ASSUMPTION
from feasibility.model.catalog import Catalog, Product, ProductCapability


@dataclass(frozen=True)
class Coverage:
    """Cells of products by the capabilities of their category, by what is known of each.

    A cell is `sourced` if its claim names a source and is no assumption, `assumed` if it is
    one, `unknown` if nothing (or `unknown`) is said. `known` is sourced and assumed together.
    """

    products: int
    cells: int
    sourced: int
    assumed: int
    unknown: int

    @property
    def known(self) -> int:
        """Cells of which something is said."""
        return self.sourced + self.assumed

    def share(self, count: int) -> float:
        """A count as a share of all cells; 1 of none."""
        return count / self.cells if self.cells else 1.0


def coverage_of(catalog: Catalog, *, only: Collection[str] | None = None) -> Coverage:
    """Coverage over the products of these ids, or over all of the catalog."""
    products = [each for each in catalog.products if only is None or each.id in only]
    categories = {each.id: each.capabilities for each in catalog.categories}
    counts = {"sourced": 0, "assumed": 0, "unknown": 0}
    for product in products:
        claims = {each.capability: each for each in product.capabilities}
        for capability in categories.get(product.category, ()):
            counts[_said(product, claims.get(capability))] += 1
    return Coverage(len(products), sum(counts.values()), **counts)


def _said(product: Product, claim: ProductCapability | None) -> str:
    if claim is None or not any(level.values for level in claim.levels.values()):
        return "unknown"
    known = claim.known or product.known
    source = claim.source or product.source
    return "assumed" if known == ASSUMPTION or source is None else "sourced"

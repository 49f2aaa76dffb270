"""Names of tools as people write them, found in the catalog."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from typing import TYPE_CHECKING

from feasibility.model.catalog import Catalog
from feasibility.model.name_match import Match, NamedTool

if TYPE_CHECKING:
    from feasibility.matching.names import NameIndex


class ProductNames:
    """Finds products by name; the index of the latest catalog asked about is kept."""

    def __init__(self) -> None:
        self._indexed: tuple[str, NameIndex] | None = None
        self._lock = threading.Lock()

    def match(
        self, catalog: Catalog, tools: Iterable[NamedTool], *, limit: int = 5
    ) -> tuple[Match, ...]:
        """The answer to each name, in the order given, with at most `limit` candidates each."""
        # Late: whoever asks for no name needs neither the index nor the library behind it.
        from feasibility.matching.names import find_product

        index = self._index(catalog)
        return tuple(
            find_product(index, tool.name, context=tool.context, limit=limit)
            for tool in tools
        )

    def _index(self, catalog: Catalog) -> NameIndex:
        from feasibility.matching.names import build_index

        with self._lock:
            if self._indexed is None or self._indexed[0] != catalog.hash:
                self._indexed = (catalog.hash, build_index(catalog))
            return self._indexed[1]

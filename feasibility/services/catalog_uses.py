"""Which shipped catalog a workspace keeps to, and the update it is offered.

A workspace goes on with the catalog it began with. A newer one is offered as the difference it
makes, and used once somebody there accepts it; accepting an older one again takes it back.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from pydantic import ValidationError

from feasibility.catalog.layers import layered
from feasibility.kernel.errors import NotFoundError
from feasibility.model.catalog import Catalog
from feasibility.model.differences import EntryDifference, differences
from feasibility.model.plan import Library
from feasibility.services.acting import Acting
from feasibility.services.clock import Clock, as_text, utc_now
from feasibility.store import catalogs as rows
from feasibility.store.catalogs import UseRow
from feasibility.store.database import Store

CATALOGS_IN_MEMORY = 4
NO_LIBRARY = Library()

# A workspace's decision on a catalog: which, when and by whom.
CatalogUse: TypeAlias = UseRow


@dataclass(frozen=True)
class CatalogUpdate:
    """A catalog that a workspace may accept, beside the one it keeps to."""

    old: Catalog
    new: Catalog

    @property
    def differences(self) -> tuple[EntryDifference, ...]:
        """What accepting it changes, entry by entry."""
        return differences(self.old, self.new)


class CatalogUses:
    """The catalogs that workspaces keep to."""

    def __init__(self, store: Store, *, clock: Clock = utc_now) -> None:
        self._store, self._clock = store, clock
        self._kept: OrderedDict[str, Catalog] = OrderedDict()
        self._lock = threading.Lock()

    def base_of(self, workspace_id: str, shipped: Catalog) -> Catalog:
        """The catalog a workspace keeps to; the shipped one where nobody has decided, or none can be read."""
        with self._store.reading_control() as control:
            use = rows.fetch_use(control, workspace_id)
        if use is None or use.digest == shipped.hash:
            return shipped
        return self._read(use.digest) or shipped

    def begin(self, workspace_id: str, shipped: Catalog, *, by: str) -> None:
        """Lets a workspace keep to the shipped catalog from now on, if nobody has decided yet."""
        with self._store.writing_control() as control:
            if rows.fetch_use(control, workspace_id) is None:
                at = as_text(self._clock())
                rows.save_catalog(control, shipped.hash, partial(_body, shipped), at=at)
                rows.save_use(control, workspace_id, shipped.hash, at=at, by=by)

    def update_for(
        self, workspace_id: str, shipped: Catalog, *, acting: Acting
    ) -> CatalogUpdate | None:
        """The shipped catalog beside the one the workspace keeps to; None where they are the same."""
        acting.refuse_unless_may("read", workspace_id)
        base = self.base_of(workspace_id, shipped)
        return None if base.hash == shipped.hash else CatalogUpdate(base, shipped)

    def accept(
        self,
        workspace_id: str,
        shipped: Catalog,
        *,
        acting: Acting,
        library: Library = NO_LIBRARY,
    ) -> None:
        """Uses the shipped catalog from now on; `library` is the workspace's own.

        Raises:
            CatalogError: the library cannot stand before it.
            NotAllowedError: the role may not edit.
        """
        acting.refuse_unless_may("edit", workspace_id)
        layered(shipped, library)
        with self._store.writing_control() as control:
            at = as_text(self._clock())
            rows.save_catalog(control, shipped.hash, partial(_body, shipped), at=at)
            rows.save_use(control, workspace_id, shipped.hash, at=at, by=acting.name)

    def take_back(
        self, workspace_id: str, *, acting: Acting, library: Library = NO_LIBRARY
    ) -> None:
        """Uses the catalog again that was used before the last decision.

        Raises:
            CatalogError: the workspace's own library cannot stand before it.
            NotFoundError: there was none before, or it can no longer be read.
            NotAllowedError: the role may not edit.
        """
        acting.refuse_unless_may("edit", workspace_id)
        with self._store.reading_control() as control:
            uses = rows.fetch_uses(control, workspace_id)
        earlier = [use.digest for use in uses if use.digest != uses[0].digest]
        before = self._read(earlier[0]) if earlier else None
        if before is None:
            raise NotFoundError("earlier catalog", workspace_id)
        layered(before, library)
        with self._store.writing_control() as control:
            at = as_text(self._clock())
            rows.save_use(control, workspace_id, earlier[0], at=at, by=acting.name)

    def history(self, workspace_id: str, *, acting: Acting) -> tuple[CatalogUse, ...]:
        """Who decided on which catalog, newest first."""
        acting.refuse_unless_may("read", workspace_id)
        with self._store.reading_control() as control:
            return rows.fetch_uses(control, workspace_id)

    def _read(self, digest: str) -> Catalog | None:
        with self._lock:
            if digest in self._kept:
                self._kept.move_to_end(digest)
                return self._kept[digest]
        with self._store.reading_control() as control:
            body = rows.fetch_catalog(control, digest)
        try:
            found = Catalog.model_validate_json(body) if body is not None else None
        except ValidationError:  # kept by a version whose catalogs had another form
            found = None
        if found is not None:
            with self._lock:
                self._kept[digest] = found
                if len(self._kept) > CATALOGS_IN_MEMORY:
                    self._kept.popitem(last=False)
        return found


def _body(catalog: Catalog) -> str:
    return catalog.model_dump_json(exclude_defaults=True)

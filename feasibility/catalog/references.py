"""Whether what a plan file names is there: products, people, phases, and dates in order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from feasibility.catalog.salvage import Salvage
from feasibility.model.catalog import Catalog
from feasibility.model.faults import PlacedFault
from feasibility.model.plan import PlanFile


def find_faults(
    plan_file: PlanFile,  # noqa: ARG001 - being written
    catalog: Catalog | None,  # noqa: ARG001
    *,
    as_of: date | None = None,  # noqa: ARG001
    lost: Salvage[PlanFile] | None = None,  # noqa: ARG001
) -> Iterator[PlacedFault]:
    """Every reference that leads nowhere."""
    yield from ()

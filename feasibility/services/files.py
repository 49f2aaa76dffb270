"""Plan files without a database: read, checked, written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from feasibility.catalog.plan_file import load_plan_file
from feasibility.catalog.yaml_dump import dump_plan_file
from feasibility.model.assessment import Assessment
from feasibility.model.plan import PlanFile
from feasibility.services.catalogs import Catalogs
from feasibility.services.clock import Clock, utc_now
from feasibility.services.engine import Engine, today_at


class PlanFiles:
    """Plan files from and to disk and text, against the shipped catalog and their own library."""

    def __init__(
        self, catalogs: Catalogs, engine: Engine, *, clock: Clock = utc_now
    ) -> None:
        self._catalogs, self._engine, self._clock = catalogs, engine, clock

    def read(
        self,
        source: Path | str | bytes,
        *,
        name: str | None = None,
        as_of: date | None = None,
    ) -> PlanFile:
        """The plan file at a path, or in a text called `name`.

        `as_of` refuses a plan that is over by then.

        Raises:
            InputError: it cannot be read or used; every fault, with its line.
        """
        shipped = self._catalogs.shipped()
        return load_plan_file(source, catalog=shipped, as_of=as_of, file=name)

    def write(self, plan_file: PlanFile) -> str:
        """The plan file as YAML."""
        return dump_plan_file(plan_file)

    def check(self, plan_file: PlanFile, *, as_of: date | None = None) -> Assessment:
        """The assessment; `as_of` None: today where the company is.

        Raises:
            CatalogError: the file's library cannot stand beside the shipped catalog.
        """
        return self._engine.check(
            plan_file.plan,
            plan_file.company,
            self._catalogs.of(plan_file),
            as_of=as_of or self.today(plan_file),
        )

    def today(self, plan_file: PlanFile) -> date:
        """Today, where the company is."""
        return today_at(plan_file.company, self._clock())

"""Hours that people can be planned for, week by week, for tables that show them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import TypeAlias

from feasibility.kernel.units import monday_of
from feasibility.model.catalog import Catalog
from feasibility.model.company import Company
from feasibility.model.plan import PlanFile
from feasibility.model.witness import ReadingName

PlannableHours: TypeAlias = Mapping[str, Mapping[date, int]]
# Assumption: the companies whose plans are edited at the same time.
COMPANIES_IN_MEMORY = 16


def plannable_hours(
    plan_file: PlanFile,
    catalog: Catalog,
    *,
    as_of: date,
    reading: ReadingName = "typical",
) -> PlannableHours:
    """Quarter-hours by worker and Monday, from the week of `as_of` to the plan's last one.

    People who are not employed are left out; so are weeks in which somebody has none.
    """
    return _hours(_Team(plan_file, catalog, as_of), reading)


class _Team:
    """What the hours depend on, as a key: the very same company, so that none is compared whole."""

    def __init__(self, plan_file: PlanFile, catalog: Catalog, as_of: date) -> None:
        self.plan_file, self.catalog, self.as_of = plan_file, catalog, as_of
        self.company: Company = plan_file.company
        self._key = (id(self.company), catalog.hash, as_of, plan_file.plan.period)

    def __eq__(self, other: object) -> bool:
        # Both hold their company, so that its id is nobody else's meanwhile.
        return isinstance(other, _Team) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)


@lru_cache(maxsize=COMPANIES_IN_MEMORY)
def _hours(team: _Team, reading: ReadingName) -> PlannableHours:
    # Late: NumPy and SciPy come with the engine.
    from feasibility.engine.context import Context
    from feasibility.engine.memo import Recall, Shelves
    from feasibility.engine.people import people_at

    context = Context(team.plan_file.plan, team.company, team.catalog, as_of=team.as_of)
    reader = context.reader(reading)
    supply = people_at(context, Recall(Shelves().of(reader), reader)).supply
    return {
        worker.id: {
            monday_of(week): quarters
            for week, quarters in worker.quarters.items()
            if quarters
        }
        for worker in supply.workers
    }

"""Hours that people can be planned for, week by week, for tables that show them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TypeAlias

from feasibility.kernel.units import monday_of
from feasibility.model.catalog import Catalog
from feasibility.model.plan import PlanFile
from feasibility.model.witness import ReadingName

PlannableHours: TypeAlias = Mapping[str, Mapping[date, int]]


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
    # Late: NumPy and SciPy come with the engine.
    from feasibility.engine.context import Context
    from feasibility.engine.memo import Recall, Shelves
    from feasibility.engine.people import people_at

    context = Context(plan_file.plan, plan_file.company, catalog, as_of=as_of)
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

"""How many hours are to spare where a plan is tightest: beside everything that the shared witness holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from feasibility.engine.capacity.problem import Demand, Supply, Window
from feasibility.engine.crew import Crew, crew_at
from feasibility.engine.outcome import Way, by_worker
from feasibility.engine.workshop import Workshop
from feasibility.kernel.units import hours, monday_of
from feasibility.model.assessment import Finding, InitiativeAssessment
from feasibility.model.witness import ReadingName

Weeks = Mapping[str, Mapping[int, int]]
CODE, MESSAGE = "WRK001", "work.short.met"


class Spare:
    """What is left, over the weeks of each phase as placed, to those able to do its work.

    A way that holds at the pessimistic reading is held against the hours there, with all that
    was placed at that reading; a way at typical values against those, with everything.
    """

    def __init__(self, workshop: Workshop, ways: Iterable[Way], crew: Crew) -> None:
        self.workshop, self.ways = workshop, list(ways)
        self._programmes = by_worker(crew.programme_parts or ())
        self._left: dict[ReadingName, Supply] = {}

    def told(
        self, entry: InitiativeAssessment, way: Way | None
    ) -> InitiativeAssessment:
        """The initiative with its hours to spare in totals and finding, where it has a way that works."""
        if way is None or way.reserved or not way.parts:
            return entry
        least = self.least(way)
        return entry.model_copy(
            update={
                "totals": {**entry.totals, **least},
                "findings": tuple(_with(each, least) for each in entry.findings),
            }
        )

    def least(self, way: Way) -> dict[str, Any]:
        """The least hours to spare, the skill and the weeks of the phase; of equals the first by weeks and skill."""
        left = self._left_at(way.reading)
        quarters, first, last, skill = min(
            (
                _left_for(demand, way, left),
                *way.placements[demand.phase],
                way.skills[way.initiative, demand.requirement][0],
            )
            for demand in way.demands
            if demand.quarters
        )
        return {
            "spare_hours": hours(quarters),
            "skill": skill,
            "first_week": monday_of(first).isoformat(),
            "last_week": monday_of(last).isoformat(),
        }

    def _left_at(self, reading: ReadingName) -> Supply:
        """The plannable quarter-hours that neither programmes nor ways take."""
        if reading not in self._left:
            context = self.workshop.context
            reader = context.reader(reading, quiet=True)
            supply = crew_at(context, self.workshop.recall(reader)).people.supply
            left = {worker.id: dict(worker.quarters) for worker in supply.workers}
            taken = [
                each.weeks
                for each in self.ways
                if reading == "typical" or each.reading == reading
            ]
            for weeks in (self._programmes, *taken):
                _take(left, weeks)
            self._left[reading] = supply.with_workers(
                [
                    worker._replace(
                        quarters={
                            week: max(0, quarters)
                            for week, quarters in left[worker.id].items()
                        }
                    )
                    for worker in supply.workers
                ]
            )
        return self._left[reading]


def _take(left: dict[str, dict[int, int]], taken: Weeks) -> None:
    for worker, weeks in taken.items():
        for week, quarters in weeks.items():
            if week in left.get(worker, {}):
                left[worker][week] -= quarters


def _left_for(demand: Demand, way: Way, left: Supply) -> int:
    weeks = left.mask(Window(*way.placements[demand.phase], demand.window.frozen))
    return sum(left.quarters(each, weeks) for each in left.team(demand.workers))


def _with(finding: Finding, least: Mapping[str, Any]) -> Finding:
    if finding.rule != CODE or finding.message != MESSAGE:
        return finding
    values = {**finding.values, **least}
    return finding.model_copy(update={"message": f"{MESSAGE}.spare", "values": values})

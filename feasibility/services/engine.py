"""What the services ask of the engine, and the assessments it made last."""

from __future__ import annotations

import threading
from collections import OrderedDict
from datetime import date, datetime
from typing import Protocol

from feasibility.model.assessment import Assessment
from feasibility.model.catalog import Catalog
from feasibility.model.company import Company
from feasibility.model.plan import Plan
from feasibility.services.clock import today_in
from feasibility.store.assessments import AssessmentKey

# Assumption: the plans that are edited at the same time, at up to 2 MB each.
ASSESSMENTS_IN_MEMORY = 16
Place = tuple[str, str, str]


class Engine(Protocol):
    """What decides. `version` changes whenever an answer could."""

    @property
    def version(self) -> str:
        """The engine's version."""

    def check(
        self,
        plan: Plan,
        company: Company,
        catalog: Catalog,
        *,
        as_of: date,
        previous: Assessment | None = None,
    ) -> Assessment:
        """The assessment; `previous` only saves work."""


class LatestAssessments:
    """The assessment made last of each plan: an answer under its key, a start for the next one.

    A plan's place is its workspace, id and scenario.
    """

    def __init__(self, limit: int = ASSESSMENTS_IN_MEMORY) -> None:
        self._limit = limit
        self._made: OrderedDict[Place, tuple[AssessmentKey, Assessment]] = OrderedDict()
        self._working: dict[Place, threading.Lock] = {}
        self._lock = threading.Lock()

    def working_on(self, place: Place) -> threading.Lock:
        """Held while a plan is checked, so that of several who ask at once one checks."""
        with self._lock:
            return self._working.setdefault(place, threading.Lock())

    def of(self, place: Place, key: AssessmentKey) -> Assessment | None:
        """The assessment under this very key."""
        with self._lock:
            made = self._made.get(place)
        return made[1] if made is not None and made[0] == key else None

    def previous(self, place: Place) -> Assessment | None:
        """The plan's last assessment, whatever it was of."""
        with self._lock:
            made = self._made.get(place)
        return made[1] if made is not None else None

    def keep(self, place: Place, key: AssessmentKey, made: Assessment) -> None:
        """Keeps an assessment as the plan's last."""
        with self._lock:
            self._made[place] = (key, made)
            self._made.move_to_end(place)
            if len(self._made) > self._limit:
                self._made.popitem(last=False)


def today_at(company: Company, moment: datetime) -> date:
    """The date of a moment where the company is."""
    return today_in(company.time_zone, moment)

"""The people and bought hours that do the work, the queues they wait in, and what sellers can take on."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from feasibility.model.bounds import (
    MoneyFact,
    PerWeekFact,
    ProficiencyFact,
    ShareFact,
    WeeklyHoursFact,
    WeeksFact,
)
from feasibility.model.fact import Fact, Provenance
from feasibility.model.noun import Day, Id, Keyed, Many, Name

DEFAULT_PLANNABLE_SHARE = 0.8


class HoursSpan(Provenance):
    """So many hours a week from one day to another, both inclusive; an open end means for good."""

    from_day: Day | None = None
    to_day: Day | None = None
    hours_a_week: WeeklyHoursFact


class Absence(Provenance):
    """Days somebody is away, both ends inclusive; only workdays count."""

    from_day: Day
    to_day: Day


class HeldSkill(Provenance):
    """A skill somebody has, at a proficiency of 1 to 5."""

    KEY: ClassVar[str] = "skill"
    skill: Id
    proficiency: ProficiencyFact


class Person(Provenance):
    """Somebody in the team who does work. A role to be hired is listed, and does no work yet.

    `contract` spans must not overlap; outside them the person works 0 hours.
    `plannable_share` is what of the hours after business as usual can be planned: 0.8 unless
    stated (assumption: a fifth goes to what nobody planned).
    """

    id: Id
    name: Name
    role: Name | None = None
    status: Literal["employed", "to_be_hired", "left"] = "employed"
    starts_on: Fact[Day] | None = None
    leaves_on: Fact[Day] | None = None
    market_units: Many[Id] = ()
    skills: Keyed[HeldSkill] = ()
    contract: Many[HoursSpan] = ()
    business_as_usual: Many[HoursSpan] = ()
    absences: Many[Absence] = ()
    plannable_share: ShareFact | None = None


class Agency(Provenance):
    """Bought hours with skills. Only `hours` already contracted do work; rate and lead price more of them."""

    id: Id
    name: Name
    skills: Keyed[HeldSkill] = ()
    market_units: Many[Id] = ()
    hours: Many[HoursSpan] = Field(
        default=(), description="Hours a week already bought, by span."
    )
    rate_an_hour: MoneyFact | None = None
    lead_weeks: WeeksFact | None = None
    notice_weeks: WeeksFact | None = None


class Queue(Provenance):
    """A service others queue for (IT, RevOps, legal, design, procurement) and the weeks one waits in it."""

    id: Id
    name: Name
    kind: Id = Field(
        description="Kind of service a requirement asks for, such as `legal` or `it`."
    )
    waiting_weeks: WeeksFact


class SalesCapacity(Provenance):
    """How many accounts, leads or opportunities sellers can take on a week, for a segment or for all."""

    id: Id
    counts: Literal["accounts", "leads", "opportunities"] = "opportunities"
    a_week: PerWeekFact
    segment: Id | None = None


__all__ = [
    "DEFAULT_PLANNABLE_SHARE",
    "Absence",
    "Agency",
    "HeldSkill",
    "HoursSpan",
    "Person",
    "Queue",
    "SalesCapacity",
]

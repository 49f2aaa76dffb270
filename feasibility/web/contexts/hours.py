"""What the page of hours behind a skill shows."""

from __future__ import annotations

from dataclasses import dataclass

from feasibility.web.contexts.proofs import WeekGrid


@dataclass(frozen=True)
class SkillLink:
    """A skill to look at."""

    name: str
    url: str
    is_current: bool


@dataclass(frozen=True)
class StintRow:
    """Work placed in the chosen week: who, what for, which skill, how long."""

    worker: str
    owner: str
    owner_url: str
    skill: str
    hours: str


@dataclass(frozen=True)
class HoursPage:
    """People by week for one skill; `stints` fill the chosen week."""

    sentence: str
    lede: str
    skills: tuple[SkillLink, ...]
    grid: WeekGrid | None
    week: str
    stints: tuple[StintRow, ...]
    earlier_url: str
    later_url: str
    plan_url: str

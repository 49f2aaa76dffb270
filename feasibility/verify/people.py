"""Hours that people and agencies have in a week, who is there, and who can do what (section 7)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction
from typing import TypeAlias

from feasibility.kernel.units import (
    WORKDAYS_PER_WEEK,
    monday_of,
    quarters_there,
)
from feasibility.model.bounds import PROFICIENCY, SHARE, WEEKLY_HOURS
from feasibility.model.fact import Fact
from feasibility.model.plan import Initiative
from feasibility.model.team import (
    DEFAULT_PLANNABLE_SHARE,
    Agency,
    HoursSpan,
    Person,
)
from feasibility.verify.places import Place
from feasibility.verify.reading import Better, Reading
from feasibility.verify.world import World, by_key

Worker: TypeAlias = Person | Agency
SHARE_UNLESS_STATED = Fact(value=DEFAULT_PLANNABLE_SHARE)


def workers(world: World) -> dict[str, Worker]:
    """Everybody whose hours can be planned, by id."""
    if "workers" not in world.memo:
        world.memo["workers"] = {**world.people, **world.agencies}
    found: dict[str, Worker] = world.memo["workers"]
    return found


def _place(worker: Worker) -> Place:
    list_name = "team" if isinstance(worker, Person) else "agencies"
    return ("company", list_name, worker.id)


def can_do(reading: Reading, worker: Worker, skill: str, proficiency: int) -> bool:
    """Whether a worker has a skill at the proficiency."""
    held = by_key(worker.skills).get(skill)
    if held is None:
        return False
    place = (*_place(worker), "skills", skill, "proficiency")
    there = reading.number(place, held.proficiency, PROFICIENCY, better="more")
    return there >= proficiency


def able(
    world: World,
    reading: Reading,
    initiative: Initiative | None,
    skill: str,
    proficiency: int,
) -> list[str]:
    """The workers who can do a work for an initiative (None: for a running programme)."""
    unit = initiative.market_unit if initiative is not None else ""
    key = ("able", reading, unit, skill, proficiency)
    if key not in world.memo:
        world.memo[key] = [
            worker.id
            for worker in workers(world).values()
            if can_do(reading, worker, skill, proficiency)
            and world.has_market_unit(worker.market_units, initiative)
        ]
    return list(world.memo[key])


def plannable_quarters(
    world: World, reading: Reading, worker_id: str, week: int
) -> int:
    """Quarter-hours a worker can be planned for in a week, rounded down; 0 in weeks gone by."""
    worker = workers(world).get(worker_id)
    if worker is None or week < world.this_week:
        return 0
    key = ("plannable", reading, worker_id, week)
    if key not in world.memo:
        world.memo[key] = _plannable(world, reading, worker, week)
    found: int = world.memo[key]
    return found


def _plannable(world: World, reading: Reading, worker: Worker, week: int) -> int:
    days = _weekdays(week)
    hours = sum(
        (_hours_of_day(world, reading, worker, day) for day in days), Fraction(0)
    )
    if isinstance(worker, Agency):
        return quarters_there(hours)
    usual = sum((_usual_hours(reading, worker, day) for day in days), Fraction(0))
    place = (*_place(worker), "plannable_share")
    fact = worker.plannable_share or SHARE_UNLESS_STATED
    share = reading.number(place, fact, SHARE, better="more")
    return quarters_there(max(Fraction(0), hours - usual) * share)


def is_present(world: World, reading: Reading, worker_id: str, week: int) -> bool:
    """Whether a worker has contract (or bought) hours on a weekday of the week."""
    worker = workers(world).get(worker_id)
    if worker is None:
        return False
    return any(
        _hours_of_day(world, reading, worker, day) > 0 for day in _weekdays(week)
    )


def _weekdays(week: int) -> list[date]:
    monday = monday_of(week)
    return [monday + timedelta(days=day) for day in range(WORKDAYS_PER_WEEK)]


def _hours_of_day(
    world: World, reading: Reading, worker: Worker, day: date
) -> Fraction:
    """Contract or bought hours that count on a weekday."""
    if isinstance(worker, Agency):
        return _spans(reading, (*_place(worker), "hours"), worker.hours, day, "more")
    if worker.status != "employed" or day in _holidays(world):
        return Fraction(0)
    if any(gone.from_day <= day <= gone.to_day for gone in worker.absences):
        return Fraction(0)
    place = _place(worker)
    if worker.starts_on is not None:
        starts = reading.day((*place, "starts_on"), worker.starts_on, better="less")
        if day < starts:
            return Fraction(0)
    if worker.leaves_on is not None:
        leaves = reading.day((*place, "leaves_on"), worker.leaves_on, better="more")
        if day > leaves:
            return Fraction(0)
    return _spans(reading, (*place, "contract"), worker.contract, day, "more")


def _usual_hours(reading: Reading, person: Person, day: date) -> Fraction:
    place = (*_place(person), "business_as_usual")
    return _spans(reading, place, person.business_as_usual, day, "less")


def _spans(
    reading: Reading,
    place: Place,
    spans: Iterable[HoursSpan],
    day: date,
    better: Better,
) -> Fraction:
    """A fifth of the weekly hours of every span that holds the day."""
    total = Fraction(0)
    for number, span in enumerate(spans):
        begun = span.from_day is None or span.from_day <= day
        ended = span.to_day is not None and span.to_day < day
        if begun and not ended:
            total += reading.number(
                (*place, f"#{number}", "hours_a_week"),
                span.hours_a_week,
                WEEKLY_HOURS,
                better=better,
            )
    return total / WORKDAYS_PER_WEEK


def _holidays(world: World) -> frozenset[date]:
    if "holidays" not in world.memo:
        world.memo["holidays"] = frozenset(world.company.holidays)
    found: frozenset[date] = world.memo["holidays"]
    return found

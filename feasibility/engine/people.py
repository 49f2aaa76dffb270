"""Who can be planned for how many quarter-hours in which week, and who has which skill, at a reading.

docs/semantics.md section 7.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from feasibility.engine.capacity.problem import Supply, Worker
from feasibility.engine.context import WORKDAYS, Context
from feasibility.engine.reading import Read, Reader
from feasibility.kernel.units import exact, monday_of, quarters_there, week_of
from feasibility.model.bounds import DATE, PROFICIENCY, SHARE, WEEKLY_HOURS
from feasibility.model.fact import Fact
from feasibility.model.plan import Initiative
from feasibility.model.team import (
    DEFAULT_PLANNABLE_SHARE,
    Agency,
    HeldSkill,
    HoursSpan,
    Person,
)

DEFAULT_SHARE: Fact[float] = Fact(value=DEFAULT_PLANNABLE_SHARE, known="assumption")


@dataclass(frozen=True, slots=True)
class Span:
    """Exact hours a workday between two days, both inclusive."""

    first: date
    last: date
    hours_a_day: Fraction


@dataclass(frozen=True)
class People:
    """Workers of one reading: their plannable weeks, skills and market units, and the facts read for it."""

    supply: Supply
    proficiency: dict[str, dict[str, int]]
    units: dict[str, tuple[str, ...]]
    log: tuple[Read, ...]

    def able(self, skill: str, proficiency: int) -> tuple[str, ...]:
        """Workers with the skill at the proficiency, in order of their ids."""
        return tuple(
            worker
            for worker, level in self.proficiency.get(skill, {}).items()
            if level >= proficiency
        )

    def able_for(
        self, context: Context, initiative: Initiative, skill: str, proficiency: int
    ) -> tuple[str, ...]:
        """Those of them who work for the initiative's market unit."""
        return tuple(
            worker
            for worker in self.able(skill, proficiency)
            if context.serves_unit(self.units[worker], initiative)
        )


def people_at(context: Context, reader: Reader) -> People:
    """All employed people and agencies as one reading takes them."""
    inner = Reader(
        reader.sense,
        reader.mode,
        chosen=reader.chosen,
        moved=reader.moved,
        widen=reader.widen,
        to_minor=context.minor,
    )
    workers: list[Worker] = []
    proficiency: dict[str, dict[str, int]] = {}
    units: dict[str, tuple[str, ...]] = {}
    for person in context.company.team:
        if person.status != "employed":
            continue
        base = f"company.team[{person.id}]"
        workers.append(_person(context, person, base, inner))
        units[person.id] = person.market_units
        _skills(person.skills, person.id, base, inner, proficiency)
    for agency in context.company.agencies:
        base = f"company.agencies[{agency.id}]"
        workers.append(_agency(context, agency, base, inner))
        units[agency.id] = agency.market_units
        _skills(agency.skills, agency.id, base, inner, proficiency)
    supply = Supply(
        workers, first=context.week_now, last=max(context.week_now, context.last_week)
    )
    return People(supply, proficiency, units, tuple(inner.log.values()))


def _skills(
    held: Sequence[HeldSkill],
    worker: str,
    base: str,
    reader: Reader,
    into: dict[str, dict[str, int]],
) -> None:
    for entry in held:
        path = f"{base}.skills[{entry.skill}].proficiency"
        level = int(reader.more(path, entry.proficiency, PROFICIENCY, "skill"))
        into.setdefault(entry.skill, {})[worker] = level


def _person(context: Context, person: Person, base: str, reader: Reader) -> Worker:
    share_fact = person.plannable_share
    share = exact(
        reader.more(
            f"{base}.plannable_share",
            share_fact or DEFAULT_SHARE,
            SHARE,
            "hours",
            defaulted=share_fact is None,
        )
    )
    contract = _spans(person.contract, f"{base}.contract", reader, more=True)
    business = _spans(
        person.business_as_usual, f"{base}.business_as_usual", reader, more=False
    )
    first = (
        reader.less(f"{base}.starts_on", person.starts_on, DATE, "date")
        if person.starts_on
        else date.min
    )
    last = (
        reader.more(f"{base}.leaves_on", person.leaves_on, DATE, "date")
        if person.leaves_on
        else date.max
    )
    away = [(entry.from_day, entry.to_day) for entry in person.absences]
    away += [(day, day) for day in context.holidays]
    return _worker(context, person.id, contract, business, (first, last), away, share)


def _agency(context: Context, agency: Agency, base: str, reader: Reader) -> Worker:
    bought = _spans(agency.hours, f"{base}.hours", reader, more=True)
    return _worker(
        context, agency.id, bought, [], (date.min, date.max), [], Fraction(1)
    )


def _spans(
    entries: Sequence[HoursSpan], base: str, reader: Reader, *, more: bool
) -> list[Span]:
    read = reader.more if more else reader.less
    return [
        Span(
            entry.from_day or date.min,
            entry.to_day or date.max,
            exact(
                read(
                    f"{base}[#{number}].hours_a_week",
                    entry.hours_a_week,
                    WEEKLY_HOURS,
                    "hours",
                )
            )
            / WORKDAYS,
        )
        for number, entry in enumerate(entries)
    ]


def _worker(
    context: Context,
    worker_id: str,
    contract: list[Span],
    business: list[Span],
    there: tuple[date, date],
    away: list[tuple[date, date]],
    share: Fraction,
) -> Worker:
    weeks = range(context.week_now, context.last_week + 1)
    changing = _changing_weeks(contract, business, there, away)
    quarters: dict[int, int] = {}
    present: set[int] = set()
    steady: tuple[int, bool] | None = None
    for week in weeks:
        if week in changing or steady is None:
            value = _week(week, contract, business, there, away, share)
            steady = None if week in changing else value
        else:
            value = steady
        if value[0]:
            quarters[week] = value[0]
        if value[1]:
            present.add(week)
    return Worker(worker_id, quarters, frozenset(present))


def _changing_weeks(
    contract: list[Span],
    business: list[Span],
    there: tuple[date, date],
    away: list[tuple[date, date]],
) -> set[int]:
    """Weeks in which anything begins, ends or is away; all others are like the one before."""
    weeks = {week_of(there[0]), week_of(there[1])}
    for span in (*contract, *business):
        weeks.update((week_of(span.first), week_of(span.last)))
    for first, last in away:
        weeks.update(range(week_of(first), week_of(last) + 1))
    return weeks


def _week(
    week: int,
    contract: list[Span],
    business: list[Span],
    there: tuple[date, date],
    away: list[tuple[date, date]],
    share: Fraction,
) -> tuple[int, bool]:
    worked = taken = Fraction(0)
    for day in _workdays(week):
        taken += sum(
            (span.hours_a_day for span in business if span.first <= day <= span.last),
            Fraction(0),
        )
        if not there[0] <= day <= there[1] or any(
            first <= day <= last for first, last in away
        ):
            continue
        worked += sum(
            (span.hours_a_day for span in contract if span.first <= day <= span.last),
            Fraction(0),
        )
    return quarters_there(max(Fraction(0), worked - taken) * share), worked > 0


def _workdays(week: int) -> Iterator[date]:
    monday = monday_of(week)
    return (monday + timedelta(days=number) for number in range(WORKDAYS))

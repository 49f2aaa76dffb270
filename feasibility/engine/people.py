"""Who can be planned for how many quarter-hours in which week, and who has which skill, at a reading.

docs/semantics.md section 7.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import lru_cache, partial
from math import lcm

from feasibility.engine.capacity.problem import Supply, Worker
from feasibility.engine.context import WORKDAYS, Context
from feasibility.engine.memo import Recall
from feasibility.engine.needs import WILDCARD
from feasibility.engine.reading import Reader, ReadKey
from feasibility.kernel.units import DAYS_PER_WEEK, QUARTERS_PER_HOUR, exact, week_of
from feasibility.model.bounds import DATE, PROFICIENCY, SHARE, WEEKLY_HOURS
from feasibility.model.fact import Fact
from feasibility.model.plan import Initiative
from feasibility.model.team import (
    DEFAULT_PLANNABLE_SHARE,
    Agency,
    HoursSpan,
    Person,
)

ANY_QUARTERS = 10**7
DEFAULT_SHARE: Fact[float] = Fact(value=DEFAULT_PLANNABLE_SHARE, known="assumption")


@dataclass(frozen=True, slots=True)
class Span:
    """Exact hours a workday between two days, both inclusive."""

    first: date
    last: date
    hours_a_day: Fraction


@dataclass(frozen=True)
class People:
    """Workers of one reading: their plannable weeks, skills and market units."""

    supply: Supply
    proficiency: dict[str, dict[str, int]]
    units: dict[str, tuple[str, ...]]
    _able: dict[tuple[str, int, str | None], tuple[str, ...]] = field(
        default_factory=dict, compare=False
    )

    def able(self, skill: str, proficiency: int) -> tuple[str, ...]:
        """Workers with the skill at the proficiency, in the order of the team."""
        held = self.proficiency.get(skill, {})
        able = tuple(worker for worker, level in held.items() if level >= proficiency)
        return (*able, WILDCARD) if WILDCARD in self.supply.index else able

    def able_for(
        self, context: Context, initiative: Initiative, skill: str, proficiency: int
    ) -> tuple[str, ...]:
        """Those of them who work for the initiative's market unit."""
        key = (skill, proficiency, initiative.market_unit)
        able = self._able.get(key)
        if able is None:
            able = self._able[key] = tuple(
                worker
                for worker in self.able(skill, proficiency)
                if worker == WILDCARD
                or context.serves_unit(self.units[worker], initiative)
            )
        return able


def people_at(context: Context, recall: Recall) -> People:
    """All employed people and agencies as one reading takes them; worked out anew only where facts moved.

    Where the team may hold somebody more, a worker `?` with every skill and any hours is among them.
    """
    more = recall.reader.may_hold_more("team", context.declared)
    return recall.result(
        ("people", context.last_week, more),
        lambda inner: _people(context, inner, more=more),
    )


def _people(context: Context, recall: Recall, *, more: bool) -> People:
    workers: list[Worker] = [_anybody(context)] if more else []
    proficiency: dict[str, dict[str, int]] = {}
    units: dict[str, tuple[str, ...]] = {}
    for holder in _holders(context):
        workers.append(_worker_of(context, recall, holder))
        units[holder.id] = holder.market_units
    for worker in workers:
        for skill, level in worker.skills.items():
            proficiency.setdefault(skill, {})[worker.id] = level
    if recall.changed:
        base = recall.base(
            ("people", context.last_week, more), partial(_people, context, more=more)
        )
        supply = base.supply.with_workers(workers)
        if proficiency == base.proficiency:
            return People(supply, base.proficiency, units, base._able)
        return People(supply, proficiency, units)
    last = max(context.week_now, context.last_week)
    supply = Supply(workers, first=context.week_now, last=last)
    return People(supply, proficiency, units)


def _holders(context: Context) -> Iterator[Person | Agency]:
    """All who can be planned for, in the order of the team."""
    for person in context.company.team:
        if person.status == "employed":
            yield person
    yield from context.company.agencies


def _worker_of(context: Context, recall: Recall, holder: Person | Agency) -> Worker:
    if isinstance(holder, Person):
        return recall.result(_key(context, holder), partial(_person, context, holder))
    return recall.result(_key(context, holder), partial(_agency, context, holder))


def _key(context: Context, holder: Person | Agency) -> tuple[str, str, int]:
    kind = "person" if isinstance(holder, Person) else "agency"
    return (kind, holder.id, context.last_week)


def worker_at(context: Context, recall: Recall, worker: str) -> Worker:
    """One of them as this reading takes them."""
    return _worker_of(context, recall, context.workers[worker])


def read_by(context: Context, recall: Recall) -> Mapping[ReadKey, str]:
    """Of every fact about somebody, whom it is about."""

    def found(inner: Recall) -> Mapping[ReadKey, str]:
        keys: dict[ReadKey, str] = {}
        for holder in _holders(context):
            _worker_of(context, inner, holder)
            log = inner.log_of(_key(context, holder))
            keys.update(dict.fromkeys(log, holder.id))
        return keys

    return recall.base(("read_by", context.last_week), found)


class _Facts:
    """The facts of one person or agency, read through one reader."""

    def __init__(
        self, context: Context, holder: Person | Agency, base: str, reader: Reader
    ) -> None:
        self.context, self.holder, self.base, self.reader = (
            context,
            holder,
            base,
            reader,
        )

    def skills(self) -> dict[str, int]:
        """Skill -> proficiency."""
        found = {}
        for entry in self.holder.skills:
            path = f"{self.base}.skills[{entry.skill}].proficiency"
            fact = self.context.said(path, entry.proficiency, entry, self.holder)
            found[entry.skill] = int(self.reader.more(path, fact, PROFICIENCY, "skill"))
        return found

    def spans(
        self, name: str, entries: Sequence[HoursSpan], *, more: bool
    ) -> tuple[Span, ...]:
        """Hours a workday by span; contracted and bought hours help, business as usual does not."""
        read = self.reader.more if more else self.reader.less
        spans = []
        for number, entry in enumerate(entries):
            path = f"{self.base}.{name}[#{number}].hours_a_week"
            fact = self.context.said(path, entry.hours_a_week, entry, self.holder)
            a_day = exact(read(path, fact, WEEKLY_HOURS, "hours")) / WORKDAYS
            spans.append(
                Span(entry.from_day or date.min, entry.to_day or date.max, a_day)
            )
        return tuple(spans)

    def day(self, name: str, fact: Fact[date] | None, *, more: bool) -> date | None:
        """A first or last day, if one is stated."""
        if fact is None:
            return None
        path = f"{self.base}.{name}"
        read = self.reader.more if more else self.reader.less
        found: date = read(
            path, self.context.said(path, fact, self.holder), DATE, "date"
        )
        return found


def _person(context: Context, person: Person, recall: Recall) -> Worker:
    base = f"company.team[{person.id}]"
    facts = _Facts(context, person, base, recall.reader)
    stated, path = person.plannable_share, f"{base}.plannable_share"
    share_fact = DEFAULT_SHARE if stated is None else context.said(path, stated, person)
    share = recall.reader.more(
        path, share_fact, SHARE, "hours", defaulted=stated is None
    )
    week = _Week(
        contract=facts.spans("contract", person.contract, more=True),
        business=facts.spans("business_as_usual", person.business_as_usual, more=False),
        first=facts.day("starts_on", person.starts_on, more=False) or date.min,
        last=facts.day("leaves_on", person.leaves_on, more=True) or date.max,
        away=(
            *((entry.from_day, entry.to_day) for entry in person.absences),
            *((day, day) for day in context.company.holidays),
        ),
        share=exact(share),
    )
    return _worker(context, person.id, week, facts.skills())


def _agency(context: Context, agency: Agency, recall: Recall) -> Worker:
    facts = _Facts(context, agency, f"company.agencies[{agency.id}]", recall.reader)
    week = _Week(contract=facts.spans("hours", agency.hours, more=True))
    return _worker(context, agency.id, week, facts.skills())


@dataclass(frozen=True)
class _Week:
    """What decides somebody's weeks: spans of hours, first and last day, days away, plannable share."""

    contract: tuple[Span, ...]
    business: tuple[Span, ...] = ()
    first: date = date.min
    last: date = date.max
    away: tuple[tuple[date, date], ...] = ()
    share: Fraction = Fraction(1)

    def changing(self) -> set[int]:
        """Weeks in which anything begins, ends or is away; all others are like the one before."""
        weeks = {week_of(self.first), week_of(self.last)}
        for span in (*self.contract, *self.business):
            weeks.update((week_of(span.first), week_of(span.last)))
        for first, last in self.away:
            weeks.update(range(week_of(first), week_of(last) + 1))
        return weeks


class _Days:
    """The same in whole numbers: days as ordinals, hours a day as parts of an hour."""

    def __init__(self, rule: _Week) -> None:
        spans = (*rule.contract, *rule.business)
        self._parts = lcm(*(span.hours_a_day.denominator for span in spans), 1)
        self._contract = [self._counted(span) for span in rule.contract]
        self._business = [self._counted(span) for span in rule.business]
        self._first, self._last = rule.first.toordinal(), rule.last.toordinal()
        self._away = [
            (first.toordinal(), last.toordinal()) for first, last in rule.away
        ]
        self._share = rule.share

    def _counted(self, span: Span) -> tuple[int, int, int]:
        parts = span.hours_a_day * self._parts
        return span.first.toordinal(), span.last.toordinal(), parts.numerator

    def at(self, week: int) -> tuple[int, bool]:
        """Plannable quarter-hours of a week, and whether anybody is there."""
        worked = taken = 0
        monday = week * DAYS_PER_WEEK + 1
        for day in range(monday, monday + WORKDAYS):
            for first, last, parts in self._business:
                if first <= day <= last:
                    taken += parts
            if not self._first <= day <= self._last:
                continue
            if any(first <= day <= last for first, last in self._away):
                continue
            for first, last, parts in self._contract:
                if first <= day <= last:
                    worked += parts
        free = max(0, worked - taken) * self._share.numerator * QUARTERS_PER_HOUR
        return free // (self._parts * self._share.denominator), worked > 0


@lru_cache(maxsize=4096)
def _weeks(rule: _Week, first: int, last: int) -> tuple[dict[int, int], frozenset[int]]:
    """Quarter-hours by week, and the weeks somebody is there, from one week to another."""
    changing, days = rule.changing(), _Days(rule)
    quarters: dict[int, int] = {}
    present: set[int] = set()
    steady: tuple[int, bool] | None = None
    for week in range(first, last + 1):
        value = steady
        if value is None or week in changing:
            value = days.at(week)
            steady = None if week in changing else value
        if value[0]:
            quarters[week] = value[0]
        if value[1]:
            present.add(week)
    return quarters, frozenset(present)


def _worker(
    context: Context, worker_id: str, rule: _Week, skills: dict[str, int]
) -> Worker:
    quarters, present = _weeks(rule, context.week_now, context.last_week)
    return Worker(worker_id, quarters, present, skills)


def _anybody(context: Context) -> Worker:
    weeks = range(context.week_now, max(context.week_now, context.last_week) + 1)
    return Worker(WILDCARD, dict.fromkeys(weeks, ANY_QUARTERS), frozenset(weeks))

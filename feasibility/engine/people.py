"""Who can be planned for how many quarter-hours in which week, and who has which skill, at a reading.

docs/semantics.md section 7.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from feasibility.engine.capacity.problem import Supply, Worker
from feasibility.engine.context import WORKDAYS, Context
from feasibility.engine.memo import Recall
from feasibility.engine.needs import WILDCARD
from feasibility.engine.reading import Reader, ReadKey
from feasibility.engine.worker_weeks import Span, WeekRule, weeks_of_rule
from feasibility.kernel.units import exact
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
    if recall.changed:
        return _moved_people(context, recall, more=more)
    workers = [_anybody(context)] if more else []
    workers += [_worker_of(context, recall, each) for each in _holders(context)]
    units = {each.id: each.market_units for each in _holders(context)}
    last = max(context.week_now, context.last_week)
    supply = Supply(workers, first=context.week_now, last=last)
    return People(supply, _proficiency(workers), units)


def _moved_people(context: Context, recall: Recall, *, more: bool) -> People:
    """The people of the base reading, with those put anew of whom a fact moved."""
    base = recall.base(
        ("people", context.last_week, more), partial(_people, context, more=more)
    )
    workers, index = list(base.supply.workers), base.supply.index
    names = {each.id for each in _holders(context)}
    if recall.reader.quiet and recall.reader.mode != "typical":
        # Nothing is noted of facts that are only read again.
        readers = read_by(context, recall)
        names = {readers[key] for key in recall.changed if key in readers}
    for holder in _holders(context):
        if holder.id in names:
            workers[index[holder.id]] = _worker_of(context, recall, holder)
    supply = base.supply.with_workers(workers)
    pairs = zip(workers, base.supply.workers, strict=True)
    if all(now is then or now.skills == then.skills for now, then in pairs):
        return People(supply, base.proficiency, base.units, base._able)
    return People(supply, _proficiency(workers), base.units)


def _proficiency(workers: Iterable[Worker]) -> dict[str, dict[str, int]]:
    """Skill -> worker -> proficiency, in the order of the workers."""
    found: dict[str, dict[str, int]] = {}
    for worker in workers:
        for skill, level in worker.skills.items():
            found.setdefault(skill, {})[worker.id] = level
    return found


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
    week = WeekRule(
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
    week = WeekRule(contract=facts.spans("hours", agency.hours, more=True))
    return _worker(context, agency.id, week, facts.skills())


def _worker(
    context: Context, worker_id: str, rule: WeekRule, skills: dict[str, int]
) -> Worker:
    quarters, present = weeks_of_rule(rule, context.week_now, context.last_week)
    return Worker(worker_id, quarters, present, skills)


def _anybody(context: Context) -> Worker:
    weeks = range(context.week_now, max(context.week_now, context.last_week) + 1)
    return Worker(WILDCARD, dict.fromkeys(weeks, ANY_QUARTERS), frozenset(weeks))

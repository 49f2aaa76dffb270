"""Days in the wrong order: ends before starts, spans that overlap, a plan that is over."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any

from feasibility.model.fact import Fact
from feasibility.model.faults import PlacedFault
from feasibility.model.noun import Noun
from feasibility.model.places import Place
from feasibility.model.plan import PlanFile

MOST_YEARS = 3


def find_misplaced_days(
    plan_file: PlanFile, *, as_of: date | None, lost: Collection[Place]
) -> Iterator[PlacedFault]:
    """Every pair of days in the wrong order."""
    if ("plan", "period") not in lost:
        yield from _period(plan_file, as_of)
    company = plan_file.company
    place: Place
    for list_name in ("stack", "connections"):
        for index, each in enumerate(getattr(company, list_name)):
            place = ("company", list_name, index)
            yield from _order(each, place, "live_from", "live_until")
    for list_name in ("programmes", "freezes"):
        for index, each in enumerate(getattr(company, list_name)):
            yield from _order(each, ("company", list_name, index), "from_day", "to_day")
    for index, person in enumerate(company.team):
        place = ("company", "team", index)
        yield from _order(person, place, "starts_on", "leaves_on")
        for list_name in ("contract", "business_as_usual", "absences"):
            yield from _spans(getattr(person, list_name), (*place, list_name))
        yield from _overlaps(person.contract, (*place, "contract"))
    for index, agency in enumerate(company.agencies):
        yield from _spans(agency.hours, ("company", "agencies", index, "hours"))
    for index, initiative in enumerate(plan_file.plan.initiatives):
        place = ("plan", "initiatives", index, "phases")
        for number, phase in enumerate(initiative.phases):
            yield from _order(phase, (*place, number), "earliest", "latest")


def _period(plan_file: PlanFile, as_of: date | None) -> Iterator[PlacedFault]:
    period = plan_file.plan.period
    place = ("plan", "period", "last_day")
    yield from _order(period, ("plan", "period"), "first_day", "last_day")
    if period.last_day >= _years_after(period.first_day, MOST_YEARS):
        yield PlacedFault("input.period_too_long", place, {"most_years": MOST_YEARS})
    if as_of is not None and period.last_day < as_of:
        values = {"as_of": as_of.isoformat(), "last_day": period.last_day.isoformat()}
        yield PlacedFault("input.plan_is_over", place, values)


def _spans(spans: Sequence[Noun], place: Place) -> Iterator[PlacedFault]:
    for index, span in enumerate(spans):
        yield from _order(span, (*place, index), "from_day", "to_day")


def _order(noun: Noun, place: Place, first: str, last: str) -> Iterator[PlacedFault]:
    """A fault where the last possible end lies before the first possible start."""
    starts, ends = _days(getattr(noun, first)), _days(getattr(noun, last))
    if starts and ends and max(ends) < min(starts):
        values = {"from": min(starts).isoformat(), "to": max(ends).isoformat()}
        yield PlacedFault("input.dates_reversed", (*place, last), values)


def _days(value: Any) -> list[date]:
    if isinstance(value, Fact):
        return [each for each in value.values if isinstance(each, date)]
    return [value] if isinstance(value, date) else []


def _overlaps(spans: Sequence[Any], place: Place) -> Iterator[PlacedFault]:
    """The spans that begin before an earlier one ends."""
    until: date | None = None
    order = sorted(
        range(len(spans)), key=lambda index: spans[index].from_day or date.min
    )
    for index in order:
        start = spans[index].from_day or date.min
        end = spans[index].to_day or date.max
        if until is not None and start <= until:
            values = {"until": until.isoformat()}
            spot = (*place, index, "from_day")
            yield PlacedFault("input.spans_overlap", spot, values)
        until = end if until is None else max(until, end)


def _years_after(day: date, years: int) -> date:
    """The same day so many years later; 1 March for a 29 February that is not there."""
    if day.year + years > date.max.year:
        return date.max
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)

"""The one time axis: the weeks of the plan, and where days and weeks lie on it in percent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from feasibility.kernel.units import monday_of, week_of
from feasibility.model.certificate import CapacityRefutation
from feasibility.model.plan import Period
from feasibility.web.contexts.plan import Axis, Span, Tick
from feasibility.web.wording import text, voice

_SHORT_MONTH = 3
DAYS = 7


@dataclass(frozen=True)
class Scale:
    """The weeks from the one the plan starts in to the one it ends in."""

    first: int
    last: int

    @classmethod
    def of(cls, period: Period) -> Scale:
        """The scale of a plan's period."""
        return cls(week_of(period.first_day), week_of(period.last_day))

    @property
    def weeks(self) -> int:
        """How many weeks there are."""
        return self.last - self.first + 1

    def mondays(self) -> Iterator[date]:
        """The Monday of every week."""
        return (monday_of(week) for week in range(self.first, self.last + 1))

    def at(self, day: date) -> float:
        """How far along a day lies, in percent; at the ends for what lies outside."""
        days = (day - monday_of(self.first)).days
        return min(100.0, max(0.0, 100 * days / (self.weeks * DAYS)))

    def span(self, first: date, last: date) -> Span | None:
        """The stretch from the first day to the last, both inclusive; None outside of the axis."""
        start, end = self.at(first), self.at(last + timedelta(days=1))
        return Span(percent(start), percent(end - start)) if end > start else None

    def weeks_span(self, first_week: date, last_week: date) -> Span | None:
        """The stretch from one Monday's week to another's."""
        return self.span(first_week, last_week + timedelta(days=DAYS - 1))


def percent(value: float) -> str:
    """A percentage as SVG takes it."""
    return f"{value:.2f}%"


def axis_of(scale: Scale, worst: CapacityRefutation | None) -> Axis:
    """The axis with its months, and the band of the worst shortage of hours."""
    return Axis(
        ticks=tuple(_ticks(scale)),
        band=band_of(scale, worst) if worst else None,
        said=text(
            "web.axis.said",
            first_day=monday_of(scale.first),
            last_day=monday_of(scale.last) + timedelta(days=DAYS - 1),
            n_weeks=scale.weeks,
        ),
    )


def band_of(scale: Scale, refutation: CapacityRefutation) -> Span | None:
    """The weeks in which the work of a refuted set may fall."""
    return scale.weeks_span(
        min(each.first_week for each in refutation.demands),
        max(each.last_week for each in refutation.demands),
    )


def _ticks(scale: Scale) -> Iterator[Tick]:
    start = monday_of(scale.first) + timedelta(days=3)
    year, month = start.year, start.month
    step = 1 if scale.weeks <= 60 else 3
    while (day := date(year, month, 1)) <= monday_of(scale.last):
        if (month - 1) % step == 0:
            name = voice().locale.months[month - 1][:_SHORT_MONTH]
            label = f"{name} {year}" if step > 1 and month == 1 else name
            yield Tick(percent(scale.at(day)), label, (month - 1) % 3 == 0)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)

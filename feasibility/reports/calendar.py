"""Weeks in words, by their number in the calendar (ISO 8601): `week 9`, `weeks 9 to 14`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby, pairwise
from typing import Any, Protocol

from feasibility.reports.locales import Locale, joined


class Speaker(Protocol):
    """What weeks are written with."""

    @property
    def locale(self) -> Locale:
        """Signs and words of the language."""

    @property
    def year(self) -> int | None:
        """The year that goes without saying."""

    def say(self, message_id: str, values: Mapping[str, Any] | None = None) -> str:
        """A message in words."""


def written_weeks(
    mondays: Sequence[date], speaker: Speaker, *, all_between: bool = False
) -> str:
    """Weeks named one by one, or as first and last where none between is missing.

    Args:
        mondays: Mondays in order, at least one.
        speaker: language and year.
        all_between: the first and the last stand for all weeks between them.
    """
    first, last = mondays[0], mondays[-1]
    if first == last:
        return speaker.say("value.week", {"text": _number(first, speaker)})
    if all_between or (len(mondays) > 2 and _is_unbroken(mondays)):
        same = first.isocalendar().year == last.isocalendar().year
        start = str(first.isocalendar().week) if same else _number(first, speaker)
        texts = {"text": start, "other_text": _number(last, speaker)}
        return speaker.say(
            "value.weeks_between" if same else "value.weeks_of_years", texts
        )
    numbers = [
        text
        for _, weeks in groupby(mondays, lambda monday: monday.isocalendar().year)
        for text in _of_one_year(list(weeks), speaker)
    ]
    return speaker.say("value.weeks_listed", {"text": joined(numbers, speaker.locale)})


def _of_one_year(mondays: Sequence[date], speaker: Speaker) -> list[str]:
    """The numbers of weeks of one year, which is said once, with the last."""
    numbers = [str(monday.isocalendar().week) for monday in mondays[:-1]]
    return [*numbers, _number(mondays[-1], speaker)]


def _is_unbroken(mondays: Sequence[date]) -> bool:
    return all((b - a).days == 7 for a, b in pairwise(mondays))


def _number(monday: date, speaker: Speaker) -> str:
    year, week, _ = monday.isocalendar()
    if year == speaker.year:
        return str(week)
    return speaker.say(
        "value.week_of_year", {"text": str(week), "other_text": str(year)}
    )

"""How one value of a message is written: `44` as `44 h`, an id as a name, two weeks as a span."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from feasibility.reports.calendar import written_weeks
from feasibility.reports.facts import fact_label
from feasibility.reports.locales import (
    Locale,
    day,
    exact_number,
    joined,
    money,
    number,
    share,
)
from feasibility.reports.names import Names
from feasibility.reports.value_kinds import kind_of

NOBODY_LISTED = "?"
_MONEY_MEASURES = frozenset({"won_revenue", "qualified_pipeline"})
# From here on a figure is what nobody knows, read at the most it can be (model/bounds.py).
_BOUNDLESS = {"amount": 10**8, "target": 10**11, "money": 10**14}
_WITH_UNIT = frozenset({"hours", "days", "weeks", "months"})
_KIND_OF_NAME = {
    "from_capability": "capability",
    "to_capability": "capability",
    "capabilities": "capability",
    "from_provider": "provider",
    "to_provider": "provider",
    "providers": "provider",
    "channels": "channel",
    "initiatives": "initiative",
    "skills": "skill",
    "workers": "worker",
}


class Voice(Protocol):
    """What values are written with: a language, names, a currency, the year that goes unsaid."""

    @property
    def locale(self) -> Locale:
        """Signs and months of the language."""

    @property
    def names(self) -> Names:
        """Display names by id."""

    @property
    def currency(self) -> str | None:
        """The company's currency."""

    @property
    def year(self) -> int | None:
        """The year that days are in unless said."""

    def say(self, message_id: str, values: Mapping[str, Any] | None = None) -> str:
        """A message in words."""

    def can_say(self, message_id: str) -> bool:
        """Whether there is such a message."""


@dataclass(frozen=True)
class Value:
    """One value of a message, with its neighbours and the voice it is written in."""

    name: str
    values: Mapping[str, Any]
    voice: Voice

    @property
    def raw(self) -> Any:
        """The value as it was given."""
        return self.values[self.name]

    @property
    def kind(self) -> str:
        """The kind of value its name stands for; text where nobody declared the name."""
        kind = kind_of(self.name)
        return "text" if kind is None else kind.id

    def written(self, facet: str | None = None) -> str:
        """The value in words; `unit` of a limit, or the bare `number`, where that is asked."""
        if self.raw is None:
            message = f"value.not_known.{self.kind}"
            known = message if self.voice.can_say(message) else "value.not_known"
            return self.voice.say(known)
        if facet == "unit":
            return self.voice.names.unit_of_limit(str(self.raw))
        return self.bare() if facet == "number" else _WRITERS[self.kind](self)

    def bare(self) -> str:
        """The value without its unit, where it has one."""
        if self.kind in _WITH_UNIT:
            return _write_number(self)
        return _target(self) if self.kind == "target" else self.written()

    def beside(self, name: str) -> Value:
        """Another value of the same message."""
        return Value(name, self.values, self.voice)


def write_span(low: Value, high: Value) -> str:
    """Two values as one: `weeks 9 to 14`. Equal ends are one, an end nobody knows is open."""
    say = low.voice.say
    least, most = low.raw, None if _is_boundless(low, high) else high.raw
    if most is None and _is_nothing(least):
        return say("value.not_known.span")
    if least is None or (low.kind == "minutes" and least == 0 and most):
        return say("value.at_most", {"text": high.written()})
    if most is None:
        return say("value.at_least", {"text": low.written()})
    if low.kind == "week":
        return written_weeks([_day(least), _day(most)], low.voice, all_between=True)
    if low.written() == high.written():
        return high.written()
    return say("value.span", {"text": low.bare(), "other_text": high.written()})


def _is_boundless(low: Value, high: Value) -> bool:
    """Whether the upper end is only the most that could be written down of it."""
    if high.raw is None or low.kind not in _BOUNDLESS:
        return high.raw is None
    most = exact_number(high.raw)
    return most >= _BOUNDLESS[low.kind] and exact_number(low.raw or 0) * 1000 < most


def _is_nothing(raw: Any) -> bool:
    return raw is None or str(raw) == "0" or raw == 0


def _day(raw: Any) -> date:
    return raw if isinstance(raw, date) else date.fromisoformat(str(raw))


def _target(value: Value) -> str:
    """A goal's figure: money in whole units for measures of money, else a count."""
    if value.values.get("measure") in _MONEY_MEASURES:
        minor = exact_number(value.raw) * 100 // 100 * 100
        return money(int(minor), value.voice.currency, value.voice.locale)
    return number(value.raw, value.voice.locale, most_decimals=1)


def _write_target(value: Value) -> str:
    measure = value.values.get("measure")
    if measure is None:
        return _target(value)
    return value.voice.say(
        f"value.of.{measure}", {"text": _target(value), "n": value.raw}
    )


def _write_number(value: Value) -> str:
    return number(value.raw, value.voice.locale)


def _write_amount(value: Value) -> str:
    """The larger, the fewer decimals; all of them where one is subtracted from the other."""
    if "short" in value.values:
        return number(value.raw, value.voice.locale)
    size = abs(exact_number(value.raw))
    decimals = 2 if size < 10 else 1 if size < 100 else 0
    return number(value.raw, value.voice.locale, most_decimals=decimals)


def _write_with_unit(value: Value) -> str:
    return value.voice.say(f"value.{value.kind}", {"n": value.raw})


def _write_minutes(value: Value) -> str:
    """In the largest unit that they fill: `30 minutes`, `4 hours`, `a day`."""
    minutes = int(value.raw)
    if minutes == 0:
        return value.voice.say("value.no_minutes")
    for unit, size in (("whole_days", 1440), ("whole_hours", 60)):
        if minutes % size == 0:
            return value.voice.say(f"value.{unit}", {"n": minutes // size})
    return value.voice.say("value.minutes", {"n": minutes})


def _write_id(value: Value) -> str:
    kind = _KIND_OF_NAME.get(value.name, value.name)
    keys = value.raw if isinstance(value.raw, list | tuple) else [value.raw]
    return joined(
        [_name(kind, str(key), value.voice) for key in keys], value.voice.locale
    )


def _name(kind: str, key: str, voice: Voice) -> str:
    if key != NOBODY_LISTED:
        return voice.names.of(kind, key)
    return voice.say(
        "value.not_listed.worker" if kind == "worker" else "value.not_listed"
    )


def _write_reference(value: Value) -> str:
    """`skill:marketo`, `limit:hubspot/contacts`: worded by kind, with the names of its parts."""
    kind, _, key = str(value.raw).partition(":")
    first, _, second = key.partition("/")
    of_kind: dict[str, dict[str, Any]] = {
        "limit": {"provider": first, "limit": second},
        "line": {"line": first, "quarter": second},
        "skill": {"skills": key.split("+")},
        "accounts": {"audience": key},
    }
    parts = of_kind.get(kind, {kind: key} if key else {})
    message = f"reference.{kind}"
    return (
        value.voice.say(message, parts)
        if value.voice.can_say(message)
        else str(value.raw)
    )


def _write_word(value: Value) -> str:
    message = f"word.{value.name}.{value.raw}"
    return value.voice.say(message) if value.voice.can_say(message) else str(value.raw)


def _write_quarter(value: Value) -> str:
    year, _, quarter = str(value.raw).partition("Q")
    return f"Q{quarter} {year}"


def _write_area(value: Value) -> str:
    """A list that can be declared complete: `stack.data`, `connections.hubspot`, `team`."""
    head, _, key = str(value.raw).partition(".")
    if head in ("connections", "absences") and key:
        named = {"provider": key} if head == "connections" else {"worker": key}
        return value.voice.say(f"area.of_one.{head}", named)
    message = f"area.{value.raw}"
    return value.voice.say(message) if value.voice.can_say(message) else str(value.raw)


_WRITERS: dict[str, Callable[[Value], str]] = {
    "hours": _write_with_unit,
    "days": _write_with_unit,
    "weeks": _write_with_unit,
    "months": _write_with_unit,
    "minutes": _write_minutes,
    "day": lambda value: day(
        _day(value.raw), value.voice.locale, year=value.voice.year
    ),
    "week": lambda value: written_weeks([_day(value.raw)], value.voice),
    "mondays": lambda value: written_weeks(
        [_day(each) for each in value.raw], value.voice
    ),
    "money": lambda value: money(value.raw, value.voice.currency, value.voice.locale),
    "share": lambda value: share(value.raw, value.voice.locale),
    "count": _write_number,
    "amount": _write_amount,
    "level": _write_number,
    "target": _write_target,
    "word": _write_word,
    "id": _write_id,
    "reference": _write_reference,
    "area": _write_area,
    "quarter": _write_quarter,
    "fact": lambda value: fact_label(str(value.raw), value.voice),
    "text": lambda value: str(value.raw),
}

"""Values of the plan file as people read them, by the field they stand in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from feasibility.kernel.units import minor_units
from feasibility.model.noun import Noun
from feasibility.model.paths import CATALOG_ROOT
from feasibility.reports.amounts import fact_value
from feasibility.reports.facts import fact_label
from feasibility.reports.locales import day, joined, money, number
from feasibility.services.editing import ABSENT
from feasibility.web.current import Desk
from feasibility.web.forms import labels
from feasibility.web.forms.kinds import Kind, kinds_of
from feasibility.web.forms.read import ORIGIN
from feasibility.web.forms.vocabulary import Vocabulary
from feasibility.web.present.places import field_at, is_element
from feasibility.web.wording import text, voice

LONGEST = 180
MOST_ELEMENTS = 3
# Of the elements of a list, the fields that tell most; all of them where none is named.
_TELLING = {
    "Usage": ("limit", "value"),
    "HeldLimit": ("limit", "value"),
    "HeldSkill": ("skill", "proficiency"),
    "HeldCapability": ("capability", "level"),
    "HoursSpan": ("hours_a_week", "from_day", "to_day"),
    "ProgrammeWork": ("skill", "hours_a_week"),
}


def value_text(desk: Desk, path: str, raw: Any) -> str:
    """A value, in the plan file's own form, as people read it; empty where there is none.

    An element of a list is called by its name.
    """
    if raw is None or raw is ABSENT or raw == []:
        return ""
    found = field_at(path)
    if found is None or (is_element(path) and isinstance(raw, Mapping)):
        return _cut(_called(raw)) if isinstance(raw, Mapping) else ""
    return Writer(Vocabulary(desk.plan_file, desk.catalog)).field(
        found[0], found[1], path, raw
    )


def _called(raw: Mapping[str, Any]) -> str:
    """An element by its name or question; a correction of the catalog by its claim and value."""
    claim = str(raw.get("path") or "")
    if claim.startswith(CATALOG_ROOT):
        value = fact_value(claim, raw.get("value"), voice())
        return text(
            "web.catalog.correction", text=fact_label(claim, voice()), other_text=value
        )
    return str(raw.get("name") or raw.get("question") or "")


class Writer:
    """Writes values with the names of one plan."""

    def __init__(self, words: Vocabulary) -> None:
        self.words = words

    def field(self, noun: type[Noun], name: str, path: str, raw: Any) -> str:
        """A field's value, short enough for a line; empty where there is none."""
        if raw is None or raw == []:
            return ""
        return _cut(self._text(noun, name, path, raw))

    def _text(self, noun: type[Noun], name: str, path: str, raw: Any) -> str:
        kind = kinds_of(noun)[name]
        if kind.holds == "fact":
            return _first_upper(fact_value(path, raw, voice()), kind)
        if kind.holds == "nouns":
            return self._elements(kind, path, raw)
        if kind.holds == "noun":
            return self._element(kind, path, raw)
        names = dict(self.words.names(noun, name) or ())
        values = raw if isinstance(raw, list | tuple) else [raw]
        inner = kind.inner or kind
        texts = [
            names.get(str(each)) or _scalar(noun, name, inner, each) for each in values
        ]
        return joined(texts, voice().locale)

    def _elements(self, kind: Kind, path: str, raw: Any) -> str:
        shown = [
            self._element(kind, f"{path}[#{number}]", each)
            for number, each in enumerate(raw[:MOST_ELEMENTS])
        ]
        if len(raw) > MOST_ELEMENTS:
            shown.append(text("web.and_more", n_more=len(raw) - MOST_ELEMENTS))
        return "; ".join(each for each in shown if each)

    def _element(self, kind: Kind, path: str, raw: Mapping[str, Any]) -> str:
        """The telling fields of an element one after the other, its days last."""
        assert kind.noun is not None
        kinds = kinds_of(kind.noun)
        telling = _TELLING.get(kind.noun.__name__)
        shown = [
            name
            for name in telling or raw
            if name in kinds and raw.get(name) is not None and name not in ORIGIN
        ]
        plain = [name for name in shown if kinds[name].holds != "day"]
        days = [
            self._text(kind.noun, name, path, raw[name])
            for name in shown
            if name not in plain
        ]
        said = [
            self._text(kind.noun, name, f"{path}.{name}", raw[name]) for name in plain
        ]
        if len(days) == 2:
            days = [text("web.from_to", text=days[0], other_text=days[1])]
        return " ".join(each for each in (*said, *days) if each)


def _scalar(noun: type[Noun], name: str, kind: Kind, value: Any) -> str:
    locale = voice().locale
    if isinstance(value, bool):
        return text("web.yes" if value else "web.no")
    if isinstance(value, int | float):
        return number(value, locale)
    if kind.holds == "day":
        return day(date.fromisoformat(str(value)), locale, year=voice().year)
    if kind.holds == "money":
        amount, _, currency = str(value).partition(" ")
        return money(minor_units(amount), currency, locale)
    if name == "quarter":
        return text("web.quarter", quarter=value)
    if kind.holds == "choice":
        return labels.choice(noun, name, str(value))
    return str(value)


def _first_upper(said: str, kind: Kind) -> str:
    """Words of a vocabulary stand alone in a cell, so they begin with a capital letter."""
    worded = kind.inner is not None and kind.inner.holds in ("choice", "yes_no", "name")
    return said[:1].upper() + said[1:] if worded else said


def _cut(whole: str) -> str:
    """Short enough for a line; what was cut is one step away, in the field itself."""
    plain = " ".join(whole.split())
    return plain if len(plain) <= LONGEST else plain[: LONGEST - 1] + "…"

"""What differs between two catalogs, in words; and what that does to the verdicts of a plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from feasibility.model.catalog import Catalog
from feasibility.model.comparing import HeadlineChange
from feasibility.model.differences import Change, EntryDifference
from feasibility.model.fact import Fact
from feasibility.model.formula import Formula, Summand
from feasibility.model.noun import Noun
from feasibility.reports.facts import named_keys
from feasibility.reports.names import build_names
from feasibility.reports.translation import Voice

# Fields whose place is told by the keys before them alone: "Lead scoring, Enterprise: 2, now 3".
_SILENT = frozenset({"levels", "values", "capabilities", "limits", "requirements"})


@dataclass(frozen=True)
class EntryInWords:
    """An entry that differs: what became of it, and every place that differs, a line each."""

    id: str
    collection: str
    title: str
    changes: tuple[str, ...]


@dataclass(frozen=True)
class DifferencesInWords:
    """The entries that are told, and in `rest` how many differ in wording alone; "" for none."""

    entries: tuple[EntryInWords, ...]
    rest: str


def differences_in_words(
    found: Sequence[EntryDifference],
    old: Catalog,
    new: Catalog,
    *,
    whole: bool = False,
    language: str = "en",
) -> DifferencesInWords:
    """Entries that can turn a verdict, each with its changes; the rest counted, or told if `whole`."""
    voice = Voice(language, build_names(None, new))
    before = Voice(language, build_names(None, old))
    told = [entry for entry in found if whole or entry.matters]
    rest = len(found) - len(told)
    return DifferencesInWords(
        tuple(_entry(entry, voice, before, whole) for entry in told),
        voice.say("catalog.differs.wording", {"n": rest}) if rest else "",
    )


def differences_text(
    found: Sequence[EntryDifference],
    old: Catalog,
    new: Catalog,
    *,
    whole: bool = False,
    language: str = "en",
) -> str:
    """The same as plain text, the changes of an entry indented under it."""
    words = differences_in_words(found, old, new, whole=whole, language=language)
    lines = []
    for entry in words.entries:
        lines += [entry.title, *(f"  {change}" for change in entry.changes)]
    if words.rest:
        lines.append(words.rest)
    return "\n".join(lines or [Voice(language).say("catalog.differs.nothing")]) + "\n"


def differences_data(found: Sequence[EntryDifference]) -> list[dict[str, Any]]:
    """The same as plain data, every change included."""
    return [
        {
            "collection": entry.collection,
            "id": entry.id,
            "was_id": entry.was_id,
            "name": entry.name,
            "kind": entry.kind,
            "matters": entry.matters,
            "changes": [
                {
                    "path": change.path,
                    "was": _plain(change.was),
                    "now": _plain(change.now),
                    "matters": change.matters,
                }
                for change in entry.changes
            ],
        }
        for entry in found
    ]


def turned_text(turned: Sequence[HeadlineChange], *, language: str = "en") -> str:
    """Which headlines of a plan differ, a line each."""
    voice = Voice(language)
    if not turned:
        return voice.say("catalog.differs.no_verdict") + "\n"
    lines = [voice.say("catalog.differs.verdicts")]
    lines += [
        voice.say(
            "catalog.differs.verdict",
            {
                "text": each.name,
                "other_text": _headline(each.was, voice),
                "third_text": _headline(each.now, voice),
            },
        )
        for each in turned
    ]
    return "\n".join(lines) + "\n"


def turned_data(turned: Sequence[HeadlineChange]) -> list[dict[str, Any]]:
    """The same as plain data; `initiative` null is the plan itself."""
    return [
        {"initiative": each.initiative_id, "name": each.name, "was": each.was, "now": each.now}
        for each in turned
    ]  # fmt: skip


def _headline(headline: str | None, voice: Voice) -> str:
    return voice.say(f"headline.{headline}" if headline else "catalog.differs.none")


def _entry(
    entry: EntryDifference, voice: Voice, before: Voice, whole: bool
) -> EntryInWords:
    values = {
        "text": entry.name,
        "other_text": voice.say(f"catalog.entry.{entry.collection}"),
        "third_text": entry.was_id,
    }
    return EntryInWords(
        entry.id,
        entry.collection,
        voice.say(f"catalog.differs.{entry.kind}", values),
        tuple(
            _change(change, voice, before)
            for change in entry.changes
            if whole or change.matters
        ),
    )


def _change(change: Change, voice: Voice, before: Voice) -> str:
    place = _place(change.path, voice if change.now is not None else before)
    if isinstance(change.now, tuple) and isinstance(change.was, tuple):
        came = [
            f"+ {_value(each, voice)}" for each in change.now if each not in change.was
        ]
        went = [f"− {_value(each, before)}" for each in change.was if each not in change.now]  # fmt: skip
        if came or went:
            return f"{place}: {', '.join([*came, *went])}"
    values = {
        "text": place,
        "other_text": _value(change.was, before),
        "third_text": _value(change.now, voice),
    }
    if change.was is None or change.now is None:
        way = "came" if change.was is None else "went"
        return voice.say(f"catalog.differs.{way}", values)
    if values["other_text"] == values["third_text"]:
        return voice.say("catalog.differs.otherwise", values)
    return voice.say("catalog.differs.value", values)


def _place(path: str, voice: Voice) -> str:
    fields, keys = named_keys(path)
    names = [voice.names.of(kind, key) for kind, key in keys[1:]]
    field = fields[-1]
    if not names or (field not in _SILENT and len(fields) > 1):
        label = f"web.label.{field}"
        word = voice.say(label) if voice.can_say(label) else field.replace("_", " ")
        names.append(word.lower())
    return ", ".join(names)


def _value(value: Any, voice: Voice) -> str:
    if isinstance(value, Fact):
        known = f" ({voice.say(f'web.choice.known.{value.known}').lower()})" if value.known else ""  # fmt: skip
        return _amount(value, voice) + known
    if isinstance(value, Formula):
        return " + ".join(_summand(each, voice) for each in value.sum) or "0"
    if isinstance(value, Noun):
        return str(getattr(value, "name", None) or value.key) if hasattr(value, "id") else ""  # fmt: skip
    if value is None:
        return voice.say("catalog.differs.none")
    return str(value)


def _summand(each: Summand, voice: Voice) -> str:
    terms = [term.replace("_", " ") for term in each.terms if term != "one"]
    started = f" / {each.per_started}" if each.per_started else ""
    return " × ".join([_amount(each.coefficient, voice), *terms]) + started


def _amount(fact: Fact[Any], voice: Voice) -> str:
    if fact.unknown:
        return voice.say("value.not_known")
    if fact.one_of:
        return " / ".join(_plainly(claim.value) for claim in fact.one_of)
    if fact.value is not None:
        return _plainly(fact.value)
    middle = f" ({_plainly(fact.typical)})" if fact.typical is not None else ""
    return f"{_plainly(fact.low)} – {_plainly(fact.high)}{middle}"


def _plainly(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _plain(value: Any) -> Any:
    if isinstance(value, Noun):
        return value.model_dump(mode="json", exclude_defaults=True)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value

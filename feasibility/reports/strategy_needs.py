"""What a strategy needs, one line for each requirement: its mark, the sentence, why, and who says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from feasibility.model.fact import Fact, Provenance
from feasibility.model.formula import Formula, Summand
from feasibility.model.requirement import (
    CapabilityNeed,
    FlowNeed,
    PrerequisiteNeed,
    QueueNeed,
    Requirement,
    SuppressNeed,
    WorkNeed,
)
from feasibility.reports.locales import joined, number
from feasibility.reports.names import in_words
from feasibility.reports.translation import Voice

Amounts = Mapping[str, Fact[float]]
"""Hours of work by its id, and what a capability takes of a limit by `id/limit`; only what is known."""
_MARKS: dict[type[Any], str] = {
    WorkNeed: "work",
    QueueNeed: "wait",
}


@dataclass(frozen=True)
class StrategyLine:
    """One thing a strategy says: a mark before it, the words, the reason, and where it is from."""

    mark: str
    text: str
    why: str = ""
    source: str = ""


def need_line(need: Requirement, amounts: Amounts, voice: Voice) -> StrategyLine:
    """A requirement as a line; one that hangs on a channel says so."""
    text = _sentence(need, amounts, voice)
    if need.channel is not None:
        values = {"channel": need.channel, "text": text}
        text = voice.say("strategy.on_channel", values)
    mark = _MARKS.get(type(need), need.importance)
    if isinstance(need, PrerequisiteNeed):
        mark = "needed" if need.effect == "blocks" else "better"
    return StrategyLine(
        voice.say(f"strategy.mark.{mark}"),
        text,
        need.why or "",
        source_words(need, voice),
    )


def source_words(noun: Provenance, voice: Voice) -> str:
    """Who says so, since when and how it is known, by its label if it has one; our own judgement as that."""
    if noun.source is None:
        return voice.say("strategy.source.none")
    known = None if noun.known is None else voice.say(f"word.known.{noun.known}")
    seen = None if noun.seen is None else noun.seen.isoformat()
    how = getattr(noun, "label", None) or known
    return ", ".join(each for each in (noun.source, seen, how) if each)


def ends(fact: Fact[Any]) -> tuple[Any, Any]:
    """The least and the most a fact can be; equal for a point."""
    values = fact.values
    return (min(values), max(values)) if values else (None, None)


def span(fact: Fact[Any], unit: str, voice: Voice) -> str:
    """A fact or its two ends, with the unit (`weeks`, `days`, `hours`, `plain`) said once."""
    low, high = ends(fact)
    if low is None:
        return voice.say("value.not_known")
    most = voice.say(f"value.{unit}", {"n": high})
    if low == high:
        return most
    least = number(low, voice.locale)
    return voice.say("value.span", {"text": least, "other_text": most})


def _sentence(need: Requirement, amounts: Amounts, voice: Voice) -> str:
    match need:
        case CapabilityNeed():
            return _capability(need, amounts, voice)
        case FlowNeed():
            path = {
                "object": need.object,
                "from_capability": need.from_capability,
                "to_capability": need.to_capability,
                "minutes": need.within_minutes,
            }
            at_once = "" if need.within_minutes else ".at_once"
            return voice.say(f"strategy.flow{at_once}", path)
        case SuppressNeed():
            reached = {"object": need.object, "minutes": need.within_minutes}
            return voice.say("strategy.suppress", reached)
        case WorkNeed():
            return _work(need, amounts, voice)
        case PrerequisiteNeed():
            return need.question
        case QueueNeed():
            kind = f"strategy.queue.{need.queue_kind}"
            known = voice.can_say(kind)
            text = voice.say(kind) if known else in_words(need.queue_kind)
            return voice.say("strategy.queue", {"text": text})


def _capability(need: CapabilityNeed, amounts: Amounts, voice: Voice) -> str:
    """The capability at its level, and how much of it where the size is known."""
    taken = [
        f"{voice.names.of('limit', use.limit)}: {span(amounts[key], 'plain', voice)}"
        for use in need.uses
        if (key := f"{need.id}/{use.limit}") in amounts
    ]
    values = {
        "capability": need.capability,
        "text": voice.say(f"strategy.level.{need.level}"),
        "other_text": ", ".join(taken),
    }
    return voice.say(f"strategy.capability{'.takes' if taken else ''}", values)


def _work(need: WorkNeed, amounts: Amounts, voice: Voice) -> str:
    known = amounts.get(need.id)
    if known is not None:
        text = span(known, "hours", voice)
    else:
        text = formula_words(need.hours, voice)
    values = {"skill": need.skill, "n": need.proficiency, "text": text}
    return voice.say("strategy.work", values)


def formula_words(hours: Formula, voice: Voice) -> str:
    """Hours that hang on a size, as words: `44 to 66 h for each 3 accounts begun`."""
    return joined([_summand(each, voice) for each in hours.sum], voice.locale)


def _summand(summand: Summand, voice: Voice) -> str:
    words = [span(summand.coefficient, "hours", voice)]
    begun = summand.per_started
    for term in summand.terms:
        if term == "one":
            continue
        started = "started." if begun is not None and begun > 1 else ""
        words.append(voice.say(f"strategy.for_each.{started}{term}", {"n": begun}))
    return " ".join(words)

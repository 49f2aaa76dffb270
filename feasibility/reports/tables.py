"""The tables of a proof: heads and rows in words, a total at the end where there is one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from feasibility.model.certificate import (
    CapacityRefutation,
    Case,
    Demand,
    Exclusion,
    FlowRefutation,
    GoalRefutation,
    Step,
    Supply,
    TimingRefutation,
)
from feasibility.reports.amounts import fact_value
from feasibility.reports.claims import hours
from feasibility.reports.facts import fact_label
from feasibility.reports.locales import exact_number, money, number, share
from feasibility.reports.names import in_words
from feasibility.reports.translation import Voice

_NUMBER = re.compile(r"-?\d+(\.\d+)?(/\d+)?")


@dataclass(frozen=True)
class Table:
    """Rows of texts under heads. `numbers` are the columns set to the right; `totals` the last rows that sum up."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...] = ()
    totals: int = 0
    caption: str = ""


def heads(voice: Voice, *names: str) -> tuple[str, ...]:
    """The heads of columns in words."""
    return tuple(voice.say(f"head.{name}") for name in names)


def exclusions(excluded: Iterable[Exclusion], voice: Voice) -> Table:
    """Every provider that could, and the one fact that rules it out."""
    rows = tuple(
        (voice.names.of("provider", each.provider), exclusion_text(each, voice))
        for each in excluded
    )
    return Table(heads(voice, "provider", "why_not"), rows)


def exclusion_text(excluded: Exclusion, voice: Voice) -> str:
    """Why a provider does not serve: `level 1, 2 needed`."""
    values: dict[str, str] = {"there": excluded.there, "needed": excluded.needed}
    numbers = _NUMBER.fullmatch(excluded.there) and _NUMBER.fullmatch(excluded.needed)
    if excluded.reason in ("level", "limit", "minimum") and numbers:
        return voice.say(f"exclusion.{excluded.reason}", values)
    if excluded.reason == "policy":
        return voice.say("exclusion.policy", {})
    if excluded.reason == "dates" and not excluded.there:
        end = "until" if (excluded.path or "").endswith("live_until") else "from"
        needed = {"text": _word(excluded, excluded.needed, voice)}
        return voice.say(f"exclusion.dates.{end}", needed)
    texts = {
        "text": _word(excluded, excluded.there, voice),
        "other_text": _word(excluded, excluded.needed, voice),
    }
    named = excluded.reason in ("status", "dates", "market_unit", "owner")
    return voice.say(
        f"exclusion.{excluded.reason}" if named else "exclusion.other", texts
    )


def _word(excluded: Exclusion, text: str, voice: Voice) -> str:
    """A status, a market unit, a person or a day in words."""
    if excluded.reason == "status" and voice.can_say(f"word.provider_status.{text}"):
        return voice.say(f"word.provider_status.{text}")
    if excluded.reason == "market_unit":
        return voice.names.of("market_unit", text)
    if excluded.reason == "owner":
        return voice.names.of("worker", text)
    return fact_value(excluded.path or "", text, voice)


def flow(refutation: FlowRefutation, voice: Voice) -> tuple[Table, ...]:
    """Earliest arrivals, and what stops each connection that leaves a place reached."""
    found = []
    if refutation.arrivals:
        rows = tuple(
            (
                voice.names.of("provider", each.provider),
                voice.say("value.arrival", {"minutes": each.minutes}),
            )
            for each in refutation.arrivals
        )
        found.append(Table(heads(voice, "provider", "arrives"), rows, numbers=(1,)))
    if refutation.blocked:
        rows = tuple(
            (
                voice.names.of("connection", each.connection),
                voice.say(f"word.blocked.{each.reason}"),
            )
            for each in refutation.blocked
        )
        found.append(Table(heads(voice, "connection", "why_not"), rows))
    return tuple(found)


def capacity(refutation: CapacityRefutation, voice: Voice) -> tuple[Table, ...]:
    """What is needed, and everybody who could do any of it, with the hours of both."""
    demands = [
        (_demand(each, voice), _weeks(each, voice), _hours(each.quarters, voice))
        for each in refutation.demands
    ]
    demands.append(
        (voice.say("row.total_needed"), "", _hours(refutation.needed_quarters, voice))
    )
    supplies = [
        (
            voice.names.of("worker", each.worker),
            _weeks(each, voice),
            _hours(each.quarters, voice),
        )
        for each in refutation.supplies
    ] or [(voice.say("row.nobody_with_hours"), "", _hours(0, voice))]
    supplies.append(
        (voice.say("row.total_there"), "", _hours(refutation.there_quarters, voice))
    )
    return (
        Table(
            heads(voice, "work", "weeks", "hours"),
            tuple(demands),
            numbers=(2,),
            totals=1,
        ),
        Table(
            heads(voice, "who", "weeks", "hours"),
            tuple(supplies),
            numbers=(2,),
            totals=1,
        ),
    )


def _demand(demand: Demand, voice: Voice) -> str:
    kind = "initiative" if voice.names.has("initiative", demand.owner) else "programme"
    values = {
        "text": voice.names.of(kind, demand.owner),
        "skill": demand.skill,
        "proficiency": demand.proficiency,
    }
    return voice.say("row.demand", values)


def _weeks(span: Demand | Supply, voice: Voice) -> str:
    weeks = {"first_week": span.first_week, "last_week": span.last_week}
    return voice.say("value.week_span", weeks)


def _hours(quarters: int, voice: Voice) -> str:
    return voice.say("value.hours", {"n": hours(quarters)})


def timing(refutation: TimingRefutation, voice: Voice) -> tuple[Table, ...]:
    """Both chains of dates, each step with what it takes and the day it ends on."""
    found = []
    for side in ("earliest", "latest"):
        rows = tuple(
            _step(step, voice) for step in refutation.steps if step.side == side
        )
        if rows:
            caption = voice.say(f"step.side.{side}")
            found.append(
                Table(
                    heads(voice, "step", "takes", "until"),
                    rows,
                    numbers=(1, 2),
                    caption=caption,
                )
            )
    return tuple(found)


_SUBJECTS = {
    "queue": "queue",
    "approval": "policy",
    "ready_on": "prerequisite",
    "live_from": "provider",
    "live_until": "provider",
    "connection": "connection",
    "after_initiative": "initiative",
}


def _step(step: Step, voice: Voice) -> tuple[str, str, str]:
    message = f"step.{step.what}"
    kind = _SUBJECTS.get(step.what, "phase")
    if voice.can_say(message):
        what = voice.say(message, {kind: step.subject})
    else:
        what = voice.say(
            "step.other",
            {"text": f"{in_words(step.what)} {in_words(step.subject)}".strip()},
        )
    takes = ""
    if step.weeks or step.days:
        unit, count = ("weeks", step.weeks) if step.weeks else ("days", step.days)
        takes = voice.say(f"value.{unit}", {"n": count})
    return what, takes, voice.say("value.plain_day", {"plain_day": step.until})


def funnel(
    refutation: GoalRefutation, voice: Voice, measure: str | None
) -> tuple[str, Table]:
    """The multiplication in one line, and its factors in a table."""
    rows = [
        (_factor_name(each.what, voice), _factor(each.what, each.there, voice))
        for each in refutation.factors
    ]
    factors = [
        _factor(each.what, each.there, voice)
        for each in refutation.factors
        if not each.what.startswith("sales_")
    ]
    values = {
        "text": " × ".join(factors),
        "reached": refutation.reached,
        "target": refutation.target,
        "measure": measure,
    }
    capped = any(each.what.startswith("sales_") for each in refutation.factors)
    line = voice.say("line.product.capped" if capped else "line.product", values)
    return line, Table(heads(voice, "factor", "value"), tuple(rows), numbers=(1,))


def _factor_name(what: str, voice: Voice) -> str:
    message = f"factor.{what}"
    return voice.say(message) if voice.can_say(message) else in_words(what)


def _factor(what: str, value: str, voice: Voice) -> str:
    if what.endswith("_rate"):
        return share(value, voice.locale)
    if what.startswith("sales_"):
        return voice.say("value.a_week", {"n": value})
    if what == "deal_size":
        minor = int(exact_number(value) * 100)
        return money(minor, voice.currency, voice.locale)
    return number(value, voice.locale)


def case_name(case: Case, voice: Voice) -> str:
    """What a case of a combination takes for granted."""
    if case.choice is not None:
        value = fact_value(case.choice.path, case.choice.value, voice)
        return f"{fact_label(case.choice.path, voice)} {value}"
    return voice.names.of("provider", case.provider or "")

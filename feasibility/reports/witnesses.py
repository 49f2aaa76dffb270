"""A way of working in words: which tools, when each phase runs, who works how many hours."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date

from feasibility.model.witness import FlowPath, Sum, WayOfWorking
from feasibility.reports.claims import hours
from feasibility.reports.facts import fact_label
from feasibility.reports.locales import exact_number, money, number
from feasibility.reports.names import in_words
from feasibility.reports.tables import Table, heads
from feasibility.reports.translation import Voice

_LARGE = 100
_NUMBER = re.compile(r"-?\d+(\.\d+)?(/\d+)?")


def witness_lines(way: WayOfWorking, voice: Voice) -> tuple[str, ...]:
    """The flows of the way of working, one line each."""
    if not way.servings:
        return ()
    return tuple(_path(each, voice) for each in way.servings[0].paths)


def _path(path: FlowPath, voice: Voice) -> str:
    text = voice.names.of("requirement", path.requirement)
    if not path.hops:
        values = {"text": text.removesuffix(" → …"), "provider": path.to_provider}
        return voice.say("witness.same_place", values)
    places = [path.hops[0].from_provider, *(hop.to_provider for hop in path.hops)]
    route = " → ".join(voice.names.of("provider", place) for place in places)
    texts = {"text": f"{text.removesuffix(' → …')}: {route}", "minutes": path.minutes}
    return voice.say("witness.path", texts)


def witness_tables(way: WayOfWorking, voice: Voice) -> tuple[Table, ...]:
    """Phases with their weeks, tools by capability, hours by person, headroom."""
    found = [
        _phases(way, voice),
        _tools(way, voice),
        _people(way, voice),
        _headroom(way.sums, voice),
    ]
    return tuple(table for table in found if table.rows)


def _phases(way: WayOfWorking, voice: Voice) -> Table:
    rows = tuple(
        (
            voice.names.of("phase", placed.phase),
            voice.say(
                "value.week_span",
                {"first_week": placed.first_week, "last_week": placed.last_week},
            ),
        )
        for placed in way.placements
    )
    return Table(heads(voice, "phase", "weeks"), rows)


def _tools(way: WayOfWorking, voice: Voice) -> Table:
    served: dict[str, list[str]] = defaultdict(list)
    for serving in way.servings:
        for capability, provider in serving.serves.items():
            if provider not in served[capability]:
                served[capability].append(provider)
    rows = tuple(
        (
            voice.names.of("capability", capability),
            voice.say("value.providers", {"providers": providers}),
        )
        for capability, providers in sorted(served.items())
    )
    return Table(heads(voice, "capability", "provider"), rows)


def _people(way: WayOfWorking, voice: Voice) -> Table:
    quarters: dict[str, int] = defaultdict(int)
    weeks: dict[str, list[date]] = defaultdict(list)
    for part in way.parts:
        quarters[part.worker] += part.quarters
        weeks[part.worker].append(part.week)
    rows = [
        (
            voice.say("value.workers", {"workers": [worker]}),
            voice.say(
                "value.week_span",
                {"first_week": min(weeks[worker]), "last_week": max(weeks[worker])},
            ),
            voice.say("value.hours", {"n": hours(count)}),
        )
        for worker, count in sorted(quarters.items())
    ]
    if rows:
        rows.append(
            (
                voice.say("head.sum"),
                "",
                voice.say("value.hours", {"n": hours(sum(quarters.values()))}),
            )
        )
    return Table(
        heads(voice, "who", "weeks", "hours"),
        tuple(rows),
        numbers=(2,),
        totals=1 if rows else 0,
    )


def _headroom(sums: tuple[Sum, ...], voice: Voice) -> Table:
    rows = tuple(
        (
            sum_name(each, voice),
            _amount(each, each.needed, voice),
            _amount(each, each.there, voice),
        )
        for each in sums
    )
    return Table(heads(voice, "what", "needed", "there"), rows, numbers=(1, 2))


def sum_name(line: Sum, voice: Voice) -> str:
    """What a line of arithmetic is about: `contacts in HubSpot`."""
    if line.what.startswith(("company.", "plan.", "catalog.")):
        label = fact_label(line.what, voice)
        return label[:1].upper() + label[1:]
    message = f"factor.{line.what}"
    return voice.say(message) if voice.can_say(message) else in_words(line.what)


def _amount(line: Sum, value: str, voice: Voice) -> str:
    """A number as a table shows it: of what is large, no decimals."""
    if _NUMBER.fullmatch(value):
        if ".budget_lines[" in line.what:
            return money(int(value), voice.currency, voice.locale)
        large = abs(exact_number(value)) >= _LARGE
        return number(value, voice.locale, most_decimals=0 if large else 2)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return voice.say("value.plain_day", {"plain_day": value})
    return value

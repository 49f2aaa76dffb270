"""The four figures of a report, each computed from the assessment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from feasibility.model.assessment import Assessment, RefutationCertificate
from feasibility.model.certificate import (
    CapacityRefutation,
    CombinationRefutation,
    Refutation,
)
from feasibility.reports.claims import hours
from feasibility.reports.locales import exact_number
from feasibility.reports.translation import Voice


@dataclass(frozen=True)
class Figure:
    """One figure: what it is, its value, and a note in small print."""

    label: str
    value: str
    note: str


def figures(assessment: Assessment, voice: Voice) -> tuple[Figure, ...]:
    """How much is feasible, what it takes, where it is tightest, what is open."""
    return (
        _feasible(assessment, voice),
        _money(assessment, voice) or _work(assessment, voice),
        _shortest(assessment, voice) or _least_spare(assessment, voice),
        _open(assessment, voice),
    )


def _figure(name: str, values: dict[str, Any], note: str, voice: Voice) -> Figure:
    return Figure(
        voice.say(f"figure.{name}"), voice.say(f"figure.{name}.value", values), note
    )


def _feasible(assessment: Assessment, voice: Voice) -> Figure:
    values = {
        "n": assessment.counts.get("feasible", 0),
        "text": str(len(assessment.initiatives)),
    }
    return _figure("feasible", values, voice.say("figure.feasible.note"), voice)


def _work(assessment: Assessment, voice: Voice) -> Figure:
    stated = [
        exact_number(each.totals["needed_hours"])
        for each in assessment.initiatives
        if "needed_hours" in each.totals
    ]
    if not stated:
        return Figure(voice.say("figure.hours"), "–", voice.say("figure.tightest.none"))
    values = {
        "needed_hours": sum(stated),
        "n": len(stated),
        "n_open_hours": sum(
            each.totals.get("n_open_hours", 0) for each in assessment.initiatives
        ),
    }
    note = voice.say("figure.hours.note", values)
    if not values["n_open_hours"]:
        return _figure("hours", values, note, voice)
    text = voice.say("value.hours", {"n": values["needed_hours"]})
    return Figure(
        voice.say("figure.hours"),
        voice.say("value.at_least", {"text": text}),
        voice.say("figure.hours.note.open", values),
    )


def _money(assessment: Assessment, voice: Voice) -> Figure | None:
    """Money of all lines that a way of working draws on, each line and quarter once."""
    lines = {
        line.what: (int(line.needed), int(line.there))
        for way in assessment.witness.ways
        for line in way.sums
        if ".budget_lines[" in line.what
    }
    if not lines:
        return None
    values = {
        "needed_minor": sum(needed for needed, _ in lines.values()),
        "there_minor": sum(there for _, there in lines.values()),
    }
    return _figure("money", values, voice.say("figure.money.note", values), voice)


def _shortest(assessment: Assessment, voice: Voice) -> Figure | None:
    """The most hours that any proof finds short, and where."""
    short = [
        each
        for initiative in assessment.initiatives
        if isinstance(initiative.certificate, RefutationCertificate)
        for each in _capacities(initiative.certificate.refutation)
    ]
    if not short:
        return None
    worst = max(short, key=lambda each: each.needed_quarters - each.there_quarters)
    values = {
        "short_hours": hours(worst.needed_quarters - worst.there_quarters),
        "skills": sorted({demand.skill for demand in worst.demands}),
        "first_week": min(demand.first_week for demand in worst.demands),
        "last_week": max(demand.last_week for demand in worst.demands),
    }
    return _figure("short", values, voice.say("figure.short.note", values), voice)


def _capacities(refutation: Refutation) -> Iterator[CapacityRefutation]:
    if isinstance(refutation, CapacityRefutation):
        yield refutation
    elif isinstance(refutation, CombinationRefutation):
        for case in refutation.cases:
            yield from _capacities(case.refutation)


def _least_spare(assessment: Assessment, voice: Voice) -> Figure:
    spare = [
        each.totals
        for each in assessment.initiatives
        if each.totals.get("spare_hours") is not None
    ]
    if not spare:
        return Figure(voice.say("figure.spare"), "–", voice.say("figure.tightest.none"))
    least = min(spare, key=lambda totals: exact_number(totals["spare_hours"]))
    return _figure("spare", least, voice.say("figure.spare.note", least), voice)


def _open(assessment: Assessment, voice: Voice) -> Figure:
    count = len(assessment.questions)
    decided = len(
        {each for question in assessment.questions for each in question.decides}
    )
    note = voice.say("figure.questions.none")
    if count:
        verdicts = voice.say("figure.questions.decided", {"n": decided})
        note = voice.say("figure.questions.note", {"n": count, "text": verdicts})
    return _figure("questions", {"n": count}, note, voice)

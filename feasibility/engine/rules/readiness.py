"""Readiness: is what the strategy stands on there, or will it be in time, and has somebody said so?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from feasibility.engine.context import first_whole_week
from feasibility.engine.requirements import Line
from feasibility.engine.side import Side
from feasibility.engine.told import Told
from feasibility.kernel.units import monday_of
from feasibility.model.assessment import Finding, Status
from feasibility.model.bounds import DATE
from feasibility.model.certificate import ReadinessRefutation
from feasibility.model.company import ReadinessAnswer
from feasibility.model.requirement import PrerequisiteNeed


def findings(told: Told) -> Iterator[Finding]:
    """For each prerequisite whether it is there, or when."""
    answers = {entry.prerequisite: entry for entry in told.context.company.readiness}
    for line, need in told.lines(PrerequisiteNeed):
        yield _of_line(told, line, need, answers.get(need.prerequisite))


def _of_line(
    told: Told, line: Line, need: PrerequisiteNeed, answer: ReadinessAnswer | None
) -> Finding:
    values: dict[str, Any] = {"prerequisite": need.prerequisite}
    said = answer.there if answer else None
    path = f"company.readiness[{need.prerequisite}]"
    evidence = {f"{path}.there": said.value if said else None}
    coming = (
        answer is not None
        and answer.ready_on is not None
        and not (said is not None and said.value is True)
    )
    if need.effect == "asks":
        code, status = "RDY003", _answered(said.value if said else None)
    elif (
        coming
        and answer is not None
        and answer.ready_on is not None
        and (not answer.ready_on.unknown)
    ):
        code, status, more = _in_time(told, need, answer)
        values |= more
        evidence = {f"{path}.ready_on": values.get("ready_day")}
    elif coming and (said is None or said.value is not False):
        code, status = "RDY002", "open"
        values["needed_day"] = _needed_by(told.low, need).isoformat()
    else:
        code, status = "RDY001", _answered(said.value if said else None)
        refuted = told.refuted_by(ReadinessRefutation, requirement=need.id)
        if refuted is not None and status != "met" and need.importance == "must":
            status = told.against
        elif need.importance == "must" and status == "missing":
            high = not told.high.counts(line)
            status = told.status(low=False, high=high)
    return told.finding(
        code,
        status,
        values,
        subject=need.id,
        importance=need.importance,
        evidence=evidence,
    )


def _answered(value: Any) -> Status:
    if value is None:
        return "open"
    return "met" if value else "missing"


def _in_time(
    told: Told, need: PrerequisiteNeed, answer: ReadinessAnswer
) -> tuple[str, Status, dict[str, Any]]:
    """A stated day against the latest start of the phase that waits for it."""
    low_day, low_by = _ready_on(told.low, answer), _needed_by(told.low, need)
    low = first_whole_week(low_day) <= told.low.spans[need.phase].last_start
    high_day, high_by = _ready_on(told.high, answer), _needed_by(told.high, need)
    high = first_whole_week(high_day) <= told.high.spans[need.phase].last_start
    status = told.status(low=low, high=high, must=need.importance == "must")
    day, by = (low_day, low_by) if status == "met" else (high_day, high_by)
    values = {"needed_day": by.isoformat()}
    if status != "open":
        values["ready_day"] = day.isoformat()
    return "RDY002", status, values


def _ready_on(side: Side, answer: ReadinessAnswer) -> date:
    path = f"company.readiness[{answer.prerequisite}].ready_on"
    if answer.ready_on is None:
        raise AssertionError(path)
    fact = side.context.said(path, answer.ready_on, answer)
    day: date = side.reader.less(path, fact, DATE, "date")
    return day


def _needed_by(side: Side, need: PrerequisiteNeed) -> date:
    """The Monday by which the phase has to start, whatever comes before it."""
    return monday_of(max(side.spans[need.phase].last_start, 0))

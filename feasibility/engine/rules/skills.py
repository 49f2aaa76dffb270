"""Skills: is there somebody who can, in every week of the phase, and more than one?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from feasibility.engine.capacity.presence import presence_gap
from feasibility.engine.needs import WILDCARD
from feasibility.engine.requirements import Line
from feasibility.engine.side import Side
from feasibility.engine.told import Told
from feasibility.engine.work import Work, phase_specs
from feasibility.kernel.units import monday_of
from feasibility.model.assessment import Finding, Status
from feasibility.model.certificate import SkillRefutation
from feasibility.model.requirement import Importance, WorkNeed

FEWEST = 2
"""So many are enough; where there are more, nobody asks."""


def findings(told: Told) -> Iterator[Finding]:
    """For each work who can do it and whether somebody is there; for each skill whether there are two."""
    alone: dict[str, Work] = {}
    for work, importance, line in _works(told):
        found = _somebody(told, work, importance, line)
        yield found
        if importance != "must":
            continue
        leaf = told.refuted_by(SkillRefutation, requirement=work.requirement)
        if found.status == "met" or leaf is not None:
            yield from _in_every_week(told, work, found.status)
        kept = alone.get(work.skill)
        if kept is None or kept.proficiency < work.proficiency:
            alone[work.skill] = work
    for work in alone.values():
        yield from _more_than_one(told, work)


def _works(told: Told) -> Iterator[tuple[Work, Importance, Line | None]]:
    """Must work with the hours it takes, then work that should or could be done."""
    lines = {need.id: (line, need) for line, need in told.lines(WorkNeed)}
    for work in told.low.works.values():
        line = lines.get(work.requirement, (None, None))[0]
        yield work, "must", line
    for line, need in lines.values():
        if need.importance != "must":
            work = Work(need.id, need.phase, need.skill, need.proficiency, 0)
            yield work, need.importance, line


def _somebody(
    told: Told, work: Work, importance: Importance, line: Line | None
) -> Finding:
    skill, proficiency = work.skill, work.proficiency
    values: dict[str, Any] = {"skill": skill, "proficiency": proficiency}
    able = told.low.able(skill, proficiency)
    must = importance == "must"
    if able:
        values["workers"] = list(able)
        return _make(told, "SKL001", "met", work, values, importance=importance)
    better = told.high.able(skill, proficiency)
    holds = bool(better) or (line is not None and not told.high.counts(line))
    status = told.status(low=False, high=holds, must=must)
    if status == "open":
        variant = "silence" if better == (WILDCARD,) else ""
        return _make(
            told, "SKL001", "open", work, values, variant=variant, importance=importance
        )
    held = told.high.crew.people.proficiency.get(skill, {})
    units = told.high.crew.people.units
    most = max(
        (
            level
            for worker, level in held.items()
            if told.context.serves_unit(units[worker], told.initiative)
        ),
        default=0,
    )
    if most == 0:
        return _make(told, "SKL001", "missing", work, values, importance=importance)
    values["held_proficiency"] = most
    return _make(told, "SKL001", "partial", work, values, importance=importance)


def _in_every_week(told: Told, work: Work, somebody: Status) -> Iterator[Finding]:
    """Weeks without anybody that no placement of the phase goes round."""
    values: dict[str, Any] = {"skill": work.skill}
    leaf = told.refuted_by(SkillRefutation, requirement=work.requirement)
    if leaf is not None:
        if somebody != "met" and told.against == somebody:
            return
        gaps = [day.isoformat() for day in leaf.gaps]
        yield _gap(told, told.against, work, gaps)
        return
    if told.holds or not (gaps := _gaps(told.low, work)):
        if _somebody_is_away(told, work):
            yield _make(told, "SKL002", "met", work, {**values, "phase": work.phase})
        return
    best = _gaps(told.high, work)
    status = told.status(low=False, high=not best)
    yield _gap(told, status, work, best if status == "missing" else gaps)


def _somebody_is_away(told: Told, work: Work) -> bool:
    """Whether one of the two who can is not there in a week of the phase, so that the other has to be."""
    if told.way is not None:
        first, last = told.way.placements[work.phase]
    else:
        window = told.low.phase_windows[work.phase]
        first, last = window.earliest_start, window.latest_end
    supply = told.low.crew.people.supply
    weeks = supply.span(first, last)
    team = supply.team(told.low.able(work.skill, work.proficiency))
    if len(team) > FEWEST:
        return False
    return any(weeks & ~supply.present[worker] for worker in team)


def _gap(told: Told, status: Status, work: Work, gaps: list[str]) -> Finding:
    values: dict[str, Any] = {
        "gap_mondays": gaps,
        "proficiency": work.proficiency,
        "skill": work.skill,
    }
    if status == "missing":
        values["phase"] = work.phase
    return _make(told, "SKL002", status, work, values)


def _gaps(side: Side, work: Work) -> list[str]:
    demand = side.demands.get(work.requirement)
    if demand is None or side.windows is None:
        return []
    specs = phase_specs(side.initiative, side.windows, ())
    spec = next(each for each in specs if each.phase == work.phase)
    gaps = presence_gap(spec, demand, side.crew.people.supply)
    return [monday_of(week).isoformat() for week in gaps or ()]


def _more_than_one(told: Told, work: Work) -> Iterator[Finding]:
    able = told.low.able(work.skill, work.proficiency)
    if len(able) == 1:
        values: dict[str, Any] = {"skill": work.skill, "worker": able[0]}
        yield told.finding("SKL003", "partial", values, subject=work.skill)
    elif len(able) == FEWEST:
        values = {"skill": work.skill, "n_workers": len(able)}
        yield told.finding("SKL003", "met", values, subject=work.skill)


def _make(
    told: Told,
    code: str,
    status: Status,
    work: Work,
    values: dict[str, Any],
    *,
    variant: str = "",
    importance: Importance = "must",
) -> Finding:
    return told.finding(
        code,
        status,
        values,
        subject=work.requirement,
        variant=variant,
        importance=importance,
    )

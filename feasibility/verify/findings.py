"""Whether findings and totals agree with the answer they stand beside, and with the arithmetic."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from feasibility.kernel.units import (
    QUARTERS_PER_HOUR,
    exact,
    week_of,
)
from feasibility.model.assessment import Finding, InitiativeAssessment
from feasibility.model.rule_book import rule_of
from feasibility.model.witness import WayOfWorking, Witness
from feasibility.verify.calendar import frozen_for
from feasibility.verify.people import able, plannable_quarters
from feasibility.verify.reading import Reading
from feasibility.verify.requirements import Work, work_of
from feasibility.verify.standpoint import Standpoint, standpoint_of
from feasibility.verify.verification import Ledger
from feasibility.verify.world import World, by_key

SPARE = ("spare_hours", "skill", "first_week", "last_week")
AGAINST = ("missing", "partial")


def check_findings(answer: InitiativeAssessment, ledger: Ledger) -> None:
    """Rules, messages and statuses are those of the rule book, and say what the answer says."""
    for finding in answer.findings:
        check_finding(finding, ledger.at(f"findings[{finding.id}]"))
    against = [each for each in answer.findings if _stands_against(each)]
    said = answer.totals.get("n_blocking", len(against))
    if said != len(against):
        ledger.at("totals").refuse("blocking_differs", claimed=said, found=len(against))
    if against and answer.as_stated != "infeasible":
        ledger.at("findings").refuse(
            "finding_against_the_answer",
            as_stated=answer.as_stated,
            findings=[each.id for each in against],
        )
    if answer.findings and not against and answer.as_stated == "infeasible":
        ledger.at("findings").refuse("no_finding_against", as_stated="infeasible")


def _stands_against(finding: Finding) -> bool:
    blocks = finding.effect == "blocks" and finding.importance == "must"
    return blocks and finding.status in AGAINST


def check_finding(finding: Finding, ledger: Ledger) -> None:
    """The finding is one that its rule can make."""
    rule = rule_of(finding.rule)
    if rule is None or rule.code != finding.rule:
        ledger.refuse("no_such_rule", rule=finding.rule)
        return
    if finding.effect != rule.effect:
        ledger.refuse("effect_differs", claimed=finding.effect, found=rule.effect)
    expected = f"{rule.name}.{finding.status}"
    if f"{finding.message}.".startswith(f"{expected}.") is False:
        ledger.refuse("message_differs", claimed=finding.message, found=expected)


def check_hours(
    world: World, answer: InitiativeAssessment, witness: Witness, ledger: Ledger
) -> None:
    """Of a feasible initiative: the hours it takes, and those to spare where it is tightest."""
    claimed = {name: answer.totals[name] for name in SPARE if name in answer.totals}
    told = [each for each in answer.findings if "spare_hours" in each.values]
    way = next(
        (
            each
            for each in witness.ways
            if each.initiative == answer.id and not each.reserved
        ),
        None,
    )
    if way is None or answer.as_stated != "feasible":
        if claimed or told:
            ledger.at("totals").refuse("nothing_placed", claimed=sorted(claimed))
        return
    reading = Reading(way.reading, "witness")
    at = standpoint_of(world, world.initiatives[answer.id], reading)
    needed = Fraction(sum(work.quarters for work in work_of(at)), QUARTERS_PER_HOUR)
    said = answer.totals.get("needed_hours")
    if said is not None and exact(said) != needed:
        ledger.at("totals").refuse("needed_differs", claimed=said, found=needed)
    least = least_spare(at, way, witness)
    for place, values in (("totals", claimed), *_told(told)):
        if values and values != least:
            ledger.at(place).refuse(
                "spare_differs", claimed=_flat(values), found=_flat(least)
            )


def _told(findings: list[Finding]) -> Iterator[tuple[str, dict[str, Any]]]:
    for each in findings:
        values = {name: each.values.get(name) for name in SPARE}
        yield f"findings[{each.id}]", values


def _flat(values: dict[str, Any]) -> list[str]:
    return [f"{name} {value}" for name, value in sorted(values.items())]


def least_spare(at: Standpoint, way: WayOfWorking, witness: Witness) -> dict[str, Any]:
    """What is left to those able to do a work over the weeks of its phase; the least of all works."""
    placed = {each.phase: each for each in way.placements}
    taken = _taken(way, witness)
    found = [
        (
            _left(
                at,
                work,
                placed[work.phase].first_week,
                placed[work.phase].last_week,
                taken,
            ),
            placed[work.phase].first_week,
            placed[work.phase].last_week,
            work.skill,
        )
        for work in work_of(at)
        if work.quarters and work.phase in placed
    ]
    if not found:
        return {}
    quarters, first, last, skill = min(found)
    values = (quarters / QUARTERS_PER_HOUR, skill, str(first), str(last))
    return dict(zip(SPARE, values, strict=True))


def _taken(way: WayOfWorking, witness: Witness) -> dict[tuple[str, int], int]:
    """Quarter-hours of each worker-week taken by programmes, and by all ways or those as certain as this."""
    taken: dict[tuple[str, int], int] = {}
    parts = [
        (part.worker, part.week, part.quarters)
        for each in witness.ways
        if way.reading == "typical" or each.reading == way.reading
        for part in each.parts
    ]
    parts += [
        (part.worker, monday, part.quarters)
        for part in witness.programmes
        for monday in part.weeks
    ]
    for worker, monday, quarters in parts:
        pair = (worker, week_of(monday))
        taken[pair] = taken.get(pair, 0) + quarters
    return taken


def _left(
    at: Standpoint,
    work: Work,
    first: date,
    last: date,
    taken: dict[tuple[str, int], int],
) -> int:
    phase = by_key(at.template.phases if at.template else ())[work.phase]
    weeks = frozen_for(at, phase).free_in(week_of(first), week_of(last))
    workers = able(at.world, at.reading, at.initiative, work.skill, work.proficiency)
    return sum(
        max(
            0,
            plannable_quarters(at.world, at.reading, worker, week)
            - taken.get((worker, week), 0),
        )
        for worker in workers
        for week in weeks
    )


__all__ = ["check_finding", "check_findings", "check_hours"]

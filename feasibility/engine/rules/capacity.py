"""Capacity: do the hours fit, week by week, with what runs already?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from feasibility.engine.capacity.flow import growth, three_largest
from feasibility.engine.needs import WILDCARD
from feasibility.engine.proofs import refuted_capacity, refuted_three
from feasibility.engine.side import Side
from feasibility.engine.told import Told
from feasibility.kernel.units import hours, week_of
from feasibility.model.assessment import Finding
from feasibility.model.certificate import (
    CapabilityRefutation,
    CapacityRefutation,
    CombinationRefutation,
    FlowRefutation,
    LimitRefutation,
)

# These come after the hours have been looked at: where one of them refutes, the hours fit.
_AFTER_HOURS = (
    CapabilityRefutation,
    CombinationRefutation,
    FlowRefutation,
    LimitRefutation,
)


def findings(told: Told) -> Iterator[Finding]:
    """Whether all hours fit; where three people are not enough; whether they were placed."""
    if not told.low.works:
        return
    yield from _all(told)
    yield from _three(told)
    yield from _placed(told)


def _all(told: Told) -> Iterator[Finding]:
    values = {"needed_hours": _hours_of(told.low)}
    refutations = _stated(told)
    if refutations:
        for refutation in refutations:
            yield _short(told, refutation)
    elif told.answer == "feasible" or _seen_after_hours(told):
        yield told.finding("WRK001", "met", values, subject="hours")
    else:
        yield _by_itself(told, values)


def _stated(told: Told) -> list[CapacityRefutation]:
    """What the verdict says of hours; for a yes at typical values, what the bad ends say."""
    against = told.refuting
    pessimistic = told.settled.judgement.pessimistic.refutation
    if not against and not told.holds and pessimistic is not None:
        against = (pessimistic,)
    found = [
        each
        for each in against
        if isinstance(each, CapacityRefutation) and each.rule == "all"
    ]
    return found[:1]


def _seen_after_hours(told: Told) -> bool:
    """Whether the pessimistic reading got past the hours and failed by the tools."""
    pessimistic = told.settled.judgement.pessimistic
    return isinstance(pessimistic.refutation, _AFTER_HOURS)


def _by_itself(told: Told, values: dict[str, Any]) -> Finding:
    """The hours beside running programmes alone, where something else refuted first."""
    low = _refuted(told, told.low)
    if low is None:
        return told.finding("WRK001", "met", values, subject="hours")
    high = _refuted(told, told.high)
    if told.status(low=False, high=high is None) == "missing" and high is not None:
        return _short(told, high, proved=True)
    return _short(told, low, proved=False)


def _refuted(told: Told, side: Side) -> CapacityRefutation | None:
    demands = tuple(side.demands.values())
    if not demands:
        return None
    crew = side.crew
    short = growth(crew.network, demands)
    if not short.quarters:
        return None
    skills = dict(crew.skills)
    for work in side.works.values():
        skills[told.case.id, work.requirement] = (work.skill, work.proficiency)
    return refuted_capacity(short, crew.people.supply, told.case.id, skills)


def _short(
    told: Told, refutation: CapacityRefutation, *, proved: bool | None = None
) -> Finding:
    if proved is None:
        proved = told.answer == "infeasible"
    demands = refutation.demands
    values: dict[str, Any] = {
        "first_week": min(each.first_week for each in demands).isoformat(),
        "last_week": max(each.last_week for each in demands).isoformat(),
        "skills": sorted({each.skill for each in demands}),
    }
    needed, there = refutation.needed_quarters, refutation.there_quarters
    evidence = {
        f"company.team[{each.worker}]": hours(each.quarters)
        for each in refutation.supplies
        if each.worker != WILDCARD and each.worker in told.low.view.index.people
    }
    if proved:
        values |= {
            "needed_hours": hours(needed),
            "there_hours": hours(there),
            "short_hours": hours(needed - there),
        }
        return told.finding(
            "WRK001", "missing", values, subject="hours", evidence=evidence
        )
    least = _needed_at_best(told, refutation)
    most = _there_at_best(told, refutation)
    values |= {
        "least_needed_hours": hours(min(least, needed)),
        "most_needed_hours": hours(needed),
        "least_there_hours": hours(there),
        "most_there_hours": None if most is None else hours(max(most, there)),
    }
    return told.finding("WRK001", "open", values, subject="hours", evidence=evidence)


def _needed_at_best(told: Told, refutation: CapacityRefutation) -> int:
    works = told.high.works
    return sum(
        works[each.requirement].quarters
        if each.owner == told.case.id and each.requirement in works
        else each.quarters
        for each in refutation.demands
    )


def _there_at_best(told: Told, refutation: CapacityRefutation) -> int | None:
    """What the same people may have in the same weeks; none where somebody not listed may help."""
    supply = told.high.crew.people.supply
    if WILDCARD in supply.index:
        return None
    total = 0
    for each in refutation.supplies:
        first, last = each.first_week, each.last_week
        weeks = supply.span(week_of(first), week_of(last))
        total += supply.quarters(supply.index[each.worker], weeks)
    return total


def _three(told: Told) -> Iterator[Finding]:
    """Work that three people may not be enough for; said only where one is not."""
    leaf = told.refuted_by(CapacityRefutation, rule="three")
    for work in told.low.works.values():
        if leaf is not None and leaf.demands[0].requirement == work.requirement:
            yield _needs_more(told, leaf, told.against == "missing")
            continue
        demand = told.low.demands.get(work.requirement)
        if demand is None or not _takes_more_than_one(told.low, demand):
            continue
        low = three_largest(demand, told.low.crew.people.supply)
        if told.holds or low is None:
            values = {"phase": work.phase, "skill": work.skill}
            yield told.finding("WRK002", "met", values, subject=work.requirement)
            continue
        skills = {(told.case.id, work.requirement): (work.skill, work.proficiency)}
        best = told.high.demands.get(work.requirement)
        high = best and three_largest(best, told.high.crew.people.supply)
        proved = told.status(low=False, high=not high) == "missing"
        side, found = (told.high, high) if proved and high else (told.low, low)
        refutation = refuted_three(found, side.crew.people.supply, skills)
        yield _needs_more(told, refutation, proved)


def _takes_more_than_one(side: Side, demand: Any) -> bool:
    supply = side.crew.people.supply
    mask = supply.mask(demand.window)
    held = (supply.quarters(each, mask) for each in supply.team(demand.workers))
    most = max(held, default=0)
    return bool(0 < most < demand.quarters)


def _needs_more(told: Told, refutation: CapacityRefutation, proved: bool) -> Finding:
    demand = refutation.demands[0]
    work = told.low.works.get(demand.requirement)
    values: dict[str, Any] = {
        "phase": work.phase if work else None,
        "skill": demand.skill,
    }
    needed, there = refutation.needed_quarters, refutation.there_quarters
    if proved:
        values |= {"needed_hours": hours(needed), "there_hours": hours(there)}
        return told.finding("WRK002", "missing", values, subject=demand.requirement)
    least = min(_needed_at_best(told, refutation), needed)
    most = _there_at_best(told, refutation)
    values |= {
        "least_needed_hours": hours(least),
        "most_needed_hours": hours(needed),
        "least_there_hours": hours(there),
        "most_there_hours": None if most is None else hours(max(most, there)),
    }
    return told.finding("WRK002", "open", values, subject=demand.requirement)


def _placed(told: Told) -> Iterator[Finding]:
    if told.answer == "feasible":
        yield told.finding("WRK003", "met", {}, subject="placement")
    elif told.answer == "not_proven":
        values = {"needed_hours": _hours_of(told.low)}
        yield told.finding("WRK003", "open", values, subject="placement")


def _hours_of(side: Side) -> float:
    return hours(sum(work.quarters for work in side.works.values()))

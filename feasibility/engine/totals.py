"""What an initiative's headline is worded with: counts, hours, dates, and what the goal comes to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from feasibility.engine.formulas import as_text
from feasibility.engine.told import Told
from feasibility.engine.work import Work
from feasibility.kernel.units import hours, monday_of
from feasibility.model.assessment import Finding
from feasibility.model.requirement import FlowNeed, SuppressNeed

NO_ESTIMATE = 1000
"""Hours that span as many times their least are no estimate: they are read where nobody knows. An assumption."""


def totals_of(told: Told, findings: Iterable[Finding]) -> dict[str, Any]:
    """Counts and figures at the reading of the verdict; what is not known is left out."""
    side = told.high if told.answer == "infeasible" else told.low
    totals: dict[str, Any] = {
        "n_requirements": len(side.musts),
        "n_flows": sum(
            isinstance(line.need, FlowNeed | SuppressNeed) for line in side.musts
        ),
        "n_blocking": sum(
            each.effect == "blocks"
            and each.importance == "must"
            and each.status in {"partial", "missing"}
            for each in findings
        ),
    }
    way = told.way
    if way is not None:
        needed = sum(demand.quarters for demand in way.demands)
        totals["launch_day"] = monday_of(way.launch_week).isoformat()
        totals["needed_hours"] = hours(needed)
    else:
        totals |= _hours_known(side.works, told.low.works, told.high.works)
    return {**totals, **_goal(told)}


def _hours_known(
    works: Mapping[str, Work], worst: Mapping[str, Work], best: Mapping[str, Work]
) -> dict[str, Any]:
    """Hours at the reading of the verdict; of work whose hours nobody knows the least, and how many these are."""
    open_ones = {
        name
        for name, work in best.items()
        if name in worst and worst[name].quarters > NO_ESTIMATE * (work.quarters + 1)
    }
    known = {**works, **{name: best[name] for name in open_ones}}
    totals = {"needed_hours": hours(sum(work.quarters for work in known.values()))}
    return {**totals, "n_open_hours": len(open_ones)} if open_ones else totals


def _goal(told: Told) -> dict[str, Any]:
    """The goal where a way of working says when it launches; else what was asked for."""
    stated = told.initiative.goal
    if stated is None:
        return {}
    totals: dict[str, Any] = {"measure": stated.measure}
    if stated.by_day.value is not None:
        totals["goal_day"] = stated.by_day.value.isoformat()
    goal, way = told.low.goal, told.way
    if goal is None or way is None:
        return totals
    totals["effect_day"] = goal.effect_day(way.launch_week).isoformat()
    if goal.measure != "launched":
        totals["reached"] = as_text(goal.reached(way.launch_week))
        totals["target"] = as_text(goal.target)
    return totals

"""What an initiative's headline is worded with: counts, hours, dates, and what the goal comes to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from feasibility.engine.formulas import as_text
from feasibility.engine.told import Told
from feasibility.kernel.units import hours, monday_of
from feasibility.model.assessment import Finding
from feasibility.model.requirement import FlowNeed, SuppressNeed


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
    else:
        needed = sum(work.quarters for work in side.works.values())
    totals["needed_hours"] = hours(needed)
    return {**totals, **_goal(told)}


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

"""Goal: does the funnel come to the target, and can sellers take on what it brings?"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor
from typing import Any

from feasibility.engine.formulas import as_text
from feasibility.engine.goal import CAPPED_AFTER, GoalReading, funnel_sums
from feasibility.engine.side import Side
from feasibility.engine.told import Told, counted
from feasibility.kernel.units import DAYS_PER_WEEK
from feasibility.model.assessment import Finding
from feasibility.model.bounds import ACCOUNTS, AMOUNT_OF_MONEY, PER_WEEK, TARGET
from feasibility.model.certificate import GoalRefutation

MINOR = 100
"""Minor units in a whole one: a deal's size stands in whole units, as the target does."""


def findings(told: Told) -> Iterator[Finding]:
    """What the funnel reaches, and what of it sellers can take on."""
    low, high = told.low.goal, told.high.goal
    if low is None or told.initiative.goal is None or low.measure == "launched":
        return
    assert high is not None
    yield _funnel(told, low, high)
    for counts in low.caps:
        found = _capacity(told, low, high, counts)
        if found is not None:
            yield found


def _first(told: Told, side: Side) -> int:
    """The launch that the funnel is counted from: the one that was found, else the earliest."""
    if told.way is not None and side is told.low:
        return told.way.launch_week
    return side.launch.first_start


def _funnel(told: Told, low: GoalReading, high: GoalReading) -> Finding:
    leaf = next(
        (
            each
            for each in told.refuting
            if isinstance(each, GoalRefutation) and not each.shared_with
        ),
        None,
    )
    reached = low.reached(_first(told, told.low))
    goal_day = _day(low)
    values: dict[str, Any] = {"goal_day": goal_day, "measure": low.measure}
    more: dict[str, Any] = {"subject": "goal.target", "evidence": _read(told, low)}
    if told.holds or (reached >= low.target and leaf is None):
        values |= {"reached": as_text(reached), "target": as_text(low.target)}
        return told.finding("GOL001", "met", values, **more)
    most = high.reached(_first(told, told.high))
    if leaf is not None and told.against == "missing":
        values |= {"reached": _plain(leaf.reached), "target": _plain(leaf.target)}
        values["goal_day"] = _day(high)
        return told.finding("GOL001", "missing", values, **more)
    if told.status(low=False, high=most >= high.target) == "missing":
        values |= {"reached": as_text(most), "target": as_text(high.target)}
        return told.finding("GOL001", "missing", values, **more)
    reached, most = sorted((reached, most))
    spoken: dict[str, Any] = {
        "least_reached": as_text(reached),
        "most_reached": as_text(most) if _is_known(high) else None,
    }
    variant = ""
    if spoken["most_reached"] is None and reached == 0:
        spoken, variant = {}, "reached_unknown"
    if low.target < TARGET.most:
        spoken["target"] = as_text(low.target)
    else:
        variant = "nothing_known" if variant else "no_target"
    values |= spoken
    return told.finding("GOL001", "open", values, variant=variant, **more)


def _is_known(goal: GoalReading) -> bool:
    """Whether somebody said how many accounts and how large a deal; what is read else has no sense."""
    factors = dict(goal.factors)
    money = factors.get("deal_size", Fraction(0))
    most = Fraction(AMOUNT_OF_MONEY.most, MINOR)
    return goal.accounts < ACCOUNTS.most and money < most


def _plain(number: str) -> str:
    return as_text(Fraction(number))


def _day(goal: GoalReading) -> str | None:
    """The goal's date, unless nobody stated one."""
    return goal.by.isoformat() if 1 < goal.by.year < 9999 else None


def _read(told: Told, low: GoalReading) -> dict[str, Any]:
    """Target and accounts, which every funnel starts and ends with."""
    facts: dict[str, Any] = {
        f"plan.initiatives[{told.case.id}].goal.target": low.target
    }
    if low.audience:
        facts[f"company.audiences[{low.audience}].accounts"] = low.accounts
    return facts


def _capacity(
    told: Told, low: GoalReading, high: GoalReading, counts: str
) -> Finding | None:
    """What sellers can take on by then against what the target takes."""
    needed, there = _sums(low, _first(told, told.low), counts)
    values: dict[str, Any] = {"sales_counts": counts}
    more: dict[str, Any] = {"subject": f"sales_capacity.{counts}"}
    if needed is None:
        return None
    if told.holds or there >= needed:
        comes = _comes(low, counts)
        come = comes if needed <= comes <= there else needed
        values["needed"], values["there"] = counted(come, there)
        return told.finding("GOL002", "met", values, **more)
    least, most = _sums(high, _first(told, told.high), counts)
    holds = least is not None and most >= least
    if told.status(low=False, high=holds) == "missing" and least is not None:
        values["needed"], values["there"] = counted(least, most)
        return told.finding("GOL002", "missing", values, **more)
    a_week = high.caps.get(counts, Fraction(0))
    known = low.target < TARGET.most
    if not known and there == 0 and a_week >= PER_WEEK.most:
        return told.finding("GOL002", "open", values, variant="nothing_known", **more)
    values |= {
        "least_needed": str(ceil(min(least or Fraction(0), needed))),
        "most_needed": str(ceil(needed)) if known else None,
        "least_there": str(floor(there)),
        "most_there": str(floor(most)) if a_week < PER_WEEK.most else None,
    }
    return told.finding("GOL002", "open", values, **more)


def _sums(
    goal: GoalReading, launch: int, counts: str
) -> tuple[Fraction | None, Fraction]:
    """How many the target takes (none: no number would do), and how many sellers can take on."""
    names = [name for name, _ in goal.factors]
    place = names.index(CAPPED_AFTER[counts]) + 1
    behind = Fraction(1)
    for _, factor in goal.factors[place:]:
        behind *= factor
    line = next(
        each for each in funnel_sums(goal, launch) if each.what == f"sales_{counts}"
    )
    there = Fraction(line.there) * Fraction(line.needed) / DAYS_PER_WEEK
    return (goal.target / behind if behind else None), there


def _comes(goal: GoalReading, counts: str) -> Fraction:
    """How many come up to that stage."""
    value = goal.accounts
    for name, factor in goal.factors:
        value *= factor
        if name == CAPPED_AFTER[counts]:
            break
    return value

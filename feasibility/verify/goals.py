"""Goal, funnel and the day a launch has its effect (docs/semantics.md, section 5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from feasibility.kernel.units import DAYS_PER_WEEK
from feasibility.model.bounds import (
    ACCOUNTS,
    AMOUNT_OF_MONEY,
    DAYS,
    PER_WEEK,
    SHARE,
    TARGET,
    Bounds,
)
from feasibility.model.fact import Fact
from feasibility.model.market import PurchaseWindow
from feasibility.model.plan import Goal
from feasibility.model.team import SalesCapacity
from feasibility.verify.money import in_minor
from feasibility.verify.places import Place
from feasibility.verify.reading import Better
from feasibility.verify.standpoint import Standpoint

MINOR_UNITS = 100
OPPORTUNITIES = ("opportunities", "qualified_pipeline")
WON = ("won_deals", "won_revenue")
IN_MONEY = ("qualified_pipeline", "won_revenue")
LAST_DAY = date.max.toordinal()
WEEKS_OF_TWO_YEARS = 105


@dataclass(frozen=True)
class Spans:
    """Days from launch to the first engaged account, to the opportunity, to the deal."""

    ramp: int
    lag: int
    cycle: int


def spans_of(at: Standpoint) -> Spans:
    """The three spans; the segment's, else the template's."""
    return Spans(
        ramp=int(_of_segment(at, "ramp_days", DAYS, "less")),
        lag=int(_of_segment(at, "lag_days", DAYS, "less")),
        cycle=int(_of_segment(at, "sales_cycle_days", DAYS, "less")),
    )


def _of_segment(at: Standpoint, name: str, bounds: Bounds, better: Better) -> Fraction:
    segment, template = at.world.segment_of(at.initiative), at.template
    fact: Fact[Any] | None = getattr(segment, name) if segment is not None else None
    place: Place = ("company", "segments", segment.id, name) if segment else ()
    if fact is None and template is not None:
        fact = getattr(template.spans, name)
        place = ("catalog", "templates", template.id, "spans", name)
    return at.reading.number(place, fact, bounds, better=better)


def goal_day(at: Standpoint, goal: Goal) -> int:
    """The day (ordinal) by which the goal is to be reached."""
    day = at.reading.day((*at.place, "goal", "by_day"), goal.by_day, better="more")
    return day.toordinal()


def effect_day(at: Standpoint, goal: Goal, launch: int) -> int:
    """The day (ordinal) on which a launch in this week has its effect."""
    day = launch * DAYS_PER_WEEK + 1 + sum(days_to_effect(at, goal))
    return _in_purchase_window(at, day) if goal.measure in WON else day


def _in_purchase_window(at: Standpoint, day: int) -> int:
    segment = at.world.segment_of(at.initiative)
    windows = segment.purchase_windows if segment is not None else ()
    if not windows or day > LAST_DAY:
        return day
    here = date.fromordinal(day)
    year, month = here.year, here.month
    for step in range(12):
        if any(_holds(window, month) for window in windows):
            return day if step == 0 else date(year, month, 1).toordinal()
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
        if year > date.max.year:
            break
    return LAST_DAY + 1


def _holds(window: PurchaseWindow, month: int) -> bool:
    first, last = window.first_month, window.last_month
    if first <= last:
        return first <= month <= last
    return month >= first or month <= last


def target_of(at: Standpoint, goal: Goal) -> Fraction:
    """What is to be reached (whole currency units for money)."""
    place = (*at.place, "goal", "target")
    return at.reading.number(place, goal.target, TARGET, better="less")


def accounts_of(at: Standpoint) -> Fraction:
    """Accounts in the audience."""
    audience = at.world.audience_of(at.initiative)
    if audience is None:
        return at.reading.number((*at.place, "audience"), None, ACCOUNTS, better="more")
    place = ("company", "audiences", audience.id, "accounts")
    return at.reading.number(place, audience.accounts, ACCOUNTS, better="more")


def funnel(at: Standpoint, goal: Goal, launch: int) -> dict[str, Fraction]:
    """Every number of the funnel for a launch in this week, from `accounts` to `reached`."""
    spans = spans_of(at)
    engaged_day = launch * DAYS_PER_WEEK + 1 + spans.ramp
    by = goal_day(at, goal)
    numbers = {"accounts": accounts_of(at)}
    numbers["engagement_rate"] = _of_segment(at, "engagement_rate", SHARE, "more")
    engaged = numbers["accounts"] * numbers["engagement_rate"]
    after = _days_after_engaged(goal, spans)
    for counts in ("accounts", "leads"):
        engaged = _capped(at, engaged, counts, by - engaged_day - after, numbers)
    numbers["engaged"] = numbers["reached"] = engaged
    if goal.measure == "engaged_accounts":
        return numbers
    numbers["opportunity_rate"] = _of_segment(at, "opportunity_rate", SHARE, "more")
    opportunities = engaged * numbers["opportunity_rate"]
    cycle = spans.cycle if goal.measure in WON else 0
    days = by - engaged_day - spans.lag - cycle
    opportunities = _capped(at, opportunities, "opportunities", days, numbers)
    numbers["opportunities"] = reached = opportunities
    if goal.measure in WON:
        numbers["win_rate"] = _of_segment(at, "win_rate", SHARE, "more")
        numbers["won"] = reached = opportunities * numbers["win_rate"]
    if goal.measure in IN_MONEY:
        numbers["deal_size"] = deal_size(at)
        reached = reached * numbers["deal_size"]
    numbers["reached"] = reached
    return numbers


def _days_after_engaged(goal: Goal, spans: Spans) -> int:
    if goal.measure in WON:
        return spans.lag + spans.cycle
    return spans.lag if goal.measure in OPPORTUNITIES else 0


def _capped(
    at: Standpoint, flow: Fraction, counts: str, days: int, numbers: dict[str, Fraction]
) -> Fraction:
    """The flow, held down by what all sellers of the segment together can take on in so many days."""
    sellers = _sellers(at, counts)
    if not sellers:
        return flow
    a_week = Fraction(0)
    for entry in sellers:
        place = ("company", "sales_capacity", entry.id, "a_week")
        a_week += at.reading.number(place, entry.a_week, PER_WEEK, better="more")
    cap = a_week * max(0, days) / DAYS_PER_WEEK
    numbers[f"a_week:{counts}"] = a_week
    numbers[f"days:{counts}"] = Fraction(max(0, days))
    numbers[f"sales_capacity:{counts}"] = cap
    return min(flow, cap)


def _sellers(at: Standpoint, counts: str) -> list[SalesCapacity]:
    return [
        entry
        for entry in at.world.company.sales_capacity
        if entry.counts == counts and entry.segment in (None, at.initiative.segment)
    ]


def deal_size(at: Standpoint) -> Fraction:
    """Money of one deal, in whole units of the company's currency."""
    segment = at.world.segment_of(at.initiative)
    fact = segment.deal_size if segment is not None else None
    place = (
        ("company", "segments", segment.id, "deal_size")
        if segment is not None
        else (*at.place, "segment")
    )
    minor = at.reading.money(
        place,
        fact,
        AMOUNT_OF_MONEY,
        better="more",
        in_minor=in_minor(at.world, at.reading, need=False),
    )
    return minor / MINOR_UNITS


def latest_launch(at: Standpoint) -> int | None:
    """The last week of launch that still reaches the goal in time; None: no goal asks.

    Where no week reaches the target, the last that is in time: then the funnel refutes, not the
    calendar.
    """
    goal = at.initiative.goal
    if goal is None or at.goal_bounds == "nothing":
        return None
    if at.goal_bounds == "day":
        return _last_in_time(at, goal)
    if "latest_launch" not in at.memo:
        in_time = _last_in_time(at, goal)
        week, first = min(in_time, at.world.last_week), at.world.this_week
        while week >= first and not reaches(at, goal, week):
            week -= 1
        at.memo["latest_launch"] = week if week >= first else in_time
    found: int = at.memo["latest_launch"]
    return found


def _last_in_time(at: Standpoint, goal: Goal) -> int:
    """The last week whose launch has its effect by the goal's day; week 0 where none has."""
    by = goal_day(at, goal)
    week = max(0, (by - sum(days_to_effect(at, goal)) - 1) // DAYS_PER_WEEK)
    earliest = max(0, week - WEEKS_OF_TWO_YEARS)
    while week > earliest and effect_day(at, goal, week) > by:
        week -= 1
    return week


def days_to_effect(at: Standpoint, goal: Goal) -> tuple[int, ...]:
    """The spans from launch to the goal's effect, in their order."""
    spans = spans_of(at)
    if goal.measure == "launched":
        return ()
    if goal.measure in OPPORTUNITIES:
        return (spans.ramp, spans.lag)
    return (
        (spans.ramp, spans.lag, spans.cycle) if goal.measure in WON else (spans.ramp,)
    )


def reaches(at: Standpoint, goal: Goal, launch: int) -> bool:
    """Whether a launch in this week reaches the target, and in time."""
    if effect_day(at, goal, launch) > goal_day(at, goal):
        return False
    if goal.measure == "launched":
        return True
    return funnel(at, goal, launch)["reached"] >= target_of(at, goal)


def accounts_needed(at: Standpoint) -> Fraction | None:
    """Accounts a sourced goal takes of its audience; None: none that is shared.

    Where what follows accounts comes to nothing, more than there can ever be.
    """
    goal = at.initiative.goal
    if goal is None or goal.counts != "sourced" or goal.measure == "launched":
        return None
    if at.world.audience_of(at.initiative) is None:
        return None
    follows = _of_segment(at, "engagement_rate", SHARE, "more")
    if goal.measure != "engaged_accounts":
        follows *= _of_segment(at, "opportunity_rate", SHARE, "more")
    if goal.measure in WON:
        follows *= _of_segment(at, "win_rate", SHARE, "more")
    if goal.measure in IN_MONEY:
        follows *= deal_size(at)
    target = target_of(at, goal)
    if follows == 0:
        return Fraction(ACCOUNTS.most + 1) if target else Fraction(0)
    return target / follows

"""Which providers serve a capability, and what rules each of the others out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Literal

from feasibility.kernel.units import monday_of, sunday_of
from feasibility.model.requirement import CapabilityNeed
from feasibility.model.stack import Provider
from feasibility.verify.bounds import owner_leaves
from feasibility.verify.calendar import LAST_WEEK, clamped_monday, first_whole_week
from feasibility.verify.levels import level
from feasibility.verify.limits import (
    adds_up,
    day_of_need,
    limit_there,
    needed,
    uses_of,
)
from feasibility.verify.places import Place
from feasibility.verify.policies import forbids_provider
from feasibility.verify.requirements import lines_of, served_by_need
from feasibility.verify.standpoint import Standpoint
from feasibility.verify.windows import Window, windows_of
from feasibility.verify.world import SILENT, STATUSES

Reason = Literal[
    "level", "status", "dates", "market_unit", "policy", "owner", "limit", "minimum"
]
BY_DATE = ("implementing", "planned")
RUNNING = ("live", "retiring")
FRIDAY = timedelta(days=4)


@dataclass(frozen=True)
class RuledOut:
    """The first fact that rules a provider out; numbers or days where the reason has them."""

    reason: Reason
    there: Fraction | date | None = None
    needed: Fraction | date | None = None


def ruled_out(
    at: Standpoint, need: CapabilityNeed, provider: Provider
) -> RuledOut | None:
    """Why a provider, taken alone, does not serve a requirement; None if it does."""
    there = level(at.world, at.reading, provider, need.capability)
    if there < need.level:
        return RuledOut("level", Fraction(there), Fraction(need.level))
    if not status_serves(at, provider):
        return RuledOut("status")
    window = windows_of(at).get(need.phase)
    late = _not_in_time(at, provider, window) if window is not None else None
    if late is not None:
        return late
    if not at.world.has_market_unit(provider.market_units, at.initiative):
        return RuledOut("market_unit")
    if forbids_provider(at, provider.id) is not None:
        return RuledOut("policy")
    ownerless = _without_owner(at, provider, need.phase)
    if ownerless is not None:
        return ownerless
    return _beyond_limit(at, need, provider)


def status_serves(at: Standpoint, provider: Provider) -> bool:
    """Whether it is live or retiring, or goes live by a stated date."""
    stated = provider.live_from is not None and not provider.live_from.unknown

    def serves(status: str) -> bool:
        return status in RUNNING or (status in BY_DATE and stated)

    return at.reading.settle(_statuses(at, provider), serves)


def runs(at: Standpoint, provider: Provider) -> bool:
    """Whether it is live or retiring now, so that data can pass through it."""
    return at.reading.settle(_statuses(at, provider), lambda status: status in RUNNING)


def is_live(at: Standpoint, provider: Provider) -> bool:
    """Whether it is live now."""
    return at.reading.settle(_statuses(at, provider), lambda status: status == "live")


def _statuses(at: Standpoint, provider: Provider) -> tuple[str, ...]:
    place = ("company", "stack", provider.id, "status")
    return at.reading.options(place, provider.status, STATUSES)


def _not_in_time(at: Standpoint, provider: Provider, window: Window) -> RuledOut | None:
    """The day that rules a provider out: it comes too late, or goes too early."""
    place = ("company", "stack", provider.id)
    if provider.live_from is not None:
        day = at.reading.day((*place, "live_from"), provider.live_from, better="less")
        if first_whole_week(day) > window.last_start:
            return RuledOut("dates", day, clamped_monday(window.last_start))
    ends = min(max(each.first_end for each in windows_of(at).values()), LAST_WEEK)
    if provider.live_until is None:
        goes = not at.reading.generous and "retiring" in _statuses(at, provider)
        return RuledOut("dates", None, sunday_of(ends)) if goes else None
    day = at.reading.day((*place, "live_until"), provider.live_until, better="more")
    return RuledOut("dates", day, sunday_of(ends)) if day < sunday_of(ends) else None


def _without_owner(at: Standpoint, provider: Provider, phase: str) -> RuledOut | None:
    """Who runs an in-house or manual provider is not there until the phase can have ended.

    That is the Friday of its earliest end, wherever a witness places it.
    """
    owner = at.world.people.get(provider.owner or "")
    if provider.kind not in ("in_house", "manual") or owner is None:
        return None
    if owner.status != "employed":
        return RuledOut("owner")
    window = windows_of(at.anywhere).get(phase)
    leaves = owner_leaves(at, provider)
    if leaves is None or window is None:
        return None
    friday = monday_of(min(window.first_end, LAST_WEEK)) + FRIDAY
    return RuledOut("owner", leaves, friday) if leaves < friday else None


def _beyond_limit(
    at: Standpoint, need: CapabilityNeed, provider: Provider
) -> RuledOut | None:
    found: list[RuledOut] = []
    for entry in need.uses:
        over = _over(at, need, provider, entry.limit)
        if over is not None:
            found.append(over)
    found.sort(key=lambda each: each.reason == "minimum")
    return found[0] if found else None


def _over(
    at: Standpoint, need: CapabilityNeed, provider: Provider, limit: str
) -> RuledOut | None:
    world, reading = at.world, at.reading
    use = uses_of(at, need, _place_of(at, need), limit)
    assert use is not None
    if adds_up(world, limit) == "minimum":
        least = limit_there(world, reading, provider, limit, better="less")
        if least is not None and use.amount < least:
            return RuledOut("minimum", use.amount, least)
        return None
    there = limit_there(world, reading, provider, limit, better="more")
    until = day_of_need(world, at.initiative)
    total = needed(world, reading, provider, limit, [use], until)
    if there is not None and total > there:
        return RuledOut("limit", there, total)
    return None


def _place_of(at: Standpoint, need: CapabilityNeed) -> Place:
    lines = lines_of(at.world, at.initiative)
    return next((line.place for line in lines if line.need.id == need.id), ())


def candidates(at: Standpoint, capability: str) -> list[str]:
    """The providers that may serve a capability, by id; `?` where silence may hold one.

    Each is judged alone. In a branch that says who serves it, only that one.
    """
    if capability in at.served:
        return [at.served[capability]]
    bare = at.bare
    key = f"candidates {capability}"
    if key not in bare.memo:
        needs = served_by_need(bare).get(capability, [])
        found = [
            provider.id
            for provider in bare.world.company.stack
            if all(ruled_out(bare, need, provider) is None for need in needs)
        ]
        silent = bare.reading.silence_helps and bare.world.may_hold_more(capability)
        bare.memo[key] = [*found, SILENT] if silent else found
    cached: list[str] = bare.memo[key]
    return cached


def forced(at: Standpoint) -> Standpoint:
    """The same with every capability served that only one provider can serve."""
    only = {
        capability: found[0]
        for capability in served_by_need(at)
        if len(found := candidates(at, capability)) == 1 and found[0] != SILENT
    }
    return replace(at, served={**at.served, **only}, memo={}) if only else at

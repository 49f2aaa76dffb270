"""The arithmetic a way of working states beside itself: every number in it is one that is found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction

from feasibility.model.stack import Provider
from feasibility.verify.bounds import launch_phase
from feasibility.verify.calendar import LAST_DAY
from feasibility.verify.goals import (
    accounts_needed,
    effect_day,
    funnel,
    goal_day,
    target_of,
)
from feasibility.verify.limits import (
    adds_up,
    day_of_need,
    limit_there,
    needed,
    uses_on,
)
from feasibility.verify.money import money_there, spent_by
from feasibility.verify.numbers import number_of
from feasibility.verify.requirements import capability_needs, work_of
from feasibility.verify.standpoint import Standpoint
from feasibility.verify.verification import Ledger
from feasibility.verify.ways import View


def check_sums(
    views: Sequence[View], everybody: Iterable[View], ledger: Ledger
) -> None:
    """Refuses a stated number or day that no part of the arithmetic gives.

    What is needed of a limit is that of the way alone, or of all ways in the witness.
    """
    sums = views[0].way.sums
    if not sums:
        return
    found: set[str | Fraction] = set()
    for view in views:
        found |= {*_days(view.at), *_numbers(view, [view])}
        found |= {*_of_limits(view, [view, *everybody])}
    for number, each in enumerate(sums):
        for said in (each.needed, each.there):
            plain = number_of(said)
            if (said if plain is None else plain) not in found:
                ledger.at(f"sums[#{number}]").refuse(
                    "sum_differs", what=each.what, claimed=said
                )


def _launch(at: Standpoint) -> int | None:
    phase = launch_phase(at.template.phases) if at.template is not None else None
    if phase is None or at.placed is None or phase.id not in at.placed:
        return None
    return at.placed[phase.id][0]


def _days(at: Standpoint) -> Iterator[str]:
    goal, launch = at.initiative.goal, _launch(at)
    if goal is None or launch is None:
        return
    for day in (effect_day(at, goal, launch), goal_day(at, goal)):
        if day <= LAST_DAY:
            yield date.fromordinal(day).isoformat()


def _numbers(view: View, together: Sequence[View]) -> Iterator[Fraction]:
    at = view.at
    goal, launch = at.initiative.goal, _launch(at)
    if goal is not None and launch is not None and goal.measure != "launched":
        yield from funnel(at, goal, launch).values()
        yield target_of(at, goal)
        yield accounts_needed(at) or Fraction(0)
    for work in work_of(at):
        done = [p.quarters for p in view.way.parts if p.requirement == work.requirement]
        yield Fraction(work.quarters)
        yield Fraction(sum(done))
    for (line, quarter), minor in spent_by(at.world, at.reading, at.initiative).items():
        yield Fraction(minor)
        yield Fraction(money_there(at.world, at.reading, line, quarter))
    yield from _of_limits(view, together)


def _of_limits(view: View, together: Sequence[View]) -> Iterator[Fraction]:
    for provider_id in {*view.serving.serves.values()}:
        provider = view.at.world.providers.get(provider_id)
        if provider is not None:
            yield from _of_limits_at(view, provider, together)


def _of_limits_at(
    view: View, provider: Provider, together: Sequence[View]
) -> Iterator[Fraction]:
    at, provider_id = view.at, provider.id
    own = [name for name, by in view.serving.serves.items() if by == provider_id]
    for _, need in capability_needs(at):
        for entry in need.uses if need.capability in own else ():
            less_or_more = adds_up(at.world, entry.limit) == "minimum"
            there = limit_there(
                at.world,
                at.reading,
                provider,
                entry.limit,
                better="less" if less_or_more else "more",
            )
            uses = [
                use
                for each in together
                for use in uses_on(
                    at.of(each.at.initiative),
                    entry.limit,
                    [n for n, by in each.serving.serves.items() if by == provider_id],
                )
            ]
            until = day_of_need(at.world, at.initiative)
            yield needed(at.world, at.reading, provider, entry.limit, uses, until)
            yield from (use.amount for use in uses)
            if there is not None:
                yield there

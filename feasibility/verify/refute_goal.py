"""Refutations by the goal: a funnel that stays short, accounts that do not suffice, nothing stated."""

from __future__ import annotations

from fractions import Fraction

from feasibility.model.certificate import GoalRefutation, UnstatedRefutation
from feasibility.verify.goals import (
    IN_MONEY,
    accounts_needed,
    accounts_of,
    funnel,
    reaches,
    target_of,
)
from feasibility.verify.numbers import number_of, same_number
from feasibility.verify.others import Brief
from feasibility.verify.places import NoSuchPlaceError, place_of
from feasibility.verify.standpoint import Standpoint
from feasibility.verify.verification import Ledger
from feasibility.verify.windows import earliest_launch


def check_goal(claim: GoalRefutation, brief: Brief, ledger: Ledger) -> None:
    """The funnel at the earliest launch, or the accounts of all who share it, stay short."""
    at, goal = brief.at, brief.at.initiative.goal
    if goal is None:
        ledger.refuse("no_goal")
        return
    if claim.shared_with:
        _check_shared(claim, brief, ledger)
        return
    launch = earliest_launch(at)
    if launch is None or goal.measure == "launched":
        ledger.refuse("nothing_to_reach")
        return
    numbers = funnel(at, goal, launch)
    target = target_of(at, goal)
    _compare(claim, numbers["reached"], target, ledger)
    if numbers["reached"] >= target:
        ledger.refuse("reached", reached=numbers["reached"], target=target)
    _check_factors(claim, {*numbers.values(), target}, ledger)


def _check_factors(claim: GoalRefutation, known: set[Fraction], ledger: Ledger) -> None:
    """Every number beside a factor is one that the funnel gives."""
    for number, factor in enumerate(claim.factors):
        for said in (factor.needed, factor.there):
            plain = number_of(said)
            if plain is not None and plain not in known:
                ledger.at(f"factors[#{number}]").refuse(
                    "factor_differs", what=factor.what, claimed=said
                )


def _compare(
    claim: GoalRefutation, reached: Fraction, target: Fraction, ledger: Ledger
) -> None:
    if not same_number(claim.reached, reached):
        ledger.refuse("reached_differs", claimed=claim.reached, found=reached)
    if not same_number(claim.target, target):
        ledger.refuse("target_differs", claimed=claim.target, found=target)


def _check_shared(claim: GoalRefutation, brief: Brief, ledger: Ledger) -> None:
    """Sourced goals on one audience need more accounts together than it has."""
    at = brief.at
    there, own = accounts_of(at), accounts_needed(at)
    if not own:
        ledger.refuse("own_need_missing", initiative=at.initiative.id)
        return
    by_id = {each.id: each for each in brief.others}
    total, known = own, {own, there}
    for sharer in dict.fromkeys(claim.shared_with):
        if sharer == at.initiative.id:
            continue
        other = by_id.get(sharer)
        needed = accounts_needed(at.of(other)) if other is not None else None
        if other is None or other.audience != at.initiative.audience or needed is None:
            ledger.refuse("does_not_count", initiative=sharer)
        else:
            total += needed
            known.add(needed)
    _compare(claim, there, total, ledger)
    launch, goal = earliest_launch(at), at.initiative.goal
    if launch is not None and goal is not None:
        known |= {*funnel(at, goal, launch).values()}
    _check_factors(
        claim, {*known, total, target_of(at, goal)} if goal else known, ledger
    )
    if total <= there:
        ledger.refuse("reached", reached=there, target=total)


def check_unstated(claim: UnstatedRefutation, brief: Brief, ledger: Ledger) -> None:
    """Nobody stated a thing without which the check fails at the worst."""
    at = brief.at
    if at.reading.name != "pessimistic":
        ledger.refuse("only_pessimistic", reading=at.reading.name)
    try:
        place = place_of(claim.path)
    except NoSuchPlaceError:
        ledger.refuse("no_such_place", path=claim.path)
        return
    if place not in _unstated(at):
        ledger.refuse("is_stated", path=claim.path)


def _unstated(at: Standpoint) -> set[tuple[str, ...]]:
    """The places where something is missing that fails at the worst."""
    initiative, goal, world = at.initiative, at.initiative.goal, at.world
    missing: set[tuple[str, ...]] = set()
    if world.template_of(initiative) is None:
        missing.add((*at.place, "template"))
    if goal is None:
        return {*missing, (*at.place, "goal")}
    launch = earliest_launch(at)
    if launch is not None and reaches(at, goal, launch):
        return missing
    if goal.by_day.unknown:
        missing.add((*at.place, "goal", "by_day"))
    if goal.measure == "launched":
        return missing
    if goal.target.unknown:
        missing.add((*at.place, "goal", "target"))
    audience, segment = world.audience_of(initiative), world.segment_of(initiative)
    if audience is None:
        missing.add((*at.place, "audience"))
    elif audience.accounts.unknown:
        missing.add(("company", "audiences", audience.id, "accounts"))
    if goal.measure in IN_MONEY:
        if segment is None:
            missing.add((*at.place, "segment"))
        elif segment.deal_size is None or segment.deal_size.unknown:
            missing.add(("company", "segments", segment.id, "deal_size"))
    return missing

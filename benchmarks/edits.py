"""Edits of one field of one initiative, such as a planning session makes them, each different."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any, NamedTuple

from benchmarks.statements import FIRST_DAY
from feasibility.model.fact import Fact
from feasibility.model.plan import (
    Agreement,
    Goal,
    Initiative,
    PhasePlan,
    PhaseWork,
    Plan,
    Rank,
)

Change = Callable[[Initiative, int], dict[str, Any] | None]


class Edit(NamedTuple):
    """The field that changes, of which initiative, and the plan after it."""

    field: str
    initiative: str
    plan: Plan


def successive_edits(plan: Plan, count: int) -> Iterator[Edit]:
    """So many edits, each of the plan as the one before left it; fields and initiatives go round."""
    made = turn = 0
    names = [initiative.id for initiative in plan.initiatives]
    while made < count and turn < count * len(CHANGES):
        field = list(CHANGES)[turn % len(CHANGES)]
        name = names[(turn * 7) % len(names)]
        turn += 1
        initiative = next(each for each in plan.initiatives if each.id == name)
        change = CHANGES[field](initiative, turn)
        if change is None:
            continue
        changed = initiative.model_copy(update=change)
        if changed == initiative:
            continue
        plan = plan.model_copy(
            update={
                "initiatives": tuple(
                    changed if each.id == name else each for each in plan.initiatives
                )
            }
        )
        made += 1
        yield Edit(field, name, plan)


def _words(initiative: Initiative, turn: int) -> dict[str, Any]:
    return {"words": f"{initiative.given} Second thoughts, {turn}."}


def _name(initiative: Initiative, turn: int) -> dict[str, Any]:
    return {"name": f"{initiative.name} {turn}"}


def _target(initiative: Initiative, _: int) -> dict[str, Any] | None:
    goal = initiative.goal
    if goal is None or goal.target.value is None:
        return None
    target = Fact[float](value=round(goal.target.value * 1.1 + 1, 1))
    return {"goal": goal.model_copy(update={"target": target})}


def _by_day(initiative: Initiative, turn: int) -> dict[str, Any] | None:
    goal = initiative.goal
    if goal is None or goal.by_day.value is None:
        return None
    day = goal.by_day.value - timedelta(days=1 + turn % 9)
    return {"goal": goal.model_copy(update={"by_day": Fact(value=day)})}


def _counts(initiative: Initiative, _: int) -> dict[str, Any] | None:
    goal: Goal | None = initiative.goal
    if goal is None:
        return None
    other = "total" if goal.counts == "sourced" else "sourced"
    return {"goal": goal.model_copy(update={"counts": other})}


def _priority(initiative: Initiative, turn: int) -> dict[str, Any]:
    rank = Rank(must_do=initiative.rank.must_do, priority=1 + turn % 12)
    return {"rank": rank}


def _must_do(initiative: Initiative, _: int) -> dict[str, Any]:
    rank = initiative.rank
    return {"rank": rank.model_copy(update={"must_do": not rank.must_do})}


def _channels(initiative: Initiative, _: int) -> dict[str, Any]:
    if "chat" in initiative.channels:
        return {"channels": tuple(c for c in initiative.channels if c != "chat")}
    return {"channels": (*initiative.channels, "chat")}


def _owner(_: Initiative, turn: int) -> dict[str, Any]:
    return {"owner": f"Owner {20 + turn}"}


def _offer(_: Initiative, turn: int) -> dict[str, Any]:
    return {"offer": f"An assessment with a named expert, {turn}."}


def _regions(initiative: Initiative, _: int) -> dict[str, Any]:
    held = initiative.regions.value if initiative.regions else None
    return {"regions": Fact[int](value=(held or 1) + 1)}


def _sends(_: Initiative, turn: int) -> dict[str, Any]:
    return {"sends_a_contact_a_month": Fact[float](value=1.0 + turn % 5)}


def _earliest(initiative: Initiative, turn: int) -> dict[str, Any] | None:
    return _in_phase(initiative, turn, lambda phase: _moved(phase, 1 + turn % 3))


def _weeks(initiative: Initiative, turn: int) -> dict[str, Any] | None:
    def longer(phase: PhasePlan) -> dict[str, Any] | None:
        if phase.least_weeks is None or phase.least_weeks.value is None:
            return None
        return {"least_weeks": Fact[int](value=phase.least_weeks.value + 1)}

    return _in_phase(initiative, turn, longer)


def _hours(initiative: Initiative, turn: int) -> dict[str, Any] | None:
    def more(phase: PhasePlan) -> dict[str, Any] | None:
        if not phase.work or phase.work[0].hours.value is None:
            return None
        first: PhaseWork = phase.work[0]
        hours = Fact[float](value=(first.hours.value or 0.0) + 4)
        changed = first.model_copy(update={"hours": hours})
        return {"work": (changed, *phase.work[1:])}

    return _in_phase(initiative, turn, more)


def _struck(initiative: Initiative, turn: int) -> dict[str, Any] | None:
    if not initiative.agreements:
        return None
    place = turn % len(initiative.agreements)
    struck = Agreement(
        requirement=initiative.agreements[place].requirement,
        action="struck",
        why="Not here.",
    )
    agreements = list(initiative.agreements)
    agreements[place] = struck
    return {"agreements": tuple(agreements)}


def _audience(initiative: Initiative, _: int) -> dict[str, Any] | None:
    return {"audience": None} if initiative.audience else None


def _moved(phase: PhasePlan, weeks: int) -> dict[str, Any]:
    return {"earliest": (phase.earliest or FIRST_DAY) + timedelta(weeks=weeks)}


def _in_phase(
    initiative: Initiative,
    turn: int,
    change: Callable[[PhasePlan], dict[str, Any] | None],
) -> dict[str, Any] | None:
    """The change in one phase of the initiative, if there is any to make there."""
    phases = list(initiative.phases)
    for step in range(len(phases)):
        place = (turn + step) % len(phases)
        update = change(phases[place])
        if update is not None:
            phases[place] = phases[place].model_copy(update=update)
            return {"phases": tuple(phases)}
    return None


CHANGES: dict[str, Change] = {
    "goal.target": _target,
    "rank.priority": _priority,
    "words": _words,
    "phases.work.hours": _hours,
    "channels": _channels,
    "goal.by_day": _by_day,
    "phases.least_weeks": _weeks,
    "name": _name,
    "agreements": _struck,
    "owner": _owner,
    "regions": _regions,
    "rank.must_do": _must_do,
    "phases.earliest": _earliest,
    "offer": _offer,
    "sends_a_contact_a_month": _sends,
    "goal.counts": _counts,
    "audience": _audience,
}

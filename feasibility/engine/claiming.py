"""What an initiative asks of what is shared before it has a way of working, and room kept for it.

An open initiative counts beside others with its full need (docs/semantics.md section 8), so its
hours have to be known even where a tool, a date or a goal leaves open whether it can be done.
"""

from __future__ import annotations

from feasibility.engine.aim import aimed_at
from feasibility.engine.calendar import Windows, windows_of
from feasibility.engine.capacity.placement import place
from feasibility.engine.case import Case
from feasibility.engine.frames import frames_of
from feasibility.engine.goal import GoalReading
from feasibility.engine.goal_facts import goal_at
from feasibility.engine.memo import Recall
from feasibility.engine.money import initiative_money
from feasibility.engine.needs import LimitUser
from feasibility.engine.outcome import Claims, Way
from feasibility.engine.reading import Reader
from feasibility.engine.surroundings import Surroundings, crew_at
from feasibility.engine.work import demands_of, phase_specs, works_of


def claimed(
    case: Case, reader: Reader, recall: Recall, limit_users: tuple[LimitUser, ...] = ()
) -> tuple[Claims, Windows | None]:
    """Hours, money and accounts at a reading over windows that no tool narrows; none where no window is."""
    context, initiative = case.context, case.initiative
    musts = case.musts_at(reader.mode)
    goal = goal_at(context, initiative, case.template, reader)
    windows = _windows(case, reader, goal)
    crew = crew_at(context, recall)
    works = works_of(initiative, musts, case.terms, reader)
    demands = (
        demands_of(context, initiative, works, windows, crew.people) if windows else ()
    )
    funnel = None
    if goal is not None and goal.sourced and goal.audience:
        funnel = (goal.audience, goal.accounts_needed)
    claims = Claims(
        demands=demands,
        limit_users=limit_users,
        money=initiative_money(context, initiative, reader),
        funnel=funnel,
        skills={
            (case.id, work.requirement): (work.skill, work.proficiency)
            for work in works
        },
    )
    return claims, windows


def _windows(case: Case, reader: Reader, goal: GoalReading | None) -> Windows | None:
    """The windows in which the goal is met at the reading; else without the goal; else at the best reading."""
    for at in (reader, case.context.reader("optimistic")):
        frames = frames_of(
            case.context, case.initiative, case.template, case.musts_at(at.mode), at
        )
        windows = windows_of(frames)
        if isinstance(windows, Windows):
            aimed = aimed_at(goal, windows, case.id)
            return aimed if isinstance(aimed, Windows) else windows
    return None


def kept_room(
    case: Case, reader: Reader, recall: Recall, around: Surroundings
) -> Way | None:
    """A placement of the initiative's hours beside others, whatever tools it may get; None if none was found."""
    claims, windows = claimed(case, reader, recall)
    crew = crew_at(case.context, recall)
    if windows is None or crew.programme_parts is None:
        return None
    specs = phase_specs(case.initiative, windows, claims.demands)
    placement = place(specs, around.room(crew))
    if placement is None or placement.launch is None:
        return None
    return Way(
        initiative=case.id,
        reading=reader.mode,
        placements=dict(placement.spans),
        parts=placement.parts,
        servings=(),
        launch_week=placement.launch,
        demands=claims.demands,
        money=claims.money,
        funnel=claims.funnel,
        skills=claims.skills,
        reserved=True,
    )

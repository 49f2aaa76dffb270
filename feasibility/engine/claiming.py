"""What an initiative asks of what is shared before it has a way of working, and room kept for it.

An open initiative counts beside others with its full need (docs/semantics.md section 8), so its
hours have to be known even where a tool, a date or a goal leaves open whether it can be done.
"""

from __future__ import annotations

from feasibility.engine.aim import aimed_at
from feasibility.engine.calendar import Windows, windows_of
from feasibility.engine.capacity.placement import place
from feasibility.engine.case import Case
from feasibility.engine.crew import crew_at
from feasibility.engine.frames import frames_of
from feasibility.engine.goal import GoalReading
from feasibility.engine.memo import Recall
from feasibility.engine.needs import LimitUser
from feasibility.engine.outcome import Claims, Way
from feasibility.engine.reading import Reader
from feasibility.engine.stages import frames_at, goal_of, money_at, works_at
from feasibility.engine.surroundings import Surroundings
from feasibility.engine.work import demands_of, phase_specs


def claimed(
    case: Case, recall: Recall, limit_users: tuple[LimitUser, ...] = ()
) -> tuple[Claims, Windows | None]:
    """Hours, money and accounts at a reading over windows that no tool narrows; none where no window is."""
    context, initiative = case.context, case.initiative
    goal = goal_of(case, recall)
    windows = _windows(case, recall, goal)
    crew = crew_at(context, recall)
    works = works_at(case, recall)
    demands = (
        demands_of(context, initiative, works, windows, crew.people) if windows else ()
    )
    funnel = None
    if goal is not None and goal.sourced and goal.audience:
        funnel = (goal.audience, goal.accounts_needed)
    claims = Claims(
        demands=demands,
        limit_users=limit_users,
        money=money_at(case, recall),
        funnel=funnel,
        skills={
            (case.id, work.requirement): (work.skill, work.proficiency)
            for work in works
        },
    )
    return claims, windows


def _windows(case: Case, recall: Recall, goal: GoalReading | None) -> Windows | None:
    """The windows in which the goal is met at the reading; else without the goal; else at the best reading."""
    for at in (recall, None):
        if at is not None:
            frames = frames_at(case, at)
        else:
            best = case.context.reader("optimistic", quiet=True)
            musts = case.musts_at("optimistic")
            frames = frames_of(
                case.context, case.initiative, case.template, musts, best
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
    claims, windows = claimed(case, recall)
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

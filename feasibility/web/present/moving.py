"""A phase moved by weeks: which days of its window change, and to what."""

from __future__ import annotations

from datetime import date, timedelta

from feasibility.model.assessment import InitiativeAssessment
from feasibility.model.plan import Initiative, PhasePlan
from feasibility.services import Edit
from feasibility.web.current import Desk
from feasibility.web.present.timelines import placed_phases


def can_move(
    desk: Desk, initiative: Initiative, assessed: InitiativeAssessment, phase: str
) -> bool:
    """Whether the phase has days to move: written ones, or the week in which it is placed."""
    return bool(_days(desk, initiative, assessed, phase))


def moved(desk: Desk, initiative_id: str, phase: str, *, weeks: int) -> list[Edit]:
    """The edits that move a phase by so many weeks, later if positive; none if nothing can be moved.

    Days that are written move with it. Where none is, the phase gets a written start: the week
    after, or before, the one in which it is placed.

    Raises:
        NotFoundError: no such initiative.
    """
    initiative = desk.initiative(initiative_id)
    days = _days(desk, initiative, desk.assessed(initiative_id), phase)
    path = f"plan.initiatives[{initiative_id}].phases[{phase}]"
    by = timedelta(weeks=weeks)
    return [
        Edit(f"{path}.{name}", (day + by).isoformat()) for name, day in days.items()
    ]


def _days(
    desk: Desk, initiative: Initiative, assessed: InitiativeAssessment, phase: str
) -> dict[str, date]:
    written = next((each for each in initiative.phases if each.phase == phase), None)
    days = _written(written) if written is not None else {}
    if days or (written is not None and written.start is not None):
        # A start that is a range or unknown is no day: it is moved in its own form.
        return days
    placed = placed_phases(desk, initiative, assessed).phases
    found = next((each.first_week for each in placed if each.phase == phase), None)
    return {} if found is None else {"start": found}


def _written(phase: PhasePlan) -> dict[str, date]:
    start = phase.start.value if phase.start is not None else None
    days = {"start": start, "earliest": phase.earliest, "latest": phase.latest}
    return {name: day for name, day in days.items() if day is not None}

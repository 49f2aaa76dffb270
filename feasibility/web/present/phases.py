"""The phases of an initiative: windows, least lengths and hours, as written and as placed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from feasibility.kernel.units import hours
from feasibility.model.assessment import InitiativeAssessment
from feasibility.model.plan import Initiative
from feasibility.model.requirement import TemplatePhase, WorkNeed
from feasibility.web import fragments
from feasibility.web.contexts.initiative import HoursField, PhaseRow
from feasibility.web.current import Desk
from feasibility.web.forms.vocabulary import Vocabulary
from feasibility.web.present.field import inline_field
from feasibility.web.present.frame import here
from feasibility.web.present.moving import can_move
from feasibility.web.present.requirements import needs_of
from feasibility.web.present.timelines import Placed, placed_phases, template_of
from feasibility.web.wording import text

_WINDOW = ("earliest", "latest", "least_weeks")


def phase_rows(
    desk: Desk, initiative: Initiative, assessed: InitiativeAssessment
) -> tuple[PhaseRow, ...]:
    """A row for each phase of the strategy, in its order."""
    template = template_of(desk, initiative)
    placed = placed_phases(desk, initiative, assessed)
    worked = _worked(desk, initiative)
    return tuple(
        _row(desk, initiative, assessed, phase, placed, worked)
        for phase in (template.phases if template else ())
    )


def _row(
    desk: Desk,
    initiative: Initiative,
    assessed: InitiativeAssessment,
    phase: TemplatePhase,
    placed: Placed,
    worked: dict[str, int],
) -> PhaseRow:
    path = f"plan.initiatives[{initiative.id}].phases[{phase.id}]"
    words = Vocabulary(desk.plan_file, desk.catalog, initiative)
    return PhaseRow(
        id=phase.id,
        name=phase.name,
        role=text(f"web.phase.{phase.role}"),
        placed=_placed(phase, placed),
        fields=tuple(
            inline_field(desk, f"{path}.{each}", vocabulary=words) for each in _WINDOW
        ),
        hours=tuple(_hours(desk, initiative, phase, path, worked)),
        form_url=fragments.url_of(desk, "facts.form", path=path, back=here()),
        can_move=can_move(desk, initiative, assessed, phase.id),
    )


def _placed(phase: TemplatePhase, placed: Placed) -> str:
    found = next((each for each in placed.phases if each.phase == phase.id), None)
    if found is None:
        return ""
    span = text(
        "value.week_span", first_week=found.first_week, last_week=found.last_week
    )
    return text("web.phase.as_written", text=span) if placed.is_open else span


def _hours(
    desk: Desk,
    initiative: Initiative,
    phase: TemplatePhase,
    path: str,
    worked: dict[str, int],
) -> Iterator[HoursField]:
    """A field for every skill that the phase takes, by the strategy or as stated here."""
    struck = {
        each.requirement for each in initiative.agreements if each.action == "struck"
    }
    needs = [
        need
        for need in needs_of(desk, initiative).values()
        if isinstance(need, WorkNeed)
        and need.phase == phase.id
        and need.id not in struck
    ]
    stated = next(
        (each.work for each in initiative.phases if each.phase == phase.id), ()
    )
    skills = list(
        dict.fromkeys(
            [*(each.skill for each in needs), *(each.skill for each in stated)]
        )
    )
    words = Vocabulary(desk.plan_file, desk.catalog, initiative)
    for skill in skills:
        mine = sum(worked.get(need.id, 0) for need in needs if need.skill == skill)
        estimate = text("web.phase.estimate", n_hours=hours(mine)) if mine else ""
        made = inline_field(
            desk,
            f"{path}.work[{skill}].hours",
            vocabulary=words,
            label=text("web.phase.hours", skill=skill, text=phase.name),
        )
        yield HoursField(desk.names.of("skill", skill), made, estimate)


def _worked(desk: Desk, initiative: Initiative) -> dict[str, int]:
    """Quarter-hours placed for each requirement, where there is a way of working."""
    found: dict[str, int] = defaultdict(int)
    for way in desk.assessment.witness.ways:
        if way.initiative == initiative.id:
            for part in way.parts:
                found[part.requirement] += part.quarters
    return found

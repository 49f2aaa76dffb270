"""What an initiative needs: its template's requirements as agreed, changed, struck and added."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from feasibility.kernel.units import exact, quarters_needed
from feasibility.model.bounds import WORK_HOURS
from feasibility.model.plan import Agreement, Initiative, PhaseWork
from feasibility.model.requirement import (
    CapabilityNeed,
    FlowNeed,
    Importance,
    PrerequisiteNeed,
    QueueNeed,
    Requirement,
    SuppressNeed,
    WorkNeed,
)
from feasibility.verify.formulas import amount
from feasibility.verify.places import Place
from feasibility.verify.standpoint import Standpoint
from feasibility.verify.world import World

PROFICIENCY_UNLESS_STATED = 3
Action = Literal["proposed", "agreed", "changed", "struck", "added"]


@dataclass(frozen=True)
class Line:
    """A requirement as it stands, where it comes from, and what was done with it."""

    need: Requirement
    template: str | None
    action: Action
    place: Place

    @property
    def importance(self) -> Importance:
        """Whether the initiative fails without it."""
        return self.need.importance


@dataclass(frozen=True)
class Work:
    """Quarter-hours of a skill that a phase must have."""

    requirement: str
    phase: str
    skill: str
    proficiency: int
    quarters: int


def lines_of(world: World, initiative: Initiative) -> list[Line]:
    """Every requirement of the template and every added one, struck ones too."""
    template = world.template_of(initiative)
    agreements = {each.requirement: each for each in initiative.agreements}
    lines = []
    for need in template.requirements if template is not None else ():
        assert template is not None
        place = ("catalog", "templates", template.id, "requirements", need.id)
        agreement = agreements.get(need.id)
        action: Action = "proposed" if agreement is None else agreement.action
        lines.append(Line(_agreed(need, agreement), template.id, action, place))
    for need in initiative.added:
        place = ("plan", "initiatives", initiative.id, "added", need.id)
        lines.append(Line(need, None, "added", place))
    return lines


def _agreed(need: Requirement, agreement: Agreement | None) -> Requirement:
    if agreement is None or agreement.action != "changed":
        return need
    fields = ("level", "within_minutes", "importance")
    changes = {
        name: getattr(agreement, name)
        for name in fields
        if getattr(agreement, name) is not None and name in type(need).model_fields
    }
    return need.model_copy(update=changes)


def counts(at: Standpoint, need: Requirement) -> bool:
    """Whether a requirement's channel is used; where no channel is named, whether it may be."""
    if need.channel is None:
        return True
    channels = at.initiative.channels
    return need.channel in channels if channels else not at.reading.generous


def musts(at: Standpoint) -> list[Line]:
    """The requirements that decide at this reading."""
    if "musts" not in at.memo:
        at.memo["musts"] = [
            line
            for line in lines_of(at.world, at.initiative)
            if line.action != "struck"
            and line.importance == "must"
            and counts(at, line.need)
        ]
    found: list[Line] = at.memo["musts"]
    return found


def must(at: Standpoint, requirement: str) -> Line | None:
    """The deciding requirement of this id."""
    return next((line for line in musts(at) if line.need.id == requirement), None)


def capability_needs(
    at: Standpoint, capability: str | None = None
) -> list[tuple[Line, CapabilityNeed]]:
    """The capabilities that must be there, with their lines; of one capability, if named."""
    return [
        (line, line.need)
        for line in musts(at)
        if isinstance(line.need, CapabilityNeed)
        and capability in (None, line.need.capability)
    ]


def flow_needs(at: Standpoint) -> list[FlowNeed]:
    """The flows that must arrive."""
    return [each.need for each in musts(at) if isinstance(each.need, FlowNeed)]


def suppress_needs(at: Standpoint) -> list[SuppressNeed]:
    """The suppressions that must arrive."""
    return [each.need for each in musts(at) if isinstance(each.need, SuppressNeed)]


def arrival_needs(at: Standpoint) -> list[FlowNeed | SuppressNeed]:
    """The flows and suppressions that must arrive."""
    return [*flow_needs(at), *suppress_needs(at)]


def prerequisite_needs(at: Standpoint) -> list[PrerequisiteNeed]:
    """The prerequisites that must be there."""
    needs = [each.need for each in musts(at)]
    return [
        need
        for need in needs
        if isinstance(need, PrerequisiteNeed) and need.effect == "blocks"
    ]


def queue_needs(at: Standpoint) -> list[QueueNeed]:
    """The queues that must be waited in."""
    return [each.need for each in musts(at) if isinstance(each.need, QueueNeed)]


def served_by_need(at: Standpoint) -> dict[str, list[CapabilityNeed]]:
    """Every capability a serving names, with what it must hold for.

    A capability named only by a flow or suppression is needed at level 1 from that phase on.
    """
    required: dict[str, list[CapabilityNeed]] = {}
    for _, need in capability_needs(at):
        required.setdefault(need.capability, []).append(need)
    ends: list[tuple[str, FlowNeed | SuppressNeed]] = []
    for flow in flow_needs(at):
        ends += [(flow.from_capability, flow), (flow.to_capability, flow)]
    ends += [(each.from_capability, each) for each in suppress_needs(at)]
    implied: dict[str, list[CapabilityNeed]] = {}
    for capability, end in ends:
        if capability not in required:
            need = CapabilityNeed(
                id=end.id, phase=end.phase, capability=capability, level=1
            )
            implied.setdefault(capability, []).append(need)
    return {**required, **implied}


def work_of(at: Standpoint) -> list[Work]:
    """The work that must be done at this reading.

    Also where it comes to no hours: somebody able has to be there all the same.
    """
    if "work" not in at.memo:
        at.memo["work"] = [*_template_work(at), *_own_work(at)]
    found: list[Work] = at.memo["work"]
    return found


def _stated_work(at: Standpoint) -> dict[tuple[str, str], PhaseWork]:
    return {
        (phase.phase, work.skill): work
        for phase in at.initiative.phases
        for work in phase.work
    }


def _template_work(at: Standpoint) -> list[Work]:
    stated = _stated_work(at)
    found = []
    for line in musts(at):
        need = line.need
        if not isinstance(need, WorkNeed):
            continue
        own = stated.get((need.phase, need.skill))
        hours = (
            amount(at, need.hours, (*line.place, "hours"), better="less")
            if own is None
            else _hours(at, need.phase, own)
        )
        quarters = quarters_needed(hours)
        found.append(Work(need.id, need.phase, need.skill, need.proficiency, quarters))
    return found


def _own_work(at: Standpoint) -> list[Work]:
    covered = {
        (line.need.phase, line.need.skill)
        for line in lines_of(at.world, at.initiative)
        if isinstance(line.need, WorkNeed)
        and line.action != "struck"
        and counts(at, line.need)
    }
    return [
        Work(
            requirement=f"work:{phase}:{skill}",
            phase=phase,
            skill=skill,
            proficiency=entry.proficiency or PROFICIENCY_UNLESS_STATED,
            quarters=quarters_needed(_hours(at, phase, entry)),
        )
        for (phase, skill), entry in _stated_work(at).items()
        if (phase, skill) not in covered
    ]


def _hours(at: Standpoint, phase: str, entry: PhaseWork) -> Fraction:
    place = (*at.place, "phases", phase, "work", entry.skill, "hours")
    return exact(at.reading.number(place, entry.hours, WORK_HOURS, better="less"))

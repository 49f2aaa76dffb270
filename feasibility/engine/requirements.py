"""What an initiative needs: its template's requirements as agreed, changed, struck, and those added."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from feasibility.model.assessment import TemplateLine
from feasibility.model.catalog import StrategyTemplate
from feasibility.model.plan import Agreement, Initiative
from feasibility.model.requirement import (
    CapabilityNeed,
    FlowNeed,
    PrerequisiteNeed,
    QueueNeed,
    Requirement,
    SuppressNeed,
    WorkNeed,
)

Action = Literal["proposed", "agreed", "changed", "struck", "added"]


@dataclass(frozen=True, slots=True)
class Line:
    """One requirement as it counts here, where it comes from, and the path it stands at."""

    need: Requirement
    action: Action
    template: str | None
    path: str


def requirement_lines(
    initiative: Initiative, template: StrategyTemplate
) -> tuple[Line, ...]:
    """Every requirement of the template and the initiative, struck ones included, in their order."""
    agreements = {entry.requirement: entry for entry in initiative.agreements}
    return tuple(_lines(initiative, template, agreements))


def _lines(
    initiative: Initiative, template: StrategyTemplate, agreements: dict[str, Agreement]
) -> Iterator[Line]:
    for need in template.requirements:
        path = f"catalog.templates[{template.id}].requirements[{need.id}]"
        agreement = agreements.get(need.id)
        if agreement is None:
            yield Line(need, "proposed", template.id, path)
        else:
            yield Line(_changed(need, agreement), agreement.action, template.id, path)
    for need in initiative.added:
        yield Line(
            need, "added", None, f"plan.initiatives[{initiative.id}].added[{need.id}]"
        )


def _changed(need: Requirement, agreement: Agreement) -> Requirement:
    if agreement.action != "changed":
        return need
    update: dict[str, object] = {}
    if agreement.importance is not None:
        update["importance"] = agreement.importance
    if agreement.level is not None and isinstance(need, CapabilityNeed):
        update["level"] = agreement.level
    if agreement.within_minutes is not None and isinstance(
        need, FlowNeed | SuppressNeed
    ):
        update["within_minutes"] = agreement.within_minutes
    return need.model_copy(update=update) if update else need


def counts_by_channel(
    need: Requirement, initiative: Initiative, *, optimistic: bool
) -> bool:
    """Whether a channel-bound requirement counts; with no channel named, only off the optimistic reading."""
    if need.channel is None or need.channel in initiative.channels:
        return True
    return not initiative.channels and not optimistic


def must_lines(
    lines: tuple[Line, ...], initiative: Initiative, *, optimistic: bool
) -> list[Line]:
    """The requirements that decide: must, not struck, of a channel the initiative uses."""
    return [
        line
        for line in lines
        if line.need.importance == "must"
        and line.action != "struck"
        and counts_by_channel(line.need, initiative, optimistic=optimistic)
    ]


def template_lines(lines: tuple[Line, ...]) -> tuple[TemplateLine, ...]:
    """The requirements as an assessment lists them."""
    return tuple(
        TemplateLine(
            requirement=line.need.id,
            template=line.template,
            action=line.action,
            importance=line.need.importance,
        )
        for line in lines
    )


__all__ = [
    "CapabilityNeed",
    "FlowNeed",
    "Line",
    "PrerequisiteNeed",
    "QueueNeed",
    "SuppressNeed",
    "WorkNeed",
    "must_lines",
    "requirement_lines",
    "template_lines",
]

"""The requirements of an initiative: what the strategy proposes, what was agreed on, what was found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from flask import g

from feasibility.kernel.errors import Fault
from feasibility.model.assessment import Finding, InitiativeAssessment, TemplateLine
from feasibility.model.plan import Agreement, Initiative
from feasibility.model.requirement import (
    CapabilityNeed,
    FlowNeed,
    Requirement,
    SuppressNeed,
)
from feasibility.reports.findings import statement
from feasibility.reports.view import STATUS_SIGNS
from feasibility.web import fragments
from feasibility.web.contexts.initiative import AddKind, RequirementRow
from feasibility.web.current import Desk
from feasibility.web.forms.controls import Option
from feasibility.web.forms.read import Typed
from feasibility.web.present.catalog_places import url_of_capability
from feasibility.web.present.frame import here
from feasibility.web.present.timelines import template_of
from feasibility.web.wording import fault_sentence, text, voice

KINDS = ("capability", "flow", "suppress", "work", "prerequisite", "queue")
STYLES = {"met": "yes", "partial": "chg", "missing": "no", "open": "unk"}
_WORST = ("missing", "partial", "open", "met")
_LEVELS = (1, 2, 3)
_IMPORTANCES = ("must", "should", "could")


@dataclass(frozen=True)
class RefusedAnswer:
    """An answer to a requirement that could not be kept, as it was typed, and what is wrong."""

    typed: Typed
    faults: tuple[Fault, ...]

    def shown_in(self, row: RequirementRow) -> RequirementRow:
        """The row with what was typed, open where it is wrong; any other row as it is."""
        if row.id != self.typed.get("requirement", ""):
            return row
        names = [fault.path.rpartition(".")[2] for fault in self.faults]
        return replace(
            row,
            why=self.typed.get("why", ""),
            minutes=self.typed.get("within_minutes", ""),
            levels=_chosen(row.levels, self.typed.get("level", "")),
            importances=_chosen(row.importances, self.typed.get("importance", "")),
            is_settled=False,
            faults=tuple(fault_sentence(each) for each in self.faults),
            faulty="within_minutes" if "within_minutes" in names else "why",
        )


def _chosen(options: tuple[Option, ...], value: str) -> tuple[Option, ...]:
    return tuple(
        Option(each.value, each.label, each.value == value) for each in options
    )


def is_need(desk: Desk, initiative_id: str, requirement: str) -> bool:
    """Whether the initiative needs it: its strategy's requirements, and those added."""
    return requirement in needs_of(desk, desk.initiative(initiative_id))


def requirement_rows(
    desk: Desk, initiative: Initiative, assessed: InitiativeAssessment
) -> tuple[RequirementRow, ...]:
    """Every requirement, those that stand against it first; struck ones stay, at the end."""
    needs = needs_of(desk, initiative)
    agreements = {each.requirement: each for each in initiative.agreements}
    lines = {each.requirement: each for each in assessed.requirements}
    rows = [
        _row(
            desk,
            initiative,
            need,
            lines.get(need.id),
            agreements.get(need.id),
            assessed.findings,
        )
        for need in needs.values()
    ]
    refused: RefusedAnswer | None = g.get("refused_need")
    if refused is not None:
        rows = [refused.shown_in(row) for row in rows]
    order = {sign: place for place, sign in enumerate(("✕", "▲", "?", "✓", ""))}
    return tuple(sorted(rows, key=lambda row: (row.is_struck, order[row.sign])))


def needs_of(desk: Desk, initiative: Initiative) -> Mapping[str, Requirement]:
    """The template's requirements and those added, by id."""
    template = template_of(desk, initiative)
    both = (*(template.requirements if template else ()), *initiative.added)
    return {need.id: need for need in both}


def add_kinds(desk: Desk, initiative: Initiative) -> tuple[AddKind, ...]:
    """Forms for requirements of one's own, one a kind."""
    path = f"plan.initiatives[{initiative.id}].added[]"
    return tuple(
        AddKind(
            text(f"web.requirement.kind.{kind}"),
            fragments.url_of(desk, "facts.form", path=path, kind=kind, back=here()),
        )
        for kind in KINDS
    )


def worst(findings: Iterable[Finding]) -> Finding | None:
    """The finding that stands most in the way."""
    return min(findings, key=lambda each: _WORST.index(each.status), default=None)


def _row(
    desk: Desk,
    initiative: Initiative,
    need: Requirement,
    line: TemplateLine | None,
    agreement: Agreement | None,
    findings: Iterable[Finding],
) -> RequirementRow:
    found = worst(each for each in findings if each.subject == need.id)
    is_added = any(each.id == need.id for each in initiative.added)
    struck = agreement is not None and agreement.action == "struck"
    action = "added" if is_added else agreement.action if agreement else "proposed"
    importance = line.importance if line else need.importance
    path = f"plan.initiatives[{initiative.id}].added[{need.id}]"
    return RequirementRow(
        id=need.id,
        name=requirement_name(desk, initiative, need),
        kind=text(f"web.requirement.kind.{need.kind}"),
        importance=text(f"importance.{importance}"),
        phase=desk.names.of("phase", need.phase),
        sign=STATUS_SIGNS[found.status] if found and not struck else "",
        style=STYLES[found.status] if found and not struck else "",
        found=statement(found, voice()) if found and not struck else need.why or "",
        action=text(f"action.{action}"),
        why=(agreement.why or "") if agreement else "",
        is_struck=struck,
        is_added=is_added,
        is_settled=struck or (found is not None and found.status == "met"),
        edit_url=fragments.url_of(desk, "facts.form", path=path, back=here())
        if is_added
        else "",
        levels=_levels(need, agreement),
        minutes=_minutes(need, agreement),
        importances=tuple(
            Option(each, text(f"importance.{each}"), each == importance)
            for each in _IMPORTANCES
        ),
        catalog_url=url_of_need(desk, need),
    )


def url_of_need(desk: Desk, need: Requirement | None) -> str:
    """Where the catalog tells of the capability that is needed; empty for any other need."""
    if not isinstance(need, CapabilityNeed):
        return ""
    return url_of_capability(desk, need.capability)


def requirement_name(desk: Desk, initiative: Initiative, need: Requirement) -> str:
    """What the requirement asks for, in words."""
    key = f"{initiative.template}/{need.id}"
    names = desk.names
    return names.of("requirement", key if names.has("requirement", key) else need.id)


def _levels(need: Requirement, agreement: Agreement | None) -> tuple[Option, ...]:
    if not isinstance(need, CapabilityNeed):
        return ()
    level = agreement.level if agreement and agreement.level else need.level
    return tuple(
        Option(str(each), text("value.level", n=each), each == level)
        for each in _LEVELS
    )


def _minutes(need: Requirement, agreement: Agreement | None) -> str:
    if not isinstance(need, FlowNeed | SuppressNeed):
        return ""
    changed = agreement.within_minutes if agreement else None
    return str(need.within_minutes if changed is None else changed)

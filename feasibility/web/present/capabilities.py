"""What the plan needs of the stack, and what is there: gaps first, by area."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import get_args

from feasibility.model.assessment import Finding
from feasibility.model.catalog import Area as StackArea
from feasibility.model.requirement import CapabilityNeed
from feasibility.reports.findings import statement
from feasibility.reports.view import STATUS_SIGNS
from feasibility.web import fragments
from feasibility.web.contexts.facts import MapArea, MapLine
from feasibility.web.current import Desk
from feasibility.web.present.requirements import STYLES, needs_of, worst
from feasibility.web.present.sections import AreaName
from feasibility.web.wording import text, voice

_LEVELS = 3
_RULES = "CAP"
_ORDER = ("missing", "partial", "open", "met")


@dataclass(frozen=True)
class Said:
    """The sentence of a page of facts, and what stands under it."""

    sentence: str
    lede: str = ""


@dataclass(frozen=True)
class Need:
    """A capability needed by initiatives: the highest level, what was found, for whom."""

    capability: str
    level: int
    finding: Finding
    initiatives: tuple[str, ...]


def capability_needs(desk: Desk) -> tuple[Need, ...]:
    """Every capability that some initiative must have, each once, at its highest level."""
    levels: dict[str, int] = defaultdict(int)
    found: dict[str, list[Finding]] = defaultdict(list)
    users: dict[str, list[str]] = defaultdict(list)
    for assessed in desk.assessment.initiatives:
        needs = needs_of(desk, desk.initiative(assessed.id))
        for finding in assessed.findings:
            need = needs.get(finding.subject)
            if not isinstance(need, CapabilityNeed) or not _decides(finding):
                continue
            levels[need.capability] = max(levels[need.capability], need.level)
            found[need.capability].append(finding)
            if assessed.id not in users[need.capability]:
                users[need.capability].append(assessed.id)
    return tuple(
        Need(capability, levels[capability], most, tuple(users[capability]))
        for capability, findings in found.items()
        if (most := worst(findings)) is not None
    )


def _decides(finding: Finding) -> bool:
    """Whether a finding is about a capability that has to be there."""
    return finding.rule.startswith(_RULES) and finding.importance == "must"


def facts_sentence(desk: Desk, area: AreaName) -> Said:
    """What a page of facts says first."""
    company = desk.plan_file.company
    if area == "stack":
        needs = capability_needs(desk)
        if not needs:
            return Said(text("web.facts.stack.none", n=len(company.stack)))
        held = sum(each.finding.status == "met" for each in needs)
        is_open = sum(each.finding.status == "open" for each in needs)
        return Said(
            text(
                "web.facts.stack.sentence",
                n_needed=len(needs),
                n_held=held,
                n_missing=len(needs) - held - is_open,
                n_open=is_open,
            )
        )
    count = {
        "team": len(company.team) + len(company.agencies),
        "market": len(company.segments),
        "rules": len(company.readiness),
    }[area]
    message = f"web.facts.{area}.sentence" if count else f"web.facts.{area}.none"
    return Said(text(message, n=count), text(f"web.facts.{area}.lede"))


def capability_map(desk: Desk) -> tuple[MapArea, ...]:
    """The areas of the stack with what the plan needs of them."""
    areas = {each.id: each.area for each in desk.catalog.capabilities}
    by_area: dict[str, list[Need]] = defaultdict(list)
    for need in capability_needs(desk):
        by_area[areas.get(need.capability, "operations")].append(need)
    return tuple(
        _area(desk, area, by_area[area])
        for area in get_args(StackArea)
        if by_area[area]
    )


def _area(desk: Desk, area: str, needs: list[Need]) -> MapArea:
    needs.sort(key=lambda each: _ORDER.index(each.finding.status))
    held = sum(each.finding.status == "met" for each in needs)
    return MapArea(
        title=text(f"web.area.{area}"),
        count=text("web.map.count", n_held=held, n=len(needs)),
        lines=tuple(_line(desk, each) for each in needs),
    )


def _line(desk: Desk, need: Need) -> MapLine:
    status = need.finding.status
    held = _held(need)
    squares = tuple(
        _square(number, need.level, held, status) for number in range(1, _LEVELS + 1)
    )
    return MapLine(
        style=STYLES[status],
        sign=STATUS_SIGNS[status],
        name=desk.names.of("capability", need.capability),
        url=fragments.url_of(
            desk, "initiative.show", initiative_id=need.initiatives[0]
        ),
        why=_why(desk, need) if status != "met" else "",
        squares=squares,
        said=text(f"web.map.{status}", level=need.level),
    )


def _why(desk: Desk, need: Need) -> str:
    """What was found, without the name that stands before it already."""
    name = desk.names.of("capability", need.capability)
    said = statement(need.finding, voice()).removeprefix(f"{name}: ")
    return said[:1].upper() + said[1:]


def _held(need: Need) -> int:
    """The level that is there, as far as the finding says."""
    if need.finding.status == "met":
        return need.level
    held = need.finding.values.get("held_level", need.finding.values.get("there", 0))
    return int(held) if isinstance(held, int) else 0


def _square(number: int, needed: int, held: int, status: str) -> str:
    if number <= held:
        return "held"
    if number > needed:
        return "spare"
    return "unknown" if status == "open" else "missing"

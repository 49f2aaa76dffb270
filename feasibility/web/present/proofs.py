"""Proofs as sheets; a shortage of hours also as a grid of people by week."""

from __future__ import annotations

from datetime import date, timedelta

from feasibility.model.assessment import InitiativeAssessment, OpenCertificate
from feasibility.model.certificate import CapacityRefutation, Demand, Refutation
from feasibility.reports.proofs import Evidence, Proof, proofs
from feasibility.web.contexts.proofs import GridCell, GridRow, ProofSheet, WeekGrid
from feasibility.web.current import Desk
from feasibility.web.present.grid import blank_row, hours_row, written
from feasibility.web.present.refutations import refutation_of, short_quarters
from feasibility.web.present.workload import Workload
from feasibility.web.wording import text, voice

_MOST_WEEKS = 16
_RULES = {
    "capability": "CAP001",
    "scope": "SCP001",
    "limit": "SCP001",
    "flow": "FLW001",
    "suppress": "FLW003",
    "capacity": "WRK001",
    "skills": "SKL001",
    "timing": "TIM002",
    "goal": "GOL001",
    "money": "BUD001",
    "policy": "POL001",
    "readiness": "RDY001",
    "combination": "SRV001",
}


def evidence_of(desk: Desk) -> Evidence:
    """What certificates refer to."""
    assessment = desk.assessment
    return Evidence(
        exclusions={each.id: each for each in assessment.exclusions},
        witness=assessment.witness,
        measures={
            each.id: each.goal.measure
            for each in desk.plan_file.plan.initiatives
            if each.goal
        },
    )


def proof_sheets(desk: Desk, assessed: InitiativeAssessment) -> tuple[ProofSheet, ...]:
    """The proofs of a verdict: refutations open, ways of working closed until asked for."""
    refutation = refutation_of(assessed)
    if isinstance(assessed.certificate, OpenCertificate):
        refutation = assessed.certificate.refutation
    found = proofs(assessed, evidence_of(desk), voice())
    return tuple(
        _sheet(desk, proof, f"proof-{number_}", None if proof.stands else refutation)
        for number_, proof in enumerate(found, start=1)
    )


def _sheet(
    desk: Desk, proof: Proof, sheet_id: str, refutation: Refutation | None
) -> ProofSheet:
    capacity = refutation if isinstance(refutation, CapacityRefutation) else None
    grid = week_grid(desk, capacity) if capacity else None
    return ProofSheet(
        id=sheet_id,
        stands=proof.stands,
        sign="✓" if proof.stands else "✕",
        style="yes" if proof.stands else "no",
        claim=proof.claim,
        rule=_RULES.get(refutation.kind, "") if refutation else "",
        lines=proof.lines,
        tables=() if grid else proof.tables,
        grid=grid,
        cases=tuple(
            _sheet(desk, each, f"{sheet_id}-{place}", None)
            for place, each in enumerate(proof.cases, start=1)
        ),
        notes=proof.notes,
        is_open=not proof.stands,
    )


def week_grid(desk: Desk, refutation: CapacityRefutation) -> WeekGrid | None:
    """Hours by person and week against the work that may fall there; None where it is too wide.

    The sums are the certificate's own. Where the hours by week do not add up to them (another
    reading was refuted), there is no grid, and the tables of the proof stand instead.
    """
    first = min(each.first_week for each in refutation.demands)
    last = max(each.last_week for each in refutation.demands)
    weeks = [first + timedelta(days=7 * n) for n in range((last - first).days // 7 + 1)]
    load = Workload(desk)
    there = {
        each.worker: load.plannable.get(each.worker, {}) for each in refutation.supplies
    }
    adds_up = all(
        each.quarters
        == sum(
            there[each.worker].get(week, 0)
            for week in weeks
            if _allowed(refutation, week)
        )
        for each in refutation.supplies
    )
    if len(weeks) > _MOST_WEEKS or not adds_up:
        return None
    people = tuple(
        hours_row(
            desk.names.of("worker", each.worker),
            [there[each.worker].get(week, 0) for week in weeks],
            each.quarters,
        )
        for each in refutation.supplies
    )
    sums = [sum(row.get(week, 0) for row in there.values()) for week in weeks]
    short = short_quarters(refutation)
    skills = {each.skill for each in refutation.demands}
    return WeekGrid(
        caption=text("web.grid.caption"),
        weeks=tuple(str(week.isocalendar().week) for week in weeks),
        there=(
            *people,
            hours_row(
                text("web.row.there"), sums, refutation.there_quarters, is_total=True
            ),
        ),
        needed=(
            *(
                _demand(desk, each, weeks, with_skill=len(skills) > 1)
                for each in refutation.demands
            ),
            blank_row(text("web.row.needed"), weeks, refutation.needed_quarters),
        ),
        result=blank_row(text("web.row.short"), weeks, -short, is_short=True),
    )


def _allowed(refutation: CapacityRefutation, week: date) -> bool:
    return any(each.first_week <= week <= each.last_week for each in refutation.demands)


def _demand(
    desk: Desk, demand: Demand, weeks: list[date], *, with_skill: bool
) -> GridRow:
    """Work that may fall in any of its weeks: one cell over all of them."""
    kind = "initiative" if desk.names.has("initiative", demand.owner) else "programme"
    name = desk.names.of(kind, demand.owner)
    label = (
        text("web.row.demand", text=name, skill=demand.skill) if with_skill else name
    )
    before = sum(week < demand.first_week for week in weeks)
    inside = sum(demand.first_week <= week <= demand.last_week for week in weeks)
    blank = [GridCell("", "") for _ in weeks]
    window = GridCell(text("web.grid.any_week"), "may", inside)
    cells = (*blank[:before], window, *blank[before + inside :])
    return GridRow(label, cells, written(demand.quarters))

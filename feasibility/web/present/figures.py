"""The figures under a page's sentence."""

from __future__ import annotations

from collections import Counter

from feasibility.kernel.units import hours
from feasibility.model.assessment import InitiativeAssessment
from feasibility.model.company import Company
from feasibility.model.plan import Initiative
from feasibility.reports.locales import day, money, number
from feasibility.web.contexts.facts import Figure
from feasibility.web.current import Desk
from feasibility.web.present.money import spent_on
from feasibility.web.present.places import raw_at
from feasibility.web.present.sections import AreaName
from feasibility.web.present.timelines import launch_day, placed_phases
from feasibility.web.present.values import value_text
from feasibility.web.present.workload import Workload
from feasibility.web.wording import text, voice


def initiative_figures(
    desk: Desk, initiative: Initiative, assessed: InitiativeAssessment
) -> tuple[Figure, ...]:
    """Goal, launch, money and work of an initiative."""
    return (
        _goal(desk, initiative),
        _launch(desk, initiative, assessed),
        _money(desk, initiative),
        _work(desk, assessed),
    )


def _goal(desk: Desk, initiative: Initiative) -> Figure:
    label = text("web.figure.goal")
    if initiative.goal is None:
        return Figure(
            label, text("web.not_stated"), text("web.figure.goal.none"), "#goal"
        )
    path = f"plan.initiatives[{initiative.id}].goal"

    def said(name: str) -> str:
        return value_text(
            desk, f"{path}.{name}", raw_at(desk.plan_file, f"{path}.{name}")
        )

    by_day = said("by_day")
    date_said = (
        text("web.figure.goal.by", text=by_day)
        if initiative.goal.by_day.values
        else text("web.figure.goal.no_date")
    )
    measure = said("measure")
    if not initiative.goal.target.values:
        return Figure(
            label, measure, text("web.figure.goal.no_target", text=date_said), "#goal"
        )
    return Figure(label, f"{said('target')} {measure.lower()}", date_said, "#goal")


def _launch(
    desk: Desk, initiative: Initiative, assessed: InitiativeAssessment
) -> Figure:
    launch = launch_day(desk, initiative, placed_phases(desk, initiative, assessed))
    label = text("web.figure.launch")
    if launch is None:
        return Figure(label, "–", text("web.figure.launch.none"), "#phases")
    return Figure(label, day(launch, voice().locale, year=voice().year), "", "#phases")


def _money(desk: Desk, initiative: Initiative) -> Figure:
    spent = spent_on(desk, initiative)
    written = money(spent, desk.currency, voice().locale) if spent else "–"
    detail = "" if spent else text("web.figure.money.none")
    return Figure(text("web.figure.money"), written, detail, "#money")


def _work(desk: Desk, assessed: InitiativeAssessment) -> Figure:
    label = text("web.figure.work")
    needed = assessed.totals.get("needed_hours")
    mine = [each for each in Workload(desk).stints if each.owner == assessed.id]
    people = len({each.worker for each in mine})
    if needed is None and not mine:
        return Figure(label, "–", text("web.figure.work.none"), "#phases")
    value = needed if needed is not None else hours(sum(each.quarters for each in mine))
    detail = text("web.figure.work.people", n=people) if people else ""
    written = text("value.hours", n=value)
    if assessed.totals.get("n_open_hours"):
        written = text("value.at_least", text=written)
    return Figure(label, written, detail, "#phases")


def facts_figures(desk: Desk, area: AreaName) -> tuple[Figure, ...]:
    """What is registered in an area, in numbers."""
    company = desk.plan_file.company
    if area == "stack":
        return _stack(company)
    lists = {
        "team": ("team", "agencies", "queues", "programmes"),
        "market": ("segments", "audiences"),
        "rules": ("readiness", "policies", "freezes", "budget_lines"),
    }[area]
    return tuple(
        Figure(
            text(f"web.section.{name}"),
            number(len(getattr(company, name)), voice().locale),
            _declared(company, name),
            f"#{name}",
        )
        for name in lists
    )


def _stack(company: Company) -> tuple[Figure, ...]:
    states = Counter(each.status.value or "unknown" for each in company.stack)
    declared = sum(each.list.startswith("stack.") for each in company.complete)
    return (
        Figure(
            text("web.section.stack"),
            number(len(company.stack), voice().locale),
            text("web.figure.live", n=states["live"]),
            "#stack",
        ),
        Figure(
            text("web.section.connections"),
            number(len(company.connections), voice().locale),
            "",
            "#connections",
        ),
        Figure(
            text("web.figure.complete"),
            text("web.figure.complete.value", n=declared),
            text("web.figure.complete.detail"),
            "#stack",
        ),
    )


def _declared(company: Company, name: str) -> str:
    said = next((each for each in company.complete if each.list == name), None)
    return text("web.figure.declared", name=said.by) if said else ""

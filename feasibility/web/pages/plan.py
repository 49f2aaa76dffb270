"""The planning page, and the hours of a skill behind it."""

from __future__ import annotations

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from feasibility.web import fragments
from feasibility.web.current import Desk, open_plan
from feasibility.web.fragments import Asked, Page, answer, shown_at
from feasibility.web.present.hours_page import hours_page
from feasibility.web.present.plan import plan_page
from feasibility.web.present.start import start_page

pages = Blueprint("plan", __name__, url_prefix="/w/<workspace_id>/<plan_id>")


@shown_at("plan.show")
def plan_at(desk: Desk, asked: Asked) -> Page:
    """The plan; an empty one asks what is to be achieved."""
    if not desk.plan_file.plan.initiatives:
        return Page("start/show.html", start_page(desk, ""), "start/_start.html")
    return Page("plan/show.html", plan_page(desk, asked.get("at")), "plan/_plan.html")


@pages.get("/plan")
def show(workspace_id: str, plan_id: str) -> ResponseReturnValue:
    """What of this can we do, and what stands against the rest? `at` chooses an initiative."""
    desk = open_plan(workspace_id, plan_id)
    return answer(desk, plan_at(desk, request.args))


@shown_at("plan.hours")
def hours_at(desk: Desk, asked: Asked) -> Page:
    """People by week for a skill."""
    return Page(
        "plan/hours.html", hours_page(desk, asked.get("skill"), asked.get("week"))
    )


@pages.get("/hours")
def hours(workspace_id: str, plan_id: str) -> ResponseReturnValue:
    """Who has how many hours of a skill in which week, and what fills them."""
    desk = open_plan(workspace_id, plan_id)
    return answer(desk, hours_at(desk, request.args))


@pages.get("/")
def home(workspace_id: str, plan_id: str) -> ResponseReturnValue:
    """A plan's shortest address leads to the planning page."""
    return fragments.redirect_to(
        fragments.url_of(open_plan(workspace_id, plan_id), "plan.show")
    )

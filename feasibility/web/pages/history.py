"""The history of a plan."""

from __future__ import annotations

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from feasibility.web.current import Desk, open_plan
from feasibility.web.fragments import Asked, Page, answer, shown_at
from feasibility.web.present.history import history_page

pages = Blueprint("history", __name__, url_prefix="/w/<workspace_id>/<plan_id>/history")


@shown_at("history.show")
def history_at(desk: Desk, asked: Asked) -> Page:
    """The changes, newest first."""
    page = history_page(desk, asked.get("before"))
    return Page("history/show.html", page, "history/_history.html")


@pages.get("")
def show(workspace_id: str, plan_id: str) -> ResponseReturnValue:
    """What was given, agreed and changed, and who decided?"""
    desk = open_plan(workspace_id, plan_id)
    return answer(desk, history_at(desk, request.args))

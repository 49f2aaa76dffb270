"""The page of an initiative, and what is agreed on its requirements."""

from __future__ import annotations

from flask import Blueprint, g, request
from flask.typing import ResponseReturnValue

from feasibility.kernel.errors import InputError, NotFoundError
from feasibility.services import Edit
from feasibility.web import committing, fragments
from feasibility.web.current import Desk, open_plan
from feasibility.web.errors import error_page
from feasibility.web.forms.read import Typed
from feasibility.web.fragments import Asked, Page, answer, shown_at
from feasibility.web.pages.edits import sent
from feasibility.web.present.initiative import initiative_page
from feasibility.web.present.moving import moved
from feasibility.web.present.requirements import RefusedAnswer, is_need
from feasibility.web.wording import fault_sentence

pages = Blueprint("initiative", __name__, url_prefix="/w/<workspace_id>/<plan_id>/plan")


@shown_at("initiative.show")
def initiative_at(desk: Desk, asked: Asked) -> Page:
    """One initiative."""
    page = initiative_page(desk, asked["initiative_id"])
    return Page("initiative/show.html", page, "initiative/_initiative.html")


@pages.get("/<initiative_id>")
def show(workspace_id: str, plan_id: str, initiative_id: str) -> ResponseReturnValue:
    """Why, how, and what would it take?"""
    desk = open_plan(workspace_id, plan_id)
    return answer(desk, initiative_at(desk, {"initiative_id": initiative_id}))


@pages.post("/<initiative_id>/move")
def move(workspace_id: str, plan_id: str, initiative_id: str) -> ResponseReturnValue:
    """Moves a phase by a week, earlier or later."""
    desk = open_plan(workspace_id, plan_id)
    about = sent(desk, request.form)
    weeks = -1 if request.form.get("weeks") == "-1" else 1
    phase = request.form.get("phase", "")
    edits = moved(desk, initiative_id, phase, weeks=weeks)
    if not edits:
        raise NotFoundError("phase", phase)
    try:
        return committing.commit(desk, edits, version=about.version, back=about.back)
    except InputError as error:
        return _refused(error)


@pages.post("/<initiative_id>/agree")
def agree(workspace_id: str, plan_id: str, initiative_id: str) -> ResponseReturnValue:
    """Agrees to a requirement, changes or strikes it, or leaves it as it was proposed."""
    desk = open_plan(workspace_id, plan_id)
    about = sent(desk, request.form)
    edit = agreement(desk, initiative_id, request.form)
    try:
        return committing.commit(
            desk, [edit], version=about.version, back=about.back, why=about.why
        )
    except InputError as error:
        if not is_need(desk, initiative_id, request.form.get("requirement", "")):
            return _refused(error)
        g.refused_need = RefusedAnswer(request.form, error.faults)
        return fragments.shown_back(desk, about.back, status=422)


def _refused(error: InputError) -> ResponseReturnValue:
    return error_page(422, faults=tuple(fault_sentence(each) for each in error.faults))


def agreement(desk: Desk, initiative_id: str, typed: Typed) -> Edit:
    """The edit that an answer to a requirement asks for."""
    requirement = typed.get("requirement", "")
    action = typed.get("action", "")
    path = f"plan.initiatives[{initiative_id}].agreements[{requirement}]"
    if action == "proposed":
        return Edit(path, None)
    new: dict[str, object] = {"requirement": requirement, "action": action}
    new["on"] = desk.assessment.as_of.isoformat()
    if why := typed.get("why", "").strip():
        new["why"] = why
    if action == "changed":
        for name in ("level", "within_minutes"):
            if number := typed.get(name, "").strip():
                new[name] = int(number) if number.isdecimal() else number
        if importance := typed.get("importance", ""):
            new["importance"] = importance
    return Edit(path, new)

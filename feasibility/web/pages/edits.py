"""Edits from every page come here: one field, a whole form, something removed, undo."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from feasibility.kernel.errors import InputError, NotFoundError
from feasibility.web import committing, fragments
from feasibility.web.current import Desk, member, open_plan, services
from feasibility.web.forms.read import Reader, Typed
from feasibility.web.present import field as field_view
from feasibility.web.wording import text

pages = Blueprint("edits", __name__, url_prefix="/w/<workspace_id>/<plan_id>")


@dataclass(frozen=True)
class Sent:
    """What every edit sends along: the version it was made on, and where to go back to."""

    version: int
    back: str
    why: str | None


def sent(desk: Desk, typed: Typed) -> Sent:
    """Version, way back and reason of the form that was sent."""
    version = typed.get("version", "")
    if not version.isdecimal():
        raise NotFoundError("version", version)
    back = typed.get("back", "") or fragments.url_of(desk, "plan.show")
    return Sent(int(version), back, typed.get("why", "").strip() or None)


@pages.post("/edit")
def edit(workspace_id: str, plan_id: str) -> ResponseReturnValue:
    """One field, in place."""
    desk = open_plan(workspace_id, plan_id)
    typed, path = request.form, request.form.get("path", "")
    about = sent(desk, typed)
    reader = Reader(typed, desk.currency)
    value = field_view.read_field(desk, path, reader, by=member().name)
    try:
        return committing.commit(
            desk,
            [field_view.edit_of(desk, path, value)],
            version=about.version,
            back=about.back,
            why=about.why,
        )
    except InputError as error:
        return field_view.refused(desk, path, typed, error)


@pages.post("/remove")
def remove(workspace_id: str, plan_id: str) -> ResponseReturnValue:
    """Takes an element out of its list; no question is asked, since it can be undone."""
    desk = open_plan(workspace_id, plan_id)
    about = sent(desk, request.form)
    gone = committing.remove_path(request.form.get("path", ""))
    return committing.commit(
        desk, [gone], version=about.version, back=about.back, why=about.why
    )


@pages.post("/undo")
def undo(workspace_id: str, plan_id: str) -> ResponseReturnValue:
    """Takes back one change, or the member's own last one."""
    desk = open_plan(workspace_id, plan_id)
    about, before = sent(desk, request.form), desk.assessment
    applied = services().changes.undo(
        workspace_id,
        plan_id,
        acting=desk.acting,
        change_id=request.form.get("change") or None,
    )
    sentence = text("web.change.undone", name=member().name)
    return committing.settle(desk, applied, sentence, before=before, back=about.back)


@pages.post("/redo")
def redo(workspace_id: str, plan_id: str) -> ResponseReturnValue:
    """Takes back the member's last undo."""
    desk = open_plan(workspace_id, plan_id)
    about, before = sent(desk, request.form), desk.assessment
    applied = services().changes.redo(workspace_id, plan_id, acting=desk.acting)
    sentence = text("web.change.redone", name=member().name)
    return committing.settle(desk, applied, sentence, before=before, back=about.back)

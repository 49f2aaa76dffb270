"""Words in, initiatives out: one paragraph each, kept as they are."""

from __future__ import annotations

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from feasibility.kernel.errors import InputError
from feasibility.services import Edit
from feasibility.web import committing, fragments
from feasibility.web.current import Desk, member, open_plan
from feasibility.web.fragments import Asked, Page, answer, shown_at
from feasibility.web.pages.edits import sent
from feasibility.web.present.start import name_of, paragraphs, start_page
from feasibility.web.wording import fault_sentence, text

pages = Blueprint("start", __name__, url_prefix="/w/<workspace_id>/<plan_id>")


@shown_at("start.show")
def start_at(desk: Desk, asked: Asked) -> Page:
    """The box for words."""
    del asked
    return Page("start/show.html", start_page(desk, ""), "start/_start.html")


@pages.get("/start")
def show(workspace_id: str, plan_id: str) -> ResponseReturnValue:
    """What do you want to achieve?"""
    desk = open_plan(workspace_id, plan_id)
    return answer(desk, start_at(desk, {}))


@pages.post("/start")
def add(workspace_id: str, plan_id: str) -> ResponseReturnValue:
    """Adds an initiative for each paragraph, as one change."""
    desk = open_plan(workspace_id, plan_id)
    words = request.form.get("words", "")
    about = sent(desk, request.form)
    found = paragraphs(words)
    if not found:
        return _again(desk, words, text("web.start.nothing"))
    edits = [
        Edit("plan.initiatives[]", {"name": name_of(each), "given": each})
        for each in found
    ]
    before = desk.assessment
    try:
        applied = desk.apply(edits, version=about.version)
    except InputError as error:
        return _again(
            desk, words, " ".join(fault_sentence(each) for each in error.faults)
        )
    sentence = text("web.change.added_initiatives", name=member().name, n=len(found))
    back = fragments.url_of(desk, "plan.show")
    return committing.settle(desk, applied, sentence, before=before, back=back)


def _again(desk: Desk, words: str, error: str) -> ResponseReturnValue:
    page = Page("start/show.html", start_page(desk, words, error), "start/_start.html")
    return answer(desk, page, status=422)

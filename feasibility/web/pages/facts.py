"""The company's facts: four pages of lists, one form for every noun, and declarations."""

from __future__ import annotations

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from feasibility.kernel.errors import InputError
from feasibility.services import Edit
from feasibility.web import committing, fragments
from feasibility.web.current import Desk, member, open_plan
from feasibility.web.forms.posting import AT
from feasibility.web.forms.read import Typed
from feasibility.web.fragments import Asked, Page, answer, shown_at
from feasibility.web.pages.edits import sent
from feasibility.web.present.facts import facts_page
from feasibility.web.present.form_page import form_page
from feasibility.web.present.noun_form import NounForm
from feasibility.web.present.sections import AREAS, AreaName, area_of
from feasibility.web.wording import text

pages = Blueprint("facts", __name__, url_prefix="/w/<workspace_id>/<plan_id>/facts")


def _add_area(area: AreaName) -> None:
    """A page for an area, at its own address and under its own name."""

    @shown_at(f"facts.{area}")
    def page(desk: Desk, asked: Asked) -> Page:
        del asked
        return Page("facts/area.html", facts_page(desk, area), "facts/_facts.html")

    def view(workspace_id: str, plan_id: str) -> ResponseReturnValue:
        desk = open_plan(workspace_id, plan_id)
        return answer(desk, page(desk, request.args))

    pages.add_url_rule(f"/{area}", endpoint=area, view_func=view)


for each in AREAS:
    _add_area(each)


@pages.get("/form")
def form(workspace_id: str, plan_id: str) -> ResponseReturnValue:
    """The form of the noun or fact at `path`; one that ends in `[]` adds."""
    desk = open_plan(workspace_id, plan_id)
    path = request.args.get("path", "")
    filled = NounForm(desk, path, request.args.get("kind", ""))
    return _form(desk, filled, _way_back(desk, path, request.args.get("back", "")))


@pages.post("/form")
def save(workspace_id: str, plan_id: str) -> ResponseReturnValue:
    """Saves a whole form: the fields that were touched, as one change."""
    desk = open_plan(workspace_id, plan_id)
    path = request.form.get("path", "")
    about = sent(desk, request.form)
    back = _way_back(desk, path, about.back)
    filled = NounForm(desk, path, request.form.get(f"{AT}.kind", ""))
    try:
        edits = filled.edits(request.form)
        if not edits:
            return fragments.redirect_to(back)
        return committing.commit(
            desk, edits, version=about.version, back=back, why=about.why
        )
    except InputError as error:
        return _form(desk, filled, back, typed=request.form, error=error)


@pages.post("/declare")
def declare(workspace_id: str, plan_id: str) -> ResponseReturnValue:
    """Says that a list holds everything there is, or takes that back."""
    desk = open_plan(workspace_id, plan_id)
    about = sent(desk, request.form)
    name = request.form.get("list", "")
    path = f"company.complete[{name}]"
    word = {"list": name, "by": member().name, "on": desk.assessment.as_of.isoformat()}
    is_complete = request.form.get("answer") == "yes"
    message = "web.change.complete" if is_complete else "web.change.not_complete"
    return committing.commit(
        desk,
        [Edit(path, word if is_complete else None)],
        version=about.version,
        back=about.back,
        sentence=text(message, name=member().name, area=name),
    )


def _form(
    desk: Desk,
    filled: NounForm,
    back: str,
    *,
    typed: Typed | None = None,
    error: InputError | None = None,
) -> ResponseReturnValue:
    page = form_page(desk, filled, back, typed=typed, error=error)
    shown = Page("facts/form.html", page, "facts/_form.html")
    return answer(desk, shown, status=200 if error is None else 422)


def _way_back(desk: Desk, path: str, back: str) -> str:
    """Where a form leads: to the page it was opened on, else to the list it belongs to."""
    if fragments.is_page_of(desk, back):
        return back
    return fragments.url_of(desk, f"facts.{area_of(path)}")

"""What a company knows better than the catalog: the form of a correction, and what becomes of it."""

from __future__ import annotations

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from feasibility.kernel.errors import InputError
from feasibility.web import committing, fragments
from feasibility.web.current import Desk, member, open_plan
from feasibility.web.forms.read import Typed
from feasibility.web.fragments import Page, answer
from feasibility.web.pages.edits import sent
from feasibility.web.present.catalog_correct import Claimed, claimed, correct_page
from feasibility.web.wording import text

pages = Blueprint(
    "corrections", __name__, url_prefix="/w/<workspace_id>/<plan_id>/catalog/correct"
)


@pages.get("")
def form(workspace_id: str, plan_id: str) -> ResponseReturnValue:
    """What is the claim at `path` here?"""
    desk = open_plan(workspace_id, plan_id)
    found = claimed(desk, request.args.get("path", ""))
    return _form(desk, found, _way_back(desk, request.args.get("back", "")))


@pages.post("")
def save(workspace_id: str, plan_id: str) -> ResponseReturnValue:
    """Keeps the company's word beside the catalog's, as one change that can be undone."""
    desk = open_plan(workspace_id, plan_id)
    found = claimed(desk, request.form.get("path", ""))
    about = sent(desk, request.form)
    back = _way_back(desk, about.back) or fragments.url_of(
        desk, "catalog.product", product_id=found.product_id
    )
    try:
        return committing.commit(
            desk,
            found.edits(request.form),
            version=about.version,
            back=back,
            sentence=text("web.catalog.corrected", name=member().name, text=found.name),
        )
    except InputError as error:
        return _form(desk, found, back, typed=request.form, error=error)


def _form(
    desk: Desk,
    found: Claimed,
    back: str,
    *,
    typed: Typed | None = None,
    error: InputError | None = None,
) -> ResponseReturnValue:
    page = correct_page(desk, found, back, typed=typed, error=error)
    shown = Page("catalog/correct.html", page)
    return answer(desk, shown, status=200 if error is None else 422)


def _way_back(desk: Desk, back: str) -> str:
    """The page that the form was opened on; empty where it was none of this plan."""
    return back if fragments.is_page_of(desk, back) else ""

"""Catalog updates of a company: the shipped catalog and private libraries, offered and decided on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from flask import Blueprint, g, request
from flask.typing import ResponseReturnValue

from feasibility.kernel.errors import InputError, NotFoundError
from feasibility.web import committing, fragments, last_change
from feasibility.web.current import Desk, member, open_plan, services
from feasibility.web.fragments import Asked, Page, answer, shown_at
from feasibility.web.pages.edits import sent
from feasibility.web.present.updates import updates_page
from feasibility.web.wording import fault_sentence, text

pages = Blueprint("updates", __name__, url_prefix="/w/<workspace_id>/<plan_id>/updates")


@shown_at("updates.show")
def updates_at(desk: Desk, asked: Asked) -> Page:
    """What is offered, and what was decided."""
    del asked
    return _page(desk)


@pages.get("")
def show(workspace_id: str, plan_id: str) -> ResponseReturnValue:
    """What is new in the catalog, and which verdicts would it turn?"""
    desk = open_plan(workspace_id, plan_id)
    return answer(desk, updates_at(desk, request.args))


@pages.post("/take")
def take(workspace_id: str, plan_id: str) -> ResponseReturnValue:
    """Copies an offered library into the company's own; a change that can be undone."""
    desk = open_plan(workspace_id, plan_id)
    about, wanted = sent(desk, request.form), request.form.get("library", "")
    offers = services().libraries.offers(
        workspace_id, desk.plan_file, acting=desk.acting
    )
    offer = next((each for each in offers if each.newest.library_id == wanted), None)
    if offer is None:
        raise NotFoundError("offer", wanted)
    newest = offer.newest
    if request.form.get("newest") != str(newest.version):
        return _again(desk, text("web.updates.changed"), status=409)
    before = desk.assessment
    try:
        applied = services().libraries.take(
            offer,
            workspace_id,
            plan_id,
            desk.plan_file,
            acting=desk.acting,
            based_on_version=about.version,
        )
    except InputError as error:
        return _refused(desk, error)
    sentence = text(
        "web.updates.took",
        name=member().name,
        text=newest.name,
        n_version=newest.version,
    )
    return committing.settle(desk, applied, sentence, before=before, back=about.back)


@pages.post("/accept")
def accept(workspace_id: str, plan_id: str) -> ResponseReturnValue:
    """Uses the shipped catalog from now on, if it is still the one that was shown."""
    desk = open_plan(workspace_id, plan_id)
    shipped = services().catalogs.shipped()
    if request.form.get("catalog") != shipped.hash:
        return _again(desk, text("web.updates.changed"), status=409)
    return _decide(
        desk,
        partial(services().catalog_uses.accept, workspace_id, shipped),
        text("web.updates.accepted", name=member().name),
    )


@pages.post("/take-back")
def take_back(workspace_id: str, plan_id: str) -> ResponseReturnValue:
    """Uses the catalog again that was used before the last decision."""
    desk = open_plan(workspace_id, plan_id)
    return _decide(
        desk,
        partial(services().catalog_uses.take_back, workspace_id),
        text("web.updates.taken_back", name=member().name),
    )


def _decide(
    desk: Desk, decide: Callable[..., None], sentence: str
) -> ResponseReturnValue:
    """Decides on a catalog and checks the plan with it; what turned is told until the next change."""
    before = desk.assessment
    try:
        decide(acting=desk.acting, library=desk.plan_file.library)
    except InputError as error:
        return _refused(desk, error)
    del g.base_catalog
    after = desk.reopened()
    turned = services().assessments.headline_changes(before, after.assessment)
    last_change.remember(after, "", sentence, turned)
    return fragments.redirect_to(fragments.url_of(after, "updates.show"))


def _refused(desk: Desk, error: InputError) -> ResponseReturnValue:
    said = " ".join(fault_sentence(each) for each in error.faults)
    return _again(desk, said, status=422)


def _page(desk: Desk, trouble: str = "") -> Page:
    return Page(
        "updates/show.html",
        updates_page(desk, trouble=trouble),
        "updates/_updates.html",
    )


def _again(desk: Desk, trouble: str, *, status: int) -> ResponseReturnValue:
    return answer(desk, _page(desk, trouble), status=status)

"""The companies a member works for, their plans, and how another one begins."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from feasibility.kernel.errors import InputError
from feasibility.services import WorkspaceEntry
from feasibility.web.contexts.workspaces import PlanLink, WorkspaceCard, WorkspacesPage
from feasibility.web.current import member, services
from feasibility.web.forms.read import Typed
from feasibility.web.present.new_company import company_fields, new_plan_file
from feasibility.web.wording import fault_sentence, text

pages = Blueprint("workspaces", __name__)


@pages.get("/")
def home() -> ResponseReturnValue:
    """Straight to the plan where there is only one, else the list."""
    found = [plan for card in _cards() for plan in card.plans]
    if len(found) == 1:
        return redirect(found[0].url, 303)
    return redirect(url_for("workspaces.list_all"), 303)


@pages.get("/workspaces")
def list_all() -> ResponseReturnValue:
    """Every workspace of the member with its plans."""
    return _page(None)


@pages.post("/workspaces")
def add() -> ResponseReturnValue:
    """A company of its own with an empty plan, which asks what is to be achieved."""
    new_id = services().changes.new_id
    try:
        plan_file = new_plan_file(request.form, new_id=new_id)
        entry, _ = services().plans.import_as_workspace(plan_file, member=member())
    except InputError as error:
        return _page(request.form, error), 422
    plan_id = plan_file.plan.id
    address = url_for("plan.show", workspace_id=entry.id, plan_id=plan_id)
    return redirect(address, 303)


def _page(typed: Typed | None, error: InputError | None = None) -> str:
    cards = _cards()
    page = WorkspacesPage(
        sentence=text("web.workspaces.sentence", n_companies=len(cards)),
        workspaces=cards,
        member=member().name,
        sign_out_url=url_for("sign_in.sign_out"),
        libraries_url=url_for("library.list_all"),
        add_url=url_for("workspaces.add"),
        fields=company_fields(typed),
        faults=tuple(fault_sentence(each) for each in error.faults) if error else (),
    )
    return render_template("workspaces/list.html", page=page)


def _cards() -> tuple[WorkspaceCard, ...]:
    return tuple(_card(entry) for entry in services().workspaces.list_for(member()))


def _card(entry: WorkspaceEntry) -> WorkspaceCard:
    if entry.closed_because is not None:
        return WorkspaceCard(entry.name, (), str(entry.closed_because))
    acting = services().workspaces.acting(entry.id, member())
    plans = services().workspaces.plans(entry.id, acting=acting)
    links = (
        PlanLink(
            plan.name, url_for("plan.show", workspace_id=entry.id, plan_id=plan.id)
        )
        for plan in plans
    )
    return WorkspaceCard(entry.name, tuple(links), "")

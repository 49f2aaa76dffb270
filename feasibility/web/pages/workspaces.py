"""The companies a member works for, and their plans."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from feasibility.services import WorkspaceEntry
from feasibility.web.contexts.workspaces import PlanLink, WorkspaceCard, WorkspacesPage
from feasibility.web.current import member, services
from feasibility.web.wording import text

pages = Blueprint("workspaces", __name__)


@pages.get("/")
def home() -> ResponseReturnValue:
    """Straight to the plan where there is only one, else the list."""
    entries = services().workspaces.list_for(member())
    found = [plan for entry in entries for plan in _card(entry).plans]
    if len(found) == 1:
        return redirect(found[0].url, 303)
    return redirect(url_for("workspaces.list_all"), 303)


@pages.get("/workspaces")
def list_all() -> ResponseReturnValue:
    """Every workspace of the member with its plans."""
    cards = tuple(_card(entry) for entry in services().workspaces.list_for(member()))
    page = WorkspacesPage(
        sentence=text("web.workspaces.sentence", n_companies=len(cards)),
        workspaces=cards,
        member=member().name,
        sign_out_url=url_for("sign_in.sign_out"),
    )
    return render_template("workspaces/list.html", page=page)


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

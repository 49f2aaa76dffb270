"""The app's services on this machine, for as long as a command needs them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from feasibility.kernel.errors import NotFoundError
from feasibility.model.nearest import nearest

if TYPE_CHECKING:
    from feasibility.bootstrap import AppServices
    from feasibility.services import Acting, Member, PlanEntry, WorkspaceEntry


@contextmanager
def app_services(*, port: int | None = None) -> Iterator[AppServices]:
    """The services over the database of this machine's settings; closed at the end."""
    from dataclasses import replace

    from feasibility.bootstrap import build_app_services
    from feasibility.settings import load_settings

    settings = load_settings()
    app = build_app_services(settings if port is None else replace(settings, port=port))
    try:
        yield app
    finally:
        app.close()


def find_workspace(app: AppServices, member: Member, wanted: str) -> WorkspaceEntry:
    """The member's workspace of that id or, if only one has it, of that name.

    Raises:
        NotFoundError: none, or several of that name.
    """
    entries = app.workspaces.list_for(member)
    by_id = [entry for entry in entries if entry.id == wanted]
    by_name = [entry for entry in entries if entry.name.casefold() == wanted.casefold()]
    for found in (by_id, by_name):
        if len(found) == 1:
            return found[0]
    words = [word for entry in entries for word in (entry.name, entry.id)]
    raise NotFoundError("workspace", wanted, nearest=nearest(wanted, words))


def find_plan(
    app: AppServices, workspace: WorkspaceEntry, wanted: str | None, acting: Acting
) -> PlanEntry:
    """The plan of that id, or the workspace's only one.

    Raises:
        NotFoundError: no such plan, or several to choose from.
    """
    plans = app.workspaces.plans(workspace.id, acting=acting)
    if wanted is None and len(plans) == 1:
        return plans[0]
    for plan in plans:
        if plan.id == wanted:
            return plan
    ids = [plan.id for plan in plans]
    near = nearest(wanted, ids) if wanted else ", ".join(ids)
    raise NotFoundError("plan", wanted or "", nearest=near or None)

"""The bar of a plan's pages, and the line that says what the last edit changed."""

from __future__ import annotations

from flask import g, request, url_for

from feasibility.web.contexts.frame import Conflict, Frame, Tab
from feasibility.web.current import Desk, member
from feasibility.web.last_change import change_line
from feasibility.web.wording import text

# Tabs in their order, with the beginning of the endpoints that belong to each.
_TABS = (
    ("plan.show", ("plan.", "initiative.", "start.")),
    ("facts.stack", ("facts.",)),
    ("catalog.index", ("catalog.", "corrections.", "updates.")),
    ("report.show", ("report.",)),
    ("history.show", ("history.",)),
)


def frame_of(desk: Desk) -> Frame:
    """What stands around the page that this request shows."""
    company, plan = desk.plan_file.company, desk.plan_file.plan
    name = member().name
    conflict: Conflict | None = g.get("conflict")
    can_edit = desk.acting.role != "viewer"
    return Frame(
        company=company.name,
        plan=plan.name,
        plan_url=_url(desk, "plan.show"),
        tabs=tuple(
            Tab(
                text(f"web.tab.{endpoint.partition('.')[0]}"),
                _url(desk, endpoint),
                _endpoint().startswith(beginnings),
            )
            for endpoint, beginnings in _TABS
        ),
        version=desk.version,
        here=here(),
        undo_url=_url(desk, "edits.undo"),
        can_edit=can_edit,
        can_undo=can_edit and desk.version > 1,
        member=name,
        initials=initials(name),
        workspaces_url=url_for("workspaces.list_all"),
        libraries_url=url_for("library.list_all"),
        updates_url=_url(desk, "updates.show"),
        sign_out_url=url_for("sign_in.sign_out"),
        change=change_line(desk),
        conflict=conflict,
        has_news=_shows_the_plan() and desk.has_news(),
    )


def _shows_the_plan() -> bool:
    """Whether somebody came to the planning page; an edit there is answered without the news."""
    return request.method == "GET" and _endpoint() == "plan.show"


def _url(desk: Desk, endpoint: str) -> str:
    return url_for(endpoint, workspace_id=desk.workspace_id, plan_id=desk.plan_id)


def here() -> str:
    """The address that the page shown has; after a post, that of the page it came from."""
    if request.method == "POST":
        return request.form.get("back", "")
    return request.full_path.removesuffix("?")


def initials(name: str) -> str:
    """At most two letters that stand for a name."""
    words = [word for word in name.split() if word[0].isalnum()]
    letters = [word[0] for word in (words[:1] + words[1:][-1:])]
    return "".join(letters).upper()


def _endpoint() -> str:
    found: str = g.get("shown_endpoint", request.endpoint or "")
    return found

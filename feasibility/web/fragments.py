"""Page or fragment: one view, one context, two envelopes, chosen here and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias, cast
from urllib.parse import parse_qsl, urlsplit

from flask import current_app, g, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from feasibility.web.contexts.frame import Frame
from feasibility.web.current import Desk
from feasibility.web.htmx import HtmxRequest
from feasibility.web.present.frame import frame_of


@dataclass(frozen=True)
class Page:
    """What is shown: the page's template, the fragment in it that edits replace, one context.

    A page without a fragment is always sent whole.
    """

    template: str
    context: object
    fragment: str | None = None


Asked: TypeAlias = Mapping[str, str]
Show: TypeAlias = Callable[[Desk, Asked], Page]
_SHOWN_AT: dict[str, Show] = {}


def shown_at(endpoint: str) -> Callable[[Show], Show]:
    """Says that this function makes the page at an endpoint, also after an edit made there.

    It gets the desk, and what the address asks for: its parts and its query.
    """

    def remember(show: Show) -> Show:
        _SHOWN_AT[endpoint] = show
        return show

    return remember


def answer(desk: Desk, page: Page, *, status: int = 200) -> ResponseReturnValue:
    """The page, or its fragment with what belongs to it elsewhere on the page."""
    frame = frame_of(desk)
    if page.fragment is None or not wants_fragment():
        return _whole(page, frame, status)
    parts = [
        render_template(page.fragment, page=page.context, frame=frame),
        render_template("_frame/_bar.html", frame=frame, elsewhere=True),
        render_template("_frame/_change.html", frame=frame, elsewhere=True),
    ]
    return make_response("\n".join(parts), status)


def _whole(page: Page, frame: Frame, status: int) -> Response:
    return make_response(
        render_template(page.template, page=page.context, frame=frame), status
    )


def show(
    desk: Desk, endpoint: str, asked: Asked, *, status: int = 200
) -> ResponseReturnValue:
    """The page at an endpoint, for what its address asks."""
    g.shown_endpoint = endpoint
    return answer(desk, _SHOWN_AT[endpoint](desk, asked), status=status)


def back(desk: Desk, address: str, *, after: Desk) -> ResponseReturnValue:
    """Where a post leads: the fragment of the page it came from, or a redirect to that page."""
    endpoint, asked = _place(desk, address)
    if endpoint not in _SHOWN_AT:
        return redirect_to(url_of(desk, "plan.show"))
    return show(after, endpoint, asked) if wants_fragment() else redirect_to(address)


def shown_back(desk: Desk, address: str, *, status: int) -> ResponseReturnValue:
    """The page that a post came from, at once: something stands on it that no address has."""
    endpoint, asked = _place(desk, address)
    if endpoint not in _SHOWN_AT:
        endpoint, asked = "plan.show", {}
    return show(desk, endpoint, asked, status=status)


def redirect_to(address: str) -> ResponseReturnValue:
    """After a post: 303, so that the browser gets the page and does not post again."""
    if wants_fragment():
        return "", 204, {"HX-Redirect": address}
    return "", 303, {"Location": address}


def url_of(desk: Desk, endpoint: str, **parts: Any) -> str:
    """The address of a page of this plan."""
    return url_for(
        endpoint, workspace_id=desk.workspace_id, plan_id=desk.plan_id, **parts
    )


def wants_fragment() -> bool:
    """Whether this request asks for a fragment."""
    return cast("HtmxRequest", request).wants_fragment


def is_page_of(desk: Desk, address: str) -> bool:
    """Whether an address is that of a page of this plan."""
    return _place(desk, address)[0] in _SHOWN_AT


def _place(desk: Desk, address: str) -> tuple[str, dict[str, str]]:
    """The endpoint and the questions of an address of this plan; none for any other."""
    parts = urlsplit(address)
    adapter = current_app.create_url_adapter(request)
    if parts.scheme or parts.netloc or adapter is None:
        return "", {}
    try:
        endpoint, found = adapter.match(parts.path, method="GET")
    except HTTPException:
        return "", {}
    asked = dict(found)
    here = {"workspace_id": desk.workspace_id, "plan_id": desk.plan_id}
    if {name: asked.pop(name, None) for name in here} != here:
        return "", {}
    return endpoint, {**dict(parse_qsl(parts.query)), **asked}

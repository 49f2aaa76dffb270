"""Signing in by a link that works once, and signing out."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue

from feasibility.web.current import services
from feasibility.web.guard import SECRET, require_loopback

pages = Blueprint("sign_in", __name__)


@pages.get("/sign-in")
def show() -> ResponseReturnValue:
    """Where somebody without a session ends up."""
    return render_template("sign_in/show.html", refused=False)


@pages.get("/sign-in/<token>")
def sign_in(token: str) -> ResponseReturnValue:
    """The link that `serve` prints: a session for a token, once.

    Until accounts exist the link is all it takes, so it works on this machine only.
    """
    require_loopback()
    found = services().signing.sign_in(token)
    if found is None:
        return render_template("sign_in/show.html", refused=True), 403
    # Another session than before: nothing that was planted in the old one lives on.
    session.clear()
    session.permanent = True
    session[SECRET] = found.secret
    return redirect(url_for("workspaces.list_all"), 303)


@pages.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    """Ends this session, on the server as well."""
    secret = session.get(SECRET)
    if isinstance(secret, str):
        services().signing.sign_out(secret)
    session.clear()
    return redirect(url_for("sign_in.show"), 303)

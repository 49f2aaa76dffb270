"""Who may ask: nobody without a session, no form from another site, and viewers only look."""

from __future__ import annotations

from ipaddress import ip_address

from flask import Flask, abort, g, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFProtect

from feasibility.web.current import services

SECRET = "secret"
_OPEN_ENDPOINTS = frozenset({"sign_in.show", "sign_in.sign_in"})
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
# What a browser says of a request that our own page or the address bar sent.
_OWN_SITES = frozenset({"same-origin", "none"})

csrf = CSRFProtect()


def setup(app: Flask) -> None:
    """Checks every request before its view: the site it comes from, then its session."""
    app.before_request(_refuse_other_sites)
    csrf.init_app(app)
    app.before_request(_require_session)


def require_loopback() -> None:
    """Refuses who is not on this machine: until accounts exist, the link is all it takes."""
    try:
        here = ip_address(request.remote_addr or "").is_loopback
    except ValueError:
        here = False
    if not here:
        abort(403)


def _refuse_other_sites() -> None:
    if request.method in _SAFE_METHODS:
        return
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None and site not in _OWN_SITES:
        abort(403)


def _require_session() -> ResponseReturnValue | None:
    if request.endpoint == "static":
        return None
    secret = session.get(SECRET)
    member = services().signing.who(secret) if isinstance(secret, str) else None
    if member is not None:
        g.member = member
        return None
    if request.endpoint in _OPEN_ENDPOINTS or request.endpoint is None:
        return None
    address = url_for("sign_in.show")
    if getattr(request, "from_htmx", False):
        # A redirect would be followed and swapped into the fragment.
        return "", 401, {"HX-Redirect": address}
    return redirect(address, 303)

"""Response headers: nothing from another host, nothing inline, nothing kept by a cache."""

from __future__ import annotations

from flask import Flask, Response, request

from feasibility.web.assets import content_hash

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_ALWAYS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    # Not `no-referrer`: the check of forms on https reads the Referer.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
FOR_EVER = "public, max-age=31536000, immutable"
NEVER = "private, no-store"


def setup(app: Flask) -> None:
    """Puts the headers on every answer of the app, errors too."""
    app.after_request(_add)


def _add(response: Response) -> Response:
    for name, value in _ALWAYS.items():
        response.headers[name] = value
    response.headers["Cache-Control"] = FOR_EVER if _is_this_version() else NEVER
    # One address answers with a page or with its fragment.
    response.vary.update(("HX-Request", "HX-Request-Type"))
    return response


def _is_this_version() -> bool:
    """Whether a static file was asked for under the hash of what it holds now."""
    if request.endpoint != "static" or request.view_args is None:
        return False
    try:
        expected = content_hash(request.view_args["filename"])
    except OSError:
        return False
    return request.args.get("v") == expected

"""Which HTTP status an error gets, and the page that says so."""

from __future__ import annotations

from flask import Flask, current_app, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, SecurityError

from feasibility.kernel.errors import (
    EditConflictError,
    InputError,
    NotAllowedError,
    NotFoundError,
    StoreError,
)
from feasibility.web.contexts.errors import ErrorPage
from feasibility.web.wording import fault_sentence, text

_PAGES = frozenset({400, 403, 404, 405, 409, 413, 422, 500, 503})


def setup(app: Flask) -> None:
    """Every error ends in a page of ours, in the words of the reader."""
    app.register_error_handler(CSRFError, lambda _: error_page(400, "csrf"))
    app.register_error_handler(SecurityError, _untrusted_host)
    app.register_error_handler(NotFoundError, _not_found)
    app.register_error_handler(NotAllowedError, lambda _: error_page(403))
    app.register_error_handler(EditConflictError, lambda _: error_page(409))
    app.register_error_handler(InputError, _input_error)
    app.register_error_handler(StoreError, lambda _: error_page(503))
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _our_own_fault)


def error_page(
    status: int, reason: str = "", faults: tuple[str, ...] = ()
) -> ResponseReturnValue:
    """The page for a status; `reason` picks among several causes of one status."""
    known = status if status in _PAGES else 500 if status >= 500 else 400
    message = f"web.error.{known}.{reason}" if reason else f"web.error.{known}"
    page = ErrorPage(
        status=status,
        title=text(f"{message}.title"),
        explanation=text(f"{message}.text"),
        faults=faults,
        back_url=_way_back(),
    )
    return render_template("errors/error.html", page=page), status


def _way_back() -> str:
    """The page that was left, if it was one of ours: what was typed is kept there by the browser."""
    referrer = request.referrer or ""
    own = request.host_url
    return referrer if referrer.startswith(own) else request.script_root + "/"


def _untrusted_host(error: SecurityError) -> ResponseReturnValue:
    """Somebody else's name for this machine: no address of ours can be made under it."""
    return (
        text("web.error.400.title"),
        error.code or 400,
        {"Content-Type": "text/plain"},
    )


def _not_found(error: NotFoundError) -> ResponseReturnValue:
    """Names what was probably meant, unless that is a place in a document."""
    is_said = error.nearest is not None and error.noun != "path"
    meant = (text("web.nearest", text=error.nearest),) if is_said else ()
    return error_page(404, faults=meant)


def _input_error(error: InputError) -> ResponseReturnValue:
    return error_page(
        422, faults=tuple(fault_sentence(fault) for fault in error.faults)
    )


def _http_error(error: HTTPException) -> ResponseReturnValue:
    if error.code is None or error.code < 400:
        return error
    return error_page(error.code)


def _our_own_fault(error: Exception) -> ResponseReturnValue:
    """A mistake of ours: it is logged whole, and the page says only that it happened."""
    if current_app.config["PROPAGATE_EXCEPTIONS"] or current_app.testing:
        raise error
    current_app.logger.exception("unexpected error at %s", request.path)
    return error_page(500)

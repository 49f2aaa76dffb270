"""The app factory: services in, a Flask app out."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask
from jinja2 import StrictUndefined

from feasibility.bootstrap import AppServices
from feasibility.web import assets, current, errors, guard, headers, wording
from feasibility.web.htmx import HtmxRequest
from feasibility.web.pages import (
    catalog,
    corrections,
    edits,
    facts,
    history,
    initiative,
    library,
    plan,
    report,
    sign_in,
    start,
    updates,
    workspaces,
)

# A plan file of ten megabytes is refused elsewhere; no form of ours comes near this.
LARGEST_FORM_BYTES = 2_000_000
MOST_FORM_PARTS = 5_000
SESSION_DAYS = 30


class WebApp(Flask):
    """Flask with our request class, so that views can ask whether htmx asks."""

    request_class = HtmxRequest


def create_app(services: AppServices) -> Flask:
    """The app over these services; it opens and listens to nothing by itself."""
    app = WebApp(
        "feasibility.web",
        template_folder=str(services.settings.templates),
        static_folder=str(assets.STATIC_FOLDER),
    )
    app.extensions[current.SERVICES] = services
    _configure(app, services.settings.secret_key)
    _setup_templates(app)
    headers.setup(app)
    guard.setup(app)
    errors.setup(app)
    _setup_pages(app)
    return app


def _configure(app: Flask, secret_key: str) -> None:
    app.config.update(
        SECRET_KEY=secret_key,
        MAX_CONTENT_LENGTH=LARGEST_FORM_BYTES,
        MAX_FORM_MEMORY_SIZE=LARGEST_FORM_BYTES,
        MAX_FORM_PARTS=MOST_FORM_PARTS,
        PERMANENT_SESSION_LIFETIME=timedelta(days=SESSION_DAYS),
        SESSION_COOKIE_NAME="feasibility",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        # Another name in the Host header means that a foreign page was led to this
        # machine by its name server (DNS rebinding).
        TRUSTED_HOSTS=["127.0.0.1", "localhost", "[::1]"],
        WTF_CSRF_TIME_LIMIT=None,
    )


def _setup_templates(app: Flask) -> None:
    environment = app.jinja_env
    environment.undefined = StrictUndefined
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.globals.update(asset=assets.asset_url, t=wording.text)


def _setup_pages(app: Flask) -> None:
    for blueprint in (
        sign_in.pages,
        workspaces.pages,
        plan.pages,
        start.pages,
        initiative.pages,
        facts.pages,
        catalog.pages,
        corrections.pages,
        edits.pages,
        history.pages,
        library.pages,
        report.pages,
        updates.pages,
    ):
        app.register_blueprint(blueprint)

"""The report: what do I show the board?"""

from __future__ import annotations

from flask import Blueprint, Response, abort
from flask.typing import ResponseReturnValue

from feasibility.reports.render import FORMATS, Format, render
from feasibility.reports.viewing import build_view
from feasibility.web import fragments
from feasibility.web.contexts.report import Download, ReportPage
from feasibility.web.current import Desk, open_plan, services
from feasibility.web.fragments import Asked, Page, answer, shown_at
from feasibility.web.wording import text, voice

pages = Blueprint("report", __name__, url_prefix="/w/<workspace_id>/<plan_id>/report")
_TYPES: dict[Format, tuple[str, str]] = {
    "html": ("text/html", "html"),
    "markdown": ("text/markdown", "md"),
    "text": ("text/plain", "txt"),
    "json": ("application/json", "json"),
}


@shown_at("report.show")
def report_at(desk: Desk, asked: Asked) -> Page:
    """The report inside the page."""
    del asked
    view = build_view(
        desk.assessment, desk.plan_file, desk.catalog, language=voice().language
    )
    downloads = tuple(
        Download(
            text(f"web.report.{form}"),
            fragments.url_of(desk, "report.download", form=form),
        )
        for form in FORMATS
    )
    return Page("report/show.html", ReportPage(text("web.tab.report"), view, downloads))


@pages.get("")
def show(workspace_id: str, plan_id: str) -> ResponseReturnValue:
    """The whole report, made to be printed."""
    desk = open_plan(workspace_id, plan_id)
    return answer(desk, report_at(desk, {}))


@pages.get("/<form>")
def download(workspace_id: str, plan_id: str, form: Format) -> ResponseReturnValue:
    """The report as a file."""
    if form not in FORMATS:
        abort(404)
    desk = open_plan(workspace_id, plan_id)
    written = render(
        desk.assessment,
        desk.plan_file,
        desk.catalog,
        form=form,
        environment=services().report_environment,
        language=voice().language,
    )
    media_type, ending = _TYPES[form]
    answer_file = Response(written, mimetype=media_type)
    name = f"report-{desk.plan_id}-{desk.version}.{ending}"
    answer_file.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer_file

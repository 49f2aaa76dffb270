"""The doors: one assessment in the format asked for, and one view in each of them."""

from __future__ import annotations

from typing import Literal

from jinja2 import Environment

from feasibility.model.assessment import Assessment
from feasibility.model.catalog import Catalog
from feasibility.model.plan import PlanFile
from feasibility.reports.findings import with_statements
from feasibility.reports.locales import DEFAULT_LANGUAGE
from feasibility.reports.markdown import render_markdown
from feasibility.reports.text import render_text
from feasibility.reports.view import ReportView
from feasibility.reports.viewing import build_view, build_voice

Format = Literal["text", "json", "markdown", "html"]
FORMATS: tuple[Format, ...] = ("text", "json", "markdown", "html")
PAGE = "report/document.html"


def render(
    assessment: Assessment,
    plan_file: PlanFile,
    catalog: Catalog,
    *,
    form: Format,
    environment: Environment,
    language: str = DEFAULT_LANGUAGE,
) -> str:
    """An assessment in a format, in a language.

    Args:
        assessment: what was found.
        plan_file: the plan that was checked.
        catalog: the catalog it was checked against.
        form: one of `FORMATS`.
        environment: Jinja environment over the templates folder, for `html`.
        language: one of `LANGUAGES`.
    """
    if form == "json":
        voice = build_voice(plan_file, catalog, language=language)
        return render_json(with_statements(assessment, voice))
    view = build_view(assessment, plan_file, catalog, language=language)
    if form == "html":
        return render_html(view, environment)
    return render_markdown(view) if form == "markdown" else render_text(view)


def render_json(assessment: Assessment) -> str:
    """An assessment as JSON, two spaces a level."""
    return assessment.model_dump_json(indent=2) + "\n"


def render_html(view: ReportView, environment: Environment) -> str:
    """A page of its own: styles inside, no request to anywhere, fit for print."""
    return environment.get_template(PAGE).render(report=view)

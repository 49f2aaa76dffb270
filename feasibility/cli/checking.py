"""`feasibility check`: a plan file in, a report and an exit code out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from feasibility.cli import exit_codes, options


@click.command("check")
@options.PLAN
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown", "html"]),
    default="text",
    show_default=True,
    help="Form of the report.",
)
@options.OUT
@options.as_of("Day of the check. [default: today where the company is]")
@options.LANGUAGE
@options.CATALOG
@click.pass_context
def command(
    ctx: click.Context,
    plan: Path,
    form: str,
    out: Path | None,
    as_of: date | None,
    language: str,
    catalog_folder: Path | None,
) -> None:
    """Say whether a plan can be executed, and prove it.

    PLAN is a plan file. The exit code is 0 if it is feasible, 1 if it is not as written, and
    4 if that cannot be told yet.
    """
    # Late: what checks and what words is heavy, and other commands need neither.
    from feasibility.bootstrap import build_file_services
    from feasibility.cli.collecting import collect_less_often
    from feasibility.cli.output import write
    from feasibility.reports.render import render

    collect_less_often()
    services = build_file_services(catalog_folder=catalog_folder)
    plan_file = services.files.read(plan, as_of=as_of)
    day = as_of or services.files.today(plan_file)
    if day > plan_file.plan.period.last_day:
        # Which day today is stands in the file; over by then, it is refused with its line.
        plan_file = services.files.read(plan, as_of=day)
    assessment = services.files.check(plan_file, as_of=day)
    report = render(
        assessment,
        plan_file,
        services.catalogs.of(plan_file),
        form=form,  # type: ignore[arg-type]
        environment=services.report_environment,
        language=language,
    )
    write(report, out)
    ctx.exit(exit_codes.of_headline(assessment.headline))

"""`feasibility catalog`: what the catalog knows, and whether its files are in order."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from datetime import date
from pathlib import Path

import click

from feasibility.cli import catalog_diff, catalog_match, exit_codes, options

_KINDS = (
    *("capabilities", "categories", "products", "skills", "rates", "benchmarks"),
    *("templates", "channels", "objects", "limits"),
)


@click.group("catalog")
def command() -> None:
    """Look into the catalog, or check its files."""


command.add_command(catalog_diff.command)
command.add_command(catalog_match.command)


@command.command("lint")
@options.CATALOG
@options.as_of("Also report what is out of date on this day.")
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.option("--notes", is_flag=True, help="Also list what nobody can mend now.")
@click.pass_context
def lint(
    ctx: click.Context,
    catalog_folder: Path | None,
    as_of: date | None,
    strict: bool,
    notes: bool,
) -> None:
    """Report everything that is wrong or doubtful in a catalog's files.

    The exit code is 0 if nothing is wrong, and 3 if something is. Warnings alone are no fault.
    """
    from feasibility.bootstrap import build_file_services
    from feasibility.reports.catalog_pages import coverage_lines, lint_summary

    services = build_file_services(catalog_folder=catalog_folder)
    issues = services.catalog_files.lint(as_of=as_of)
    counts = Counter(issue.severity for issue in issues)
    for issue in issues:
        if notes or issue.severity != "note":
            click.echo(str(issue), err=issue.severity == "error")
    click.echo(lint_summary(counts))
    if not counts["error"]:
        coverage = services.catalog_files.coverage(services.catalogs.shipped())
        click.echo(coverage_lines(asdict(coverage)))
    wrong = counts["error"] or (strict and counts["warning"])
    ctx.exit(exit_codes.INVALID_INPUT if wrong else exit_codes.YES)


@command.command("list")
@click.argument(
    "kind",
    required=False,
    type=click.Choice(_KINDS),
)
@options.CATALOG
def list_entries(kind: str | None, catalog_folder: Path | None) -> None:
    """List what the catalog knows, or how much of each kind."""
    from feasibility.bootstrap import build_file_services
    from feasibility.reports.catalog_pages import catalog_counts, catalog_list

    catalog = build_file_services(catalog_folder=catalog_folder).catalogs.shipped()
    click.echo(
        catalog_counts(catalog) if kind is None else catalog_list(catalog, kind),
        nl=False,
    )


@command.command("show")
@click.argument("entry")
@options.CATALOG
def show(entry: str, catalog_folder: Path | None) -> None:
    """Show one entry of the catalog with its claims and their sources.

    ENTRY is an id, such as hubspot-marketing-hub or lead_scoring.
    """
    from feasibility.bootstrap import build_file_services
    from feasibility.reports.catalog_pages import catalog_entry, nearest_entry

    catalog = build_file_services(catalog_folder=catalog_folder).catalogs.shipped()
    found = catalog_entry(catalog, entry)
    if found is None:
        near = nearest_entry(catalog, entry)
        hint = f" Is {near} meant?" if near else ""
        raise click.UsageError(f"The catalog has no '{entry}'.{hint}")
    click.echo(found, nl=False)

"""`feasibility verify`: an assessment and its plan in, accepted or refused out."""

from __future__ import annotations

from pathlib import Path

import click

from feasibility.cli import exit_codes, options


@click.command("verify")
@click.argument("assessment", type=click.Path(path_type=Path))
@options.PLAN
@options.CATALOG
@click.pass_context
def command(
    ctx: click.Context, assessment: Path, plan: Path, catalog_folder: Path | None
) -> None:
    """Check the proofs of an assessment a second time, with code of their own.

    ASSESSMENT is what `check --format json` wrote, PLAN the plan file it was made from. The
    exit code is 0 if everything holds, 1 if anything does not, and 4 if part of it rests on a
    search that is not repeated here.
    """
    from feasibility.bootstrap import build_file_services
    from feasibility.reports.verifications import verification_lines

    services = build_file_services(catalog_folder=catalog_folder)
    claimed = services.verifications.read_assessment(assessment)
    plan_file = services.files.read(plan)
    found = services.verifications.verify(
        claimed, plan_file, services.catalogs.of(plan_file)
    )
    for line in verification_lines(claimed, found.refusals, found.not_checked):
        click.echo(line)
    ctx.exit(
        exit_codes.of_verification(
            accepted=found.accepted, all_checked=not found.not_checked
        )
    )

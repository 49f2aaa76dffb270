"""`feasibility import`: a plan file into a workspace."""

from __future__ import annotations

from pathlib import Path

import click

from feasibility.cli import options


@click.command("import")
@options.PLAN
@click.option("--workspace", help="Id or name of the workspace. [default: a new one]")
@click.option("--why", help="Why, for the history.")
@click.option(
    "--dry-run", is_flag=True, help="Say what would change, and change nothing."
)
def command(plan: Path, workspace: str | None, why: str | None, dry_run: bool) -> None:
    """Put a plan file into a workspace, as one change that can be undone.

    Without --workspace a new one is made for the plan's company.
    """
    from feasibility.cli.local import app_services, find_workspace

    if workspace is None and dry_run:
        raise click.UsageError("--dry-run needs --workspace")
    with app_services() as app:
        plan_file = app.files.read(plan)
        member = app.signing.local_member()
        if workspace is None:
            entry, imported = app.plans.import_as_workspace(plan_file, member=member)
        else:
            entry = find_workspace(app, member, workspace)
            imported = app.plans.import_file(
                entry.id,
                plan_file,
                acting=app.workspaces.acting(entry.id, member),
                why=why,
                dry_run=dry_run,
            )
    changes = len(imported.parts)
    told = "1 change" if changes == 1 else f"{changes} changes"
    if dry_run:
        click.echo(f"{told} would be made in {entry.name} ({entry.id}).")
        for part in imported.parts:
            click.echo(f"  {part.path}")
    elif imported.change_id is None:
        click.echo(
            f"Nothing new for {entry.name} ({entry.id}), version {imported.version}."
        )
    else:
        click.echo(
            f"{told} in {entry.name} ({entry.id}), now version {imported.version}."
        )

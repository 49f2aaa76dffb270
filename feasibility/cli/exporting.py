"""`feasibility export`: a workspace's plan as a plan file."""

from __future__ import annotations

from pathlib import Path

import click

from feasibility.cli import options


@click.command("export")
@click.option("--workspace", required=True, help="Id or name of the workspace.")
@click.option("--plan", "plan_id", help="Id of the plan. [default: the only one]")
@options.OUT
def command(workspace: str, plan_id: str | None, out: Path | None) -> None:
    """Write a workspace's plan as a plan file, with all that is needed to check it."""
    from feasibility.cli.local import app_services, find_plan, find_workspace
    from feasibility.cli.output import write

    with app_services() as app:
        member = app.signing.local_member()
        entry = find_workspace(app, member, workspace)
        acting = app.workspaces.acting(entry.id, member)
        plan = find_plan(app, entry, plan_id, acting)
        plan_file = app.plans.export_file(entry.id, plan.id, acting=acting)
        text = app.files.write(plan_file)
    write(text, out)

"""`feasibility workspace`: the workspaces on this machine."""

from __future__ import annotations

import click


@click.group("workspace")
def command() -> None:
    """The workspaces on this machine."""


@command.command("list")
def list_entries() -> None:
    """List workspaces with their plans and versions."""
    from feasibility.cli.local import app_services

    with app_services() as app:
        member = app.signing.local_member()
        entries = app.workspaces.list_for(member)
        if not entries:
            click.echo(
                "None yet. `feasibility demo` or `feasibility import PLAN` makes one."
            )
        for entry in entries:
            click.echo(f"{entry.id}  {entry.name} ({entry.role})")
            if entry.closed_because is not None:
                click.echo(f"  closed: {entry.closed_because}")
                continue
            acting = app.workspaces.acting(entry.id, member)
            for plan in app.workspaces.plans(entry.id, acting=acting):
                click.echo(f"  {plan.id}  {plan.name}, version {plan.version}")

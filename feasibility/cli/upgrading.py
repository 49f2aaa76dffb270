"""`feasibility upgrade`: the database brought to this version."""

from __future__ import annotations

import click


@click.command("upgrade")
def command() -> None:
    """Bring the database to this version of the software.

    Files in the data folder are brought up to date whenever the app opens them; this only
    says whether all of them are. A PostgreSQL database is upgraded by its owner, whose
    address FEASIBILITY_OWNER_DATABASE_URL names beside FEASIBILITY_DATABASE_URL.
    """
    from feasibility.bootstrap import upgrade_database
    from feasibility.cli.local import app_services
    from feasibility.settings import load_settings

    settings = load_settings()
    if settings.database_url is not None:
        upgrade_database(settings)
    with app_services() as app:
        entries = app.workspaces.list_for(app.signing.local_member())
    closed = [each for each in entries if each.closed_because is not None]
    for entry in closed:
        click.echo(f"{entry.id}  {entry.name} stays closed: {entry.closed_because}")
    if not closed:
        click.echo("The database is at this version.")

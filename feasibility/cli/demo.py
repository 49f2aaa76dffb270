"""`feasibility demo`: the examples, in the app."""

from __future__ import annotations

import click


@click.command("demo")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    help="Port to listen on; 0 takes any free one.",
)
@click.option("--load-only", is_flag=True, help="Load the examples and start nothing.")
def command(port: int | None, load_only: bool) -> None:
    """Load the example companies and start the app.

    They are kept in the user's data folder; what is there already stays as it is.
    """
    from feasibility.cli.local import app_services
    from feasibility.cli.serving import serve

    with app_services(port=port) as app:
        for entry in app.demo.load(member=app.signing.local_member()):
            click.echo(f"Loaded: {entry.name}")
        if not load_only:
            serve(app)

"""`feasibility serve`: the app on this machine alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from feasibility.cli.collecting import collect_less_often

if TYPE_CHECKING:
    from feasibility.bootstrap import AppServices

THREADS = 8


@click.command("serve")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    help="Port to listen on; 0 takes any free one.",
)
def command(port: int | None) -> None:
    """Start the app on 127.0.0.1 and print a sign-in link.

    The link works once, within an hour, on this machine. Ctrl-C stops the app.
    """
    from feasibility.cli.local import app_services

    with app_services(port=port) as app:
        serve(app)


def serve(app: AppServices) -> None:
    """Listens until it is interrupted.

    Raises:
        click.UsageError: the port is taken.
    """
    # Late: only what serves needs a server.
    from waitress.server import create_server

    from feasibility.web.app import create_app

    collect_less_often()
    settings = app.settings
    try:
        server: Any = create_server(
            create_app(app), host=settings.host, port=settings.port, threads=THREADS
        )
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise click.UsageError(
            f"cannot listen on {settings.host}:{settings.port}: {reason}"
        ) from None
    token = app.signing.issue_token(app.signing.local_member())
    address = f"http://{settings.host}:{server.effective_port}"
    click.echo(f"Running at {address}. Ctrl-C stops it.")
    click.echo(f"Sign in (works once, within an hour): {address}/sign-in/{token}")
    try:
        # Returns when it is interrupted, with what was being answered finished.
        server.run()
    finally:
        server.close()
    click.echo("Stopped.")

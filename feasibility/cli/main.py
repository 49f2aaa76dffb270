"""The command `feasibility`: what can be asked, and what each error means to the caller.

Only click is imported here; each command's module is imported when it is asked for, so
that `feasibility --help` answers at once.
"""

from __future__ import annotations

import io
import sys
from importlib import import_module
from typing import Any

import click

from feasibility.cli import exit_codes

COMMANDS: dict[str, tuple[str, str]] = {
    "check": ("checking", "Say whether a plan can be executed, and prove it."),
    "verify": ("verifying", "Check the proofs of an assessment a second time."),
    "explain": ("explaining", "Say what a rule claims, when it fails, and what to do."),
    "schema": ("schema", "Print the JSON Schema of a file."),
    "catalog": ("catalog", "Look into the catalog, or check its files."),
    "strategy": (
        "strategy",
        "Find the strategy a statement sounds like, and what it takes.",
    ),
    "cycle": ("cycle", "Say how long deals take, from an export of the CRM."),
    "library": ("library", "Catalog entries of your own, for chosen workspaces."),
    "import": ("importing", "Put a plan file into a workspace."),
    "export": ("exporting", "Write a workspace's plan as a plan file."),
    "workspace": ("workspace", "The workspaces on this machine."),
    "upgrade": ("upgrading", "Bring the database to this version."),
    "demo": ("demo", "Load the examples and start the app."),
    "serve": ("serving", "Start the app and print a sign-in link."),
}


class LateGroup(click.Group):
    """A group whose commands are imported when they are needed; errors become exit codes."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which they are mostly needed."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command, imported now."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"feasibility.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """The list in `--help`, without importing any of them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(
                [(name, summary) for name, (_, summary) in COMMANDS.items()]
            )

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command; what goes wrong is told in plain words, with its exit code."""
        try:
            return super().invoke(ctx)
        except (
            click.ClickException,
            click.Abort,
            click.exceptions.Exit,
            BrokenPipeError,
        ):
            raise
        except KeyboardInterrupt:
            ctx.exit(exit_codes.INTERRUPTED)
        except Exception as error:
            if ctx.params.get("trace"):
                raise
            # Late: sentences take models and texts, which a good run may not need.
            from feasibility.cli.problems import report

            ctx.exit(report(error))


@click.group(
    cls=LateGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=f"Exit codes: {exit_codes.SUMMARY}",
)
@click.option("--trace", is_flag=True, help="Show where an error comes from.")
@click.version_option(package_name="feasibility", prog_name="feasibility")
def cli(trace: bool) -> None:
    """Say whether a marketing strategy can be executed, and prove it."""
    del trace


def main() -> None:
    """The entry point of the installed command."""
    for stream in (sys.stdout, sys.stderr):
        # A console that lacks a sign shows another one; it is no reason to stop.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    cli(prog_name="feasibility")

"""`docs/cli.md`: the help of every command, as it is printed."""

from __future__ import annotations

from collections.abc import Iterator

import click

from feasibility.cli.main import cli

_WIDTH = 88


def help_page() -> str:
    """The help of the command and of all below it."""
    head = (
        "# The command line\n\n"
        "What `--help` prints, command by command. Written by `scripts/documents`;"
        " change the commands, not this page.\n"
    )
    return head + "".join(_sections(cli, None, "feasibility"))


def _sections(
    command: click.Command, parent: click.Context | None, name: str
) -> Iterator[str]:
    context = click.Context(
        command,
        info_name=name,
        parent=parent,
        terminal_width=_WIDTH,
        max_content_width=_WIDTH,
    )
    yield f"\n## {context.command_path}\n\n```text\n{command.get_help(context).rstrip()}\n```\n"
    if isinstance(command, click.Group):
        for inner in command.list_commands(context):
            found = command.get_command(context, inner)
            if found is not None:
                yield from _sections(found, context, inner)

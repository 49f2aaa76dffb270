"""Arguments and options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

PLAN = click.argument("plan", type=click.Path(path_type=Path))
OUT = click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write into this file instead of printing.",
)
CATALOG = click.option(
    "--catalog",
    "catalog_folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A catalog to use in place of the shipped one.",
)
TEXT_OR_JSON = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to write the answer.",
)
LANGUAGE = click.option(
    "--language",
    type=click.Choice(["en", "de"]),
    default="en",
    show_default=True,
    help="Language of the report.",
)


class Day(click.ParamType):  # type: ignore[type-arg]  # generic only in newer versions
    """A day, written 2027-03-31."""

    name = "date"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """The day that was written."""
        if isinstance(value, date):
            return value
        try:
            if len(value) != len("2027-03-31"):
                raise ValueError
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"'{value}' is no day; write it like 2027-03-31", param, ctx)


def as_of(text: str) -> Callable[[Any], Any]:
    """The option `--as-of`, with its help."""
    return click.option("--as-of", type=Day(), metavar="DATE", help=text)

"""`feasibility schema`: the JSON Schema of the files that are read and written."""

from __future__ import annotations

from pathlib import Path

import click

from feasibility.cli import options

# As `services.schemas` has them; written here so that `--help` need not load it.
_NAMES = ("plan", "assessment", "catalog")


@click.command("schema")
@click.argument("name", type=click.Choice(_NAMES))
@options.OUT
def command(name: str, out: Path | None) -> None:
    """Print the JSON Schema of a plan file, an assessment or a catalog.

    Every field has its unit, its least and its most value.
    """
    import json

    from feasibility.cli.output import write
    from feasibility.services.schemas import schema_by_name

    schema = schema_by_name(name)
    write(json.dumps(schema, indent=2, ensure_ascii=False) + "\n", out)

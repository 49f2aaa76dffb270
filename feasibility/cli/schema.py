"""`feasibility schema`: the JSON Schema of the files that are read and written."""

from __future__ import annotations

from pathlib import Path

import click

from feasibility.cli import options

_NOUNS = {
    "plan": ("feasibility.model.plan", "PlanFile"),
    "assessment": ("feasibility.model.assessment", "Assessment"),
    "catalog": ("feasibility.model.catalog", "Catalog"),
}


@click.command("schema")
@click.argument("name", type=click.Choice(list(_NOUNS)))
@options.OUT
def command(name: str, out: Path | None) -> None:
    """Print the JSON Schema of a plan file, an assessment or a catalog.

    Every field has its unit, its least and its most value.
    """
    import json
    from importlib import import_module

    from feasibility.cli.output import write
    from feasibility.model.json_schema import json_schema_of

    module, noun = _NOUNS[name]
    schema = json_schema_of(getattr(import_module(module), noun))
    write(json.dumps(schema, indent=2, ensure_ascii=False) + "\n", out)

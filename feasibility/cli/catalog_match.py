"""`feasibility catalog match`: which products of the catalog the names in a list mean."""

from __future__ import annotations

from pathlib import Path

import click

from feasibility.cli import options
from feasibility.model.name_match import NamedTool

_FILE = click.Path(path_type=Path)


@click.command("match")
@click.argument("names", metavar="[NAME]...", nargs=-1)
@click.option("--file", "source", type=_FILE, help="A file with one name a line.")
@click.option(
    "--context-file",
    "context",
    type=_FILE,
    help="A file with what stands beside each name (category, owner, use), line by line.",
)
@options.TEXT_OR_JSON
@options.LANGUAGE
@options.CATALOG
def command(
    names: tuple[str, ...],
    source: Path | None,
    context: Path | None,
    form: str,
    language: str,
    catalog_folder: Path | None,
) -> None:
    """Find the products that names in a list of tools mean.

    Each NAME is answered with sure, probable (to be confirmed by somebody) or none, and the products
    that may be meant, the likeliest first. The JSON is a list with one object a name.
    """
    import json

    from feasibility.bootstrap import build_file_services
    from feasibility.reports.name_matches import matches_data, matches_text
    from feasibility.reports.translation import Voice

    tools = _tools(names, source, context)
    catalogs = build_file_services(catalog_folder=catalog_folder).catalogs
    catalog = catalogs.shipped()
    found = catalogs.match_products(catalog, tools)
    voice = Voice(language)
    if form == "text":
        click.echo(matches_text(found, catalog, voice), nl=False)
    else:
        data = matches_data(found, voice)
        click.echo(json.dumps(data, indent=2, ensure_ascii=False))


def _tools(
    names: tuple[str, ...], source: Path | None, context: Path | None
) -> tuple[NamedTool, ...]:
    """The names with what stands beside them; an empty line is no name."""
    from feasibility.cli.lines import all_lines_of

    if source is None and not names:
        raise click.UsageError("Give names, or a file of them with --file.")
    named = names if source is None else (*names, *all_lines_of(source))
    beside = ("",) * len(named) if context is None else all_lines_of(context)
    if len(beside) != len(named):
        raise click.UsageError(
            f"There are {len(named)} names and {len(beside)} lines in --context-file;"
            " each name needs a line, which may be empty."
        )
    pairs = zip(named, beside, strict=True)
    return tuple(NamedTool(name, text) for name, text in pairs if name.strip())

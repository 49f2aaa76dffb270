"""`feasibility strategy`: from a CMO's own words to a strategy of the catalog."""

from __future__ import annotations

from pathlib import Path

import click

from feasibility.cli import options


@click.group("strategy")
def command() -> None:
    """Find strategies of the catalog."""


@command.command("suggest")
@click.argument("words", metavar="[TEXT]", nargs=-1)
@click.option(
    "--file",
    "source",
    type=click.Path(path_type=Path),
    help="A file with one statement a line.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to write the answer.",
)
@options.LANGUAGE
@options.CATALOG
def suggest(
    words: tuple[str, ...],
    source: Path | None,
    form: str,
    language: str,
    catalog_folder: Path | None,
) -> None:
    """Say which strategies a statement sounds like, and the words that say so.

    A statement too vague to tell is answered with what to say: who, what, by when. The JSON is one
    object for TEXT, and a list for a file.
    """
    import json

    from feasibility.bootstrap import build_file_services
    from feasibility.cli.lines import lines_of
    from feasibility.reports.suggestions import suggestion_data, suggestion_text
    from feasibility.reports.translation import Voice

    text = " ".join(words)
    if (source is None) == (not words):
        raise click.UsageError("Give either a statement or --file.")
    statements = (text,) if source is None else lines_of(source)
    suggestions = build_file_services(catalog_folder=catalog_folder).suggestions
    found = [suggestions.suggest(each) for each in statements]
    voice = Voice(language)
    if form == "text":
        click.echo("\n".join(suggestion_text(each, voice) for each in found), nl=False)
        return
    data = [suggestion_data(each, voice) for each in found]
    whole = data[0] if source is None else data
    click.echo(json.dumps(whole, indent=2, ensure_ascii=False))

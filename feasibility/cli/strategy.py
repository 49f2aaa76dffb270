"""`feasibility strategy`: from a CMO's own words to a strategy, and what that strategy takes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from feasibility.cli import options

# As much as a plan file may hold of any of them; see `model/bounds.py`.
_SIZE = click.IntRange(0, 10_000_000)


@click.group("strategy")
def command() -> None:
    """Find strategies of the catalog, and read what one takes."""


@command.command("suggest")
@click.argument("words", metavar="[TEXT]", nargs=-1)
@click.option(
    "--file",
    "source",
    type=click.Path(path_type=Path),
    help="A file with one statement a line.",
)
@options.TEXT_OR_JSON
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


@command.command("show")
@click.argument("strategy")
@click.option("--accounts", type=_SIZE, help="Accounts it is to reach.")
@click.option("--contacts", type=_SIZE, help="People it is to reach.")
@click.option("--regions", type=_SIZE, help="Regions or languages it is to run in.")
@click.option(
    "--sends", type=click.FloatRange(0, 1000), help="Messages to a contact in a month."
)
@click.option(
    "--channel",
    "channels",
    multiple=True,
    metavar="CHANNEL",
    help="A channel it is to use, such as webinar; may be given several times.",
)
@click.option("--sources", is_flag=True, help="Say under each line where it is from.")
@options.CATALOG
def show(
    strategy: str,
    accounts: int | None,
    contacts: int | None,
    regions: int | None,
    sends: float | None,
    channels: tuple[str, ...],
    sources: bool,
    catalog_folder: Path | None,
) -> None:
    """Say what a strategy takes: tools, flows, people, hours, weeks, and what to agree before.

    STRATEGY is an id, such as webinar_programme (`feasibility catalog list templates`). Hours, and what
    is taken of limits, are worked out where the size they hang on is given.
    """
    from feasibility.bootstrap import build_file_services
    from feasibility.reports.strategy_text import strategy_text
    from feasibility.reports.strategy_views import build_strategy_view
    from feasibility.services.strategies import Scope, amounts_at

    catalog = build_file_services(catalog_folder=catalog_folder).catalogs.shipped()
    template = _named(strategy, catalog.templates, "strategy")
    for each in channels:
        _named(each, catalog.channels, "channel")
    scope = Scope(contacts, accounts, channels, regions, sends)
    amounts = amounts_at(template, catalog, scope)
    view = build_strategy_view(template, catalog, amounts=amounts, channels=channels)
    click.echo(strategy_text(view, sources=sources), nl=False)


def _named(name: str, entries: tuple[Any, ...], kind: str) -> Any:
    from feasibility.model.nearest import nearest

    found = {entry.id: entry for entry in entries}
    if name not in found:
        near = nearest(name, found)
        hint = f" Is {near} meant?" if near else ""
        raise click.UsageError(f"The catalog has no {kind} '{name}'.{hint}")
    return found[name]

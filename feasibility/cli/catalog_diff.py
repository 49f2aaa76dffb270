"""`feasibility catalog diff`: what differs between two catalogs, and which verdicts that turns."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from feasibility.cli import options

if TYPE_CHECKING:
    from feasibility.bootstrap import FileServices

_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)


@click.command("diff")
@click.argument("old", type=_FOLDER)
@click.argument("new", type=_FOLDER, required=False)
@click.option(
    "--plan",
    type=click.Path(path_type=Path),
    help="Also say which verdicts of this plan file differ.",
)
@options.as_of("Day of the checks. [default: today where the company is]")
@click.option("--all", "whole", is_flag=True, help="Tell of wording and sources too.")
@options.TEXT_OR_JSON
def command(
    old: Path,
    new: Path | None,
    plan: Path | None,
    as_of: date | None,
    whole: bool,
    form: str,
) -> None:
    """Say what differs in meaning between two catalogs.

    OLD and NEW are folders with a capability_catalog and a strategy_templates folder, or a
    capability_catalog folder alone. Without NEW, the catalog that is shipped.
    """
    from feasibility.bootstrap import build_file_services
    from feasibility.model.differences import differences
    from feasibility.reports import catalog_differences as words

    before = build_file_services(catalog_folder=old)
    after = build_file_services(catalog_folder=new)
    catalogs = (before.catalogs.shipped(), after.catalogs.shipped())
    found = differences(*catalogs)
    turned = None if plan is None else _turned(before, after, plan, as_of)
    if form == "json":
        data: dict[str, Any] = {
            "old_hash": catalogs[0].hash,
            "new_hash": catalogs[1].hash,
            "differences": words.differences_data(found),
        }
        if turned is not None:
            data["verdicts"] = words.turned_data(turned)
        click.echo(json.dumps(data, indent=2, ensure_ascii=False))
        return
    click.echo(words.differences_text(found, *catalogs, whole=whole), nl=False)
    if turned is not None:
        click.echo("\n" + words.turned_text(turned), nl=False)


def _turned(
    before: FileServices, after: FileServices, plan: Path, as_of: date | None
) -> Any:
    from feasibility.services import headline_changes

    answers = []
    for services in (before, after):
        plan_file = services.files.read(plan, as_of=as_of)
        answers.append(services.files.check(plan_file, as_of=as_of))
    return headline_changes(*answers)

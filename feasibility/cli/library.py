"""`feasibility library`: catalog entries of one's own, offered to chosen workspaces."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from feasibility.cli import options

if TYPE_CHECKING:
    from feasibility.bootstrap import AppServices
    from feasibility.services import LibraryEntry, Member, Offer

_NAME = click.argument("name")
_WORKSPACE = click.argument("workspace")


@click.group("library")
def command() -> None:
    """Catalog entries of your own, for chosen workspaces.

    Products, capabilities, strategies and skills, saved by version as YAML.
    """


@command.command("save")
@_NAME
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--why", help="Why, for the versions.")
def save(name: str, file: Path, why: str | None) -> None:
    """Save what FILE holds as the next version of your library NAME.

    FILE is YAML with products, capabilities, categories, skills, templates or corrections, in
    the form of a plan file's `library`. Nothing is stored unless all of it can be used.
    """
    from feasibility.cli.local import app_services

    with app_services() as app:
        member = app.signing.local_member()
        entry = app.libraries.save(file, member=member, name=name, why=why)
    click.echo(f"{entry.name}, version {entry.version}.")


@command.command("list")
def list_entries() -> None:
    """List your libraries, and the workspaces each is offered to."""
    from feasibility.cli.local import app_services

    with app_services() as app:
        entries = app.libraries.own(app.signing.local_member())
    if not entries:
        click.echo("None yet. `feasibility library save NAME FILE` makes one.")
    for entry in entries:
        offered = ", ".join(name for _, name in entry.offered_to) or "nobody"
        click.echo(f"{entry.name}, version {entry.version}, offered to {offered}")


@command.command("show")
@_NAME
@click.option("--version", type=int, help="[default: the newest]")
@options.OUT
def show(name: str, version: int | None, out: Path | None) -> None:
    """Write a library as YAML."""
    from feasibility.cli.local import app_services
    from feasibility.cli.output import write

    with app_services() as app:
        member = app.signing.local_member()
        entry = _find(app, member, name)
        found = app.libraries.fetch(entry.id, member=member, version=version)
        write(app.libraries.text_of(found.library), out)


@command.command("offer")
@_NAME
@_WORKSPACE
def offer(name: str, workspace: str) -> None:
    """Offer your library NAME to WORKSPACE, an id or a name."""
    from feasibility.cli.local import app_services, find_workspace

    with app_services() as app:
        member = app.signing.local_member()
        entry, there = _find(app, member, name), find_workspace(app, member, workspace)
        acting = app.workspaces.acting(there.id, member)
        app.libraries.offer(entry.id, member=member, acting=acting)
    click.echo(f"{entry.name} is offered to {there.name}.")


@command.command("withdraw")
@_NAME
@_WORKSPACE
def withdraw(name: str, workspace: str) -> None:
    """Take the offer back; what WORKSPACE took stays there."""
    from feasibility.cli.local import app_services, find_workspace

    with app_services() as app:
        member = app.signing.local_member()
        entry, there = _find(app, member, name), find_workspace(app, member, workspace)
        app.libraries.withdraw(entry.id, there.id, member=member)
    click.echo(f"{entry.name} is no longer offered to {there.name}.")


@command.command("take")
@_NAME
@_WORKSPACE
@click.option("--plan", help="Id of the plan. [default: the only one]")
def take(name: str, workspace: str, plan: str | None) -> None:
    """Copy the library NAME, as it is offered, into WORKSPACE; a change that can be undone."""
    from feasibility.cli.local import app_services, find_plan, find_workspace

    with app_services() as app:
        member = app.signing.local_member()
        there = find_workspace(app, member, workspace)
        acting = app.workspaces.acting(there.id, member)
        entry = find_plan(app, there, plan, acting)
        at = app.plans.fetch(there.id, entry.id, acting=acting)
        offered = app.libraries.offers(there.id, at.plan_file, acting=acting)
        wanted = _offer_named(offered, name)
        applied = app.libraries.take(
            wanted,
            there.id,
            entry.id,
            at.plan_file,
            acting=acting,
            based_on_version=at.version,
        )
    newest = wanted.newest
    done = f"{newest.name}, version {newest.version}"
    if applied.change_id is None:
        click.echo(f"{there.name} has {done} already.")
    else:
        click.echo(f"{done} is in {there.name}, now version {applied.version}.")


@command.command("delete")
@_NAME
@click.confirmation_option(prompt="Delete it with all its versions?")
def delete(name: str) -> None:
    """Delete your library NAME with all its versions; what was taken stays."""
    from feasibility.cli.local import app_services

    with app_services() as app:
        member = app.signing.local_member()
        entry = _find(app, member, name)
        app.libraries.delete(entry.id, member=member)
    click.echo(f"{entry.name} is deleted.")


def _find(app: AppServices, member: Member, name: str) -> LibraryEntry:
    from feasibility.kernel.errors import NotFoundError
    from feasibility.model.nearest import nearest

    entries = app.libraries.own(member)
    for entry in entries:
        if name.casefold() in (entry.name.casefold(), entry.id):
            return entry
    raise NotFoundError(
        "library", name, nearest=nearest(name, [entry.name for entry in entries])
    )


def _offer_named(offers: tuple[Offer, ...], name: str) -> Offer:
    from feasibility.kernel.errors import NotFoundError
    from feasibility.model.nearest import nearest

    for each in offers:
        if name.casefold() in (each.newest.name.casefold(), each.newest.library_id):
            return each
    names = [each.newest.name for each in offers]
    raise NotFoundError("offered library", name, nearest=nearest(name, names))

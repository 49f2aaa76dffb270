"""`feasibility cycle`: how long deals take, from an export of the CRM."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from feasibility.cli import options

_ROLES = ("created", "closed", "outcome", "id", "currency")
_MOST_DAYS = 36_500


class _Days(click.ParamType):  # type: ignore[type-arg]  # generic only in newer versions
    """Numbers of days, written 30,90."""

    name = "days"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, ...]:
        """The numbers, each once, the least first."""
        if isinstance(value, tuple):
            return value
        parts = [part.strip() for part in value.split(",")]
        if not all(part.isdecimal() and int(part) <= _MOST_DAYS for part in parts):
            self.fail(f"'{value}' are no days; write them like 30,90", param, ctx)
        return tuple(sorted({int(part) for part in parts}))


@click.command("cycle")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--by", metavar="COLUMN", help="Estimate each value of this column too.")
@options.as_of("Day of the export.  [default: the latest day in it]")
@click.option(
    "--map",
    "mapped",
    multiple=True,
    metavar="ROLE=COLUMN",
    help=f"Say which column is which: {', '.join(_ROLES)}. May be given several times.",
)
@click.option("--won", multiple=True, metavar="VALUE", help="A stage that means won.")
@click.option("--lost", multiple=True, metavar="VALUE", help="A stage that means lost.")
@click.option(
    "--dates",
    type=click.Choice(["day-first", "month-first"]),
    help="How dates are written, where the columns cannot tell.",
)
@click.option(
    "--records-from",
    type=options.Day(),
    metavar="DATE",
    help="First day of the CRM's records; older deals that closed before it are not in them.",
)
@click.option(
    "--won-by",
    type=_Days(),
    default="30,60,90,180,365",
    show_default=True,
    metavar="DAYS",
    help="Days by which to tell the share that is won.",
)
@click.option(
    "--band",
    type=click.IntRange(50, 99),
    default=95,
    show_default=True,
    help="Per cent of cases in which a band holds the truth.",
)
@options.TEXT_OR_JSON
def command(
    file: Path,
    by: str | None,
    as_of: date | None,
    mapped: tuple[str, ...],
    won: tuple[str, ...],
    lost: tuple[str, ...],
    dates: str | None,
    records_from: date | None,
    won_by: tuple[int, ...],
    band: int,
    form: str,
) -> None:
    """Say how long deals take to close and what share is won, open deals counted as open.

    FILE is an export of opportunities from any CRM, as CSV or XLSX: created, closed, and the stage or
    outcome of each deal.
    """
    import json

    from feasibility.bootstrap import build_file_services
    from feasibility.model.cycle import ExportReading
    from feasibility.reports.cycle import cycle_data, cycle_text
    from feasibility.reports.translation import Voice

    reading = ExportReading(
        as_of,
        by,
        _columns(mapped),
        None if dates is None else dates == "day-first",
        won,
        lost,
        records_from,
    )
    found = build_file_services().cycles.estimate(
        file, reading, level=band / 100, won_by_days=won_by
    )
    if form == "text":
        click.echo(cycle_text(found, Voice()), nl=False)
    else:
        data = cycle_data(found, Voice())
        click.echo(json.dumps(data, indent=2, ensure_ascii=False))


def _columns(mapped: tuple[str, ...]) -> dict[str, str]:
    from feasibility.model.nearest import nearest

    columns: dict[str, str] = {}
    for each in mapped:
        role, sign, heading = each.partition("=")
        role = {"stage": "outcome"}.get(role.strip(), role.strip())
        if not sign or not heading.strip():
            raise click.UsageError(f"Write --map ROLE=COLUMN, not '{each}'.")
        if role not in _ROLES:
            near = nearest(role, _ROLES)
            hint = f" Is {near} meant?" if near else f" One of {', '.join(_ROLES)}."
            raise click.UsageError(f"There is no '{role}' to map.{hint}")
        if role in columns:
            raise click.UsageError(f"--map {role}= is given twice.")
        columns[role] = heading.strip()
    return columns

"""Errors in plain words on the error stream, and the exit code of each."""

from __future__ import annotations

from collections.abc import Iterator

import click

from feasibility.cli import exit_codes
from feasibility.kernel.errors import (
    CatalogError,
    FeasibilityError,
    InputError,
    NotAllowedError,
    NotFoundError,
    StoreError,
)
from feasibility.reports.faults import fault_lines
from feasibility.reports.translation import Voice


def report(error: Exception) -> int:
    """Says what went wrong, all of it, and which exit code that is."""
    if isinstance(error, FeasibilityError):
        for line in _told(error, Voice()):
            click.echo(line, err=True)
        return exit_codes.INVALID_INPUT
    message = Voice().say(
        "cli.our_fault", {"text": type(error).__name__, "other_text": str(error)[:500]}
    )
    click.echo(message, err=True)
    return exit_codes.OUR_FAULT


def _told(error: FeasibilityError, voice: Voice) -> Iterator[str]:
    match error:
        case InputError():
            of_catalog = isinstance(error, CatalogError)
            yield voice.say(
                "cli.faults.catalog" if of_catalog else "cli.faults",
                {"n": len(error.faults)},
            )
            yield from fault_lines(error.faults, voice)
        case NotFoundError():
            yield from _not_found(error, voice)
        case NotAllowedError():
            yield voice.say(
                "cli.not_allowed", {"text": error.role, "other_text": error.action}
            )
        case StoreError():
            facts = "; ".join(f"{name}: {value}" for name, value in error.facts.items())
            yield voice.say("cli.store", {"text": error.reason})
            if facts:
                yield facts
        case _:
            yield str(error)


def _not_found(error: NotFoundError, voice: Voice) -> Iterator[str]:
    values = {"text": error.noun, "other_text": error.key, "third_text": error.nearest}
    yield voice.say(
        "cli.not_found" if error.nearest is None else "cli.not_found.nearest", values
    )

"""The text of a private library as it is typed: what is wrong with it, and at which line."""

from __future__ import annotations

from collections.abc import Sequence

from flask import render_template, url_for

from feasibility.kernel.errors import Fault
from feasibility.services import LibraryVersion
from feasibility.web.contexts.library import Draft, FaultLine
from feasibility.web.current import services
from feasibility.web.forms.read import Typed
from feasibility.web.wording import fault_sentence, text

LEAST_ROWS, MOST_ROWS = 12, 40
# A fault quotes its line so far; what is longer is read in the text itself.
LONGEST_QUOTE = 100


def new_draft(
    typed: Typed | None = None,
    *,
    body: str = "",
    faults: Sequence[Fault] = (),
    conflict: str = "",
) -> Draft:
    """A library that is not there yet: an example to write over, or what was typed."""
    given = render_template("library/example.yaml") if typed is None else body
    return _draft(
        url_for("library.make"),
        given,
        faults,
        name="" if typed is None else typed.get("name", ""),
        why="" if typed is None else typed.get("why", ""),
        conflict=conflict,
    )


def next_draft(
    newest: LibraryVersion,
    typed: Typed | None = None,
    *,
    body: str = "",
    faults: Sequence[Fault] = (),
    conflict: str = "",
) -> Draft:
    """The newest version's text, or what was typed in its place."""
    given = services().libraries.text_of(newest.library) if typed is None else body
    return _draft(
        url_for("library.save", library_id=newest.library_id),
        given,
        faults,
        name=newest.name,
        why="" if typed is None else typed.get("why", ""),
        version=newest.version,
        conflict=conflict,
    )


def fault_lines(faults: Sequence[Fault], body: str) -> tuple[FaultLine, ...]:
    """Each fault with its place and the line it stands on."""
    lines = body.splitlines()
    return tuple(_fault_line(fault, lines) for fault in faults)


def _draft(
    action: str,
    body: str,
    faults: Sequence[Fault],
    *,
    name: str,
    why: str,
    version: int = 0,
    conflict: str = "",
) -> Draft:
    height = body.count("\n") + 2
    return Draft(
        action=action,
        name=name,
        text=body,
        why=why,
        version=version,
        rows=max(LEAST_ROWS, min(height, MOST_ROWS)),
        faults=fault_lines(faults, body),
        faults_title=text("web.library.faults", n=len(faults)) if faults else "",
        conflict=conflict,
    )


def _fault_line(fault: Fault, lines: Sequence[str]) -> FaultLine:
    number = fault.line or 0
    quoted = lines[number - 1].strip() if 0 < number <= len(lines) else ""
    place = [text("web.library.line", n_line=number)] if number else []
    return FaultLine(
        " · ".join([*place, *([fault.path] if fault.path else [])]),
        fault_sentence(fault),
        quoted[:LONGEST_QUOTE],
    )

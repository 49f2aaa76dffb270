"""What the list of workspaces shows."""

from __future__ import annotations

from dataclasses import dataclass

from feasibility.web.forms.controls import Input


@dataclass(frozen=True)
class PlanLink:
    """A plan of a workspace, by name."""

    name: str
    url: str


@dataclass(frozen=True)
class WorkspaceCard:
    """A company with its plans; `closed_because` says why none can be opened, if so."""

    name: str
    plans: tuple[PlanLink, ...]
    closed_because: str


@dataclass(frozen=True)
class WorkspacesPage:
    """Everything the member may open. `sentence` says it in one line; `libraries_url` is the member's own.

    `fields` are those of the form for another company, `faults` what is wrong with it.
    """

    sentence: str
    workspaces: tuple[WorkspaceCard, ...]
    member: str
    sign_out_url: str
    libraries_url: str
    add_url: str
    fields: tuple[Input, ...]
    faults: tuple[str, ...]

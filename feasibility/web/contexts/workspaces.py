"""What the list of workspaces shows."""

from __future__ import annotations

from dataclasses import dataclass


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
    """Everything the member may open. `sentence` says it in one line."""

    sentence: str
    workspaces: tuple[WorkspaceCard, ...]
    member: str
    sign_out_url: str

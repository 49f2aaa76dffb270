"""What the start page shows: the box for words, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """A step of the first twenty minutes, done or with where it is made."""

    title: str
    detail: str
    url: str
    action: str
    is_done: bool


@dataclass(frozen=True)
class StartPage:
    """An empty plan. `words` are what was typed and refused, `error` why."""

    kicker: str
    words: str
    error: str
    action: str
    steps: tuple[Step, ...]
    workspaces_url: str
    is_empty: bool
    cancel_url: str
    version: int
    can_edit: bool

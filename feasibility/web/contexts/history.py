"""What the history shows: every change, who made it, and why."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PartLine:
    """One field that a change touched, before and after."""

    label: str
    old: str
    new: str


@dataclass(frozen=True)
class ChangeRow:
    """A change. `can_undo` unless it was taken back already; `note` says if it was."""

    id: str
    version: str
    when: str
    machine_time: str
    who: str
    title: str
    parts: tuple[PartLine, ...]
    more: str
    why: str
    note: str
    can_undo: bool


@dataclass(frozen=True)
class HistoryPage:
    """The changes of a plan, newest first; `older_url` leads to those before.

    `can_redo` if the newest change of who looks took another one back.
    """

    sentence: str
    lede: str
    changes: tuple[ChangeRow, ...]
    empty: str
    older_url: str
    undo_url: str
    redo_url: str
    can_edit: bool
    can_redo: bool
    version: int
    back: str

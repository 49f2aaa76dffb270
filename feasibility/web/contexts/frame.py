"""What stands around every page of a plan: the bar, and what the last edit changed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Tab:
    """A page of the plan in the bar: its name, its address, whether it is the one shown."""

    label: str
    url: str
    is_current: bool


@dataclass(frozen=True)
class Verdict:
    """A verdict as it is always shown: colour, sign and word, with its grounds beside them.

    `style` names the colours; `grounds` is the id, `grounds_word` what is read.
    """

    style: str
    sign: str
    word: str
    grounds: str = ""
    grounds_word: str = ""


@dataclass(frozen=True)
class TurnedVerdict:
    """An initiative (or the plan) whose verdict an edit turned. `was` or `now` None: not there then."""

    name: str
    url: str
    was: Verdict | None
    now: Verdict | None


@dataclass(frozen=True)
class ChangeLine:
    """What the last edit changed, until the next one.

    `sentence` says who did what, before and after; `turned` holds at most three verdicts and
    `more` how many there are besides; `undo_of` is the change to take back.
    """

    sentence: str
    result: str
    turned: tuple[TurnedVerdict, ...]
    more: str
    undo_of: str


@dataclass(frozen=True)
class Conflict:
    """Two people wrote the same field: both values in `sentence`, and what keeps one of them.

    `kept` are the inputs of the refused form, to be sent again with the newer version.
    """

    sentence: str
    field: str
    keep_label: str
    take_label: str
    action: str
    kept: tuple[tuple[str, str], ...]
    take_url: str


@dataclass(frozen=True)
class Frame:
    """The bar and the change line of a page.

    `here` is the address of the page, which posts return to; `sign_out_url`, `workspaces_url` and
    `libraries_url` lead out of the plan. `can_undo` unless nothing was ever changed; `has_news`
    where a catalog or a library is offered, said on the planning page alone.
    """

    company: str
    plan: str
    plan_url: str
    tabs: tuple[Tab, ...]
    version: int
    here: str
    undo_url: str
    can_edit: bool
    can_undo: bool
    member: str
    initials: str
    workspaces_url: str
    libraries_url: str
    updates_url: str
    sign_out_url: str
    change: ChangeLine | None = None
    conflict: Conflict | None = None
    has_news: bool = False

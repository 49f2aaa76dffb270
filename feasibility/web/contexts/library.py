"""What the pages of private libraries show: the list, one library, and its deletion."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class FaultLine:
    """A fault in a typed text: where, what and what was meant, and the line as it was typed."""

    place: str
    sentence: str
    quoted: str


@dataclass(frozen=True)
class Draft:
    """The text of a library as it is typed, with what is wrong with it.

    `name` is asked only of a new one. `version` is the one its author saw, 0 for none;
    `conflict` says that there is a newer one. `rows` is the height of the text area, in lines.
    """

    action: str
    name: str
    text: str
    why: str
    version: int
    rows: int
    faults: tuple[FaultLine, ...]
    faults_title: str
    conflict: str


@dataclass(frozen=True)
class LibraryCard:
    """A library of the member's in the list: how much it holds, and whom it is offered to."""

    name: str
    url: str
    version: str
    holds: str
    offered: str


@dataclass(frozen=True)
class LibrariesPage:
    """All libraries of a member, and the form for another one, open where there is none yet.

    `message` says what was done a moment ago.
    """

    sentence: str
    lede: str
    message: str
    libraries: tuple[LibraryCard, ...]
    draft: Draft
    draft_title: str
    is_open: bool
    workspaces_url: str


@dataclass(frozen=True)
class DifferenceLine:
    """An entry that differs: what became of it, and each place that differs.

    Beyond a few places, those in `more` stand behind `more_said`.
    """

    title: str
    changes: tuple[str, ...]
    more: tuple[str, ...]
    more_said: str


@dataclass(frozen=True)
class Differences:
    """What differs, in words: first the entries told at once, then those behind `more_said`.

    `rest` counts what differs in wording alone; `nothing` stands where there is nothing else.
    """

    entries: tuple[DifferenceLine, ...]
    more: tuple[DifferenceLine, ...]
    more_said: str
    rest: str
    nothing: str


@dataclass(frozen=True)
class VersionEntry:
    """A version of a library: who saved it, when, why, and what it changed."""

    version: str
    when: str
    machine_time: str
    who: str
    why: str
    differences: Differences
    download_url: str
    download_label: str


@dataclass(frozen=True)
class OfferEntry:
    """A workspace of the member's; `note` says whether the library is offered to it.

    `action` offers or withdraws, `label` is its button.
    """

    workspace_id: str
    name: str
    note: str
    action: str
    label: str


@dataclass(frozen=True)
class LibraryPage:
    """One library: its text to edit, whom it is offered to, its versions.

    `stale` are names in it that the shipped catalog calls otherwise now; `message` says what
    was done a moment ago.
    """

    name: str
    sentence: str
    message: str
    stale_title: str
    stale: tuple[FaultLine, ...]
    draft: Draft
    next_label: str
    download_url: str
    offers: tuple[OfferEntry, ...]
    no_offers: str
    versions: tuple[VersionEntry, ...]
    older_url: str
    list_url: str
    delete_url: str


@dataclass(frozen=True)
class DeletionPage:
    """Asks once before a library goes for good, and says what stays."""

    title: str
    explanation: str
    action: str
    back_url: str

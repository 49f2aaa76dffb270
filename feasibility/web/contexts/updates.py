"""What the page of catalog updates shows: what is offered, what it would turn, who decided what."""

from __future__ import annotations

from dataclasses import dataclass

from feasibility.web.contexts.facts import Area
from feasibility.web.contexts.frame import TurnedVerdict
from feasibility.web.contexts.library import Differences


@dataclass(frozen=True)
class OfferCard:
    """Something offered: what it changes, which verdicts of this plan it would turn, and the button.

    `faults` are sentences under `faults_title`: names that would lead nowhere, or (with
    `can_take` False) reasons it cannot be taken as it is. `hidden` is sent along with the button.
    """

    id: str
    title: str
    lede: str
    effect: str
    turned: tuple[TurnedVerdict, ...]
    differences: Differences
    faults_title: str
    faults: tuple[str, ...]
    can_take: bool
    action: str
    hidden: tuple[tuple[str, str], ...]
    label: str


@dataclass(frozen=True)
class TakenEntry:
    """A private library whose entries the company has: which version, since when, taken by whom."""

    name: str
    note: str


@dataclass(frozen=True)
class Decision:
    """Somebody's decision on the shipped catalog; `fingerprint` is what proofs name it by."""

    when: str
    machine_time: str
    who: str
    what: str
    fingerprint: str


@dataclass(frozen=True)
class UpdatesPage:
    """What is offered to a company, and what it decided before.

    `areas` are the words above it, as on the lists of the catalog, and `label` what they are called.
    `take_back_url` is empty where no other catalog was used before, or who looks may not decide.
    """

    label: str
    areas: tuple[Area, ...]
    sentence: str
    lede: str
    trouble: str
    offers: tuple[OfferCard, ...]
    taken: tuple[TakenEntry, ...]
    no_taken: str
    decisions: tuple[Decision, ...]
    take_back_url: str
    can_edit: bool
    version: int
    back: str

"""What is shown of the catalog: lists to browse and search, a capability, a strategy, what an edition would unlock."""

from __future__ import annotations

from dataclasses import dataclass

from feasibility.web.contexts.claims import Link
from feasibility.web.contexts.facts import Area, Figure
from feasibility.web.contexts.frame import TurnedVerdict
from feasibility.web.forms.controls import Input


@dataclass(frozen=True)
class ListLine:
    """An entry in a list: its name, what else tells it apart, and how it stands here."""

    name: str
    url: str
    hint: str = ""
    here: str = ""


@dataclass(frozen=True)
class ListGroup:
    """Entries of one kind or area."""

    title: str
    count: str
    lines: tuple[ListLine, ...]


@dataclass(frozen=True)
class CatalogPage:
    """The catalog: one of its three lists, or what a search found in all of them."""

    label: str
    kinds: tuple[Area, ...]
    sentence: str
    lede: str
    action: str
    asked: str
    kind: str
    groups: tuple[ListGroup, ...]
    compare_url: str


@dataclass(frozen=True)
class HolderLine:
    """A product that has a capability: its levels from the lowest edition on, and who says so."""

    name: str
    url: str
    levels: str
    here: str
    said: str
    is_assumed: bool


@dataclass(frozen=True)
class CapabilityPage:
    """A capability: what its levels mean, who has it, which strategies ask for it."""

    kicker: tuple[Link, ...]
    sentence: str
    lede: str
    levels: tuple[tuple[str, str], ...]
    ask_vendor: str
    aliases: str
    here: tuple[HolderLine, ...]
    holders: tuple[HolderLine, ...]
    more_holders: tuple[HolderLine, ...]
    more_said: str
    strategies: tuple[ListLine, ...]
    compare_url: str
    empty: str


@dataclass(frozen=True)
class TakesLine:
    """One thing a strategy takes: a mark before it, the words, why, and who says so."""

    mark: str
    text: str
    why: str
    source: str
    url: str
    is_assumed: bool


@dataclass(frozen=True)
class TakesSection:
    """A phase of a strategy, or what goes beyond its phases."""

    title: str
    lines: tuple[TakesLine, ...]


@dataclass(frozen=True)
class StrategyPage:
    """What a strategy takes, at the size that the reader set."""

    kicker: tuple[Link, ...]
    sentence: str
    lede: str
    figures: tuple[Figure, ...]
    facts: tuple[TakesLine, ...]
    sections: tuple[TakesSection, ...]
    used_by: tuple[Link, ...]
    fields: tuple[Input, ...]
    channels: Input | None
    action: str
    size_said: str
    note: str


@dataclass(frozen=True)
class TurnedFinding:
    """What stands against a requirement now and would not, or would and does not now."""

    sign: str
    style: str
    text: str


@dataclass(frozen=True)
class TurnedInitiative:
    """An initiative with what would fall away from it, or come to it."""

    name: str
    url: str
    findings: tuple[TurnedFinding, ...]


@dataclass(frozen=True)
class UnlockPage:
    """What an edition would turn in the open plan, and what was assumed for the answer."""

    kicker: tuple[Link, ...]
    sentence: str
    lede: str
    assumed: tuple[str, ...]
    turned: tuple[TurnedVerdict, ...]
    gone_title: str
    gone: tuple[TurnedInitiative, ...]
    came_title: str
    came: tuple[TurnedInitiative, ...]
    others: tuple[Link, ...]

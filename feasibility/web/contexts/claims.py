"""What the catalog claims of products, as tables by edition: the product's page, and several side by side."""

from __future__ import annotations

from dataclasses import dataclass

from feasibility.web.contexts.facts import Figure
from feasibility.web.forms.controls import FormFault, Input


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere."""

    label: str
    url: str


@dataclass(frozen=True)
class SourceLine:
    """Who says what of a claim, since when and how it is known.

    `about` is the edition or product it is about, empty for all; `url` is empty where the source
    is no address. `is_assumed`: nobody says so. `is_used` of two that disagree; `remove_path`
    and its `remove_name` where it is the company's own correction.
    """

    about: str
    value: str
    source: str
    url: str
    detail: str
    note: str = ""
    is_assumed: bool = False
    is_used: bool = False
    remove_path: str = ""


@dataclass(frozen=True)
class ClaimCell:
    """What is claimed of one edition; `style` is `open`, `zero`, `none` or empty.

    `remark` is the catalog's own value beside the company's, or that sources disagree.
    """

    text: str
    style: str = ""
    remark: str = ""
    is_ours: bool = False


@dataclass(frozen=True)
class ClaimRow:
    """One claim by edition; `said` is who says so in short, `sources` at length.

    `corrections` lead to the form in which the company says that it is otherwise here.
    """

    name: str
    url: str
    cells: tuple[ClaimCell, ...]
    said: str
    is_assumed: bool
    sources: tuple[SourceLine, ...]
    corrections: tuple[Link, ...] = ()


@dataclass(frozen=True)
class ClaimTable:
    """Claims of one sort; `head` names what the cells are of."""

    id: str
    title: str
    head: tuple[str, ...]
    rows: tuple[ClaimRow, ...]
    lede: str = ""


@dataclass(frozen=True)
class ProductPage:
    """A product: what it can do by edition, and what else is said of it.

    `remarks` tell of former names and of what is no longer sold; `unlocks` lead to what each
    edition would turn in the plan; `tools` are those registered here.
    """

    kicker: tuple[Link, ...]
    sentence: str
    lede: str
    figures: tuple[Figure, ...]
    tools: tuple[Link, ...]
    remarks: tuple[str, ...]
    unlocks: tuple[Link, ...]
    tables: tuple[ClaimTable, ...]
    empty: str
    compare_url: str
    remove_url: str
    can_edit: bool
    version: int
    back: str


@dataclass(frozen=True)
class ComparePage:
    """Editions side by side on chosen capabilities; the form that chooses them keeps what is chosen.

    `add_edition` and `add_capability` choose one more; `fewer` leave one out.
    """

    kicker: tuple[Link, ...]
    sentence: str
    lede: str
    table: ClaimTable
    fewer: tuple[Link, ...]
    chosen: tuple[tuple[str, str], ...]
    add_edition: Input
    add_capability: Input
    action: str
    empty: str


@dataclass(frozen=True)
class CorrectPage:
    """The form in which a company says what a claim is here.

    `now` tells what the catalog says of it; `hidden` is sent along.
    """

    kicker: tuple[Link, ...]
    title: str
    now: tuple[SourceLine, ...]
    fields: tuple[Input, ...]
    faults: tuple[FormFault, ...]
    path: str
    action: str
    cancel_url: str
    version: int
    back: str

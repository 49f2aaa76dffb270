"""What the four pages of facts and their forms show."""

from __future__ import annotations

from dataclasses import dataclass

from feasibility.web.forms.controls import Form


@dataclass(frozen=True)
class Area:
    """One of the four pages of facts."""

    label: str
    url: str
    is_current: bool


@dataclass(frozen=True)
class Figure:
    """A figure under the sentence, with what it is of. `url` leads to what makes it up."""

    label: str
    value: str
    detail: str = ""
    url: str = ""
    is_bad: bool = False


@dataclass(frozen=True)
class Cell:
    """A value in a table; `is_open` marks what nobody knows or sources disagree on."""

    text: str
    is_open: bool = False
    is_empty: bool = False


@dataclass(frozen=True)
class Entry:
    """One element of a list: its name, where it is edited, its values, who says so since when.

    `catalog_url` leads to what the catalog knows of it, where it is a product.
    """

    path: str
    name: str
    url: str
    cells: tuple[Cell, ...]
    seen: str
    note: str = ""
    catalog_url: str = ""


@dataclass(frozen=True)
class Completeness:
    """Whether a list holds everything: who said so, or the question.

    `path` and `list_name` are sent with the answer; `consequence` says what silence means now.
    """

    question: str
    declared: str
    consequence: str
    path: str
    list_name: str
    is_declared: bool


@dataclass(frozen=True)
class Section:
    """A list of nouns as a table; `empty` is said where it has no entries yet.

    Of a long list the first stand in `entries`; `more_entries` are one step away.

    `tells_origin` if any entry says who says so; `complete_said` how many lists are declared.
    """

    id: str
    title: str
    lede: str
    head: tuple[str, ...]
    entries: tuple[Entry, ...]
    add_label: str
    add_url: str
    empty: str
    more_entries: tuple[Entry, ...] = ()
    more_said: str = ""
    tells_origin: bool = False
    completeness: tuple[Completeness, ...] = ()
    complete_said: str = ""


@dataclass(frozen=True)
class MapLine:
    """A capability the plan needs: the level held and needed, in three squares.

    `squares` are `held`, `missing`, `unknown` or `spare`; `said` is that in words; `why` what
    would close the gap or who asks for it.
    """

    style: str
    sign: str
    name: str
    url: str
    why: str
    squares: tuple[str, ...]
    said: str


@dataclass(frozen=True)
class MapArea:
    """The capabilities of one area, gaps first; `count` says how many are held."""

    title: str
    count: str
    lines: tuple[MapLine, ...]


@dataclass(frozen=True)
class FactsPage:
    """One page of facts."""

    kicker: str
    areas: tuple[Area, ...]
    sentence: str
    lede: str
    figures: tuple[Figure, ...]
    capability_map: tuple[MapArea, ...]
    sections: tuple[Section, ...]
    can_edit: bool
    version: int
    back: str
    remove_url: str
    edit_url: str


@dataclass(frozen=True)
class FormPage:
    """The form of one noun. `removal_path` is empty where there is nothing to remove."""

    title: str
    lede: str
    form: Form
    action: str
    save_label: str
    cancel_url: str
    removal_path: str
    remove_url: str
    version: int
    back: str

"""What a form shows, as values that a template can walk: inputs, facts, groups and rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Widget = Literal[
    "line", "lines", "number", "day", "choice", "choices", "yes_no", "tick"
]


@dataclass(frozen=True)
class Option:
    """One thing to choose: what is sent, and what is read."""

    value: str
    label: str
    chosen: bool = False


@dataclass(frozen=True)
class Input:
    """One input with its label.

    `options` of a `line` are suggestions, of a `choice` all there is; `errors` are sentences.
    """

    widget: Widget
    name: str
    id: str
    label: str
    value: str = ""
    hint: str = ""
    unit: str = ""
    options: tuple[Option, ...] = ()
    errors: tuple[str, ...] = ()
    required: bool = False
    part: Literal["input"] = "input"

    @property
    def described_by(self) -> str:
        """The ids of hint and error, for `aria-describedby`."""
        ids = [f"{self.id}-hint"] if self.hint else []
        ids += [f"{self.id}-error"] if self.errors else []
        return " ".join(ids)


@dataclass(frozen=True)
class ClaimRow:
    """One source's value in a disagreement."""

    value: Input
    origin: tuple[Input, ...]


@dataclass(frozen=True)
class FactInput:
    """A fact: which of its forms it has, and the inputs of every form.

    `forms` are the forms to choose from; `origin` says where the statement comes from, `said`
    that in short. It opens by itself where it is more than a plain value.
    """

    name: str
    id: str
    label: str
    forms: tuple[Option, ...]
    value: Input
    ends: tuple[Input, ...]
    typical: Input
    claims: tuple[ClaimRow, ...]
    origin: tuple[Input, ...]
    hint: str = ""
    said: str = ""
    is_open: bool = False
    part: Literal["fact"] = "fact"


@dataclass(frozen=True)
class Group:
    """The fields of a noun. `origin` are those that say where it comes from, `said` that in short.

    `is_open` unless there is nothing in it yet.
    """

    name: str
    id: str
    label: str
    fields: tuple[Control, ...]
    origin: tuple[Input, ...] = ()
    hint: str = ""
    errors: tuple[str, ...] = ()
    said: str = ""
    is_open: bool = False
    origin_is_open: bool = False
    part: Literal["group"] = "group"


@dataclass(frozen=True)
class Row:
    """One element of a list, or an empty line for another one; `is_open` where it is asked for first."""

    group: Group
    is_new: bool
    remove: Input | None = None
    is_open: bool = False


@dataclass(frozen=True)
class Rows:
    """A list of nouns: what is there, then empty lines."""

    name: str
    id: str
    label: str
    rows: tuple[Row, ...]
    hint: str = ""
    errors: tuple[str, ...] = ()
    part: Literal["rows"] = "rows"


Control: TypeAlias = Input | FactInput | Group | Rows


@dataclass(frozen=True)
class FormFault:
    """A fault as the list above a form names it: the sentence, and the input it is about."""

    sentence: str
    input_id: str = ""


@dataclass(frozen=True)
class Form:
    """A whole form: its fields, the faults found, and what is sent along unseen."""

    id: str
    group: Group
    faults: tuple[FormFault, ...] = ()
    hidden: tuple[tuple[str, str], ...] = field(default=())

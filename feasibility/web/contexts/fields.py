"""A field that is edited in place, wherever it stands."""

from __future__ import annotations

from dataclasses import dataclass

from feasibility.web.forms.controls import Input


@dataclass(frozen=True)
class InlineField:
    """One field as a small form of its own.

    `remarks` are what is to be known about the value (assumed, stale, sources disagree);
    `more_url` leads to the form with range, sources and where it comes from, if there is one.
    `shown` is the value as it is read by whoever may not edit.
    """

    id: str
    path: str
    control: Input
    action: str
    version: int
    back: str
    can_edit: bool
    shown: str
    remarks: tuple[str, ...] = ()
    more_url: str = ""

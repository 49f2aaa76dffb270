"""Proofs as sheets: a claim, a subtraction, tables short enough for a pencil."""

from __future__ import annotations

from dataclasses import dataclass

from feasibility.reports.tables import Table


@dataclass(frozen=True)
class GridCell:
    """One week, or `span` weeks together, in a grid of hours: its text, and how full it is."""

    text: str
    style: str
    span: int = 1


@dataclass(frozen=True)
class GridRow:
    """A line of a grid of hours, with its sum at the right."""

    label: str
    cells: tuple[GridCell, ...]
    total: str
    is_total: bool = False
    is_short: bool = False


@dataclass(frozen=True)
class WeekGrid:
    """Who has how many hours in which week, and what may fall into these weeks."""

    caption: str
    weeks: tuple[str, ...]
    there: tuple[GridRow, ...]
    needed: tuple[GridRow, ...]
    result: GridRow


@dataclass(frozen=True)
class ProofSheet:
    """A proof to be opened.

    `stands` tells a way of working from a refutation; `rule` is its code, if it has one;
    `cases` are what a proof case by case consists of.
    """

    id: str
    stands: bool
    sign: str
    style: str
    claim: str
    rule: str
    lines: tuple[str, ...]
    tables: tuple[Table, ...]
    grid: WeekGrid | None
    cases: tuple[ProofSheet, ...]
    notes: tuple[str, ...]
    is_open: bool

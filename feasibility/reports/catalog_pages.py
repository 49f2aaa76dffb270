"""Entries of the catalog as text: how many, which, and one with its claims and sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from feasibility.model.catalog import Catalog, Product, StrategyTemplate
from feasibility.model.nearest import nearest
from feasibility.model.noun import Noun
from feasibility.reports.catalog_product import (
    claim_lines,
    product_lines,
    setup_lines,
    value_text,
)
from feasibility.reports.names import Names, build_names
from feasibility.reports.strategy_text import strategy_text
from feasibility.reports.strategy_views import build_strategy_view
from feasibility.reports.translation import Voice

KINDS = (
    "capabilities",
    "categories",
    "products",
    "skills",
    "rates",
    "benchmarks",
    "templates",
    "channels",
    "objects",
    "limits",
)


def catalog_counts(catalog: Catalog) -> str:
    """How many entries of each kind there are."""
    voice = Voice()
    return "".join(
        f"{len(getattr(catalog, kind)):>5} {voice.say(f'catalog.kind.{kind}')}\n"
        for kind in KINDS
    )


def catalog_list(catalog: Catalog, kind: str) -> str:
    """The ids and names of one kind, by id."""
    entries = sorted(getattr(catalog, kind), key=lambda entry: str(entry.id))
    width = max((len(entry.id) for entry in entries), default=0)
    return "".join(f"{entry.id:<{width}}  {entry.name}\n" for entry in entries)


def lint_summary(counts: Mapping[Any, int]) -> str:
    """One line on what was found: how many errors, warnings and notes, by severity."""
    errors, warnings = counts.get("error", 0), counts.get("warning", 0)
    if errors:
        said = Voice().say("catalog.faulty", {"n": errors, "n_facts": warnings})
    else:
        said = Voice().say("catalog.clean", {"n": warnings})
    notes = counts.get("note", 0)
    return f"{said} {Voice().say('catalog.notes', {'n': notes})}" if notes else said


def coverage_lines(coverage: Mapping[str, int]) -> str:
    """How many cells of products by capabilities are known, sourced, assumed and unknown, with shares.

    Args:
        coverage: counts by name: products, cells, sourced, assumed, unknown.
    """
    cells = coverage["cells"]
    counts = {name: coverage[name] for name in ("sourced", "assumed", "unknown")}
    known = {"known": counts["sourced"] + counts["assumed"], **counts}
    voice = Voice()
    lines = [
        voice.say("catalog.cells", {"n": coverage["products"], "n_facts": cells}),
        *(
            f"  {count:>5} {count / max(cells, 1):>4.0%}  {voice.say(f'catalog.cells.{name}')}"
            for name, count in known.items()
        ),
    ]
    return "\n".join(lines)


def nearest_entry(catalog: Catalog, word: str) -> str | None:
    """The id that was probably meant."""
    return nearest(
        word, [entry.id for kind in KINDS for entry in getattr(catalog, kind)]
    )


def catalog_entry(catalog: Catalog, entry_id: str) -> str | None:
    """Every entry of that id, with claims and sources; None if there is none."""
    names = build_names(None, catalog)
    found = [
        (kind, entry)
        for kind in KINDS
        for entry in getattr(catalog, kind)
        if entry.id == entry_id
    ]
    if not found:
        return None
    return "\n".join(_entry(kind, entry, catalog, names) for kind, entry in found)


def _entry(kind: str, entry: Any, catalog: Catalog, names: Names) -> str:
    if isinstance(entry, StrategyTemplate):
        view = build_strategy_view(entry, catalog, amounts={})
        return strategy_text(view, sources=True)
    lines = list(_lines(kind, entry, names))
    if isinstance(entry, Product):
        lines += setup_lines(catalog.setup_of(entry), names)
    return "\n".join(lines) + "\n"


def _lines(kind: str, entry: Any, names: Names) -> Iterator[str]:
    yield f"{entry.name} ({entry.id}, {Voice().say(f'catalog.kind.{kind}')})"
    if isinstance(entry, Product):
        yield from product_lines(entry, names)
    else:
        yield from _fields(entry)
    yield from claim_lines(entry, indent="  ")


def _fields(entry: Noun) -> Iterator[str]:
    hidden = {"id", "name", "version", "source", "seen", "known", "by", "note"}
    for name in type(entry).model_fields:
        value = getattr(entry, name)
        if name in hidden or value is False or value in (None, (), {}):
            continue
        if isinstance(value, dict):
            yield from (
                f"  {name} {key}: {value_text(each)}" for key, each in value.items()
            )
        else:
            yield f"  {name}: {value_text(value)}"

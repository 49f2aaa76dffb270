"""Editions and products side by side, on chosen capabilities and the limits they share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from feasibility.model.catalog import Edition, Product
from feasibility.model.fact import Fact
from feasibility.model.product import ProductCapability, ProductLimit
from feasibility.web import fragments
from feasibility.web.contexts.claims import (
    ClaimCell,
    ClaimRow,
    ClaimTable,
    ComparePage,
    Link,
)
from feasibility.web.current import Desk
from feasibility.web.forms.controls import Input, Option
from feasibility.web.present.capabilities import capability_needs
from feasibility.web.present.catalog_claims import Claims, Place
from feasibility.web.present.catalog_places import (
    edition_name,
    entry_of,
    kicker,
    path_of,
    url_of_capability,
)
from feasibility.web.wording import text

# More do not fit beside each other on a sheet of paper.
MOST_EDITIONS = 6

Entry = TypeVar("Entry", ProductCapability, ProductLimit)


@dataclass(frozen=True)
class Column:
    """One edition of a product."""

    product: Product
    edition: Edition

    @property
    def key(self) -> str:
        """As it stands in the address."""
        return f"{self.product.id}/{self.edition.id}"

    @property
    def name(self) -> str:
        """The product's name with the edition's."""
        return edition_name(self.product, self.edition)


def compare_page(
    desk: Desk, of: Sequence[str], capabilities: Sequence[str]
) -> ComparePage:
    """The chosen editions side by side; without a choice of capabilities, those the plan needs.

    Raises:
        NotFoundError: no such product, edition or capability; with the nearest.
    """
    claims = Claims(desk)
    asked = list(dict.fromkeys(each for each in of if each))[:MOST_EDITIONS]
    columns = [_column(claims, each) for each in asked]
    chosen = [
        entry_of(desk.catalog.capabilities, each, "capability").id
        for each in dict.fromkeys(each for each in capabilities if each)
    ]
    shown = (chosen or _needed(desk, columns)) if columns else []
    able = [_ability(claims, columns, each) for each in shown]
    limits = list(_limits(claims, columns))
    return ComparePage(
        kicker=kicker(desk, "products"),
        sentence=text(
            "web.catalog.compare.sentence",
            n=len(columns),
            n_more=len(able),
            n_facts=len(limits),
        )
        if columns
        else text("web.catalog.compare.none"),
        lede=text(
            "web.catalog.compare.lede" if chosen else "web.catalog.compare.lede.needed"
        ),
        table=ClaimTable(
            "compare",
            text("web.catalog.compare.title"),
            tuple(each.name for each in columns),
            (*able, *limits),
        ),
        fewer=tuple(_fewer(desk, columns, chosen)),
        chosen=(
            *(("of", each.key) for each in columns),
            *(("capability", each) for each in chosen),
        ),
        add_edition=_edition_input(desk, columns),
        add_capability=_capability_input(desk, chosen),
        action=fragments.url_of(desk, "catalog.compare"),
        empty="" if columns else text("web.catalog.compare.empty"),
    )


def _column(claims: Claims, key: str) -> Column:
    product_id, _, edition_id = key.partition("/")
    product = entry_of(claims.uncorrected.products, product_id, "product")
    if not edition_id and product.editions:
        return Column(product, product.editions[-1])
    return Column(product, entry_of(product.editions, edition_id, "edition"))


def _needed(desk: Desk, columns: list[Column]) -> list[str]:
    """What the plan needs; where it needs nothing yet, what any of the products does."""
    needed = [each.capability for each in capability_needs(desk)]
    held = (each.capability for one in columns for each in one.product.capabilities)
    return needed or list(dict.fromkeys(held))


def _ability(claims: Claims, columns: list[Column], key: str) -> ClaimRow:
    found = [_by(each.product.capabilities, key) for each in columns]
    levels = [
        claim.levels.get(column.edition.id) if claim else None
        for column, claim in zip(columns, found, strict=True)
    ]
    name = claims.desk.names.of("capability", key)
    field = f"capabilities[{key}].levels"
    row = _row(claims, columns, name, field, levels, found)
    return replace(row, url=url_of_capability(claims.desk, key))


def _limits(claims: Claims, columns: list[Column]) -> Iterator[ClaimRow]:
    """Limits that at least two of them have, or the only one has."""
    least = min(2, len({each.product.id for each in columns}))
    keys = [each.limit for one in columns for each in one.product.limits]
    for key in dict.fromkeys(keys):
        found = [_by(each.product.limits, key) for each in columns]
        if sum(each is not None for each in found) < least:
            continue
        values = [
            limit.values.get(column.edition.id) if limit else None
            for column, limit in zip(columns, found, strict=True)
        ]
        unit = claims.desk.names.unit_of_limit(key)
        name = claims.desk.names.of("limit", key)
        field = f"limits[{key}].values"
        yield _row(claims, columns, name, field, values, found, unit)


def _row(
    claims: Claims,
    columns: list[Column],
    name: str,
    field: str,
    facts: Sequence[Fact[int] | Fact[float] | None],
    entries: Sequence[ProductCapability | ProductLimit | None],
    unit: str = "",
) -> ClaimRow:
    """One row made of each product's own, so that every value keeps its source."""
    parts = []
    for column, fact, entry in zip(columns, facts, entries, strict=True):
        path = path_of(column.product.id, f"{field}.{column.edition.id}")
        uncapped = column.edition.id in getattr(entry, "uncapped", ())
        capped = frozenset({column.name}) if uncapped else frozenset[str]()
        place = Place(column.name, path, unit)
        parts.append(claims.row(name, entry, {place: fact}, capped=capped))
    cells: list[ClaimCell] = [cell for part in parts for cell in part.cells]
    # A correction is taken back on the product's own page.
    sources = tuple(
        replace(line, about=column.name, remove_path="")
        for column, part in zip(columns, parts, strict=True)
        for line in part.sources
    )
    is_assumed = bool(sources) and all(line.is_assumed for line in sources)
    said = text("web.catalog.sources", n=len(sources)) if sources else ""
    if is_assumed:
        said = text("web.tag.assumed")
    return ClaimRow(name, "", tuple(cells), said, is_assumed, sources)


def _by(entries: Sequence[Entry], key: str) -> Entry | None:
    return next((each for each in entries if each.key == key), None)


def _fewer(
    desk: Desk, columns: list[Column], capabilities: list[str]
) -> Iterator[Link]:
    for gone in columns:
        rest = [each.key for each in columns if each is not gone]
        url = fragments.url_of(
            desk, "catalog.compare", of=rest, capability=capabilities
        )
        yield Link(gone.name, url)


def _edition_input(desk: Desk, columns: list[Column]) -> Input:
    taken = {each.key for each in columns}
    options = [
        Option(column.key, column.name)
        for product in sorted(desk.catalog.products, key=lambda each: each.name.lower())
        for column in (Column(product, edition) for edition in product.editions)
        if column.key not in taken
    ]
    if len(columns) == MOST_EDITIONS:
        return _choice("of", [], hint=text("web.catalog.compare.full"))
    return _choice("of", options)


def _capability_input(desk: Desk, chosen: list[str]) -> Input:
    options = [
        Option(each.id, each.name)
        for each in sorted(
            desk.catalog.capabilities, key=lambda each: each.name.lower()
        )
        if each.id not in chosen
    ]
    return _choice("capability", options)


def _choice(name: str, options: list[Option], *, hint: str = "") -> Input:
    nothing = Option("", text("web.catalog.compare.more"))
    return Input(
        widget="choice",
        name=name,
        id=f"add-{name}",
        label=text(f"web.catalog.compare.add_{name}"),
        hint=hint,
        options=(nothing, *options),
    )

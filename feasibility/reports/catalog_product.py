"""One product of the catalog as text: every claim by edition, with where it was read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from feasibility.model.catalog import Setup
from feasibility.model.fact import Fact
from feasibility.model.product import Connector, NeedFirst, Price, Product, Retirement
from feasibility.reports.names import Names


def product_lines(product: Product, names: Names) -> Iterator[str]:
    """Vendor, kind and editions, then each claim and below it its source, day and confidence."""
    yield f"  vendor: {product.vendor}"
    yield f"  category: {names.of('category', product.category)}"
    yield f"  editions: {', '.join(edition.name for edition in product.editions)}"
    yield from _names_and_ends(product)
    for claim in product.capabilities:
        said = (
            f"{names.of('capability', claim.capability)}: {_by_edition(claim.levels)}"
        )
        if claim.add_on:
            said += f"; with {claim.add_on}: {_by_edition(claim.add_on_levels)}"
        yield f"  {said}"
        yield from claim_lines(claim, claim.falls_because)
    for limit in product.limits:
        capped = f"no cap: {', '.join(limit.uncapped)}" if limit.uncapped else ""
        said = "; ".join(filter(None, (_by_edition(limit.values), capped)))
        yield f"  {names.of('limit', limit.limit)}: {said}"
        yield from claim_lines(limit)
    for connector in product.connectors:
        yield from _connector(connector, names, "")
    for connector in product.connectors_by_others:
        yield from _connector(connector, names, ", not by the vendor")
    for need in product.needs_first:
        yield from _need(need)
    for price in product.prices:
        yield from _price(price)
    if product.list_price is not None:
        yield f"  list price: {value_text(product.list_price)}"
        yield from claim_lines(product.list_price)


def _names_and_ends(product: Product) -> Iterator[str]:
    given_up = [
        f"{each.name} until {each.until}" if each.until else each.name
        for each in product.renamed
    ]
    if given_up or product.former_names:
        yield f"  formerly: {', '.join((*product.former_names, *given_up))}"
    if product.retired:
        yield from _retired("the product", product.retired)
    for edition in product.editions:
        if edition.retired:
            yield from _retired(edition.name, edition.retired)


def _retired(name: str, retired: Retirement) -> Iterator[str]:
    day = f" since {retired.on}" if retired.on else ""
    after = f", {retired.successor} takes its place" if retired.successor else ""
    yield f"  no longer sold: {name}{day}{after}"
    yield from claim_lines(retired)


def _connector(connector: Connector, names: Names, kind: str) -> Iterator[str]:
    objects = ", ".join(names.of("object", key) for key in connector.objects)
    minutes = value_text(connector.latency_minutes)
    held = f", with {', '.join(connector.editions)}" if connector.editions else ""
    other = names.of("product", connector.with_product)
    yield f"  {connector.direction} {other}{kind}: {objects}, minutes: {minutes}{held}"
    yield from claim_lines(connector)


def _need(need: NeedFirst) -> Iterator[str]:
    held = f" ({', '.join(need.editions)})" if need.editions else ""
    yield f"  needs first{held}: {need.what}"
    yield from claim_lines(need)


def _price(price: Price) -> Iterator[str]:
    said = [value_text(price.amount)]
    if not price.amount.unknown:
        said.append(f"a {price.per}, for each {price.unit}")
    if price.once is not None:
        said.append(f"once {value_text(price.once)}")
    if price.least_units is not None:
        said.append(f"at least {value_text(price.least_units)}")
    if price.includes:
        said.append(f"includes: {price.includes}")
    yield f"  price of {price.edition}: {', '.join(said)}"
    yield from claim_lines(price)


def setup_lines(setup: Setup, names: Names) -> Iterator[str]:
    """Weeks and hours to set a product up, each with where it was read."""
    if setup.weeks is not None:
        yield f"  weeks to set up: {value_text(setup.weeks)}"
        yield from claim_lines(setup.weeks)
    for skill, hours in setup.hours.items():
        yield f"  hours to set up, {names.of('skill', skill)}: {value_text(hours)}"
        yield from claim_lines(hours)


def _by_edition(values: Mapping[str, Fact[Any]]) -> str:
    return ", ".join(
        f"{edition} {value_text(each)}" for edition, each in values.items()
    )


def value_text(value: Any) -> str:
    """A value, a range, every source's, `unknown`, or several of these."""
    if isinstance(value, Fact):
        if value.unknown:
            return "unknown"
        if value.low is not None:
            return f"{_plain(value.low)} to {_plain(value.high)}"
        several = " or ".join(map(_plain, value.values))
        used = value.typical
        return several if used is None else f"{several} ({_plain(used)} is used)"
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _plain(value: Any) -> str:
    whole = isinstance(value, float) and value.is_integer()
    return f"{int(value) if whole else value:,}" if _is_number(value) else str(value)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def claim_lines(noun: Any, *remarks: str | None, indent: str = "    ") -> Iterator[str]:
    """Where a claim was read, when, how it is known; then what is remarked on it."""
    names = ("source", "also_source", "seen", "known", "label")
    said = [str(getattr(noun, name)) for name in names if getattr(noun, name, None)]
    if said:
        yield f"{indent}[{', '.join(said)}]"
    yield from (f"{indent}{each}" for each in (*remarks, noun.note) if each)

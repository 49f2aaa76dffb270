"""The catalog as lists: browsed by kind and area, or searched."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import get_args

from feasibility.model.catalog import Area as StackArea
from feasibility.services import Choice
from feasibility.services.catalogs import LIKENESS
from feasibility.services.hypotheses import tools_of
from feasibility.web import fragments
from feasibility.web.contexts.catalog import CatalogPage, ListGroup, ListLine
from feasibility.web.current import Desk, services
from feasibility.web.present.catalog_places import (
    KINDS,
    areas,
    url_of_capability,
    url_of_product,
    url_of_strategy,
)
from feasibility.web.wording import text

MOST_FOUND = 12
# Assumption, set by eye: from here on what is found is what was meant, or begins like it.
MUCH_ALIKE = 85.0


def catalog_page(desk: Desk, kind: str, asked: str) -> CatalogPage:
    """One of the three lists, or what was found in all of them for some words."""
    kind = kind if kind in KINDS else KINDS[0]
    words = asked.strip()
    groups = tuple(_found(desk, words) if words else _LISTS[kind](desk))
    return CatalogPage(
        label=text("web.tab.catalog"),
        kinds=areas(desk, "" if words else kind),
        sentence=_sentence(desk, words, groups),
        lede="" if words else text(f"web.catalog.kind.{kind}.lede"),
        action=fragments.url_of(desk, "catalog.index"),
        asked=asked,
        kind=kind,
        groups=groups,
        compare_url=fragments.url_of(desk, "catalog.compare"),
    )


def _sentence(desk: Desk, words: str, groups: tuple[ListGroup, ...]) -> str:
    if words:
        found = sum(len(group.lines) for group in groups)
        message = "web.catalog.found" if found else "web.catalog.none"
        return text(message, n=found, text=words)
    catalog = desk.catalog
    return text(
        "web.catalog.sentence",
        n=len(catalog.products),
        n_more=len(catalog.capabilities),
        n_facts=len(catalog.templates),
    )


def _found(desk: Desk, words: str) -> list[ListGroup]:
    """What is much like the words, or else what is somewhat like them: a name may be misspelt."""
    alike = list(_alike(desk, words, MUCH_ALIKE))
    return alike or list(_alike(desk, words, LIKENESS))


def _alike(desk: Desk, words: str, least: float) -> Iterator[ListGroup]:
    """The likest of each kind; a kind of which nothing is like it is left out."""
    for kind, search in _searches().items():
        found = search(desk.catalog, words, limit=MOST_FOUND, at_least=least)
        if found:
            lines = [_LINES[kind](desk, each) for each in found]
            yield _group(text(f"web.catalog.kind.{kind}"), lines)


def _searches() -> dict[str, Callable[..., tuple[Choice, ...]]]:
    catalogs = services().catalogs
    return {
        "products": catalogs.search_products,
        "capabilities": catalogs.search_capabilities,
        "strategies": catalogs.search_templates,
    }


def product_line(desk: Desk, choice: Choice) -> ListLine:
    """A product, with its vendor and whether it is here."""
    is_here = bool(tools_of(desk.plan_file, choice.id))
    here = text("web.catalog.here") if is_here else ""
    return ListLine(choice.name, url_of_product(desk, choice.id), choice.hint, here)


def _capability_line(desk: Desk, choice: Choice) -> ListLine:
    return ListLine(choice.name, url_of_capability(desk, choice.id), choice.hint)


def strategy_line(desk: Desk, choice: Choice) -> ListLine:
    """A strategy, with whether an initiative of the plan is one."""
    used = any(each.template == choice.id for each in desk.plan_file.plan.initiatives)
    here = text("web.catalog.in_plan") if used else ""
    return ListLine(choice.name, url_of_strategy(desk, choice.id), choice.hint, here)


def _products(desk: Desk) -> Iterator[ListGroup]:
    everything = services().catalogs.search_products(
        desk.catalog, "", limit=len(desk.catalog.products)
    )
    kinds = {each.id: each.category for each in desk.catalog.products}
    titles = {key: desk.names.of("category", key) for key in set(kinds.values())}
    for category in sorted(titles, key=lambda key: titles[key].lower()):
        members = [each for each in everything if kinds[each.id] == category]
        yield _group(titles[category], [product_line(desk, each) for each in members])


def _capabilities(desk: Desk) -> Iterator[ListGroup]:
    everything = services().catalogs.search_capabilities(
        desk.catalog, "", limit=len(desk.catalog.capabilities)
    )
    areas = {each.id: each.area for each in desk.catalog.capabilities}
    for area in get_args(StackArea):
        members = [each for each in everything if areas[each.id] == area]
        if members:
            lines = [_capability_line(desk, each) for each in members]
            yield _group(text(f"web.area.{area}"), lines)


def _strategies(desk: Desk) -> Iterator[ListGroup]:
    """Those of the plan first."""
    everything = services().catalogs.search_templates(
        desk.catalog, "", limit=len(desk.catalog.templates)
    )
    lines = [strategy_line(desk, each) for each in everything]
    for title, members in (
        ("in_plan", [each for each in lines if each.here]),
        ("others", [each for each in lines if not each.here]),
    ):
        if members:
            yield _group(text(f"web.catalog.strategies.{title}"), members)


def _group(title: str, lines: list[ListLine]) -> ListGroup:
    return ListGroup(title, str(len(lines)), tuple(lines))


_LISTS: dict[str, Callable[[Desk], Iterator[ListGroup]]] = {
    "products": _products,
    "capabilities": _capabilities,
    "strategies": _strategies,
}
_LINES: dict[str, Callable[[Desk, Choice], ListLine]] = {
    "products": product_line,
    "capabilities": _capability_line,
    "strategies": strategy_line,
}

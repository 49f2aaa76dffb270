"""The page of a product: what each edition can do, its limits, connections, needs and prices."""

from __future__ import annotations

from collections.abc import Iterator

from feasibility.model.catalog import Product
from feasibility.model.fact import Fact
from feasibility.reports.locales import joined
from feasibility.services.hypotheses import tools_of
from feasibility.web import fragments
from feasibility.web.contexts.claims import ClaimTable, Link, ProductPage
from feasibility.web.contexts.facts import Figure
from feasibility.web.current import Desk
from feasibility.web.present.catalog_claims import Claims, day_words
from feasibility.web.present.catalog_places import entry_of, kicker, path_of
from feasibility.web.present.catalog_tables import ProductTables
from feasibility.web.present.frame import here
from feasibility.web.wording import text, voice


def product_page(desk: Desk, product_id: str) -> ProductPage:
    """A product of the catalog.

    Raises:
        NotFoundError: there is none; with the nearest.
    """
    found = entry_of(desk.catalog.products, product_id, "product")
    claims = Claims(desk)
    plain = entry_of(claims.uncorrected.products, product_id, "product")
    told = ProductTables(desk, plain, claims).all()
    tables = tuple(table for table in told if table.rows)
    return ProductPage(
        kicker=kicker(desk, "products"),
        sentence=_sentence(desk, plain),
        lede=text(
            "web.catalog.product.lede",
            name=found.vendor,
            text=desk.names.of("category", found.category),
        ),
        figures=tuple(_figures(desk, plain, tables)),
        tools=tuple(_tools(desk, plain)),
        remarks=tuple(_remarks(desk, plain)),
        unlocks=tuple(_unlocks(desk, plain)),
        tables=tables,
        empty="" if tables else text("web.catalog.product.empty"),
        compare_url=fragments.url_of(
            desk,
            "catalog.compare",
            of=[f"{plain.id}/{each.id}" for each in plain.editions],
        ),
        remove_url=fragments.url_of(desk, "edits.remove"),
        can_edit=desk.acting.role != "viewer",
        version=desk.version,
        back=here(),
    )


def _sentence(desk: Desk, product: Product) -> str:
    """How much is known of the product, and in which edition it is here."""
    held = sum(
        any(each.value != 0 for each in claim.levels.values())
        for claim in product.capabilities
    )
    values = {"name": product.name, "n": held, "n_more": len(product.editions)}
    tools = tools_of(desk.plan_file, product.id)
    if not tools:
        return text("web.catalog.product.sentence", **values)
    editions = [_edition_held(desk, product, tool.edition) for tool in tools]
    said = joined(list(dict.fromkeys(editions)), voice().locale)
    return text("web.catalog.product.sentence.here", text=said, **values)


def _edition_held(desk: Desk, product: Product, fact: Fact[str] | None) -> str:
    if fact is None or not fact.values:
        return text("web.catalog.edition.open")
    names = [
        desk.names.of("edition", f"{product.id}/{each}")
        for each in dict.fromkeys(fact.values)
    ]
    return text("web.catalog.or").join(names)


def _tools(desk: Desk, product: Product) -> Iterator[Link]:
    """The registered tools that are this product, each with its form."""
    for each in tools_of(desk.plan_file, product.id):
        path = f"company.stack[{each.id}]"
        url = fragments.url_of(desk, "facts.form", path=path, back=here())
        yield Link(each.name, url)


def _figures(
    desk: Desk, product: Product, tables: tuple[ClaimTable, ...]
) -> Iterator[Figure]:
    rows = [row for table in tables for row in table.rows]
    sourced = sum(bool(row.said) and not row.is_assumed for row in rows)
    yield Figure(
        text("web.catalog.figure.sourced"),
        text("web.catalog.figure.n_of", n=sourced, n_more=len(rows)),
        text("web.catalog.figure.rest"),
    )
    ours = sum(
        path.startswith(path_of(product.id, ""))
        for path in (each.path for each in desk.plan_file.library.corrections)
    )
    yield Figure(
        text("web.catalog.figure.ours"),
        str(ours),
        text("web.catalog.figure.ours.detail"),
    )


def _remarks(desk: Desk, product: Product) -> Iterator[str]:
    """Former names, and what is no longer sold."""
    locale = voice().locale
    for former in product.renamed:
        if former.until is None:
            yield text("web.catalog.formerly", name=former.name)
        else:
            until = day_words(former.until)
            yield text("web.catalog.formerly.until", name=former.name, text=until)
    if product.former_names:
        yield text(
            "web.catalog.formerly", name=joined(list(product.former_names), locale)
        )
    ended = [(product.name, product.retired)]
    ended += [(each.name, each.retired) for each in product.editions]
    for name, retired in ended:
        if retired is None:
            continue
        words = text("web.catalog.retired", name=name)
        if retired.on is not None:
            words = text(
                "web.catalog.retired.since", name=name, text=day_words(retired.on)
            )
        if retired.successor:
            after = desk.names.of("product", retired.successor)
            words = text("web.catalog.retired.successor", text=words, name=after)
        yield words


def _unlocks(desk: Desk, product: Product) -> Iterator[Link]:
    for edition in product.editions:
        if edition.retired is None:
            url = fragments.url_of(
                desk, "catalog.unlock", product_id=product.id, edition_id=edition.id
            )
            yield Link(edition.name, url)

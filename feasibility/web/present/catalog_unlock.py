"""What an edition would unlock in the open plan, and what was assumed to answer that."""

from __future__ import annotations

from collections.abc import Iterator

from feasibility.model.catalog import Product
from feasibility.reports.amounts import fact_value
from feasibility.reports.findings import statement
from feasibility.reports.strategy_needs import span
from feasibility.reports.view import STATUS_SIGNS
from feasibility.services import HeadlineChange, Turned, Unlocked
from feasibility.services.hypotheses import tools_of
from feasibility.web import fragments
from feasibility.web.contexts.catalog import (
    TurnedFinding,
    TurnedInitiative,
    UnlockPage,
)
from feasibility.web.contexts.claims import Link
from feasibility.web.contexts.frame import TurnedVerdict
from feasibility.web.current import Desk, services
from feasibility.web.present.catalog_places import (
    edition_name,
    entry_of,
    kicker,
    url_of_product,
)
from feasibility.web.present.requirements import STYLES
from feasibility.web.present.verdicts import verdict
from feasibility.web.wording import text, voice


def unlock_page(
    desk: Desk, product_id: str, edition_id: str, tool: str | None
) -> UnlockPage:
    """What would turn if the company had the product in that edition.

    Raises:
        NotFoundError: no such product, edition or tool; with the nearest.
    """
    product = entry_of(desk.catalog.products, product_id, "product")
    edition = entry_of(product.editions, edition_id, "edition")
    found = services().hypotheses.unlock(
        desk.workspace_id,
        desk.checked,
        acting=desk.acting,
        product=product.id,
        edition=edition.id,
        tool=tool,
    )
    name = edition_name(product, edition)
    gone = [each for each in found.findings if each.is_better]
    came = [each for each in found.findings if not each.is_better]
    back = Link(product.name, url_of_product(desk, product.id))
    return UnlockPage(
        kicker=(*kicker(desk, "products"), back),
        sentence=_sentence(found, name),
        lede=text("web.catalog.unlock.there", name=name)
        if found.is_there
        else text("web.catalog.unlock.lede"),
        assumed=() if found.is_there else tuple(_assumed(desk, product, found, name)),
        turned=tuple(_verdict(desk, each) for each in found.headlines),
        gone_title=text("web.catalog.unlock.gone", n=len(gone)),
        gone=tuple(_by_initiative(desk, gone)),
        came_title=text("web.catalog.unlock.came", n=len(came)),
        came=tuple(_by_initiative(desk, came)),
        others=tuple(_others(desk, product, edition.id, found)),
    )


def _sentence(found: Unlocked, name: str) -> str:
    turned = [each for each in found.headlines if each.initiative_id is not None]
    to_yes = sum(each.now == "feasible" for each in turned)
    if not turned:
        return text("web.catalog.unlock.nothing", name=name)
    return text("web.catalog.unlock.sentence", name=name, n=len(turned), n_more=to_yes)


def _assumed(desk: Desk, product: Product, found: Unlocked, name: str) -> Iterator[str]:
    """What the answer rests on, and what it leaves out: setting up, and paying for it."""
    if found.before is None:
        yield text("web.catalog.unlock.assumed.new", name=name)
    elif found.before.status.value == "live":
        yield text("web.catalog.unlock.assumed.edition", name=found.before.name, text=name)  # fmt: skip
    else:
        yield text("web.catalog.unlock.assumed.live", name=found.before.name, text=name)
    yield text("web.catalog.unlock.assumed.connectors")
    kinds = {each.id: each for each in desk.catalog.categories}
    kind = kinds.get(product.category)
    weeks = product.setup_weeks or (kind.setup_weeks if kind else None)
    if found.before is None and weeks is not None:
        said = span(weeks, "weeks", voice())
        yield text("web.catalog.unlock.assumed.setup", text=said)
    else:
        yield text("web.catalog.unlock.assumed.no_setup")
    yield _price(product, found)


def _price(product: Product, found: Unlocked) -> str:
    edition = found.tool.edition.value if found.tool.edition else None
    for price in product.prices:
        if price.edition == edition and not price.amount.unknown:
            raw = price.amount.model_dump(mode="json")
            said = fact_value("catalog.cost", raw, voice())
            per = text(f"web.catalog.per.{price.per}", text=price.unit)
            return text("web.catalog.unlock.assumed.price", text=said, other_text=per)
    return text("web.catalog.unlock.assumed.no_price")


def _verdict(desk: Desk, change: HeadlineChange) -> TurnedVerdict:
    url = (
        fragments.url_of(desk, "plan.show")
        if change.initiative_id is None
        else fragments.url_of(
            desk, "initiative.show", initiative_id=change.initiative_id
        )
    )
    name = (
        text("web.catalog.unlock.plan") if change.initiative_id is None else change.name
    )
    was, now = (each and verdict(each) for each in (change.was, change.now))
    return TurnedVerdict(name, url, was, now)


def _by_initiative(desk: Desk, turned: list[Turned]) -> Iterator[TurnedInitiative]:
    for key in dict.fromkeys(each.initiative_id for each in turned):
        yield TurnedInitiative(
            desk.names.of("initiative", key),
            fragments.url_of(desk, "initiative.show", initiative_id=key),
            tuple(_finding(each) for each in turned if each.initiative_id == key),
        )


def _finding(turned: Turned) -> TurnedFinding:
    """How it stands now, of what falls away; how it would stand, of what comes."""
    said = turned.was if turned.is_better else turned.now
    assert said is not None
    sign, style = STATUS_SIGNS[said.status], STYLES[said.status]
    return TurnedFinding(sign, style, statement(said, voice()))


def _others(
    desk: Desk, product: Product, edition: str, found: Unlocked
) -> Iterator[Link]:
    """The same question for other editions, and for other tools that are this product."""
    for each in product.editions:
        if each.id != edition and each.retired is None:
            yield Link(edition_name(product, each), _url(desk, product, each.id))
    for tool in tools_of(desk.plan_file, product.id):
        if tool.id != found.tool.id:
            yield Link(tool.name, _url(desk, product, edition, tool=tool.id))


def _url(desk: Desk, product: Product, edition: str, **more: str) -> str:
    return fragments.url_of(
        desk,
        "catalog.unlock",
        product_id=product.id,
        edition_id=edition,
        **more,
    )

"""The page of a capability: what its levels mean, which products have it, which strategies ask for it."""

from __future__ import annotations

from collections.abc import Iterator

from feasibility.model.catalog import Product
from feasibility.model.product import ProductCapability
from feasibility.model.requirement import CapabilityNeed
from feasibility.reports.locales import joined
from feasibility.services.hypotheses import tools_of
from feasibility.web import fragments
from feasibility.web.contexts.catalog import CapabilityPage, HolderLine, ListLine
from feasibility.web.current import Desk
from feasibility.web.present.catalog_claims import in_short, level_word
from feasibility.web.present.catalog_places import (
    entry_of,
    kicker,
    url_of_product,
    url_of_strategy,
)
from feasibility.web.wording import text, voice

SHOWN_HOLDERS = 12


def capability_page(desk: Desk, capability_id: str) -> CapabilityPage:
    """A capability of the catalog.

    Raises:
        NotFoundError: there is none; with the nearest.
    """
    found = entry_of(desk.catalog.capabilities, capability_id, "capability")
    held = sorted(_holders(desk, found.id), key=lambda each: (-each[0], each[1].name.lower()))  # fmt: skip
    own = tuple(line for _, line in held if line.here)
    others = tuple(line for _, line in held if not line.here)
    compared = [each.id for each in desk.catalog.products if tools_of(desk.plan_file, each.id)]  # fmt: skip
    return CapabilityPage(
        kicker=kicker(desk, "capabilities"),
        sentence=text(
            "web.catalog.capability.sentence",
            name=found.name,
            n=len(held),
            n_more=len(own),
        ),
        lede=found.summary,
        levels=tuple(
            (level_word(int(level)), words)
            for level, words in sorted(found.rubric.items())
        ),
        ask_vendor=found.ask_vendor,
        aliases=joined(list(found.aliases), voice().locale) if found.aliases else "",
        here=own,
        holders=others[:SHOWN_HOLDERS],
        more_holders=others[SHOWN_HOLDERS:],
        more_said=text("web.facts.more", n_more=len(others) - SHOWN_HOLDERS),
        strategies=tuple(_strategies(desk, found.id)),
        compare_url=fragments.url_of(
            desk,
            "catalog.compare",
            of=_editions_here(desk, compared, found.id),
            capability=found.id,
        ),
        empty="" if held else text("web.catalog.capability.empty"),
    )


def _editions_here(desk: Desk, products: list[str], capability: str) -> list[str]:
    """The highest edition of each product here that the catalog says something of."""
    by_id = {each.id: each for each in desk.catalog.products}
    return [
        f"{key}/{by_id[key].editions[-1].id}"
        for key in products
        if any(each.capability == capability for each in by_id[key].capabilities)
    ]


def _holders(desk: Desk, capability: str) -> Iterator[tuple[int, HolderLine]]:
    """Every product that has some of it, with its highest level."""
    for product in desk.catalog.products:
        for claim in product.capabilities:
            most = _most(claim)
            if claim.capability == capability and most > 0:
                yield most, _line(desk, product, claim)


def _most(claim: ProductCapability) -> int:
    facts = (*claim.levels.values(), *claim.add_on_levels.values())
    return max((level for fact in facts for level in fact.values), default=0)


def _line(desk: Desk, product: Product, claim: ProductCapability) -> HolderLine:
    said, is_assumed = in_short(claim)
    tools = tools_of(desk.plan_file, product.id)
    return HolderLine(
        name=product.name,
        url=url_of_product(desk, product.id),
        levels=joined(list(_steps(product, claim)), voice().locale),
        here=joined([each.name for each in tools], voice().locale) if tools else "",
        said=said,
        is_assumed=is_assumed,
    )


def _steps(product: Product, claim: ProductCapability) -> Iterator[str]:
    """Each level that a higher edition adds, with the first edition that has it."""
    reached = 0
    for edition in product.editions:
        fact = claim.levels.get(edition.id)
        level = max(fact.values, default=0) if fact is not None else 0
        if level > reached:
            reached = level
            yield text(
                "web.catalog.from_edition", text=level_word(level), name=edition.name
            )
    added = max((max(each.values, default=0) for each in claim.add_on_levels.values()), default=0)  # fmt: skip
    if added > reached:
        yield text("web.catalog.from_add_on", text=level_word(added))


def _strategies(desk: Desk, capability: str) -> Iterator[ListLine]:
    """Strategies that ask for it, with how much they need it."""
    for template in desk.catalog.templates:
        for need in template.requirements:
            if isinstance(need, CapabilityNeed) and need.capability == capability:
                words = text(
                    "web.catalog.asked_at",
                    text=text(f"importance.{need.importance}"),
                    other_text=level_word(need.level),
                )
                yield ListLine(template.name, url_of_strategy(desk, template.id), words)
                break

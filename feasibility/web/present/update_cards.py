"""One offer as a card: what it changes, what it would turn in the open plan, what speaks against it."""

from __future__ import annotations

from collections.abc import Sequence

from feasibility.kernel.errors import Fault, InputError
from feasibility.services import CatalogUpdate, Offer, Supposed
from feasibility.web import fragments
from feasibility.web.contexts.frame import TurnedVerdict
from feasibility.web.contexts.library import Differences
from feasibility.web.contexts.updates import OfferCard
from feasibility.web.current import Desk, services
from feasibility.web.last_change import turned_verdict
from feasibility.web.present.differences import differences_view
from feasibility.web.wording import fault_sentence, text

NOTHING_TOLD = Differences((), (), "", "", "")


def catalog_card(desk: Desk, update: CatalogUpdate) -> OfferCard:
    """The shipped catalog beside the one in use; what the company uses of it is told first."""
    supposed, refused = _suppose_catalog(desk, update)
    used = _used_here(desk)
    view = differences_view(
        update.old,
        update.new,
        is_first=lambda each: (each.collection, each.id) in used,
        editions=_editions_held(desk),
    )
    faults = refused or supposed.faults if supposed else refused
    return OfferCard(
        id="catalog",
        title=text("web.updates.catalog"),
        lede=text("web.updates.catalog.used", n=len(view.entries))
        if view.entries
        else text("web.updates.catalog.unused"),
        effect=_effect(supposed),
        turned=_turned(desk, supposed),
        differences=view,
        faults_title=_faults_title(faults, is_refused=bool(refused)),
        faults=_sentences(faults),
        can_take=not refused,
        action=fragments.url_of(desk, "updates.accept"),
        hidden=(("catalog", update.new.hash),),
        label=text("web.updates.catalog.accept"),
    )


def library_card(desk: Desk, offer: Offer) -> OfferCard:
    """A private library, as what the company has would change by it."""
    supposed, refused = _suppose_library(desk, offer)
    newest = offer.newest
    # What would lead nowhere is refused when it is written, so it is said before.
    faults = supposed.faults if supposed else refused
    message = "new" if offer.taken is None else "newer"
    return OfferCard(
        id=newest.library_id,
        title=text("web.updates.library", text=newest.name, n_version=newest.version),
        lede=text(
            f"web.updates.library.{message}",
            name=newest.saved_by,
            n_version=offer.taken or 0,
        ),
        effect=_effect(supposed),
        turned=_turned(desk, supposed),
        differences=NOTHING_TOLD
        if supposed is None
        else differences_view(
            desk.catalog,
            services().catalogs.beside(desk.base, supposed.plan_file.library),
        ),
        faults_title=_faults_title(faults, is_refused=True),
        faults=_sentences(faults),
        can_take=not faults,
        action=fragments.url_of(desk, "updates.take"),
        hidden=(("library", newest.library_id), ("newest", str(newest.version))),
        label=text("web.updates.library.take", n_version=newest.version),
    )


def _suppose_catalog(
    desk: Desk, update: CatalogUpdate
) -> tuple[Supposed | None, Sequence[Fault]]:
    try:
        found = services().supposing.suppose(
            desk.checked, base=update.old, instead=update.new
        )
    except InputError as error:
        return None, error.faults
    return found, ()


def _suppose_library(
    desk: Desk, offer: Offer
) -> tuple[Supposed | None, Sequence[Fault]]:
    try:
        edits = offer.edits_in(desk.plan_file)
        found = services().supposing.suppose(desk.checked, base=desk.base, edits=edits)
    except InputError as error:
        return None, error.faults
    return found, ()


def _used_here(desk: Desk) -> set[tuple[str, str | None]]:
    """The products and strategies that the company has or plans."""
    company, plan = desk.plan_file.company, desk.plan_file.plan
    return {
        *(("products", each.product) for each in company.stack),
        *(("templates", each.template) for each in plan.initiatives),
    }


def _editions_held(desk: Desk) -> dict[str, str]:
    """The edition of each product of the company, where it is known."""
    return {
        each.product: each.edition.value
        for each in desk.plan_file.company.stack
        if each.product and each.edition and each.edition.value
    }


def _effect(supposed: Supposed | None) -> str:
    if supposed is None:
        return ""
    count = sum(each.initiative_id is not None for each in supposed.turned)
    return text("web.updates.turns" if count else "web.updates.turns.none", n=count)


def _turned(desk: Desk, supposed: Supposed | None) -> tuple[TurnedVerdict, ...]:
    return tuple(
        turned_verdict(desk, each.initiative_id, each.name, each.was, each.now)
        for each in (supposed.turned if supposed else ())
        if each.initiative_id is not None
    )


def _faults_title(faults: Sequence[Fault], *, is_refused: bool) -> str:
    if not faults:
        return ""
    return text(
        "web.updates.refused" if is_refused else "web.updates.faults", n=len(faults)
    )


def _sentences(faults: Sequence[Fault]) -> tuple[str, ...]:
    """Each fault once, with its place: many facts may name the same entry."""
    told = (f"{each.path}: {fault_sentence(each)}" for each in faults)
    return tuple(dict.fromkeys(told))

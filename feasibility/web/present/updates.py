"""What a company is offered of catalogs and private libraries, and what it decided before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from feasibility.reports.locales import day
from feasibility.services import CatalogUse
from feasibility.web import fragments
from feasibility.web.contexts.updates import Decision, TakenEntry, UpdatesPage
from feasibility.web.current import Desk, services
from feasibility.web.present.catalog_places import areas
from feasibility.web.present.frame import here
from feasibility.web.present.update_cards import catalog_card, library_card
from feasibility.web.wording import text, voice

# As many signs of a catalog's hash as reports name it by.
FINGERPRINT = 12


def updates_page(desk: Desk, *, trouble: str = "") -> UpdatesPage:
    """Everything offered that the company does not have, the shipped catalog first."""
    shipped = services().catalogs.shipped()
    update = services().catalog_uses.update_for(
        desk.workspace_id, shipped, acting=desk.acting
    )
    offered = services().libraries.offers(
        desk.workspace_id, desk.plan_file, acting=desk.acting
    )
    offers = (
        *((catalog_card(desk, update),) if update is not None else ()),
        *(library_card(desk, each) for each in offered if each.is_news),
    )
    uses = services().catalog_uses.history(desk.workspace_id, acting=desk.acting)
    can_edit = desk.acting.role != "viewer"
    can_go_back = can_edit and len({each.digest for each in uses}) > 1
    taken = _taken(desk)
    return UpdatesPage(
        label=text("web.tab.catalog"),
        areas=areas(desk, "updates"),
        sentence=text("web.updates.sentence", n=len(offers))
        if offers
        else text("web.updates.sentence.none"),
        lede=text("web.updates.lede" if offers else "web.updates.lede.none"),
        trouble=trouble,
        offers=offers,
        taken=taken,
        no_taken="" if taken else text("web.updates.taken.none"),
        decisions=_decisions(desk, uses),
        take_back_url=fragments.url_of(desk, "updates.take_back")
        if can_go_back
        else "",
        can_edit=can_edit,
        version=desk.version,
        back=here() or fragments.url_of(desk, "updates.show"),
    )


def _taken(desk: Desk) -> tuple[TakenEntry, ...]:
    return tuple(
        TakenEntry(
            each.name,
            text(
                "web.updates.taken.note",
                n_version=each.version,
                taken_day=each.on,
                name=each.by,
            ),
        )
        for each in desk.plan_file.library.taken
    )


def _decisions(desk: Desk, uses: Sequence[CatalogUse]) -> tuple[Decision, ...]:
    zone = ZoneInfo(desk.plan_file.company.time_zone)
    return tuple(
        _decision(use, [each.digest for each in uses[number + 1 :]], zone)
        for number, use in enumerate(uses)
    )


def _decision(use: CatalogUse, before: Sequence[str], zone: ZoneInfo) -> Decision:
    local = datetime.fromisoformat(use.accepted_at).astimezone(zone)
    what = "again" if use.digest in before else "newer" if before else "first"
    return Decision(
        when=f"{day(local.date(), voice().locale, year=None)}, {local:%H:%M}",
        machine_time=local.isoformat(timespec="minutes"),
        who=use.accepted_by,
        what=text(f"web.updates.decided.{what}"),
        fingerprint=use.digest[:FINGERPRINT],
    )

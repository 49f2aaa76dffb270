"""The chosen initiative beside the board: verdict, why not, what decides it, its words."""

from __future__ import annotations

from feasibility.model.plan import Initiative
from feasibility.reports.findings import statement
from feasibility.reports.verdicts import grounds_sentence
from feasibility.web import fragments
from feasibility.web.contexts.plan import Inspector
from feasibility.web.current import Desk
from feasibility.web.present.proofs import proof_sheets
from feasibility.web.present.questions import deciding_cards
from feasibility.web.present.verdicts import reason_of, verdict_of
from feasibility.web.wording import text, voice


def inspector(desk: Desk, initiative_id: str, order: list[str]) -> Inspector:
    """The initiative, with the ones before and after it in the order of the rows."""
    assessed, initiative = desk.assessed(initiative_id), desk.initiative(initiative_id)
    place = order.index(initiative_id)

    def url(at: int) -> str:
        inside = 0 <= at < len(order)
        return fragments.url_of(desk, "plan.show", at=order[at]) if inside else ""

    return Inspector(
        id=initiative_id,
        name=assessed.name,
        kicker=kicker_of(initiative),
        url=fragments.url_of(desk, "initiative.show", initiative_id=initiative_id),
        verdict=verdict_of(assessed),
        lede=reason_of(assessed),
        grounds=grounds_sentence(assessed, voice()),
        proofs=proof_sheets(desk, assessed),
        asks=tuple(
            statement(each, voice())
            for each in assessed.findings
            if each.effect == "asks" and each.status != "met"
        ),
        words=initiative.words or initiative.given,
        questions=tuple(each.question for each in deciding_cards(desk, initiative_id)),
        previous_url=url(place - 1),
        next_url=url(place + 1),
    )


def kicker_of(initiative: Initiative) -> str:
    """Owner and rank in one line."""
    parts = [text("web.owner", owner=initiative.owner)] if initiative.owner else []
    rank = initiative.rank
    parts.append(
        text("web.must_do")
        if rank.must_do
        else text("web.priority", n_priority=rank.priority)
    )
    return " · ".join(parts)

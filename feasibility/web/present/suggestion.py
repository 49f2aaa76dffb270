"""The strategies that an initiative's words sound like."""

from __future__ import annotations

from feasibility.model.plan import Initiative
from feasibility.reports.suggestions import because, questions_of, verdict_of
from feasibility.web import fragments
from feasibility.web.contexts.suggestion import SoundsLike, SuggestedStrategy
from feasibility.web.current import Desk, services
from feasibility.web.wording import text, voice

MOST_SHOWN = 3


def sounds_like(desk: Desk, initiative: Initiative, path: str) -> SoundsLike | None:
    """What the words sound like; None once a strategy is chosen."""
    if initiative.template is not None:
        return None
    words = initiative.words or initiative.given
    found = services().suggestions.suggest(words, catalog=desk.catalog)
    return SoundsLike(
        title=text("web.initiative.sounds_like"),
        lede=verdict_of(found, voice()),
        strategies=tuple(
            SuggestedStrategy(each.strategy, each.name, because(each, voice()))
            for each in found.candidates[:MOST_SHOWN]
        ),
        questions=questions_of(found, voice()),
        action=fragments.url_of(desk, "edits.edit"),
        path=f"{path}.template",
    )

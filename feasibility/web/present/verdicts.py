"""Verdicts as they are shown: the colours of each headline, with its sign and its word."""

from __future__ import annotations

from feasibility.model.assessment import Headline, InitiativeAssessment
from feasibility.reports.verdicts import SIGNS, headline_word
from feasibility.reports.viewing import verdict_view
from feasibility.web.contexts.frame import Verdict
from feasibility.web.wording import voice

# Source: UX section 3, with DESIGN's headlines. "As written" is no last word, so it is grey.
STYLES: dict[Headline, str] = {
    "feasible": "yes",
    "feasible_with_changes": "chg",
    "feasible_with_changes_at_most": "atm",
    "infeasible": "no",
    "infeasible_as_written": "asw",
    "unknown": "unk",
    "not_proven": "npr",
}


def verdict(headline: Headline) -> Verdict:
    """The headline alone: sign and word."""
    return Verdict(STYLES[headline], SIGNS[headline], headline_word(headline, voice()))


def verdict_of(assessed: InitiativeAssessment) -> Verdict:
    """An initiative's verdict with its grounds, where something was settled."""
    shown = verdict_view(assessed, voice())
    grounds = assessed.grounds if shown.grounds else ""
    return Verdict(
        STYLES[assessed.headline], shown.sign, shown.word, grounds, shown.grounds
    )


def reason_of(assessed: InitiativeAssessment) -> str:
    """The sentence behind the headline."""
    return verdict_view(assessed, voice()).reason

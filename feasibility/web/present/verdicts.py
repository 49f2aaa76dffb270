"""Verdicts as they are shown: the colours of each headline, with its sign and its word."""

from __future__ import annotations

from dataclasses import replace

from feasibility.model.assessment import Headline, InitiativeAssessment
from feasibility.reports.verdicts import SIGNS, headline_word, reason
from feasibility.web.contexts.frame import Verdict
from feasibility.web.wording import text, voice

# Source: UX section 3, with DESIGN's headlines. "As written" is no last word, so it is grey.
SETTLED = ("feasible", "infeasible")
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
    bare = verdict(assessed.headline)
    if assessed.as_stated not in SETTLED:
        return bare
    word = text(f"grounds.{assessed.grounds}")
    return replace(bare, grounds=assessed.grounds, grounds_word=word)


def reason_of(assessed: InitiativeAssessment) -> str:
    """The sentence behind the headline."""
    return reason(assessed, voice())

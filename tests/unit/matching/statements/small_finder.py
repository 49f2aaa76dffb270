"""A finder of two strategies and few words, small enough to reckon by hand."""

from typing import Any

from feasibility.matching.statements import StrategyFinder
from feasibility.model.lexicon import Lexicon
from feasibility.model.strategy import StrategyTemplate

_SPANS = (
    *("ramp_days", "lag_days", "sales_cycle_days"),
    *("engagement_rate", "opportunity_rate", "win_rate"),
)


def template(id: str, name: str, **more: Any) -> StrategyTemplate:
    """A strategy with a name and what else is said of it."""
    spans = dict.fromkeys(_SPANS, "unknown")
    written = {"id": id, "name": name, "summary": "-", "phases": (), "requirements": ()}
    return StrategyTemplate.model_validate({**written, "spans": spans, **more})


LEXICON = Lexicon.model_validate(
    {
        "cues": {
            "fairs": {"sure": ["trade show*", "messe*"], "hint": ["stand", "guests"]},
            "webinars": {"sure": ["webcast"], "hint": ["guests"]},
            "not_in_this_catalog": {"sure": ["leaflets"]},
        },
        "small": [
            "we",
            "the",
            "a",
            "for",
            "and",
            "our",
            "will",
            "do",
            "in",
            "by",
            "at",
        ],
        "general": [
            "increase",
            "revenue",
            "growth",
            "grow*",
            "customers",
            "better",
            "drive",
        ],
        "idioms": ["stand for growth"],
        "refusals": ["not", "no", "instead of", "ohne"],
        "no_refusals": ["not only"],
        "turns": ["but", "we"],
        "refusal_reach": 3,
        "who": ["hospitals", "cfos"],
        "when": ["june", "summer"],
    }
)


def small_finder() -> StrategyFinder:
    """Trade fairs and webinars; `guests` is a hint for both."""
    templates = (
        template("fairs", "Fairs and shows (own)", words=("growth", "roadshow")),
        template("webinars", "Webinar programme", kpis=("Attendance",)),
    )
    return StrategyFinder(templates, (), LEXICON)

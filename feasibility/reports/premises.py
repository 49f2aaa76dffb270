"""The facts a verdict rests on, in words: value, source, and whether they are assumed or stale."""

from __future__ import annotations

from collections import Counter

from feasibility.model.assessment import Premise
from feasibility.reports.amounts import fact_value
from feasibility.reports.facts import fact_label
from feasibility.reports.translation import Voice
from feasibility.reports.view import PremiseView


def premise_view(premise: Premise, voice: Voice) -> PremiseView:
    """One fact as it was used."""
    tags = [name for name in ("assumed", "stale") if getattr(premise, name)]
    label = fact_label(premise.path, voice)
    return PremiseView(
        path=premise.path,
        name=label[:1].upper() + label[1:],
        value=fact_value(premise.path, premise.fact, voice),
        source=premise.source or premise.by or "",
        seen=voice.say("value.plain_day", {"plain_day": premise.seen})
        if premise.seen
        else "",
        known=voice.say(f"word.known.{premise.known}") if premise.known else "",
        assumed=premise.assumed,
        tags=tuple(voice.say(f"report.tag.{name}") for name in tags),
    )


def rests_on(premises: tuple[Premise, ...], voice: Voice) -> str:
    """How many facts of which kind: `Rests on 214 facts: 161 measured, 15 assumed`."""
    kinds = Counter(
        "assumed" if each.assumed else _how_known(each) for each in premises
    )
    parts = [
        voice.say(f"report.rests_on.{kind}", {"n": kinds[kind]})
        for kind in ("measured", "vendor", "expert", "stated", "assumed")
        if kinds[kind]
    ]
    stale = sum(each.stale for each in premises)
    if stale:
        parts.append(voice.say("report.rests_on.stale", {"n": stale}))
    values = {
        "n_facts": len(premises),
        "text": ", ".join(parts) or voice.say("value.plain", {"n": 0}),
    }
    return voice.say("report.rests_on", values)


def _how_known(premise: Premise) -> str:
    return (
        premise.known if premise.known in ("measured", "vendor", "expert") else "stated"
    )

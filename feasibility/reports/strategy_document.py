"""The page about all strategies: what tells them apart at a glance, and what has to be there before."""

from __future__ import annotations

from collections.abc import Iterator

from feasibility.model.catalog import Catalog
from feasibility.model.requirement import PrerequisiteNeed
from feasibility.model.strategy import StrategyTemplate
from feasibility.reports.names import build_names
from feasibility.reports.strategy_facts import milestones
from feasibility.reports.strategy_needs import span
from feasibility.reports.translation import Voice

_HEAD = """# Strategies, and what each takes

{count} strategies. `feasibility strategy show ID` tells all that one takes; weeks count from approval for the set-up,
from go-live for the rest, and are assumptions where no source stands beside them there. Written by
`scripts/documents` from the catalog; change its files, not this page.
"""
_QUESTIONS = """
## What has to be agreed or known before

One answer serves every strategy that asks for it. *Blocks*: without it the phase cannot begin; *asks*: it works worse.

| question | strategies |
|---|---|"""
_COLUMNS = ("setup", "results", "pipeline", "revenue")


def strategies_page(catalog: Catalog) -> str:
    """`docs/strategies.md`: a line for each strategy, and one for each prerequisite with who asks for it."""
    voice = Voice(names=build_names(None, catalog))
    templates = sorted(catalog.templates, key=lambda each: (each.name.lower(), each.id))
    lines = [_HEAD.format(count=len(templates)), *_overview(templates, voice)]
    lines += [_QUESTIONS, *_questions(templates)]
    return "\n".join(lines).rstrip("\n") + "\n"


def _overview(templates: list[StrategyTemplate], voice: Voice) -> Iterator[str]:
    labels = [voice.say(f"strategy.label.{each}") for each in _COLUMNS]
    heads = ["strategy", "stage", *(each.lower() for each in labels), "falls back to"]
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for template in templates:
        weeks = milestones(template)
        maturity = template.maturity
        stage = maturity and voice.say(f"strategy.maturity.{maturity.stage}")
        cells = [
            f"{template.name} (`{template.id}`)",
            f"{maturity.rank} {stage}" if maturity else "",
            *(
                span(weeks[name], "weeks", voice) if name in weeks else ""
                for name in _COLUMNS
            ),
            f"`{template.fallback}`" if template.fallback else "",
        ]
        yield f"| {' | '.join(cells)} |"


def _questions(templates: list[StrategyTemplate]) -> Iterator[str]:
    asked: dict[str, dict[str, str]] = {}
    for template in templates:
        for need in template.requirements:
            if isinstance(need, PrerequisiteNeed):
                by_template = asked.setdefault(need.question, {})
                by_template[template.id] = need.effect
    for question, by_template in sorted(asked.items()):
        who = ", ".join(f"`{name}` {effect}" for name, effect in by_template.items())
        yield f"| {question} | {who} |"

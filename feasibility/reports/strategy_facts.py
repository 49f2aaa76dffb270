"""The short facts of a strategy: whom it suits, what it asks for, and when something shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from feasibility.kernel.units import DAYS_PER_WEEK
from feasibility.model.fact import Fact
from feasibility.model.strategy import StrategyTemplate
from feasibility.reports.locales import joined
from feasibility.reports.strategy_needs import StrategyLine, ends, source_words, span
from feasibility.reports.translation import Voice

_BUILDING = ("plan", "build")


def strategy_facts(template: StrategyTemplate, voice: Voice) -> Iterator[StrategyLine]:
    """What is told before the phases, each with its label as the mark."""
    yield from _suits(template, voice)
    yield from _maturity(template, voice)
    yield from _timing(template, voice)


def milestones(template: StrategyTemplate) -> dict[str, Fact[Any]]:
    """Weeks of the set-up, and from go-live to the first results, pipeline and revenue, by name.

    The set-up is left out of a strategy that has none. Days are rounded to the nearest week.
    """
    spans = template.spans
    building = [p.least_weeks for p in template.phases if p.role in _BUILDING]
    days = {
        "results": [spans.ramp_days],
        "pipeline": [spans.ramp_days, spans.lag_days],
        "revenue": [spans.ramp_days, spans.lag_days, spans.sales_cycle_days],
    }
    weeks = {name: _weeks(summed(parts)) for name, parts in days.items()}
    if template.first_revenue_weeks is not None:
        weeks["revenue"] = template.first_revenue_weeks
    return {"setup": summed(building), **weeks} if building else weeks


def summed(facts: Sequence[Fact[Any]]) -> Fact[Any]:
    """The sum of facts, end by end; what is open in one is open in the sum."""
    stated = [ends(each) for each in facts]
    if not stated or any(low is None for low, _ in stated):
        return Fact[float](unknown=True)
    lows, highs = zip(*stated, strict=True)
    return Fact[float](low=sum(lows), high=sum(highs))


def _suits(template: StrategyTemplate, voice: Voice) -> Iterator[StrategyLine]:
    suits = [voice.say(f"strategy.suits.{each}") for each in template.sells_to]
    if suits:
        yield _fact("suits", joined(suits, voice.locale), voice)
    if template.journey is None:
        return
    for side, stages in (
        ("before", template.journey.acquisition),
        ("after", template.journey.expansion),
    ):
        words = [voice.say(f"strategy.stage.{each}") for each in stages]
        if words:
            yield _fact(side, joined(words, voice.locale), voice)


def _maturity(template: StrategyTemplate, voice: Voice) -> Iterator[StrategyLine]:
    maturity = template.maturity
    if maturity is not None:
        values = {
            "n": maturity.rank,
            "text": voice.say(f"strategy.maturity.{maturity.stage}"),
            "other_text": maturity.why,
        }
        text = voice.say("strategy.maturity", values)
        yield _fact("maturity", text, voice, source_words(maturity, voice))


def _timing(template: StrategyTemplate, voice: Voice) -> Iterator[StrategyLine]:
    spans, stated = template.spans, template.first_revenue_weeks
    said = {
        "setup": template,
        "results": spans.ramp_days,
        "pipeline": spans.lag_days,
        "revenue": stated or spans.sales_cycle_days,
    }
    for name, weeks in milestones(template).items():
        values = {"text": span(weeks, "weeks", voice)}
        message = "setup" if name == "setup" else "after_live"
        if name == "revenue" and stated is None:
            message = "after_live.with_cycle"
            values["other_text"] = span(spans.sales_cycle_days, "days", voice)
        text = voice.say(f"strategy.{message}", values)
        yield _fact(name, text, voice, source_words(said[name], voice))


def _weeks(days: Fact[Any]) -> Fact[Any]:
    low, high = ends(days)
    if low is None:
        return days
    return Fact[int](low=round(low / DAYS_PER_WEEK), high=round(high / DAYS_PER_WEEK))


def _fact(name: str, text: str, voice: Voice, source: str = "") -> StrategyLine:
    return StrategyLine(voice.say(f"strategy.label.{name}"), text, source=source)

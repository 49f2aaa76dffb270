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
    building = [each for each in template.phases if each.role in _BUILDING]
    if building:
        setup = span(summed([each.least_weeks for each in building]), "weeks", voice)
        text = voice.say("strategy.setup", {"text": setup})
        yield _fact("setup", text, voice, source_words(template, voice))
    yield from _timing(template, voice)


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
    """Weeks after go-live until something shows: results, pipeline, revenue."""
    spans = template.spans
    ramp, lag, cycle = spans.ramp_days, spans.lag_days, spans.sales_cycle_days
    for name, parts in (("results", [ramp]), ("pipeline", [ramp, lag])):
        text = voice.say("strategy.after_live", {"text": _weeks(summed(parts), voice)})
        yield _fact(name, text, voice, source_words(parts[-1], voice))
    stated = template.first_revenue_weeks
    if stated is not None:
        text = voice.say("strategy.after_live", {"text": span(stated, "weeks", voice)})
        yield _fact("revenue", text, voice, source_words(stated, voice))
        return
    values = {
        "text": _weeks(summed([ramp, lag, cycle]), voice),
        "other_text": span(cycle, "days", voice),
    }
    text = voice.say("strategy.after_live.with_cycle", values)
    yield _fact("revenue", text, voice, source_words(cycle, voice))


def _weeks(days: Fact[Any], voice: Voice) -> str:
    """Days as whole weeks, the nearest ones."""
    low, high = ends(days)
    if low is None:
        return voice.say("value.not_known")
    nearest = Fact[int](
        low=round(low / DAYS_PER_WEEK), high=round(high / DAYS_PER_WEEK)
    )
    return span(nearest, "weeks", voice)


def _fact(name: str, text: str, voice: Voice, source: str = "") -> StrategyLine:
    return StrategyLine(voice.say(f"strategy.label.{name}"), text, source=source)

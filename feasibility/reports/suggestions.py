"""What a statement sounds like, as a text to read and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from feasibility.model.suggestion import StrategyCandidate, StrategySuggestion
from feasibility.reports.translation import Voice


def suggestion_text(suggestion: StrategySuggestion, voice: Voice) -> str:
    """The statement, and under it the likest strategies or what to say for one to be told."""
    return "".join(f"{line}\n" for line in _lines(suggestion, voice))


def suggestion_data(suggestion: StrategySuggestion, voice: Voice) -> dict[str, Any]:
    """The suggestion as JSON holds it, with the questions to ask in words."""
    return {**asdict(suggestion), "questions": questions_of(suggestion, voice)}


def questions_of(suggestion: StrategySuggestion, voice: Voice) -> tuple[str, ...]:
    """What a vague statement leaves open, as questions; none for any other."""
    return tuple(voice.say(f"suggest.ask.{each}") for each in suggestion.left_open)


def because(candidate: StrategyCandidate, voice: Voice) -> str:
    """Why a strategy is named: the words of the statement, as they stand there."""
    words = ", ".join(f"“{each}”" for each in candidate.because)
    return voice.say("suggest.because", {"text": words})


def verdict_of(suggestion: StrategySuggestion, voice: Voice) -> str:
    """What the statement sounds like, in a line that stands over the strategies or questions."""
    if suggestion.too_vague:
        return voice.say("suggest.too_vague")
    if not suggestion.candidates:
        return voice.say("suggest.none")
    likely = suggestion.candidates[0].likely
    return voice.say("suggest.sounds_like" if likely else "suggest.perhaps")


def _lines(suggestion: StrategySuggestion, voice: Voice) -> Iterator[str]:
    yield f"“{' '.join(suggestion.statement.split())}”"
    yield f"  {verdict_of(suggestion, voice)}"
    for question in questions_of(suggestion, voice):
        yield f"    - {question}"
    for place, each in enumerate(suggestion.candidates, start=1):
        yield f"    {place}. {each.name} ({each.strategy}), {because(each, voice)}"

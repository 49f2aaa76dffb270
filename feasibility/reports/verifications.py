"""What a second check found, in lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from feasibility.model.assessment import Assessment
from feasibility.reports.locales import DEFAULT_LANGUAGE
from feasibility.reports.names import in_words
from feasibility.reports.translation import Voice


class Refused(Protocol):
    """A sentence of an assessment that does not hold: where, what is wrong, with which values."""

    @property
    def place(self) -> str:
        """Path in the assessment."""

    @property
    def code(self) -> str:
        """What is wrong."""

    @property
    def values(self) -> Mapping[str, Any]:
        """What was claimed, and what was found."""


def verification_lines(
    assessment: Assessment,
    refusals: Sequence[Refused],
    not_checked: Sequence[str],
    *,
    language: str = DEFAULT_LANGUAGE,
) -> Iterator[str]:
    """Accepted or refused, then each refusal, then what rests on a search alone."""
    voice = Voice(language)
    initiatives = {"n": len(assessment.initiatives), "text": assessment.plan.name}
    if refusals:
        yield voice.say("verify.refused", {**initiatives, "n": len(refusals)})
    elif not_checked:
        yield voice.say(
            "verify.accepted_in_part", {**initiatives, "n": len(not_checked)}
        )
    else:
        facts = len(assessment.premises)
        yield voice.say("verify.accepted", {**initiatives, "n_facts": facts})
    for refusal in refusals:
        yield _line(refusal, voice)
    for place in not_checked:
        yield voice.say("verify.not_checked", {"text": place})


def _line(refusal: Refused, voice: Voice) -> str:
    told = "; ".join(
        f"{in_words(name)} {_shown(value)}" for name, value in refusal.values.items()
    )
    texts = {
        "text": refusal.place or voice.say("verify.whole"),
        "other_text": in_words(refusal.code),
        "third_text": told,
    }
    return voice.say("verify.refusal" if told else "verify.refusal.bare", texts)


def _shown(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(str(each) for each in value) or "-"
    return "-" if value is None else str(value)

"""What is open, as questions people can answer, with what each answer would decide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from feasibility.model.assessment import (
    Assessment,
    DecidingFact,
    InitiativeAssessment,
    Question,
)
from feasibility.reports.amounts import fact_value, option
from feasibility.reports.facts import fact_question
from feasibility.reports.locales import joined
from feasibility.reports.translation import Voice

_MOST_NAMED = 3


@dataclass(frozen=True)
class QuestionView:
    """A question, its answers where they are known, what it decides, and at which values."""

    path: str
    question: str
    options: tuple[str, ...]
    decides: str
    thresholds: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """Question, what it decides and the values at which it does, one after the other."""
        parts = (self.question, self.decides, *self.thresholds)
        return " ".join(part for part in parts if part)


def question_views(assessment: Assessment, voice: Voice) -> tuple[QuestionView, ...]:
    """The plan's open questions, in the order of the assessment: the most decisive first."""
    return tuple(
        _of_plan(question, assessment, voice) for question in assessment.questions
    )


def deciding_views(
    initiative: InitiativeAssessment, questions: Mapping[str, Question], voice: Voice
) -> tuple[QuestionView, ...]:
    """The questions that decide one initiative.

    `questions` are the plan's, by path: they know every answer there is.
    """
    facts = initiative.deciding_facts
    paths = dict.fromkeys(
        fact.path for fact in (*facts.needed_for_yes, *facts.enough_for_no)
    )
    by_path = {
        fact.path: fact for fact in (*facts.needed_for_yes, *facts.enough_for_no)
    }
    return tuple(
        _of_initiative(questions.get(path, by_path[path]), initiative, voice)
        for path in paths
    )


def asked(path: str, options: Iterable[str], voice: Voice) -> str:
    """The question for a fact, naming its answers where they are few."""
    answers = [option(path, each, voice) for each in options]
    return fact_question(path, voice, options=_either(answers, voice))


def _either(answers: list[str], voice: Voice) -> str | None:
    """`Select or Prime`; None where there is nothing to choose from."""
    return _any_of(answers, voice) if len(answers) > 1 else None


def _any_of(texts: list[str], voice: Voice) -> str:
    """Texts with an `or` before the last."""
    if len(texts) < 2:
        return "".join(texts)
    values = {"text": ", ".join(texts[:-1]), "other_text": texts[-1]}
    return voice.say("options.or", values)


def _of_plan(question: Question, assessment: Assessment, voice: Voice) -> QuestionView:
    decided = {"n": len(question.decides), "initiatives": list(question.decides)}
    named = (
        "question.decides"
        if len(question.decides) <= _MOST_NAMED
        else "question.decides.many"
    )
    return QuestionView(
        path=question.path,
        question=asked(question.path, question.options, voice),
        options=tuple(option(question.path, each, voice) for each in question.options),
        decides=voice.say(named, decided) if question.decides else "",
        thresholds=_thresholds(question.path, assessment.initiatives, voice),
    )


def _of_initiative(
    fact: Question | DecidingFact, initiative: InitiativeAssessment, voice: Voice
) -> QuestionView:
    return QuestionView(
        path=fact.path,
        question=asked(fact.path, fact.options, voice),
        options=tuple(option(fact.path, each, voice) for each in fact.options),
        decides="",
        thresholds=_thresholds(fact.path, (initiative,), voice),
    )


def _thresholds(
    path: str, initiatives: Iterable[InitiativeAssessment], voice: Voice
) -> tuple[str, ...]:
    """At which values the answer is a yes or a no; by initiative where these differ."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for initiative in initiatives:
        for side, facts in (
            ("yes", initiative.deciding_facts.needed_for_yes),
            ("no", initiative.deciding_facts.enough_for_no),
        ):
            texts = [
                _threshold(fact, side, voice) for fact in facts if fact.path == path
            ]
            stated = [text for text in texts if text]
            told = (
                joined(stated, voice.locale)
                if side == "yes"
                else _any_of(stated, voice)
            )
            if told:
                found[side, told].append(initiative.id)
    sides = {side: [key for key in found if key[0] == side] for side in ("yes", "no")}
    return tuple(
        voice.say(f"question.{side}", {"text": "; ".join(_told(keys, found, voice))})
        for side, keys in sides.items()
        if keys
    )


def _told(
    keys: list[tuple[str, str]], found: dict[tuple[str, str], list[str]], voice: Voice
) -> list[str]:
    if len(keys) == 1:
        return [keys[0][1]]
    return [
        voice.say("threshold.of", {"text": key[1], "initiatives": found[key]})
        for key in keys
    ]


def _threshold(fact: DecidingFact, side: str, voice: Voice) -> str:
    if fact.reads == "silence":
        return ""
    if fact.reads == "choice":
        if side == "no" or fact.threshold is None:
            return ""
        return voice.say(
            "threshold.yes.choice", {"text": option(fact.path, fact.threshold, voice)}
        )
    if fact.threshold is None:
        return ""
    text = fact_value(fact.path, fact.threshold, voice)
    return voice.say(f"threshold.{side}.{fact.reads}", {"text": text})

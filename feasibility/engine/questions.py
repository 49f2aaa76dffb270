"""The questions that decide: open facts over all initiatives, those that turn most headlines first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from feasibility.model.assessment import (
    DecidingFact,
    DecidingFacts,
    InitiativeAssessment,
    Question,
)


def counted_turns(
    initiatives: Iterable[InitiativeAssessment],
) -> list[InitiativeAssessment]:
    """The initiatives with every deciding fact's count of headlines it decides, in order of it."""
    entries = list(initiatives)
    turns: dict[str, set[str]] = {}
    for entry in entries:
        for fact in _facts(entry):
            turns.setdefault(fact.path, set()).add(entry.id)
    return [
        entry
        if not any(_facts(entry))
        else entry.model_copy(
            update={"deciding_facts": _counted(entry.deciding_facts, turns)}
        )
        for entry in entries
    ]


def _counted(facts: DecidingFacts, turns: dict[str, set[str]]) -> DecidingFacts:
    def counted(of: tuple[DecidingFact, ...]) -> tuple[DecidingFact, ...]:
        updated = [
            fact.model_copy(update={"turns": len(turns[fact.path])}) for fact in of
        ]
        return tuple(
            sorted(
                updated,
                key=lambda fact: (
                    -fact.turns,
                    fact.effort_to_get,
                    fact.path,
                    fact.reads,
                ),
            )
        )

    return DecidingFacts(
        enough_for_no=counted(facts.enough_for_no),
        needed_for_yes=counted(facts.needed_for_yes),
    )


def questions_of(initiatives: Iterable[InitiativeAssessment]) -> tuple[Question, ...]:
    """One question a fact, with the initiatives it decides and the values at which it does."""
    asked: dict[str, list[tuple[str, str, DecidingFact]]] = {}
    for entry in initiatives:
        for fact in entry.deciding_facts.enough_for_no:
            asked.setdefault(fact.path, []).append((entry.id, "refutes_from", fact))
        for fact in entry.deciding_facts.needed_for_yes:
            asked.setdefault(fact.path, []).append((entry.id, "holds_to", fact))
    questions = [_question(path, rows) for path, rows in asked.items()]
    return tuple(
        sorted(
            questions,
            key=lambda each: (-len(each.decides), each.effort_to_get, each.path),
        )
    )


def _question(path: str, rows: list[tuple[str, str, DecidingFact]]) -> Question:
    first = rows[0][2]
    thresholds: dict[str, Any] = {}
    for initiative, what, fact in rows:
        if fact.threshold is not None:
            thresholds.setdefault(initiative, {}).setdefault(what, {})[fact.reads] = (
                fact.threshold
            )
        elif fact.options:
            thresholds.setdefault(initiative, {})[what] = list(fact.options)
    return Question(
        path=path,
        reads=first.reads,
        options=tuple(
            dict.fromkeys(option for _, _, fact in rows for option in fact.options)
        ),
        unit=first.unit,
        effort_to_get=first.effort_to_get,
        decides=tuple(dict.fromkeys(initiative for initiative, _, _ in rows)),
        thresholds=thresholds,
    )


def _facts(entry: InitiativeAssessment) -> Iterable[DecidingFact]:
    return (*entry.deciding_facts.enough_for_no, *entry.deciding_facts.needed_for_yes)

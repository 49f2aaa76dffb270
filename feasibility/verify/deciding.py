"""Whether what is said to decide a verdict, or to carry one, is an open or assumed fact that was read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any

from feasibility.model.assessment import (
    Assessment,
    Carrier,
    DecidingFact,
    InitiativeAssessment,
    Premise,
)
from feasibility.model.fact import UNKNOWN
from feasibility.verify.places import NoSuchPlaceError, place_of, text_of
from feasibility.verify.verification import Ledger
from feasibility.verify.world import World

COMPLETE = "company.complete["


class Deciding:
    """Holds deciding facts, carriers and questions against the premises."""

    def __init__(self, world: World, assessment: Assessment) -> None:
        self.world, self.assessment = world, assessment
        self._premises: dict[str, list[Premise]] = {}
        for premise in assessment.premises:
            self._premises.setdefault(premise.path, []).append(premise)
        self._decided: dict[str, list[str]] = {}
        for answer in assessment.initiatives:
            for fact in facts_of(answer):
                names = self._decided.setdefault(fact.path, [])
                if answer.id not in names:
                    names.append(answer.id)

    def check(self, answer: InitiativeAssessment, ledger: Ledger) -> None:
        """The deciding facts and the carriers of one initiative."""
        facts = facts_of(answer)
        if facts and answer.as_stated != "unknown":
            ledger.at("deciding_facts").refuse(
                "nothing_to_decide", as_stated=answer.as_stated
            )
        for fact in facts:
            self._check_fact(fact, ledger.at(f"deciding_facts[{fact.path}]"))
        for carrier in answer.carriers:
            self._check_carrier(carrier, ledger.at(f"carriers[{carrier.path}]"))

    def check_questions(self, ledger: Ledger) -> None:
        """One question for each deciding fact, with the initiatives it decides."""
        asked = {each.path: each for each in self.assessment.questions}
        for path in sorted(self._decided.keys() ^ asked.keys()):
            ledger.at(f"[{path}]").refuse("question_differs", path=path)
        for path, names in self._decided.items():
            if path in asked and sorted(asked[path].decides) != sorted(names):
                ledger.at(f"[{path}]").refuse(
                    "decides_differs", claimed=asked[path].decides, found=names
                )

    def _check_fact(self, fact: DecidingFact, ledger: Ledger) -> None:
        found = len(self._decided[fact.path])
        if fact.turns != found:
            ledger.refuse("turns_differ", claimed=fact.turns, found=found)
        if self._is_unstated_template(fact.path):
            return
        premises = self._premises.get(fact.path)
        if premises is None:
            ledger.refuse("not_read", path=fact.path)
        elif fact.reads == "silence":
            self._check_silence(fact.path, ledger)
        elif not any(_is_open(each.fact) for each in premises) and not (
            fact.reads == "choice" and len(self._options(fact.path)) > 1
        ):
            ledger.refuse("is_known", path=fact.path)
        elif fact.reads == "choice":
            unknown = {*fact.options} - {*self._options(fact.path)}
            if unknown:
                ledger.refuse("no_such_option", claimed=sorted(unknown))
        elif fact.threshold is not None:
            _check_inside(fact.threshold, premises, ledger)

    def _is_unstated_template(self, path: str) -> bool:
        return any(
            path == f"plan.initiatives[{each.id}].template"
            and self.world.template_of(each) is None
            for each in self.world.plan.initiatives
        )

    def _check_silence(self, path: str, ledger: Ledger) -> None:
        name = path.removeprefix(COMPLETE).removesuffix("]")
        if not path.startswith(COMPLETE) or name in self.world.declared:
            ledger.refuse("is_declared", lists=[name])

    def _options(self, path: str) -> list[str]:
        try:
            options = self.world.options_at(place_of(path))
        except NoSuchPlaceError:
            return []
        return [text_of(each) for each in options or ()]

    def _check_carrier(self, carrier: Carrier, ledger: Ledger) -> None:
        """An assumption, a stale fact, or an open one at its typical value."""
        premises = self._premises.get(carrier.path)
        if premises is None:
            ledger.refuse("not_read", path=carrier.path)
        elif not any(
            each.assumed or each.stale or _is_open(each.fact) for each in premises
        ):
            ledger.refuse("is_known", path=carrier.path)
        elif not any(_is_at(carrier.value, each.fact) for each in premises):
            ledger.refuse("value_differs", claimed=carrier.value)


def facts_of(answer: InitiativeAssessment) -> tuple[DecidingFact, ...]:
    """All facts that decide an initiative."""
    facts = answer.deciding_facts
    return (*facts.enough_for_no, *facts.needed_for_yes)


def _is_open(fact: Any) -> bool:
    """Whether a premise's fact is a range, a disagreement or unknown."""
    return fact == UNKNOWN or (
        isinstance(fact, dict) and not {"low", "one_of", "unknown"}.isdisjoint(fact)
    )


def _is_at(value: str, fact: Any) -> bool:
    """Whether this is the value of a fact, its typical one, or one of those it spans."""
    plain = _ordered(value)
    if isinstance(fact, dict) and {"low", "one_of"}.isdisjoint(fact):
        return True
    if isinstance(fact, dict):
        ends = [_ordered(each) for each in _values(fact)]
        known = [each for each in ends if each is not None]
        if plain is None or not known:
            return fact.get("typical") is None
        return min(known) <= plain <= max(known)
    return plain is None or fact == UNKNOWN or plain == _ordered(fact)


def _check_inside(threshold: str, premises: Iterable[Premise], ledger: Ledger) -> None:
    """A value at which a fact decides is one that the fact may have."""
    if not any(_is_at(threshold, each.fact) for each in premises):
        ledger.refuse("outside_its_range", claimed=threshold)


def _values(fact: dict[str, Any]) -> list[Any]:
    claims = [
        claim["value"] if isinstance(claim, dict) else claim
        for claim in fact.get("one_of") or ()
    ]
    return [
        *claims,
        *(
            fact[name]
            for name in ("low", "typical", "high")
            if fact.get(name) is not None
        ),
    ]


def _ordered(value: Any) -> Fraction | None:
    """What values are compared by: numbers, amounts of money, days; None for anything else."""
    if isinstance(value, bool):
        return None
    number = str(value).partition(" ")[0]
    try:
        return Fraction(number)
    except ValueError:
        pass
    try:
        return Fraction(date.fromisoformat(number).toordinal())
    except ValueError:
        return None

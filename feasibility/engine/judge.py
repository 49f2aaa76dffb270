"""From single readings to the answer: feasible, infeasible, unknown or not proven.

The order of DESIGN.md section 3: the pessimistic reading proves a yes, the optimistic one a no;
open choices are enumerated; else typical values answer, with grounds `assumed`; else it is open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from typing import Any, Protocol

from feasibility.engine.context import Context
from feasibility.engine.known_way import KnownWay
from feasibility.engine.outcome import Outcome, Way
from feasibility.engine.reading import Log, Read, Reader, ReadKey, as_json, by_path
from feasibility.model.assessment import AsStated
from feasibility.model.certificate import Case as TreeCase
from feasibility.model.certificate import CombinationRefutation, Refutation
from feasibility.model.witness import Choice, ReadingName

MOST_COMBINATIONS = 64


class Decide(Protocol):
    """Decides one initiative with one reader, beside others.

    `fixed` asks whether that way holds here too.
    """

    def __call__(
        self,
        reader: Reader,
        *,
        fixed: Way | None = None,
        lenient: bool = False,
        settle: bool = True,
    ) -> Outcome:
        """The outcome at the reader's reading.

        `lenient`: open others claim nothing; without `settle` only refutations are looked for.
        """

    def known(self, way: Way, mode: ReadingName) -> KnownWay:
        """Asks whether a way of working found at a reading still holds at another."""


@dataclass(frozen=True)
class Judgement:
    """The answer, what proves it, and every fact read on the way."""

    as_stated: AsStated
    reading: ReadingName | None
    way: Way | None
    refutation: Refutation | None
    pessimistic: Outcome
    optimistic: Outcome | None
    log: Log

    @cached_property
    def reads(self) -> dict[str, Read]:
        """Every fact that was read, once."""
        return by_path(self.log)

    @property
    def is_infeasible(self) -> bool:
        """Whether it is proved that it cannot be done as stated."""
        return self.as_stated == "infeasible"


class Judge:
    """Judges one initiative in one surrounding (alone, or together with others)."""

    def __init__(self, context: Context, decide: Decide) -> None:
        self.context, self.decide = context, decide
        self.log: Log = {}

    def judge(self) -> Judgement:
        """The answer over all readings."""
        pessimistic = self._at("pessimistic")
        if pessimistic.is_feasible:
            return self._answer("feasible", "pessimistic", pessimistic, None)
        optimistic = self._at("optimistic")
        if optimistic.is_refuted:
            return self._answer("infeasible", "optimistic", pessimistic, optimistic)
        return (
            self._by_cases(pessimistic, optimistic)
            or self._at_typical(pessimistic, optimistic)
            or self._open(pessimistic, optimistic)
        )

    def refuted_at_best(self) -> Judgement | None:
        """The answer where the optimistic reading is refuted, and None where it is not."""
        optimistic = self._at("optimistic", settle=False)
        if not optimistic.is_refuted:
            return None
        return self._answer("infeasible", "optimistic", optimistic, optimistic)

    def settled_by(self, pessimistic: Outcome) -> Judgement:
        """The answer where a way of working at the pessimistic reading is known already."""
        self.log.update(pessimistic.log)
        return self._answer("feasible", "pessimistic", pessimistic, None)

    def _at(
        self,
        mode: ReadingName,
        *,
        chosen: dict[str, Any] | None = None,
        settle: bool = True,
    ) -> Outcome:
        reader = self.context.reader(mode, chosen=chosen)
        outcome = self.decide(reader, settle=settle)
        self._note(reader)
        return outcome

    def _note(self, reader: Reader) -> None:
        self.log = {**reader.log, **self.log}

    def _answer(
        self,
        as_stated: AsStated,
        reading: ReadingName | None,
        pessimistic: Outcome,
        optimistic: Outcome | None,
    ) -> Judgement:
        source = pessimistic if reading == "pessimistic" else optimistic
        found = source or pessimistic
        return Judgement(
            as_stated,
            reading,
            found.way if as_stated == "feasible" else None,
            found.refutation if as_stated == "infeasible" else None,
            pessimistic,
            optimistic,
            self.log,
        )

    def _by_cases(self, pessimistic: Outcome, optimistic: Outcome) -> Judgement | None:
        choices = open_choices(self.log)
        cases = list(_combinations(choices))
        if not choices or len(cases) > MOST_COMBINATIONS:
            return None
        low = self._while(cases, "pessimistic", lambda outcome: outcome.is_feasible)
        if len(low) == len(cases):
            way = self._one_way(cases, [outcome.way for outcome in low if outcome.way])
            if way is not None:
                answer = self._answer("feasible", "pessimistic", low[0], optimistic)
                return replace(answer, way=way)
        high = self._while(cases, "optimistic", lambda outcome: outcome.is_refuted)
        if len(high) == len(cases):
            refutations = [each.refutation for each in high if each.refutation]
            answer = self._answer("infeasible", "optimistic", pessimistic, optimistic)
            return replace(answer, refutation=_tree(choices, iter(refutations)))
        return None

    def _while(
        self,
        cases: list[dict[str, Any]],
        mode: ReadingName,
        holds: Callable[[Outcome], bool],
    ) -> list[Outcome]:
        """The outcomes of the cases up to the first for which it does not hold: one is enough to leave it open."""
        outcomes = []
        for case in cases:
            outcome = self._at(mode, chosen=case, settle=mode == "pessimistic")
            if not holds(outcome):
                break
            outcomes.append(outcome)
        return outcomes

    def _one_way(self, cases: list[dict[str, Any]], ways: list[Way]) -> Way | None:
        """One placement that holds in every case, with the serving of each; None where none of the found does."""
        for way in ways:
            outcomes = [
                self.decide(self.context.reader("pessimistic", chosen=case), fixed=way)
                for case in cases
            ]
            if all(outcome.is_feasible for outcome in outcomes):
                servings = tuple(
                    serving
                    for outcome in outcomes
                    if outcome.way
                    for serving in outcome.way.servings
                )
                users = {
                    user
                    for outcome in outcomes
                    if outcome.way
                    for user in outcome.way.limit_users
                }
                return replace(
                    way, servings=servings, limit_users=tuple(sorted(users, key=str))
                )
        return None

    def _at_typical(
        self, pessimistic: Outcome, optimistic: Outcome
    ) -> Judgement | None:
        reader = self.context.reader("typical")
        outcome = self.decide(reader)
        self._note(reader)
        if reader.untypical:
            return None
        if outcome.is_feasible:
            return replace(
                self._answer("feasible", "typical", pessimistic, outcome),
                optimistic=optimistic,
            )
        if outcome.is_refuted:
            return self._typical_no(reader, pessimistic, optimistic)
        return replace(
            self._answer("not_proven", None, outcome, optimistic), optimistic=optimistic
        )

    def _typical_no(
        self, reader: Reader, pessimistic: Outcome, optimistic: Outcome
    ) -> Judgement | None:
        """A no at typical values counts only with silence and open others as at the optimistic reading."""
        silent: dict[ReadKey, Any] = {}
        asked = reader
        while True:
            more = _silences(asked) - silent.keys()
            silent.update(dict.fromkeys(more, "best"))
            asked = self.context.reader("typical", moved=silent)
            outcome = self.decide(asked, lenient=True)
            if not outcome.is_refuted or asked.untypical:
                return None
            if not _silences(asked) - silent.keys():
                break
        answer = self._answer("infeasible", "typical", pessimistic, outcome)
        return replace(answer, optimistic=optimistic)

    def _open(self, pessimistic: Outcome, optimistic: Outcome) -> Judgement:
        proved = optimistic.is_feasible and pessimistic.is_refuted
        answer = self._answer(
            "unknown" if proved else "not_proven", None, pessimistic, optimistic
        )
        return replace(
            answer,
            way=optimistic.way if proved else None,
            refutation=pessimistic.refutation,
        )


def _silences(reader: Reader) -> set[ReadKey]:
    """The lists that were asked whether they may hold more."""
    return {key for key in reader.log if key[1] == "silence"}


def open_choices(log: Log) -> dict[str, tuple[Any, ...]]:
    """Facts of the third sort that are open, and disagreements read both ways, with their values."""
    choices: dict[str, tuple[Any, ...]] = {}
    for (path, way), read in log.items():
        if way == "choice" and len(read.options) > 1:
            choices[path] = read.options
        elif (
            way == "more"
            and (path, "less") in log
            and path not in choices
            and read.fact.state == "disagreement"
        ):
            choices[path] = tuple(dict.fromkeys(read.fact.values))
    return dict(sorted(choices.items()))


def _combinations(choices: Mapping[str, tuple[Any, ...]]) -> Iterator[dict[str, Any]]:
    total = 1
    for options in choices.values():
        total *= len(options)
        if total > MOST_COMBINATIONS:
            return iter([{}] * (MOST_COMBINATIONS + 1))
    return (
        dict(zip(choices, values, strict=True)) for values in product(*choices.values())
    )


def _tree(
    choices: Mapping[str, tuple[Any, ...]], leaves: Iterator[Refutation]
) -> Refutation:
    """The refutations of all combinations, in their order, as nested cases over one fact after the other."""
    if not choices:
        return next(leaves)
    (path, options), *rest = choices.items()
    return CombinationRefutation(
        over=path,
        cases=tuple(
            TreeCase(
                choice=Choice(path=path, value=as_json(value)),
                refutation=_tree(dict(rest), leaves),
            )
            for value in options
        ),
    )

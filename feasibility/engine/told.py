"""A settled initiative as it is explained: its two readings, what refutes it, and how a finding is made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from math import ceil, floor
from typing import Any, TypeVar

from feasibility.engine.case import Case
from feasibility.engine.context import Context
from feasibility.engine.formulas import as_text
from feasibility.engine.outcome import Way
from feasibility.engine.reading import ReadKey, as_json
from feasibility.engine.requirements import Line
from feasibility.engine.settled import Settled
from feasibility.engine.side import Side
from feasibility.engine.workshop import Workshop
from feasibility.model.assessment import Evidence, Finding, Status
from feasibility.model.certificate import (
    CapabilityRefutation,
    CombinationRefutation,
    Refutation,
)
from feasibility.model.plan import Initiative
from feasibility.model.requirement import Importance
from feasibility.model.rule_book import RULES

_RULES = {rule.code: rule for rule in RULES}
R = TypeVar("R", bound=Any)
N = TypeVar("N", bound=Any)


class Told:
    """One initiative with the answer it got.

    `low` is the pessimistic reading, `high` the reading at which a no would be proved: the
    optimistic one, or the typical one where that gave the no. `kept` is for what several
    families ask of it.
    """

    def __init__(self, workshop: Workshop, settled: Settled) -> None:
        self.workshop, self.settled = workshop, settled
        self.case: Case = settled.case
        self.initiative: Initiative = settled.case.initiative
        self.context: Context = workshop.context
        self.answer = settled.judgement.as_stated
        self.kept: dict[Any, Any] = {}

    @cached_property
    def low(self) -> Side:
        """The pessimistic reading."""
        return Side(
            self.workshop, self.case, self.context.reader("pessimistic", quiet=True)
        )

    @cached_property
    def high(self) -> Side:
        """The reading at which a no would be proved."""
        judgement = self.settled.judgement
        if self.answer == "infeasible" and judgement.reading == "typical":
            silent: dict[ReadKey, Any] = {
                key: "best" for key in judgement.log if key[1] == "silence"
            }
            reader = self.context.reader("typical", moved=silent, quiet=True)
        else:
            reader = self.context.reader("optimistic", quiet=True)
        return Side(self.workshop, self.case, reader)

    @property
    def holds(self) -> bool:
        """Whether a way of working was found that holds whatever the facts turn out to be."""
        judgement = self.settled.judgement
        return self.answer == "feasible" and judgement.reading == "pessimistic"

    @property
    def way(self) -> Way | None:
        """The way of working of a feasible initiative."""
        judgement = self.settled.judgement
        return judgement.way if self.answer == "feasible" else None

    @cached_property
    def serves(self) -> Mapping[str, str]:
        """Capability -> provider in the way of working that was found, at whatever reading."""
        judgement = self.settled.judgement
        if judgement.way is None or not judgement.way.servings:
            return {}
        return judgement.way.servings[0].serves

    @cached_property
    def proved(self) -> tuple[Refutation, ...]:
        """What refutes an infeasible initiative; every leaf where it goes by cases of an open fact."""
        refutation = self.settled.judgement.refutation
        if self.answer != "infeasible" or refutation is None:
            return ()
        return tuple(_leaves(refutation))

    @cached_property
    def doubted(self) -> tuple[Refutation, ...]:
        """What refutes an initiative that is not infeasible at the pessimistic reading."""
        pessimistic = self.settled.judgement.pessimistic.refutation
        if self.answer not in {"unknown", "not_proven"} or pessimistic is None:
            return ()
        return tuple(_leaves(pessimistic))

    @property
    def refuting(self) -> tuple[Refutation, ...]:
        """What stands against it: proved, or only if the open facts turn out badly."""
        return self.proved or self.doubted

    def refuted_by(self, of: type[R], /, **fields: Any) -> R | None:
        """The first refutation of that kind and with these values, if there is one."""
        return next(
            (
                each
                for each in self.refuting
                if isinstance(each, of)
                and all(getattr(each, name) == value for name, value in fields.items())
            ),
            None,
        )

    def unserved(self, requirement: str) -> dict[str, Any] | None:
        """The capability an arrival asks for, by itself, where what refutes is that nothing does it."""
        nothing = self.refuted_by(CapabilityRefutation, requirement=requirement)
        return None if nothing is None else {"capability": nothing.capability}

    @property
    def against(self) -> Status:
        """The status of what refutes it: missing where that is proved, else open."""
        return "missing" if self.answer == "infeasible" else "open"

    def lines(self, kind: type[N]) -> Iterator[tuple[Line, N]]:
        """The requirements of a kind that count, of every importance."""
        for line in self.case.lines:
            if (
                isinstance(line.need, kind)
                and line.action != "struck"
                and self.low.counts(line)
            ):
                yield line, line.need

    def status(self, *, low: bool, high: bool, must: bool = True) -> Status:
        """Met if it holds at the pessimistic reading, missing if it fails at the other one, else open.

        A line alone never says no where the whole did not.
        """
        if low or (must and self.holds):
            return "met"
        if high or (must and self.answer != "infeasible"):
            return "open"
        return "missing"

    def finding(
        self,
        code: str,
        status: Status,
        values: Mapping[str, Any],
        *,
        subject: str = "",
        key: str = "",
        variant: str = "",
        importance: Importance = "must",
        evidence: Mapping[str, Any] | None = None,
    ) -> Finding:
        """A finding about this initiative.

        Args:
            code: the rule's.
            status: what was found.
            values: exactly those that docs/messages.md lists.
            subject: the requirement, or what else it is about.
            key: what tells it apart where a subject has several findings of the rule.
            variant: which wording.
            importance: of the requirement.
            evidence: path of a fact -> the value it was read at.
        """
        rule = _RULES[code]
        parts = (rule.name, status, variant) if variant else (rule.name, status)
        return Finding(
            id=f"{code}:{self.case.id}:{key or subject}",
            rule=code,
            status=status,
            effect=rule.effect,
            importance=importance,
            subject=subject,
            message=".".join(parts),
            values=dict(values),
            evidence=evidences(evidence or {}),
        )


def evidences(facts: Mapping[str, Any]) -> tuple[Evidence, ...]:
    """Facts by path with the values they were read at."""
    return tuple(
        Evidence(path=path, value=_written(value)) for path, value in facts.items()
    )


def _written(value: Any) -> Any:
    return (
        as_text(value)
        if hasattr(value, "denominator") and not isinstance(value, int)
        else as_json(value)
    )


def counted(needed: Fraction, there: Fraction) -> tuple[str, str]:
    """Both as whole numbers, the one rounded up and the other down; exactly, where that would tell otherwise."""
    up, down = ceil(needed), floor(there)
    if (needed <= there) == (up <= down):
        return str(up), str(down)
    return as_text(needed), as_text(there)


def table_of(told: Told, refutation: CapabilityRefutation) -> dict[str, Any]:
    """Provider -> exclusion, of the table that a refutation refers to."""
    table = told.workshop.stock.exclusions.tables[refutation.exclusions_of]
    return {each.provider: each for each in table.exclusions}


def _leaves(refutation: Refutation) -> Iterator[Refutation]:
    """The refutation; where it goes by cases of an open fact, or by the one provider left, that of each case."""
    if not isinstance(refutation, CombinationRefutation) or (
        len(refutation.cases) != 1 and not any(case.choice for case in refutation.cases)
    ):
        yield refutation
        return
    for case in refutation.cases:
        yield from _leaves(case.refutation)

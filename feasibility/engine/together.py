"""Alone and together: initiatives by rank, each with what counts beside it, and where they clash.

DESIGN.md section 3 and docs/semantics.md section 8. Higher ranks are settled first and keep
what they have; equals are first tried side by side, and only where that fails is it asked
whose demands make the shortage grow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from feasibility.engine.case import Case
from feasibility.engine.judge import Judgement
from feasibility.engine.outcome import Outcome, Way
from feasibility.engine.settled import Ledger, Settled
from feasibility.engine.workshop import Decider, Workshop
from feasibility.model.assessment import AsStated
from feasibility.model.plan import Initiative

Rank = tuple[bool, int]


def ranks_of(initiatives: Mapping[str, Initiative]) -> dict[str, Rank]:
    """What they are ordered by: must do first, then priority; each no lower than what comes after it."""
    ranks = {
        name: (not each.rank.must_do, each.rank.priority)
        for name, each in initiatives.items()
    }
    waiting = sorted(ranks, key=lambda name: ranks[name])
    while waiting:
        name = waiting.pop(0)
        for other in initiatives[name].after:
            if other in ranks and ranks[name] < ranks[other]:
                ranks[other] = ranks[name]
                waiting.append(other)
    return ranks


def settle(workshop: Workshop, cases: Iterable[Case]) -> dict[str, Settled]:
    """Every case's answer, rank by rank."""
    ledger = Ledger(workshop)
    ranks = ranks_of(workshop.context.initiatives)
    ordered = sorted(cases, key=lambda case: ranks[case.id])
    for _, group in groupby(ordered, key=lambda case: ranks[case.id]):
        Equals(ledger, list(_dependants_last(list(group)))).settle()
    return ledger.settled


class Equals:
    """The initiatives of one rank."""

    def __init__(self, ledger: Ledger, members: list[Case]) -> None:
        self.ledger, self.members = ledger, members
        self.workshop = ledger.workshop
        self.placed: dict[Case, Outcome] = {}
        self.waiting: list[Case] = []
        self.reserved: dict[Case, Way] = {}

    def settle(self) -> None:
        """Settles every member."""
        self.placed, self.waiting = self._side_by_side(self.members)
        if self.waiting:
            self._drop_hopeless()
        if self.waiting and len(self.placed) + len(self.waiting) > 1:
            self._drop_clashing()
        self._reserve()
        for case, outcome in self.placed.items():
            self._keep_placed(case, outcome)
        for case in _dependants_last(self.waiting):
            self._keep_judged(case, self.ledger.decider(case, ways=self._ways()))
        self.ledger.in_full.clear()

    def _keep_placed(self, case: Case, outcome: Outcome) -> None:
        """Keeps a member that found room, if it holds beside all that open equals may need."""
        decider = self.ledger.decider(case, ways=self._ways())
        open_beside = self.waiting or self.ledger.in_full
        if open_beside and not self.workshop.still_holds(decider, outcome):
            self._keep_judged(case, decider)
        else:
            judgement = self.workshop.settled_by(decider, outcome)
            self._keep(case, judgement, "together", decider)

    def _keep_judged(self, case: Case, decider: Decider) -> None:
        self._keep(case, self.workshop.judged(decider), "together", decider)

    def _side_by_side(
        self, cases: Iterable[Case]
    ) -> tuple[dict[Case, Outcome], list[Case]]:
        """Those that find room at the pessimistic reading, one after the other, and the rest."""
        placed: dict[Case, Outcome] = {}
        waiting = []
        for case in cases:
            ways = [
                outcome.way for outcome in placed.values() if outcome.way is not None
            ]
            around = self.ledger.beside(case, "pessimistic", ways=ways)
            outcome = self.workshop.placed(case, around)
            if outcome.is_feasible:
                placed[case] = outcome
            else:
                waiting.append(case)
        return placed, waiting

    def _drop_hopeless(self) -> None:
        """Settles those that are infeasible by themselves; they count for nobody."""
        rest = []
        for case in self.waiting:
            judgement = self.ledger.judged_alone(case)
            if judgement.is_infeasible:
                self._keep(case, judgement, "alone", self.ledger.alone(case))
            else:
                rest.append(case)
        self.waiting = rest

    def _drop_clashing(self) -> None:
        """Settles those whose own demand makes a shortage grow; the others are placed anew beside them."""
        members = [*self.placed, *self.waiting]
        counted = [case for case in members if self._is_feasible_alone(case)]
        claims = {case.id: self.workshop.claims(case, "optimistic") for case in counted}
        found = []
        for case in members:
            others = {name: claim for name, claim in claims.items() if name != case.id}
            decider = self.ledger.decider(case, extra=others)
            judgement = self.workshop.refuted_at_best(decider)
            if judgement is not None:
                found.append((case, judgement, decider))
        for case, judgement, decider in found:
            self._keep(case, judgement, "together", decider)
            # Equals count by what they are alone, so these keep their full claim on the rest.
            self.ledger.in_full[case.id] = case
        settled = {case for case, _, _ in found}
        rest = [case for case in members if case not in settled]
        self.placed, self.waiting = self._side_by_side(rest)

    def _is_feasible_alone(self, case: Case) -> bool:
        return (
            case in self.placed
            or self.ledger.judged_alone(case).as_stated == "feasible"
        )

    def _reserve(self) -> None:
        """Keeps room for every member that is still open; where none is found, it counts in full.

        Members placed before that are then placed anew, so that each leaves the others' room.
        """
        for case in list(self.waiting):
            around = self.ledger.beside(case, "pessimistic", ways=self._ways())
            way = self.workshop.room_for(case, around)
            if way is not None:
                self.reserved[case] = way
                continue
            self.ledger.in_full[case.id] = case
            self.reserved.clear()
            self.placed, more = self._side_by_side(self.placed)
            self.waiting = [*self.waiting, *more]
            self._reserve_rest()
            return

    def _reserve_rest(self) -> None:
        known = self.ledger.in_full
        rest = [case for case in self.waiting if case.id not in known]
        done = [case for case in self.waiting if case.id in known]
        self.waiting = rest
        self._reserve()
        self.waiting = [*self.waiting, *done]

    def _ways(self) -> list[Way]:
        """The ways of the members not settled yet, and the room kept for open ones."""
        kept = self.ledger.settled
        placed = [
            outcome.way for case, outcome in self.placed.items() if case.id not in kept
        ]
        reserved = [way for case, way in self.reserved.items() if case.id not in kept]
        return [way for way in (*placed, *reserved) if way is not None]

    def _keep(
        self, case: Case, judgement: Judgement, scope: str, decide: Decider
    ) -> None:
        alone: AsStated = "feasible"
        if judgement.as_stated != "feasible":
            alone = self.ledger.judged_alone(case).as_stated
        self.ledger.settled[case.id] = Settled(
            case=case,
            judgement=judgement,
            alone=alone,
            scope="alone" if alone == "infeasible" else scope,
            decide=decide,
            reserved=self.reserved.get(case),
        )


def _dependants_last(group: list[Case]) -> Iterator[Case]:
    """The group with every initiative behind those it comes after."""
    rest, done = list(group), set[str]()
    inside = {case.id for case in group}
    while rest:
        ready = next(
            (case for case in rest if not (set(case.initiative.after) & inside) - done),
            rest[0],
        )
        rest.remove(ready)
        done.add(ready.id)
        yield ready

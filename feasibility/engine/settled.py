"""What is known of initiatives settled so far, and what they claim beside one that is being asked about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from feasibility.engine.besides import BESIDE, Beside, OnceAsked
from feasibility.engine.case import Case
from feasibility.engine.judge import Judgement
from feasibility.engine.outcome import Claims, Way
from feasibility.engine.surroundings import Surroundings
from feasibility.engine.workshop import Decider, Workshop
from feasibility.model.assessment import AsStated
from feasibility.model.witness import ReadingName

LENIENT = frozenset({"optimistic", "lenient"})


@dataclass(frozen=True)
class Settled:
    """One initiative's answer together and alone, what it claims, and how it was asked.

    `reserved` is room kept for one that is open; None where none was found.
    """

    case: Case
    judgement: Judgement
    alone: AsStated
    scope: str
    decide: Decider
    reserved: Way | None = None

    @property
    def never(self) -> frozenset[str]:
        """Those it comes after of which nothing says that they launch."""
        return self.decide.around["pessimistic"].never

    @property
    def is_open(self) -> bool:
        """Neither feasible nor infeasible."""
        return self.judgement.as_stated in {"unknown", "not_proven"}

    @property
    def way(self) -> Way | None:
        """The way in the shared witness: its own if feasible, else the room kept for it."""
        return (
            self.judgement.way
            if self.judgement.as_stated == "feasible"
            else self.reserved
        )


@dataclass
class Ledger:
    """Settled initiatives, and equals that count in full although nothing places them.

    Attributes:
        settled: by id.
        in_full: equals of the rank that is being settled, which keep others off every worker
            that they could use.
    """

    workshop: Workshop
    settled: dict[str, Settled] = field(default_factory=dict)
    in_full: dict[str, Case] = field(default_factory=dict)

    def beside(
        self,
        case: Case,
        beside: Beside,
        *,
        ways: Iterable[Way] = (),
        extra: Mapping[str, Claims] | None = None,
    ) -> Surroundings:
        """What others claim beside a case: settled ones, these ways of equals, and what counts in full."""
        claims: dict[str, Claims] = {}
        kept: list[Way] = []
        kept_free: set[str] = set()
        for name, settled in self.settled.items():
            if name == case.id or settled.judgement.is_infeasible:
                continue
            if settled.is_open and beside in LENIENT:
                continue
            claims[name] = self._claims(settled, beside)
            if settled.way is not None:
                kept.append(settled.way)
            else:
                kept_free |= self.workshop.workers_for(settled.case)
        for way in ways:
            if way.initiative == case.id or (way.reserved and beside in LENIENT):
                continue
            kept.append(way)
            claims[way.initiative] = self._way_claims(way, beside)
        if beside not in LENIENT:
            for name, other in self.in_full.items():
                if name != case.id:
                    claims[name] = self.workshop.claims(other, "pessimistic")
                    kept_free |= self.workshop.workers_for(other)
        claims.update(extra or {})
        return Surroundings(
            claims=claims,
            ways=tuple(kept),
            kept_free=frozenset(kept_free),
            launches=self._launches(case, beside, kept),
            earliest=self.workshop.earliest_launches(case),
            never=frozenset(
                name
                for name in case.initiative.after
                if self._never_launches(name, beside)
            ),
        )

    def _launches(
        self, case: Case, beside: Beside, ways: Iterable[Way]
    ) -> dict[str, int]:
        """When others launch; at the best, an open one as early as it can."""
        known = {
            way.initiative: way.launch_week
            for way in ways
            if not way.reserved and _may_follow(way, beside)
        }
        if beside in LENIENT:
            return {**self.workshop.earliest_launches(case), **known}
        return known

    def _never_launches(self, name: str, beside: Beside) -> bool:
        """Whether another has no launch: it is infeasible or, but for the best, a fact may make it so."""
        if name not in self.workshop.cases:
            return beside not in LENIENT
        settled = self.settled.get(name)
        return settled is not None and _is_lost(settled.judgement, beside)

    def decider(
        self,
        case: Case,
        *,
        ways: Iterable[Way] = (),
        extra: Mapping[str, Claims] | None = None,
    ) -> Decider:
        """Asks about a case beside all that; `extra` claims count at the optimistic reading."""
        equals, then = list(ways), self._as_it_is()
        return self.workshop.decider(
            case,
            OnceAsked(
                lambda beside: then.beside(
                    case,
                    beside,
                    ways=equals,
                    extra=extra if beside == "optimistic" else None,
                )
            ),
        )

    def _as_it_is(self) -> Ledger:
        """What is known now, whatever is settled later."""
        return Ledger(self.workshop, dict(self.settled), dict(self.in_full))

    def alone(self, case: Case) -> Decider:
        """Asks about a case with programmes and what it comes after, and nothing else."""
        earliest = self.workshop.earliest_launches(case)
        others = {
            name: self.judged_alone(self.workshop.cases[name])
            for name in case.initiative.after
            if name in self.workshop.cases
        }
        unsaid = set(case.initiative.after) - set(others)
        return self.workshop.decider(
            case,
            {
                beside: Surroundings(
                    launches=_launches_alone(others, earliest, beside),
                    earliest=earliest,
                    never=frozenset(
                        name for name in others if _is_lost(others[name], beside)
                    ).union(() if beside in LENIENT else unsaid),
                )
                for beside in BESIDE
            },
        )

    def judged_alone(self, case: Case) -> Judgement:
        """The answer for a case by itself."""
        return self.workshop.judged_alone(case, self.alone(case))

    def _claims(self, settled: Settled, beside: Beside) -> Claims:
        if settled.is_open:
            return self.workshop.claims(settled.case, "pessimistic")
        way = settled.way
        if way is None:
            return Claims()
        return self._way_claims(way, beside)

    def _way_claims(self, way: Way, beside: Beside) -> Claims:
        """A way claims what it takes; for a no, what its initiative asks for at the optimistic reading."""
        if way.reserved:
            return self.workshop.claims_by_id(way.initiative, "pessimistic")
        if beside not in LENIENT:
            return way.claims
        mode: ReadingName = "optimistic"
        return self.workshop.claims_by_id(way.initiative, mode)


def _is_lost(judgement: Judgement, beside: Beside) -> bool:
    """Whether nothing can come after it: it is infeasible or, but for the best, an open fact may make it so."""
    return judgement.is_infeasible or (
        beside not in LENIENT and judgement.as_stated == "unknown"
    )


def _launches_alone(
    others: Mapping[str, Judgement], earliest: Mapping[str, int], beside: Beside
) -> dict[str, int]:
    """When others launch by themselves; at the best as early as they can."""
    if beside in LENIENT:
        return dict(earliest)
    return {
        name: judgement.way.launch_week
        for name, judgement in others.items()
        if judgement.way is not None
        and judgement.as_stated == "feasible"
        and _may_follow(judgement.way, beside)
    }


def _may_follow(way: Way, beside: Beside) -> bool:
    """A way that rests on assumptions is nothing for a pessimistic one to come after."""
    return beside != "pessimistic" or way.reading == "pessimistic"

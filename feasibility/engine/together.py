"""Alone and together: initiatives by rank, each with what counts beside it, and where they clash.

DESIGN.md section 3 and docs/semantics.md section 8. Higher ranks are settled first and keep
what they have; equals are first tried side by side, and only where that fails is it asked
whose demands make the shortage grow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from feasibility.engine.capacity.problem import Demand
from feasibility.engine.case import Case
from feasibility.engine.judge import Decide, Judge, Judgement
from feasibility.engine.outcome import Claims, Outcome, Way, claims_of
from feasibility.engine.surroundings import Surroundings
from feasibility.engine.workshop import Beside, Workshop
from feasibility.model.assessment import AsStated
from feasibility.model.certificate import ReadingName
from feasibility.model.plan import Initiative

BESIDE: tuple[Beside, ...] = ("pessimistic", "typical", "optimistic", "lenient")
LENIENT = frozenset({"optimistic", "lenient"})


@dataclass(frozen=True)
class Settled:
    """One initiative's answer together and alone, what it claims, and how it was asked."""

    case: Case
    judgement: Judgement
    alone: AsStated
    scope: str
    decide: Decide
    claims: dict[ReadingName, Claims]
    reserved: Way | None = None

    @property
    def way(self) -> Way | None:
        """The way in the shared witness: its own if feasible, else the room kept for it."""
        return (
            self.judgement.way
            if self.judgement.as_stated == "feasible"
            else self.reserved
        )


def rank_of(initiative: Initiative) -> tuple[bool, int]:
    """What initiatives are ordered by: must do first, then priority."""
    return (not initiative.rank.must_do, initiative.rank.priority)


class Together:
    """Settles all initiatives of a plan."""

    def __init__(self, workshop: Workshop) -> None:
        self.workshop = workshop
        self.settled: dict[str, Settled] = {}

    def settle(self, cases: Iterable[Case]) -> dict[str, Settled]:
        """Every case, by rank."""
        ordered = sorted(cases, key=lambda case: rank_of(case.initiative))
        for _, group in groupby(ordered, key=lambda case: rank_of(case.initiative)):
            self._settle_group(list(group))
        return self.settled

    def _settle_group(self, group: list[Case]) -> None:
        group = list(_dependants_last(group))
        placed, waiting = self._side_by_side(group)
        if waiting:
            waiting, out = self._without_hopeless(waiting)
            for case, judgement in out:
                self._keep(
                    case, judgement, judgement.as_stated, "alone", self._alone(case)
                )
        if waiting and len(placed) + len(waiting) > 1:
            placed, waiting = self._without_clashing(placed, waiting)
        open_peers = {case.id: self._claims(case, "pessimistic") for case in waiting}
        for case, outcome in placed.items():
            self._keep_placed(case, outcome, placed, open_peers)
        for case in waiting:
            self._keep_waiting(case, waiting)

    def _side_by_side(
        self, group: list[Case]
    ) -> tuple[dict[Case, Outcome], list[Case]]:
        """The members that find room at the pessimistic reading, one after the other, and the rest."""
        placed: dict[Case, Outcome] = {}
        waiting = []
        for case in group:
            ways = [outcome.way for outcome in placed.values()]
            around = self._surroundings("pessimistic", ways=ways)
            outcome = self._ask(case, around)
            if outcome.is_feasible:
                placed[case] = outcome
            else:
                waiting.append(case)
        return placed, waiting

    def _without_hopeless(
        self, waiting: list[Case]
    ) -> tuple[list[Case], list[tuple[Case, Judgement]]]:
        """Those not infeasible by themselves, and those that are."""
        judged = [(case, self._judged_alone(case)) for case in waiting]
        rest = [case for case, judgement in judged if not judgement.is_infeasible]
        return rest, [
            (case, judgement) for case, judgement in judged if judgement.is_infeasible
        ]

    def _without_clashing(
        self, placed: dict[Case, Outcome], waiting: list[Case]
    ) -> tuple[dict[Case, Outcome], list[Case]]:
        """Settles the members whose own demand makes a shortage grow; the others are placed anew."""
        members = [*placed, *waiting]
        counted = [
            *placed,
            *(
                case
                for case in waiting
                if self._judged_alone(case).as_stated == "feasible"
            ),
        ]
        claims = {case.id: self._claims(case, "optimistic") for case in counted}
        clashing, found = set[Case](), list[tuple[Case, Judgement, AsStated, Decide]]()
        for case in members:
            others = {name: claim for name, claim in claims.items() if name != case.id}
            decide = self._decider(case, extra=others)
            outcome = decide(self.workshop.context.reader("optimistic"))
            if outcome.is_refuted:
                clashing.add(case)
                judgement = Judge(self.workshop.context, decide).refuted_by(outcome)
                alone = (
                    "feasible" if case in placed else self._judged_alone(case).as_stated
                )
                found.append((case, judgement, alone, decide))
        rest = self._side_by_side([case for case in members if case not in clashing])
        for case, judgement, alone, decide in found:
            self._keep(case, judgement, alone, "together", decide)
        return rest

    def _keep_placed(
        self,
        case: Case,
        outcome: Outcome,
        placed: dict[Case, Outcome],
        open_peers: dict[str, Claims],
    ) -> None:
        """Keeps a member that found room, if it still has it beside all that open peers may need."""
        ways = [
            other.way
            for peer, other in placed.items()
            if peer is not case and peer.id not in self.settled
        ]
        decide = self._decider(case, ways=ways, open_peers=open_peers)
        judge = Judge(self.workshop.context, decide)
        if open_peers:
            reader = self.workshop.context.reader("pessimistic")
            again = decide(reader, fixed=outcome.way)
            if not again.is_feasible:
                self._keep(case, judge.judge(), "feasible", "together", decide)
                return
        judgement = judge.settled_by(outcome)
        self._keep(case, judgement, "feasible", "together", decide)

    def _keep_waiting(self, case: Case, waiting: list[Case]) -> None:
        open_peers = {
            peer.id: self._claims(peer, "pessimistic")
            for peer in waiting
            if peer is not case
        }
        decide = self._decider(case, open_peers=open_peers)
        judgement = Judge(self.workshop.context, decide).judge()
        alone = self._judged_alone(case).as_stated
        scope = "alone" if alone == "infeasible" else "together"
        self._keep(case, judgement, alone, scope, decide)

    def _keep(
        self,
        case: Case,
        judgement: Judgement,
        alone: AsStated,
        scope: str,
        decide: Decide,
    ) -> None:
        claims: dict[ReadingName, Claims] = {
            "pessimistic": judgement.pessimistic.claims
        }
        if judgement.way is not None and judgement.as_stated == "feasible":
            claims["typical"] = claims_of(judgement.way)
        settled = Settled(case, judgement, alone, scope, decide, claims)
        if judgement.as_stated in {"unknown", "not_proven"}:
            settled = replace(
                settled,
                reserved=self.workshop.room_for(
                    case, self._surroundings("pessimistic")
                ),
            )
        self.settled[case.id] = settled

    def _judged_alone(self, case: Case) -> Judgement:
        return self.workshop.judged_alone(case, self._alone(case))

    def _alone(self, case: Case) -> Decide:
        around = Surroundings(launches=self.workshop.earliest_launches(case))
        return self.workshop.decider(case, dict.fromkeys(BESIDE, around))

    def _ask(self, case: Case, around: Surroundings) -> Outcome:
        reader = self.workshop.context.reader("pessimistic")
        return self.workshop.decide(case, reader, around)

    def _surroundings(
        self,
        beside: Beside,
        *,
        extra: dict[str, Claims] | None = None,
        ways: Iterable[Way | None] = (),
    ) -> Surroundings:
        """What settled initiatives claim of a reading's shared hours, limits, money and accounts, and more."""
        claims: dict[str, Claims] = {}
        kept: list[Way] = []
        kept_free: list[Demand] = []
        for name, settled in self.settled.items():
            is_open = settled.judgement.as_stated != "feasible"
            if settled.judgement.is_infeasible or (is_open and beside in LENIENT):
                continue
            claims[name] = self._settled_claims(settled, beside)
            if settled.way is not None:
                kept.append(settled.way)
            else:
                kept_free.extend(claims[name].demands)
        more = [way for way in ways if way is not None]
        claims.update({way.initiative: claims_of(way) for way in more})
        claims.update(extra or {})
        everyone = (*kept, *more)
        return Surroundings(
            claims=claims,
            ways=everyone,
            kept_free=tuple(kept_free),
            launches={way.initiative: way.launch_week for way in everyone},
        )

    def _settled_claims(self, settled: Settled, beside: Beside) -> Claims:
        if settled.judgement.as_stated != "feasible":
            return self._claims(settled.case, "pessimistic")
        if beside == "optimistic":
            return self._claims(settled.case, "optimistic")
        mode: ReadingName = "pessimistic" if beside == "pessimistic" else "typical"
        return settled.claims.get(mode) or settled.claims["pessimistic"]

    def _claims(self, case: Case, mode: ReadingName) -> Claims:
        return self.workshop.claims(case, mode)

    def _decider(
        self,
        case: Case,
        *,
        ways: Iterable[Way | None] = (),
        extra: dict[str, Claims] | None = None,
        open_peers: dict[str, Claims] | None = None,
    ) -> Decide:
        """Asks about one case beside higher ranks and these peers."""
        peers = [way for way in ways if way is not None]
        optimistic = {
            way.initiative: self.workshop.claims_by_id(way.initiative, "optimistic")
            for way in peers
        }
        around: dict[Beside, Surroundings] = {
            "pessimistic": self._surroundings(
                "pessimistic", extra=open_peers, ways=peers
            ),
            "typical": self._surroundings("typical", extra=open_peers, ways=peers),
            "lenient": self._surroundings("lenient", ways=peers),
            "optimistic": self._optimistic({**optimistic, **(extra or {})}, peers),
        }
        return self.workshop.decider(case, around)

    def _optimistic(self, claims: dict[str, Claims], peers: list[Way]) -> Surroundings:
        around = self._surroundings("optimistic", extra=claims)
        return replace(around, ways=(*around.ways, *peers))


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

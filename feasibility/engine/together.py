"""Alone and together: initiatives by rank, each with what counts beside it, and where they clash.

DESIGN.md section 3 and docs/semantics.md section 8. Higher ranks are settled first and keep
what they have; equals are first tried side by side, and only where that fails is it asked
whose demands make the shortage grow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from feasibility.engine.case import Case
from feasibility.engine.judge import Decide, Judge, Judgement
from feasibility.engine.outcome import Claims, Outcome, Way, claims_of
from feasibility.engine.surroundings import Surroundings
from feasibility.engine.workshop import Workshop
from feasibility.model.assessment import AsStated
from feasibility.model.certificate import ReadingName
from feasibility.model.plan import Initiative

READINGS: tuple[ReadingName, ...] = ("pessimistic", "typical", "optimistic")


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
    def counts_for_lower(self) -> bool:
        """Whether lower ranks have to leave it room."""
        return self.judgement.as_stated != "infeasible"

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
        clashing = []
        for case in members:
            others = {name: claim for name, claim in claims.items() if name != case.id}
            decide = self._decider(case, extra=others)
            outcome = decide(self.workshop.context.reader("optimistic"))
            if outcome.is_refuted:
                clashing.append((case, decide))
        for case, decide in clashing:
            judgement = Judge(self.workshop.context, decide).judge()
            alone = "feasible" if case in placed else self._judged_alone(case).as_stated
            self._keep(case, judgement, alone, "together", decide)
        names = {case.id for case, _ in clashing}
        return self._side_by_side([case for case in members if case.id not in names])

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
        launches = self.workshop.earliest_launches(case)
        return self.workshop.decider(
            case, dict.fromkeys(READINGS, Surroundings(launches=launches))
        )

    def _ask(self, case: Case, around: Surroundings) -> Outcome:
        reader = self.workshop.context.reader("pessimistic")
        return self.workshop.decide(case, reader, around)

    def _surroundings(
        self,
        mode: ReadingName,
        *,
        extra: dict[str, Claims] | None = None,
        ways: Iterable[Way | None] = (),
    ) -> Surroundings:
        """What settled initiatives of higher rank claim at a reading, and more besides."""
        claims: dict[str, Claims] = {}
        kept: list[Way] = []
        for name, settled in self.settled.items():
            if not settled.counts_for_lower:
                continue
            is_open = settled.judgement.as_stated != "feasible"
            if mode == "optimistic":
                if not is_open:
                    claims[name] = self._claims(settled.case, "optimistic")
            else:
                claims[name] = self._settled_claims(settled, mode)
            if settled.way is not None:
                kept.append(settled.way)
        more = [way for way in ways if way is not None]
        claims.update({way.initiative: claims_of(way) for way in more})
        claims.update(extra or {})
        everyone = (*kept, *more)
        launches = {way.initiative: way.launch_week for way in everyone}
        return Surroundings(claims=claims, ways=everyone, launches=launches)

    def _settled_claims(self, settled: Settled, mode: ReadingName) -> Claims:
        if settled.judgement.as_stated != "feasible":
            return self._claims(settled.case, "pessimistic")
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
        around = {
            "pessimistic": self._surroundings(
                "pessimistic", extra=open_peers, ways=peers
            ),
            "typical": self._surroundings("typical", ways=peers),
            "optimistic": self._optimistic({**optimistic, **(extra or {})}, peers),
        }
        return self.workshop.decider(case, around)  # type: ignore[arg-type]

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

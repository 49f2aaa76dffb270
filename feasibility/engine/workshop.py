"""The bench of one check: what is indexed once, and everything asked twice that is answered once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from feasibility.engine.besides import Beside, OnceAsked
from feasibility.engine.calendar import Windows, windows_of
from feasibility.engine.case import Case
from feasibility.engine.claiming import claimed, kept_room
from feasibility.engine.context import Context
from feasibility.engine.decide import Decision
from feasibility.engine.judge import Judge, Judgement
from feasibility.engine.known_way import KnownWay
from feasibility.engine.memo import Recall
from feasibility.engine.needs import LimitUser
from feasibility.engine.outcome import Claims, Outcome, Way
from feasibility.engine.people import people_at
from feasibility.engine.reading import Reader
from feasibility.engine.serving import ServingSearch, possible_users
from feasibility.engine.sight import Sight, sight_of
from feasibility.engine.stack import StackView
from feasibility.engine.stages import frames_behind, stack_needs, works_at
from feasibility.engine.surroundings import Stock, Surroundings
from feasibility.model.witness import ReadingName

EXTREMES: tuple[ReadingName, ...] = ("pessimistic", "optimistic")


class Workshop:
    """Asks decisions about the initiatives of one plan on one day."""

    def __init__(self, context: Context, stock: Stock, cases: dict[str, Case]) -> None:
        self.context, self.stock, self.cases = context, stock, cases
        self._launches: dict[str, int | None] = {}

    def recall(self, reader: Reader) -> Recall:
        """What is known already at the reader's reading."""
        return Recall(self.stock.index.shelves.of(reader), reader)

    def decide(
        self,
        case: Case,
        reader: Reader,
        around: Surroundings,
        *,
        fixed: Way | None = None,
        settle: bool = True,
    ) -> Outcome:
        """One case at one reading beside others."""
        decision = Decision(case, reader, self.recall(reader), around, self.stock)
        return replace(decision.outcome(fixed=fixed, settle=settle), log=reader.log)

    def decider(self, case: Case, around: Mapping[Beside, Surroundings]) -> Decider:
        """Asks about one case beside others, whose claims depend on the reading."""
        return Decider(self, case, around)

    def judged_alone(self, case: Case, decide: Decider) -> Judgement:
        """The answer for a case by itself."""
        return case.memory.answer(
            "alone",
            decide,
            lambda: Judge(self.context, decide).judge(),
            alike=lambda then, now, _: then.is_like(now),
        )

    def judged(self, decider: Decider) -> Judgement:
        """The answer for a case beside others, over all readings."""
        return decider.case.memory.answer(
            "judged",
            decider,
            lambda: Judge(self.context, decider).judge(),
            alike=lambda then, now, _: then.is_like(now),
        )

    def refuted_at_best(self, decider: Decider) -> Judgement | None:
        """The answer where the optimistic reading is refuted, and None where it is not."""
        return decider.case.memory.answer(
            "refuted at best",
            decider.around["optimistic"],
            lambda: Judge(self.context, decider).refuted_at_best(),
            alike=lambda then, now, _: then.is_like(now),
        )

    def settled_by(self, decider: Decider, outcome: Outcome) -> Judgement:
        """The answer where a way of working at the pessimistic reading is known already."""
        return decider.case.memory.answer(
            "settled",
            (outcome, decider.around["pessimistic"]),
            lambda: Judge(self.context, decider).settled_by(outcome),
            alike=lambda then, now, _: self._alike(decider.case, then, now),
        )

    def still_holds(self, decider: Decider, outcome: Outcome) -> bool:
        """Whether the way found at the pessimistic reading holds beside these others too."""
        return decider.case.memory.answer(
            "still holds",
            (outcome, decider.around["pessimistic"]),
            lambda: (
                decider(
                    self.context.reader("pessimistic", quiet=True), fixed=outcome.way
                ).is_feasible
            ),
            alike=lambda then, now, _: self._alike(decider.case, then, now),
        )

    def _alike(
        self,
        case: Case,
        then: tuple[Outcome, Surroundings],
        now: tuple[Outcome, Surroundings],
    ) -> bool:
        return then[0] is now[0] and self.looks_alike(case, then[1], now[1])

    def claims(self, case: Case, mode: ReadingName, *, widen: bool = False) -> Claims:
        """What a case asks of what is shared at a reading, found a way or not; all of it at the worst."""
        return case.memory.value(
            ("claims", mode, widen), lambda: self._claimed(case, mode, widen=widen)
        )

    def _claimed(self, case: Case, mode: ReadingName, *, widen: bool) -> Claims:
        reader = self.context.reader(mode, widen=widen, quiet=True)
        claims, windows = claimed(case, self.recall(reader))
        if windows is None:
            return claims
        users = self._limit_users(case, windows, reader)
        return replace(claims, limit_users=users)

    def _limit_users(
        self, case: Case, windows: Windows, reader: Reader
    ) -> tuple[LimitUser, ...]:
        """What it takes of limits: at the best where no other provider could serve, else wherever one may."""
        index, recall = self.stock.index, self.recall(reader)
        if reader.mode == "optimistic":
            needs = stack_needs(case, recall, windows, ())
            view = StackView(index, recall)
            return ServingSearch(needs, view, self.stock.exclusions).forced_users()
        best = self.context.reader("optimistic", widen=reader.widen, quiet=True)
        needs = stack_needs(case, self.recall(best), windows, ())
        return possible_users(
            needs, StackView(index, self.recall(best)), StackView(index, recall)
        )

    def workers_for(self, case: Case) -> frozenset[str]:
        """Everybody who may be able to do any of a case's work."""

        def able() -> frozenset[str]:
            demands = self.claims(case, "optimistic").demands
            return frozenset(worker for each in demands for worker in each.workers)

        return case.memory.value("workers", able)

    def sight(self, case: Case) -> Sight:
        """What of others a yes about this case may rest on."""
        return case.memory.value(
            "sight", lambda: sight_of(case, self.stock.index, self._may_work_for(case))
        )

    def _may_work_for(self, case: Case) -> frozenset[str]:
        """Everybody who is able to do any of its work at any reading, assumptions widened too."""
        context = self.context
        best = self.recall(context.reader("optimistic", widen=True, quiet=True))
        people = people_at(context, best)
        return frozenset(
            worker
            for mode in EXTREMES
            for work in works_at(case, self.recall(context.reader(mode, quiet=True)))
            for worker in people.able_for(
                context, case.initiative, work.skill, work.proficiency
            )
        )

    def looks_alike(self, case: Case, one: Surroundings, other: Surroundings) -> bool:
        """Whether two surroundings are the same to a yes about this case."""
        if one is other or one.is_like(other):
            return True
        sight = self.sight(case)
        return one.seen(sight) == other.seen(sight)

    def placed(self, case: Case, around: Surroundings) -> Outcome:
        """The outcome at the pessimistic reading."""

        def alike(then: Surroundings, now: Surroundings, outcome: Outcome) -> bool:
            if outcome.is_feasible:
                return self.looks_alike(case, then, now)
            return then.is_like(now)

        return case.memory.answer(
            "placed",
            around,
            lambda: self.decide(case, self.context.reader("pessimistic"), around),
            alike=alike,
        )

    def claims_by_id(self, case_id: str, mode: ReadingName) -> Claims:
        """As `claims`, for the case of that id."""
        return self.claims(self.cases[case_id], mode)

    def room_for(self, case: Case, around: Surroundings) -> Way | None:
        """Room for the full need of an open case, beside what is kept already."""
        reader = self.context.reader("pessimistic")
        return case.memory.answer(
            "room",
            around,
            lambda: kept_room(case, reader, self.recall(reader), around),
            alike=lambda then, now, _: self.looks_alike(case, then, now),
        )

    def earliest_launches(self, case: Case) -> dict[str, int]:
        """The earliest launch of every initiative a case comes after, at the optimistic reading.

        They in turn launch after those that they come after. One without a strategy may have
        launched already.
        """
        launches = {}
        before = self.context.week_now - 1
        for name in case.initiative.after:
            other = self.cases.get(name)
            week = before if other is None else self._earliest_launch(other)
            if week is not None:
                launches[name] = week
        return launches

    def _earliest_launch(self, case: Case) -> int | None:
        if case.id not in self._launches:
            recall = self.recall(self.context.reader("optimistic", quiet=True))
            after = tuple(self.earliest_launches(case).items())
            windows = windows_of(frames_behind(case, recall, after))
            self._launches[case.id] = (
                windows.launch_window.first_start
                if isinstance(windows, Windows)
                else None
            )
        return self._launches[case.id]


class Decider:
    """Asks about one case beside others, whose claims depend on the reading."""

    def __init__(
        self, workshop: Workshop, case: Case, around: Mapping[Beside, Surroundings]
    ) -> None:
        self.workshop, self.case, self.around = workshop, case, around

    @property
    def if_all_launch(self) -> Decider:
        """Asks the same as if all that it comes after launched."""
        around = self.around
        return Decider(
            self.workshop,
            self.case,
            OnceAsked(lambda beside: around[beside].if_all_launch),
        )

    @property
    def without_open_others(self) -> Decider:
        """Asks the same as if others that are open asked for nothing."""
        around = {name: each.without_open_others for name, each in self.around.items()}
        return Decider(self.workshop, self.case, around)

    def is_like(self, other: Decider) -> bool:
        """Whether both ask beside the same."""
        return all(
            mine is other.around[name] or mine.is_like(other.around[name])
            for name, mine in self.around.items()
        )

    def __call__(
        self,
        reader: Reader,
        *,
        fixed: Way | None = None,
        lenient: bool = False,
        settle: bool = True,
    ) -> Outcome:
        """The outcome at the reader's reading."""
        beside = self.around["lenient" if lenient else reader.mode]
        return self.workshop.decide(
            self.case, reader, beside, fixed=fixed, settle=settle
        )

    def known(self, way: Way, mode: ReadingName) -> KnownWay:
        """Asks whether a way of working found at a reading still holds at another."""
        workshop = self.workshop
        return KnownWay(
            self.case, way, self.around[mode], workshop.stock, workshop.recall
        )

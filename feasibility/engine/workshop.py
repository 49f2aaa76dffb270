"""The bench of one check: what is indexed once, and everything asked twice that is answered once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from feasibility.engine.calendar import Windows, windows_of
from feasibility.engine.case import Case
from feasibility.engine.claiming import claimed, kept_room
from feasibility.engine.context import Context
from feasibility.engine.decide import Decision
from feasibility.engine.exclusion import Exclusions
from feasibility.engine.frames import frames_of
from feasibility.engine.judge import Decide, Judge, Judgement
from feasibility.engine.known_way import KnownWay
from feasibility.engine.memo import Recall
from feasibility.engine.needs import LimitUser
from feasibility.engine.outcome import Claims, Outcome, Way
from feasibility.engine.reading import Reader
from feasibility.engine.serving import ServingSearch, possible_users
from feasibility.engine.stack import StackView
from feasibility.engine.stack_index import StackIndex
from feasibility.engine.stages import stack_needs
from feasibility.engine.surroundings import Stock, Surroundings
from feasibility.model.witness import ReadingName

Beside = Literal["pessimistic", "typical", "optimistic", "lenient"]


class Workshop:
    """Asks decisions about the initiatives of one plan on one day."""

    def __init__(
        self, context: Context, index: StackIndex, cases: Mapping[str, Case]
    ) -> None:
        self.context, self.cases = context, cases
        self.stock = Stock(index, Exclusions())
        self._claims: dict[tuple[str, ReadingName, bool], Claims] = {}
        self._alone: dict[str, Judgement] = {}

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

    def decider(self, case: Case, around: Mapping[Beside, Surroundings]) -> Decide:
        """Asks about one case beside others, whose claims depend on the reading."""
        return _Decider(self, case, around)

    def judged_alone(self, case: Case, decide: Decide) -> Judgement:
        """The answer for a case by itself."""
        if case.id not in self._alone:
            self._alone[case.id] = Judge(self.context, decide).judge()
        return self._alone[case.id]

    def claims(self, case: Case, mode: ReadingName, *, widen: bool = False) -> Claims:
        """What a case asks of what is shared at a reading, found a way or not; all of it at the worst."""
        key = (case.id, mode, widen)
        if key not in self._claims:
            reader = self.context.reader(mode, widen=widen, quiet=True)
            claims, windows = claimed(case, self.recall(reader))
            if windows is not None:
                users = self._limit_users(case, windows, reader)
                claims = replace(claims, limit_users=users)
            self._claims[key] = claims
        return self._claims[key]

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
        demands = self.claims(case, "optimistic").demands
        return frozenset(worker for demand in demands for worker in demand.workers)

    def claims_by_id(self, case_id: str, mode: ReadingName) -> Claims:
        """As `claims`, for the case of that id."""
        return self.claims(self.cases[case_id], mode)

    def room_for(self, case: Case, around: Surroundings) -> Way | None:
        """Room for the full need of an open case, beside what is kept already."""
        reader = self.context.reader("pessimistic")
        return kept_room(case, reader, self.recall(reader), around)

    def earliest_launches(self, case: Case) -> dict[str, int]:
        """The earliest launch of every initiative a case comes after, at the optimistic reading."""
        launches = {}
        for name in case.initiative.after:
            other = self.cases.get(name)
            if other is None:
                continue
            reader = self.context.reader("optimistic")
            musts = other.musts_at("optimistic")
            windows = windows_of(
                frames_of(self.context, other.initiative, other.template, musts, reader)
            )
            if isinstance(windows, Windows):
                launches[name] = windows.launch_window.first_start
        return launches


class _Decider:
    """Asks about one case beside others, whose claims depend on the reading."""

    def __init__(
        self, workshop: Workshop, case: Case, around: Mapping[Beside, Surroundings]
    ) -> None:
        self.workshop, self.case, self.around = workshop, case, around

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

"""Whether one initiative can be executed at one reading: the tests that refute, then a way of working.

Tests go from cheap to dear; the first that fails is the refutation. Rules explain a way of
working and none decides alone: a serving counts only with windows in which the work fits.
"""

from __future__ import annotations

from fractions import Fraction

from feasibility.engine.calendar import Windows
from feasibility.engine.capacity.flow import growth, three_largest
from feasibility.engine.capacity.placement import Placement, place
from feasibility.engine.capacity.presence import presence_gap
from feasibility.engine.capacity.problem import Demand
from feasibility.engine.capacity.problem import Window as PlacedWindow
from feasibility.engine.case import Case
from feasibility.engine.crew import Crew, crew_at, usual_crew
from feasibility.engine.goal import GoalReading, rate_sums
from feasibility.engine.known_way import lies_inside
from feasibility.engine.memo import Recall
from feasibility.engine.money import refuted_money
from feasibility.engine.outcome import Claims, Outcome, Served, Skills, Way, refuted
from feasibility.engine.proofs import (
    refuted_capacity,
    refuted_skill,
    refuted_three,
)
from feasibility.engine.reading import Reader
from feasibility.engine.serving import FoundServing, RefutedServing, ServingSearch
from feasibility.engine.stack import StackView
from feasibility.engine.stages import (
    aimed_of,
    behind_others,
    money_at,
    narrowed,
    programmes_money_at,
    stack_needs,
    works_at,
)
from feasibility.engine.surroundings import Stock, Surroundings
from feasibility.engine.work import Work, demands_of, phase_specs
from feasibility.model.certificate import (
    AfterRefutation,
    GoalRefutation,
    Refutation,
    TimingRefutation,
)


class Decision:
    """One initiative at one reading, in its surroundings. Asked once."""

    def __init__(
        self,
        case: Case,
        reader: Reader,
        recall: Recall,
        around: Surroundings,
        stock: Stock,
    ) -> None:
        self.case, self.reader, self.recall = case, reader, recall
        self.around, self._stock = around, stock
        self.context, self.initiative = case.context, case.initiative
        self.goal: GoalReading | None = None
        self.works: tuple[Work, ...] = ()
        self.claims = Claims()
        self.tried: list[str] = []

    def outcome(self, *, fixed: Way | None = None, settle: bool = True) -> Outcome:
        """The answer; with `fixed`, whether that way's placement and parts hold here too.

        Without `settle` it is only asked whether anything refutes: no way of working is looked for.
        """
        aimed = aimed_of(self.case, self.recall, self.around.earliest)
        if aimed.refutation is not None or aimed.windows is None:
            return Outcome("refuted", refutation=aimed.refutation)
        self.goal = aimed.goal
        never = sorted(self.around.never)
        outcome = self._with_work(aimed.windows, fixed, settle=settle and not never)
        if never and not outcome.is_refuted:
            return refuted(AfterRefutation(initiative=never[0]))
        return outcome

    def _with_work(
        self, windows: Windows, fixed: Way | None, *, settle: bool
    ) -> Outcome:
        crew = crew_at(self.context, self.recall)
        self.works = works_at(self.case, self.recall)
        demands = self._demands(windows, crew)
        self.claims = Claims(
            demands=demands,
            money=money_at(self.case, self.recall),
            funnel=self._funnel(),
            skills={
                (self.case.id, work.requirement): (work.skill, work.proficiency)
                for work in self.works
            },
        )
        refutation = self._shared_sums()
        if refutation is None and not settle:
            refutation = self._people(windows, demands, crew)
        if refutation is not None:
            return refuted(refutation)
        return self._served(windows, crew, fixed, settle=settle)

    def _demands(self, windows: Windows, crew: Crew) -> tuple[Demand, ...]:
        return demands_of(
            self.context, self.initiative, self.works, windows, crew.people
        )

    def _funnel(self) -> tuple[str, Fraction] | None:
        goal = self.goal
        if goal is None or not goal.sourced or goal.audience is None:
            return None
        return goal.audience, goal.accounts_needed

    def _shared_sums(self) -> Refutation | None:
        """Money and accounts, with what programmes and counted others take."""
        money = refuted_money(
            self.context,
            self.claims.money,
            self.around.money,
            programmes_money_at(self.case, self.recall),
            self.case.id,
            self.reader,
        )
        return money or self._refuted_funnel()

    def _refuted_funnel(self) -> GoalRefutation | None:
        if self.claims.funnel is None or self.goal is None:
            return None
        audience, own = self.claims.funnel
        others = self.around.funnel(audience)
        needed = own + sum(others.values())
        if not others or needed <= self.goal.accounts:
            return None
        return GoalRefutation(
            factors=rate_sums(self.goal),
            reached=str(self.goal.accounts),
            target=str(needed),
            shared_with=tuple(sorted(others)),
        )

    def _people(
        self, windows: Windows, demands: tuple[Demand, ...], crew: Crew
    ) -> Refutation | None:
        """The necessary tests of hours and presence over these windows."""
        supply, skills = crew.people.supply, self._skills(crew)
        specs = {
            spec.phase: spec for spec in phase_specs(self.initiative, windows, demands)
        }
        frames = {frame.phase: frame for frame in windows.frames}
        for work, demand in zip(self.works, demands, strict=True):
            gaps = presence_gap(specs[work.phase], demand, supply)
            if gaps is not None:
                return refuted_skill(
                    work, frames[work.phase], windows.of[work.phase], gaps
                )
        for demand in demands:
            three = three_largest(demand, supply)
            if three is not None:
                return refuted_three(three, supply, skills)
        short = growth(self.around.network(crew), demands)
        if short.quarters:
            return refuted_capacity(short, supply, self.case.id, skills)
        return None

    def _skills(self, crew: Crew) -> Skills:
        return {**self.around.skills, **crew.skills, **self.claims.skills}

    def _served(
        self, windows: Windows, crew: Crew, fixed: Way | None, *, settle: bool
    ) -> Outcome:
        """The first serving under which the work finds room; refuted if every serving is.

        A placement is tried before the necessary tests, which it makes needless where found.
        """
        search = ServingSearch(
            stack_needs(self.case, self.recall, windows, self.around.taken),
            StackView(self._stock.index, self.recall),
            self._stock.exclusions,
        )
        while isinstance(answer := search.next(), FoundServing):
            narrow = narrowed(self.case, windows, answer.first_weeks, answer.last_week)
            if isinstance(narrow, TimingRefutation):
                search.refute(narrow)
                continue
            way = self._way(narrow, crew, answer, fixed) if settle else None
            if way is not None:
                return Outcome("feasible", way=way)
            same = narrow.of == windows.of
            refutation = None
            if settle or not same:
                demands = self._demands(narrow, crew)
                refutation = self._people(narrow, demands, crew)
            if refutation is None:
                search.give_up()
                if same and not settle:
                    break
            elif same:
                return refuted(refutation)
            else:
                search.refute(refutation)
        if isinstance(answer, RefutedServing):
            return refuted(answer.refutation)
        return Outcome("not_proven", tried=("early", "late", "spread"))

    def _way(
        self,
        left: Windows,
        crew: Crew,
        serving: FoundServing,
        fixed: Way | None,
    ) -> Way | None:
        windows = behind_others(self.case, left, self.around.launches)
        if windows is None:
            return None
        demands = self._demands(windows, crew)
        if fixed is not None:
            placement = self._fixed_placement(fixed, windows, demands, crew)
        elif crew.programme_parts is None:
            placement = None
        else:
            placement = place(
                phase_specs(self.initiative, windows, demands), self.around.room(crew)
            )
        if placement is None or placement.launch is None:
            return None
        return Way(
            initiative=self.case.id,
            reading=self.reader.mode,
            placements=dict(placement.spans),
            parts=placement.parts,
            servings=(
                Served(
                    tuple(sorted(self.reader.chosen.items())),
                    serving.serves,
                    serving.paths,
                ),
            ),
            launch_week=placement.launch,
            demands=demands,
            limit_users=serving.users,
            money=self.claims.money,
            funnel=self.claims.funnel,
            skills=self.claims.skills,
            sums=serving.sums,
        )

    def _fixed_placement(
        self, way: Way, windows: Windows, demands: tuple[Demand, ...], crew: Crew
    ) -> Placement | None:
        """A way's own placement, where windows, hours, people and presence here allow it too."""
        if not lies_inside(way, windows) or not _does(way, demands):
            return None
        if not self.around.leaves(
            way.parts, crew, usual_crew(self.context, self.recall)
        ):
            return None
        supply = crew.people.supply
        frozen = {frame.phase: frame.frozen for frame in windows.frames}
        for demand in demands:
            start, end = way.placements[demand.phase]
            placed = supply.mask(PlacedWindow(start, end, frozen[demand.phase]))
            if placed & ~supply.attended(demand.workers):
                return None
        return Placement(way.initiative, way.placements, way.launch_week, way.parts)


def _does(way: Way, demands: tuple[Demand, ...]) -> bool:
    """Whether the way's parts are the hours asked for, by workers able to do them."""
    done: dict[str, int] = {}
    able = {demand.requirement: demand.workers for demand in demands}
    for part in way.parts:
        if part.worker not in able.get(part.requirement, ()):
            return False
        done[part.requirement] = done.get(part.requirement, 0) + part.quarters
    return all(done.get(demand.requirement, 0) >= demand.quarters for demand in demands)

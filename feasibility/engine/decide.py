"""Whether one initiative can be executed at one reading: the tests that refute, then a way of working.

Tests go from cheap to dear; the first that fails is the refutation. Rules explain a way of
working and none decides alone: a serving counts only with windows in which the work fits.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from feasibility.engine.aim import aimed_at
from feasibility.engine.calendar import (
    Bound,
    Frame,
    Windows,
    bounded,
    end_from,
    windows_of,
)
from feasibility.engine.capacity.flow import growth, three_largest
from feasibility.engine.capacity.placement import Placement, place
from feasibility.engine.capacity.presence import presence_gap
from feasibility.engine.capacity.problem import Demand
from feasibility.engine.capacity.problem import Window as PlacedWindow
from feasibility.engine.case import Case, capability_needs, flow_needs, suppress_needs
from feasibility.engine.frames import frames_of
from feasibility.engine.goal import GoalReading, rate_sums
from feasibility.engine.goal_facts import goal_at, lacks_goal
from feasibility.engine.memo import Recall
from feasibility.engine.money import initiative_money, programmes_money, refuted_money
from feasibility.engine.needs import PhaseWindow, StackNeeds
from feasibility.engine.outcome import Claims, Outcome, Served, Skills, Way, refuted
from feasibility.engine.proofs import (
    refuted_capacity,
    refuted_skill,
    refuted_three,
)
from feasibility.engine.readiness import (
    approvals_by_provider,
    forbidden_providers,
    refuted_policy,
    refuted_readiness,
)
from feasibility.engine.reading import Reader
from feasibility.engine.serving import FoundServing, RefutedServing, ServingSearch
from feasibility.engine.stack import StackView
from feasibility.engine.surroundings import (
    Crew,
    Stock,
    Surroundings,
    crew_at,
    usual_crew,
)
from feasibility.engine.work import Work, demands_of, phase_specs, works_of
from feasibility.model.certificate import (
    GoalRefutation,
    Refutation,
    TimingRefutation,
    UnstatedRefutation,
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
        self.musts = case.musts_at(reader.mode)
        self.works: tuple[Work, ...] = ()
        self.claims = Claims()
        self.tried: list[str] = []
        if case.channels_decide:
            # No options: channels are not enumerated, they count all or none by the reading.
            reader.options(f"plan.initiatives[{case.id}].channels", None, (), "scope")

    def outcome(self, *, fixed: Way | None = None, settle: bool = True) -> Outcome:
        """The answer; with `fixed`, whether that way's placement and parts hold here too.

        Without `settle` it is only asked whether anything refutes: no way of working is looked for.
        """
        refutation = refuted_policy(
            self.context, self.initiative, self.musts
        ) or refuted_readiness(self.context, self.musts, self.reader)
        if refutation is not None:
            return refuted(refutation)
        if lacks_goal(self.initiative, self.reader):
            path = f"plan.initiatives[{self.case.id}].goal"
            return refuted(UnstatedRefutation(path=path))
        windows = windows_of(self._frames())
        if isinstance(windows, TimingRefutation):
            return refuted(windows)
        self.goal = goal_at(
            self.context, self.initiative, self.case.template, self.reader
        )
        aimed = aimed_at(self.goal, windows, self.case.id)
        if not isinstance(aimed, Windows):
            return refuted(aimed)
        return self._with_work(aimed, fixed, settle=settle)

    def _frames(self) -> tuple[Frame, ...]:
        frames = frames_of(
            self.context, self.initiative, self.case.template, self.musts, self.reader
        )
        for name in self.initiative.after:
            if name in self.around.earliest:
                bound = self._behind(name, self.around.earliest[name])
                frames = bounded(frames, not_before={self.case.launch_phase: bound})
        return frames

    def _behind(self, name: str, launch: int) -> Bound:
        return Bound(launch + 1, "after_initiative", name)

    def _behind_others(self, windows: Windows) -> Windows | None:
        """The windows behind the ways of those it comes after; None where one of them has no way to show."""
        frames = windows.frames
        for name in self.initiative.after:
            if name not in self.around.launches:
                return None
            bound = self._behind(name, self.around.launches[name])
            frames = bounded(frames, not_before={self.case.launch_phase: bound})
        if frames is windows.frames:
            return windows
        behind = windows_of(frames)
        return behind if isinstance(behind, Windows) else None

    def _with_work(
        self, windows: Windows, fixed: Way | None, *, settle: bool
    ) -> Outcome:
        crew = crew_at(self.context, self.recall)
        self.works = works_of(self.initiative, self.musts, self.case.terms, self.reader)
        demands = self._demands(windows, crew)
        self.claims = Claims(
            demands=demands,
            money=initiative_money(self.context, self.initiative, self.reader),
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
            return refuted(refutation, self.claims)
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
            self.recall.result(
                "programmes_money",
                lambda inner: programmes_money(self.context, inner.reader),
            ),
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
            self.needs_in(windows),
            StackView(self._stock.index, self.recall),
            self._stock.exclusions,
        )
        while isinstance(answer := search.next(), FoundServing):
            narrowed = self._narrowed(windows, answer.first_weeks, answer.last_week)
            if isinstance(narrowed, TimingRefutation):
                search.refute(narrowed)
                continue
            way = self._way(narrowed, crew, answer, fixed) if settle else None
            if way is not None:
                return Outcome("feasible", way=way, claims=self._claims(way))
            same = narrowed.of == windows.of
            refutation = None
            if settle or not same:
                demands = self._demands(narrowed, crew)
                refutation = self._people(narrowed, demands, crew)
            if refutation is None:
                search.give_up()
                if same and not settle:
                    break
            elif same:
                return refuted(refutation, self.claims)
            else:
                search.refute(refutation)
        self.claims = replace(self.claims, limit_users=search.forced_users())
        if isinstance(answer, RefutedServing):
            return refuted(answer.refutation, self.claims)
        return Outcome(
            "not_proven", claims=self.claims, tried=("early", "late", "spread")
        )

    def _claims(self, way: Way) -> Claims:
        return replace(self.claims, demands=way.demands, limit_users=way.limit_users)

    def _narrowed(
        self, windows: Windows, first_weeks: Mapping[str, int], last_week: int | None
    ) -> Windows | TimingRefutation:
        if not first_weeks and last_week is None:
            return windows
        floors = {
            phase: Bound(week, "live_from", phase)
            for phase, week in first_weeks.items()
        }
        end = (
            None if last_week is None else Bound(last_week, "live_until", self.case.id)
        )
        return windows_of(bounded(windows.frames, not_before=floors, end_by=end))

    def needs_in(self, windows: Windows) -> StackNeeds:
        """What is asked of the stack in these windows."""

        def narrow(
            first_weeks: Mapping[str, int], last_week: int | None
        ) -> Mapping[str, PhaseWindow] | Refutation:
            narrowed = self._narrowed(windows, first_weeks, last_week)
            return (
                phase_windows(narrowed) if isinstance(narrowed, Windows) else narrowed
            )

        return StackNeeds(
            initiative=self.case.id,
            windows=phase_windows(windows),
            usage_day=self.context.goal_day(self.initiative),
            terms=self.case.terms,
            narrow=narrow,
            capabilities=capability_needs(self.musts),
            flows=flow_needs(self.musts),
            suppressions=suppress_needs(self.musts),
            market_unit=self.initiative.market_unit,
            audience=self.initiative.audience,
            forbidden=forbidden_providers(self.context, self.initiative),
            starts_with=approvals_by_provider(
                self.context, self.initiative, self.case.launch_phase, self.reader
            ),
            taken=self.around.taken,
        )

    def _way(
        self,
        narrowed: Windows,
        crew: Crew,
        serving: FoundServing,
        fixed: Way | None,
    ) -> Way | None:
        windows = self._behind_others(narrowed)
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
        if not _lies_inside(way, windows) or not _does(way, demands):
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


def _lies_inside(way: Way, windows: Windows) -> bool:
    frames = {frame.phase: frame for frame in windows.frames}
    for phase, (start, end) in way.placements.items():
        window = windows.of[phase]
        if not window.first_start <= start <= window.last_start:
            return False
        if end > window.last_end or end < end_from(start, frames[phase]):
            return False
    return True


def _does(way: Way, demands: tuple[Demand, ...]) -> bool:
    """Whether the way's parts are the hours asked for, by workers able to do them."""
    done: dict[str, int] = {}
    able = {demand.requirement: demand.workers for demand in demands}
    for part in way.parts:
        if part.worker not in able.get(part.requirement, ()):
            return False
        done[part.requirement] = done.get(part.requirement, 0) + part.quarters
    return all(done.get(demand.requirement, 0) >= demand.quarters for demand in demands)


def phase_windows(windows: Windows) -> dict[str, PhaseWindow]:
    """Windows as serving takes them."""
    return {
        phase: PhaseWindow(
            earliest_start=window.first_start,
            earliest_end=window.first_end,
            latest_start=window.last_start,
            latest_end=window.last_end,
        )
        for phase, window in windows.of.items()
    }


__all__ = ["Decision", "GoalReading"]

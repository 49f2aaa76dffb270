"""One initiative at one reading, looked at line by line: what findings are told from.

A `Decision` stops at the first thing that refutes; a `Side` goes on, so that every line can be
told. It decides nothing. Where no window holds at all, lines are held against the widest one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from feasibility.engine.calendar import (
    Bound,
    Frame,
    Windows,
    bounded,
    windows_of,
)
from feasibility.engine.capacity.problem import Demand
from feasibility.engine.case import Case
from feasibility.engine.context import Context
from feasibility.engine.crew import Crew, crew_at
from feasibility.engine.exclusion import Selection
from feasibility.engine.flow import FlowView
from feasibility.engine.frames import frames_of
from feasibility.engine.goal import GoalReading
from feasibility.engine.goal_facts import goal_at
from feasibility.engine.memo import Recall
from feasibility.engine.needs import PhaseWindow, StackNeeds
from feasibility.engine.readiness import approvals_by_provider, forbidden_providers
from feasibility.engine.reading import Reader
from feasibility.engine.requirements import Line, counts_by_channel
from feasibility.engine.stack import StackView
from feasibility.engine.work import Work, demands_of, works_of
from feasibility.engine.workshop import Workshop

NEVER_BEFORE, NEVER_AFTER = -(10**6), 10**7


@dataclass(frozen=True, slots=True)
class PhaseSpan:
    """What everything before a phase allows, and what everything behind it allows; the two may cross."""

    first_start: int
    first_end: int
    last_start: int
    last_end: int

    @property
    def holds(self) -> bool:
        """Whether the phase has room."""
        return self.first_start <= self.last_start


class Side:
    """One reading of an initiative. Everything is worked out when it is first asked for.

    `providers` keeps who may do a capability in a phase, once somebody has asked.
    """

    def __init__(self, workshop: Workshop, case: Case, reader: Reader) -> None:
        self.workshop, self.case, self.reader = workshop, case, reader
        self.initiative = case.initiative
        self.providers: dict[tuple[str, str], tuple[str, ...]] = {}

    @property
    def context(self) -> Context:
        """What is checked."""
        return self.case.context

    @property
    def is_best(self) -> bool:
        """Whether every fact is read at its good end."""
        return self.reader.mode == "optimistic"

    @cached_property
    def recall(self) -> Recall:
        """What is known already at this reading."""
        return self.workshop.recall(self.reader)

    def counts(self, line: Line) -> bool:
        """Whether the line counts here: a channel-bound one may not."""
        return counts_by_channel(line.need, self.initiative, optimistic=self.is_best)

    @property
    def musts(self) -> list[Line]:
        """The lines that decide."""
        return self.case.musts_at(self.reader.mode)

    @cached_property
    def frames(self) -> tuple[Frame, ...]:
        """The phases with what bounds them, the goal apart."""
        return frames_of(
            self.context, self.initiative, self.case.template, self.musts, self.reader
        )

    @cached_property
    def spans(self) -> Mapping[str, PhaseSpan]:
        """Earliest and latest weeks of every phase, each by itself."""
        free = Bound(NEVER_AFTER, "plan_end", "")
        forward = windows_of(
            tuple(replace(each, start_by=(), end_by=(free,)) for each in self.frames)
        )
        start = Bound(NEVER_BEFORE, "plan_start", "")
        backward = windows_of(
            tuple(replace(each, not_before=(start,)) for each in self.frames)
        )
        if not isinstance(forward, Windows) or not isinstance(backward, Windows):
            raise AssertionError(self.case.id)
        return {
            phase: PhaseSpan(
                early.first_start,
                early.first_end,
                backward.of[phase].last_start,
                backward.of[phase].last_end,
            )
            for phase, early in forward.of.items()
        }

    @property
    def launch(self) -> PhaseSpan:
        """The span of the phase whose start is the launch."""
        return self.spans[self.case.launch_phase]

    @cached_property
    def goal(self) -> GoalReading | None:
        """The goal at this reading."""
        return goal_at(self.context, self.initiative, self.case.template, self.reader)

    @cached_property
    def windows(self) -> Windows | None:
        """The windows of all phases with the launch early enough for the goal, as far as there are any."""
        plain = windows_of(self.frames)
        if not isinstance(plain, Windows):
            return None
        if self.goal is None:
            return plain
        last = self.goal.last_in_time()
        in_time = self._launched_by(plain, last)
        if in_time is None:
            return plain
        first = plain.launch_window.first_start
        end = min(last, in_time.launch_window.last_start)
        latest = self.goal.latest_launch(first, end)
        return in_time if latest is None else self._launched_by(plain, latest)

    def _launched_by(self, windows: Windows, week: int) -> Windows | None:
        if self.goal is None:
            return windows
        bound = self.goal.launch_bound(week, self.case.id)
        found = windows_of(bounded(windows.frames, launch_by=bound))
        return found if isinstance(found, Windows) else None

    @cached_property
    def phase_windows(self) -> Mapping[str, PhaseWindow]:
        """The windows as serving takes them; phases without room are taken where they come earliest."""
        if self.windows is not None:
            return {
                phase: PhaseWindow(
                    each.first_start, each.first_end, each.last_start, each.last_end
                )
                for phase, each in self.windows.of.items()
            }
        return {
            phase: PhaseWindow(
                each.first_start,
                each.first_end,
                max(each.first_start, each.last_start),
                max(each.first_end, each.last_end),
            )
            for phase, each in self.spans.items()
        }

    @cached_property
    def crew(self) -> Crew:
        """The people, and what runs already."""
        return crew_at(self.context, self.recall)

    @cached_property
    def works(self) -> Mapping[str, Work]:
        """Must work by requirement."""
        works = works_of(self.initiative, self.musts, self.case.terms, self.reader)
        return {work.requirement: work for work in works}

    @cached_property
    def demands(self) -> Mapping[str, Demand]:
        """Must work as demands, by requirement; none where there are no windows."""
        if self.windows is None:
            return {}
        works = tuple(self.works.values())
        demands = demands_of(
            self.context, self.initiative, works, self.windows, self.crew.people
        )
        return {demand.requirement: demand for demand in demands}

    def able(self, skill: str, proficiency: int) -> tuple[str, ...]:
        """Who can do such work here; `?` where nobody said that the team is all there is."""
        return self.crew.people.able_for(
            self.context, self.initiative, skill, proficiency
        )

    @cached_property
    def view(self) -> StackView:
        """The stack."""
        return StackView(self.workshop.stock.index, self.recall)

    @cached_property
    def flows(self) -> FlowView:
        """The connections."""
        return FlowView(self.view)

    @cached_property
    def selection(self) -> Selection:
        """Who serves what by itself, others' needs apart."""
        windows = self.phase_windows
        needs = StackNeeds(
            initiative=self.case.id,
            windows=windows,
            usage_day=self.context.goal_day(self.initiative),
            terms=self.case.terms,
            narrow=lambda first_weeks, last_week: windows,  # noqa: ARG005
            market_unit=self.initiative.market_unit,
            audience=self.initiative.audience,
            forbidden=forbidden_providers(self.context, self.initiative),
            starts_with=approvals_by_provider(
                self.context, self.initiative, self.case.launch_phase, self.reader
            ),
        )
        return Selection(needs, self.view)

    def may_hold_more(self, capability: str) -> bool:
        """Whether somebody not listed may do it."""
        area = self.view.index.area(capability)
        return self.view.may_hold_more(f"stack.{area}")

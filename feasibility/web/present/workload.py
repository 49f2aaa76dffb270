"""Who works how much on what in which week, read off the witness of the plan."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from feasibility.model.certificate import CapacityRefutation
from feasibility.model.plan import Initiative
from feasibility.model.requirement import WorkNeed
from feasibility.model.team import Agency, Person
from feasibility.services.hours import PlannableHours, plannable_hours
from feasibility.web.current import Desk
from feasibility.web.present.refutations import capacity_of
from feasibility.web.present.timelines import template_of


@dataclass(frozen=True)
class Stint:
    """Quarter-hours of somebody in a week, on an initiative's or a programme's work of a skill."""

    owner: str
    skill: str
    worker: str
    week: date
    quarters: int


@dataclass(frozen=True)
class Workload:
    """All placed work of a plan, and the hours that can be planned."""

    desk: Desk

    @cached_property
    def stints(self) -> tuple[Stint, ...]:
        """Every piece of work that the shared witness places."""
        return (*self._of_initiatives(), *self._of_programmes())

    @cached_property
    def plannable(self) -> PlannableHours:
        """Quarter-hours by worker and week, as used meanwhile where they are open."""
        desk = self.desk
        return plannable_hours(
            desk.plan_file, desk.catalog, as_of=desk.assessment.as_of
        )

    @cached_property
    def refuted(self) -> tuple[CapacityRefutation, ...]:
        """The shortages of hours that refute initiatives."""
        found = (capacity_of(each) for each in self.desk.assessment.initiatives)
        return tuple(each for each in found if each is not None)

    @cached_property
    def skills(self) -> tuple[str, ...]:
        """Every skill that work is placed for or short of, by name."""
        found = {each.skill for each in self.stints}
        found |= {demand.skill for each in self.refuted for demand in each.demands}
        return tuple(
            sorted(found, key=lambda skill: self.desk.names.of("skill", skill))
        )

    def workers(self, skill: str) -> tuple[str, ...]:
        """Who has the skill at all and hours to plan, in the order of the lists."""
        return tuple(self._workers.get(skill, ()))

    @cached_property
    def _workers(self) -> dict[str, list[str]]:
        """Everybody with hours to plan, by skill."""
        company = self.desk.plan_file.company
        holders: tuple[Person | Agency, ...] = (*company.team, *company.agencies)
        found: dict[str, list[str]] = defaultdict(list)
        for each in holders:
            if each.id in self.plannable:
                for held in each.skills:
                    found[held.skill].append(each.id)
        return found

    def there_of(self, workers: Sequence[str]) -> Counter[date]:
        """Quarter-hours by week that these people can be planned for, all together."""
        return _summed(self.plannable[each] for each in workers)

    def busy_of(self, workers: Sequence[str]) -> Counter[date]:
        """Quarter-hours by week already placed on these people, all together."""
        return _summed(self.placed[each] for each in workers)

    def placed_on(self, workers: Sequence[str]) -> int:
        """Quarter-hours placed on these people in all weeks together."""
        return sum(self._placed_in_all.get(each, 0) for each in workers)

    @cached_property
    def _placed_in_all(self) -> dict[str, int]:
        return {worker: sum(weeks.values()) for worker, weeks in self.placed.items()}

    @cached_property
    def placed(self) -> dict[str, Counter[date]]:
        """Quarter-hours already placed, by worker, then by week."""
        found: dict[str, Counter[date]] = defaultdict(Counter)
        for stint in self.stints:
            found[stint.worker][stint.week] += stint.quarters
        return found

    def _of_initiatives(self) -> Iterator[Stint]:
        for way in self.desk.assessment.witness.ways:
            skills = self._skills_of(way.initiative)
            for part in way.parts:
                skill = (
                    skills.get(part.requirement) or part.requirement.rpartition(":")[2]
                )
                yield Stint(
                    way.initiative, skill, part.worker, part.week, part.quarters
                )

    def _of_programmes(self) -> Iterator[Stint]:
        for part in self.desk.assessment.witness.programmes:
            for week in part.weeks:
                yield Stint(
                    part.programme, part.skill, part.worker, week, part.quarters
                )

    def _skills_of(self, initiative_id: str) -> dict[str, str]:
        """The skill that each requirement of work asks for."""
        initiative: Initiative = self.desk.initiative(initiative_id)
        template = template_of(self.desk, initiative)
        needs = (*(template.requirements if template else ()), *initiative.added)
        return {need.id: need.skill for need in needs if isinstance(need, WorkNeed)}


def _summed(by_week: Iterable[Mapping[date, int]]) -> Counter[date]:
    total: Counter[date] = Counter()
    for each in by_week:
        total.update(each)
    return total

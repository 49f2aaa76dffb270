"""Whether the hours of a known way of working are still there, person by person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from feasibility.engine.capacity.problem import Window, Worker
from feasibility.engine.case import Case
from feasibility.engine.crew import Crew, programmes_key, usual_crew
from feasibility.engine.memo import Recall
from feasibility.engine.outcome import Way
from feasibility.engine.people import read_by, worker_at
from feasibility.engine.reading import ReadKey
from feasibility.engine.stages import frames_at, works_at
from feasibility.engine.surroundings import (
    Surroundings,
)
from feasibility.engine.work import Work

TEAM_SILENCE: ReadKey = ("company.complete[team]", "silence")


class KnownHours:
    """The parts of a way of working beside what programmes and others take.

    Others and programmes keep their parts. Only people of whom a fact moved are looked at.
    """

    def __init__(self, case: Case, way: Way, around: Surroundings) -> None:
        self.case, self.way, self.around = case, way, around
        self._done: dict[str, int] = {}
        self._workers: dict[str, set[str]] = {}
        self._weeks: dict[str, dict[int, int]] = {}
        for part in way.parts:
            name = part.requirement
            self._done[name] = self._done.get(name, 0) + part.quarters
            self._workers.setdefault(name, set()).add(part.worker)
            weeks = self._weeks.setdefault(part.worker, {})
            weeks[part.week] = weeks.get(part.week, 0) + part.quarters
        self._usual: dict[bool, bool] = {}

    def does(self, works: Iterable[Work]) -> bool:
        """Whether the parts are the hours asked for."""
        return all(
            self._done.get(work.requirement, 0) >= work.quarters for work in works
        )

    def holds(self, recall: Recall) -> bool:
        """Whether everybody has the hours and the skill, and somebody is there in every week."""
        if recall.changed and TEAM_SILENCE in recall.changed:
            return False
        widened = recall.reader.widen is True
        usual = self._usual.get(widened)
        crew = usual_crew(self.case.context, recall)
        if usual is None:
            usual = self._usual[widened] = self._holds_usually(recall, crew)
        if not usual:
            return False
        return not recall.changed or self._holds_moved(recall, crew)

    def doubtful(self, recall: Recall) -> set[ReadKey]:
        """The moved facts of people who have not the hours or the skill, and all where nobody is there."""
        crew = usual_crew(self.case.context, recall)
        moved = self._moved(recall)
        failing = {
            name for name, worker in moved.items() if not self._fits(crew, worker)
        }
        readers = read_by(self.case.context, recall)
        if not self._attended(recall, crew, moved):
            failing = set(moved)
        found = {key for key in recall.changed if readers.get(key) in failing}
        found |= recall.changed & {TEAM_SILENCE}
        if self._programmes_moved(recall):
            found |= recall.log_of(programmes_key(self.case.context)).keys()
        return found

    def _holds_usually(self, recall: Recall, crew: Crew) -> bool:
        index, room = crew.people.supply.index, self.around.room(crew)
        first = crew.people.supply.first
        for name, weeks in self._weeks.items():
            if name not in index:
                return False
            row = room.left[index[name]]
            if any(row[week - first] < quarters for week, quarters in weeks.items()):
                return False
        able = all(
            name in self._able(crew, work)
            for work in works_at(self.case, recall)
            for name in self._workers.get(work.requirement, ())
        )
        return able and self._attended(recall, crew, {})

    def _holds_moved(self, recall: Recall, crew: Crew) -> bool:
        if self._programmes_moved(recall):
            return False
        moved = self._moved(recall)
        if not all(self._fits(crew, worker) for worker in moved.values()):
            return False
        return self._attended(recall, crew, moved)

    def _programmes_moved(self, recall: Recall) -> bool:
        return recall.touches(programmes_key(self.case.context))

    def _moved(self, recall: Recall) -> Mapping[str, Worker]:
        """People who are not as usual at this reading."""
        readers = read_by(self.case.context, recall)
        names = {readers[key] for key in recall.changed if key in readers}
        return {name: worker_at(self.case.context, recall, name) for name in names}

    def _fits(self, crew: Crew, worker: Worker) -> bool:
        supply, room = crew.people.supply, self.around.room(crew)
        place = supply.index[worker.id]
        row, usual = room.left[place], supply.rows[place]
        mine = self._weeks.get(worker.id, {})
        if not mine:
            # What others may lack there does not touch this way; programmes might.
            row = crew.room.left[place]
        quarters, first = worker.quarters, supply.first
        for n, there in enumerate(usual):
            week = first + n
            if quarters.get(week, 0) < there - row[n] + mine.get(week, 0):
                return False
        return all(
            worker.skills.get(skill, 0) >= proficiency
            for (_, requirement), (skill, proficiency) in self.way.skills.items()
            if worker.id in self._workers.get(requirement, ())
        )

    def _able(self, crew: Crew, work: Work) -> tuple[str, ...]:
        return crew.people.able_for(
            self.case.context, self.case.initiative, work.skill, work.proficiency
        )

    def _attended(
        self, recall: Recall, crew: Crew, moved: Mapping[str, Worker]
    ) -> bool:
        """Whether somebody able is there in every week of each placed phase, frozen ones apart."""
        supply = crew.people.supply
        frozen = {frame.phase: frame.frozen for frame in frames_at(self.case, recall)}
        for work in works_at(self.case, recall):
            start, end = self.way.placements[work.phase]
            placed = supply.mask(Window(start, end, frozen[work.phase]))
            able = self._able(crew, work)
            there = supply.attended(able)
            if moved and not moved.keys().isdisjoint(able):
                kept = tuple(name for name in able if name not in moved)
                there = supply.attended(kept)
                for name in able:
                    worker = moved.get(name)
                    if (
                        worker is not None
                        and worker.skills.get(work.skill, 0) >= work.proficiency
                    ):
                        there |= supply.mask_of(worker.present)
            if placed & ~there:
                return False
        return True

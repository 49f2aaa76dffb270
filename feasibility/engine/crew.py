"""The people of a reading with the programmes that run among them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial

from feasibility.engine.capacity.network import Network
from feasibility.engine.capacity.placement import (
    place_programmes,
    placed_again,
    still_done,
)
from feasibility.engine.capacity.problem import Demand, Part
from feasibility.engine.capacity.room import Room
from feasibility.engine.context import Context
from feasibility.engine.memo import Recall
from feasibility.engine.outcome import Skills
from feasibility.engine.people import People, people_at
from feasibility.engine.work import (
    ProgrammeWork,
    programme_demands,
    programme_skills,
    programme_works,
)


@dataclass(frozen=True, eq=False)
class Crew:
    """The people of one reading and the running programmes among them.

    What is costly is worked out only when it is asked for. Of a reading with some facts moved,
    `usual` is the crew of the reading itself: programmes are done as they are there wherever
    that is still possible, so that little has to be placed anew.
    """

    people: People
    works: tuple[ProgrammeWork, ...]
    programmes: tuple[Demand, ...]
    skills: Skills
    worst: Crew | None = None
    usual: Crew | None = None

    @property
    def has_usual_work(self) -> bool:
        """Whether only the hours of people differ from the usual crew, not what programmes ask of whom."""
        return self.usual is not None and self.programmes is self.usual.programmes

    @cached_property
    def network(self) -> Network:
        """The flow of the programmes."""
        if self.usual is not None and self.has_usual_work:
            return self.usual.network.over(self.people.supply)
        return Network(self.people.supply, self.programmes)

    @cached_property
    def programme_parts(self) -> tuple[Part, ...] | None:
        """Who does the programmes when; None where they find no room, and nothing can then be placed.

        As at the pessimistic reading wherever that holds here too, so that ways found at
        different readings stand beside the same programmes.
        """
        if self.usual is not None:
            return self._as_usual(self.usual)
        known = self.worst.programme_parts if self.worst else None
        if known is not None and still_done(known, self.programmes, self._free):
            return known
        return place_programmes(self.programmes, self._free)

    def _as_usual(self, usual: Crew) -> tuple[Part, ...] | None:
        supply = self.people.supply
        moved = None
        if self.has_usual_work:
            rows = zip(supply.ids, supply.rows, usual.people.supply.rows, strict=True)
            moved = {name for name, now, then in rows if now != then}
        return placed_again(
            usual.programme_parts, self.programmes, self._free, moved=moved
        )

    @cached_property
    def room(self) -> Room:
        """What the programmes leave."""
        room = self._free.copy()
        room.take(self.programme_parts or ())
        return room

    @cached_property
    def _free(self) -> Room:
        """All worker-weeks, with what programmes expect of each."""
        if self.usual is None:
            return Room(self.people.supply, self.programmes)
        return self.usual._free.of(self.people.supply)


def crew_at(context: Context, recall: Recall) -> Crew:
    """People and programmes at a reading; worked out anew only where one of their facts moved."""
    return recall.result(_key(context), partial(_crew, context))


def usual_crew(context: Context, recall: Recall) -> Crew:
    """The crew of the base reading, whatever facts this reader moved."""
    return recall.base(_key(context), partial(_crew, context))


def _key(context: Context) -> tuple[str, int]:
    return ("crew", context.last_week)


def programmes_key(context: Context) -> tuple[str, int]:
    """Under what the hours of running programmes are kept, once a crew was asked for."""
    return ("programmes", context.last_week)


def _crew(context: Context, recall: Recall) -> Crew:
    people = people_at(context, recall)
    works = recall.result(
        programmes_key(context),
        lambda inner: programme_works(context, inner),
    )
    usual = usual_crew(context, recall) if recall.changed else None
    if usual is not None and usual.people.supply.ids != people.supply.ids:
        usual = None
    if usual is None:
        demands = programme_demands(works, people)
        worst = None
        if recall.reader.mode != "pessimistic":
            worst = usual_crew(context, recall.at("pessimistic"))
        return Crew(people, works, demands, programme_skills(context), worst)
    same = works is usual.works and _able(works, people) == _able(works, usual.people)
    demands = usual.programmes if same else programme_demands(works, people)
    return Crew(people, works, demands, usual.skills, usual=usual)


def _able(works: tuple[ProgrammeWork, ...], people: People) -> list[tuple[str, ...]]:
    """Who can do what programmes ask for, skill by skill."""
    asked = dict.fromkeys((work.skill, work.proficiency) for work in works)
    return [people.able(*each) for each in asked]

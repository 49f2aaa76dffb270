"""What is shared: the people of a reading with the programmes they run, and what others claim of it all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from feasibility.engine.capacity.flow import reach
from feasibility.engine.capacity.network import Network
from feasibility.engine.capacity.placement import place_programmes
from feasibility.engine.capacity.problem import Demand, Part, bits
from feasibility.engine.capacity.room import Room
from feasibility.engine.context import Context
from feasibility.engine.exclusion import Exclusions
from feasibility.engine.memo import Recall
from feasibility.engine.money import Needs
from feasibility.engine.needs import LimitUser
from feasibility.engine.outcome import Claims, Skills, Way
from feasibility.engine.people import People, people_at
from feasibility.engine.stack_index import StackIndex
from feasibility.engine.work import programme_demands, programme_skills, programme_works


@dataclass(frozen=True, eq=False)
class Stock:
    """The stack of the company, indexed, and the table of exclusions that refutations refer to."""

    index: StackIndex
    exclusions: Exclusions


@dataclass(frozen=True, eq=False)
class Crew:
    """The people of one reading and the running programmes among them.

    `programme_parts` is None where the programmes alone find no room; nothing can then be placed.
    """

    people: People
    programmes: tuple[Demand, ...]
    skills: Skills
    room: Room
    programme_parts: tuple[Part, ...] | None

    @cached_property
    def network(self) -> Network:
        """The flow of the programmes."""
        return Network(self.people.supply, self.programmes)


def crew_at(context: Context, recall: Recall) -> Crew:
    """People and programmes at a reading; worked out anew only where one of their facts moved."""
    return recall.result(
        ("crew", context.last_week), lambda inner: _crew(context, inner)
    )


def _crew(context: Context, recall: Recall) -> Crew:
    people = people_at(context, recall)
    works = recall.result(
        ("programmes", context.last_week),
        lambda inner: programme_works(context, inner.reader),
    )
    programmes = programme_demands(works, people)
    room = Room(people.supply, programmes)
    parts = place_programmes(programmes, room)
    if parts is not None:
        room.take(parts)
    return Crew(people, programmes, programme_skills(context), room, parts)


@dataclass(eq=False)
class Surroundings:
    """What counted others claim at one reading; nothing, where an initiative is looked at alone.

    `ways` are reserved as they stand; `claims` count in sums, found a way or not. Of those for
    which no room was found, every worker-week able to serve any of their work is `kept_free`.
    """

    claims: Mapping[str, Claims] = field(default_factory=dict)
    ways: tuple[Way, ...] = ()
    kept_free: tuple[Demand, ...] = ()
    launches: Mapping[str, int] = field(default_factory=dict)
    _networks: dict[Crew, Network] = field(default_factory=dict)
    _rooms: dict[Crew, Room] = field(default_factory=dict)

    def network(self, crew: Crew) -> Network:
        """The flow of programmes and of what the others ask for."""
        if not self.claims:
            return crew.network
        network = self._networks.get(crew)
        if network is None:
            demands = [
                demand for claims in self.claims.values() for demand in claims.demands
            ]
            network = self._networks[crew] = Network(
                crew.people.supply, (*crew.programmes, *demands)
            )
        return network

    def room(self, crew: Crew) -> Room:
        """What programmes and the others' ways leave of the worker-weeks (not under 0)."""
        if not self.ways and not self.kept_free:
            return crew.room
        room = self._rooms.get(crew)
        if room is None:
            room = self._rooms[crew] = crew.room.copy()
            for way in self.ways:
                _take(room, way.parts)
            _keep_free(room, self.kept_free)
        return room

    @property
    def taken(self) -> tuple[LimitUser, ...]:
        """What the others take of limits."""
        return tuple(
            user for claims in self.claims.values() for user in claims.limit_users
        )

    @property
    def money(self) -> dict[str, Needs]:
        """What the others take of budget lines."""
        return {
            name: claims.money for name, claims in self.claims.items() if claims.money
        }

    @property
    def skills(self) -> Skills:
        """Skill and proficiency of each of the others' works."""
        return {
            key: skill
            for claims in self.claims.values()
            for key, skill in claims.skills.items()
        }

    def funnel(self, audience: str) -> dict[str, Fraction]:
        """The accounts of an audience that the others' sourced goals need."""
        return {
            name: claims.funnel[1]
            for name, claims in self.claims.items()
            if claims.funnel is not None and claims.funnel[0] == audience
        }


def _keep_free(room: Room, demands: tuple[Demand, ...]) -> None:
    supply = room.supply
    for worker, mask in reach(demands, supply).items():
        row = room.left[worker]
        for week in bits(mask):
            row[week] = 0


def _take(room: Room, parts: tuple[Part, ...]) -> None:
    index, first = room.supply.index, room.supply.first
    for part in parts:
        if part.worker in index:
            row = room.left[index[part.worker]]
            row[part.week - first] = max(0, row[part.week - first] - part.quarters)

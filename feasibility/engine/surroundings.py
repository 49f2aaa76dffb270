"""What is shared: the people of a reading with the programmes they run, and what others claim of it all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property, partial

from feasibility.engine.capacity.network import Network
from feasibility.engine.capacity.placement import place_programmes
from feasibility.engine.capacity.problem import Demand, Part
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

    What is costly is worked out only when it is asked for.
    """

    people: People
    programmes: tuple[Demand, ...]
    skills: Skills
    worst: Crew | None = None

    @cached_property
    def network(self) -> Network:
        """The flow of the programmes."""
        return Network(self.people.supply, self.programmes)

    @cached_property
    def programme_parts(self) -> tuple[Part, ...] | None:
        """Who does the programmes when; None where they find no room, and nothing can then be placed.

        As at the pessimistic reading wherever that holds here too, so that ways found at
        different readings stand beside the same programmes.
        """
        usual = self.worst.programme_parts if self.worst else None
        if usual is not None and self._holds(usual):
            return usual
        return place_programmes(
            self.programmes, Room(self.people.supply, self.programmes)
        )

    def _holds(self, parts: tuple[Part, ...]) -> bool:
        supply = self.people.supply
        asked = {
            (demand.owner, demand.requirement, demand.window.first): demand
            for demand in self.programmes
        }
        left = [list(row) for row in supply.rows]
        given: dict[tuple[str, str, int], int] = {}
        for part in parts:
            key = (part.owner, part.requirement, part.week)
            if key not in asked or part.worker not in asked[key].workers:
                return False
            given[key] = given.get(key, 0) + part.quarters
            row = left[supply.index[part.worker]]
            row[part.week - supply.first] -= part.quarters
            if row[part.week - supply.first] < 0:
                return False
        return all(
            given.get(key, 0) >= demand.quarters for key, demand in asked.items()
        )

    @cached_property
    def room(self) -> Room:
        """What the programmes leave."""
        room = Room(self.people.supply, self.programmes)
        room.take(self.programme_parts or ())
        return room


def crew_at(context: Context, recall: Recall) -> Crew:
    """People and programmes at a reading; worked out anew only where one of their facts moved."""
    return recall.result(_key(context), partial(_crew, context))


def usual_crew(context: Context, recall: Recall) -> Crew:
    """The crew of the base reading, whatever facts this reader moved."""
    return recall.base(_key(context), partial(_crew, context))


def _key(context: Context) -> tuple[str, int]:
    return ("crew", context.last_week)


def _crew(context: Context, recall: Recall) -> Crew:
    people = people_at(context, recall)
    works = recall.result(
        ("programmes", context.last_week),
        lambda inner: programme_works(context, inner.reader),
    )
    worst = None
    if recall.reader.mode != "pessimistic":
        worst = usual_crew(context, recall.at("pessimistic"))
    return Crew(
        people, programme_demands(works, people), programme_skills(context), worst
    )


@dataclass(eq=False)
class Surroundings:
    """What counted others claim at one reading; nothing, where an initiative is looked at alone.

    `ways` are reserved as they stand; `claims` count in sums, found a way or not. Of those for
    which no room was found, every worker able to serve any of their work is `kept_free`.
    `launches` are those that a way may come after, `earliest` what refutations count with.
    """

    claims: Mapping[str, Claims] = field(default_factory=dict)
    ways: tuple[Way, ...] = ()
    kept_free: frozenset[str] = frozenset()
    launches: Mapping[str, int] = field(default_factory=dict)
    earliest: Mapping[str, int] = field(default_factory=dict)
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

    def leaves(self, parts: tuple[Part, ...], crew: Crew, usual: Crew) -> bool:
        """Whether these parts fit beside programmes and others as they stand in the usual crew.

        Only workers whose weeks differ from the usual ones are looked at: the others' rows are
        those the parts were placed in.
        """
        room = self.room(usual)
        own = _by_worker(parts)
        index, rows = crew.people.supply.index, crew.people.supply.rows
        for worker, row in enumerate(room.left):
            name = room.supply.ids[worker]
            usual_row = room.supply.rows[worker]
            mine = own.get(name, {})
            now = rows[index[name]] if name in index else [0] * len(row)
            if now == usual_row:
                short = any(row[week - room.supply.first] < mine[week] for week in mine)
            else:
                short = any(
                    now[n] < usual_row[n] - row[n] + mine.get(room.supply.first + n, 0)
                    for n in range(len(row))
                )
            if short:
                return False
        return True

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


def _by_worker(parts: tuple[Part, ...]) -> dict[str, dict[int, int]]:
    found: dict[str, dict[int, int]] = {}
    for part in parts:
        weeks = found.setdefault(part.worker, {})
        weeks[part.week] = weeks.get(part.week, 0) + part.quarters
    return found


def _keep_free(room: Room, workers: frozenset[str]) -> None:
    index = room.supply.index
    for worker in workers:
        if worker in index:
            row = room.left[index[worker]]
            row[:] = [0] * len(row)


def _take(room: Room, parts: tuple[Part, ...]) -> None:
    index, first = room.supply.index, room.supply.first
    for part in parts:
        if part.worker in index:
            row = room.left[index[part.worker]]
            row[part.week - first] = max(0, row[part.week - first] - part.quarters)

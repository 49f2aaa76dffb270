"""What is shared: the people of a reading with the programmes they run, and what others claim of it all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property
from typing import Any

from feasibility.engine.capacity.network import Network
from feasibility.engine.capacity.problem import Part
from feasibility.engine.capacity.room import Room
from feasibility.engine.crew import Crew
from feasibility.engine.exclusion import Exclusions
from feasibility.engine.memory import Memory
from feasibility.engine.money import Needs
from feasibility.engine.needs import LimitUser
from feasibility.engine.outcome import Claims, Skills, Way, by_worker
from feasibility.engine.sight import Sight
from feasibility.engine.stack_index import StackIndex


@dataclass(frozen=True, eq=False)
class Stock:
    """The stack of the company, indexed, the tables of exclusions that refutations refer to, and what else is kept."""

    index: StackIndex
    exclusions: Exclusions
    memory: Memory


@dataclass(eq=False)
class Surroundings:
    """What counted others claim at one reading; nothing, where an initiative is looked at alone.

    `ways` are reserved as they stand; `claims` count in sums, found a way or not. Of those for
    which no room was found, every worker able to serve any of their work is `kept_free`.
    `launches` are those that a way may come after, `earliest` what refutations count with;
    `never` are those it comes after that have no launch at this reading.
    """

    claims: Mapping[str, Claims] = field(default_factory=dict)
    ways: tuple[Way, ...] = ()
    kept_free: frozenset[str] = frozenset()
    launches: Mapping[str, int] = field(default_factory=dict)
    earliest: Mapping[str, int] = field(default_factory=dict)
    never: frozenset[str] = frozenset()
    _networks: dict[Crew, Network] = field(default_factory=dict)
    _rooms: dict[Crew, Room] = field(default_factory=dict)
    _seen: tuple[Sight, tuple[Any, ...]] | None = None

    @property
    def if_all_launch(self) -> Surroundings:
        """The same if all that it comes after launched, at the earliest where nothing says when."""
        if not self.never:
            return self
        return replace(
            self,
            launches={**self.earliest, **self.launches},
            never=frozenset(),
            _seen=None,
        )

    @property
    def open_others(self) -> frozenset[str]:
        """Those counted of which no way of working is known that holds."""
        settled = {way.initiative for way in self.ways if not way.reserved}
        return frozenset(self.claims) - settled

    @property
    def without_open_others(self) -> Surroundings:
        """The same if those asked for nothing."""
        return replace(
            self,
            claims={
                name: claims
                for name, claims in self.claims.items()
                if name not in self.open_others
            },
            ways=tuple(way for way in self.ways if not way.reserved),
            kept_free=frozenset(),
            _networks={},
            _rooms={},
            _seen=None,
        )

    def network(self, crew: Crew) -> Network:
        """The flow of programmes and of what the others ask for."""
        if not self.claims:
            return crew.network
        network = self._networks.get(crew)
        if network is None:
            if crew.usual is not None and crew.has_usual_work:
                # Crews of moved facts are asked about once.
                return self.network(crew.usual).over(crew.people.supply)
            network = self._networks[crew] = crew.network.copy()
            network.add(
                demand for claims in self.claims.values() for demand in claims.demands
            )
        return network

    def room(self, crew: Crew) -> Room:
        """What programmes and the others' ways leave of the worker-weeks (not under 0)."""
        if not self.ways and not self.kept_free:
            return crew.room
        if crew.usual is not None:
            return self._moved_room(crew, crew.usual)
        room = self._rooms.get(crew)
        if room is None:
            room = self._rooms[crew] = crew.room.copy()
            for worker in self._used:
                self._leave(room, worker)
            _keep_free(room, self.kept_free)
        return room

    def _moved_room(self, crew: Crew, usual: Crew) -> Room:
        """The room of a crew of which few differ: only their rows are worked out."""
        known, free = self.room(usual), usual.room
        room = crew.room.copy()
        for worker, row in enumerate(room.left):
            if row == free.left[worker]:
                room.left[worker] = list(known.left[worker])
                continue
            name = room.supply.ids[worker]
            if name in self._used:
                self._leave(room, name)
            if name in self.kept_free:
                row[:] = [0] * len(row)
        return room

    @cached_property
    def _used(self) -> Mapping[str, Mapping[int, int]]:
        """Quarter-hours of each worker and week that the others' ways take."""
        return self._used_of(None)

    def _used_of(self, workers: frozenset[str] | None) -> dict[str, dict[int, int]]:
        """The same of some workers, or of all."""
        used: dict[str, dict[int, int]] = {}
        for way in self.ways:
            for name, taken in way.weeks.items():
                if workers is None or name in workers:
                    weeks = used.setdefault(name, {})
                    for week, quarters in taken.items():
                        weeks[week] = weeks.get(week, 0) + quarters
        return used

    def _leave(self, room: Room, worker: str) -> None:
        """Takes what the others' ways use of a worker (not under 0)."""
        place = room.supply.index.get(worker)
        if place is None:
            return
        row, first = room.left[place], room.supply.first
        for week, quarters in self._used[worker].items():
            row[week - first] = max(0, row[week - first] - quarters)

    def leaves(self, parts: tuple[Part, ...], crew: Crew, usual: Crew) -> bool:
        """Whether these parts fit beside programmes and others as they stand in the usual crew.

        Of workers who do none of the parts only the programmes are looked at: what others may
        lack there does not touch these.
        """
        room = self.room(usual)
        own = by_worker(parts)
        index, rows = crew.people.supply.index, crew.people.supply.rows
        for worker, left in enumerate(room.left):
            name = room.supply.ids[worker]
            usual_row = room.supply.rows[worker]
            mine = own.get(name, {})
            row = left if mine else usual.room.left[worker]
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

    def seen(self, sight: Sight) -> tuple[Any, ...]:
        """What of it a yes within that sight may rest on."""
        if self._seen is None or self._seen[0] != sight:
            self._seen = (sight, self._look(sight))
        return self._seen[1]

    def _look(self, sight: Sight) -> tuple[Any, ...]:
        money = self.money
        return (
            [self.earliest.get(name) for name in sight.after],
            [self.launches.get(name) for name in sight.after],
            self.never,
            [
                {name: needs[key] for name, needs in money.items() if needs.get(key)}
                for key in sight.lines
            ],
            {} if sight.audience is None else self.funnel(sight.audience),
            self.taken_of(sight.limits),
            self._used_of(sight.workers),
            self.kept_free & sight.workers,
        )

    def is_like(self, other: Surroundings) -> bool:
        """Whether everything counted is the same."""
        return (
            list(self.claims.items()) == list(other.claims.items())
            and self.ways == other.ways
            and self.kept_free == other.kept_free
            and self.launches == other.launches
            and self.earliest == other.earliest
            and self.never == other.never
        )

    @cached_property
    def _taken_of(self) -> Mapping[tuple[str, str], list[LimitUser]]:
        found: dict[tuple[str, str], list[LimitUser]] = {}
        for user in self.taken:
            found.setdefault((user.provider, user.limit), []).append(user)
        return found

    def taken_of(self, limits: Iterable[tuple[str, str]]) -> list[LimitUser]:
        """What the others take of some limits (provider, limit)."""
        return [user for key in limits for user in self._taken_of.get(key, ())]

    @cached_property
    def taken(self) -> tuple[LimitUser, ...]:
        """What the others take of limits."""
        return tuple(
            user for claims in self.claims.values() for user in claims.limit_users
        )

    @cached_property
    def money(self) -> dict[str, Needs]:
        """What the others take of budget lines."""
        return {
            name: claims.money for name, claims in self.claims.items() if claims.money
        }

    @cached_property
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


def _keep_free(room: Room, workers: frozenset[str]) -> None:
    index = room.supply.index
    for worker in workers:
        if worker in index:
            row = room.left[index[worker]]
            row[:] = [0] * len(row)

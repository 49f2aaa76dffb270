"""A serving in the making: the slots filled so far, and whether one more provider fits beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from feasibility.engine.domain import Option
from feasibility.engine.exclusion import Selection
from feasibility.engine.flow import FlowView, Route
from feasibility.engine.limits import Load
from feasibility.engine.needs import WILDCARD, LimitUser, Windows
from feasibility.engine.refuting import Exceeded, Given, NoWay, Tree
from feasibility.engine.slots import Join, Slot
from feasibility.model.witness import FlowPath


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a branch holds nothing (none: not proven), and the slots whose providers it hangs on."""

    tree: Tree | None
    conflicts: frozenset[int]


class Attempt:
    """Providers chosen for slots, routes for joins, and the windows that these leave."""

    def __init__(
        self, selection: Selection, slots: Sequence[Slot], joins: Sequence[Join]
    ) -> None:
        self._selection, self._slots, self._joins = selection, slots, joins
        self._flows = FlowView(selection.stack)
        self._at: list[list[int]] = [[] for _ in slots]
        for number, join in enumerate(joins):
            for place in {join.start, join.end}:
                self._at[place].append(number)
        self._chosen: dict[int, Option] = {}
        self._routes: dict[int, Route] = {}
        self._users: dict[int, tuple[LimitUser, ...]] = {}
        self._windows: list[Windows] = [selection.needs.windows]

    @property
    def windows(self) -> Windows:
        """The windows of the phases under all that is chosen."""
        return self._windows[-1]

    def fill(self, place: int, option: Option) -> Failure | None:
        """Fills the slot, unless that fails with what is chosen already."""
        self._chosen[place] = option
        failure = self._join(place) or self._load(place) or self._narrow(place)
        if failure is not None:
            self._drop(place)
        return failure

    def near(self, place: int) -> Callable[[str], int] | None:
        """How much of what is chosen speaks for a provider here: the same one, or one connected to it.

        None where nothing chosen is joined to the slot and no provider delays anything.
        """
        beside = [
            self._beside(number, place)
            for number in self._at[place]
            if self._chosen.keys()
            & {self._joins[number].start, self._joins[number].end}
        ]
        delayed = self._selection.needs.starts_with
        if not beside and not delayed:
            return None
        return lambda provider: (
            sum(provider in several for several in beside) - (provider in delayed)
        )

    def _beside(self, number: int, place: int) -> frozenset[str]:
        join, flows = self._joins[number], self._selection.stack.index.flows
        if place == join.end:
            chosen = self._chosen[join.start].provider
            arcs = flows.leaving(chosen, join.carried.object)
        else:
            chosen = self._chosen[join.end].provider
            arcs = flows.entering(chosen, join.carried.object)
        return frozenset((chosen, *(arc.to for arc in arcs)))

    def empty(self, place: int) -> None:
        """Takes back the slot filled last."""
        self._drop(place)
        self._windows.pop()

    def providers(self, slots: Iterable[int]) -> tuple[str, ...]:
        """Who fills these slots."""
        return tuple(self._chosen[place].provider for place in slots)

    def serves(self) -> Mapping[str, str]:
        """Capability -> provider."""
        return {
            slot.capability: self._chosen[place].provider
            for place, slot in enumerate(self._slots)
        }

    def paths(self) -> tuple[FlowPath, ...]:
        """The path of every flow, and of every suppression to each provider that sends."""
        paths = {}
        for number, join in enumerate(self._joins):
            route, end = self._routes[number], self._chosen[join.end].provider
            paths[join.requirement, end] = FlowPath(
                requirement=join.requirement,
                to_provider=end,
                hops=route.hops,
                minutes=route.minutes,
            )
        return tuple(paths.values())

    def users(self) -> tuple[LimitUser, ...]:
        """What the chosen providers' limits are used for."""
        return tuple(
            user for place in sorted(self._users) for user in self._users[place]
        )

    def others(self, users: Iterable[LimitUser]) -> tuple[LimitUser, ...]:
        """What others take of the same limits."""
        mine = {(user.provider, user.limit) for user in users}
        taken = self._selection.needs.taken
        return tuple(each for each in taken if (each.provider, each.limit) in mine)

    def first_weeks(self) -> Mapping[str, int]:
        """Phase -> first week that the chosen providers and routes allow, where they bind."""
        weeks = self._first_weeks_of_providers()
        for number, route in self._routes.items():
            if self._holds_up(number, route) and route.first_week is not None:
                phase, week = self._joins[number].phase, route.first_week
                weeks[phase] = max(week, weeks.get(phase, week))
        return weeks

    def _first_weeks_of_providers(self) -> dict[str, int]:
        weeks: dict[str, int] = {}
        for option in self._chosen.values():
            for phase, week in option.first_weeks:
                weeks[phase] = max(week, weeks.get(phase, week))
        return weeks

    def last_week(self) -> int | None:
        """The last week that the chosen providers allow the initiative, where they bind."""
        ends = (option.last_week for option in self._chosen.values())
        return min((end for end in ends if end is not None), default=None)

    def binding_slots(self) -> frozenset[int]:
        """The slots whose providers, or routes between them, narrow a window."""
        slots = set(self._binding_providers())
        for number, route in self._routes.items():
            if self._holds_up(number, route):
                slots |= {self._joins[number].start, self._joins[number].end}
        return frozenset(slots)

    def _binding_providers(self) -> frozenset[int]:
        return frozenset(
            place for place, option in self._chosen.items() if option.binds
        )

    def _holds_up(self, number: int, route: Route) -> bool:
        if route.first_week is None:
            return False
        window = self._selection.needs.windows[self._joins[number].phase]
        return route.first_week > window.earliest_start

    def _join(self, place: int) -> Failure | None:
        """Routes to and from the slots filled before."""
        for number in self._at[place]:
            join = self._joins[number]
            start, end = self._chosen.get(join.start), self._chosen.get(join.end)
            if start is None or end is None:
                continue
            route = self._flows.route(
                start.provider,
                end.provider,
                join.carried,
                within=join.within,
                starts_by=self._selection.needs.windows[join.phase].latest_start,
                backwards=place == join.start,
            )
            if route is None:
                sides = frozenset((start.provider,)), frozenset((end.provider,))
                return Failure(NoWay(number, *sides), frozenset((join.start, join.end)))
            self._routes[number] = route
        return None

    def _load(self, place: int) -> Failure | None:
        """The limits of the provider, for all the slots it fills and for others."""
        slot, provider = self._slots[place], self._chosen[place].provider
        if not slot.limits or provider == WILDCARD:
            return None
        self._users[place] = users = tuple(self._selection.users(slot.needs, provider))
        for limit in dict.fromkeys(user.limit for user in users):
            load, slots = self._together(provider, limit)
            if load is not None and load.kind != "minimum" and not load.holds:
                return Failure(Exceeded(provider, limit), slots)
        return None

    def _together(
        self, provider: str, limit: str
    ) -> tuple[Load | None, frozenset[int]]:
        everyone: list[LimitUser] = []
        slots = set()
        for place, users in self._users.items():
            mine = [u for u in users if (u.provider, u.limit) == (provider, limit)]
            if mine:
                everyone += mine
                slots.add(place)
        everyone += self.others(everyone)
        load = self._selection.limits.load(provider, limit, everyone)
        return load, frozenset(slots)

    def _narrow(self, place: int) -> Failure | None:
        """The windows, if this provider or a route to it binds any: by tool dates, then by routes too."""
        held_up = any(
            self._holds_up(number, self._routes[number])
            for number in self._at[place]
            if number in self._routes
        )
        binds = self._chosen[place].binds
        if not held_up and not binds:
            self._windows.append(self.windows)
            return None
        narrow, last = self._selection.needs.narrow, self.last_week()
        by_tools = self._first_weeks_of_providers()
        narrowed = narrow(by_tools, last)
        if not isinstance(narrowed, Mapping):
            return Failure(Given(narrowed), self._binding_providers())
        weeks = self.first_weeks()
        if weeks != by_tools:
            narrowed = narrow(weeks, last)
            if not isinstance(narrowed, Mapping):
                return Failure(Given(narrowed), self.binding_slots())
        self._windows.append(narrowed)
        return None

    def _drop(self, place: int) -> None:
        del self._chosen[place]
        self._users.pop(place, None)
        for number in self._at[place]:
            self._routes.pop(number, None)

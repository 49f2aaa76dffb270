"""Whether a known way of working still holds where some facts are other than they were.

Nothing is searched for: its own providers, paths, weeks and people are held against the facts, in
tests of which each remembers what it read. A moved fact asks only those tests anew that read it.
Where it holds, there is a way of working; where it does not, there may be another.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from feasibility.engine.calendar import Windows, end_from
from feasibility.engine.case import Case
from feasibility.engine.domain import ANYBODY, Option, option_for
from feasibility.engine.exclusion import Selection
from feasibility.engine.flow import FlowView, Route
from feasibility.engine.known_hours import KnownHours
from feasibility.engine.memo import Recall, Recorded
from feasibility.engine.money import refuted_money
from feasibility.engine.needs import WILDCARD, LimitUser
from feasibility.engine.outcome import Way
from feasibility.engine.reading import Log, Reader, ReadKey
from feasibility.engine.slots import Join, Slot, slots_and_joins
from feasibility.engine.stack import Ruled, StackView
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

Store = dict[Hashable, Recorded]
Remembers = Callable[[Reader], Recall]
Moved = Mapping[ReadKey, Any]
ReaderOf = Callable[[Moved], Reader]


class Test(NamedTuple):
    """One thing that has to hold, by the name its result is remembered under."""

    name: Hashable
    holds: Callable[[Recall], Any]


class KnownWay:
    """A way of working of one initiative in its surroundings."""

    def __init__(
        self,
        case: Case,
        way: Way,
        around: Surroundings,
        stock: Stock,
        recall_of: Remembers,
    ) -> None:
        self.case, self.way, self.around, self.stock = case, way, around, stock
        self._recall_of = recall_of
        self._stores: dict[bool, Store] = {}
        self._readers: dict[bool, dict[ReadKey | None, list[Test]]] = {}
        self._hours = KnownHours(case, way, around)
        self._serves = way.servings[0].serves if way.servings else {}
        self._tests: tuple[Test, ...] = ()

    def holds(self, reader: Reader) -> bool:
        """Whether it holds at this reading."""
        if not self._serves and self.case.asked_at(reader.mode).capabilities:
            return False
        recall = self._recall_of(reader)
        return all(
            self._kept(recall, test) for test in self._touched(recall)
        ) and self._hours.holds(recall)

    def suspects(
        self, keys: Sequence[ReadKey], values: Moved, reader_of: ReaderOf
    ) -> list[ReadKey]:
        """Those facts under which, moved alone, it does not hold, in their order."""
        recall = self._recall_of(reader_of(values))
        doubtful: set[ReadKey] = set()
        for test in self._every(recall):
            if not self._kept(recall, test):
                doubtful |= self._log(recall, test).keys()
        doubtful |= self._hours.doubtful(recall)
        return [
            key
            for key in keys
            if key in doubtful and not self.holds(reader_of({key: values[key]}))
        ]

    def _touched(self, recall: Recall) -> Iterable[Test]:
        """The tests that what this reader moved may turn, and any that fails without."""
        if not recall.changed:
            return self._every(recall)
        widened = recall.reader.widen is True
        readers = self._readers.get(widened)
        if readers is None:
            readers = self._readers[widened] = self._read_by(recall.unmoved())
        found = {test.name: test for test in readers[None]}
        for key in recall.changed:
            found.update({test.name: test for test in readers.get(key, ())})
        return found.values()

    def _read_by(self, recall: Recall) -> dict[ReadKey | None, list[Test]]:
        """Of every fact, the tests that read it; under None those that fail as nothing is moved."""
        found: dict[ReadKey | None, list[Test]] = {None: []}
        for test in self._every(recall):
            if not self._kept(recall, test):
                found[None].append(test)
            for key in self._log(recall, test):
                found.setdefault(key, []).append(test)
        return found

    def _kept(self, recall: Recall, test: Test) -> Any:
        return recall.kept(self._store(recall), test.name, test.holds)

    def _log(self, recall: Recall, test: Test) -> Log:
        return self._store(recall)[test.name].log

    def _store(self, recall: Recall) -> Store:
        return self._stores.setdefault(recall.reader.widen is True, {})

    def _every(self, recall: Recall) -> tuple[Test, ...]:
        if not self._tests:
            self._tests = tuple(self._all_tests(recall))
        return self._tests

    def _all_tests(self, recall: Recall) -> Iterator[Test]:
        yield Test("calendar", self._windows)
        yield Test("work", self._work_is_done)
        yield Test("money", self._money_is_there)
        yield Test("funnel", self._accounts_are_there)
        if not self.case.asked_at(recall.reader.mode).capabilities and not self._serves:
            yield Test("inside", self._stands_inside)
            return
        for slot in self._slots(recall)[0]:
            yield Test(("slot", slot.capability), partial(self._option, slot))
        for provider in dict.fromkeys(self._serves.values()):
            yield Test(("limits", provider), partial(self._limits_hold, provider))
        for join in self._slots(recall)[1]:
            yield Test(("join", join), partial(self._route, join))
        yield Test("inside", self._stands_inside)

    def _windows(self, recall: Recall) -> Windows | None:
        return aimed_of(self.case, recall, self.around.earliest).windows

    def _work_is_done(self, recall: Recall) -> bool:
        return self._hours.does(works_at(self.case, recall))

    def _money_is_there(self, recall: Recall) -> bool:
        found = refuted_money(
            self.case.context,
            money_at(self.case, recall),
            self.around.money,
            programmes_money_at(self.case, recall),
            self.case.id,
            recall.reader,
        )
        return found is None

    def _accounts_are_there(self, recall: Recall) -> bool:
        goal = aimed_of(self.case, recall, self.around.earliest).goal
        if goal is None or not goal.sourced or goal.audience is None:
            return True
        others = self.around.funnel(goal.audience)
        needed = goal.accounts_needed + sum(others.values())
        return not others or needed <= goal.accounts

    def _slots(self, recall: Recall) -> tuple[tuple[Slot, ...], tuple[Join, ...]]:
        """Slots and joins hang on the needs alone, which no fact moves."""
        index = self.stock.index
        return slots_and_joins(self.case.asked_at(recall.reader.mode), index)

    def _selection(self, recall: Recall) -> Selection | None:
        """What is asked of the stack at this reading; none where there are no windows."""
        windows = self._windows(recall)
        if windows is None:
            return None
        found: Selection | None = recall.given.get("selection")
        if found is None:
            needs = stack_needs(self.case, recall, windows, self.around.taken)
            found = Selection(needs, StackView(self.stock.index, recall))
            recall.given["selection"] = found
        return found

    def _option(self, slot: Slot, recall: Recall) -> Option | None:
        """What its provider does to the windows; none if it does not serve."""
        selection, index = self._selection(recall), self.stock.index
        provider = self._serves.get(slot.capability)
        if selection is None or provider is None:
            return None
        if provider == WILDCARD:
            area = index.area(slot.capability)
            return ANYBODY if selection.stack.may_hold_more(f"stack.{area}") else None
        offers = index.offers(slot.capability)
        offer = next((each for each in offers if each.provider.id == provider), None)
        if offer is None:
            return None
        usable = None
        for need in slot.needs:
            found = selection.verdict(need, offer)
            if isinstance(found, Ruled):
                return None
            usable = found
        return None if usable is None else option_for(slot, usable, selection.needs)

    def _limits_hold(self, provider: str, recall: Recall) -> bool:
        selection = self._selection(recall)
        if selection is None:
            return False
        if provider == WILDCARD:
            return True
        users: list[LimitUser] = []
        for slot in self._slots(recall)[0]:
            if self._serves.get(slot.capability) == provider:
                users += selection.users(slot.needs, provider)
        mine = {(user.provider, user.limit) for user in users}
        users += self.around.taken_of(mine)
        return all(
            load.kind == "minimum" or load.holds for load in selection.loads(users)
        )

    def _route(self, join: Join, recall: Recall) -> Route | None:
        selection = self._selection(recall)
        if selection is None:
            return None
        slots = self._slots(recall)[0]
        start = self._serves.get(slots[join.start].capability)
        end = self._serves.get(slots[join.end].capability)
        if start is None or end is None:
            return None
        return FlowView(selection.stack).route(
            start,
            end,
            join.carried,
            within=join.within,
            starts_by=selection.needs.windows[join.phase].latest_start,
        )

    def _stands_inside(self, recall: Recall) -> bool:
        """Whether the windows that its tools and paths leave hold its weeks."""
        windows = self._windows(recall)
        if windows is None:
            return False
        first_weeks: dict[str, int] = {}
        ends: list[int] = []
        slots, joins = self._slots(recall)
        weeks: list[tuple[str, int]] = []
        for slot in slots:
            test = Test(("slot", slot.capability), partial(self._option, slot))
            option = self._kept(recall, test)
            if option is None:
                return False
            weeks += option.first_weeks
            ends += [] if option.last_week is None else [option.last_week]
        for join in joins:
            route = self._kept(recall, Test(("join", join), partial(self._route, join)))
            if route is None:
                return False
            if route.first_week is not None:
                weeks.append((join.phase, route.first_week))
        for phase, week in weeks:
            first_weeks[phase] = max(week, first_weeks.get(phase, week))
        left = narrowed(self.case, windows, first_weeks, min(ends, default=None))
        if not isinstance(left, Windows):
            return False
        behind = behind_others(self.case, left, self.around.launches)
        return behind is not None and lies_inside(self.way, behind)


def lies_inside(way: Way, windows: Windows) -> bool:
    """Whether the windows hold the way's weeks."""
    frames = {frame.phase: frame for frame in windows.frames}
    for phase, (start, end) in way.placements.items():
        window = windows.of[phase]
        if not window.first_start <= start <= window.last_start:
            return False
        if end > window.last_end or end < end_from(start, frames[phase]):
            return False
    return True

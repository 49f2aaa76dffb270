"""One provider for each capability, with every flow, suppression, limit and date at once: found, refuted or not proven.

An exact search with conflict sets: a branch that fails says on which slots it failed, so that no
slot is varied that had no part in it, and what failed once with the same choices is not tried again.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from feasibility.engine.attempt import Attempt, Failure
from feasibility.engine.domain import ANYBODY, Domain, Option
from feasibility.engine.exclusion import Exclusions, Selection
from feasibility.engine.flow import FlowView
from feasibility.engine.needs import LimitUser, StackNeeds, Windows
from feasibility.engine.refuting import (
    MOST_LEAVES,
    Given,
    Missing,
    Refuter,
    Tree,
    cases_of,
    leaves,
)
from feasibility.engine.slots import in_order, slots_and_joins
from feasibility.engine.stack import StackView
from feasibility.model.certificate import Refutation
from feasibility.model.witness import Choice, FlowPath, Serving, Sum

MOST_STEPS = 20_000  # assumption: about a tenth of a second


@dataclass(frozen=True, slots=True)
class FoundServing:
    """Who serves what, by which paths, in which windows, and what it takes of limits.

    Attributes:
        first_weeks: phase -> first week that tool dates, links and approvals allow, where they bind.
        last_week: last week of the initiative, where a tool's end binds.
        sums: every limit it is on, with what it needs of it besides usage and programmes.
        users: what it takes of limits itself.
    """

    serves: Mapping[str, str]
    paths: tuple[FlowPath, ...]
    windows: Windows
    first_weeks: Mapping[str, int]
    last_week: int | None
    sums: tuple[Sum, ...]
    users: tuple[LimitUser, ...]

    def noun(self, choices: tuple[Choice, ...] = ()) -> Serving:
        """The same as a noun of certificates."""
        return Serving(choices=choices, serves=dict(self.serves), paths=self.paths)


@dataclass(frozen=True, slots=True)
class RefutedServing:
    """No serving holds; the tables of exclusions it refers to are in the search's `exclusions`."""

    refutation: Refutation


@dataclass(frozen=True, slots=True)
class NotProvenServing:
    """Neither found nor refuted: too many steps or leaves, or somebody gave up on a serving."""

    why: str


@dataclass(frozen=True, slots=True)
class _Rejected:
    """What was said of the serving last found, and the capabilities it hangs on (none: on its windows)."""

    refutation: Refutation | None
    depends_on: frozenset[str] | None


class _OutOfStepsError(Exception):
    """The search went on too long."""


class ServingSearch:
    """Servings of one initiative at one reading, best first, until they are exhausted.

    Ask `next`; where a serving fails for another reason (timing, capacity), say so by `refute` or
    `give_up` and ask again. Servings that narrow no window otherwise than a refuted one are not
    offered again, since they would fail alike.
    """

    def __init__(
        self, needs: StackNeeds, stack: StackView, exclusions: Exclusions
    ) -> None:
        self.needs, self.stack, self.exclusions = needs, stack, exclusions
        self._selection = Selection(needs, stack)
        slots, self._joins = slots_and_joins(needs.asked, stack.index)
        self.domains = tuple(Domain(slot, self._selection) for slot in slots)
        sizes = [domain.likely for domain in self.domains]
        self._order = in_order(slots, self._joins, sizes)
        self._attempt = Attempt(self._selection, slots, self._joins)
        self._failed: list[dict[tuple[int, ...], dict[tuple[str, ...], Tree | None]]]
        self._failed = [{} for _ in self._order]
        self._steps = 0
        self._run = self._branch(0)
        self._answer: _Rejected | None = None
        self._started = False

    def next(self) -> FoundServing | RefutedServing | NotProvenServing:
        """The next serving, or that there is none (more)."""
        try:
            if not self._started:
                self._started = True
                return next(self._run)
            return self._run.send(self._answer or _Rejected(None, None))
        except StopIteration as stop:
            return self._exhausted(stop.value)
        except _OutOfStepsError:
            return NotProvenServing("steps")
        finally:
            self._answer = None

    def refute(
        self, refutation: Refutation, depends_on: Iterable[str] | None = None
    ) -> None:
        """Refutes the serving last found, by something that hangs on these capabilities' providers.

        None: it hangs on nothing but the windows that the serving narrows.
        """
        on = None if depends_on is None else frozenset(depends_on)
        self._answer = _Rejected(refutation, on)

    def give_up(self, depends_on: Iterable[str] | None = None) -> None:
        """Leaves the serving last found unsettled: if none other holds, the answer is not proven."""
        on = None if depends_on is None else frozenset(depends_on)
        self._answer = _Rejected(None, on)

    def only_provider(self, place: int) -> str | None:
        """Who alone can fill the slot; none where several can, or nobody, or somebody not listed."""
        domain = self.domains[place]
        first = list(islice(domain.options(), 2))
        if len(first) != 1 or self._may_hold_more(domain):
            return None
        return first[0].provider

    def forced_users(self) -> tuple[LimitUser, ...]:
        """What the initiative takes of limits whichever serving it has."""
        found: list[LimitUser] = []
        for place, domain in enumerate(self.domains):
            provider = self.only_provider(place) if domain.slot.limits else None
            if provider is not None:
                found += self._selection.users(domain.slot.needs, provider)
        return tuple(found)

    def _branch(self, depth: int) -> Generator[FoundServing, _Rejected, Failure]:
        """Fills the slots from this depth on; returns why no (more) way holds, and on which slots."""
        if depth == len(self._order):
            answer = yield self._found()
            return self._failure(answer)
        known = self._failed_before(depth)
        if known is not None:
            return known
        place = self._order[depth]
        cases: list[tuple[str, Tree | None]] = []
        conflicts: set[int] = set()
        for option in self._options(place):
            self._steps += 1
            if self._steps > MOST_STEPS:
                raise _OutOfStepsError
            failure = self._attempt.fill(place, option)
            if failure is None:
                failure = yield from self._branch(depth + 1)
                self._attempt.empty(place)
                if place not in failure.conflicts:
                    return failure
            cases.append((option.provider, failure.tree))
            conflicts |= failure.conflicts - {place}
        tree = cases_of(place, cases, self._joins) if cases else Missing(place)
        return self._remembered(depth, Failure(tree, frozenset(conflicts)))

    def _options(self, place: int) -> Iterable[Option]:
        domain = self.domains[place]
        yield from domain.options(self._attempt.near(place))
        if self._may_hold_more(domain):
            yield ANYBODY

    def _may_hold_more(self, domain: Domain) -> bool:
        area = self.stack.index.area(domain.slot.capability)
        return self.stack.may_hold_more(f"stack.{area}")

    def _failure(self, answer: _Rejected) -> Failure:
        tree = None if answer.refutation is None else Given(answer.refutation)
        if answer.depends_on is None:
            return Failure(tree, self._attempt.binding_slots())
        on = frozenset(
            place
            for place, domain in enumerate(self.domains)
            if domain.slot.capability in answer.depends_on
        )
        return Failure(tree, on)

    def _failed_before(self, depth: int) -> Failure | None:
        for slots, table in self._failed[depth].items():
            chosen = self._attempt.providers(slots)
            if chosen in table:
                return Failure(table[chosen], frozenset(slots))
        return None

    def _remembered(self, depth: int, failure: Failure) -> Failure:
        slots = tuple(sorted(failure.conflicts))
        table = self._failed[depth].setdefault(slots, {})
        table[self._attempt.providers(slots)] = failure.tree
        return failure

    def _found(self) -> FoundServing:
        attempt = self._attempt
        users = attempt.users()
        loads = self._selection.loads(users)
        return FoundServing(
            serves=attempt.serves(),
            paths=attempt.paths(),
            windows=attempt.windows,
            first_weeks=attempt.first_weeks(),
            last_week=attempt.last_week(),
            sums=tuple(load.as_sum() for load in loads),
            users=users,
        )

    def _exhausted(self, failure: Failure) -> RefutedServing | NotProvenServing:
        if failure.tree is None:
            return NotProvenServing("given_up")
        tree = self._unserved() or failure.tree
        if leaves(tree) > MOST_LEAVES:
            return NotProvenServing("leaves")
        refuter = Refuter(
            self._selection,
            self.domains,
            self._joins,
            self.only_provider,
            FlowView(self.stack),
            self.exclusions,
        )
        return RefutedServing(refuter.refutation(tree))

    def _unserved(self) -> Missing | None:
        """The first slot that nobody serves by itself: no case tree says it more simply."""
        for place, domain in enumerate(self.domains):
            nobody = next(domain.options(), None) is None
            if nobody and not self._may_hold_more(domain):
                return Missing(place)
        return None


def possible_users(
    needs: StackNeeds, best: StackView, worst: StackView
) -> tuple[LimitUser, ...]:
    """All that an initiative of which nobody knows the serving may take of any limit.

    Wherever a provider may serve at the best, what is needed there at the worst.

    Args:
        needs: what it asks at the best.
        best: the stack at the optimistic reading.
        worst: the stack at the pessimistic one.
    """
    selection, amounts = Selection(needs, best), Selection(needs, worst)
    slots, _ = slots_and_joins(needs.asked, best.index)
    return tuple(
        user
        for slot in slots
        if slot.limits
        for option in Domain(slot, selection).options()
        for user in amounts.users(slot.needs, option.provider)
    )

"""Levels and usability of providers at one reading (docs/semantics.md section 4).

`StackView` is the stack as one `Reader` sees it. What does not depend on the initiative that asks
is worked out once a reading (`memo`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from feasibility.engine.attribution import attributed
from feasibility.engine.memo import Recall
from feasibility.engine.reading import Reader
from feasibility.engine.stack_index import NOBODY_SAID, Offer, StackIndex
from feasibility.kernel.units import DAYS_PER_WEEK, week_of
from feasibility.model.bounds import DATE, LEVEL
from feasibility.model.fact import Fact
from feasibility.model.stack import Provider

T = TypeVar("T")
RUNNING = frozenset({"live", "retiring"})
COMING = frozenset({"implementing", "planned"})
OPEN_STATUS = ("live", "off")
NEVER_OVER = week_of(date.max) - 1


@dataclass(frozen=True, slots=True)
class Ruled:
    """A provider that does not serve, with the first fact that rules it out; becomes an `Exclusion`."""

    provider: str
    reason: str
    path: str
    there: str
    needed: str


@dataclass(frozen=True, slots=True)
class Usable:
    """A provider that serves from its first whole week to its last one; none: unbound on that side."""

    provider: Provider
    first_week: int | None = None
    first_day: date | None = None
    last_week: int | None = None
    last_day: date | None = None


class StackView:
    """The stack at one reading.

    Every question reads facts through the one `Reader`; asking twice gives the same answer.
    """

    __slots__ = ("index", "reader", "recall")

    def __init__(self, index: StackIndex, recall: Recall) -> None:
        self.index, self.recall, self.reader = index, recall, recall.reader

    def once(self, key: tuple[Any, ...], work_out: Callable[[StackView], T]) -> T:
        """An answer that hangs on company and catalog alone, worked out once a reading."""
        given = self.recall.given.get(key)
        if given is not None:
            return given  # type: ignore[no-any-return]
        return self.recall.result(
            key, lambda inner: work_out(StackView(self.index, inner))
        )

    def level(self, provider: str, capability: str) -> int:
        """The level of a capability at a provider; 0 where it cannot have it by kind."""
        offers = self.index.offers(capability)
        wanted = (offer for offer in offers if offer.provider.id == provider)
        offer = next(wanted, None)
        return 0 if offer is None else self._level_of(offer, capability)[0]

    def _level_of(self, offer: Offer, capability: str) -> tuple[int, str]:
        key = ("level", offer.provider.id, capability)
        return self.once(key, lambda view: view._level(offer))

    def editions(self, provider: Provider) -> tuple[str, ...]:
        """The editions it may have here."""
        every = self.index.editions(provider)
        if not every:
            return ()
        path = f"company.stack[{provider.id}].edition"
        fact = None if provider.edition is None else _said(provider, "edition")
        return self.reader.options(path, fact, every, "edition")

    def may_hold_more(self, list_name: str) -> bool:
        """Whether silence adds an entry that suffices to an undeclared list (optimistic only)."""
        return self.once(
            ("silence", list_name),
            lambda view: view.reader.may_hold_more(list_name, view.index.declared),
        )

    def runs(self, provider: str) -> bool:
        """Whether it is live or retiring, so that something can pass through it."""
        return self.once(
            ("runs", provider), lambda view: view._is_among(provider, RUNNING)
        )

    def is_live(self, provider: str) -> bool:
        """Whether it is live, so that a catalogued connector may be presumed on."""
        return self.once(
            ("live", provider),
            lambda view: view._is_among(provider, frozenset({"live"})),
        )

    def candidates(
        self, capability: str, level: int
    ) -> tuple[tuple[Usable, ...], tuple[Ruled, ...]]:
        """All who serve the capability at that level by level and status, and who is ruled out by these."""
        return self.once(
            ("candidates", capability, level),
            lambda view: view._candidates(capability, level),
        )

    def _candidates(
        self, capability: str, level: int
    ) -> tuple[tuple[Usable, ...], tuple[Ruled, ...]]:
        found = [
            self.held_against(offer, capability, level)
            for offer in self.index.offers(capability)
        ]
        usable = tuple(each for each in found if isinstance(each, Usable))
        return usable, tuple(each for each in found if isinstance(each, Ruled))

    def held_against(self, offer: Offer, capability: str, level: int) -> Usable | Ruled:
        """Whether an offer serves at the level by level and status, and from when to when."""
        there, path = self._level_of(offer, capability)
        if there < level:
            return Ruled(offer.provider.id, "level", path, str(there), str(level))
        return self.standing(offer.provider)

    def _level(self, offer: Offer) -> tuple[int, str]:
        """The level and the path it is read at (of the edition that gives it)."""
        if offer.own is not None:
            own = offer.own
            return self.reader.more(own.path, own.fact, LEVEL, "level"), own.path
        editions = self.editions(offer.provider)
        if not editions:
            return self._claimed(offer, "")
        found = [self._claimed(offer, edition) for edition in editions]
        if len(found) == 1:
            return found[0]
        best = self.reader.bad_end(level for level, _ in found)
        return next(pair for pair in found if pair[0] == best)

    def _claimed(self, offer: Offer, edition: str) -> tuple[int, str]:
        claim = offer.claims.get(edition)
        if claim is not None and claim.fact.state != "unknown":
            return self.reader.more(claim.path, claim.fact, LEVEL, "level"), claim.path
        if offer.unclaimed is None:
            path = f"company.stack[{offer.provider.id}].edition"
            return 0, claim.path if claim else path
        fact = NOBODY_SAID if claim is None else claim.fact
        level = self.reader.more(offer.unclaimed, fact, LEVEL, "level")
        return level, offer.unclaimed

    def _is_among(self, provider: str, wanted: frozenset[str]) -> bool:
        listed = self.index.providers.get(provider)
        if listed is None:
            return False
        held = [status in wanted for status in self._statuses(listed)]
        return bool(self.reader.bad_end(held))

    def _statuses(self, provider: Provider) -> tuple[str, ...]:
        path = f"company.stack[{provider.id}].status"
        return self.reader.options(
            path, _said(provider, "status"), OPEN_STATUS, "edition"
        )

    def standing(self, provider: Provider) -> Usable | Ruled:
        """From when to when it serves by its status, or that its status rules it out."""
        return self.once(
            ("standing", provider.id), lambda view: view._standing(provider)
        )

    def _standing(self, provider: Provider) -> Usable | Ruled:
        found = [self._under(provider, status) for status in self._statuses(provider)]
        usable = [each for each in found if isinstance(each, Usable)]
        ruled = [each for each in found if isinstance(each, Ruled)]
        if self.reader.mode == "optimistic":
            if not usable:
                return ruled[0]
            return _widest(usable) if len(usable) > 1 else usable[0]
        if ruled:
            return ruled[0]
        return _narrowest(usable) if len(usable) > 1 else usable[0]

    def _under(self, provider: Provider, status: str) -> Usable | Ruled:
        path = f"company.stack[{provider.id}]"
        goes_live = provider.live_from
        if status in COMING and (goes_live is None or goes_live.state == "unknown"):
            return Ruled(provider.id, "status", f"{path}.live_from", "unknown", "date")
        if status not in RUNNING and status not in COMING:
            return Ruled(provider.id, "status", f"{path}.status", status, "live")
        first = last = None
        if goes_live is not None:
            fact = _said(provider, "live_from")
            first = self.reader.less(f"{path}.live_from", fact, DATE, "date")
        if provider.live_until is not None or status == "retiring":
            until = _said(provider, "live_until")
            last = self.reader.more(f"{path}.live_until", until, DATE, "date")
        return Usable(
            provider,
            None if first is None else first_whole_week(first),
            first,
            None if last is None else last_whole_week(last),
            last,
        )


def view_of(index: StackIndex, reader: Reader) -> StackView:
    """The stack as this reader sees it. Make one for each reader and keep it."""
    return StackView(index, Recall(index.shelves.of(reader), reader))


def level(provider: str, capability: str, view: StackView) -> int:
    """The level of a capability at a provider, read so."""
    return view.level(provider, capability)


def first_whole_week(day: date) -> int:
    """The first week whose Monday is on or after the day."""
    return -(-(day.toordinal() - 1) // DAYS_PER_WEEK)


def last_whole_week(day: date) -> int | None:
    """The last week whose Sunday is not after the day; none where the day never comes."""
    week = day.toordinal() // DAYS_PER_WEEK - 1
    return None if week >= NEVER_OVER else week


def _said(provider: Provider, name: str) -> Fact[Any]:
    fact = getattr(provider, name)
    return NOBODY_SAID if fact is None else attributed(fact, provider)


def _widest(several: list[Usable]) -> Usable:
    first = min(several, key=lambda each: each.first_week or 0)
    last = max(several, key=_over)
    return Usable(
        first.provider,
        first.first_week,
        first.first_day,
        last.last_week,
        last.last_day,
    )


def _narrowest(several: list[Usable]) -> Usable:
    first = max(several, key=lambda each: each.first_week or 0)
    last = min(several, key=_over)
    return Usable(
        first.provider,
        first.first_week,
        first.first_day,
        last.last_week,
        last.last_day,
    )


def _over(usable: Usable) -> int:
    return NEVER_OVER if usable.last_week is None else usable.last_week

"""Who may fill a slot: providers tried one after the other, the likeliest first.

A provider is held against the needs only when it is its turn, so that an answer rests on the facts
of those that were tried, and not on the whole stack.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from feasibility.engine.exclusion import Selection
from feasibility.engine.needs import WILDCARD, CapabilityNeedAt, StackNeeds
from feasibility.engine.ranking import ranked
from feasibility.engine.slots import Slot
from feasibility.engine.stack import Ruled, Usable
from feasibility.engine.stack_index import Offer


@dataclass(frozen=True, slots=True)
class Option:
    """A provider that may fill a slot, and what using it does to the windows.

    Attributes:
        first_weeks: (phase, first week) wherever it starts later than the window does.
        last_week: the last week of the initiative, where it ends before the window does.
    """

    provider: str
    first_weeks: tuple[tuple[str, int], ...] = ()
    last_week: int | None = None

    @property
    def binds(self) -> bool:
        """Whether it narrows any window."""
        return bool(self.first_weeks) or self.last_week is not None


ANYBODY = Option(WILDCARD)
"""The entry that silence allows: it serves at any level, date and limit."""


class Domain:
    """A slot with the providers that may fill it, each held against the needs when it is its turn."""

    def __init__(self, slot: Slot, selection: Selection) -> None:
        self.slot, self._selection = slot, selection
        self._order = ranked(
            selection.stack.index,
            slot.capability,
            slot.level,
            slot.limits,
            selection.needs.market_unit,
        )
        self._found: dict[str, Option | Ruled] = {}

    @property
    def likely(self) -> int:
        """How many may serve by what is written."""
        return self._order.likely

    def options(self, near: Callable[[str], int] | None = None) -> Iterator[Option]:
        """Every option, best first.

        Args:
            near: how much else already chosen speaks for a provider; decides among the likeliest.
        """
        offers = self._order.offers
        if near is not None:
            sure = sorted(
                offers[: self._order.sure], key=lambda offer: -near(offer.provider.id)
            )
            offers = (*sure, *offers[self._order.sure :])
        for number, offer in enumerate(offers):
            if number == self._order.likely:
                self._try_all()
            found = self._tried(offer)
            if isinstance(found, Option):
                yield found

    @property
    def ruled(self) -> tuple[Ruled, ...]:
        """Every provider that is ruled out, by id; of several needs by the first that does."""
        out: dict[str, Ruled] = {}
        for need in self.slot.needs:
            for ruled in self._selection.verdicts(need).ruled:
                out.setdefault(ruled.provider, ruled)
        return tuple(out[name] for name in sorted(out))

    def unmet(self) -> tuple[CapabilityNeedAt, tuple[Ruled, ...]] | None:
        """The first need that nobody serves by itself, with the exclusions of it alone."""
        for need in self.slot.needs:
            verdicts = self._selection.verdicts(need)
            if not verdicts.serving:
                return need, verdicts.ruled
        return None

    def _try_all(self) -> None:
        """Those that hardly serve are many and are tried together, which is cheaper."""
        several = [self._selection.verdicts(need) for need in self.slot.needs]
        for verdicts in several:
            for ruled in verdicts.ruled:
                self._found.setdefault(ruled.provider, ruled)
        for name, usable in several[0].serving.items():
            if name not in self._found:
                self._found[name] = self._option(usable)

    def _tried(self, offer: Offer) -> Option | Ruled:
        found = self._found.get(offer.provider.id)
        if found is None:
            found = self._found[offer.provider.id] = self._try(offer)
        return found

    def _try(self, offer: Offer) -> Option | Ruled:
        usable: Usable | None = None
        for need in self.slot.needs:
            found = self._selection.verdict(need, offer)
            if isinstance(found, Ruled):
                return found
            usable = found
        if usable is None:
            raise AssertionError(self.slot)
        return self._option(usable)

    def _option(self, usable: Usable) -> Option:
        return option_for(self.slot, usable, self._selection.needs)


def option_for(slot: Slot, usable: Usable, needs: StackNeeds) -> Option:
    """What a usable provider does to the windows where it fills the slot."""
    provider = usable.provider.id
    weeks: dict[str, int] = dict(needs.starts_with.get(provider, {}))
    if usable.first_week is not None:
        for need in slot.needs:
            week = weeks.get(need.phase, usable.first_week)
            weeks[need.phase] = max(usable.first_week, week)
    binding = tuple(
        (phase, week)
        for phase, week in sorted(weeks.items())
        if week > needs.windows[phase].earliest_start
    )
    last = usable.last_week
    if last is not None and last >= needs.latest_end:
        last = None
    return Option(provider, binding, last)

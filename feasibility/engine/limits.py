"""What a provider's limit holds at one reading, and what is needed of it (docs/semantics.md section 5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from feasibility.engine.adding_up import NOTHING, added_up
from feasibility.engine.attribution import attributed
from feasibility.engine.formulas import as_text, exactly
from feasibility.engine.needs import LimitUser
from feasibility.engine.stack import StackView
from feasibility.model.bounds import AMOUNT, CONTACTS, GROWTH
from feasibility.model.catalog import AddsUp
from feasibility.model.fact import Fact
from feasibility.model.market import Audience
from feasibility.model.stack import Provider, Usage
from feasibility.model.witness import Sum

NO_USAGE: Fact[float] = Fact(value=0.0)  # assumption: docs/semantics.md section 1


@dataclass(frozen=True, slots=True)
class There:
    """How much a limit holds (a minimum: how much it asks for), and where that stands."""

    value: Fraction
    path: str


@dataclass(frozen=True, slots=True)
class Load:
    """A provider's limit with all that is needed of it.

    `needed` of a minimum is the least amount that any user brings, and `there` what it has to reach.
    """

    provider: str
    limit: str
    kind: AddsUp
    needed: Fraction
    there: There

    @property
    def holds(self) -> bool:
        """Whether it fits."""
        if self.kind == "minimum":
            return self.needed >= self.there.value
        return self.needed <= self.there.value

    def as_sum(self) -> Sum:
        """The same as a line of a certificate; of a minimum, what it asks for is needed."""
        needed, there = as_text(self.needed), as_text(self.there.value)
        if self.kind == "minimum":
            needed, there = there, needed
        what = f"company.stack[{self.provider}].limits[{self.limit}]"
        return Sum(what=what, needed=needed, there=there)

    @property
    def headroom(self) -> Fraction:
        """The share of the limit that stays free; 1 for a minimum."""
        if self.kind == "minimum":
            return Fraction(1)
        if self.there.value == 0:
            return NOTHING
        return 1 - self.needed / self.there.value


class LimitView:
    """The limits at one reading, with usage grown to one day."""

    __slots__ = ("_stack", "_usage_day")

    def __init__(self, stack: StackView, usage_day: date) -> None:
        self._stack = stack
        self._usage_day = max(usage_day, stack.reader.sense.as_of)

    def kind(self, limit: str) -> AddsUp:
        """How needs of this limit add up."""
        return self._stack.index.limit_kinds.get(limit, "count_new")

    def there(self, provider: str, limit: str) -> There | None:
        """What the limit holds; none where nothing bounds it (uncapped, overage, nobody names it)."""
        return self._stack.once(
            ("limit", provider, limit), lambda view: _there(view, provider, limit)
        )

    def in_use(self, provider: str, limit: str) -> Fraction:
        """Usage grown to the day, and what programmes take besides."""
        day = self._usage_day
        return self._stack.once(
            ("usage", provider, limit, day),
            lambda view: _in_use(view, provider, limit, day),
        )

    def load(
        self, provider: str, limit: str, users: Sequence[LimitUser]
    ) -> Load | None:
        """What these users need of the limit, with usage and programmes; none where nothing bounds it."""
        there = self.there(provider, limit)
        if there is None:
            return None
        kind = self.kind(limit)
        if kind == "minimum":
            needed = min(user.amount for user in users)
        else:
            audiences = _Audiences(self._stack, provider)
            needed = self.in_use(provider, limit) + added_up(kind, users, audiences)
        return Load(provider, limit, kind, needed, there)


class _Audiences:
    """What is stored of audiences at a provider, and how they overlap, at one reading."""

    def __init__(self, stack: StackView, provider: str) -> None:
        self._stack, self._provider = stack, provider

    def stored(self, audience: str) -> Fraction:
        """Contacts stored there, more being better."""
        placed = self._stored(audience)
        if placed is None:
            return NOTHING
        path, fact = placed
        return exactly(self._stack.reader.more(path, fact, CONTACTS, "audience"))

    def holds_some(self, audience: str) -> bool:
        """Whether any may be stored there: less is better, since then overlaps count."""
        placed = self._stored(audience)
        if placed is None:
            return False
        path, fact = placed
        return bool(self._stack.reader.less(path, fact, CONTACTS, "audience") > 0)

    def overlap(self, one: str, other: str) -> Fraction | None:
        """Contacts in both, more being better; stated at either audience, or differently at both."""
        stated = [*self._overlap(one, other), *self._overlap(other, one)]
        return self._stack.reader.bad_end(stated) if stated else None

    def _stored(self, audience: str) -> tuple[str, Fact[int]] | None:
        noun = self._stack.index.audiences.get(audience)
        for entry in noun.stored if noun else ():
            if entry.provider == self._provider:
                path = (
                    f"company.audiences[{audience}].stored[{entry.provider}].contacts"
                )
                return path, attributed(entry.contacts, entry, *_holder(noun))
        return None

    def _overlap(self, one: str, other: str) -> list[Fraction]:
        noun = self._stack.index.audiences.get(one)
        reader = self._stack.reader
        found = []
        for entry in noun.overlaps if noun else ():
            if entry.audience == other:
                path = f"company.audiences[{one}].overlaps[{other}].contacts"
                fact = attributed(entry.contacts, entry, *_holder(noun))
                found.append(exactly(reader.more(path, fact, CONTACTS, "audience")))
        return found


def _holder(noun: Audience | None) -> tuple[Audience, ...]:
    return () if noun is None else (noun,)


def _there(view: StackView, provider: str, limit: str) -> There | None:
    listed = view.index.providers[provider]
    minimum = view.index.limit_kinds.get(limit) == "minimum"
    read = view.reader.less if minimum else view.reader.more
    held = next((each for each in listed.limits if each.limit == limit), None)
    if held is not None:
        if held.uncapped or held.overage_price is not None:
            return None
        if held.value is not None:
            path = f"company.stack[{provider}].limits[{limit}].value"
            fact = attributed(held.value, held, listed)
            return There(exactly(read(path, fact, AMOUNT, "limit")), path)
    return _of_product(view, listed, limit, minimum=minimum)


def _of_product(
    view: StackView, provider: Provider, limit: str, *, minimum: bool
) -> There | None:
    """The limit of the editions it may have; the worst or best of them, no limit being infinite."""
    entry = view.index.product_limits.get((provider.product or "", limit))
    if entry is None:
        return None
    read = view.reader.less if minimum else view.reader.more
    product = view.index.products[provider.product or ""]
    found: list[There | None] = []
    for edition in view.editions(provider):
        fact = entry.values.get(edition)
        if fact is None or edition in entry.uncapped:
            found.append(None)
            continue
        path = f"catalog.products[{product.id}].limits[{limit}].values.{edition}"
        said = attributed(fact, entry, product)
        found.append(There(exactly(read(path, said, AMOUNT, "limit")), path))
    bounded = [each for each in found if each is not None]
    optimistic = view.reader.mode == "optimistic"
    if not bounded or (optimistic and len(bounded) < len(found)):
        return None
    end = max if optimistic != minimum else min
    return end(bounded, key=lambda each: each.value)


def _in_use(view: StackView, provider: str, limit: str, day: date) -> Fraction:
    listed = view.index.providers[provider]
    reader = view.reader
    usage = next((each for each in listed.usage if each.limit == limit), None)
    path = f"company.stack[{provider}].usage[{limit}]"
    if usage is None:
        value = f"{path}.value"
        total = exactly(reader.less(value, NO_USAGE, AMOUNT, "usage", defaulted=True))
    else:
        fact = attributed(usage.value, usage, listed)
        total = exactly(reader.less(f"{path}.value", fact, AMOUNT, "usage"))
        total *= _growth(view, listed, usage, path, day)
    for place, taken in view.index.programme_uses.get((provider, limit), ()):
        total += exactly(reader.less(place, taken, AMOUNT, "usage"))
    return total


def _growth(
    view: StackView, provider: Provider, usage: Usage, path: str, day: date
) -> Fraction:
    """By how much usage is greater on that day: (1 + growth) to the power of started months."""
    if usage.growth_a_month is None:
        return Fraction(1)
    fact = attributed(usage.growth_a_month, usage, provider)
    path = f"{path}.growth_a_month"
    growth = exactly(view.reader.less(path, fact, GROWTH, "usage"))
    since = usage.on or usage.value.seen or usage.seen or view.reader.sense.as_of
    return (1 + growth) ** started_months(since, day)


def started_months(since: date, day: date) -> int:
    """Calendar months that have started between two days: 0 on the same day, 1 up to a month later."""
    if day <= since:
        return 0
    months = (day.year - since.year) * 12 + day.month - since.month
    return months + (day.day > since.day)


__all__ = ["LimitView", "Load", "There", "started_months"]

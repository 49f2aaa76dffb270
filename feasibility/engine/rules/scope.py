"""Scope: do volumes fit the limits and minimums of who serves, with what is used already?"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor
from typing import Any

from feasibility.engine.adding_up import added_up
from feasibility.engine.attribution import attributed
from feasibility.engine.candidates import candidate_of
from feasibility.engine.formulas import as_text, evaluate
from feasibility.engine.limits import Load
from feasibility.engine.needs import WILDCARD, LimitNeedAt, LimitUser
from feasibility.engine.requirements import Line
from feasibility.engine.side import Side
from feasibility.engine.told import Told, counted
from feasibility.model.assessment import Finding
from feasibility.model.bounds import AMOUNT, AMOUNT_OF_MONEY, CONTACTS
from feasibility.model.certificate import LimitRefutation
from feasibility.model.requirement import CapabilityNeed
from feasibility.model.stack import HeldLimit

MOST = Fraction(CONTACTS.most)
"""Nobody has so much: it is what an amount is read at that nobody knows."""


def findings(told: Told) -> Iterator[Finding]:
    """For each capability line its limits at who serves it, or would serve it best."""
    for line, need in told.lines(CapabilityNeed):
        if need.uses:
            yield from _of_line(told, line, need)
    yield from _own_needs_together(told)


def _of_line(told: Told, line: Line, need: CapabilityNeed) -> Iterator[Finding]:
    found = candidate_of(told, line, need)
    if found.provider is None or found.provider == WILDCARD:
        return
    if found.ruled is not None and found.ruled.reason not in {"limit", "minimum"}:
        return
    for use in found.need.uses:
        held = _overage(told, found.provider, use.limit)
        if held is not None:
            yield _over(told, need, use, found.provider, held)
        elif (finding := _within(told, line, need, use, found.provider)) is not None:
            yield finding


def _within(
    told: Told, line: Line, need: CapabilityNeed, use: LimitNeedAt, provider: str
) -> Finding | None:
    """A limit or minimum at both readings; nothing where none bounds it."""
    low = _load(told.low, need, use, provider)
    if low is None:
        return None
    code = "SCP002" if low.kind == "minimum" else "SCP001"
    must = need.importance == "must"
    more: dict[str, Any] = {
        "subject": need.id,
        "key": f"{need.id}/{use.limit}",
        "importance": need.importance,
    }
    values: dict[str, Any] = {"provider": provider, "limit": use.limit}
    evidence = {low.there.path: low.there.value}
    if low.holds or (must and told.holds):
        sums = _sums(low)
        return told.finding(code, "met", {**values, **sums}, evidence=evidence, **more)
    high = _load(told.high, need, use, provider)
    holds = high is None or high.holds or not told.high.counts(line)
    if told.status(low=False, high=holds, must=must) == "open":
        values |= _spans(low, high)
        return told.finding(code, "open", values, evidence=evidence, **more)
    assert high is not None
    values |= _sums(high)
    if code == "SCP001":
        short = Fraction(values["needed"]) - Fraction(values["there"])
        values["short"] = as_text(short)
    return told.finding(code, "missing", values, evidence=evidence, **more)


def _spans(low: Load, high: Load | None) -> dict[str, str | None]:
    """From what to what both sums may go; an end that nobody knows is left out."""
    spans: dict[str, str | None] = {}
    ends = {
        "needed": (_needed(low), None if high is None else _needed(high)),
        "there": (_there(low), None if high is None else _there(high)),
    }
    for name, (bad, good) in ends.items():
        least, most = sorted((bad, bad if good is None else good))
        if good is None:
            # A minimum that may not be there asks for nothing; a limit, for no end.
            least, most = (Fraction(0), bad) if name == "needed" else (bad, MOST)
        spans[f"least_{name}"] = str(floor(least)) if least else None
        spans[f"most_{name}"] = str(ceil(most)) if most < MOST else None
        if spans[f"most_{name}"] is not None and not least:
            spans[f"least_{name}"] = "0"
    return spans


def _needed(load: Load) -> Fraction:
    return load.there.value if load.kind == "minimum" else load.needed


def _there(load: Load) -> Fraction:
    return load.needed if load.kind == "minimum" else load.there.value


def _load(
    side: Side, need: CapabilityNeed, use: LimitNeedAt, provider: str
) -> Load | None:
    limits = side.selection.limits
    if limits.there(provider, use.limit) is None:
        return None
    return limits.load(provider, use.limit, [_user(side, need, use, provider)])


def _user(
    side: Side, need: CapabilityNeed, use: LimitNeedAt, provider: str
) -> LimitUser:
    minimum = side.selection.limits.kind(use.limit) == "minimum"
    amount = evaluate(
        use.amount,
        side.case.terms,
        side.reader,
        use.path,
        way="more" if minimum else "less",
    )
    return LimitUser(
        side.case.id, need.id, provider, use.limit, amount, side.initiative.audience
    )


def _sums(load: Load) -> dict[str, str]:
    """What is needed and what is there; of a minimum, what it asks for is needed."""
    if load.kind == "minimum":
        there, needed = counted(load.there.value, load.needed)
        return {"needed": there, "there": needed}
    needed, there = counted(load.needed, load.there.value)
    return {"needed": needed, "there": there}


def _overage(told: Told, provider: str, limit: str) -> HeldLimit | None:
    """The contract's entry, where going over it has a price."""
    listed = told.low.view.index.providers.get(provider)
    for held in listed.limits if listed else ():
        if held.limit == limit and held.overage_price and held.value:
            return held
    return None


def _over(
    told: Told, need: CapabilityNeed, use: LimitNeedAt, provider: str, held: HeldLimit
) -> Finding:
    """What goes over a limit with a price, and what that costs: at worst, and in any case."""
    most, price = _overrun(told.low, need, use, provider, held)
    values: dict[str, Any] = {"limit": use.limit, "provider": provider}
    path = f"company.stack[{provider}].limits[{use.limit}]"
    more: dict[str, Any] = {
        "subject": need.id,
        "key": f"{need.id}/{use.limit}",
        "importance": need.importance,
        "evidence": {f"{path}.value": held.value.value if held.value else None},
    }
    if most <= 0:
        return told.finding("SCP003", "met", values, **more)
    least, _ = _overrun(told.high, need, use, provider, held)
    is_priced = held.overage_price is not None and held.overage_price.state != "unknown"
    if least <= 0 or not is_priced:
        return told.finding("SCP003", "open", {**values, "over": as_text(most)}, **more)
    cost = {"cost_minor": ceil(most * price), "over": as_text(most)}
    return told.finding("SCP003", "partial", {**values, **cost}, **more)


def _overrun(
    side: Side, need: CapabilityNeed, use: LimitNeedAt, provider: str, held: HeldLimit
) -> tuple[Fraction, Fraction]:
    """By how much the limit is exceeded at a reading, and the price of each unit over it."""
    listed = side.view.index.providers[provider]
    path = f"company.stack[{provider}].limits[{use.limit}]"
    assert held.value is not None
    assert held.overage_price is not None
    there = side.reader.more(
        f"{path}.value", attributed(held.value, held, listed), AMOUNT, "limit"
    )
    price = side.reader.less(
        f"{path}.overage_price",
        attributed(held.overage_price, held, listed),
        AMOUNT_OF_MONEY,
        "money",
    )
    limits = side.selection.limits
    user = _user(side, need, use, provider)
    needed = limits.in_use(provider, use.limit) + added_up(
        limits.kind(use.limit), [user], _Stored(side, provider)
    )
    return needed - Fraction(str(there)), Fraction(price)


class _Stored:
    """What is stored already of the one audience of an initiative."""

    def __init__(self, side: Side, provider: str) -> None:
        self.side, self.provider = side, provider

    def stored(self, audience: str) -> Fraction:
        """Contacts of the audience that the provider stores already."""
        noun = self.side.context.audiences.get(audience)
        for entry in noun.stored if noun else ():
            if entry.provider == self.provider:
                path = (
                    f"company.audiences[{audience}].stored[{entry.provider}].contacts"
                )
                fact = self.side.context.said(path, entry.contacts, entry, noun)
                return Fraction(self.side.reader.more(path, fact, CONTACTS, "audience"))
        return Fraction(0)

    def holds_some(self, audience: str) -> bool:
        """Whether any of it is stored there."""
        return self.stored(audience) > 0

    def overlap(self, one: str, other: str) -> Fraction | None:  # noqa: ARG002
        """One audience overlaps with no other."""
        return None


def _own_needs_together(told: Told) -> Iterator[Finding]:
    """A limit that the initiative's own lines exceed together."""
    for refutation in told.refuting:
        if not isinstance(refutation, LimitRefutation):
            continue
        if set(refutation.users) - {told.case.id}:
            continue
        values: dict[str, Any] = {
            "provider": refutation.provider,
            "limit": refutation.limit,
        }
        key = f"{refutation.provider}/{refutation.limit}"
        needed, there = refutation.needed, refutation.there
        if told.against == "missing":
            short = as_text(Fraction(needed) - Fraction(there))
            values |= {"needed": needed, "there": there, "short": short}
        else:
            values |= {"least_needed": None, "most_needed": needed}
            values |= {"least_there": there, "most_there": None}
        yield told.finding("SCP001", told.against, values, subject=key)

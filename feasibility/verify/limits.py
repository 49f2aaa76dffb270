"""What a provider's limit holds and what counts against it (docs/semantics.md, section 5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from feasibility.model.bounds import AMOUNT, CONTACTS, GROWTH
from feasibility.model.catalog import ProductLimit
from feasibility.model.fact import Fact
from feasibility.model.market import Audience
from feasibility.model.plan import Initiative
from feasibility.model.requirement import CapabilityNeed
from feasibility.model.stack import Provider
from feasibility.verify.formulas import amount
from feasibility.verify.levels import editions_read
from feasibility.verify.places import Place
from feasibility.verify.reading import Better, Reading
from feasibility.verify.requirements import capability_needs
from feasibility.verify.standpoint import Standpoint
from feasibility.verify.world import World, by_key

NO_GROWTH = Fact(value=0.0)


@dataclass(frozen=True)
class Use:
    """What one requirement of an initiative takes of a limit."""

    initiative: str
    audience: str | None
    amount: Fraction


def limit_there(
    world: World, reading: Reading, provider: Provider, limit: str, *, better: Better
) -> Fraction | None:
    """The limit (or, less is better, the minimum); None where there is none or it only costs."""
    held = by_key(provider.limits).get(limit)
    if held is not None and held.overage_price is not None:
        return None
    if held is not None and held.uncapped:
        return None
    if held is not None and held.value is not None:
        place = ("company", "stack", provider.id, "limits", limit, "value")
        return reading.number(place, held.value, AMOUNT, better=better)
    product = world.products.get(provider.product or "")
    entry = by_key(product.limits).get(limit) if product is not None else None
    if product is None or entry is None:
        return None
    place = ("catalog", "products", product.id, "limits", limit, "values")
    values = [
        _of_edition(reading, entry, place, edition, better)
        for edition in editions_read(world, reading, provider)
    ]
    return _end(values, largest=(better == "more") == reading.generous, better=better)


def _of_edition(
    reading: Reading, entry: ProductLimit, place: Place, edition: str, better: Better
) -> Fraction | None:
    fact = entry.values.get(edition)
    if fact is None or edition in entry.uncapped:
        return None
    return reading.number((*place, edition), fact, AMOUNT, better=better)


def _end(
    values: list[Fraction | None], *, largest: bool, better: Better
) -> Fraction | None:
    """The largest or smallest of them; none is beyond all as a limit, below all as a minimum."""
    stated = [value for value in values if value is not None]
    none_wins = largest == (better == "more")
    if not stated or (len(stated) < len(values) and none_wins):
        return None
    return max(stated) if largest else min(stated)


def used_already(
    world: World, reading: Reading, provider: Provider, limit: str, until: date
) -> Fraction:
    """Usage grown to a day, and what running programmes use besides."""
    place: Place = ("company", "stack", provider.id, "usage", limit)
    entry = by_key(provider.usage).get(limit)
    used = Fraction(0)
    if entry is not None:
        used = reading.number((*place, "value"), entry.value, AMOUNT, better="less")
        growth = entry.growth_a_month or NO_GROWTH
        rate = reading.number((*place, "growth_a_month"), growth, GROWTH, better="less")
        since = entry.on or entry.value.seen or entry.seen or world.as_of
        used *= (1 + rate) ** started_months(since, until)
    for programme in world.company.programmes:
        for number, use in enumerate(programme.uses):
            if (use.provider, use.limit) == (provider.id, limit):
                of = ("company", "programmes", programme.id, "uses", f"#{number}")
                used += reading.number((*of, "value"), use.value, AMOUNT, better="less")
    return used


def started_months(start: date, end: date) -> int:
    """Started calendar months from one day to another: 0 for the same day, never negative."""
    if end <= start:
        return 0
    months = (end.year - start.year) * 12 + end.month - start.month
    return months + (1 if end.day > start.day else 0)


def day_of_need(world: World, initiative: Initiative) -> date:
    """The day up to which usage grows: the goal's where it is a point, at most the plan's last."""
    day = world.plan.period.last_day
    goal = initiative.goal
    if goal is not None and goal.by_day.value is not None:
        day = min(day, goal.by_day.value)
    return max(day, world.as_of)


def uses_of(
    at: Standpoint, need: CapabilityNeed, place: Place, limit: str
) -> Use | None:
    """What one requirement takes of a limit; None if nothing is said of it."""
    entry = by_key(need.uses).get(limit)
    if entry is None:
        return None
    better: Better = "more" if adds_up(at.world, limit) == "minimum" else "less"
    taken = amount(at, entry.amount, (*place, "uses", limit, "amount"), better=better)
    return Use(at.initiative.id, at.initiative.audience, taken)


def uses_on(at: Standpoint, limit: str, capabilities: Iterable[str]) -> list[Use]:
    """What the requirements of these capabilities take of a limit."""
    wanted = {*capabilities}
    found = [
        uses_of(at, need, line.place, limit)
        for line, need in capability_needs(at)
        if need.capability in wanted
    ]
    return [use for use in found if use is not None]


def adds_up(world: World, limit: str) -> str:
    """In which way a limit adds up; a limit that the catalog does not name is a plain sum."""
    kind = world.limit_kinds.get(limit)
    return kind.adds_up if kind is not None else "count_new"


def needed(
    world: World,
    reading: Reading,
    provider: Provider,
    limit: str,
    uses: list[Use],
    until: date,
) -> Fraction:
    """What is needed of a limit in all: used already, and by these uses together."""
    already = used_already(world, reading, provider, limit, until)
    way = adds_up(world, limit)
    if way == "shared_stock":
        return already + _union(world, reading, provider, uses)
    if way == "new_stock":
        stored = [_stored(world, reading, provider, use.audience) for use in uses]
        return already + sum(
            (
                max(Fraction(0), use.amount - there)
                for use, there in zip(uses, stored, strict=True)
            ),
            Fraction(0),
        )
    if way == "each":
        return already + max((use.amount for use in uses), default=Fraction(0))
    return already + sum((use.amount for use in uses), Fraction(0))


def _stored(
    world: World,
    reading: Reading,
    provider: Provider,
    audience_id: str | None,
    *,
    better: Better = "more",
) -> Fraction:
    """What is stored of an audience: more is better, but for whether an overlap may count."""
    audience = world.audiences.get(audience_id or "")
    entry = by_key(audience.stored).get(provider.id) if audience is not None else None
    if audience is None or entry is None:
        return Fraction(0)
    place = ("company", "audiences", audience.id, "stored", provider.id, "contacts")
    return reading.number(place, entry.contacts, CONTACTS, better=better)


def _union(
    world: World, reading: Reading, provider: Provider, uses: list[Use]
) -> Fraction:
    """Audiences together: the most asked of each, less what is stored, less stated overlaps."""
    largest: dict[str, Fraction] = {}
    for use in uses:
        name = use.audience or f"of {use.initiative}"
        largest[name] = max(largest.get(name, Fraction(0)), use.amount)
    new = {
        name: max(Fraction(0), most - _stored(world, reading, provider, name))
        for name, most in largest.items()
    }
    return sum(new.values(), Fraction(0)) - _overlapping(world, reading, provider, new)


def _overlapping(
    world: World, reading: Reading, provider: Provider, new: dict[str, Fraction]
) -> Fraction:
    """The overlaps of a maximum spanning forest (Kruskal) of audiences with nothing stored."""
    fresh = [
        world.audiences[name]
        for name in sorted(new)
        if name in world.audiences
        and _stored(world, reading, provider, name, better="less") == 0
    ]
    pairs = [
        (min(both, new[one.id], new[other.id]), one.id, other.id)
        for number, one in enumerate(fresh)
        for other in fresh[number + 1 :]
        if (both := _overlap(reading, one, other)) > 0
    ]
    joined = {audience.id: audience.id for audience in fresh}
    total = Fraction(0)
    for both, one_id, other_id in sorted(pairs, reverse=True):
        first, second = joined[one_id], joined[other_id]
        if first != second:
            total += both
            joined = {
                name: first if group == second else group
                for name, group in joined.items()
            }
    return total


def _overlap(reading: Reading, one: Audience, other: Audience) -> Fraction:
    """How many are in both; where both audiences say so, the reading's end of the two."""
    said = []
    for audience, partner in ((one, other), (other, one)):
        entry = by_key(audience.overlaps).get(partner.id)
        if entry is not None:
            place = ("company", "audiences", audience.id, "overlaps", partner.id)
            said.append(
                reading.number(
                    (*place, "contacts"), entry.contacts, CONTACTS, better="more"
                )
            )
    if not said:
        return Fraction(0)
    return max(said) if reading.generous else min(said)

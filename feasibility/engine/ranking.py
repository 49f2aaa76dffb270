"""In which order providers are tried for a capability: by what is written, before anything is read.

The order decides only which serving is found first, never whether one is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from feasibility.engine.stack_index import Offer, StackIndex
from feasibility.model.bounds import LEVEL
from feasibility.model.stack import Provider

Likely = Literal[0, 1, 2]
"""0 by all that is written, 1 perhaps, 2 hardly."""

_BY_STATUS = {"live": 0, "retiring": 1, "implementing": 2, "planned": 2}
_UNSURE_STATUS = 3
HARDLY: Likely = 2
NO_LIMIT = float("inf")


@dataclass(frozen=True, slots=True)
class Order:
    """Offers in the order they are tried.

    Attributes:
        sure: so many, the first ones, are live and serve by all that is written.
        likely: so many may serve by what is written.
    """

    offers: tuple[Offer, ...]
    sure: int
    likely: int


def ranked(
    index: StackIndex,
    capability: str,
    level: int,
    limits: frozenset[str],
    unit: str | None,
) -> Order:
    """Likely and live first, then those with more room on the limits, then by id."""
    key = (capability, level, limits, unit)
    order: Order | None = index.orders.get(key)
    if order is None:
        order = index.orders[key] = _ranked(index, capability, level, limits, unit)
    return order


def _ranked(
    index: StackIndex,
    capability: str,
    level: int,
    limits: frozenset[str],
    unit: str | None,
) -> Order:
    rows = []
    for offer in index.offers(capability):
        provider = offer.provider
        if not _is_for(index, provider, unit):
            rows.append(((HARDLY, _UNSURE_STATUS, 0.0, provider.id), offer))
            continue
        likely = _likely(index, offer, level)
        status = _BY_STATUS.get(provider.status.value or "", _UNSURE_STATUS)
        room = min((_room(index, provider, each) for each in limits), default=0.0)
        rows.append(((likely, status, -room, provider.id), offer))
    rows.sort(key=lambda row: row[0])
    return Order(
        tuple(offer for _, offer in rows),
        sum(key[:2] == (0, 0) for key, _ in rows),
        sum(key[0] < HARDLY for key, _ in rows),
    )


def _likely(index: StackIndex, offer: Offer, level: int) -> Likely:
    """Whether its level reaches the wanted one by what is written, editions that are open included."""
    if offer.own is not None:
        least, most = offer.own.least, offer.own.most
    else:
        unclaimed = 0 if offer.unclaimed is None else LEVEL.most
        least, most = LEVEL.most, 0
        for edition in _editions(index, offer.provider) or ("",):
            claim = offer.claims.get(edition)
            low, high = 0, unclaimed
            if claim is not None and not claim.fact.unknown:
                low, high = claim.least, claim.most
            least, most = min(least, low), max(most, high)
    if least >= level:
        return 0
    return 1 if most >= level else HARDLY


def _editions(index: StackIndex, provider: Provider) -> tuple[str, ...]:
    every = index.editions(provider)
    if every and provider.edition is not None and provider.edition.values:
        return provider.edition.values
    return every


def _is_for(index: StackIndex, provider: Provider, unit: str | None) -> bool:
    """Whether it is for this market unit, and whoever runs it is there."""
    if provider.market_units and unit not in provider.market_units:
        return False
    person = index.people.get(provider.owner or "")
    return provider.kind == "tool" or person is None or person.status == "employed"


def _room(index: StackIndex, provider: Provider, limit: str) -> float:
    """The least that is written of the limit, less what is written of its usage."""
    key = (provider.id, limit)
    room = index.rooms.get(key)
    if room is None:
        room = index.rooms[key] = _written_room(index, provider, limit)
    return room


def _written_room(index: StackIndex, provider: Provider, limit: str) -> float:
    held = next((each for each in provider.limits if each.limit == limit), None)
    if held is not None and (held.uncapped or held.overage_price is not None):
        return NO_LIMIT
    if held is not None and held.value is not None:
        there = min(held.value.values, default=0.0)
    else:
        there = _of_product(index, provider, limit)
    usage = next((each for each in provider.usage if each.limit == limit), None)
    return there - (max(usage.value.values, default=0.0) if usage else 0.0)


def _of_product(index: StackIndex, provider: Provider, limit: str) -> float:
    entry = index.product_limits.get((provider.product or "", limit))
    if entry is None:
        return NO_LIMIT
    there = [NO_LIMIT]
    for edition in _editions(index, provider):
        fact = entry.values.get(edition)
        if fact is not None and edition not in entry.uncapped:
            there.append(min(fact.values, default=0.0))
    return min(there)

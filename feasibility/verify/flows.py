"""Connections that carry an object, and how early it can be where (docs/semantics.md, section 4)."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from feasibility.model.bounds import MINUTES
from feasibility.model.catalog import Connector, Product
from feasibility.model.fact import Fact
from feasibility.model.requirement import FlowNeed, SuppressNeed
from feasibility.model.stack import Connection, Provider
from feasibility.verify.calendar import first_whole_week
from feasibility.verify.levels import editions_read
from feasibility.verify.places import Place
from feasibility.verify.serving import BY_DATE, is_live, runs
from feasibility.verify.standpoint import Standpoint
from feasibility.verify.windows import windows_of
from feasibility.verify.world import STATUSES, YES_OR_NO

Problem = Literal["wrong_object", "no_consent", "not_live"]


@dataclass(frozen=True)
class Way:
    """One step an object can take: from, to, by which connection, in how many minutes."""

    from_provider: str
    to_provider: str
    connection: str
    minutes: int


@dataclass(frozen=True)
class Parcel:
    """What is to arrive: the object, for which phase, and whether consent has to come along."""

    object: str
    phase: str
    with_consent: bool

    @classmethod
    def of(cls, need: FlowNeed | SuppressNeed) -> Parcel:
        """What a flow or a suppression sends."""
        consent = isinstance(need, FlowNeed) and need.with_consent
        return cls(need.object, need.phase, consent)


def ways(at: Standpoint, parcel: Parcel) -> list[Way]:
    """Every step that listed and presumed connections allow at this reading."""
    key = f"ways {parcel}"
    if key not in at.memo:
        at.memo[key] = [
            *_listed(at, parcel),
            *_presumed(at, parcel),
        ]
    found: list[Way] = at.memo[key]
    return found


def _listed(at: Standpoint, parcel: Parcel) -> Iterator[Way]:
    for connection in at.world.company.connections:
        if problems_of(at, connection, parcel):
            continue
        minutes = minutes_of(at, connection)
        one, other = connection.from_provider, connection.to_provider
        yield Way(one, other, connection.id, minutes)
        if connection.direction == "both":
            yield Way(other, one, connection.id, minutes)


def minutes_of(at: Standpoint, connection: Connection) -> int:
    """How long a listed connection takes at this reading."""
    place = ("company", "connections", connection.id, "latency_minutes")
    return _minutes(at, place, connection.latency_minutes)


def _minutes(at: Standpoint, place: Place, fact: Fact[int]) -> int:
    return int(at.reading.number(place, fact, MINUTES, better="less"))


def problems_of(at: Standpoint, connection: Connection, parcel: Parcel) -> set[Problem]:
    """Why a listed connection does not carry the parcel at all; empty if it does."""
    place = ("company", "connections", connection.id)
    problems: set[Problem] = set()
    if parcel.object not in connection.objects:
        problems.add("wrong_object")
    statuses = at.reading.options((*place, "status"), connection.status, STATUSES)
    if not at.reading.settle(
        statuses, lambda status: _works(at, connection, status, parcel.phase)
    ):
        problems.add("not_live")
    if parcel.with_consent:
        answers = at.reading.options(
            (*place, "carries_consent"), connection.carries_consent, YES_OR_NO
        )
        if not at.reading.settle(answers, bool):
            problems.add("no_consent")
    return problems


def _works(at: Standpoint, connection: Connection, status: str, phase: str) -> bool:
    if status == "live":
        return True
    fact = connection.live_from
    if status not in BY_DATE or fact is None or fact.unknown:
        return False
    place = ("company", "connections", connection.id, "live_from")
    week = first_whole_week(at.reading.day(place, fact, better="less"))
    window = windows_of(at).get(phase)
    return window is None or week <= window.last_start


def _presumed(at: Standpoint, parcel: Parcel) -> Iterator[Way]:
    world = at.world
    listed = {
        frozenset((each.from_provider, each.to_provider))
        for each in world.company.connections
    }
    tools = [
        (provider, world.products[provider.product or ""])
        for provider in world.company.stack
        if provider.kind == "tool"
        and provider.product in world.products
        and f"connections.{provider.id}" not in world.declared
        and is_live(at, provider)
    ]
    for provider, product in tools:
        for partner, partner_product in tools:
            if provider.id == partner.id:
                continue
            if frozenset((provider.id, partner.id)) in listed:
                continue
            for connector in product.connectors:
                if connector.with_product == partner_product.id:
                    yield from _by_connector(
                        at, parcel, connector, (provider, product), partner
                    )


def _by_connector(
    at: Standpoint,
    parcel: Parcel,
    connector: Connector,
    owner: tuple[Provider, Product],
    partner: Provider,
) -> Iterator[Way]:
    provider, product = owner
    place: Place = ("catalog", "products", product.id, "connectors", connector.id)
    carried = _carried(at, connector.editions, provider) and _carried(
        at, connector.partner_editions, partner
    )
    if parcel.object not in connector.objects or not carried:
        return
    if parcel.with_consent:
        answers = at.reading.options(
            (*place, "carries_consent"), connector.carries_consent, YES_OR_NO
        )
        if not at.reading.settle(answers, bool):
            return
    minutes = _minutes(at, (*place, "latency_minutes"), connector.latency_minutes)
    name = f"{product.id}:{connector.id}"
    if connector.direction in ("out", "both"):
        yield Way(provider.id, partner.id, name, minutes)
    if connector.direction in ("in", "both"):
        yield Way(partner.id, provider.id, name, minutes)


def _carried(at: Standpoint, carrying: tuple[str, ...], provider: Provider) -> bool:
    """Whether the provider's editions are among those that carry a connector (none named: all)."""
    if not carrying:
        return True
    editions = editions_read(at.world, at.reading, provider)
    return at.reading.settle(editions, lambda edition: edition in carrying)


def silently_joined(at: Standpoint) -> frozenset[str]:
    """The providers whose connections nobody declared complete.

    In silence one of 0 minutes joins any two of them; empty where silence adds nothing.
    """
    if not at.reading.silence_helps:
        return frozenset()
    return frozenset(
        provider.id
        for provider in at.world.company.stack
        if f"connections.{provider.id}" not in at.world.declared
    )


def arrivals(at: Standpoint, parcel: Parcel, sources: set[str]) -> dict[str, int]:
    """The earliest minutes at which the object is at each provider it reaches (Dijkstra)."""
    leaving: dict[str, list[Way]] = {}
    for way in ways(at, parcel):
        leaving.setdefault(way.from_provider, []).append(way)
    passing = {provider.id for provider in at.world.company.stack if runs(at, provider)}
    joined = silently_joined(at)
    earliest: dict[str, int] = {}
    queue = [(0, source) for source in sorted(sources)]
    while queue:
        minutes, here = heapq.heappop(queue)
        if here in earliest:
            continue
        earliest[here] = minutes
        if here not in sources and here not in passing:
            continue
        if here in joined:
            # All others follow at once; none of them brings the object to another any sooner.
            for other in sorted(joined - {*earliest}):
                heapq.heappush(queue, (minutes, other))
            joined = frozenset()
        for way in leaving.get(here, ()):
            if way.to_provider not in earliest:
                heapq.heappush(queue, (minutes + way.minutes, way.to_provider))
    return earliest

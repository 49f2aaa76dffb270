"""Whether one connection is live at a reading, how long it takes and whether it carries consent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from feasibility.engine.attribution import attributed
from feasibility.engine.flow_index import Link
from feasibility.engine.reading import Reader
from feasibility.engine.stack import COMING, OPEN_STATUS, StackView, first_whole_week
from feasibility.model.bounds import DATE, MINUTES, Bounds
from feasibility.model.catalog import Connector, Product
from feasibility.model.fact import Fact
from feasibility.model.stack import Connection, Provider

YES_OR_NO = (True, False)
ON = Bounds("1 on, 0 off", 0, 1)
PRESUMED: Fact[int] = Fact(value=1)
"""A catalogued connector between two live tools is on: an assumption that may turn out wrong."""


@dataclass(frozen=True, slots=True)
class Carriage:
    """A link at a reading: live now, from a week on, or not at all; and where its facts stand.

    Attributes:
        live: live now, or from `first_week` on.
        holder: whose facts latency and consent are, with what else speaks for them.
    """

    live: bool
    first_week: int | None
    path: str
    holder: Connection | Connector
    product: Product | None = None

    def is_live_by(self, week: int | None) -> bool:
        """Live now, or by that week."""
        if not self.live:
            return False
        if self.first_week is None:
            return True
        return week is not None and self.first_week <= week

    def read_minutes(self, reader: Reader) -> int:
        """Minutes it takes, less being better."""
        fact = self._said("latency_minutes")
        path = f"{self.path}.latency_minutes"
        return int(reader.less(path, fact, MINUTES, "latency"))

    def read_consent(self, reader: Reader) -> bool:
        """Whether consent comes along, yes being better."""
        fact = self._said("carries_consent")
        path = f"{self.path}.carries_consent"
        return bool(reader.bad_end(reader.options(path, fact, YES_OR_NO, "connector")))

    def _said(self, name: str) -> Fact[Any]:
        also = () if self.product is None else (self.product,)
        return attributed(getattr(self.holder, name), self.holder, *also)


def carriage(view: StackView, link: Link) -> Carriage:
    """Whether and from when a link carries anything at this reading."""
    if link.connection is not None:
        return _listed(view.reader, link.connection)
    if link.connector is None:
        raise AssertionError(link.id)
    return _presumed(view, link, link.connector)


def _listed(reader: Reader, connection: Connection) -> Carriage:
    path = f"company.connections[{connection.id}]"
    fact = attributed(connection.status, connection)
    statuses = reader.options(f"{path}.status", fact, OPEN_STATUS, "connector")
    from_known = (
        connection.live_from is not None and connection.live_from.state != "unknown"
    )
    weeks: list[int | None] = []
    for status in statuses:
        if status == "live":
            weeks.append(-1)
        elif status in COMING and from_known and connection.live_from is not None:
            day = attributed(connection.live_from, connection)
            read = reader.less(f"{path}.live_from", day, DATE, "date")
            weeks.append(first_whole_week(read))
        else:
            weeks.append(None)
    first = _best(weeks) if reader.mode == "optimistic" else _worst(weeks)
    live_now = first == -1
    return Carriage(first is not None, None if live_now else first, path, connection)


def _best(weeks: list[int | None]) -> int | None:
    return min((week for week in weeks if week is not None), default=None)


def _worst(weeks: list[int | None]) -> int | None:
    known = [week for week in weeks if week is not None]
    return max(known) if len(known) == len(weeks) else None


def _presumed(view: StackView, link: Link, connector: Connector) -> Carriage:
    """On between two live tools, where the editions they may have carry it."""
    index = view.index
    provider, partner = index.providers[link.listed_at], index.providers[link.partner]
    product = index.products[provider.product or ""]
    path = f"catalog.products[{product.id}].connectors[{connector.id}]"
    held = (
        view.is_live(provider.id)
        and view.is_live(partner.id)
        and _edition_carries(view, provider, connector.editions)
        and _edition_carries(view, partner, connector.partner_editions)
    )
    if held:
        on = view.reader.more(path, PRESUMED, ON, "connector", defaulted=True)
        held = bool(on >= 1)
    return Carriage(held, None, path, connector, product)


def _edition_carries(
    view: StackView, provider: Provider, carrying: tuple[str, ...]
) -> bool:
    if not carrying:
        return True
    held = [edition in carrying for edition in view.editions(provider)]
    return bool(held) and bool(view.reader.bad_end(held))

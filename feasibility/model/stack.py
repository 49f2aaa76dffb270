"""The stack: providers of capabilities, what they cost and carry, and the connections between them."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from feasibility.model.bounds import (
    AmountFact,
    GrowthFact,
    LevelFact,
    MinutesFact,
    MoneyFact,
    WeeksFact,
)
from feasibility.model.fact import Fact, Provenance
from feasibility.model.noun import Day, Id, Keyed, Many, Name, Noun, Text

Status = Literal[
    "live", "implementing", "licensed_unused", "retiring", "planned", "off"
]
ProviderKind = Literal["tool", "in_house", "manual", "agency_service"]
ConnectionKind = Literal["native", "ipaas", "custom", "file", "manual"]


class HeldCapability(Provenance):
    """What this provider does here: a correction of the catalog, or all there is for a build of one's own."""

    KEY: ClassVar[str] = "capability"
    capability: Id
    level: LevelFact


class HeldLimit(Provenance):
    """A limit as this contract has it; `value` unknown, or none where the contract says there is no cap."""

    KEY: ClassVar[str] = "limit"
    limit: Id
    value: AmountFact | None = None
    uncapped: bool = False
    overage_price: MoneyFact | None = Field(
        default=None, description="Money for each unit over the limit."
    )


class Usage(Provenance):
    """What already counts against a limit, measured on a day, and how it grows a month."""

    KEY: ClassVar[str] = "limit"
    limit: Id
    value: AmountFact
    on: Day | None = None
    growth_a_month: GrowthFact | None = None


class Contract(Provenance):
    """Until when a provider is paid for, how long before one must say so, and what it costs a year."""

    until: Day | None = None
    notice_weeks: WeeksFact | None = None
    cost_a_year: MoneyFact | None = None
    seats: AmountFact | None = None


class Provider(Provenance):
    """Whatever does a capability here: a tool, an in-house build, a manual process, an agency service.

    `live_from` is when it can be used (open: nobody knows yet, then it does not serve);
    `live_until` the last day. No market units means all of them.
    """

    id: Id
    name: Name
    kind: ProviderKind = "tool"
    product: Id | None = None
    edition: Fact[str] | None = None
    add_ons: Many[Id] = ()
    category: Id | None = None
    status: Fact[Status] = Fact(value="live")
    live_from: Fact[Day] | None = None
    live_until: Fact[Day] | None = None
    owner: Id | None = Field(default=None, description="Id of the person who runs it.")
    market_units: Many[Id] = ()
    contract: Contract | None = None
    capabilities: Keyed[HeldCapability] = ()
    limits: Keyed[HeldLimit] = ()
    usage: Keyed[Usage] = ()
    remark: Text | None = None


class Connection(Provenance):
    """Data flowing from one provider to another (`both`: also back), with what it carries and how fast.

    `status` off says that a catalogued connector between two live tools is not switched on.
    """

    id: Id
    from_provider: Id
    to_provider: Id
    direction: Literal["forward", "both"] = "forward"
    objects: Many[Id] = ()
    latency_minutes: MinutesFact = Fact(unknown=True)
    kind: ConnectionKind = "native"
    carries_consent: Fact[bool] = Fact(unknown=True)
    status: Fact[Status] = Fact(value="live")
    live_from: Fact[Day] | None = None
    live_until: Fact[Day] | None = None


class Completeness(Noun):
    """Somebody's word that a list holds everything there is (`stack.data`, `connections.hubspot`, `team`)."""

    KEY: ClassVar[str] = "list"
    list: Name
    by: Text
    on: Day

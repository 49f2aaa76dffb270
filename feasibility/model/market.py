"""Whom the company sells to: segments with their buying cycle, and the audiences initiatives reach."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from feasibility.model.bounds import (
    AccountsFact,
    ContactsFact,
    DaysFact,
    MoneyFact,
    ShareFact,
)
from feasibility.model.fact import Fact, Provenance
from feasibility.model.noun import Id, Keyed, Many, Name, Noun


class PurchaseWindow(Noun):
    """Months of every year in which these buyers can sign, first and last inclusive (11 to 2 wraps round)."""

    first_month: int = Field(ge=1, le=12)
    last_month: int = Field(ge=1, le=12)


class Segment(Provenance):
    """A part of the market, with its deal size, its conversion and its buying cycle.

    The three spans are days: ramp (launch to first engaged account), lag (engaged to
    opportunity), sales cycle (opportunity to won). A span or rate nobody stated is taken from
    the strategy's benchmarks, as an assumption.
    """

    id: Id
    name: Name
    market_units: Many[Id] = ()
    accounts: AccountsFact = Fact(unknown=True)
    deal_size: MoneyFact | None = None
    ramp_days: DaysFact | None = None
    lag_days: DaysFact | None = None
    sales_cycle_days: DaysFact | None = None
    engagement_rate: ShareFact | None = Field(
        default=None, description="Accounts reached that engage."
    )
    opportunity_rate: ShareFact | None = Field(
        default=None, description="Engaged accounts that become an opportunity."
    )
    win_rate: ShareFact | None = Field(
        default=None, description="Opportunities that are won."
    )
    purchase_windows: Many[PurchaseWindow] = ()


class ChannelReach(Provenance):
    """How many of an audience can be reached through a channel."""

    KEY: ClassVar[str] = "channel"
    channel: Id
    contacts: ContactsFact


class StoredAlready(Provenance):
    """How many of an audience a provider stores already, and so counts in its usage."""

    KEY: ClassVar[str] = "provider"
    provider: Id
    contacts: ContactsFact


class Overlap(Provenance):
    """How many contacts of this audience are in another one too."""

    KEY: ClassVar[str] = "audience"
    audience: Id
    contacts: ContactsFact


class Consent(Provenance):
    """Whether the audience of a region may be contacted through a channel."""

    KEY: ClassVar[str] = "region"
    region: Id
    given: Fact[bool]


class Audience(Provenance):
    """Whom an initiative reaches: people and accounts, by channel, and what is stored of them already."""

    id: Id
    name: Name
    segment: Id | None = None
    contacts: ContactsFact = Fact(unknown=True)
    accounts: AccountsFact = Fact(unknown=True)
    by_channel: Keyed[ChannelReach] = ()
    stored: Keyed[StoredAlready] = ()
    overlaps: Keyed[Overlap] = ()
    consent: Keyed[Consent] = ()
    criteria: Name | None = Field(
        default=None, description="Who belongs to it, in words that can be queried."
    )

"""Scope formulas as data: `coefficient x term`, per started N, between a least and a most. Never text to evaluate."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from feasibility.model.bounds import AmountFact
from feasibility.model.fact import Fact
from feasibility.model.noun import Many, Noun

ScopeTerm = Literal[
    "one", "contacts", "accounts", "channels", "regions", "sends_a_contact_a_month"
]
SCOPE_TERMS: tuple[str, ...] = (
    "one",
    "contacts",
    "accounts",
    "channels",
    "regions",
    "sends_a_contact_a_month",
)


class Summand(Noun):
    """`coefficient x product of terms`; with `per_started` N the product counts in started Ns.

    21 accounts per started 10 count as 3.
    """

    coefficient: AmountFact = Fact[float](value=1.0)
    terms: Many[ScopeTerm] = ("one",)
    per_started: Annotated[int, Field(ge=1, le=1_000_000_000)] | None = None


class Formula(Noun):
    """The sum of its summands, not less than `least` and not more than `most`. No summand: 0."""

    sum: Many[Summand] = ()
    least: Annotated[float, Field(ge=0, le=1e12)] | None = None
    most: Annotated[float, Field(ge=0, le=1e12)] | None = None

"""Money of programmes and initiatives, by budget line and quarter (docs/semantics.md, section 5)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from math import ceil, floor
from typing import Any

from feasibility.kernel.units import exact
from feasibility.model.bounds import AMOUNT_OF_MONEY
from feasibility.model.company import Spend
from feasibility.model.money import Money
from feasibility.model.plan import Initiative
from feasibility.verify.places import Place
from feasibility.verify.reading import Reading
from feasibility.verify.world import World, by_key


def in_minor(
    world: World, reading: Reading, *, need: bool
) -> Callable[[Any], Fraction]:
    """Turns money into minor units of the company's currency: a need up to a cent, else down.

    Money in a currency without a rate is read against the claim.
    """
    rates = by_key(world.company.exchange_rates)

    def turn(money: Any) -> Fraction:
        if not isinstance(money, Money):
            return Fraction(money)
        if money.currency == world.company.currency:
            return Fraction(money.minor)
        rate = rates.get(money.currency)
        if rate is None:
            high = need != reading.generous
            return Fraction(AMOUNT_OF_MONEY.most if high else AMOUNT_OF_MONEY.least)
        own = money.minor * exact(rate.rate)
        return Fraction(ceil(own) if need else floor(own))

    return turn


def spent(
    world: World, reading: Reading, of: Place, spends: Iterable[Spend]
) -> dict[tuple[str, str], int]:
    """Minor units that leave each line in each quarter."""
    found: dict[tuple[str, str], int] = {}
    for spend in spends:
        minor = reading.money(
            (*of, "money", spend.key, "money"),
            spend.money,
            AMOUNT_OF_MONEY,
            better="less",
            in_minor=in_minor(world, reading, need=True),
        )
        key = (spend.line, spend.quarter)
        found[key] = found.get(key, 0) + int(minor)
    return found


def spent_by(
    world: World, reading: Reading, initiative: Initiative
) -> dict[tuple[str, str], int]:
    """What an initiative takes."""
    of = ("plan", "initiatives", initiative.id)
    return spent(world, reading, of, initiative.money)


def spent_by_programmes(world: World, reading: Reading) -> dict[tuple[str, str], int]:
    """What running programmes take."""
    total: dict[tuple[str, str], int] = {}
    for programme in world.company.programmes:
        of = ("company", "programmes", programme.id)
        for key, minor in spent(world, reading, of, programme.money).items():
            total[key] = total.get(key, 0) + minor
    return total


def money_there(world: World, reading: Reading, line: str, quarter: str) -> int:
    """What a line holds for a quarter; 0 where nothing is listed."""
    budget = by_key(world.company.budget_lines).get(line)
    entry = by_key(budget.quarters).get(quarter) if budget is not None else None
    if entry is None:
        return 0
    minor = reading.money(
        ("company", "budget_lines", line, "quarters", quarter, "money"),
        entry.money,
        AMOUNT_OF_MONEY,
        better="more",
        in_minor=in_minor(world, reading, need=False),
    )
    return int(minor)


def lines_may_be_missing(world: World, reading: Reading) -> bool:
    """Whether an undeclared list of lines holds one that is enough."""
    return reading.silence_helps and "budget_lines" not in world.declared

"""Money by fiscal quarter: what programmes and initiatives take of what is set aside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from feasibility.kernel.units import exact, fiscal_quarter
from feasibility.model.company import Spend
from feasibility.model.fact import Fact
from feasibility.model.money import Money as Amount
from feasibility.model.plan import Initiative
from feasibility.reports.locales import money as write_money
from feasibility.web.contexts.plan import Money, QuarterBar
from feasibility.web.current import Desk
from feasibility.web.present.axis import Scale, percent
from feasibility.web.wording import text, voice

MONTHS = 12
# What fits under a quarter of a year at 1,280 points; the bar shows the rest.
LONGEST_SHOWN = 18


def money_by_quarter(desk: Desk, scale: Scale) -> Money | None:
    """The quarters of the plan with their money; None where nobody set any aside or spends any."""
    company, plan = desk.plan_file.company, desk.plan_file.plan
    planned: dict[str, int] = defaultdict(int)
    for line in company.budget_lines:
        for each in line.quarters:
            planned[each.quarter] += _minor(desk, each.money)
    committed: dict[str, int] = defaultdict(int)
    spent = [each.money for each in company.programmes]
    spent += [each.money for each in plan.initiatives]
    for money in spent:
        for quarter, minor in _spent(desk, money):
            committed[quarter] += minor
    if not planned and not committed:
        return None
    bars = tuple(_bars(desk, scale, planned, committed))
    total = sum(committed[quarter] for quarter, _, _ in _quarters(desk))
    return Money(
        quarters=bars,
        total=write_money(total, desk.currency, voice().locale),
        said="; ".join(f"{each.label} {each.detail}" for each in bars),
    )


def spent_on(desk: Desk, initiative: Initiative) -> int:
    """What an initiative takes over all quarters, in minor units of the company's currency."""
    return sum(minor for _, minor in _spent(desk, initiative.money))


def _spent(desk: Desk, money: Iterable[Spend]) -> Iterator[tuple[str, int]]:
    return ((each.quarter, _minor(desk, each.money)) for each in money)


def _bars(
    desk: Desk, scale: Scale, planned: dict[str, int], committed: dict[str, int]
) -> Iterator[QuarterBar]:
    """Bars in their quarters; the fullest one fills its quarter's width."""
    most = max((*planned.values(), *committed.values(), 1))
    for name, first, last in _quarters(desk):
        room = scale.at(last) - scale.at(first)
        used = {"used_minor": committed[name]}
        of_planned = text("web.money.quarter", planned_minor=planned[name], **used)
        if not planned[name]:
            of_planned = text("web.money.unplanned", **used)
        yield QuarterBar(
            label=text("web.quarter", quarter=name),
            detail=of_planned,
            shown=of_planned
            if len(of_planned) <= LONGEST_SHOWN
            else text("web.money.used", **used),
            x=percent(scale.at(first)),
            planned_width=percent(_width(planned[name], most, room)),
            committed_width=percent(_width(committed[name], most, room)),
            is_over=committed[name] > planned[name],
        )


def _width(minor: int, most: int, room: float) -> float:
    # A gap stays between quarters, so that two full ones are seen as two.
    return 0.96 * room * minor / most


def _quarters(desk: Desk) -> Iterator[tuple[str, date, date]]:
    """The fiscal quarters that the plan's period touches, with their first day and the next one's."""
    period = desk.plan_file.plan.period
    starts = desk.plan_file.company.fiscal_year_starts
    day = period.first_day.replace(day=1)
    while (day.month - starts) % 3:
        day = _months_later(day, -1)
    while day <= period.last_day:
        after = _months_later(day, 3)
        yield fiscal_quarter(day, first_month=starts), day, after
        day = after


def _months_later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, MONTHS)
    return date(day.year + years, month + 1, 1)


def _minor(desk: Desk, fact: Fact[Amount]) -> int:
    """The amount used meanwhile, in the company's currency; 0 where nobody knows any."""
    amount: Any = next(
        (each for each in (fact.value, fact.typical, *fact.values) if each is not None),
        None,
    )
    if amount is None:
        return 0
    rates = {
        each.currency: exact(each.rate)
        for each in desk.plan_file.company.exchange_rates
    }
    rate = (
        Fraction(1)
        if amount.currency == desk.currency
        else rates.get(amount.currency, Fraction(0))
    )
    return round(Fraction(amount.minor) * rate)

"""Skills: what each proficiency means, how long training and hiring take, and what an hour costs."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from feasibility.model.bounds import MoneyFact, WeeksFact
from feasibility.model.fact import Provenance
from feasibility.model.money import Money
from feasibility.model.noun import Id, Many, Name, Text

HOURS_PAID = {"hour": 1, "day": 8, "year": 2080}
"""Hours that a day (8) or a year (52 weeks of 40) of pay stands for: assumption.

A month is not among them: monthly retainers do not say how many hours they buy.
"""

Step = Literal["1_to_2", "2_to_3", "3_to_4", "4_to_5"]


class Rate(Provenance):
    """What is paid for somebody's time: an employee's pay, a contractor's or an agency's price.

    An employee's pay is without what the employer pays beside it.
    """

    id: Id
    name: Name
    who: Literal["employee", "contractor", "agency"]
    region: Name
    amount: MoneyFact
    per: Literal["hour", "day", "month", "year"]
    label: Name | None = None

    @property
    def by_the_hour(self) -> tuple[Money, ...]:
        """The amounts stated, in their order, for one hour; none where hours are not stated.

        Rounded to the cent, halves to even. Source: `HOURS_PAID`.
        """
        hours = HOURS_PAID.get(self.per)
        if hours is None:
            return ()
        return tuple(
            Money(round(Fraction(each.minor, hours)), each.currency)
            for each in self.amount.values
        )


class Skill(Provenance):
    """A skill, with what each proficiency means and how long it takes to train or to hire."""

    id: Id
    name: Name
    group: Id
    proficiency: dict[Literal["1", "2", "3", "4", "5"], Text]
    roles: Many[Name] = ()
    hire_weeks: WeeksFact | None = None
    ramp_weeks: WeeksFact | None = None
    train_weeks: dict[Step, WeeksFact] = {}
    rates: Many[Id] = ()
    former_ids: Many[Id] = ()
    version: int = 1

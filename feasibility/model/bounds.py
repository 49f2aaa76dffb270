"""Units of the facts, and the least and the most that each can be.

One bound serves three readers: validation refuses what lies outside, the JSON Schema says unit
and ends, and the engine gives an unknown fact its worst and its best value from it.
Ends are `assumption`: set so wide that no real company lies outside.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from feasibility.kernel.units import decimal_amount
from feasibility.model.fact import Fact
from feasibility.model.money import Money


@dataclass(frozen=True)
class Bounds:
    """Unit, least and most of a fact. Money is bounded in minor units of any currency."""

    unit: str
    least: Any
    most: Any

    @property
    def shown(self) -> dict[str, str]:
        """Unit and ends as they are written; money in whole units of its currency."""
        ends = {"least": self.least, "most": self.most}
        if self.unit == "money":
            ends = {name: decimal_amount(end) for name, end in ends.items()}
        return {"unit": self.unit, **{name: str(end) for name, end in ends.items()}}

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            self._check, handler(source)
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> Any:
        json_schema = dict(handler(schema))
        json_schema.update(self.shown)
        return json_schema

    def _check(self, fact: Fact[Any]) -> Fact[Any]:
        for value in (*fact.values, fact.typical):
            if value is None:
                continue
            number = value.minor if isinstance(value, Money) else value
            if number != number or not self.least <= number <= self.most:
                raise PydanticCustomError(
                    "out_of_bounds",
                    "{value} is outside {least} to {most} {unit}",
                    {"value": _shown(value), **self.shown},
                )
        return fact


def _shown(value: Any) -> str:
    return (
        str(int(value))
        if isinstance(value, float) and value.is_integer()
        else str(value)
    )


CONTACTS = Bounds("contacts", 0, 100_000_000)
ACCOUNTS = Bounds("accounts", 0, 10_000_000)
AMOUNT = Bounds("units of the limit", 0, 1_000_000_000_000)
LEVEL = Bounds("level 0 to 3", 0, 3)
PROFICIENCY = Bounds("proficiency 0 to 5", 0, 5)
SHARE = Bounds("share, 0 to 1", 0, 1)
GROWTH = Bounds("share a month, -1 to 10", -1, 10)
WEEKLY_HOURS = Bounds("hours a week", 0, 168)
WORK_HOURS = Bounds("hours", 0, 100_000)
WEEKS = Bounds("weeks", 0, 260)
DAYS = Bounds("days", 0, 3_650)
MINUTES = Bounds("minutes", 0, 527_040)
SENDS = Bounds("sends a contact a month", 0, 1_000)
PER_WEEK = Bounds("a week", 0, 1_000_000)
COUNT = Bounds("units", 0, 1_000_000)
TARGET = Bounds("units of the goal's measure", 0, 1_000_000_000_000)
AMOUNT_OF_MONEY = Bounds("money", 0, 1_000_000_000_000_00)
DATE = Bounds("date", date(1, 1, 1), date(9999, 12, 31))

ContactsFact = Annotated[Fact[int], CONTACTS]
AccountsFact = Annotated[Fact[int], ACCOUNTS]
AmountFact = Annotated[Fact[float], AMOUNT]
LevelFact = Annotated[Fact[int], LEVEL]
ProficiencyFact = Annotated[Fact[int], PROFICIENCY]
ShareFact = Annotated[Fact[float], SHARE]
GrowthFact = Annotated[Fact[float], GROWTH]
WeeklyHoursFact = Annotated[Fact[float], WEEKLY_HOURS]
WorkHoursFact = Annotated[Fact[float], WORK_HOURS]
WeeksFact = Annotated[Fact[int], WEEKS]
DaysFact = Annotated[Fact[int], DAYS]
MinutesFact = Annotated[Fact[int], MINUTES]
SendsFact = Annotated[Fact[float], SENDS]
PerWeekFact = Annotated[Fact[float], PER_WEEK]
CountFact = Annotated[Fact[int], COUNT]
TargetFact = Annotated[Fact[float], TARGET]
MoneyFact = Annotated[Fact[Money], AMOUNT_OF_MONEY]

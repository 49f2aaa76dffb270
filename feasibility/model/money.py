"""Money: an amount with its currency, written `12000 EUR`; an amount alone is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from feasibility.kernel.units import decimal_amount, minor_units

_FORM = re.compile(r"(-?\d{1,15}(?:\.\d+)?) ([A-Z]{3})")


@dataclass(frozen=True)
class Money:
    """An amount in minor units (cents) of a currency (three letters, ISO 4217)."""

    minor: int
    currency: str

    @property
    def order(self) -> int:
        """What ranges of money are ordered by; both ends carry the same currency."""
        return self.minor

    def __str__(self) -> str:
        return f"{decimal_amount(self.minor)} {self.currency}"

    @classmethod
    def parse(cls, value: Any) -> Money:
        """Money from its written form.

        Raises:
            PydanticCustomError: an amount without currency, or not of the form `12000 EUR`.
        """
        if isinstance(value, Money):
            return value
        if isinstance(value, int | float) and not isinstance(value, bool):
            raise PydanticCustomError(
                "no_currency", "an amount needs its currency, as in 12000 EUR"
            )
        if isinstance(value, str) and re.fullmatch(r"-?[\d.,]+", value.strip()):
            raise PydanticCustomError(
                "no_currency", "an amount needs its currency, as in 12000 EUR"
            )
        match = _FORM.fullmatch(value) if isinstance(value, str) else None
        if match is None:
            raise PydanticCustomError(
                "money_form", "money is written 12000 EUR or 12000.50 EUR"
            )
        try:
            return cls(minor_units(match[1]), match[2])
        except ValueError:
            raise PydanticCustomError(
                "money_form", "money has at most two decimals"
            ) from None

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.parse,
            serialization=core_schema.plain_serializer_function_ser_schema(str),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> Any:
        return {"type": "string", "pattern": f"^{_FORM.pattern}$", "unit": "money"}

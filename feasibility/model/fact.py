"""A fact: a value, a range, one of several, or `unknown`, with who says so and since when.

Written short wherever nothing else is said: `audience: 5000` is `{value: 5000}`, and
`audience: unknown` is a fact of which nothing is known.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Generic, Literal, Self, TypeVar

from pydantic import ConfigDict, Field, Strict, model_serializer, model_validator
from pydantic_core import PydanticCustomError

from feasibility.model.noun import Day, Noun, Text

UNKNOWN = "unknown"
T = TypeVar("T")
Known = Literal["measured", "vendor", "expert", "assumption"]
State = Literal["point", "range", "disagreement", "unknown"]


class Provenance(Noun):
    """Where a statement comes from: source, day seen, how it is known, by whom, remark."""

    source: Text | None = None
    seen: Day | None = None
    known: Known | None = None
    by: Text | None = None
    note: Text | None = None


class Claim(Provenance, Generic[T]):
    """One source's value in a disagreement."""

    value: T


class Fact(Provenance, Generic[T]):
    """A value, a range, one of several (a disagreement of sources), or unknown.

    A range is bounded by `low` and `high` (inclusive). `typical` is the value used meanwhile: it
    lies within a range, may be any of a disagreement, and may stand beside unknown.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
    SHORT_KEYS: ClassVar[frozenset[str]] = frozenset({"value"})

    value: T | None = None
    low: T | None = None
    typical: T | None = None
    high: T | None = None
    one_of: Annotated[tuple[Claim[T], ...], Strict(False), Field(max_length=16)] = ()
    unknown: bool = False

    @model_validator(mode="before")
    @classmethod
    def _from_short_form(cls, data: Any) -> Any:
        if isinstance(data, Fact):
            return data
        if isinstance(data, dict):
            if data.get("value") == UNKNOWN:  # said at length, with a source or a note
                rest = {key: value for key, value in data.items() if key != "value"}
                return {**rest, "unknown": True}
            return data
        return {"unknown": True} if data == UNKNOWN else {"value": data}

    @model_validator(mode="after")
    def _has_one_form(self) -> Self:
        forms = [
            self.value is not None,
            self.low is not None or self.high is not None,
            bool(self.one_of),
            self.unknown,
        ]
        if sum(forms) != 1:
            raise PydanticCustomError(
                "fact_form",
                "a fact is one of: a value, low and high, one_of, or unknown",
            )
        if forms[1]:
            self._check_range()
        elif self.typical is not None and self.value is not None:
            raise PydanticCustomError(
                "fact_form", "typical stands beside low and high, one_of, or unknown"
            )
        if len(self.one_of) == 1:
            raise PydanticCustomError("fact_form", "one_of takes two or more values")
        return self

    def _check_range(self) -> None:
        if self.low is None or self.high is None:
            raise PydanticCustomError("fact_form", "a range takes both low and high")
        if isinstance(self.low, bool | str):
            raise PydanticCustomError(
                "fact_form", "only numbers, days and money have a range"
            )
        if len({getattr(value, "currency", None) for value in self.values}) > 1:
            raise PydanticCustomError("two_currencies", "a range in two currencies")
        low, high = _comparable(self.low), _comparable(self.high)
        if low > high:
            raise PydanticCustomError("range_order", "low exceeds high")
        if self.typical is not None and not low <= _comparable(self.typical) <= high:
            raise PydanticCustomError(
                "range_order", "typical lies outside low and high"
            )

    @property
    def state(self) -> State:
        """Which of the four forms this fact has."""
        if self.value is not None:
            return "point"
        if self.one_of:
            return "disagreement"
        return "unknown" if self.unknown else "range"

    @property
    def values(self) -> tuple[T, ...]:
        """Every value stated: one, the two ends and the middle, or each source's."""
        if self.one_of:
            return tuple(claim.value for claim in self.one_of)
        stated = (self.value, self.low, self.typical, self.high)
        return tuple(value for value in stated if value is not None)

    @model_serializer(mode="wrap")
    def _to_short_form(self, handler: Any) -> Any:
        data = {
            key: value
            for key, value in handler(self).items()
            if value is not None
            and value != ()
            and value != []
            and not (key == "unknown" and value is False)
        }
        if data == {"unknown": True}:
            return UNKNOWN
        return data["value"] if set(data) == self.SHORT_KEYS else data


def _comparable(value: Any) -> Any:
    return getattr(value, "order", value)

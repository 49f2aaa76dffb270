"""What every noun shares: frozen, no unknown keys, strict types, and words that are safe to show."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, ClassVar, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    Strict,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError

ID_PATTERN = r"^[a-z0-9][a-z0-9_\-]{0,63}$"
FIRST_YEAR, LAST_YEAR = 1, 9999

# Marks that turn the reading order of a line round (Unicode TR9): a name with one in it can
# show another text than it holds.
_DIRECTION_MARKS = frozenset(
    "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c"
)


class Noun(BaseModel):
    """A frozen value of the domain.

    `KEY` names the field (or fields, `line.quarter`) that tells two of a list apart.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    KEY: ClassVar[str] = "id"

    @property
    def key(self) -> str:
        """What tells this noun apart in its list; the name in brackets of a path."""
        return ".".join(
            [str(getattr(self, name)) for name in type(self).KEY.split(".")]
        )

    def model_copy(
        self, *, update: Mapping[str, Any] | None = None, deep: bool = False
    ) -> Self:
        """A copy; with other values in it, nothing that was worked out from the old ones comes along."""
        copied = super().model_copy(update=update, deep=deep)
        fields = type(self).model_fields
        if update and len(copied.__dict__) > len(fields):
            for name in copied.__dict__.keys() - fields.keys():
                del copied.__dict__[name]
        return copied


class InShort(Noun):
    """A noun that may be written as a text alone: that of its field `SHORT`."""

    SHORT: ClassVar[str]

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, data: Any) -> Any:
        return {cls.SHORT: data} if isinstance(data, str) else data

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        long = dict(handler(core_schema))
        return {"title": cls.__name__, "anyOf": [{"type": "string"}, long]}


def _plain_text(text: str) -> str:
    if text.isprintable():  # no control character and no mark, without looking at each
        return text.strip()
    for character in text:
        if character in _DIRECTION_MARKS:
            raise PydanticCustomError(
                "direction_mark", "holds a mark that turns the reading direction"
            )
        if unicodedata.category(character) in ("Cc", "Cs") and character not in "\n\t":
            raise PydanticCustomError("control_character", "holds a control character")
    return text.strip()


def _one_line(text: str) -> str:
    if "\n" in text:
        raise PydanticCustomError("line_break", "holds a line break")
    if not text:
        raise PydanticCustomError("blank", "holds nothing but spaces")
    return text


def _day(value: Any) -> Any:
    if isinstance(value, str):
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            raise PydanticCustomError("date_form", "a date is written 2027-03-31")
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise PydanticCustomError("no_such_date", "there is no such day") from None
    return value


def keys_differ(nouns: tuple[Any, ...]) -> tuple[Any, ...]:
    """The nouns, if no two of them have the same key."""
    seen: set[str] = set()
    for noun in nouns:
        if noun.key in seen:
            raise PydanticCustomError(
                "duplicate_key", "{key} stands twice", {"key": noun.key}
            )
        seen.add(noun.key)
    return nouns


T = TypeVar("T")
Many = Annotated[tuple[T, ...], Strict(False)]
Keyed = Annotated[tuple[T, ...], Strict(False), AfterValidator(keys_differ)]
Id = Annotated[str, Field(pattern=ID_PATTERN)]
Name = Annotated[
    str,
    Field(min_length=1, max_length=200),
    AfterValidator(_plain_text),
    AfterValidator(_one_line),
]
Text = Annotated[str, Field(max_length=10_000), AfterValidator(_plain_text)]
Day = Annotated[date, BeforeValidator(_day)]


def content_hash(noun: Noun) -> str:
    """SHA-256 over the noun's JSON with sorted keys and no spaces."""
    plain = json.dumps(
        noun.model_dump(mode="json"),
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
    )
    return hashlib.sha256(plain.encode()).hexdigest()

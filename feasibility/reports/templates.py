"""Message templates: what a text with named values says it needs.

`{provider}` writes a value, `{limit.unit}` a facet of it, `{first_week:last_week}` two
values as a span, `{n|an hour|# hours}` the form that goes with a number, which # stands for.
Nothing else is special; a brace that opens none of these is a mistake.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_FIELD = re.compile(r"\{([^{}]*)\}")
_INSIDE = re.compile(
    r"(?P<name>[a-z]\w*)(?:\.(?P<facet>[a-z]+))?"
    r"(?::(?P<end>[a-z]\w*))?(?:\|(?P<one>[^|]*)\|(?P<other>[^|]*))?"
)


@dataclass(frozen=True)
class Slot:
    """One place in a template that a value goes into.

    `end` names the second value of a span; `forms` are the words for one and for others.
    """

    name: str
    facet: str | None = None
    end: str | None = None
    forms: tuple[str, str] | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the values that the slot needs."""
        return (self.name,) if self.end is None else (self.name, self.end)


Template = tuple[str | Slot, ...]


class TemplateError(ValueError):
    """A template that holds a brace which opens no slot."""


@lru_cache(maxsize=4096)
def parse(text: str) -> Template:
    """The template's fixed texts and slots, in order.

    Raises:
        TemplateError: a brace that opens no slot.
    """
    parts: list[str | Slot] = []
    after = 0
    for match in _FIELD.finditer(text):
        inside = _INSIDE.fullmatch(match[1])
        if inside is None:
            raise TemplateError(text)
        parts += [text[after : match.start()], _slot(inside)]
        after = match.end()
    parts.append(text[after:])
    if any("{" in part or "}" in part for part in parts if isinstance(part, str)):
        raise TemplateError(text)
    return tuple(part for part in parts if part != "")


def value_names(text: str) -> frozenset[str]:
    """The names of all values that a template writes."""
    return frozenset(
        name for part in parse(text) if isinstance(part, Slot) for name in part.names
    )


def _slot(inside: re.Match[str]) -> Slot:
    one, other = inside["one"], inside["other"]
    forms = None if one is None else (one, other)
    return Slot(inside["name"], inside["facet"], inside["end"], forms)

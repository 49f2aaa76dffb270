"""The one translation function: a message id and its values, as a sentence in a language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import import_module
from typing import Any

from feasibility.reports.locales import DEFAULT_LANGUAGE, LOCALES, Locale, exact_number
from feasibility.reports.names import Names
from feasibility.reports.templates import Slot, parse
from feasibility.reports.values import Value, write_span

NO_NAMES = Names()


class UnknownMessageError(KeyError):
    """A message id that no language knows: a mistake of ours."""


@dataclass(frozen=True)
class Voice:
    """How one reader is spoken to: language, display names, currency, the year that goes unsaid."""

    language: str = DEFAULT_LANGUAGE
    names: Names = NO_NAMES
    currency: str | None = None
    year: int | None = None

    @cached_property
    def locale(self) -> Locale:
        """Signs and months of the language."""
        return LOCALES[self.language]

    @cached_property
    def _texts(self) -> Mapping[str, str]:
        return texts(self.language)

    def say(self, message_id: str, values: Mapping[str, Any] | None = None) -> str:
        """The message in words.

        Raises:
            UnknownMessageError: no such message.
            KeyError: a value that the message writes is not there.
        """
        text = self._texts.get(message_id)
        if text is None:
            raise UnknownMessageError(message_id)
        return "".join(
            part if isinstance(part, str) else self._filled(part, values or {})
            for part in parse(text)
        )

    def can_say(self, message_id: str) -> bool:
        """Whether there is such a message."""
        return message_id in self._texts

    def text(self, message_id: str) -> str:
        """The template of a message."""
        return self._texts[message_id]

    def texts_under(self, message_id: str) -> tuple[str, ...]:
        """The ids of a message and of its variants, in order."""
        under = f"{message_id}."
        return tuple(
            sorted(
                key for key in self._texts if key == message_id or key.startswith(under)
            )
        )

    def _filled(self, slot: Slot, values: Mapping[str, Any]) -> str:
        value = Value(slot.name, values, self)
        if slot.forms is not None:
            form = slot.forms[0] if _is_one(value.raw) else slot.forms[1]
            return form.replace("#", value.bare())
        if slot.end is not None:
            return write_span(value, value.beside(slot.end))
        return value.written(slot.facet)


def translate(
    message_id: str,
    values: Mapping[str, Any] | None = None,
    language: str = DEFAULT_LANGUAGE,
) -> str:
    """The message in words, without names or currency of a company.

    Raises:
        UnknownMessageError: no such message.
        KeyError: a value that the message writes is not there.
    """
    return Voice(language).say(message_id, values)


@lru_cache(maxsize=8)
def texts(language: str) -> Mapping[str, str]:
    """Every text of a language; what it has not yet is in English."""
    own = _own_texts(language)
    return (
        own if language == DEFAULT_LANGUAGE else {**_own_texts(DEFAULT_LANGUAGE), **own}
    )


def _own_texts(language: str) -> Mapping[str, str]:
    # Late, so that a reader of one language loads that language.
    texts: Mapping[str, str] = import_module(
        f"feasibility.reports.messages.{language}.catalogue"
    ).TEXTS
    return texts


def _is_one(raw: Any) -> bool:
    """Both languages say one for exactly one, and the other form for none and for parts."""
    return raw is not None and exact_number(raw) == 1

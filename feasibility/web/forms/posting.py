"""From a posted form to edits: only what was touched, so that nobody overwrites what they left alone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from feasibility.model.noun import Noun
from feasibility.services import Edit
from feasibility.web.forms.controls import Group
from feasibility.web.forms.kinds import kinds_of
from feasibility.web.forms.read import Reader
from feasibility.web.forms.sent import sent_untouched

AT = "f"
WAS = "was"


@dataclass(frozen=True)
class Posted:
    """A form that was sent for the noun at `path`; one that ends in `[]` is to be added."""

    path: str
    noun: type[Noun]
    reader: Reader

    @property
    def is_new(self) -> bool:
        """Whether an element is to be added, under an id that the services draw."""
        return self.path.endswith("[]")

    def raw(self) -> dict[str, Any]:
        """Everything that was typed, field by field; what is empty is left out."""
        found = dict(self._shown())
        return {field: value for field, value in found.items() if not _is_empty(value)}

    def edits(self) -> list[Edit]:
        """One edit a field that reads otherwise than it was shown; one for a new element."""
        if self.is_new:
            return [Edit(self.path, self.raw())]
        return [
            Edit(f"{self.path}.{field}", None if _is_empty(value) else value)
            for field, value in self._shown()
            if digest(value) != self.reader.typed.get(f"{WAS}.{field}")
        ]

    def _shown(self) -> Iterator[tuple[str, Any]]:
        for field, kind in kinds_of(self.noun).items():
            name = f"{AT}.{field}"
            if self.reader.is_shown(name):
                yield field, self.reader.value(name, kind)


def was_of(
    group: Group, noun: type[Noun], currency: str
) -> tuple[tuple[str, str], ...]:
    """Hidden inputs that tell what each field read as when the form was shown."""
    reader = Reader(sent_untouched(group), currency)
    start = f"{group.name}."
    return tuple(
        (f"{WAS}.{field}", digest(reader.value(f"{start}{field}", kind)))
        for field, kind in kinds_of(noun).items()
        if reader.is_shown(f"{start}{field}")
    )


def digest(value: Any) -> str:
    """A short fingerprint of a value in the plan file's own form; empty for nothing."""
    if _is_empty(value):
        return ""
    plain = json.dumps(value, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(plain.encode()).hexdigest()[:12]


def _is_empty(value: Any) -> bool:
    return value is None or value in ([], {}, "")

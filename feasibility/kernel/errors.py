"""Every exception of ours. They carry facts and build their own message; nobody else words them.

HTTP status is chosen in `web/errors.py`, exit codes in `cli`; exceptions know neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any


class FeasibilityError(Exception):
    """Base of all errors that a user or an operator can do something about."""


@dataclass(frozen=True)
class Fault:
    """One thing wrong with an input: where it stands, what is wrong, what was probably meant.

    `code` is permanent (`input.unknown_key`); `values` fill the sentence that `reports` and the
    command line make of it. `line` counts from 1; None where the input has no lines (a form).
    """

    code: str
    path: str
    values: dict[str, Any] = field(default_factory=dict)
    line: int | None = None
    nearest: str | None = None
    file: str | None = None

    def __str__(self) -> str:
        place = ":".join(
            str(part) for part in (self.file, self.line) if part is not None
        )
        said = ", ".join(
            f"{key}={value!r}" for key, value in sorted(self.values.items())
        )
        hint = f"; nearest: {self.nearest}" if self.nearest else ""
        return f"{place + ': ' if place else ''}{self.path}: {self.code} ({said}){hint}"


class InputError(FeasibilityError):
    """An input that cannot be used; lists every fault found, never only the first."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


class CatalogError(InputError):
    """A shipped, private or corrected catalog that cannot be used."""


class NotFoundError(FeasibilityError):
    """Nothing with that id, in that workspace, for that member."""

    def __init__(self, noun: str, key: str, *, nearest: str | None = None) -> None:
        self.noun, self.key, self.nearest = noun, key, nearest
        super().__init__(
            f"no {noun} {key!r}" + (f"; nearest: {nearest!r}" if nearest else "")
        )


class EditConflictError(FeasibilityError):
    """Somebody else changed the same field since the version this edit was based on."""

    def __init__(
        self, path: str, *, theirs: Any, yours: Any, base: int, now: int, by: str
    ) -> None:
        self.path, self.theirs, self.yours = path, theirs, yours
        self.base, self.now, self.by = base, now, by
        super().__init__(
            f"{path}: {by} wrote {theirs!r} in version {now}, you typed {yours!r} on {base}"
        )


class NotAllowedError(FeasibilityError):
    """The acting member's role does not allow this."""

    def __init__(self, action: str, role: str) -> None:
        self.action, self.role = action, role
        super().__init__(f"{role} may not {action}")


class StoreError(FeasibilityError):
    """The database cannot be used as it is (wrong role, newer schema, damaged file)."""

    def __init__(self, reason: str, **facts: Any) -> None:
        self.reason, self.facts = reason, facts
        super().__init__(f"{reason}: {facts}" if facts else reason)

"""What a second check of an assessment answers: what it refuses, and what it did not check."""

from __future__ import annotations

from typing import Any

from pydantic import Field, computed_field

from feasibility.model.noun import Many, Noun


class Refusal(Noun):
    """A sentence of the assessment that does not hold.

    `place` is a path in the assessment, `code` says permanently what is wrong, `values` what
    was claimed and what was found; `reports` makes the sentence.
    """

    place: str
    code: str
    values: dict[str, Any] = Field(default={})


class Verification(Noun):
    """Everything refused, and the places where only a solver's word stands (grade `search`)."""

    refusals: Many[Refusal] = ()
    not_checked: Many[str] = ()

    @computed_field  # type: ignore[prop-decorator]
    @property
    def accepted(self) -> bool:
        """Whether nothing was refused; what was not checked is no reason to refuse."""
        return not self.refusals


class Ledger:
    """Collects refusals below one place of the assessment."""

    def __init__(
        self,
        place: str = "",
        refusals: list[Refusal] | None = None,
        not_checked: list[str] | None = None,
    ) -> None:
        self.place = place
        self._refusals: list[Refusal] = [] if refusals is None else refusals
        self._not_checked: list[str] = [] if not_checked is None else not_checked

    def at(self, part: str) -> Ledger:
        """The same ledger, one step further in."""
        joint = "" if not self.place or part.startswith("[") else "."
        return Ledger(f"{self.place}{joint}{part}", self._refusals, self._not_checked)

    def refuse(self, code: str, **values: Any) -> None:
        """Writes down that what stands at this place does not hold."""
        plain = {name: _plain(value) for name, value in values.items()}
        self._refusals.append(Refusal(place=self.place, code=code, values=plain))

    def leave_unchecked(self) -> None:
        """Writes down that what stands at this place rests on a solver's word."""
        self._not_checked.append(self.place)

    @property
    def clean(self) -> bool:
        """Whether nothing at all has been refused yet, anywhere."""
        return not self._refusals

    def close(self) -> Verification:
        """All that was written down."""
        return Verification(
            refusals=tuple(self._refusals), not_checked=tuple(self._not_checked)
        )


def _plain(value: Any) -> Any:
    if isinstance(value, bool | int | str) or value is None:
        return value
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(each) for each in value]
    return str(value)

"""What was typed into a form, in the plan file's own form.

The inverse of ``build.py``: what was shown and not touched reads as it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from werkzeug.datastructures import MultiDict

from feasibility.model.fact import UNKNOWN
from feasibility.model.noun import Noun
from feasibility.web.forms import scalars
from feasibility.web.forms.kinds import Kind, kinds_of

ORIGIN = ("source", "seen", "known", "by", "note")
CLAIMS = 16
MOST_ROWS = 500
TICKED = "on"
Typed = MultiDict[str, str]


@dataclass(frozen=True)
class Reader:
    """Reads fields of nouns from what was typed. `currency` goes with amounts that name none."""

    typed: Typed
    currency: str

    def value(self, name: str, kind: Kind) -> Any:
        """The value of a field; None where nothing was typed."""
        match kind.holds:
            case "fact":
                return self._fact(name, kind)
            case "noun":
                return self.noun(name, kind) or None
            case "nouns":
                return self._rows(name, kind)
            case "names":
                return self._names(name)
            case "days":
                return self._text(name).split()
            case "formula":
                return _formula(self._scalar(name, Kind("decimal")))
            case _:
                return self._scalar(name, kind)

    def noun(self, name: str, kind: Kind) -> dict[str, Any]:
        """The fields of a noun that something was typed for, those not shown left out."""
        noun = self._noun_of(name, kind)
        found = {}
        for field, inner in kinds_of(noun).items():
            value = self.value(f"{name}.{field}", inner)
            if value is not None and value != []:
                found[field] = value
        if kind.discriminated and found:
            found["kind"] = noun.model_fields["kind"].default
        return found

    def is_shown(self, name: str) -> bool:
        """Whether the form held the field at all."""
        inside = f"{name}."
        return any(key == name or key.startswith(inside) for key in self.typed)

    def row_numbers(self, name: str) -> list[int]:
        """The rows that were kept and not left empty, by the number they have in the form."""
        start = len(name) + 1
        numbers = {
            key[start:].partition(".")[0]
            for key in self.typed
            if key.startswith(f"{name}.")
        }
        known = sorted(int(each) for each in numbers if each.isdecimal())
        return [each for each in known[:MOST_ROWS] if self._is_kept(f"{name}.{each}")]

    def _is_kept(self, row: str) -> bool:
        if self.typed.get(f"{row}.remove") == TICKED:
            return False
        return any(
            value.strip()
            for key, values in self.typed.lists()
            if key.startswith(f"{row}.") and not key.endswith(".form")
            for value in values
        )

    def _noun_of(self, name: str, kind: Kind) -> type[Noun]:
        chosen = self._text(f"{name}.kind")
        for noun in kind.discriminated:
            if noun.model_fields["kind"].default == chosen:
                return noun
        assert kind.noun is not None
        return kind.noun

    def _rows(self, name: str, kind: Kind) -> list[Any]:
        assert kind.inner is not None
        numbers = self.row_numbers(name)
        return [self.noun(f"{name}.{each}", kind.inner) for each in numbers]

    def _names(self, name: str) -> list[str]:
        typed = [each.strip() for each in self.typed.getlist(name)]
        if len(typed) == 1 and "," in typed[0]:
            typed = [each.strip() for each in typed[0].split(",")]
        return [each for each in typed if each]

    def _text(self, name: str) -> str:
        """The last of what was sent: an unticked box sends only the empty value before it."""
        sent = self.typed.getlist(name)
        return sent[-1].strip() if sent else ""

    def _scalar(self, name: str, kind: Kind) -> Any:
        return scalars.read(self._text(name), kind, currency=self.currency)

    def _fact(self, name: str, kind: Kind) -> Any:
        inner = kind.inner or kind
        found: dict[str, Any] = {}
        form = self._text(f"{name}.form") or "value"
        for part in {"value": ("value",), "range": ("low", "high")}.get(form, ()):
            found[part] = self._scalar(f"{name}.{part}", inner)
        if form != "value":
            found["typical"] = self._scalar(f"{name}.typical", inner)
        if form == "one_of":
            found["one_of"] = self._claims(name, inner) or None
        if form == "unknown":
            found["unknown"] = True
        found = {part: value for part, value in found.items() if value is not None}
        if not found:
            return None
        found.update(self._origin(name))
        return _short(found)

    def _claims(self, name: str, inner: Kind) -> list[dict[str, Any]]:
        claims = []
        for number in range(CLAIMS):
            row = f"{name}.one_of.{number}"
            value = self._scalar(f"{row}.value", inner)
            if value is not None:
                claims.append({"value": value, **self._origin(row)})
        return claims

    def _origin(self, name: str) -> dict[str, str]:
        said = {part: self._text(f"{name}.{part}") for part in ORIGIN}
        return {part: text for part, text in said.items() if text}


def _short(fact: dict[str, Any]) -> Any:
    """A fact as short as the plan file writes it."""
    if fact == {"unknown": True}:
        return UNKNOWN
    return fact["value"] if set(fact) == {"value"} else fact


def _formula(number: Any) -> Any:
    """A fixed amount as a formula; formulas with terms are written in files only."""
    if number is None:
        return None
    return {"sum": [{"coefficient": number, "terms": ["one"]}]}

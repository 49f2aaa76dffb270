"""Single inputs: which widget, which value, which choices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from feasibility.model.noun import Noun
from feasibility.web.forms import labels, scalars
from feasibility.web.forms.controls import Input, Option, Widget
from feasibility.web.forms.kinds import Kind
from feasibility.web.forms.read import Typed
from feasibility.web.forms.vocabulary import SUGGESTED, Names, Vocabulary
from feasibility.web.wording import has_text, text

# Counted by what they are called; their bounds are those of another count.
_UNITLESS = frozenset({"regions"})
_WIDGETS: dict[str, Widget] = {
    "name": "line",
    "text": "lines",
    "whole": "number",
    "decimal": "number",
    "money": "number",
    "formula": "number",
    "day": "day",
    "days": "lines",
    "yes_no": "tick",
    "choice": "choice",
    "names": "choices",
}


@dataclass(frozen=True)
class Maker:
    """Makes inputs. `typed` is what was sent and refused; `errors` and `hints` are sentences by input name."""

    vocabulary: Vocabulary
    currency: str
    typed: Typed | None = None
    errors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    hints: Mapping[str, str] = field(default_factory=dict)

    def input(
        self,
        noun: type[Noun],
        name: str,
        at: str,
        raw: Any,
        kind: Kind,
        *,
        of: Kind | None = None,
    ) -> Input:
        """The input for a value of a field; `of` is the fact that the value belongs to."""
        texts = self.shown(at, raw, kind, share=scalars.is_share(of or kind))
        names = self._names(noun, name, kind)
        widget: Widget = (
            "choice" if of and kind.holds == "yes_no" else _WIDGETS[kind.holds]
        )
        if widget == "line" and names is not None and not _is_suggested(noun, name):
            widget = "choice"
        if widget == "choices" and names is None:
            widget, texts = "line", [", ".join(texts)]
        optional = kind.optional or of is not None or not texts
        return Input(
            widget=widget,
            name=at,
            id=dom_id(at),
            label=labels.label(noun, name),
            value="\n".join(texts) if kind.holds == "days" else "".join(texts[-1:]),
            hint=self.hints.get(at) or labels.hint(noun, name, widget),
            unit=unit_of(of or kind, name),
            options=_options(
                widget, names or (), texts, with_none=optional and widget == "choice"
            ),
            errors=self.errors.get(at, ()),
        )

    def shown(self, at: str, raw: Any, kind: Kind, *, share: bool = False) -> list[str]:
        """The texts that stand in the input: those sent, else those of the value."""
        if self.typed is not None:
            return [each for each in self.typed.getlist(at) if each]
        if kind.holds == "formula":
            return [_formula_text(raw)]
        values = raw if isinstance(raw, list | tuple) else [raw]
        inner = kind.inner or kind
        texts = [scalars.show(value, inner, share=share) for value in values]
        return [each for each in texts if each]

    def sent(self, at: str, otherwise: str) -> str:
        """One text that was sent, or what the value says."""
        return otherwise if self.typed is None else "".join(self.typed.getlist(at)[-1:])

    def _names(self, noun: type[Noun], name: str, kind: Kind) -> Names | None:
        if kind.holds == "yes_no":
            return ((scalars.YES, text("web.yes")), (scalars.NO, text("web.no")))
        if kind.holds == "choice":
            return tuple(
                (each, labels.choice(noun, name, each)) for each in kind.choices
            )
        return (
            self.vocabulary.names(noun, name)
            if kind.holds in ("name", "names")
            else None
        )


def dom_id(at: str) -> str:
    """The id of an input with this name."""
    return at.replace(".", "-").replace("_", "-")


def unit_of(kind: Kind, name: str = "") -> str:
    """The unit that stands beside the input."""
    if kind.bounds is None or scalars.is_share(kind):
        return ""
    if name in _UNITLESS:
        return ""
    message = f"web.unit.{kind.bounds.unit.split(',')[0].replace(' ', '_')}"
    return text(message) if has_text(message) else kind.bounds.unit


def _is_suggested(noun: type[Noun], name: str) -> bool:
    return (noun.__name__, name) in SUGGESTED


def _options(
    widget: Widget, names: Names, texts: list[str], *, with_none: bool
) -> tuple[Option, ...]:
    """What may be chosen; what stands there stays choosable, even if nobody knows it."""
    known = {value for value, _ in names}
    unknown = [each for each in texts if each not in known]
    chooses = widget in ("choice", "choices")
    listed = [*names, *((each, each) for each in unknown if chooses)]
    options = [Option(value, label, value in texts) for value, label in listed]
    if with_none:
        options.insert(0, Option("", text("web.not_stated"), not texts))
    return tuple(options)


def _formula_text(raw: Any) -> str:
    """The fixed amount of a formula; empty where it has terms."""
    summands: list[Mapping[str, Any]] = (
        list(raw.get("sum", ())) if isinstance(raw, Mapping) else []
    )
    if len(summands) == 1 and list(summands[0].get("terms", ["one"])) == ["one"]:
        return scalars.show(summands[0].get("coefficient"), Kind("decimal"))
    return ""

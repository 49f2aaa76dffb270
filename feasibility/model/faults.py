"""What Pydantic found wrong, as our faults: one a place, with code, values and what was meant.

Faults are placed first and spelled later (`places.py`), so that whoever read the data can
add the line and the file.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from feasibility.kernel.errors import Fault
from feasibility.model.company import CURRENCY_PATTERN, QUARTER_PATTERN
from feasibility.model.fact import UNKNOWN, Fact
from feasibility.model.nearest import nearest
from feasibility.model.noun import ID_PATTERN, Noun
from feasibility.model.places import Place
from feasibility.model.shape import Shape, noun_here, shape_of, step

_CODES = {
    "date_form": "input.date_form",
    "no_such_date": "input.no_such_date",
    "no_currency": "input.no_currency",
    "money_form": "input.money_form",
    "fact_form": "input.fact_form",
    "range_order": "input.range_order",
    "two_currencies": "input.two_currencies",
    "out_of_bounds": "input.out_of_bounds",
    "direction_mark": "input.direction_mark",
    "control_character": "input.control_character",
    "line_break": "input.line_break",
    "blank": "input.blank",
    "no_such_time_zone": "input.no_such_time_zone",
    "duplicate_key": "input.duplicate_id",
    "string_pattern_mismatch": "input.form",
    "string_too_long": "input.too_long",
    "string_too_short": "input.too_short",
    "too_long": "input.too_many",
    "finite_number": "input.not_finite",
}
_SAID_BY_CODE = frozenset(
    (
        "direction_mark",
        "control_character",
        "line_break",
        "blank",
        "two_currencies",
        "fact_form",
        "range_order",
    )
)
_BOUND_TYPES = {
    "greater_than_equal": ("ge", "least"),
    "greater_than": ("gt", "more_than"),
    "less_than_equal": ("le", "most"),
    "less_than": ("lt", "less_than"),
}
_EXPECTED = {
    "string_type": "text",
    "int_type": "whole_number",
    "int_from_float": "whole_number",
    "float_type": "number",
    "bool_type": "true_or_false",
    "tuple_type": "list",
    "dict_type": "mapping",
    "model_type": "mapping",
    "model_attributes_type": "mapping",
    "date_type": "date",
    "union_tag_not_found": "kind",
}
_FORMS = {
    ID_PATTERN: "id",
    CURRENCY_PATTERN: "currency",
    QUARTER_PATTERN: "fiscal_quarter",
}
_NOT_FINITE = frozenset({"nan", "inf", "infinity"})
_QUOTED = re.compile("'([^']*)'")
_SHOWN = 60


@dataclass(frozen=True)
class PlacedFault:
    """A fault before its place is spelled: `place` counts list elements by index."""

    code: str
    place: Place
    values: dict[str, Any] = field(default_factory=dict)
    near: str | None = None

    def spelled(self, path: str, *, line: int | None, file: str | None) -> Fault:
        """The fault as it is shown."""
        return Fault(self.code, path, dict(self.values), line, self.near, file)


def translate(
    error: ValidationError, data: Any, root: type[Noun] | Shape
) -> list[PlacedFault]:
    """One fault for each place that validation refused, in the order of the fields.

    A required key that is missing because it is misspelt is told once, as an unknown key.
    """
    shape = root if isinstance(root, Shape) else shape_of(root)
    found: dict[tuple[Place, str], PlacedFault] = {}
    for detail in error.errors(include_url=False):
        spot = _locate(detail, data, shape)
        fault = _fault(detail, spot)
        found.setdefault((fault.place, fault.code), fault)
    meant = {
        (*fault.place[:-1], fault.near)
        for fault in found.values()
        if fault.code == "input.unknown_key" and fault.near is not None
    }
    return [
        fault
        for fault in found.values()
        if fault.code != "input.missing" or fault.place not in meant
    ]


@dataclass(frozen=True)
class _Spot:
    """Where a detail of Pydantic's stands: place, what belongs there, what is there, siblings."""

    place: Place
    shape: Shape
    data: Any
    siblings: tuple[str, ...]


def _locate(detail: Mapping[str, Any], data: Any, shape: Shape) -> _Spot:
    """Pydantic's location without the tags of unions and the inside of short forms."""
    place: list[str | int] = []
    siblings: tuple[str, ...] = ()
    last = len(detail["loc"]) - 1
    tag_comes = False
    for number, part in enumerate(detail["loc"]):
        if tag_comes:
            tag_comes = False
            continue
        siblings = _free_fields(shape, data)
        if isinstance(data, dict) and part in data:
            shape, data = step(shape, part, data), data[part]
        elif isinstance(data, list | tuple) and isinstance(part, int):
            shape, data = step(shape, part), data[part]
        elif isinstance(data, Noun) and part in type(data).model_fields:
            shape, data = step(shape, part, data), getattr(data, str(part))
        elif detail["type"] == "missing" and number == last:
            shape, data = step(shape, part, data), None
        else:
            continue
        place.append(part)
        tag_comes = len(shape.options) > 1
    return _Spot(tuple(place), shape, data, siblings)


def _free_fields(shape: Shape, data: Any) -> tuple[str, ...]:
    """The fields of a noun that its data does not use."""
    noun = noun_here(shape, data)
    if noun is None or not isinstance(data, dict):
        return ()
    return tuple(name for name in noun.model_fields if name not in data)


def _fault(detail: Mapping[str, Any], spot: _Spot) -> PlacedFault:
    kind, context, given = detail["type"], detail.get("ctx", {}), detail["input"]
    place = spot.place
    if kind == "union_tag_not_found":
        return _missing_kind(place, spot.data)
    if kind == "missing":
        return PlacedFault("input.missing", place)
    if kind == "extra_forbidden":
        key = str(place[-1])
        return PlacedFault(
            "input.unknown_key", place, {"key": key}, nearest(key, spot.siblings)
        )
    if _is_not_finite(given, context):
        return PlacedFault("input.not_finite", place, {"value": str(given)[:_SHOWN]})
    if given == UNKNOWN and not _is_fact(spot.shape):
        return PlacedFault("input.unknown_not_allowed", place)
    if kind == "union_tag_invalid":
        return _not_one_of(
            (*place, "kind"), given.get("kind"), _kinds(spot.shape.options)
        )
    if kind == "literal_error":
        return _not_one_of(place, given, _QUOTED.findall(context["expected"]))
    if kind in _BOUND_TYPES:
        source, target = _BOUND_TYPES[kind]
        values = {"value": str(given), target: str(context[source])}
        return PlacedFault("input.out_of_bounds", place, values)
    if kind in _CODES:
        return PlacedFault(_CODES[kind], place, _values(kind, given, context))
    values = {"expected": _EXPECTED.get(kind, kind), "given": _shown(given)}
    return PlacedFault("input.wrong_type", place, values)


def _values(kind: str, given: Any, context: Mapping[str, Any]) -> dict[str, Any]:
    if kind in ("string_too_long", "string_too_short", "too_long"):
        return {
            name: context[name]
            for name in ("max_length", "min_length")
            if name in context
        }
    if kind == "string_pattern_mismatch":
        expected = _FORMS.get(context["pattern"])
        values = {"value": _shown(given), "pattern": context["pattern"]}
        return values if expected is None else {**values, "expected": expected}
    if context:
        return {name: str(value) for name, value in context.items()}
    return {} if kind in _SAID_BY_CODE else {"value": _shown(given)}


def _not_one_of(place: Place, given: Any, allowed: list[str]) -> PlacedFault:
    near = nearest(given, allowed) if isinstance(given, str) else None
    values = {"value": _shown(given), "allowed": ", ".join(allowed)}
    return PlacedFault("input.not_one_of", place, values, near)


def _missing_kind(place: Place, data: Any) -> PlacedFault:
    if isinstance(data, dict):
        return PlacedFault("input.missing", (*place, "kind"))
    values = {"expected": "mapping", "given": _shown(data)}
    return PlacedFault("input.wrong_type", place, values)


def _kinds(options: Iterable[type[Noun]]) -> list[str]:
    return [str(noun.model_fields["kind"].default) for noun in options]


def _is_fact(shape: Shape) -> bool:
    return shape.noun is not None and issubclass(shape.noun, Fact)


def _is_not_finite(given: Any, context: Mapping[str, Any]) -> bool:
    if isinstance(given, str):
        return given.lower().lstrip("+-.") in _NOT_FINITE
    if isinstance(given, float):
        return not math.isfinite(given)
    return str(context.get("value", "")).lstrip("-") in ("nan", "inf")


def _shown(given: Any) -> str:
    """A value as it is quoted in a message: short, and never a whole subtree."""
    if isinstance(given, dict):
        return "mapping"
    if isinstance(given, list | tuple):
        return "list"
    if given is None:
        return "nothing"
    if isinstance(given, bool):
        return "true" if given else "false"
    text = str(given)
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"

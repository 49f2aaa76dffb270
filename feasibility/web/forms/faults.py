"""Faults of a document, brought to the inputs of the form they came from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from feasibility.kernel.errors import Fault, NotFoundError
from feasibility.model.paths import split
from feasibility.web.forms.controls import FormFault
from feasibility.web.forms.inputs import dom_id
from feasibility.web.forms.read import Reader
from feasibility.web.wording import fault_sentence


@dataclass(frozen=True)
class PlacedFaults:
    """The sentences by input name, and all of them in order for the list above the form."""

    by_input: dict[str, tuple[str, ...]]
    listed: tuple[FormFault, ...]


@dataclass(frozen=True)
class FaultPlacer:
    """Knows a form: `path` is what it edits, `at` the name its inputs begin with.

    A `path` that ends in `[]` is a new element, whose id nobody knows yet.
    """

    path: str
    at: str
    raw: Any
    reader: Reader

    def place(self, faults: Sequence[Fault]) -> PlacedFaults:
        """Every fault with its sentence, at the input it is about where there is one."""
        by_input: dict[str, tuple[str, ...]] = {}
        listed = []
        for fault in faults:
            sentence = fault_sentence(fault)
            name = self._input_of(fault.path)
            if name is not None:
                by_input[name] = (*by_input.get(name, ()), sentence)
            listed.append(FormFault(sentence, dom_id(name) if name else ""))
        return PlacedFaults(by_input, tuple(listed))

    def _input_of(self, path: str) -> str | None:
        inside = self._inside(path)
        if inside is None:
            return None
        name, value = self.at, self.raw
        for part in inside:
            if not part.startswith("["):
                name = f"{name}.{part}"
                value = value.get(part) if isinstance(value, dict) else None
                continue
            index = _index(value, part[1:-1])
            if index is None:
                return name
            rows = self.reader.row_numbers(name) or [index]
            name = f"{name}.{rows[index] if index < len(rows) else index}"
            value = (
                value[index] if isinstance(value, list) and index < len(value) else None
            )
        return name

    def _inside(self, path: str) -> tuple[str, ...] | None:
        """The parts of a fault's path behind this form's own; None outside of it."""
        start = re.escape(self.path)
        if self.path.endswith("[]"):
            start = re.escape(self.path[:-1]) + r"[^\[\]]*\]"
        match = re.match(start + r"(?=$|\.|\[)", path)
        if match is None:
            return None
        try:
            return split(path[match.end() :].removeprefix("."))
        except NotFoundError:
            return ()


def _index(elements: Any, key: str) -> int | None:
    if not isinstance(elements, list):
        return None
    if key.startswith("#") and key[1:].isdecimal():
        return int(key[1:])
    for index, element in enumerate(elements):
        if isinstance(element, dict) and key in _keys(element):
            return index
    return None


def _keys(element: dict[str, Any]) -> set[str]:
    """Everything that can tell an element of a list apart, as it is spelled in a path."""
    single = {str(value) for value in element.values() if isinstance(value, str)}
    return single | {f"{element.get('line')}.{element.get('quarter')}"}

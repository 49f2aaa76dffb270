"""Text to plain data, strictly: what is written is what is meant, and nothing is guessed.

YAML as most libraries read it drops repeated keys, turns `NO` into false and `12:30` into
750, expands aliases without end and runs tags. Here words are read by `scalars.py`, and all
that YAML can do beyond mappings, lists and text is refused, with the line and the place.

Lines are worked out by a second reading, and only if somebody asks for one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

from feasibility.catalog.yaml_events import EventReader, TextFault
from feasibility.model.places import Place

MOST_BYTES = 10_000_000
MOST_DEPTH = 30
MOST_CHARACTERS_TOLD = 100

# Bytes that are not UTF-8 come through decoding as these code points.
_KEPT_BYTES = "surrogateescape"
_INVALID_BYTES = range(0xDC80, 0xDD00)
_NOT_TEXT = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|\ufeff"
)


@dataclass(frozen=True)
class Document:
    """A text that was read: its data, and what is wrong with it as text.

    `usable` is false where reading stopped before the end; `data` is then what came before.
    """

    text: str
    data: Any
    faults: tuple[TextFault, ...] = ()
    usable: bool = True

    @cached_property
    def _lines(self) -> dict[Place, int]:
        lines: dict[Place, int] = {}
        EventReader(self.text, most_depth=MOST_DEPTH, lines=lines).read()
        return lines

    def line_of(self, place: Place) -> int:
        """The line, from 1, that a place stands on; its nearest parent's if absent."""
        for length in range(len(place), 0, -1):
            line = self._lines.get(place[:length])
            if line is not None:
                return line
        return 1


def read_yaml(
    source: str | bytes,
    *,
    most_bytes: int = MOST_BYTES,
    most_depth: int = MOST_DEPTH,
) -> Document:
    """The data in a text, with every fault of the text that can be found in one reading."""
    size = len(source)
    if size > most_bytes:
        said = {"bytes": size, "most": most_bytes}
        fault = TextFault("input.too_big", (), 1, said)
        return Document("", None, (fault,), usable=False)
    text = source if isinstance(source, str) else source.decode("utf-8", _KEPT_BYTES)
    text = text.removeprefix("\ufeff")
    faults: list[TextFault] = []
    if _NOT_TEXT.search(text):
        text, faults = _replace_what_is_no_text(text, most_depth)
    reader = EventReader(text, most_depth=most_depth)
    reader.read()
    return Document(text, reader.root, (*faults, *reader.faults), reader.usable)


def _replace_what_is_no_text(text: str, most_depth: int) -> tuple[str, list[TextFault]]:
    """The text with a stand-in for each character YAML cannot hold, and the first hundred told."""
    found = list(islice(_NOT_TEXT.finditer(text), MOST_CHARACTERS_TOLD))
    clean = _NOT_TEXT.sub("\ufffd", text)
    spans: list[tuple[int, int, Place]] = []
    EventReader(clean, most_depth=most_depth, spans=spans).read()
    faults = []
    for match in found:
        at = match.start()
        within = (place for start, end, place in spans if start <= at < end)
        line = text.count("\n", 0, at) + 1
        faults.append(_told(match[0], next(within, ()), line))
    return clean, faults


def _told(character: str, place: Place, line: int) -> TextFault:
    point = ord(character)
    if point in _INVALID_BYTES:
        said = {"byte": f"0x{point - _INVALID_BYTES.start + 0x80:02x}"}
        return TextFault("input.not_utf8", place, line, said)
    code = "input.nul" if point == 0 else "input.control_character"
    return TextFault(code, place, line, {"code_point": f"U+{point:04X}"})

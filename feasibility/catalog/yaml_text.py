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
from typing import Any

from feasibility.catalog.yaml_events import EventReader, TextFault
from feasibility.model.places import Place

MOST_BYTES = 10_000_000
MOST_DEPTH = 30

_NOT_TEXT = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|\ufeff"
)


@dataclass(frozen=True)
class Document:
    """A text that was read: its data, and what is wrong with it as text.

    `usable` is false where reading stopped before the end; `data` then means nothing.
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
    text, faults = _clean_text(source)
    reader = EventReader(text, most_depth=most_depth)
    reader.read()
    return Document(text, reader.root, (*faults, *reader.faults), reader.usable)


def _clean_text(source: str | bytes) -> tuple[str, list[TextFault]]:
    """The text without what YAML cannot hold, each such character replaced and told."""
    faults: list[TextFault] = []
    if isinstance(source, bytes):
        try:
            text = source.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = source.count(b"\n", 0, error.start) + 1
            said = {"byte": f"0x{source[error.start]:02x}"}
            faults.append(TextFault("input.not_utf8", (), line, said))
            text = source.decode("utf-8-sig", errors="replace")
    else:
        text = source.removeprefix("\ufeff")
    if not _NOT_TEXT.search(text):
        return text, faults
    for match in _NOT_TEXT.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        code = "input.nul" if match[0] == "\0" else "input.control_character"
        faults.append(
            TextFault(code, (), line, {"code_point": f"U+{ord(match[0]):04X}"})
        )
    return _NOT_TEXT.sub("\ufffd", text), faults

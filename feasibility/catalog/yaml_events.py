"""Data from YAML parser events (libyaml's, where it is there), in one loop without recursion."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

from feasibility.catalog.scalars import NumberError, read_scalar
from feasibility.model.places import Place

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class TextFault(NamedTuple):
    """One thing wrong with the text itself: what, where in the data, on which line."""

    code: str
    place: Place
    line: int
    values: dict[str, Any]


@dataclass
class _Frame:
    """A mapping or list that is being filled; `key` is where its next value goes."""

    node: Any
    is_map: bool
    key: str | None = None
    skipped: bool = False


@dataclass
class EventReader:
    """Builds data from parser events.

    Where they are given, fills `lines` (the line of each place) and `spans` (where each key
    and scalar begins and ends in the text, by characters).
    """

    text: str
    most_depth: int
    lines: dict[Place, int] | None = None
    spans: list[tuple[int, int, Place]] | None = None
    root: Any = None
    faults: list[TextFault] = field(default_factory=list)
    usable: bool = True
    stack: list[_Frame] = field(default_factory=list)

    def read(self) -> None:
        """Reads the first document to its end, or to what makes going on senseless."""
        loader = _LOADER(self.text)
        try:
            loader.get_event()
            if loader.get_event().__class__ is yaml.StreamEndEvent:
                self._refuse("input.empty", 1)
                self.usable = False
                return
            self._read_document(loader)
            after = loader.get_event()
            if after.__class__ is yaml.DocumentStartEvent:
                self._refuse_here("input.many_documents", after)
        except yaml.MarkedYAMLError as error:
            line = getattr(error.problem_mark, "line", 0) + 1
            said = {"problem": error.problem or error.context or ""}
            self._refuse("input.yaml", line, said)
            self.usable = False
        finally:
            loader.dispose()

    def _read_document(self, loader: Any) -> None:
        next_event = loader.get_event
        scalar, closing = (
            yaml.ScalarEvent,
            (yaml.MappingEndEvent, yaml.SequenceEndEvent),
        )
        event = next_event()
        while event.__class__ is not yaml.DocumentEndEvent:
            kind = event.__class__
            if kind is scalar:
                self._take_scalar(event)
            elif kind in closing:
                self._close()
            elif kind is yaml.AliasEvent:
                self._take_alias(event)
            else:
                self._open(event, is_map=kind is yaml.MappingStartEvent)
            if not self.usable:
                return
            event = next_event()

    def _take_scalar(self, event: Any) -> None:
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.is_map and frame.key is None:
            self._take_key(event, frame)
            return
        value: Any = event.value
        if event.implicit[0]:
            try:
                value = read_scalar(value)
            except NumberError:
                self._refuse_here("input.number_too_large", event, number=value[:40])
        self._check_marks(event)
        self._note_span(event)
        self._put(value, event)

    def _take_key(self, event: Any, frame: _Frame) -> None:
        key = event.value
        frame.key, frame.skipped = key, False
        if key in frame.node:
            frame.skipped = True
            self._refuse_here("input.duplicate_key", event, key=key)
        elif key == "<<" and event.implicit[0]:
            frame.skipped = True
            self._refuse_here("input.merge_key", event)
        self._check_marks(event)
        self._note_span(event)
        if self.lines is not None and not frame.skipped:
            self.lines.setdefault(self._place(), event.start_mark.line + 1)

    def _take_alias(self, event: Any) -> None:
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.is_map and frame.key is None:
            frame.key, frame.skipped = f"*{event.anchor}", True
            self._refuse_here("input.key_not_text", event)
            return
        if frame is None or not frame.skipped:
            self._refuse_here("input.alias", event, name=event.anchor)
        self._put(None, event)

    def _open(self, event: Any, *, is_map: bool) -> None:
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.is_map and frame.key is None:
            self._refuse_here("input.key_not_text", event)
            self.usable = False
        elif len(self.stack) >= self.most_depth:
            self._refuse_here("input.too_deep", event, most=self.most_depth)
            self.usable = False
        else:
            self._check_marks(event)
            node: Any = {} if is_map else []
            self._put(node, event, filled=False)
            self.stack.append(_Frame(node, is_map))

    def _close(self) -> None:
        self.stack.pop()
        if self.stack:
            self.stack[-1].key = None

    def _put(self, value: Any, event: Any, *, filled: bool = True) -> None:
        """Puts a finished (or just opened) value where the open container wants it."""
        if not self.stack:
            self.root = value
            return
        frame = self.stack[-1]
        if not frame.is_map:
            if self.lines is not None:
                self.lines.setdefault(self._place(), event.start_mark.line + 1)
            frame.node.append(value)
        else:
            if not frame.skipped:
                frame.node[frame.key] = value
            if filled:
                frame.key = None

    def _check_marks(self, event: Any) -> None:
        if event.anchor is not None:
            self._refuse_here("input.anchor", event, name=event.anchor)
        if event.tag is not None:
            self._refuse_here("input.tag", event, tag=event.tag)

    def _note_span(self, event: Any) -> None:
        if self.spans is not None:
            span = (event.start_mark.index, event.end_mark.index, self._place())
            self.spans.append(span)

    def _refuse_here(self, code: str, event: Any, **values: Any) -> None:
        self._refuse(code, event.start_mark.line + 1, values)

    def _refuse(
        self, code: str, line: int, values: dict[str, Any] | None = None
    ) -> None:
        self.faults.append(TextFault(code, self._place(), line, values or {}))

    def _place(self) -> Place:
        """Where the next value goes: keys and indexes from the root."""
        if not self.stack:
            return ()
        *outer, top = self.stack
        place: list[str | int] = [
            frame.key if frame.key is not None else len(frame.node) - 1
            for frame in outer
        ]
        if not top.is_map:
            place.append(len(top.node))
        elif top.key is not None:
            place.append(top.key)
        return tuple(place)

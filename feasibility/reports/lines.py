"""Lines of plain text: wrapped, set in, under headings, with one empty line between parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

WIDTH = 88
_SECTION = "\f"


def section(heading: str, body: Iterable[str]) -> Iterator[str]:
    """A heading with what stands under it; nothing where nothing does."""
    lines = list(body)
    if lines:
        yield from (_SECTION, *wrap(heading, WIDTH), "─" * min(len(heading), WIDTH))
        yield from lines


def without_gaps(lines: Iterable[str]) -> Iterator[str]:
    """The lines without blanks at their ends: one empty line between parts, two before a section."""
    empty = 0
    for line in lines:
        text = line.rstrip(" ")
        if text and text != _SECTION:
            yield from [""] * empty
            yield text
            empty = 0
        else:
            empty = 2 if text == _SECTION or empty == 2 else 1


def whole(lines: Iterable[str]) -> str:
    """The lines as one text that ends with a line break and begins with a word."""
    return "\n".join(without_gaps(lines)).strip("\n") + "\n"


def bullets(texts: Iterable[str]) -> Iterator[str]:
    """Each text behind a dash."""
    for text in texts:
        yield from hanging("-", text)


def hanging(head: str, text: str) -> Iterator[str]:
    """A text behind a mark, its further lines set in."""
    room = " " * (len(head) + 3)
    first, *rest = wrapped(text, room) or [room]
    yield f"  {head} {first[len(room) :]}"
    yield from rest


def wrapped(text: str, indent: str = "") -> list[str]:
    """A text in lines of at most 88 signs."""
    return wrap(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_on_hyphens=False,
    )

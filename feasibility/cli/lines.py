"""A file that holds one entry a line."""

from __future__ import annotations

from pathlib import Path

from feasibility.kernel.errors import Fault, InputError


def lines_of(path: Path) -> tuple[str, ...]:
    """The lines that hold something, without the spaces around them.

    Raises:
        InputError: the file cannot be read, is not UTF-8, or holds nothing.
    """
    return tuple(line for line in all_lines_of(path) if line)


def all_lines_of(path: Path) -> tuple[str, ...]:
    """Every line without the spaces around it, empty ones too, so that two files go line by line.

    Raises:
        InputError: the file cannot be read, is not UTF-8, or holds nothing.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise _refused(path, "input.unreadable", reason=reason) from None
    except UnicodeDecodeError:
        raise _refused(path, "input.not_utf8") from None
    lines = tuple(line.strip() for line in text.splitlines())
    if not any(lines):
        raise _refused(path, "input.empty")
    return lines


def _refused(path: Path, code: str, **values: str) -> InputError:
    return InputError([Fault(code, "", values, file=str(path))])

"""Bytes of an exported file as text."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from feasibility.kernel.errors import Fault, InputError

MOST_BYTES = 100_000_000
SPREADSHEET = b"PK\x03\x04"
"""How an XLSX file begins."""
_OLD_SPREADSHEET = b"\xd0\xcf\x11\xe0"
_SAMPLE_BYTES = 4_096


def decode(data: bytes, *, file: str) -> tuple[str, str]:
    """The text and the name of its encoding: UTF-8, UTF-16, or else Windows-1252.

    Raises:
        InputError: it is empty, too big, an old spreadsheet, or no text at all.
    """
    if not data.strip():
        raise _refused("input.empty", file)
    if len(data) > MOST_BYTES:
        raise _refused("input.too_big", file, bytes=len(data), most=MOST_BYTES)
    if data.startswith(_OLD_SPREADSHEET):
        raise _refused("import.spreadsheet", file)
    for encoding in _candidates(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.removeprefix("\ufeff"), encoding
    raise _refused("import.no_text", file)


def _candidates(data: bytes) -> tuple[str, ...]:
    if data.startswith(BOM_UTF8):
        return ("utf-8-sig",)
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return ("utf-16",)
    sample = data[:_SAMPLE_BYTES]
    # Western text in UTF-16 has a zero in every other byte; no other text has any.
    if sample[1::2].count(0) > len(sample) // 4:
        return ("utf-16-le",)
    if sample[::2].count(0) > len(sample) // 4:
        return ("utf-16-be",)
    return ("utf-8", "cp1252")


def _refused(code: str, file: str, **values: object) -> InputError:
    return InputError([Fault(code, "", values, file=file)])

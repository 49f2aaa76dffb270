"""What an unquoted word of YAML means: almost always itself.

YAML 1.1 reads `NO` as false, `12:30` as 750, `012` as 10 and `1_000` as 1000. Here only
`true`, `false`, `null`, `~`, nothing, and numbers as JSON writes them are not text.
"""

from __future__ import annotations

import math
import re
from typing import Any

MOST_DIGITS = 18
NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?\Z", re.ASCII)

_NUMBER_STARTS = frozenset("-0123456789")
_WORDS: dict[str, Any] = {
    "true": True,
    "false": False,
    "null": None,
    "~": None,
    "": None,
}


class NumberError(ValueError):
    """A number that no computer arithmetic holds as written."""


def read_scalar(text: str) -> Any:
    """What an unquoted scalar means: true, false, nothing, a number, else its text.

    Raises:
        NumberError: a number of more than 18 digits, or beyond the largest float.
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMBER_STARTS:
        return text
    match = NUMBER.fullmatch(text)
    if match is None:
        return text
    if match[1] is None and match[2] is None:
        if len(text.lstrip("-")) > MOST_DIGITS:
            raise NumberError
        return int(text)
    number = float(text)
    if math.isinf(number):
        raise NumberError
    return number

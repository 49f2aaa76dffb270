"""Numbers of a certificate, written as text, compared with those found."""

from __future__ import annotations

from fractions import Fraction
from typing import Any


def number_of(text: Any) -> Fraction | None:
    """The number that a text says, as a decimal or a fraction; None if it says none."""
    try:
        return Fraction(str(text))
    except (ValueError, ZeroDivisionError):
        return None


def same_number(text: Any, found: Fraction | int) -> bool:
    """Whether a text says exactly this number."""
    return number_of(text) == found

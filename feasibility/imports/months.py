"""Names of months in English, German, French and Spanish."""

from __future__ import annotations

from feasibility.imports.words import plain

_NAMES = (
    "january jan januar janner janvier janv enero ene",
    "february feb februar fevrier fevr fev febrero",
    "march mar marz mrz mars marzo",
    "april apr avril avr abril abr",
    "may mai mayo",
    "june jun juni juin junio",
    "july jul juli juillet juil julio",
    "august aug aout agosto ago",
    "september sep sept septembre septiembre setiembre set",
    "october oct oktober okt octobre octubre",
    "november nov novembre noviembre",
    "december dec dezember dez decembre diciembre dic",
)
_BY_NAME = {
    name: number
    for number, names in enumerate(_NAMES, start=1)
    for name in names.split()
}


def month_named(text: str) -> int | None:
    """The month, 1 to 12, that a word names; None for any other word."""
    return _BY_NAME.get(plain(text).rstrip("."))

"""Single values between a plan file's own form and what stands in an input."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from feasibility.web.forms.kinds import Kind

YES, NO = "yes", "no"
# A share is written in percent; whoever writes 0.8 is understood as well.
_SHARE_UNIT = "share"
_GROUPED = re.compile(r"[-+]?\d{1,3}(?:[, \u00a0\u202f’]\d{3})+(?:\.\d+)?")
_WHOLE = re.compile(r"[-+]?\d{1,15}")
_DECIMAL = re.compile(r"[-+]?\d{1,15}(?:\.\d{1,12})?")
_PERCENT = re.compile(r"([-+]?\d{1,12}(?:\.\d{1,12})?)\s*%")
_AMOUNT = re.compile(r"([-+]?\d{1,15}(?:\.\d+)?)\s*([A-Za-z]{3})?")


def is_share(kind: Kind) -> bool:
    """Whether values of this kind are shares, shown in percent."""
    return kind.bounds is not None and kind.bounds.unit.startswith(_SHARE_UNIT)


def show(raw: Any, kind: Kind, *, share: bool = False) -> str:
    """What stands in the input for a value of the plan file; empty for none."""
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return YES if raw else NO
    if isinstance(raw, int | float) and kind.holds in ("whole", "decimal"):
        return f"{_plain(raw * 100, raw)}%" if share else _plain(raw, raw)
    return str(raw)


def _plain(number: float, raw: float) -> str:
    """A number as people write it: without exponent, and without the zeros of a float."""
    exact = Decimal(str(raw)) * (100 if number != raw else 1)
    text = f"{exact:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def read(text: str, kind: Kind, *, currency: str) -> Any:
    """The value that was typed; None for nothing.

    What cannot be read stays the text it was, so that validation names the fault and the
    form shows what was typed.
    """
    typed = text.strip()
    if not typed:
        return None
    if kind.holds in ("whole", "decimal"):
        return _number(typed, kind)
    if kind.holds == "money":
        return _money(typed, currency)
    if kind.holds == "yes_no":
        return {YES: True, NO: False}.get(typed, typed)
    return text.strip().replace("\r\n", "\n")


def _number(typed: str, kind: Kind) -> Any:
    plain = _without_groups(typed)
    if percent := _PERCENT.fullmatch(plain):
        return float(Decimal(percent[1]) / 100)
    if _WHOLE.fullmatch(plain):
        return int(plain) if kind.holds == "whole" else float(plain)
    if _DECIMAL.fullmatch(plain):
        return float(plain)
    return typed


def _money(typed: str, currency: str) -> str:
    amount = _AMOUNT.fullmatch(_without_groups(typed))
    if amount is None:
        return typed
    return f"{amount[1]} {(amount[2] or currency).upper()}"


def _without_groups(typed: str) -> str:
    if _GROUPED.match(typed):
        return re.sub(r"(?<=\d)[, \u00a0\u202f’](?=\d{3})", "", typed)
    return typed

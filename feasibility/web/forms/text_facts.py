"""A fact in one line: `5000`, `4000 to 6000`, `8 or 12`, `unknown`, as people type it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from feasibility.model.fact import UNKNOWN
from feasibility.web.forms import scalars
from feasibility.web.forms.facts import long_form
from feasibility.web.forms.kinds import Kind

_UNKNOWN = frozenset({UNKNOWN, "?", "nobody knows"})
_RANGE = re.compile(
    r"(?P<low>.+?)\s+(?:to|–|\.\.)\s+(?P<high>.+?)(?:\s*,\s*typically\s+(?P<typical>.+))?"
)
_SEVERAL = re.compile(r"\s+or\s+")


def read_line(text: str, kind: Kind, *, currency: str) -> Any:
    """The fact that a line says; None for an empty one."""
    inner = kind.inner or kind
    typed = " ".join(text.split())

    def scalar(part: str) -> Any:
        return scalars.read(part, inner, currency=currency)

    if typed.lower() in _UNKNOWN:
        return UNKNOWN
    if inner.holds in ("name", "text", "choice", "yes_no"):
        return scalar(text)
    if found := _RANGE.fullmatch(typed):
        ends = {name: scalar(part) for name, part in found.groupdict().items() if part}
        return ends
    several = _SEVERAL.split(typed)
    if len(several) > 1:
        return {"one_of": [{"value": scalar(part)} for part in several]}
    return scalar(typed)


def write_line(raw: Any, kind: Kind) -> str:
    """The line that a fact reads as; empty where nothing is stated."""
    inner, share = kind.inner or kind, scalars.is_share(kind)
    fact = long_form(raw)

    def scalar(value: Any) -> str:
        return scalars.show(value, inner, share=share)

    if fact.get("unknown"):
        return UNKNOWN
    if claims := fact.get("one_of"):
        return " or ".join(scalar(claim["value"]) for claim in claims)
    if "low" in fact:
        typical = fact.get("typical")
        more = f", typically {scalar(typical)}" if typical is not None else ""
        return f"{scalar(fact['low'])} to {scalar(fact['high'])}{more}"
    return scalar(fact.get("value"))


def has_origin(raw: Any) -> bool:
    """Whether the fact says where it comes from."""
    return isinstance(raw, Mapping) and any(
        raw.get(each) for each in ("source", "seen", "by", "known")
    )

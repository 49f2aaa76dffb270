"""What a field is called on a form, with its hint and the words of its choices."""

from __future__ import annotations

from feasibility.model.noun import Noun
from feasibility.web.wording import has_text, text


def label(noun: type[Noun], field: str) -> str:
    """The field's name as people say it."""
    return _first(f"{noun.__name__}.{field}", field, "label") or _plain(field)


def hint(noun: type[Noun], field: str, widget: str) -> str:
    """What helps to fill the field in; empty where the label says it all.

    Some hints are for one way of filling it in: typing an id, where nothing can be chosen.
    """
    own = f"{noun.__name__}.{field}"
    return (
        _first(f"{own}.{widget}", f"{field}.{widget}", "hint")
        or _first(own, field, "hint")
        or ""
    )


def choice(noun: type[Noun], field: str, value: str) -> str:
    """A word of the program's vocabulary as people read it."""
    found = _first(f"{noun.__name__}.{field}.{value}", f"{field}.{value}", "choice")
    return found or _plain(value)


def _first(particular: str, general: str, what: str) -> str | None:
    for name in (particular, general):
        message = f"web.{what}.{name}"
        if has_text(message):
            return text(message)
    return None


def _plain(name: str) -> str:
    return name.replace("_", " ").capitalize()

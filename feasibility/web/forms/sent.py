"""What a browser sends when nobody touches a form: the way back from controls to typed values."""

from __future__ import annotations

from collections.abc import Iterator

from werkzeug.datastructures import MultiDict

from feasibility.web.forms.controls import Control, FactInput, Group, Input, Rows
from feasibility.web.forms.read import Typed


def sent_untouched(control: Control) -> Typed:
    """The names and values that a browser sends for a control as it was shown."""
    return MultiDict(list(_pairs(control)))


def _pairs(control: Control) -> Iterator[tuple[str, str]]:
    match control:
        case Input():
            yield from _of_input(control)
        case FactInput():
            yield from (
                (f"{control.name}.form", each.value)
                for each in control.forms
                if each.chosen
            )
            for each in (
                control.value,
                *control.ends,
                control.typical,
                *control.origin,
            ):
                yield from _of_input(each)
            for claim in control.claims:
                for each in (claim.value, *claim.origin):
                    yield from _of_input(each)
        case Group():
            for inner in (*control.fields, *control.origin):
                yield from _pairs(inner)
        case Rows():
            for row in control.rows:
                yield from _pairs(row.group)


def _of_input(made: Input) -> Iterator[tuple[str, str]]:
    if made.widget == "choices":
        # An empty value goes first, so that a form without a tick is told from no form.
        yield made.name, ""
        yield from ((made.name, each.value) for each in made.options if each.chosen)
    elif made.widget == "choice":
        yield made.name, next((each.value for each in made.options if each.chosen), "")
    elif made.widget == "tick":
        yield made.name, ""
        if made.value == "yes":
            yield made.name, made.value
    else:
        yield made.name, made.value

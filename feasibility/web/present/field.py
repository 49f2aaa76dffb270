"""Fields edited in place: how they are shown, read back, and shown again when refused."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import g
from flask.typing import ResponseReturnValue

from feasibility.kernel.errors import InputError
from feasibility.model.fact import UNKNOWN
from feasibility.model.noun import Noun
from feasibility.services import Edit
from feasibility.web import fragments
from feasibility.web.contexts.fields import InlineField
from feasibility.web.current import Desk
from feasibility.web.errors import error_page
from feasibility.web.forms.controls import Input, Option, Widget
from feasibility.web.forms.facts import long_form
from feasibility.web.forms.inputs import Maker, unit_of
from feasibility.web.forms.kinds import Kind
from feasibility.web.forms.posting import AT
from feasibility.web.forms.read import Reader, Typed
from feasibility.web.forms.text_facts import has_origin, read_line, write_line
from feasibility.web.forms.vocabulary import Vocabulary
from feasibility.web.present.frame import here
from feasibility.web.present.places import noun_at, place, raw_at
from feasibility.web.present.values import value_text
from feasibility.web.wording import fault_sentence, text

_CHOSEN = ("choice", "yes_no")
_COMPANY = "company."
# A day that is one day is picked in a calendar; a range of days is typed.
_POINT = {"value", "source", "seen", "known", "by", "note"}


def inline_field(
    desk: Desk,
    path: str,
    *,
    vocabulary: Vocabulary,
    label: str = "",
) -> InlineField:
    """The field at a path, ready to be edited in place."""
    noun, name, kind = place(path)
    raw = raw_at(desk.plan_file, path)
    form_id = f"field-{_slug(path)}"
    refused: dict[str, tuple[Typed, tuple[str, ...]]] = g.get("refused", {})
    typed, errors = refused.get(path, (None, ()))
    maker = Maker(vocabulary, desk.currency, typed, {AT: errors} if errors else {})
    control = _control(maker, noun, name, kind, raw)
    return InlineField(
        id=form_id,
        path=path,
        control=replace(control, id=f"{form_id}-input", label=label or control.label),
        action=fragments.url_of(desk, "edits.edit"),
        version=desk.version,
        back=here(),
        can_edit=desk.acting.role != "viewer",
        shown=value_text(desk, path, raw) or text("web.not_stated"),
        remarks=_remarks(raw) if kind.holds == "fact" else (),
        more_url=_more_url(desk, path, kind),
    )


def _remarks(raw: Any) -> tuple[str, ...]:
    """What is to be known about a fact beside its value."""
    fact = long_form(raw)
    said = ["assumed"] if fact.get("known") == "assumption" else []
    said += ["disputed"] if fact.get("one_of") else []
    return tuple(text(f"web.tag.{each}") for each in said)


def _control(maker: Maker, noun: type[Noun], name: str, kind: Kind, raw: Any) -> Input:
    inner = kind.inner or kind
    if kind.holds != "fact":
        return maker.input(noun, name, AT, raw, kind)
    if inner.holds in _CHOSEN or inner.holds == "name":
        fact = long_form(raw)
        made = maker.input(noun, name, AT, fact.get("value"), inner, of=kind)
        unknown = maker.sent(AT, UNKNOWN if fact.get("unknown") else "") == UNKNOWN
        option = Option(UNKNOWN, text("web.fact.unknown"), unknown)
        options = tuple(
            replace(each, chosen=each.chosen and not unknown) for each in made.options
        )
        return (
            replace(made, widget="choice", options=(*options, option))
            if options
            else made
        )
    made = maker.input(noun, name, AT, None, inner, of=kind)
    line = maker.sent(AT, write_line(raw, kind))
    if inner.holds == "day" and set(long_form(raw)) <= _POINT:
        return made if maker.typed is not None else replace(made, value=line)
    widget: Widget = "line" if inner.holds == "day" else "number"
    return replace(made, widget=widget, value=line, unit=unit_of(kind, name))


def read_field(desk: Desk, path: str, reader: Reader, *, by: str) -> Any:
    """What was typed into the field at a path; what stands there, where nothing was touched.

    A company's fact that is typed anew is that member's word, seen today: what its old source
    said, it did not say of the new value.
    """
    _, _, kind = place(path)
    standing = raw_at(desk.plan_file, path)
    if kind.holds != "fact":
        return reader.value(AT, kind)
    typed = reader.typed.get(AT, "")
    if " ".join(typed.split()) == write_line(standing, kind):
        return standing
    new = read_line(typed, kind, currency=desk.currency)
    if new is None or new == UNKNOWN:
        return new
    if not (path.startswith(_COMPANY) or has_origin(standing)):
        return new
    fact = long_form(new)
    return {**fact, "by": by, "seen": desk.assessment.as_of.isoformat()}


def edit_of(desk: Desk, path: str, value: Any) -> Edit:
    """The edit that sets a field, together with the elements it stands in that are not there yet.

    A phase or a skill that nobody said anything about has no entry until then.
    """
    outermost = None
    for number, part in enumerate(path):
        if part == "]" and raw_at(desk.plan_file, path[: number + 1]) is None:
            outermost = path[: number + 1]
            break
    if outermost is None or value is None or noun_at(outermost).KEY == "id":
        return Edit(path, value)
    new: Any = value
    rest = path
    while rest != outermost:
        if rest.endswith("]"):
            head, key = rest[:-1].rsplit("[", 1)
            element = {noun_at(rest).KEY: key, **new}
            rest, _, name = head.rpartition(".")
            new = {name: [element]}
        else:
            rest, _, name = rest.rpartition(".")
            new = {name: new}
    key = outermost[:-1].rsplit("[", 1)[1]
    return Edit(outermost, {noun_at(outermost).KEY: key, **new})


def refused(
    desk: Desk, path: str, typed: Typed, error: InputError
) -> ResponseReturnValue:
    """The page again, with what was typed in its field and what is wrong about it."""
    sentences = tuple(fault_sentence(fault) for fault in error.faults)
    g.refused = {path: (typed, sentences)}
    back = typed.get("back", "")
    if not back:
        return error_page(422, faults=sentences)
    return fragments.shown_back(desk, back, status=422)


def _more_url(desk: Desk, path: str, kind: Kind) -> str:
    if kind.holds != "fact":
        return ""
    return fragments.url_of(desk, "facts.form", path=path, back=here())


def _slug(path: str) -> str:
    return "".join(each if each.isalnum() else "-" for each in path).strip("-")

"""Open questions with their answers: an answer is an edit of the fact that is asked for."""

from __future__ import annotations

import re

from feasibility.model.assessment import DecidingFact, Question
from feasibility.reports.amounts import option
from feasibility.reports.questions import QuestionView, deciding_views
from feasibility.web import fragments
from feasibility.web.contexts.plan import QuestionCard
from feasibility.web.current import Desk
from feasibility.web.forms.controls import Input, Option, Widget
from feasibility.web.forms.inputs import Maker
from feasibility.web.forms.kinds import kinds_of
from feasibility.web.forms.posting import AT
from feasibility.web.forms.vocabulary import Vocabulary
from feasibility.web.present.frame import here
from feasibility.web.present.places import field_at, is_element
from feasibility.web.wording import text, voice

_DECLARED = re.compile(r"company\.complete\[([^\]]+)\]")
_PREREQUISITE = re.compile(r"company\.readiness\[[^\]]+\]")
_FACT_PARTS = (".value", ".low", ".typical", ".high")
# What may be answered in the page: the catalog's own claims are corrected by the plan's library.
_ROOTS = ("company.", "plan.")
# More answers than these are a list to choose from.
MOST_BUTTONS = 6


def deciding_cards(desk: Desk, initiative_id: str) -> tuple[QuestionCard, ...]:
    """The questions that decide one initiative."""
    assessed = desk.assessed(initiative_id)
    asked: dict[str, Question | DecidingFact] = {
        each.path: each
        for each in (
            *assessed.deciding_facts.needed_for_yes,
            *assessed.deciding_facts.enough_for_no,
        )
    }
    questions = {each.path: each for each in desk.assessment.questions}
    views = deciding_views(assessed, questions, voice())
    return tuple(
        question_card(desk, view, questions.get(view.path) or asked[view.path], number)
        for number, view in enumerate(views, start=1)
    )


def question_card(
    desk: Desk, view: QuestionView, asked: Question | DecidingFact, number: int
) -> QuestionCard:
    """A question as a card with buttons, or an input where any number may be the answer."""
    path = fact_path(view.path)
    declared = _DECLARED.fullmatch(path)
    detail = " ".join(each for each in (view.decides, *view.thresholds) if each)
    if declared:
        return QuestionCard(
            id=f"question-{number}",
            question=view.question,
            detail=detail,
            path=path,
            options=(Option("yes", text("web.complete.yes")),),
            control=None,
            action=fragments.url_of(desk, "facts.declare"),
            list_name=declared[1],
        )
    options, control = _answers(desk, path, asked, number)
    return QuestionCard(
        id=f"question-{number}",
        question=view.question,
        detail=detail,
        path=path,
        options=options,
        control=control,
        action=fragments.url_of(desk, "edits.edit"),
        more_url=_more_url(desk, path),
    )


def fact_path(path: str) -> str:
    """The path of a fact, past its own parts; of a prerequisite's, whether it is there."""
    for part in _FACT_PARTS:
        if path.endswith(part) and field_at(path.removesuffix(part)) is not None:
            return path.removesuffix(part)
    return f"{path}.there" if _PREREQUISITE.fullmatch(path) else path


def _answers(
    desk: Desk, path: str, asked: Question | DecidingFact, number: int
) -> tuple[tuple[Option, ...], Input | None]:
    found = field_at(path) if path.startswith(_ROOTS) else None
    if found is None or is_element(path):
        return (), None
    noun, name = found
    kind = kinds_of(noun)[name]
    inner = kind.inner or kind
    if inner.holds in ("noun", "nouns"):
        return (), None
    words = Vocabulary(desk.plan_file, desk.catalog)
    made = Maker(words, desk.currency).input(noun, name, AT, None, inner, of=kind)
    if inner.holds == "yes_no":
        return tuple(each for each in made.options if each.value), None
    options = tuple(_option(path, each) for each in asked.options) or (
        tuple(each for each in made.options if each.value)
        if made.widget == "choice"
        else ()
    )
    if len(options) > MOST_BUTTONS:
        nothing = Option("", text("web.not_stated"))
        return (), Input(
            widget="choice",
            name=AT,
            id=f"answer-{number}",
            label=text("web.answer"),
            options=(nothing, *options),
        )
    if options:
        return options, None
    widget: Widget = "line" if inner.holds in ("day", "name") else "number"
    return (), Input(
        widget=widget,
        name=AT,
        id=f"answer-{number}",
        label=text("web.answer"),
        unit=made.unit,
    )


def _option(path: str, value: str) -> Option:
    """One of the answers, as it is sent and as it is read."""
    said = option(path, value, voice())
    return Option(value, said[:1].upper() + said[1:])


def _more_url(desk: Desk, path: str) -> str:
    found = field_at(path) if path.startswith(_ROOTS) else None
    if found is None or kinds_of(found[0])[found[1]].holds != "fact":
        return ""
    return fragments.url_of(desk, "facts.form", path=path, back=here())

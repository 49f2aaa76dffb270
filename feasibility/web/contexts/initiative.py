"""What the page of an initiative shows: why, how, and what would it take?"""

from __future__ import annotations

from dataclasses import dataclass

from feasibility.web.contexts.facts import Figure
from feasibility.web.contexts.fields import InlineField
from feasibility.web.contexts.frame import Verdict
from feasibility.web.contexts.plan import Axis, QuestionCard, Timeline
from feasibility.web.contexts.proofs import ProofSheet
from feasibility.web.contexts.suggestion import SoundsLike
from feasibility.web.forms.controls import Option


@dataclass(frozen=True)
class FieldGroup:
    """Fields that belong together, under a heading."""

    id: str
    title: str
    lede: str
    fields: tuple[InlineField, ...]


@dataclass(frozen=True)
class HoursField:
    """The hours of a skill in a phase: stated here, or as the strategy estimates them."""

    skill: str
    field: InlineField
    estimate: str


@dataclass(frozen=True)
class PhaseRow:
    """A phase: where it lies now, its window, its least length, its hours.

    `can_move` if there is a day to move by a week.
    """

    id: str
    name: str
    role: str
    placed: str
    fields: tuple[InlineField, ...]
    hours: tuple[HoursField, ...]
    form_url: str
    can_move: bool


@dataclass(frozen=True)
class RequirementRow:
    """One thing the initiative needs, what was found about it, and what was agreed on.

    `is_settled` where nothing is to be done: it is met, or struck. `faults` say what is wrong
    with an answer just refused, `faulty` in which input.
    """

    id: str
    name: str
    kind: str
    importance: str
    phase: str
    sign: str
    style: str
    found: str
    action: str
    why: str
    is_struck: bool
    is_added: bool
    is_settled: bool
    edit_url: str
    levels: tuple[Option, ...]
    minutes: str
    importances: tuple[Option, ...]
    faults: tuple[str, ...] = ()
    faulty: str = ""
    catalog_url: str = ""


@dataclass(frozen=True)
class FamilyRow:
    """A family of rules: its worst finding, counts, and every statement with its sign.

    A statement is sign, style, sentence, and where the catalog tells of its capability, or empty.
    """

    name: str
    sign: str
    style: str
    counts: str
    statements: tuple[tuple[str, str, str, str], ...]


@dataclass(frozen=True)
class RestsOn:
    """A fact the verdict rests on that is assumed, stale or disputed, and where it is settled."""

    tag: str
    sentence: str
    detail: str
    url: str


@dataclass(frozen=True)
class AddKind:
    """A kind of requirement that can be added."""

    label: str
    url: str


@dataclass(frozen=True)
class Remarks:
    """What was found beside the verdict: the first few, and the rest behind `more`."""

    title: str
    first: tuple[str, ...]
    rest: tuple[str, ...]
    more: str


@dataclass(frozen=True)
class Head:
    """The answer first: verdict, the sentence behind it, four figures, and the words as given.

    `remarks` say what is not concrete yet and what is worth knowing, each with how many more;
    `sounds_like` is there while no strategy is chosen.
    """

    kicker: str
    plan_url: str
    plan_name: str
    name: str
    verdict: Verdict
    was: Verdict | None
    lede: str
    grounds: str
    figures: tuple[Figure, ...]
    given: str
    sounds_like: SoundsLike | None
    remarks: tuple[Remarks, ...]


@dataclass(frozen=True)
class Why:
    """The proofs, what they rest on, and the questions that decide."""

    title: str
    lede: str
    proofs: tuple[ProofSheet, ...]
    rests_on: tuple[RestsOn, ...]
    questions: tuple[QuestionCard, ...]


@dataclass(frozen=True)
class Made:
    """What was made of the words, every field in place."""

    name_field: InlineField
    words_field: InlineField
    fields: FieldGroup
    goal: FieldGroup
    goal_form_url: str
    rank: FieldGroup
    more: FieldGroup
    money: str
    money_url: str
    give: tuple[str, ...]
    give_url: str


@dataclass(frozen=True)
class Schedule:
    """The phases on the axis, and one by one."""

    axis: Axis
    timeline: Timeline
    phases: tuple[PhaseRow, ...]
    move_url: str


@dataclass(frozen=True)
class Needs:
    """The requirements: those to look at, those settled, and kinds that can be added.

    `strategy_url` leads to what the strategy takes that proposes them; empty without one.
    """

    title: str
    rows: tuple[RequirementRow, ...]
    settled: tuple[RequirementRow, ...]
    settled_title: str
    add_kinds: tuple[AddKind, ...]
    agree_url: str
    strategy_url: str


@dataclass(frozen=True)
class InitiativePage:
    """The page of an initiative, from the answer down to every finding.

    `path` is the initiative's own, for its removal; `removed_back` where that leads.
    """

    head: Head
    why: Why
    made: Made
    schedule: Schedule
    needs: Needs
    families: tuple[FamilyRow, ...]
    remove_url: str
    path: str
    can_edit: bool
    version: int
    back: str
    removed_back: str

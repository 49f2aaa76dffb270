"""What the planning page shows: sentence, figures, rows over one time axis, hours, money, questions."""

from __future__ import annotations

from dataclasses import dataclass

from feasibility.web.contexts.facts import Figure
from feasibility.web.contexts.frame import Verdict
from feasibility.web.contexts.proofs import ProofSheet
from feasibility.web.contexts.start import Step
from feasibility.web.forms.controls import Input, Option


@dataclass(frozen=True)
class Span:
    """A stretch of the axis, in percent of its width, as SVG takes it."""

    x: str
    width: str


@dataclass(frozen=True)
class Bar:
    """A phase on the axis: its stretch, its look, and what it is in words."""

    span: Span
    style: str
    said: str


@dataclass(frozen=True)
class Tick:
    """The beginning of a month on the axis. `is_quarter` months keep their line and their label."""

    x: str
    label: str
    is_quarter: bool


@dataclass(frozen=True)
class Axis:
    """The weeks of the plan: months, and the band of the weeks that do not hold what is asked."""

    ticks: tuple[Tick, ...]
    band: Span | None
    said: str


@dataclass(frozen=True)
class Timeline:
    """An initiative on the axis.

    `goal` is where its date lies, `goal_style` whether it is reached; `windows` are the months
    in which its buyers sign; `clash` are the weeks that do not hold; `said` is all of it in words.
    """

    bars: tuple[Bar, ...]
    windows: tuple[Span, ...]
    clash: Span | None
    goal: str
    goal_style: str
    said: str


@dataclass(frozen=True)
class Lane:
    """An initiative as a row: sign, name, verdict, reason, timeline, two numbers at the right."""

    id: str
    name: str
    chosen_url: str
    page_url: str
    verdict: Verdict
    reason: str
    was: Verdict | None
    timeline: Timeline
    number: str
    detail: str
    is_chosen: bool


@dataclass(frozen=True)
class HourCell:
    """A week of a skill: how full it is (0 to 5, 6 for more than there is), and what it says."""

    level: int
    url: str
    said: str


@dataclass(frozen=True)
class HourLine:
    """A skill over all weeks: what there is, or how much is short."""

    skill: str
    url: str
    note: str
    is_short: bool
    cells: tuple[HourCell, ...]


@dataclass(frozen=True)
class QuarterBar:
    """Money of a fiscal quarter: committed inside what is planned; `shown` is as much as fits under it."""

    label: str
    detail: str
    shown: str
    x: str
    planned_width: str
    committed_width: str
    is_over: bool


@dataclass(frozen=True)
class Money:
    """Money by quarter, its sum, and all of it in words."""

    quarters: tuple[QuarterBar, ...]
    total: str
    said: str


@dataclass(frozen=True)
class QuestionCard:
    """An open question with its answers.

    `options` are answers as buttons; `control` is an input where any number may be the answer;
    `path` is the fact an answer edits, `list_name` the list it declares complete.
    """

    id: str
    question: str
    detail: str
    path: str
    options: tuple[Option, ...]
    control: Input | None
    action: str
    list_name: str = ""
    more_url: str = ""


@dataclass(frozen=True)
class Inspector:
    """The chosen initiative beside the board."""

    id: str
    name: str
    kicker: str
    url: str
    verdict: Verdict
    lede: str
    grounds: str
    proofs: tuple[ProofSheet, ...]
    asks: tuple[str, ...]
    words: str
    questions: tuple[str, ...]
    previous_url: str
    next_url: str


@dataclass(frozen=True)
class PlanPage:
    """The planning page. `steps` are the first ones, shown until each is done."""

    kicker: str
    sentence: str
    figures: tuple[Figure, ...]
    steps: tuple[Step, ...]
    axis: Axis
    lanes: tuple[Lane, ...]
    hours: tuple[HourLine, ...]
    more_skills: str
    hours_table_url: str
    money: Money | None
    questions: tuple[QuestionCard, ...]
    questions_title: str
    more_questions: tuple[QuestionCard, ...]
    clashes: tuple[str, ...]
    inspector: Inspector | None
    add_url: str
    can_edit: bool
    version: int
    back: str

"""What a reader of a report sees, in order: the one document that every format lays out."""

from __future__ import annotations

from dataclasses import dataclass

from feasibility.reports.figures import Figure
from feasibility.reports.proofs import Proof
from feasibility.reports.questions import QuestionView

SHOWN_QUESTIONS = 12
STATUS_SIGNS = {"met": "✓", "partial": "▲", "missing": "✕", "open": "?"}


@dataclass(frozen=True)
class VerdictView:
    """A verdict: sign, word, grounds, and the sentence behind it."""

    headline: str
    sign: str
    word: str
    grounds: str
    reason: str
    grounds_sentence: str


@dataclass(frozen=True)
class FindingView:
    """A finding in words."""

    rule: str
    status: str
    sign: str
    word: str
    text: str


@dataclass(frozen=True)
class RequirementView:
    """A requirement as it counts, and what was done with it."""

    name: str
    importance: str
    action: str


@dataclass(frozen=True)
class PremiseView:
    """A fact that was used, with its value and where it comes from."""

    path: str
    name: str
    value: str
    source: str
    seen: str
    known: str
    assumed: bool
    tags: tuple[str, ...]


@dataclass(frozen=True)
class InitiativeView:
    """One initiative: its verdict, its words, and everything that stands behind the verdict."""

    id: str
    name: str
    given: str
    verdict: VerdictView
    gaps: tuple[FindingView, ...]
    open: tuple[FindingView, ...]
    asks: tuple[FindingView, ...]
    warns: tuple[FindingView, ...]
    worse_without: tuple[FindingView, ...]
    findings: tuple[FindingView, ...]
    questions: tuple[QuestionView, ...]
    proofs: tuple[Proof, ...]
    requirements: tuple[RequirementView, ...]


@dataclass(frozen=True)
class ReportView:
    """The whole report."""

    language: str
    company: str
    plan: str
    as_of: str
    verdict: VerdictView
    sentence: str
    figures: tuple[Figure, ...]
    initiatives: tuple[InitiativeView, ...]
    questions: tuple[QuestionView, ...]
    more_questions: str
    clashes: tuple[str, ...]
    findings: tuple[FindingView, ...]
    assumptions: tuple[PremiseView, ...]
    more_assumptions: str
    premises: tuple[PremiseView, ...]
    rests_on: str
    imprint: str
    labels: dict[str, str]

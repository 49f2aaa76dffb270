"""One initiative as a reader sees it: its verdict, what stands behind it, what it needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from feasibility.model.assessment import (
    Finding,
    InitiativeAssessment,
    TemplateLine,
)
from feasibility.reports.findings import gaps, statement, works_worse_without
from feasibility.reports.proofs import Evidence, proofs
from feasibility.reports.questions import deciding_views
from feasibility.reports.translation import Voice
from feasibility.reports.verdicts import (
    SIGNS,
    grounds_sentence,
    headline_word,
    reason,
)
from feasibility.reports.view import (
    STATUS_SIGNS,
    FindingView,
    InitiativeView,
    RequirementView,
    VerdictView,
)


def verdict_view(initiative: InitiativeAssessment, voice: Voice) -> VerdictView:
    """An initiative's verdict in words; grounds only where something was settled."""
    settled = initiative.as_stated in ("feasible", "infeasible")
    return VerdictView(
        headline=initiative.headline,
        sign=SIGNS[initiative.headline],
        word=headline_word(initiative.headline, voice),
        grounds=voice.say(f"grounds.{initiative.grounds}") if settled else "",
        reason=reason(initiative, voice),
        grounds_sentence=grounds_sentence(initiative, voice),
    )


def initiative_view(
    initiative: InitiativeAssessment, given: str, evidence: Evidence, voice: Voice
) -> InitiativeView:
    """Everything a reader is told of one initiative; `given` are its words as first entered."""
    findings = initiative.findings
    return InitiativeView(
        id=initiative.id,
        name=initiative.name,
        given=given,
        verdict=verdict_view(initiative, voice),
        gaps=_each_once(finding_views(gaps(findings), voice)),
        open=_each_once(finding_views(_blocking_and_open(findings), voice)),
        asks=_each_once(finding_views(_not_met(findings, "asks"), voice)),
        warns=_each_once(finding_views(_not_met(findings, "warns"), voice)),
        worse_without=_each_once(finding_views(works_worse_without(findings), voice)),
        findings=finding_views(findings, voice),
        questions=deciding_views(initiative, evidence.questions, voice),
        proofs=proofs(initiative, evidence, voice),
        requirements=tuple(
            _requirement(each, voice) for each in initiative.requirements
        ),
    )


def _blocking_and_open(findings: Iterable[Finding]) -> Iterator[Finding]:
    return (
        each
        for each in findings
        if each.effect == "blocks"
        and each.importance == "must"
        and each.status == "open"
    )


def _not_met(findings: Iterable[Finding], effect: str) -> Iterator[Finding]:
    return (each for each in findings if each.effect == effect and each.status != "met")


def finding_views(findings: Iterable[Finding], voice: Voice) -> tuple[FindingView, ...]:
    """Findings in words, in their order."""
    return tuple(_finding(each, voice) for each in findings)


def _each_once(views: tuple[FindingView, ...]) -> tuple[FindingView, ...]:
    """What two phases lack alike is told once."""
    return tuple(dict.fromkeys(views))


def _finding(finding: Finding, voice: Voice) -> FindingView:
    """What is not concrete yet is a question, never a fault."""
    asked = finding.effect == "asks" and finding.status != "met"
    status = "open" if asked else finding.status
    return FindingView(
        rule=finding.rule,
        status=status,
        sign=STATUS_SIGNS[status],
        word=voice.say(f"status.{status}"),
        text=statement(finding, voice),
    )


def _requirement(line: TemplateLine, voice: Voice) -> RequirementView:
    key = f"{line.template}/{line.requirement}"
    known = line.template is not None and voice.names.has("requirement", key)
    return RequirementView(
        name=voice.names.of("requirement", key if known else line.requirement),
        importance=voice.say(f"importance.{line.importance}"),
        action=voice.say(f"action.{line.action}"),
    )

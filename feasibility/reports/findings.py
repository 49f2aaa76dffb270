"""Findings in words: the statement of each, and which of them stand against an initiative."""

from __future__ import annotations

from collections.abc import Iterable

from feasibility.model.assessment import Assessment, Finding
from feasibility.reports.translation import Voice


def statement(finding: Finding, voice: Voice) -> str:
    """What the rule found, as a sentence."""
    said = voice.say(finding.message, finding.values)
    return said[:1].upper() + said[1:]


def gaps(findings: Iterable[Finding]) -> list[Finding]:
    """What blocks: partial or missing musts of rules that block."""
    return [
        each
        for each in findings
        if each.effect == "blocks"
        and each.importance == "must"
        and each.status in ("partial", "missing")
    ]


def works_worse_without(findings: Iterable[Finding]) -> list[Finding]:
    """Gaps of what should or could be there; they never decide."""
    return [
        each
        for each in findings
        if each.importance != "must" and each.status in ("partial", "missing")
    ]


def with_statements(assessment: Assessment, voice: Voice) -> Assessment:
    """The same assessment with every finding's `statement` in the language of the voice."""
    return assessment.model_copy(
        update={
            "findings": _stated(assessment.findings, voice),
            "initiatives": tuple(
                each.model_copy(update={"findings": _stated(each.findings, voice)})
                for each in assessment.initiatives
            ),
        }
    )


def _stated(findings: Iterable[Finding], voice: Voice) -> tuple[Finding, ...]:
    return tuple(
        each.model_copy(update={"statement": statement(each, voice)})
        for each in findings
    )

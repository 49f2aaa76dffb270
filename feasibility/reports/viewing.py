"""From an assessment to what a reader sees.

Every number comes from the assessment; the plan and the catalog only lend their names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from feasibility.model.assessment import (
    Assessment,
    Finding,
    InitiativeAssessment,
    TemplateLine,
)
from feasibility.model.catalog import Catalog
from feasibility.model.plan import PlanFile
from feasibility.reports.figures import figures
from feasibility.reports.findings import gaps, statement, works_worse_without
from feasibility.reports.locales import DEFAULT_LANGUAGE
from feasibility.reports.names import build_names
from feasibility.reports.premises import premise_view, rests_on
from feasibility.reports.proofs import Evidence, proofs
from feasibility.reports.questions import deciding_views, question_views
from feasibility.reports.translation import Voice
from feasibility.reports.verdicts import (
    SIGNS,
    grounds_sentence,
    headline_word,
    plan_sentence,
    questions_sentence,
    reason,
    sorted_by_need,
)
from feasibility.reports.view import (
    SHOWN_QUESTIONS,
    STATUS_SIGNS,
    FindingView,
    InitiativeView,
    PremiseView,
    ReportView,
    RequirementView,
    VerdictView,
)

_CLAIMS = "catalog.products"


def build_voice(
    plan_file: PlanFile | None,
    catalog: Catalog | None,
    *,
    language: str = DEFAULT_LANGUAGE,
) -> Voice:
    """The voice for one plan: its names, its currency, and the year its period lies in."""
    if plan_file is None:
        return Voice(language, build_names(None, catalog))
    period = plan_file.plan.period
    one_year = period.first_day.year == period.last_day.year
    return Voice(
        language=language,
        names=build_names(plan_file, catalog),
        currency=plan_file.company.currency,
        year=period.first_day.year if one_year else None,
    )


def build_view(
    assessment: Assessment,
    plan_file: PlanFile,
    catalog: Catalog,
    *,
    language: str = DEFAULT_LANGUAGE,
) -> ReportView:
    """What a reader sees of an assessment.

    Args:
        assessment: what was found.
        plan_file: the plan that was checked, for names and the words as given.
        catalog: the catalog it was checked against, for names.
        language: one of `LANGUAGES`.
    """
    voice = build_voice(plan_file, catalog, language=language)
    evidence = Evidence(
        exclusions={table.id: table for table in assessment.exclusions},
        witness=assessment.witness,
        questions={question.path: question for question in assessment.questions},
        measures={
            each.id: each.goal.measure
            for each in plan_file.plan.initiatives
            if each.goal
        },
    )
    given = {each.id: each.words or each.given for each in plan_file.plan.initiatives}
    premises = tuple(premise_view(each, voice) for each in assessment.premises)
    assumed = [
        shown
        for each, shown in zip(assessment.premises, premises, strict=True)
        if each.assumed
    ]
    return ReportView(
        language=language,
        company=plan_file.company.name,
        plan=assessment.plan.name,
        as_of=voice.say("report.as_of", {"report_day": assessment.as_of}),
        verdict=_plan_verdict(assessment, voice),
        sentence=" ".join(
            filter(
                None,
                (
                    plan_sentence(assessment, voice),
                    questions_sentence(assessment, voice),
                ),
            )
        ),
        figures=figures(assessment, voice),
        initiatives=tuple(
            _initiative(each, given.get(each.id, ""), evidence, voice)
            for each in sorted_by_need(assessment)
        ),
        questions=question_views(assessment, voice),
        more_questions=_more_questions(assessment, voice),
        clashes=tuple(
            voice.say(
                "clash.sentence",
                {"initiatives": list(each.initiatives), "resource": each.resource},
            )
            for each in assessment.clashes
        ),
        findings=_findings(assessment.findings, voice),
        assumptions=tuple(
            shown for shown in assumed if not shown.path.startswith(_CLAIMS)
        ),
        more_assumptions=_more_assumptions(assumed, voice),
        premises=premises,
        rests_on=rests_on(assessment.premises, voice),
        imprint=_imprint(assessment, voice),
        labels=_labels(voice),
    )


def _more_questions(assessment: Assessment, voice: Voice) -> str:
    more = len(assessment.questions) - SHOWN_QUESTIONS
    return voice.say("report.more", {"n": more}) if more > 0 else ""


def _more_assumptions(assumed: list[PremiseView], voice: Voice) -> str:
    """Claims about products are assumed by the dozen; they are counted, not listed."""
    count = sum(shown.path.startswith(_CLAIMS) for shown in assumed)
    return voice.say("verdict.assumptions_of_catalog", {"n": count}) if count else ""


def _plan_verdict(assessment: Assessment, voice: Voice) -> VerdictView:
    settled = assessment.as_stated in ("feasible", "infeasible")
    return VerdictView(
        headline=assessment.headline,
        sign=SIGNS[assessment.headline],
        word=headline_word(assessment.headline, voice),
        grounds=voice.say(f"grounds.{assessment.grounds}") if settled else "",
        reason=plan_sentence(assessment, voice),
        grounds_sentence="",
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


def _initiative(
    initiative: InitiativeAssessment, given: str, evidence: Evidence, voice: Voice
) -> InitiativeView:
    findings = initiative.findings
    return InitiativeView(
        id=initiative.id,
        name=initiative.name,
        given=given,
        verdict=verdict_view(initiative, voice),
        gaps=_findings(gaps(findings), voice),
        open=_findings(_blocking_and_open(findings), voice),
        asks=_findings(_not_met(findings, "asks"), voice),
        warns=_findings(_not_met(findings, "warns"), voice),
        worse_without=_findings(works_worse_without(findings), voice),
        findings=_findings(findings, voice),
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


def _findings(findings: Iterable[Finding], voice: Voice) -> tuple[FindingView, ...]:
    return tuple(_finding(each, voice) for each in findings)


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


def _imprint(assessment: Assessment, voice: Voice) -> str:
    values = {
        "text": assessment.catalog_hash[:12],
        "other_text": assessment.plan.hash[:12],
        "third_text": assessment.engine_version,
    }
    return voice.say("report.catalog", values)


_LABELS = (
    *(
        "title",
        "verdicts",
        "questions",
        "deciding",
        "clashes",
        "assumptions",
        "premises",
        "requirements",
        "plan_findings",
    ),
    *(
        "given",
        "gaps",
        "asks",
        "warns",
        "worse_without",
        "open",
        "proof",
        "cases",
        "verdict",
        "initiative",
    ),
    *(
        "grounds",
        "fact",
        "value",
        "source",
        "seen",
        "known",
        "requirement",
        "importance",
        "agreed",
        "rule",
        "found",
    ),
)


def _labels(voice: Voice) -> dict[str, str]:
    return {name: voice.say(f"report.{name}") for name in _LABELS}

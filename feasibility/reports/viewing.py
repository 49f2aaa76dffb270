"""From an assessment to what a reader sees.

Every number comes from the assessment; the plan and the catalog only lend their names.
"""

from __future__ import annotations

from feasibility.model.assessment import (
    Assessment,
    Clash,
)
from feasibility.model.catalog import Catalog
from feasibility.model.plan import PlanFile
from feasibility.reports.figures import figures
from feasibility.reports.initiative_views import (
    finding_views,
    initiative_view,
    verdict_view,
)
from feasibility.reports.locales import DEFAULT_LANGUAGE
from feasibility.reports.names import build_names
from feasibility.reports.premises import premise_view, rests_on
from feasibility.reports.proofs import Evidence
from feasibility.reports.questions import question_views
from feasibility.reports.translation import Voice
from feasibility.reports.verdicts import (
    SIGNS,
    headline_word,
    plan_sentence,
    questions_sentence,
    sorted_by_need,
)
from feasibility.reports.view import (
    SHOWN_QUESTIONS,
    InitiativeView,
    PremiseView,
    ReportView,
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
    premises = tuple(premise_view(each, voice) for each in assessment.premises)
    assumed = [premise for premise in premises if premise.assumed]
    return ReportView(
        language=language,
        company=plan_file.company.name,
        plan=assessment.plan.name,
        as_of=voice.say("report.as_of", {"report_day": assessment.as_of}),
        verdict=_plan_verdict(assessment, voice),
        sentence=_sentence(assessment, voice),
        figures=figures(assessment, voice),
        initiatives=_initiatives(assessment, plan_file, voice),
        questions=question_views(assessment, voice),
        more_questions=_more_questions(assessment, voice),
        clashes=tuple(clash_sentence(each, voice) for each in assessment.clashes),
        findings=finding_views(assessment.findings, voice),
        assumptions=tuple(
            each for each in assumed if not each.path.startswith(_CLAIMS)
        ),
        more_assumptions=_more_assumptions(assumed, voice),
        premises=premises,
        rests_on=rests_on(assessment.premises, voice),
        imprint=_imprint(assessment, voice),
        labels=_labels(voice),
    )


def _initiatives(
    assessment: Assessment, plan_file: PlanFile, voice: Voice
) -> tuple[InitiativeView, ...]:
    """Those that need somebody to decide come first."""
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
    given = {each.id: each.given for each in plan_file.plan.initiatives}
    return tuple(
        initiative_view(each, given.get(each.id, ""), evidence, voice)
        for each in sorted_by_need(assessment)
    )


def _sentence(assessment: Assessment, voice: Voice) -> str:
    """The plan in counts, then what would settle the rest."""
    said = (plan_sentence(assessment, voice), questions_sentence(assessment, voice))
    return " ".join(each for each in said if each)


def clash_sentence(clash: Clash, voice: Voice) -> str:
    """Who cannot do it together, and what there is not enough of."""
    values = {"initiatives": list(clash.initiatives), "resource": clash.resource}
    return voice.say("clash.sentence", values)


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


__all__ = ["build_view", "build_voice", "clash_sentence", "verdict_view"]

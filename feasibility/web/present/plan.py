"""The planning page: what of this can we do, and what stands against the rest?"""

from __future__ import annotations

from feasibility.model.assessment import InitiativeAssessment
from feasibility.reports.figures import figures
from feasibility.reports.locales import day, money
from feasibility.reports.questions import question_views
from feasibility.reports.verdicts import (
    plan_sentence,
    questions_sentence,
    sorted_by_need,
)
from feasibility.web import fragments, last_change
from feasibility.web.contexts.facts import Figure
from feasibility.web.contexts.plan import Lane, PlanPage, QuestionCard
from feasibility.web.current import Desk
from feasibility.web.present.axis import Scale, axis_of
from feasibility.web.present.frame import here
from feasibility.web.present.hours import hour_lines
from feasibility.web.present.inspector import inspector
from feasibility.web.present.money import money_by_quarter, spent_on
from feasibility.web.present.questions import question_card
from feasibility.web.present.refutations import worst_capacity
from feasibility.web.present.start import first_steps
from feasibility.web.present.timelines import launch_day, placed_phases, timeline
from feasibility.web.present.verdicts import reason_of, verdict, verdict_of
from feasibility.web.present.workload import Workload
from feasibility.web.wording import text, voice

SHOWN_QUESTIONS = 3
SHOWN_SKILLS = 6
# Where each of the four figures leads to.
_FIGURE_ANCHORS = ("#initiatives", "#money", "#hours", "#questions")


def plan_page(desk: Desk, chosen: str | None) -> PlanPage:
    """The plan with the chosen initiative beside it; the first one where none is chosen."""
    assessment, plan = desk.assessment, desk.plan_file.plan
    ordered = sorted_by_need(assessment)
    ids = [each.id for each in ordered]
    at = chosen if chosen in ids else ids[0] if ids else None
    scale = Scale.of(plan.period)
    cards = question_cards(desk)
    lines, more_skills = hour_lines(Workload(desk), scale, SHOWN_SKILLS)
    steps = first_steps(desk)
    said = (
        (plan_sentence(assessment, voice()), questions_sentence(assessment, voice()))
        if any(each.is_done for each in steps)
        else (text("web.plan.nothing_known", n=len(ids)),)
    )
    return PlanPage(
        kicker=text(
            "web.plan.kicker",
            name=plan.name,
            n_version=desk.version,
            checked_day=assessment.as_of,
            n_facts=len(assessment.premises),
        ),
        sentence=" ".join(each for each in said if each),
        figures=plan_figures(desk),
        steps=() if all(each.is_done for each in steps) else steps,
        axis=axis_of(scale, worst_capacity(assessment)),
        lanes=tuple(
            _lane(desk, scale, each, is_chosen=each.id == at) for each in ordered
        ),
        hours=lines,
        more_skills=text("web.hours.more", n=more_skills) if more_skills else "",
        hours_table_url=fragments.url_of(desk, "plan.hours"),
        money=money_by_quarter(desk, scale),
        questions=cards[:SHOWN_QUESTIONS],
        questions_title=text("web.questions.title", n=len(cards))
        if cards
        else text("web.questions.none"),
        more_questions=cards[SHOWN_QUESTIONS:],
        clashes=tuple(
            voice().say(
                "clash.sentence",
                {"initiatives": list(each.initiatives), "resource": each.resource},
            )
            for each in assessment.clashes
        ),
        inspector=inspector(desk, at, ids) if at is not None else None,
        add_url=fragments.url_of(desk, "start.show"),
        can_edit=desk.acting.role != "viewer",
        version=desk.version,
        back=here(),
    )


def plan_figures(desk: Desk) -> tuple[Figure, ...]:
    """The four figures, each with where it is made of."""
    found = figures(desk.assessment, voice())
    refuted = worst_capacity(desk.assessment) is not None
    return tuple(
        Figure(
            each.label,
            each.value,
            each.note,
            anchor,
            is_bad=refuted and anchor == "#hours",
        )
        for each, anchor in zip(found, _FIGURE_ANCHORS, strict=True)
    )


def question_cards(desk: Desk) -> tuple[QuestionCard, ...]:
    """The plan's open questions, the most decisive first."""
    views = question_views(desk.assessment, voice())
    return tuple(
        question_card(desk, view, asked, number)
        for number, (view, asked) in enumerate(
            zip(views, desk.assessment.questions, strict=True), start=1
        )
    )


def chosen_url(desk: Desk, initiative_id: str) -> str:
    """The plan with an initiative beside it."""
    return fragments.url_of(desk, "plan.show", at=initiative_id)


def _lane(
    desk: Desk, scale: Scale, assessed: InitiativeAssessment, *, is_chosen: bool
) -> Lane:
    initiative = desk.initiative(assessed.id)
    before = last_change.headlines_before(desk).get(assessed.id)
    launch = launch_day(desk, initiative, placed_phases(desk, initiative, assessed))
    spent = spent_on(desk, initiative)
    return Lane(
        id=assessed.id,
        name=assessed.name,
        chosen_url=chosen_url(desk, assessed.id),
        page_url=fragments.url_of(desk, "initiative.show", initiative_id=assessed.id),
        verdict=verdict_of(assessed),
        reason=reason_of(assessed),
        was=verdict(before) if before else None,
        timeline=timeline(desk, scale, initiative),
        number=day(launch, voice().locale, year=voice().year) if launch else "–",
        detail=money(spent, desk.currency, voice().locale) if spent else "",
        is_chosen=is_chosen,
    )

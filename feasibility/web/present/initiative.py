"""The page of an initiative: its words, what was made of them, and what stands against it."""

from __future__ import annotations

from collections.abc import Iterator

from feasibility.model.assessment import InitiativeAssessment
from feasibility.model.plan import Initiative
from feasibility.reports.findings import statement
from feasibility.reports.verdicts import grounds_sentence
from feasibility.web import fragments, last_change
from feasibility.web.contexts.fields import InlineField
from feasibility.web.contexts.initiative import (
    FieldGroup,
    Head,
    InitiativePage,
    Made,
    Needs,
    Remarks,
    Schedule,
    Why,
)
from feasibility.web.current import Desk
from feasibility.web.forms.vocabulary import Vocabulary
from feasibility.web.present.axis import Scale, axis_of
from feasibility.web.present.catalog_places import url_of_strategy
from feasibility.web.present.families import family_rows, rests_on
from feasibility.web.present.field import inline_field
from feasibility.web.present.figures import initiative_figures
from feasibility.web.present.frame import here
from feasibility.web.present.inspector import kicker_of
from feasibility.web.present.phases import phase_rows
from feasibility.web.present.places import raw_at
from feasibility.web.present.proofs import proof_sheets
from feasibility.web.present.questions import deciding_cards
from feasibility.web.present.refutations import capacity_of
from feasibility.web.present.requirements import add_kinds, requirement_rows
from feasibility.web.present.suggestion import sounds_like
from feasibility.web.present.timelines import timeline
from feasibility.web.present.values import value_text
from feasibility.web.present.verdicts import reason_of, verdict, verdict_of
from feasibility.web.wording import text, voice

SHOWN_REMARKS = 3
_MADE_OF_IT = ("template", "segment", "audience", "owner", "channels", "offer")
_MORE = ("market_unit", "regions", "sends_a_contact_a_month", "after")
_GOAL = ("measure", "target", "by_day", "counts", "baseline")
_RANK = ("must_do", "priority")


def initiative_page(desk: Desk, initiative_id: str) -> InitiativePage:
    """Everything about one initiative."""
    initiative, assessed = desk.initiative(initiative_id), desk.assessed(initiative_id)
    return InitiativePage(
        head=_head(desk, initiative, assessed),
        why=_why(desk, assessed),
        made=_made(desk, initiative, path_of(initiative)),
        schedule=_schedule(desk, initiative, assessed),
        needs=_needs(desk, initiative, assessed),
        families=family_rows(desk, assessed),
        remove_url=fragments.url_of(desk, "edits.remove"),
        path=path_of(initiative),
        can_edit=desk.acting.role != "viewer",
        version=desk.version,
        back=here(),
        removed_back=fragments.url_of(desk, "plan.show"),
    )


def path_of(initiative: Initiative) -> str:
    """The initiative's path in the plan file."""
    return f"plan.initiatives[{initiative.id}]"


def _head(desk: Desk, initiative: Initiative, assessed: InitiativeAssessment) -> Head:
    before = last_change.headlines_before(desk).get(initiative.id)
    return Head(
        kicker=kicker_of(initiative),
        plan_url=fragments.url_of(desk, "plan.show", at=initiative.id),
        plan_name=desk.plan_file.plan.name,
        name=initiative.name,
        verdict=verdict_of(assessed),
        was=verdict(before) if before else None,
        lede=reason_of(assessed),
        grounds=grounds_sentence(assessed, voice()),
        figures=initiative_figures(desk, initiative, assessed),
        given=initiative.given,
        sounds_like=sounds_like(desk, initiative, path_of(initiative)),
        remarks=tuple(_remarks(assessed)),
    )


def _remarks(assessed: InitiativeAssessment) -> Iterator[Remarks]:
    """What never decides: what is asked for, then what is worth knowing."""
    for effect in ("asks", "warns"):
        said = tuple(
            statement(each, voice())
            for each in assessed.findings
            if each.effect == effect and each.status != "met"
        )
        rest = said[SHOWN_REMARKS:]
        more = text("web.initiative.more_asks", n=len(rest)) if rest else ""
        if said:
            yield Remarks(text(f"report.{effect}"), said[:SHOWN_REMARKS], rest, more)


def _why(desk: Desk, assessed: InitiativeAssessment) -> Why:
    return Why(
        title=text(f"web.proofs.{assessed.as_stated}"),
        lede=text(f"web.proofs.{assessed.as_stated}.lede"),
        proofs=proof_sheets(desk, assessed),
        rests_on=rests_on(desk, assessed),
        questions=deciding_cards(desk, assessed.id),
    )


def _made(desk: Desk, initiative: Initiative, path: str) -> Made:
    return Made(
        name_field=field(desk, initiative, f"{path}.name"),
        words_field=field(desk, initiative, f"{path}.words"),
        fields=_group(desk, initiative, "made", path, _MADE_OF_IT),
        goal=_goal(desk, initiative, path),
        goal_form_url=_form_url(desk, f"{path}.goal"),
        rank=_group(desk, initiative, "rank", f"{path}.rank", _RANK),
        more=_group(desk, initiative, "more", path, _MORE),
        money=value_text(
            desk, f"{path}.money", raw_at(desk.plan_file, f"{path}.money")
        ),
        money_url=_form_url(desk, f"{path}.money"),
        give=_give(desk, path),
        give_url=_form_url(desk, f"{path}.give"),
    )


def _schedule(
    desk: Desk, initiative: Initiative, assessed: InitiativeAssessment
) -> Schedule:
    scale = Scale.of(desk.plan_file.plan.period)
    return Schedule(
        axis=axis_of(scale, capacity_of(assessed)),
        timeline=timeline(desk, scale, initiative),
        phases=phase_rows(desk, initiative, assessed),
        move_url=fragments.url_of(desk, "initiative.move", initiative_id=initiative.id),
    )


def _needs(desk: Desk, initiative: Initiative, assessed: InitiativeAssessment) -> Needs:
    rows = requirement_rows(desk, initiative, assessed)
    settled = tuple(each for each in rows if each.is_settled)
    return Needs(
        title=text("web.requirements.title", n=len(rows)),
        rows=tuple(each for each in rows if not each.is_settled),
        settled=settled,
        settled_title=text("web.requirements.settled", n=len(settled))
        if settled
        else "",
        add_kinds=add_kinds(desk, initiative),
        agree_url=fragments.url_of(
            desk, "initiative.agree", initiative_id=initiative.id
        ),
        strategy_url=url_of_strategy(desk, initiative.template or ""),
    )


def field(desk: Desk, initiative: Initiative, path: str) -> InlineField:
    """A field of the initiative, choosing among what fits its strategy."""
    words = Vocabulary(desk.plan_file, desk.catalog, initiative)
    return inline_field(desk, path, vocabulary=words)


def _group(
    desk: Desk, initiative: Initiative, name: str, path: str, fields: tuple[str, ...]
) -> FieldGroup:
    return FieldGroup(
        id=name,
        title=text(f"web.group.{name}"),
        lede=text(f"web.group.{name}.lede"),
        fields=tuple(field(desk, initiative, f"{path}.{each}") for each in fields),
    )


def _goal(desk: Desk, initiative: Initiative, path: str) -> FieldGroup:
    """The goal's fields; of a goal that nobody stated, only what it is measured by."""
    shown = _GOAL if initiative.goal is not None else _GOAL[:1]
    return _group(desk, initiative, "goal", f"{path}.goal", shown)


def _give(desk: Desk, path: str) -> tuple[str, ...]:
    """How far it may go, where somebody said so."""
    given = raw_at(desk.plan_file, f"{path}.give") or {}
    lines = []
    for name, raw in given.items():
        value = value_text(desk, f"{path}.give.{name}", raw)
        if value:
            lines.append(text(f"web.give.{name}", text=value))
    return tuple(lines)


def _form_url(desk: Desk, path: str) -> str:
    return fragments.url_of(desk, "facts.form", path=path, back=here())

"""Every fact of the strategies' fact sheet is in a template with the same value, or left out for a reason."""

from typing import Any

import pytest

from feasibility.model.fact import Fact
from feasibility.model.formula import Formula
from feasibility.model.strategy import StrategyTemplate
from tests.strategy_sheet import KNOWN, Pairs, ends_of, read_pairs, stated_ends

WEEKS_A_MONTH = 4.345
DAYS_A_WEEK = 7
OTHER_FALLBACK = {
    "inbound_content": "paid lead generation falls back to it, and a chain may not turn in a circle"
}
LEFT_OUT_FIGURES = {
    ("omnichannel_orchestration", "content variants"): "a product of words, no number",
    ("smops_unification", "firms so far"): "a size in words, no number",
}
FIGURES_OF_TWO = {
    (
        "ai_content_at_scale",
        "marketers who publish without edits / revise heavily",
    ): (7, 56),
    ("ai_content_at_scale", "say it saves time / raised revenue"): (78, 37),
    ("market_entry_new_region", "readiness conditions to meet"): (3,),
    ("smops_unification", "firms where a visionary in sales or marketing began it"): (
        4,
    ),
}
ADDED_PREREQUISITES = {
    "webinar_programme": {"consent_recorded": "an invitation is a mail to somebody"}
}


@pytest.fixture(scope="module")
def pairs() -> Pairs:
    return read_pairs()


def _needs(template: StrategyTemplate, kind: str) -> list[Any]:
    return [need for need in template.requirements if need.kind == kind]


def test_every_strategy_has_its_template(pairs: Pairs) -> None:
    assert len(pairs) == 26


def test_every_capability_is_asked_for_at_its_level(pairs: Pairs) -> None:
    for sheet, template in pairs:
        asked = {need.capability: need for need in _needs(template, "capability")}
        for wanted in sheet["capabilities"]["required"]:
            need = asked[wanted["id"]]
            assert wanted["min_level"] == need.level, (template.id, need.id)


def test_every_capability_has_its_importance_or_hangs_on_a_channel(
    pairs: Pairs,
) -> None:
    for sheet, template in pairs:
        asked = {need.capability: need for need in _needs(template, "capability")}
        for wanted in sheet["capabilities"]["required"]:
            need = asked[wanted["id"]]
            same = wanted["importance"] == need.importance
            assert same or need.channel is not None, (template.id, need.id)


def test_every_flow_is_there_and_as_fast(pairs: Pairs) -> None:
    for sheet, template in pairs:
        flows = _needs(template, "flow")
        for wanted in sheet["data_flows"]["required"]:
            ends = (wanted["from"], wanted["to"])
            found = [
                each.within_minutes
                for each in flows
                if (each.from_capability, each.to_capability) == ends
            ]
            assert found, (template.id, ends)
            assert {int(wanted["max_latency_minutes"])} == set(found), template.id


def _hours_a_month(hours: Formula, weeks: Fact[int]) -> tuple[float, float]:
    """What the least and the most hours of a phase are a month, for one unit of scope."""
    (summand,) = hours.sum
    low, high = ends_of(summand.coefficient)
    months = (weeks.typical or weeks.value or 0) / WEEKS_A_MONTH
    return low / months, high / months


def test_every_skill_has_its_proficiency_and_hours(pairs: Pairs) -> None:
    for sheet, template in pairs:
        weeks = {each.id: each.least_weeks for each in template.phases}
        work = {(need.phase, need.skill): need for need in _needs(template, "work")}
        for phase in ("plan", "build", "pilot", "run"):
            for wanted in sheet["skills"].get(phase, ()):
                need = work[phase, wanted["skill"]]
                hours = _hours_a_month(need.hours, weeks[phase])
                stated = stated_ends(wanted["hours_per_month"])
                # Hours of a phase are whole, so a month of them is off by less than one
                # hour for each month the phase lasts, and short phases by a little more.
                assert hours == pytest.approx(stated, abs=2.2), (template.id, need.id)
                assert wanted["proficiency"] == need.proficiency, need.id
                assert KNOWN[wanted["confidence"]] == need.known, need.id


def test_every_prerequisite_is_a_question_that_blocks_or_asks(pairs: Pairs) -> None:
    for sheet, template in pairs:
        added = ADDED_PREREQUISITES.get(template.id, {})
        asked = [
            need
            for need in _needs(template, "prerequisite")
            if need.prerequisite not in added
        ]
        blocking = [each["blocking"] for each in sheet["prerequisites"]]

        assert blocking == [need.effect == "blocks" for need in asked], template.id
        assert all(need.question.endswith("?") for need in asked), template.id


def test_the_same_prerequisite_is_the_same_question_everywhere(pairs: Pairs) -> None:
    questions: dict[str, set[str]] = {}
    for _, template in pairs:
        for need in _needs(template, "prerequisite"):
            questions.setdefault(need.prerequisite, set()).add(need.question)

    assert [] == [each for each, asked in questions.items() if len(asked) > 1]
    assert len(questions) == len(
        {text for asked in questions.values() for text in asked}
    )


def test_every_measure_keeps_its_sign_and_who_shares_it(pairs: Pairs) -> None:
    for sheet, template in pairs:
        stated = [
            (sign, tuple(each["shared_by"]))
            for sign in ("leading", "lagging")
            for each in sheet["kpis"][sign]
        ]

        assert stated == [(kpi.sign, kpi.shared_by) for kpi in template.kpis]


def test_every_reason_of_failure_keeps_its_source_and_has_an_early_sign(
    pairs: Pairs,
) -> None:
    for sheet, template in pairs:
        stated = [
            (each["source"], KNOWN[each["confidence"]])
            for each in sheet["failure_reasons"]
        ]
        told = template.fails_because

        assert stated == [(each.source, each.known) for each in told], template.id
        assert all(each.early_sign for each in told), template.id


def test_every_figure_of_scope_has_its_value(pairs: Pairs) -> None:
    for sheet, template in pairs:
        told = [(*ends_of(each.amount), each.source) for each in template.figures]
        for each in sheet["minimum_scope"]:
            place = (template.id, each["metric"])
            if place in LEFT_OUT_FIGURES:
                continue
            values = FIGURES_OF_TWO.get(place) or (each["value"],)
            for value in values:
                assert (*stated_ends(value), each["source"]) in told, place


def test_weeks_and_spans_are_those_of_the_sheet(pairs: Pairs) -> None:
    for sheet, template in pairs:
        timing, spans = sheet["timing"], template.spans
        for phase in template.phases[:3]:
            stated = stated_ends(sheet["phase_weeks"][phase.id])
            assert stated == ends_of(phase.least_weeks), (template.id, phase.id)
        ramp, lag = ends_of(spans.ramp_days), ends_of(spans.lag_days)
        stated_setup = stated_ends(timing["setup_weeks"])

        assert f"{stated_setup[0]} to {stated_setup[1]} weeks" in (template.note or "")
        results = tuple(days / DAYS_A_WEEK for days in ramp)
        assert stated_ends(timing["first_results_weeks"]) == results, template.id
        pipeline = tuple(
            (first + later) / DAYS_A_WEEK
            for first, later in zip(ramp, lag, strict=True)
        )
        assert stated_ends(timing["first_pipeline_weeks"]) == pipeline, template.id
        revenue = timing.get("first_revenue_weeks")
        assert (revenue is None) == (template.first_revenue_weeks is None), template.id
        if revenue is not None and template.first_revenue_weeks is not None:
            assert stated_ends(revenue) == ends_of(template.first_revenue_weeks)


def test_buyers_journey_maturity_and_fallback_are_those_of_the_sheet(
    pairs: Pairs,
) -> None:
    for sheet, template in pairs:
        assert template.journey is not None
        assert template.maturity is not None
        stages = {
            "acquisition": list(template.journey.acquisition),
            "expansion": list(template.journey.expansion),
        }

        assert sheet["audience"] == list(template.sells_to)
        assert sheet["journey_stages"] == stages, template.id
        assert sheet["maturity_needed"]["stage"] == template.maturity.stage
        assert sheet["maturity_needed"]["rank"] == template.maturity.rank
        if template.id in OTHER_FALLBACK:
            assert template.fallback is None
        else:
            assert sheet["fallback"]["strategy"] == template.fallback, template.id
            assert template.fallback_when, template.id

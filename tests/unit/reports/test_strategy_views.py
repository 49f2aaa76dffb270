"""A strategy in words: what it takes, at which size, who says so, and what to do in its place."""

from typing import Any

import pytest

from feasibility.catalog.load import load_catalog
from feasibility.model.catalog import Catalog
from feasibility.model.fact import Fact
from feasibility.model.strategy import StrategyTemplate
from feasibility.reports.catalog_pages import catalog_entry
from feasibility.reports.lines import WIDTH
from feasibility.reports.strategy_text import strategy_text
from feasibility.reports.strategy_views import build_strategy_view

SHIPPED = load_catalog()
BARE: dict[str, Any] = {
    "id": "own",
    "name": "Own",
    "summary": "A strategy of our own.",
    "phases": [
        {"id": "build", "name": "Build", "least_weeks": 2, "role": "build"},
        {"id": "go", "name": "Go", "least_weeks": "unknown", "role": "launch"},
    ],
    "requirements": [],
    "spans": {
        "ramp_days": 14,
        "lag_days": {"low": 7, "high": 21},
        "sales_cycle_days": 28,
        "engagement_rate": 0.1,
        "opportunity_rate": 0.5,
        "win_rate": 0.5,
    },
}
ORDER = ("must", "should", "could", "work", "wait")
WORK: dict[str, Any] = {
    "kind": "work",
    "id": "builds",
    "phase": "build",
    "skill": "map_admin",
    "proficiency": 3,
    "hours": {"sum": [{"coefficient": 10, "terms": ["accounts"], "per_started": 3}]},
}


def told(
    *,
    hours: dict[str, Fact[float]] | None = None,
    channels: tuple[str, ...] = (),
    sources: bool = False,
    others: tuple[StrategyTemplate, ...] = (),
    **fields: Any,
) -> str:
    """The text of a template that says only this much."""
    template = StrategyTemplate.model_validate({**BARE, **fields})
    catalog = SHIPPED.model_copy(update={"templates": (template, *others)})
    view = build_strategy_view(
        template, catalog, amounts=hours or {}, channels=channels
    )
    return strategy_text(view, sources=sources)


def joined(text: str) -> str:
    """The text without its line breaks."""
    return " ".join(text.split())


def test_a_template_that_says_the_least_is_told_without_empty_headings() -> None:
    # 14 days are 2 weeks; 7 to 21 days more are weeks 3 to 5; 28 days more, 7 to 9.
    assert told() == (
        "Own (own)\n"
        "A strategy of our own.\n"
        "\n"
        "  Set-up          2 weeks before buyers see anything\n"
        "  First results   2 weeks after go-live\n"
        "  First pipeline  3 to 5 weeks after go-live\n"
        "  First revenue   7 to 9 weeks after go-live, with a sales cycle of 28 days\n"
        "\n"
        "What has no source is our assumption; your own figures go before it.\n"
    )


def test_a_first_revenue_that_somebody_states_goes_before_the_sum() -> None:
    text = told(first_revenue_weeks={"low": 4, "high": 6})

    assert "First revenue   4 to 6 weeks after go-live\n" in text


def test_a_span_nobody_knows_is_told_as_that() -> None:
    text = told(spans={**BARE["spans"], "lag_days": "unknown"})

    assert "First results   2 weeks after go-live" in text
    assert "First pipeline  not known after go-live" in text


def test_hours_that_hang_on_a_size_nobody_said_name_the_size() -> None:
    text = told(requirements=[WORK])

    assert "Build: 2 weeks\n" in text
    assert "proficiency 3 of 5: 10 h for each 3 accounts begun." in joined(text)


def test_hours_at_a_size_are_told_and_added_up() -> None:
    other = {**WORK, "id": "checks", "skill": "crm_admin"}
    hours = {
        "builds": Fact[float](low=20.0, high=30.0),
        "checks": Fact[float](low=5.0, high=6.5),
    }

    text = told(requirements=[WORK, other], hours=hours)

    assert "Build: 2 weeks, 25 to 36.5 h of work\n" in text
    assert "proficiency 3 of 5: 5 to 6.5 h." in text


def test_a_capability_says_what_it_takes_of_limits_where_that_is_known() -> None:
    uses = [
        {"limit": each, "amount": {"sum": [{"coefficient": 1}]}}
        for each in ("contacts", "email_sends_month")
    ]
    need = {
        "kind": "capability",
        "id": "mails",
        "phase": "build",
        "capability": "email_marketing",
        "level": 2,
        "uses": uses,
        "why": "It carries all.",
    }
    taken = {"mails/contacts": Fact[float](value=9600.0)}

    text = told(requirements=[need], hours=taken)

    assert "standard (takes Stored contacts: 9,600). It carries all." in joined(text)


def test_a_sum_that_lacks_a_part_says_so() -> None:
    other = {**WORK, "id": "checks", "skill": "crm_admin"}
    hours = {"builds": Fact[float](low=20.0, high=20.0)}

    text = told(requirements=[WORK, other], hours=hours)

    assert "Build: 2 weeks, 20 h of work and what hangs on the scope\n" in text


@pytest.mark.parametrize(
    ("channels", "is_told"),
    [((), True), (("webinar",), True), (("email",), False)],
    ids=str,
)
def test_what_hangs_on_a_channel_is_told_where_it_is_used(
    channels: tuple[str, ...], is_told: bool
) -> None:
    need = {
        "kind": "capability",
        "id": "runs",
        "phase": "build",
        "channel": "webinar",
        "capability": "webinars",
        "level": 2,
    }

    text = told(requirements=[need], channels=channels)

    assert is_told == ("must   If you use Webinars: Webinars, standard." in text)


def test_what_must_be_comes_before_what_should_and_work_comes_last() -> None:
    needs = [
        WORK,
        {"kind": "queue", "id": "waits", "phase": "build", "queue_kind": "legal"},
        *(
            {
                "kind": "capability",
                "id": importance,
                "phase": "build",
                "importance": importance,
                "capability": "web_content",
                "level": 1,
            }
            for importance in ("could", "should", "must")
        ),
    ]

    text = told(requirements=needs)

    places = [text.index(f"\n  {mark}") for mark in ORDER]
    assert sorted(places) == places


def test_a_source_stands_under_its_line_only_where_it_is_asked_for() -> None:
    reason = {
        "why": "Nobody leads it.",
        "source": "a page",
        "seen": "2026-05-04",
        "known": "expert",
        "label": "practitioner",
    }
    own = {"why": "Nobody reads it.", "known": "assumption"}

    with_sources = told(fails_because=[reason, own], sources=True)

    assert "    [a page, 2026-05-04, practitioner]\n" in with_sources
    assert "    [our assumption]\n" in with_sources
    assert "[" not in told(fails_because=[reason, own])


def test_measures_and_reasons_written_short_are_told_without_more() -> None:
    text = told(kpis=["Win rate"], fails_because=["Nobody leads it."])

    assert "What shows that it works\n────────────────────────\n  - Win rate.\n" in text
    assert "Why it fails\n────────────\n  - Nobody leads it.\n" in text


def test_what_to_do_in_its_place_is_followed_to_its_end_and_never_round() -> None:
    other = StrategyTemplate.model_validate(
        {**BARE, "id": "other", "name": "Other", "fallback": "own"}
    )

    text = told(fallback="other", fallback_when="No time.", others=(other,))

    assert (
        "What to do in its place\n"
        "───────────────────────\n"
        "  - Other, if this holds: No time.\n"
        "\n"
    ) in text


def test_a_fallback_that_is_not_there_is_left_out() -> None:
    assert "What to do in its place" not in told(fallback="gone")


@pytest.mark.parametrize("template", SHIPPED.templates, ids=lambda each: each.id)
def test_every_shipped_strategy_is_told_whole_in_lines_that_fit(
    template: StrategyTemplate,
) -> None:
    view = build_strategy_view(template, SHIPPED, amounts={})

    text = strategy_text(view, sources=True)

    long = [line for line in text.splitlines() if len(line) > WIDTH]
    assert [] == [line for line in long if "://" not in line]
    assert "not known" not in text
    assert 7 <= len(view.facts) <= 8
    assert {"Questions to answer first", "Why it fails"} <= {
        each.heading for each in view.sections
    }


def test_the_catalog_shows_a_strategy_with_its_sources() -> None:
    text = catalog_entry(SHIPPED, "webinar_programme")

    assert text is not None
    assert text.startswith("Webinar programme (webinar_programme)\n")
    assert "[our assumption]" in text


def test_a_catalog_without_strategies_has_none_to_show() -> None:
    assert catalog_entry(Catalog(), "webinar_programme") is None

"""A message id and its values become a sentence in a language."""

import pytest

from feasibility.reports.names import Names
from feasibility.reports.templates import TemplateError, parse
from feasibility.reports.translation import UnknownMessageError, Voice, translate

SHORT = {
    "skills": ["marketo"],
    "short_hours": 44,
    "needed_hours": "156",
    "there_hours": 112.0,
    "first_week": "2027-03-01",
    "last_week": "2027-04-05",
}
NAMES = Names(
    by_kind={"skill": {"marketo": "Marketo"}, "provider": {"hub": "HubSpot"}},
    limit_units={"contacts": "contacts"},
)


def test_the_number_comes_first_with_its_window() -> None:
    said = Voice(names=NAMES, year=2027).say("work.short.missing", SHORT)

    assert "Marketo: 44 h short in weeks 9 to 14. 156 h needed, 112 h there." == said


def test_the_same_in_german() -> None:
    said = Voice("de", names=NAMES, year=2027).say("work.short.missing", SHORT)

    assert "Marketo: 44 h fehlen in KW 9 bis 14. 156 h gebraucht, 112 h da." == said


def test_another_year_is_said() -> None:
    said = Voice(names=NAMES, year=2026).say("work.short.missing", SHORT)

    assert "weeks 9 to 14 of 2027" in said


def test_weeks_over_the_turn_of_a_year_name_both() -> None:
    values = SHORT | {"first_week": "2026-12-14", "last_week": "2027-01-18"}
    said = Voice(names=NAMES, year=2027).say("work.short.missing", values)

    assert "week 51 of 2026 to week 3." in said


def test_one_week_is_not_a_span() -> None:
    values = SHORT | {"last_week": "2027-03-01"}

    assert "in week 9." in Voice(names=NAMES, year=2027).say(
        "work.short.missing", values
    )


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        ((12000, 20000), "12,000 to 20,000 needed, 8,000 there"),
        ((12000, 12000), "contacts: 12,000 needed"),
        ((None, 20000), "at most 20,000 needed"),
        ((12000, None), "at least 12,000 needed"),
        ((None, None), "an unknown amount needed"),
        ((0, 1_000_000_000_000), "an unknown amount needed"),
        ((12000, "1000000000000"), "at least 12,000 needed"),
    ],
)
def test_a_span_collapses_or_opens_with_its_ends(ends: tuple, said: str) -> None:
    values = {
        "provider": "hub",
        "limit": "contacts",
        "least_needed": ends[0],
        "most_needed": ends[1],
        "least_there": 8000,
        "most_there": 8000,
    }

    assert said in Voice(names=NAMES).say("scope.over_limit.open", values)


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0, "less than a minute"),
        (1, "1 minute"),
        (30, "30 minutes"),
        (60, "an hour"),
        (90, "90 minutes"),
        (240, "4 hours"),
        (1440, "a day"),
        (2880, "2 days"),
    ],
)
def test_minutes_are_told_in_the_largest_unit_they_fill(
    minutes: int, said: str
) -> None:
    values = {
        "object": "usage",
        "to_capability": "crm",
        "minutes": minutes,
        "within_minutes": 60,
    }

    assert f"at crm after {said};" in translate("flow.too_late.missing", values)


def test_minutes_from_nothing_on_are_told_by_their_most() -> None:
    values = {
        "object": "usage",
        "to_capability": "crm",
        "least_minutes": 0,
        "most_minutes": 1440,
        "within_minutes": 60,
    }

    assert "after at most a day;" in translate("flow.too_late.open", values)


def test_the_year_of_several_weeks_is_told_once() -> None:
    weeks = ["2027-01-11", "2027-01-25", "2027-12-20", "2028-01-10", "2028-01-24"]
    values = {"skill": "ops", "proficiency": 3, "gap_mondays": weeks}

    assert "in weeks 2, 4, 51 of 2027, 2 and 4 of 2028 is open." in translate(
        "skills.absence_gap.open", values
    )


def test_a_day_nobody_has_stated_is_told_as_that() -> None:
    values = {"reached": "5", "target": "4", "measure": "won_deals", "goal_day": None}

    assert "5 won deals reached by a day nobody has stated, 4 asked for." == translate(
        "goal.funnel_short.met", values
    )


@pytest.mark.parametrize(
    ("needed", "said"),
    [
        ("43270.08", "43,270 of"),
        ("41.14", "41.1 of"),
        ("9.744", "9.74 of"),
        ("7/2", "3.5 of"),
    ],
)
def test_the_larger_an_amount_the_fewer_its_decimals(needed: str, said: str) -> None:
    values = {"provider": "hub", "limit": "contacts", "needed": needed, "there": 60000}

    assert f"HubSpot: {said} 60,000 contacts." == Voice(names=NAMES).say(
        "scope.over_limit.met", values
    )


def test_a_wide_range_of_money_is_no_unknown() -> None:
    values = {
        "line": "ads",
        "quarter": "2027Q2",
        "least_needed_minor": 0,
        "most_needed_minor": 200_000_000,
        "least_there_minor": 0,
        "most_there_minor": 10**14,
    }

    assert "ads, Q2 2027: €0 to €2,000,000 needed, an unknown amount there." == Voice(
        currency="EUR"
    ).say("money.line_short.open", values)


def test_what_is_subtracted_keeps_its_decimals() -> None:
    values = {"needed": "60000.4", "there": "60000", "short": "0.4"}

    assert "60,000.4 needed − 60,000 there = 0.4 short" == translate(
        "line.short", values
    )


def test_forms_follow_the_number() -> None:
    channels = {"n_channels": 1, "channels": ["email"]}

    assert "1 channel: email." == translate("clarity.no_channels.met", channels)
    channels = {"n_channels": 2, "channels": ["email", "web"]}
    assert "2 channels: email and web." == translate(
        "clarity.no_channels.met", channels
    )


def test_a_goal_in_money_is_told_in_whole_units() -> None:
    values = {"measure": "won_revenue", "target": 1240000}
    voice = Voice(currency="EUR")

    assert "The goal can be measured: €1,240,000 won revenue." == voice.say(
        "clarity.goal_unmeasurable.met", values
    )


def test_a_goal_in_pieces_has_its_measure() -> None:
    values = {
        "measure": "won_deals",
        "reached": "31/10",
        "target": 4,
        "goal_day": "2027-09-30",
    }

    assert "3.1 won deals at most by 30 September; 4 asked for." == Voice(
        year=2027
    ).say("goal.funnel_short.missing", values)


def test_what_nobody_named_is_its_id_in_words() -> None:
    values = {"skill": "event_sync", "worker": "?"}

    assert "somebody not listed alone holds event sync." == translate(
        "skills.only_one.partial", values
    )


@pytest.mark.parametrize(
    ("resource", "said"),
    [
        ("skill:marketo+copy", "hours of Marketo and copy"),
        ("limit:hub/contacts", "contacts in HubSpot"),
        ("line:ads/2027Q2", "ads in Q2 2027"),
        ("accounts:dach", "the accounts of dach"),
        ("weeks", "the weeks"),
        ("something_new:x", "something_new:x"),
    ],
)
def test_what_is_shared_is_named_by_its_kind(resource: str, said: str) -> None:
    values = {"initiatives": ["abm", "fair"], "resource": resource}

    assert (
        Voice(names=NAMES)
        .say("clash.sentence", values)
        .endswith(f"Not enough for all: {said}.")
    )


def test_a_message_nobody_wrote_is_our_fault() -> None:
    with pytest.raises(UnknownMessageError):
        translate("no.such.message")


def test_a_value_that_is_missing_is_our_fault() -> None:
    with pytest.raises(KeyError):
        translate("flow.no_consent.met", {})


@pytest.mark.parametrize("text", ["{", "a } b", "{A}", "{a b}", "{a|one}", "{{a}}"])
def test_a_brace_that_opens_no_slot_is_refused(text: str) -> None:
    with pytest.raises(TemplateError):
        parse(text)

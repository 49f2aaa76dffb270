"""What people call a fact, and how its value is written."""

import pytest

from feasibility.reports.amounts import fact_value
from feasibility.reports.facts import fact_label
from feasibility.reports.viewing import build_voice
from tests import report_examples as made

VOICE = build_voice(made.PLAN_FILE, made.CATALOG)


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("company.stack[marketo].edition", "edition of Marketo"),
        (
            "company.stack[marketo].limits[contacts].value",
            "contacts allowed in Marketo",
        ),
        ("company.team[ana].contract[#0].hours_a_week", "Ana: contract hours a week"),
        (
            "company.audiences[dach].overlaps[other].contacts",
            "contacts in both Enterprise DACH and other",
        ),
        ("company.budget_lines[ads].quarters[2027Q2].money", "Advertising in Q2 2027"),
        (
            "catalog.products[marketo-engage].capabilities[fit_scoring].levels.prime",
            "Account scoring in Marketo Engage Prime, from the catalog",
        ),
        ("company.complete[stack.data]", "whether the list of data tools is complete"),
        ("nowhere", "nowhere"),
    ],
)
def test_a_fact_is_named_by_its_path(path: str, label: str) -> None:
    assert label == fact_label(path, VOICE)


@pytest.mark.parametrize(
    ("path", "raw", "written"),
    [
        ("company.segments[x].win_rate", 0.29, "29%"),
        ("company.segments[x].win_rate", {"low": 0.22, "high": 0.34}, "22% to 34%"),
        (
            "company.audiences[dach].contacts",
            {"low": 3000, "high": 9000},
            "3,000 to 9,000 contacts",
        ),
        ("company.audiences[dach].contacts", "unknown", "not known"),
        (
            "company.audiences[dach].contacts",
            {"unknown": True, "typical": 5000},
            "not known, 5,000 contacts meanwhile",
        ),
        (
            "company.team[ben].business_as_usual[#0].hours_a_week",
            {"one_of": [{"value": 8, "source": "Ana"}, 12]},
            "sources disagree: 8 h a week and 12 h a week",
        ),
        ("company.segments[x].deal_size", "12000.50 EUR", "€12,000.50"),
        ("company.budget_lines[ads].quarters[2027Q2].money", "620000", "€6,200"),
        ("company.stack[marketo].live_from", "2027-04-12", "12 April"),
        ("company.stack[marketo].status", "licensed_unused", "owned and not used"),
        ("company.stack[marketo].edition", "prime", "Prime"),
        ("company.readiness[icp].there", True, "yes"),
        ("company.readiness[icp].there", {"value": False}, "no"),
        ("company.queues[legal].waiting_weeks", 6, "6 weeks"),
        ("company.team[ana].skills[marketo].proficiency", "3", "3 of 5"),
        ("catalog.products[p].capabilities[c].levels.prime", 2, "level 2"),
        ("plan.initiatives[abm].channels", ["email", "web"], "email and web"),
        ("company.name", None, "not known"),
    ],
)
def test_a_value_is_written_by_what_it_is(path: str, raw: object, written: str) -> None:
    assert written == fact_value(path, raw, VOICE)

"""Findings agree with the answer they explain, whatever the company and the plan look like."""

from __future__ import annotations

import copy
import json
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from feasibility.catalog.load import load_catalog
from feasibility.catalog.plan_file import parse_plan
from feasibility.engine.check import check
from feasibility.kernel.errors import InputError
from feasibility.model.assessment import (
    Assessment,
    Finding,
    InitiativeAssessment,
    OpenCertificate,
    RefutationCertificate,
)
from feasibility.model.catalog import Catalog
from feasibility.model.certificate import CombinationRefutation, Refutation
from feasibility.reports.names import build_names
from feasibility.reports.translation import Voice, texts
from tests.rule_cases import AS_OF, FOLDER, merged

EXAMPLE = Path(__file__).parents[2] / "examples" / "halden.yaml"
EXAMPLE_DAY = date(2026, 11, 23)

# What may be otherwise about the small company of the rules' cases; any of these together.
SMALL: tuple[dict[str, Any], ...] = tuple(
    {"company": each}
    for each in (
        {"complete": [{"list": "stack.data", "drop": True}]},
        {"complete": [{"list": "stack.execution", "drop": True}]},
        {"complete": [{"list": "team", "drop": True}]},
        {"complete": [{"list": "connections.mailer", "drop": True}]},
        {"complete": [{"list": "connections.records", "drop": True}]},
        {"stack": [{"id": "mailer", "status": "licensed_unused"}]},
        {"stack": [{"id": "mailer", "status": "unknown"}]},
        {"stack": [{"id": "mailer", "live_until": "2027-02-10"}]},
        {"stack": [{"id": "mailer", "product": "postbox", "edition": "unknown"}]},
        {
            "stack": [
                {"id": "mailer", "capabilities": [{"capability": "email", "level": 1}]}
            ]
        },
        {
            "stack": [
                {
                    "id": "mailer",
                    "capabilities": [
                        {"capability": "email", "level": {"low": 1, "high": 3}}
                    ],
                }
            ]
        },
        {
            "stack": [
                {
                    "id": "bulk",
                    "name": "Bulk",
                    "capabilities": [{"capability": "email", "level": 3}],
                }
            ],
            "complete": [{"list": "connections.bulk", "by": "Ana", "on": "2027-01-04"}],
        },
        {"connections": [{"id": "sync", "direction": "forward"}]},
        {"connections": [{"id": "sync", "latency_minutes": 1440}]},
        {"connections": [{"id": "sync", "latency_minutes": {"low": 60, "high": 720}}]},
        {"connections": [{"id": "sync", "status": "unknown"}]},
        {"connections": []},
        {"audiences": [{"id": "readers", "contacts": {"low": 5000, "high": 9000}}]},
        {"audiences": [{"id": "readers", "contacts": 9000}]},
        {"audiences": [{"id": "readers", "accounts": {"low": 40, "high": 400}}]},
        {"segments": [{"id": "shops", "sales_cycle_days": {"low": 56, "high": 300}}]},
        {"segments": [{"id": "shops", "win_rate": "unknown"}]},
        {"team": [{"id": "ben", "skills": [{"skill": "email_ops", "drop": True}]}]},
        {
            "team": [
                {
                    "id": "ana",
                    "absences": [{"from_day": "2027-01-18", "to_day": "2027-01-22"}],
                }
            ]
        },
        {
            "team": [
                {
                    "id": "ana",
                    "contract": [
                        {"hours_a_week": {"low": 2, "typical": 8, "high": 10}}
                    ],
                }
            ]
        },
        {"readiness": [{"prerequisite": "list_agreed", "there": False}]},
        {"readiness": [{"prerequisite": "list_agreed", "drop": True}]},
        {"queues": [{"id": "lawyers", "waiting_weeks": {"low": 1, "high": 4}}]},
        {"queues": [{"id": "lawyers", "waiting_weeks": 3}]},
        {
            "policies": [
                {
                    "id": "brand",
                    "name": "Brand",
                    "effect": "needs_approval",
                    "approver": "Eva",
                }
            ]
        },
        {
            "policies": [
                {
                    "id": "never",
                    "name": "Never",
                    "effect": "forbidden",
                    "providers": ["mailer"],
                }
            ]
        },
        {"sales_capacity": [{"id": "sellers", "a_week": {"low": 0.5, "high": 2}}]},
        {
            "budget_lines": [
                {
                    "id": "media",
                    "quarters": [{"quarter": "2027Q1", "money": "3000 EUR"}],
                }
            ]
        },
        {
            "programmes": [
                {
                    "id": "news",
                    "name": "News",
                    "work": [{"skill": "email_ops", "hours_a_week": 6}],
                }
            ]
        },
    )
) + tuple(
    {"plan": {"initiatives": [{"id": "one", **each}]}}
    for each in (
        {"goal": None},
        {"goal": {"target": 60}},
        {"goal": {"target": {"low": 10, "high": 60}}},
        {"goal": {"target": "unknown"}},
        {"goal": {"by_day": "2027-03-31"}},
        {"goal": {"measure": "launched"}},
        {"audience": None},
        {"channels": None},
        {
            "phases": [
                {"phase": "build", "start": None},
                {"phase": "run", "start": None},
            ]
        },
        {"phases": [{"phase": "build", "work": [{"skill": "email_ops", "hours": 50}]}]},
        {
            "phases": [
                {
                    "phase": "build",
                    "work": [{"skill": "email_ops", "hours": {"low": 10, "high": 50}}],
                }
            ]
        },
        {"phases": [{"phase": "build", "latest": "2027-01-17"}]},
        {"agreements": [{"requirement": "answers", "action": "struck"}]},
        {"agreements": [{"requirement": "send", "action": "changed", "level": 3}]},
        {
            "agreements": [
                {"requirement": "stop", "action": "changed", "importance": "should"}
            ]
        },
    )
)
BESIDE = {
    "id": "two",
    "name": "Two",
    "given": "The same once more.",
    "template": "campaign",
    "segment": "shops",
    "audience": "readers",
    "channels": ["email"],
    "goal": {"measure": "won_deals", "target": 10, "by_day": "2027-10-31"},
    "phases": [{"phase": "build", "start": "2027-01-11"}],
}

# What may be otherwise about the example company.
EXAMPLE_CHANGES: tuple[dict[str, Any], ...] = (
    {"company": {"stack": [{"id": "marketo", "edition": "select"}]}},
    {"company": {"stack": [{"id": "marketo", "edition": "prime"}]}},
    {"company": {"stack": [{"id": "marketo", "edition": "unknown"}]}},
    {"company": {"stack": [{"id": "salesforce", "status": "implementing"}]}},
    {"company": {"stack": [{"id": "sixsense", "status": "live"}]}},
    {"company": {"complete": [{"list": "stack.customer", "drop": True}]}},
    {"company": {"complete": [{"list": "connections.marketo", "drop": True}]}},
    {"company": {"complete": [{"list": "team", "drop": True}]}},
    {"company": {"connections": [{"id": "marketo-sync", "latency_minutes": 3000}]}},
    {"company": {"connections": [{"id": "attendance", "status": "unknown"}]}},
    {"company": {"audiences": [{"id": "lab-managers", "contacts": 90000}]}},
    {"company": {"audiences": [{"id": "builders-60", "accounts": "unknown"}]}},
    {"company": {"team": [{"id": "ana", "status": "left"}]}},
    {"company": {"team": [{"id": "ben", "absences": []}]}},
    {"company": {"queues": [{"id": "revops", "waiting_weeks": 30}]}},
    {"company": {"readiness": [{"prerequisite": "consent_recorded", "there": False}]}},
    {"company": {"readiness": [{"prerequisite": "lead_stages_defined", "drop": True}]}},
    {"company": {"segments": [{"id": "midmarket", "win_rate": "unknown"}]}},
    {"company": {"segments": [{"id": "midmarket", "sales_cycle_days": 200}]}},
    {"plan": {"initiatives": [{"id": "nurture", "rank": {"priority": 9}}]}},
    {"plan": {"initiatives": [{"id": "scoring", "template": None, "phases": None}]}},
    {"plan": {"initiatives": [{"id": "upsell", "goal": {"target": 1}}]}},
)


@given(
    st.lists(st.sampled_from(SMALL), max_size=4, unique_by=id),
    st.sampled_from([None, {"priority": 1}, {"priority": 100}]),
)
@settings(max_examples=150)
def test_findings_of_a_small_company_agree_with_its_answers(
    changes: list[dict[str, Any]], beside: dict[str, Any] | None
) -> None:
    data = merged(_small(), {})
    if beside is not None:
        two = {**copy.deepcopy(BESIDE), "rank": beside}
        data = merged(data, {"plan": {"initiatives": [two]}})
    for change in changes:
        data = merged(data, copy.deepcopy(change))
    agree(data, _small_catalog(), AS_OF)


@given(st.lists(st.sampled_from(EXAMPLE_CHANGES), max_size=3, unique_by=id))
@settings(max_examples=12)
def test_findings_of_the_example_agree_with_its_answers(
    changes: list[dict[str, Any]],
) -> None:
    data = _example()
    for change in changes:
        data = merged(data, copy.deepcopy(change))
    agree(data, load_catalog(), EXAMPLE_DAY)


@pytest.mark.parametrize("name", ["halden.yaml", "gitlab.yaml"])
def test_every_finding_of_an_example_is_worded(name: str) -> None:
    data = yaml.safe_load((EXAMPLE.parent / name).read_text("utf-8"))
    agree(data, load_catalog(), EXAMPLE_DAY)


def agree(data: Any, catalog: Catalog, as_of: date) -> None:
    """Everything that holds of findings, of whatever company and plan."""
    try:
        plan_file = parse_plan(data, catalog=catalog)
    except InputError:  # two changes that do not go together
        reject()
    assessment = check(plan_file.plan, plan_file.company, catalog, as_of=as_of)
    voice = Voice(names=build_names(plan_file, catalog), currency="EUR")
    for initiative in assessment.initiatives:
        _agrees(initiative, assessment)
    findings = [each for entry in assessment.initiatives for each in entry.findings]
    for finding in (*findings, *assessment.findings):
        _is_worded(finding, voice)
    counts = Counter(each.id for each in (*findings, *assessment.findings))
    assert [name for name, count in counts.items() if count > 1] == []


def _agrees(initiative: InitiativeAssessment, assessment: Assessment) -> None:
    stands_against = [
        each
        for each in initiative.findings
        if each.effect == "blocks"
        and each.importance == "must"
        and each.status in {"missing", "partial"}
    ]
    if initiative.findings and initiative.totals:
        assert initiative.totals["n_blocking"] == len(stands_against)
    if initiative.as_stated == "feasible":
        assert stands_against == []
    elif initiative.as_stated == "infeasible":
        assert isinstance(initiative.certificate, RefutationCertificate)
        for leaf in _leaves(initiative.certificate.refutation):
            assert any(_tells(each, leaf) for each in stands_against), leaf
    elif initiative.as_stated == "unknown":
        assert stands_against == []
        assert isinstance(initiative.certificate, OpenCertificate)
        refutation = initiative.certificate.refutation
        if refutation.kind == "unstated":
            assert any(each.rule == "CLR008" for each in initiative.findings)
        else:
            assert any(each.status == "open" for each in initiative.findings)
    else:
        assert stands_against == []
        assert any(each.status == "open" for each in initiative.findings)


def _leaves(refutation: Refutation) -> list[Refutation]:
    """What has to be told: every case of an open fact, and what the one provider left fails by."""
    if not isinstance(refutation, CombinationRefutation):
        return [refutation]
    by_choice = any(case.choice for case in refutation.cases)
    if len(refutation.cases) == 1 or by_choice:
        return [leaf for case in refutation.cases for leaf in _leaves(case.refutation)]
    return [refutation]


_RULES_OF_KIND = {
    "capability": ("CAP001", "CAP002", "CAP003", "POL001", "FLW001", "FLW003"),
    "scope": ("CAP001", "CAP002", "CAP003", "SCP001", "SCP002"),
    "limit": ("SCP001", "PRT002"),
    "flow": ("FLW001", "FLW002", "FLW004"),
    "suppress": ("FLW003",),
    "capacity": ("WRK001", "WRK002"),
    "skills": ("SKL001", "SKL002"),
    "timing": ("TIM001", "TIM002"),
    "goal": ("GOL001", "PRT003"),
    "money": ("BUD001",),
    "policy": ("POL001",),
    "readiness": ("RDY001",),
    "combination": ("SRV001",),
    "after": ("PRT004",),
}


def _tells(finding: Finding, refutation: Refutation) -> bool:
    """Whether the finding is about what refutes: its rule, and its requirement where it has one."""
    if finding.rule not in _RULES_OF_KIND[refutation.kind]:
        return False
    requirement = getattr(refutation, "requirement", None)
    return requirement is None or finding.subject == requirement


def _is_worded(finding: Finding, voice: Voice) -> None:
    """Its message exists, its values are exactly those the message lists, and a sentence comes of them."""
    assert finding.message in texts("en")
    assert set(finding.values) == _names_of(finding.message), finding
    json.dumps(finding.model_dump(mode="json"), allow_nan=False)
    sentence = voice.say(finding.message, finding.values)
    assert sentence
    assert "_" not in sentence, sentence


@cache
def _listed() -> dict[str, frozenset[str]]:
    """Message -> names of its values, as docs/messages.md lists them."""
    listed = {}
    text = (EXAMPLE.parents[1] / "docs" / "messages.md").read_text("utf-8")
    for row in text.splitlines():
        cells = [cell.strip() for cell in row.strip().strip("|").split(" | ")]
        if len(cells) >= 3 and cells[0].startswith("`") and "." in cells[0]:
            names = cells[1].replace("`", "").replace(",", " ").split()
            listed[cells[0].strip("`")] = frozenset(names) - {"-"}
    return listed


def _names_of(message: str) -> frozenset[str]:
    return _listed()[message]


@cache
def _small_catalog() -> Catalog:
    return Catalog.model_validate(
        yaml.safe_load((FOLDER / "catalog.yaml").read_text("utf-8"))
    )


@cache
def _small() -> Any:
    return yaml.safe_load((FOLDER / "base.yaml").read_text("utf-8"))


@cache
def _example() -> Any:
    return yaml.safe_load(EXAMPLE.read_text("utf-8"))

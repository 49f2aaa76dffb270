"""A plan small enough to check by hand, and assessments of it written by hand.

Checked as of Monday, 4 January 2027; the plan runs for the twelve weeks from then. One
initiative: a build phase of two weeks, then a launch phase of one. Its e-mail (level 2) runs
on `hub`, a *Mailer* in its edition `pro`; responses have to be in `crm` within 240 minutes,
which the native connector does in 30. Ann has 40 h a week, 10 of them business as usual, and
plans 0.8 of the rest: 24 h, 96 quarter-hours.
"""

import copy
import json
from typing import Any

from feasibility.model.assessment import Assessment
from feasibility.model.catalog import Catalog
from feasibility.model.noun import content_hash
from feasibility.model.plan import PlanFile, plan_hash
from feasibility.verify import Verification, verify

TOUCH = "one"
FULL_WEEK = 96


def need(kind: str, name: str, phase: str, **fields: Any) -> dict[str, Any]:
    return {"kind": kind, "id": name, "phase": phase, **fields}


CATALOG: dict[str, Any] = {
    "capabilities": [
        {
            "id": name,
            "name": name,
            "area": area,
            "summary": name,
            "sends": name == "email",
            "rubric": {"1": "a", "2": "b", "3": "c"},
            "ask_vendor": "?",
        }
        for name, area in (
            ("email", "execution"),
            ("crm_records", "data"),
            ("consent_management", "operations"),
        )
    ],
    "categories": [
        {"id": "automation", "name": "Automation", "capabilities": ["email"]},
        {"id": "crm", "name": "CRM", "capabilities": ["crm_records"]},
    ],
    "products": [
        {
            "id": "mailer",
            "name": "Mailer",
            "vendor": "Mailer",
            "category": "automation",
            "editions": [
                {"id": "basic", "name": "Basic"},
                {"id": "pro", "name": "Pro"},
            ],
            "capabilities": [{"capability": "email", "levels": {"basic": 1, "pro": 3}}],
            "limits": [{"limit": "contacts", "values": {"basic": 20000, "pro": 10000}}],
            "connectors": [
                {
                    "id": "sync",
                    "with_product": "records",
                    "objects": ["responses"],
                    "direction": "out",
                    "latency_minutes": 30,
                    "carries_consent": True,
                }
            ],
        },
        {
            "id": "records",
            "name": "Records",
            "vendor": "Records",
            "category": "crm",
            "editions": [{"id": "std", "name": "Standard"}],
            "capabilities": [{"capability": "crm_records", "levels": {"std": 2}}],
        },
    ],
    "limits": [
        {
            "id": "contacts",
            "name": "Contacts",
            "unit": "contacts",
            "adds_up": "shared_stock",
        }
    ],
    "kinds": [
        {
            "id": "usage",
            "name": "Usage",
            "shelf_life_months": 3,
            "moves_down": 0.5,
            "moves_up": 0.5,
            "effort_to_get": 1,
        }
    ],
    "templates": [
        {
            "id": "nurture",
            "name": "Nurture",
            "summary": "Nurture",
            "phases": [
                {"id": "build", "name": "Build", "least_weeks": 2, "role": "build"},
                {
                    "id": "launch",
                    "name": "Launch",
                    "least_weeks": 1,
                    "role": "launch",
                    "after": ["build"],
                },
            ],
            "requirements": [
                need(
                    "capability",
                    "sends_email",
                    "build",
                    capability="email",
                    level=2,
                    uses=[
                        {
                            "limit": "contacts",
                            "amount": {
                                "sum": [{"coefficient": 1.0, "terms": ["contacts"]}]
                            },
                        }
                    ],
                ),
                need(
                    "capability",
                    "keeps_records",
                    "build",
                    capability="crm_records",
                    level=1,
                ),
                need(
                    "flow",
                    "responses_arrive",
                    "launch",
                    from_capability="email",
                    to_capability="crm_records",
                    object="responses",
                    within_minutes=240,
                ),
                need(
                    "work",
                    "builds",
                    "build",
                    skill="ops",
                    proficiency=3,
                    hours={"sum": [{"coefficient": 40.0}]},
                ),
                need(
                    "prerequisite",
                    "profile",
                    "build",
                    prerequisite="icp",
                    question="Is the profile agreed?",
                ),
            ],
            "spans": {
                "ramp_days": 14,
                "lag_days": 14,
                "sales_cycle_days": 28,
                "engagement_rate": 0.1,
                "opportunity_rate": 0.5,
                "win_rate": 0.5,
            },
        }
    ],
}


def person(name: str, **fields: Any) -> dict[str, Any]:
    return {
        "id": name,
        "name": name,
        "skills": [{"skill": "ops", "proficiency": 4}],
        "contract": [{"hours_a_week": 40.0}],
        "business_as_usual": [{"hours_a_week": 10.0}],
        "plannable_share": 0.8,
        **fields,
    }


def initiative(name: str, **fields: Any) -> dict[str, Any]:
    return {
        "id": name,
        "name": name.title(),
        "given": "Touch them.",
        "template": "nurture",
        "segment": "mid",
        "audience": "list",
        "goal": {
            "measure": "engaged_accounts",
            "target": 20,
            "by_day": "2027-03-31",
        },
        **fields,
    }


PLAN: dict[str, Any] = {
    "company": {
        "id": "acme",
        "name": "Acme",
        "currency": "EUR",
        "complete": [
            {"list": name, "by": "Kim", "on": "2027-01-01"}
            for name in (
                "stack.execution",
                "stack.data",
                "stack.operations",
                "team",
                "budget_lines",
            )
        ],
        "stack": [
            {"id": "hub", "name": "Hub", "product": "mailer", "edition": "pro"},
            {"id": "crm", "name": "CRM", "product": "records", "edition": "std"},
        ],
        "team": [person("ann")],
        "segments": [{"id": "mid", "name": "Mid"}],
        "audiences": [
            {"id": "list", "name": "List", "contacts": 5000, "accounts": 300}
        ],
        "readiness": [{"prerequisite": "icp", "there": True}],
    },
    "plan": {
        "id": "q1",
        "name": "Q1",
        "period": {"first_day": "2027-01-04", "last_day": "2027-03-28"},
        "initiatives": [initiative(TOUCH)],
    },
}


def plan() -> dict[str, Any]:
    """The plan as data, free to be changed."""
    return copy.deepcopy(PLAN)


def catalog_data() -> dict[str, Any]:
    """The catalog as data, free to be changed."""
    return copy.deepcopy(CATALOG)


def way(name: str = TOUCH, **fields: Any) -> dict[str, Any]:
    """The way of working: built in the first two weeks, launched in the third."""
    return {
        "initiative": name,
        "reading": "pessimistic",
        "placements": [
            {
                "phase": "build",
                "first_week": "2027-01-04",
                "last_week": "2027-01-11",
            },
            {
                "phase": "launch",
                "first_week": "2027-01-18",
                "last_week": "2027-01-18",
            },
        ],
        "parts": [
            {
                "requirement": "builds",
                "worker": "ann",
                "week": "2027-01-04",
                "quarters": 96,
            },
            {
                "requirement": "builds",
                "worker": "ann",
                "week": "2027-01-11",
                "quarters": 64,
            },
        ],
        "servings": [serving()],
        **fields,
    }


def serving(**fields: Any) -> dict[str, Any]:
    return {
        "serves": {"email": "hub", "crm_records": "crm"},
        "paths": [
            {
                "requirement": "responses_arrive",
                "to_provider": "crm",
                "hops": [
                    {
                        "from_provider": "hub",
                        "to_provider": "crm",
                        "connection": "mailer:sync",
                        "minutes": 30,
                    }
                ],
                "minutes": 30,
            }
        ],
        **fields,
    }


def feasible(name: str = TOUCH, **fields: Any) -> dict[str, Any]:
    """The answer for an initiative whose way stands in the shared witness."""
    return {
        "id": name,
        "name": name.title(),
        "headline": "feasible",
        "as_stated": "feasible",
        "with_changes": "not_needed",
        "grounds": "firm",
        "alone": "feasible",
        "together": "feasible",
        "requirements": lines(),
        "certificate": {"kind": "shared_witness", "reading": "pessimistic"},
        **fields,
    }


def infeasible(
    refutation: dict[str, Any], name: str = TOUCH, **fields: Any
) -> dict[str, Any]:
    """The answer for an initiative that is refuted at the optimistic reading, alone."""
    scope = fields.pop("scope", "alone")
    reading = fields.pop("reading", "optimistic")
    return {
        **feasible(name),
        "headline": "infeasible_as_written",
        "as_stated": "infeasible",
        "with_changes": "not_searched",
        "alone": "infeasible" if scope == "alone" else "feasible",
        "together": "infeasible",
        "certificate": {
            "kind": "refutation",
            "reading": reading,
            "scope": scope,
            "refutation": refutation,
        },
        **fields,
    }


def unknown(
    refutation: dict[str, Any], name: str = TOUCH, **fields: Any
) -> dict[str, Any]:
    """The answer for an initiative with a way if all is well and a refutation if not."""
    best = fields.pop("way", way(name, reading="optimistic"))
    return {
        **feasible(name),
        "headline": "unknown",
        "as_stated": "unknown",
        "with_changes": "not_searched",
        "alone": "unknown",
        "together": "unknown",
        "certificate": {
            "kind": "open",
            "witness": {"ways": [best]},
            "refutation": refutation,
        },
        **fields,
    }


def lines() -> list[dict[str, Any]]:
    names = (
        "sends_email",
        "keeps_records",
        "responses_arrive",
        "builds",
        "profile",
    )
    return [
        {
            "requirement": name,
            "template": "nurture",
            "action": "proposed",
            "importance": "must",
        }
        for name in names
    ]


ORDER = ("infeasible", "not_proven", "unknown", "feasible")
HEADLINES = {
    "feasible": ("feasible", "not_needed"),
    "infeasible": ("infeasible_as_written", "not_searched"),
    "unknown": ("unknown", "not_searched"),
    "not_proven": ("not_proven", "not_searched"),
}


def assessment_of(
    document: PlanFile,
    catalog: Catalog,
    answers: list[dict[str, Any]],
    **fields: Any,
) -> dict[str, Any]:
    """An assessment around the answers, as JSON; no initiative is a must-do."""
    said = {answer["as_stated"] for answer in answers}
    as_stated = next(each for each in ORDER if each in said)
    headline, with_changes = HEADLINES[as_stated]
    counts: dict[str, int] = {}
    for answer in answers:
        counts[answer["headline"]] = counts.get(answer["headline"], 0) + 1
    return {
        "plan": {
            "id": document.plan.id,
            "name": document.plan.name,
            "hash": plan_hash(document.plan, document.company),
        },
        "as_of": "2027-01-04",
        "catalog_hash": content_hash(catalog),
        "engine_version": "by hand",
        "headline": headline,
        "as_stated": as_stated,
        "with_changes": with_changes,
        "grounds": "firm",
        "counts": counts,
        "premises": [],
        "initiatives": answers,
        **fields,
    }


class Example:
    """Plan, catalog and an assessment of them, to be checked and to be changed."""

    def __init__(
        self,
        answers: list[dict[str, Any]],
        *,
        document: dict[str, Any] | None = None,
        catalog: dict[str, Any] | None = None,
        **fields: Any,
    ) -> None:
        self.document = PlanFile.model_validate(document or plan())
        self.catalog = Catalog.model_validate(catalog or catalog_data())
        self.data = assessment_of(self.document, self.catalog, answers, **fields)

    def check(self, *changes: tuple[str, Any]) -> Verification:
        """What a second check says after these changes of the assessment.

        A place is a dotted path; elements of lists are named by their number.
        """
        data = json.loads(json.dumps(self.data))
        for place, value in changes:
            put(data, place, value)
        return verify(
            Assessment.model_validate_json(json.dumps(data)),
            self.document,
            self.catalog,
        )

    def codes(self, *changes: tuple[str, Any]) -> set[str]:
        """The codes of all refusals after these changes."""
        return {refusal.code for refusal in self.check(*changes).refusals}


def put(data: Any, place: str, value: Any) -> None:
    """Puts a value at a dotted place; `None` takes the element away."""
    *before, last = place.split(".")
    for part in before:
        data = data[int(part)] if isinstance(data, list) else data[part]
    key = int(last) if isinstance(data, list) else last
    if value is None:
        del data[key]
    else:
        data[key] = value

"""A company with just what a strategy takes, made from its template: the property of it is the verdict.

Every capability that is a must has a tool of its own, at the very level asked for; every flow that is
a must has a connection just as fast as asked for. Whoever takes one of them away has taken too much.
"""

import copy
from datetime import date
from typing import Any

from feasibility.engine.check import check
from feasibility.model.assessment import Assessment
from feasibility.model.catalog import Catalog
from feasibility.model.plan import PlanFile
from feasibility.model.requirement import (
    CapabilityNeed,
    FlowNeed,
    SuppressNeed,
)
from feasibility.model.strategy import StrategyTemplate

AS_OF = date(2027, 1, 4)
FIRST_DAY, LAST_DAY = "2027-01-04", "2029-12-31"
CONTACTS, ACCOUNTS = 2000, 100
"""An audience large enough for every least audience, small enough for every limit below."""
PLENTY = 1_000_000.0
PEOPLE_A_SKILL = 3
"""As many as may share the hours of a phase: 120 h a week."""
AREAS = (
    *("data", "audience", "execution", "sales_handoff"),
    *("customer", "measurement", "operations"),
)


class StrategyPlan:
    """One initiative of one strategy, and the company it is checked against."""

    def __init__(
        self, catalog: Catalog, template: StrategyTemplate, *, channels: list[str]
    ) -> None:
        self.catalog, self.template, self.channels = catalog, template, channels
        self.musts = [
            need
            for need in template.requirements
            if need.importance == "must"
            and (need.channel is None or need.channel in channels)
        ]
        self.least = {
            limit.id for limit in catalog.limits if limit.adds_up == "minimum"
        }

    def tools(self) -> list[str]:
        """The capabilities that are a must, each the id of the tool that does it."""
        return sorted(
            {n.capability for n in self.musts if isinstance(n, CapabilityNeed)}
        )

    def document(self) -> dict[str, Any]:
        """The plan file in which nothing is missing, and everything is declared complete."""
        tools = self.tools()
        lists = [f"stack.{area}" for area in AREAS] + ["team"]
        lists += [f"connections.{tool}" for tool in tools]
        return {
            "format": 1,
            "company": {
                "id": "own",
                "name": "Own",
                "currency": "EUR",
                "complete": [
                    {"list": name, "by": "Kim", "on": FIRST_DAY} for name in lists
                ],
                "stack": [self._tool(each) for each in tools],
                "connections": list(self._connections()),
                "team": list(self._team()),
                "queues": [
                    {"id": kind, "name": kind, "kind": kind, "waiting_weeks": 0}
                    for kind in sorted(self._named("queue", "queue_kind"))
                ],
                "readiness": [
                    {"prerequisite": each, "there": True}
                    for each in sorted(self._named("prerequisite", "prerequisite"))
                ],
                "audiences": [
                    {
                        "id": "list",
                        "name": "List",
                        "contacts": CONTACTS,
                        "accounts": ACCOUNTS,
                    }
                ],
            },
            "plan": {
                "id": "plan",
                "name": "Plan",
                "period": {"first_day": FIRST_DAY, "last_day": LAST_DAY},
                "initiatives": [
                    {
                        "id": "one",
                        "name": "One",
                        "given": "Do it.",
                        "template": self.template.id,
                        "audience": "list",
                        "channels": self.channels,
                        "goal": {"measure": "launched", "by_day": LAST_DAY},
                    }
                ],
            },
        }

    def _named(self, kind: str, field: str) -> set[str]:
        return {getattr(need, field) for need in self.musts if need.kind == kind}

    def _tool(self, capability: str) -> dict[str, Any]:
        needs = [
            need
            for need in self.musts
            if isinstance(need, CapabilityNeed) and need.capability == capability
        ]
        limits = sorted({use.limit for need in needs for use in need.uses})
        return {
            "id": capability,
            "name": capability,
            "kind": "in_house",
            "capabilities": [
                {"capability": capability, "level": max(need.level for need in needs)}
            ],
            "limits": [
                {"limit": limit, "value": 0.0 if limit in self.least else PLENTY}
                for limit in limits
            ],
        }

    def _connections(self) -> list[dict[str, Any]]:
        """One for each flow, and one from whoever keeps opt-outs to each sender."""
        senders = {each.id for each in self.catalog.capabilities if each.sends}
        made = []
        for need in self.musts:
            match need:
                case FlowNeed():
                    ends = [(need.from_capability, need.to_capability)]
                case SuppressNeed():
                    ends = [
                        (need.from_capability, tool)
                        for tool in self.tools()
                        if tool in senders and tool != need.from_capability
                    ]
                case _:
                    continue
            made += [self._connection(need, *each) for each in ends]
        return made

    def _connection(
        self, need: FlowNeed | SuppressNeed, source: str, target: str
    ) -> dict[str, Any]:
        return {
            "id": f"{need.id}-{target}",
            "from_provider": source,
            "to_provider": target,
            "objects": [need.object],
            "latency_minutes": need.within_minutes,
            "carries_consent": True,
        }

    def _team(self) -> list[dict[str, Any]]:
        highest: dict[str, int] = {}
        for need in self.musts:
            if need.kind == "work":
                level = max(need.proficiency, highest.get(need.skill, 0))
                highest[need.skill] = level
        return [
            {
                "id": f"{skill}-{number}",
                "name": f"{skill} {number}",
                "contract": [{"hours_a_week": 40.0}],
                "plannable_share": 1.0,
                "skills": [{"skill": skill, "proficiency": proficiency}],
            }
            for skill, proficiency in sorted(highest.items())
            for number in range(PEOPLE_A_SKILL)
        ]

    def checked(self, document: dict[str, Any]) -> Assessment:
        """The assessment of a plan file."""
        data = PlanFile.model_validate(document)
        return check(data.plan, data.company, self.catalog, as_of=AS_OF)


def without_tool(document: dict[str, Any], tool: str) -> dict[str, Any]:
    """The same company, which does not have this tool, and still has declared its lists complete."""
    struck = copy.deepcopy(document)
    company = struck["company"]
    company["stack"] = [each for each in company["stack"] if each["id"] != tool]
    company["connections"] = [
        each
        for each in company["connections"]
        if tool not in (each["from_provider"], each["to_provider"])
    ]
    company["complete"] = [
        each for each in company["complete"] if each["list"] != f"connections.{tool}"
    ]
    return struck


def without_register(document: dict[str, Any]) -> dict[str, Any]:
    """The same plan in a company that has registered nothing."""
    empty = copy.deepcopy(document)
    company = empty["company"]
    for name in ("stack", "connections", "team", "queues", "readiness", "complete"):
        company[name] = []
    return empty

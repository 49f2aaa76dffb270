"""Plans made by chance: small, valid, and full of what is open, late, short or forbidden."""

import random
from datetime import date, timedelta
from typing import Any

from feasibility.model.catalog import Catalog
from feasibility.model.plan import PlanFile
from tests.verify_examples import catalog_data, initiative, need, person, plan

FIRST_DAY = date(2027, 1, 4)
NAMES = ("ann", "bob", "cy", "di")
LEVELS = (0, 1, 2, 3)
CAPABILITIES = ("email", "crm_records", "consent_management")


class Maker:
    """Draws a plan and a catalog from one seed."""

    def __init__(self, seed: int, kinds: list[dict[str, Any]] | None = None) -> None:
        self.chance = random.Random(seed)
        self.kinds = kinds
        # How often a fact is not a plain value: in many plans hardly ever.
        self.doubt = self.chance.choice([0.0, 0.02, 0.06, 0.2])
        self.trouble = self.chance.choice([0.0, 0.05, 0.2, 0.5])

    def make(self) -> tuple[PlanFile, Catalog]:
        """The plan file and the catalog it is checked against."""
        catalog = self._catalog()
        document = plan()
        company = document["company"]
        company["market_units"] = [{"id": n, "name": n} for n in ("north", "south")]
        self._stack(company)
        self._people(company)
        self._market(company)
        self._rules(company)
        self._initiatives(document)
        company["complete"] = [
            {"list": name, "by": "Kim", "on": "2027-01-01"}
            for name in self._lists(company)
            if not self.often(0.15)
        ]
        return PlanFile.model_validate(document), Catalog.model_validate(catalog)

    # --- Chance --------------------------------------------------------------

    def often(self, share: float) -> bool:
        return self.chance.random() < share

    def rarely(self) -> bool:
        return self.often(self.trouble / 2)

    def day(self, least: int = 0, most: int = 84) -> str:
        return str(FIRST_DAY + timedelta(days=self.chance.randint(least, most)))

    def fact(self, *values: Any, ordered: bool = True) -> Any:
        """A value, or now and then a range, a disagreement, an assumption or nothing known."""
        chance = self.chance
        value = chance.choice(values)
        if not self.often(self.doubt):
            return value
        form = chance.choice(
            ["range", "typical", "one_of", "unknown", "guess", "assumption", "stale"]
        )
        other = chance.choice(values)
        if form in ("range", "typical") and ordered:
            low, high = sorted([value, other])
            typical = {"typical": value} if form == "typical" else {}
            return {"low": low, "high": high, **typical}
        if form == "one_of" and value != other:
            typical = {"typical": other} if self.often(0.3) else {}
            return {"one_of": [{"value": value}, {"value": other}], **typical}
        if form == "unknown":
            return "unknown"
        if form == "guess":
            return {"unknown": True, "typical": value}
        if form == "assumption":
            return {"value": value, "known": "assumption"}
        return {"value": value, "seen": "2025-01-01"} if form == "stale" else value

    # --- Catalog ---------------------------------------------------------------

    def _catalog(self) -> dict[str, Any]:
        catalog = catalog_data()
        if self.kinds is not None:
            catalog["kinds"] = self.kinds
        catalog["limits"] += [
            {
                "id": "sends",
                "name": "Sends",
                "unit": "e-mails",
                "adds_up": "flow_month",
            },
            {"id": "new", "name": "New", "unit": "contacts", "adds_up": "new_stock"},
            {"id": "least", "name": "Least", "unit": "contacts", "adds_up": "minimum"},
        ]
        template = catalog["templates"][0]
        template["spans"]["ramp_days"] = self.fact(7, 14, 28)
        template["spans"]["win_rate"] = self.fact(0.2, 0.5)
        extra = [
            need("suppress", "opt_outs_arrive", "launch"),
            need("queue", "legal_looks", "launch", queue_kind="legal"),
            need(
                "work",
                "draws",
                "launch",
                skill="design",
                proficiency=2,
                hours={
                    "sum": [
                        {
                            "coefficient": self.fact(0.5, 2.0),
                            "terms": ["contacts"],
                            "per_started": 1000,
                        }
                    ],
                    "least": 3.0,
                },
            ),
            need(
                "work",
                "posts",
                "launch",
                skill="ops",
                proficiency=1,
                channel="social",
                hours={"sum": [{"coefficient": 6.0, "terms": ["channels"]}]},
            ),
            need(
                "flow",
                "contacts_come_back",
                "build",
                from_capability="crm_records",
                to_capability="email",
                object="contacts",
                within_minutes=1440,
                with_consent=True,
            ),
        ]
        template["requirements"] += [each for each in extra if self.rarely()]
        uses = template["requirements"][0]["uses"]
        for limit, terms in (
            ("sends", ["contacts", "sends_a_contact_a_month"]),
            ("new", ["contacts"]),
            ("least", ["contacts"]),
        ):
            if self.rarely():
                amount = {"sum": [{"coefficient": 1.0, "terms": terms}]}
                uses.append({"limit": limit, "amount": amount})
        return catalog

    # --- Stack -----------------------------------------------------------------

    def _stack(self, company: dict[str, Any]) -> None:
        stack = company["stack"]
        stack[0]["edition"] = self.fact("basic", *["pro"] * 5, ordered=False)
        if self.rarely():
            stack[0]["limits"] = [
                {"limit": "contacts", "value": self.fact(6000.0, 15000.0)}
            ]
        if self.rarely():
            stack[0]["usage"] = [
                {
                    "limit": "contacts",
                    "value": self.fact(500.0, 4000.0),
                    "on": "2026-11-20",
                    "growth_a_month": self.fact(0.0, 0.05),
                }
            ]
        for number in range(self.chance.randint(0, 3)):
            stack.append(self._provider(f"own{number}"))
        for provider in stack:
            self._trouble(provider)
        ids = [provider["id"] for provider in stack]
        company["connections"] = [
            self._connection(f"line{number}", ids)
            for number in range(self.chance.randint(0, 4))
        ]

    def _provider(self, name: str) -> dict[str, Any]:
        names = self.chance.sample(CAPABILITIES, self.chance.randint(1, 3))
        kind = self.chance.choice(["in_house", "manual", "agency_service"])
        return {
            "id": name,
            "name": name,
            "kind": kind,
            "owner": self.chance.choice(["ann", "bob"]) if self.often(0.4) else None,
            "capabilities": [
                {"capability": each, "level": self.fact(*LEVELS[1:])} for each in names
            ],
            "limits": [
                {"limit": limit, "value": self.fact(4000.0, 9000.0)}
                for limit in ("contacts", "new")
                if self.rarely()
            ]
            + ([{"limit": "least", "value": 5000.0}] if self.rarely() else []),
        }

    def _trouble(self, provider: dict[str, Any]) -> None:
        if not self.rarely():
            return
        trouble = self.chance.choice(["status", "from", "until", "unit"])
        if trouble == "status":
            provider["status"] = self.fact(
                "live", "retiring", "planned", "off", "licensed_unused", ordered=False
            )
        elif trouble == "from":
            provider["status"] = "implementing"
            provider["live_from"] = self.fact(self.day(), self.day())
        elif trouble == "until":
            provider["live_until"] = self.fact(self.day(20), self.day(40))
        else:
            provider["market_units"] = ["north"]

    def _connection(self, name: str, ids: list[str]) -> dict[str, Any]:
        start, end = self.chance.sample(ids, 2)
        connection: dict[str, Any] = {
            "id": name,
            "from_provider": start,
            "to_provider": end,
            "direction": self.chance.choice(["forward", "both"]),
            "objects": self.chance.sample(["responses", "opt_outs", "contacts"], 2),
            "latency_minutes": self.fact(15, 60, 240, 1440),
            "carries_consent": self.fact(True, True, False, ordered=False),
        }
        if self.rarely():
            connection["status"] = self.fact("live", "off", "planned", ordered=False)
            connection["live_from"] = self.fact(self.day(), self.day())
        return connection

    # --- People ----------------------------------------------------------------

    def _people(self, company: dict[str, Any]) -> None:
        company["team"] = [
            self._person(name) for name in NAMES[: self.chance.randint(1, 4)]
        ]
        if self.often(0.3):
            company["agencies"] = [
                {
                    "id": "studio",
                    "name": "Studio",
                    "skills": [
                        {"skill": "design", "proficiency": self.fact(2, 3)},
                        {"skill": "ops", "proficiency": self.fact(1, 3)},
                    ],
                    "hours": [{"hours_a_week": self.fact(8.0, 20.0)}],
                }
            ]
        company["queues"] = [
            {
                "id": name,
                "name": name,
                "kind": "legal",
                "waiting_weeks": self.fact(1, 3, 8),
            }
            for name in ("desk", "door")
            if self.often(0.4)
        ]
        if self.often(0.4):
            company["programmes"] = [self._programme()]
        company["holidays"] = [self.day() for _ in range(self.chance.randint(0, 2))]

    def _person(self, name: str) -> dict[str, Any]:
        skills = [{"skill": "ops", "proficiency": self.fact(2, 3, 3, 4, 4)}]
        if self.often(0.6):
            skills.append({"skill": "design", "proficiency": self.fact(1, 2, 3)})
        found = person(
            name,
            skills=skills,
            contract=[{"hours_a_week": self.fact(20.0, 30.0, 40.0)}],
            business_as_usual=[{"hours_a_week": self.fact(5.0, 10.0, 15.0)}],
        )
        if self.often(0.5):
            del found["plannable_share"]
        if self.rarely():
            start = self.chance.randint(0, 70)
            found["absences"] = [
                {"from_day": self.day(start, start), "to_day": self.day(start, 83)}
            ]
        if self.rarely():
            key = self.chance.choice(["starts_on", "leaves_on"])
            found[key] = self.fact(self.day(), self.day())
        if self.rarely():
            found["status"] = self.chance.choice(["left", "to_be_hired", "employed"])
        if self.rarely():
            found["market_units"] = ["south"]
        return found

    def _programme(self) -> dict[str, Any]:
        return {
            "id": "letter",
            "name": "Letter",
            "from_day": self.day() if self.often(0.3) else None,
            "to_day": self.day(30, 90) if self.often(0.3) else None,
            "work": [
                {"skill": "ops", "hours_a_week": self.fact(3.0, 9.0, 20.0)},
                {"skill": "design", "hours_a_week": self.fact(1.0, 4.5)},
            ][: self.chance.randint(1, 2)],
            "uses": [
                {
                    "provider": "hub",
                    "limit": "contacts",
                    "value": self.fact(100.0, 900.0),
                }
            ]
            if self.often(0.3)
            else [],
            "money": [self._spend("40 EUR")] if self.often(0.3) else [],
        }

    def _spend(self, money: str) -> dict[str, Any]:
        return {"line": "field", "quarter": "2027Q1", "money": money}

    # --- Market and rules --------------------------------------------------------

    def _market(self, company: dict[str, Any]) -> None:
        segment = company["segments"][0]
        if self.often(0.7):
            segment["deal_size"] = self.fact("1000 EUR", "3000 EUR", ordered=False)
        for name, values in (
            ("ramp_days", (0, 10, 21)),
            ("sales_cycle_days", (10, 40)),
            ("engagement_rate", (0.05, 0.2)),
        ):
            if self.often(0.3):
                segment[name] = self.fact(*values)
        if self.rarely():
            segment["purchase_windows"] = [{"first_month": 4, "last_month": 6}]
        company["audiences"] = [self._audience("list"), self._audience("other")]
        if self.often(0.5):
            company["audiences"][0]["overlaps"] = [
                {"audience": "other", "contacts": self.fact(500, 2000)}
            ]
        if self.rarely():
            company["sales_capacity"] = [
                {
                    "id": "desk",
                    "counts": self.chance.choice(
                        ["accounts", "leads", "opportunities"]
                    ),
                    "a_week": self.fact(1.0, 4.0, 10.0),
                }
            ]

    def _audience(self, name: str) -> dict[str, Any]:
        found = {
            "id": name,
            "name": name,
            "contacts": self.fact(2000, 3000, 5000, 9000),
            "accounts": self.fact(300, 600, 900),
        }
        if self.rarely():
            found["stored"] = [{"provider": "hub", "contacts": self.fact(500, 3000)}]
        return found

    def _rules(self, company: dict[str, Any]) -> None:
        if self.rarely():
            company["policies"] = [self._policy()]
        if self.rarely():
            start = self.chance.randint(0, 60)
            company["freezes"] = [
                {
                    "id": "quiet",
                    "name": "Quiet",
                    "from_day": self.day(start, start),
                    "to_day": self.day(start, start + 20),
                    "forbids": self.chance.choice(["launch", "build", "everything"]),
                    "market_units": ["north"] if self.often(0.3) else [],
                }
            ]
        company["readiness"] = []
        if self.often(0.9):
            there = self.fact(True, True, not self.rarely(), ordered=False)
            entry = {"prerequisite": "icp", "there": there}
            if self.often(0.3):
                entry["ready_on"] = self.fact(self.day(), self.day())
            company["readiness"].append(entry)
        company["budget_lines"] = [
            {
                "id": "field",
                "name": "Field",
                "quarters": [
                    {
                        "quarter": "2027Q1",
                        "money": self.fact("60 EUR", "150 EUR", ordered=False),
                    }
                ],
            }
        ]

    def _policy(self) -> dict[str, Any]:
        target = self.chance.choice(
            [
                {"channels": ["social"]},
                {"providers": ["hub"]},
                {"capabilities": ["email"]},
                {"templates": ["nurture"]},
                {},
            ]
        )
        effect = self.chance.choice(["forbidden", "needs_approval", "needs_approval"])
        weeks = (
            {"approval_weeks": self.fact(1, 4)}
            if effect == "needs_approval" and self.often(0.8)
            else {}
        )
        return {"id": "law", "name": "Law", "effect": effect, **target, **weeks}

    # --- Initiatives -------------------------------------------------------------

    def _initiatives(self, document: dict[str, Any]) -> None:
        made = [
            self._initiative(name)
            for name in ("one", "two", "three")[: self.chance.choice([1, 1, 2, 3])]
        ]
        for number, each in enumerate(made[1:], 1):
            if self.often(0.15):
                each["after"] = [self.chance.choice(made[:number])["id"]]
        document["plan"]["initiatives"] = made

    def _initiative(self, name: str) -> dict[str, Any]:
        found = initiative(
            name,
            audience=self.chance.choice(["list", "list", "other"]),
            rank={
                "must_do": self.often(0.3),
                "priority": self.chance.choice([1, 2]),
            },
            goal=self._goal(),
            channels=self.chance.choice([[], ["email"], ["email", "social"]]),
            phases=self._phases(),
        )
        if self.rarely():
            found["market_unit"] = self.chance.choice(["north", "south"])
        if self.rarely():
            found["money"] = [self._spend(self.chance.choice(["60 EUR", "100 EUR"]))]
        if self.often(0.1):
            key = self.chance.choice(["template", "audience", "segment", "goal"])
            del found[key]
        if self.rarely():
            found["agreements"] = [
                {
                    "requirement": "responses_arrive",
                    "action": self.chance.choice(["agreed", "struck", "changed"]),
                    "within_minutes": self.chance.choice([30, 60]),
                }
            ]
            if found["agreements"][0]["action"] != "changed":
                del found["agreements"][0]["within_minutes"]
        return found

    def _goal(self) -> dict[str, Any]:
        measure, targets = self.chance.choice(
            [
                ("launched", (1,)),
                ("engaged_accounts", (5, 15, 35)),
                ("opportunities", (3, 6, 20)),
                ("qualified_pipeline", (2000, 4000, 20000)),
                ("won_deals", (1, 4)),
                ("won_revenue", (1000, 3000, 9000)),
            ]
        )
        return {
            "measure": measure,
            "counts": self.chance.choice(["sourced", "total"]),
            "target": self.fact(*targets),
            "by_day": self.fact("2027-03-31", "2027-07-31", "2027-09-30"),
        }

    def _phases(self) -> list[dict[str, Any]]:
        build: dict[str, Any] = {"phase": "build"}
        if self.often(0.4):
            build["latest"] = self.day(14, 83)
        if self.often(0.2):
            build["start"] = self.fact(self.day(0, 40), self.day(0, 40))
        if self.often(0.2):
            build["least_weeks"] = self.fact(1, 3, 5)
        if self.often(0.4):
            build["work"] = [{"skill": "ops", "hours": self.fact(10.0, 30.0, 90.0)}]
        if self.rarely():
            build.setdefault("work", []).append(
                {"skill": "design", "hours": self.fact(5.0, 30.0)}
            )
        launch = {"phase": "launch", "earliest": self.day()} if self.often(0.2) else {}
        return [build, launch] if launch else [build]

    def _lists(self, company: dict[str, Any]) -> list[str]:
        stack = [f"connections.{each['id']}" for each in company["stack"]]
        areas = ["stack.execution", "stack.data", "stack.operations"]
        return [*areas, *stack, "team", "budget_lines"]

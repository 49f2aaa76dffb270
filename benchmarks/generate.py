"""A large company and its plan as a plan file, made from a seed: `python -m benchmarks.generate --help`.

The company repeats the shipped catalog's products over market units, builds some things
itself, and employs people of regional hubs. Most initiatives are feasible, some are not, some
cannot be told yet. The same seed and the same catalog give the same bytes.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.chance import Chance
from benchmarks.initiatives import build_initiatives
from benchmarks.needs import needs_of
from benchmarks.stack import Unit, build_connections, build_units
from benchmarks.statements import FIRST_DAY, day_in, number, said, word
from benchmarks.team import build_agencies, build_programmes, build_team
from feasibility.catalog.load import load_catalog
from feasibility.catalog.plan_file import parse_plan
from feasibility.catalog.yaml_dump import dump_plan_file
from feasibility.model.catalog import Catalog
from feasibility.model.plan import PlanFile

PROVIDERS_A_UNIT = 20
PEOPLE_A_UNIT = 6
AREAS = (
    "data",
    "audience",
    "execution",
    "sales_handoff",
    "customer",
    "measurement",
    "operations",
)


class Size(NamedTuple):
    """How large the company and its plan are."""

    providers: int = 200
    people: int = 60
    initiatives: int = 40
    weeks: int = 52
    seed: int = 1


def generate(size: Size, catalog: Catalog) -> PlanFile:
    """The plan file of that size, checked against the catalog."""
    return parse_plan(build_data(size, catalog), catalog=catalog)


def build_data(size: Size, catalog: Catalog) -> dict[str, Any]:
    """The plan file of that size as plain data."""
    chance = Chance(size.seed)
    needs = needs_of(catalog)
    most = min(size.providers // PROVIDERS_A_UNIT, size.people // PEOPLE_A_UNIT)
    units = build_units(chance, max(1, most), size.providers, catalog, needs)
    initiatives, audiences = build_initiatives(
        chance, size.initiatives, units, catalog, size.weeks
    )
    team = build_team(chance, size.people, units, needs, size.weeks)
    stack = [provider for unit in units for provider in unit.providers]
    for provider in stack:
        provider["owner"] = chance.pick(team)["id"]
    company = {
        "id": "generated",
        "name": f"Generated company {size.seed}",
        "currency": "EUR",
        "holidays": [day_in(0, 4), day_in(16), day_in(20, 3), day_in(50, 4)],
        "market_units": [{"id": unit.id, "name": unit.name} for unit in units],
        "complete": _declarations(chance, stack),
        "stack": stack,
        "connections": build_connections(chance, units, catalog, needs.flows),
        "team": team,
        "agencies": build_agencies(chance, units, needs, size.weeks),
        "queues": [
            {"id": kind, "name": kind.upper(), "kind": kind, **_waiting(chance)}
            for kind in ("revops", "it", "legal")
        ],
        "programmes": build_programmes(chance, units, needs),
        "segments": [each for unit in units for each in _segments(chance, unit)],
        "audiences": audiences,
        "policies": _policies(chance),
        "freezes": [_freeze(chance, size.weeks)],
        "readiness": [
            {
                "prerequisite": each,
                "there": {"value": True, **word(chance, assumed=0.0)},
            }
            for each in needs.prerequisites
        ],
        "budget_lines": [_budget(chance, unit, size) for unit in units],
    }
    plan = {
        "id": "generated_plan",
        "name": f"Generated plan {size.seed}",
        "period": {"first_day": FIRST_DAY.isoformat(), "last_day": _last_day(size)},
        "initiatives": initiatives,
    }
    return {"format": 1, "company": company, "plan": plan}


def _last_day(size: Size) -> str:
    last: date = FIRST_DAY + timedelta(days=7 * size.weeks - 1)
    return last.isoformat()


def _declarations(chance: Chance, stack: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Everything is said to be complete, but for the connections of some tools."""
    lists = [*(f"stack.{area}" for area in AREAS), "team", "agencies", "budget_lines"]
    lists += [f"connections.{each['id']}" for each in stack if chance.happens(0.8)]
    return [
        {"list": each, "by": "marketing operations", "on": day_in(-6)} for each in lists
    ]


def _waiting(chance: Chance) -> dict[str, Any]:
    return {"waiting_weeks": {"low": 1, "typical": 2, "high": 3}, **said(chance)}


def _segments(chance: Chance, unit: Unit) -> list[dict[str, Any]]:
    found = []
    for kind, deal in (("enterprise", 60_000), ("mid_market", 30_000)):
        found.append(
            {
                "id": f"{unit.id}_{kind}",
                "name": f"{kind.replace('_', ' ').capitalize()}, {unit.name}",
                "market_units": [unit.id],
                "accounts": number(chance, 5_000, 9_000),
                "deal_size": {"value": f"{deal} EUR", **word(chance, assumed=0.03)},
                "ramp_days": number(chance, 14, 28, assumed=0.03),
                "lag_days": number(chance, 20, 40, assumed=0.03),
                "sales_cycle_days": number(chance, 40, 60, assumed=0.03),
                "engagement_rate": {"value": 0.4, **word(chance, assumed=0.03)},
                "opportunity_rate": {
                    "low": 0.4,
                    "typical": 0.45,
                    "high": 0.5,
                    **word(chance),
                },
                "win_rate": {"value": 0.45, **word(chance, assumed=0.03)},
                **said(chance, assumed=0.02),
            }
        )
    return found


def _policies(chance: Chance) -> list[dict[str, Any]]:
    return [
        {
            "id": "no_text_messages",
            "name": "Nobody is written to by text message",
            "effect": "forbidden",
            "channels": ["sms"],
            **said(chance),
        },
        {
            "id": "gifts_are_approved",
            "name": "Gifts need compliance",
            "effect": "needs_approval",
            "channels": ["direct_mail"],
            "approver": "Compliance",
            "approval_weeks": {"low": 1, "typical": 2, "high": 3},
            **said(chance),
        },
    ]


def _freeze(chance: Chance, weeks: int) -> dict[str, Any]:
    return {
        "id": "year_end",
        "name": "No launches at the end of the year",
        "from_day": day_in(weeks - 2),
        "to_day": day_in(weeks - 1, 4),
        "forbids": "launch",
        **said(chance),
    }


def _budget(chance: Chance, unit: Unit, size: Size) -> dict[str, Any]:
    """Enough for what the unit's initiatives spend, at 30,000 each and quarter."""
    most = 40_000 * (size.initiatives // max(1, size.providers // PROVIDERS_A_UNIT) + 4)
    return {
        "id": f"{unit.id}_budget",
        "name": f"Budget, {unit.name}",
        "quarters": [
            {"quarter": f"2027Q{quarter}", "money": f"{most * 2} EUR"}
            for quarter in range(1, 5)
        ],
        "market_units": [unit.id],
        **said(chance),
    }


def parser() -> argparse.ArgumentParser:
    """The options of this command."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.generate")
    for name, default in Size()._asdict().items():
        options.add_argument(f"--{name}", type=int, default=default)
    options.add_argument("-o", "--out", type=Path, help="file to write; else printed")
    return options


def main() -> None:
    given = vars(parser().parse_args())
    out: Path | None = given.pop("out")
    text = dump_plan_file(generate(Size(**given), load_catalog()))
    if out is None:
        sys.stdout.write(text)
    else:
        out.write_text(text, "utf-8")


if __name__ == "__main__":
    main()

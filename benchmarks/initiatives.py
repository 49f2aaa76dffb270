"""The generated plan: initiatives of all shipped strategies, most of them feasible, some not, some open."""

from __future__ import annotations

from typing import Any

from benchmarks.chance import Chance
from benchmarks.stack import Unit
from benchmarks.statements import day_in, number, said, word
from feasibility.model.catalog import Catalog, StrategyTemplate
from feasibility.model.requirement import WorkNeed

CHANNELS = {
    "abm_one_to_one": ["direct_mail", "events"],
    "abm_one_to_few": ["email", "paid_social", "webinar"],
    "abm_one_to_many": ["account_ads", "paid_social", "display"],
    "customer_expansion": ["email"],
    "lead_scoring_and_routing": ["email"],
    "multichannel_nurture": ["email", "paid_social"],
    "omnichannel_orchestration": ["email", "paid_social", "web"],
    "webinar_programme": ["webinar", "email"],
}
ACCOUNTS = {
    "abm_one_to_one": (2, 6),
    "abm_one_to_few": (20, 45),
}
MEASURES = {
    "abm_one_to_one": "opportunities",
    "abm_one_to_few": "engaged_accounts",
    "abm_one_to_many": "engaged_accounts",
    "customer_expansion": "won_revenue",
    "lead_scoring_and_routing": "launched",
    "multichannel_nurture": "opportunities",
    "omnichannel_orchestration": "launched",
    "webinar_programme": "won_deals",
}
LONGEST_WORK = 110
LAST_PRIORITY = 10
# Of every twenty initiatives three cannot be done as written and four cannot be told yet.
ROUND, SPOILT, OPEN = 20, {2, 9, 14}, {5, 11, 16, 18}
FAULTS = ("target", "forbidden", "window", "capability")
GAPS = ("audience", "target", "hours", "question", "disagreement")


def build_initiatives(
    chance: Chance,
    count: int,
    units: list[Unit],
    catalog: Catalog,
    weeks: int,
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """So many initiatives, and the audience of each."""
    initiatives, audiences = [], []
    for n in range(count):
        template = catalog.templates[n % len(catalog.templates)]
        unit = units[n % len(units)]
        audience = _audience(chance, n, unit, template)
        initiative = _initiative(chance, n, unit, template, audience, weeks)
        if n % ROUND in SPOILT:
            _spoil(chance, chance.pick(FAULTS), initiative)
        elif n % ROUND in OPEN:
            _leave_open(chance, chance.pick(GAPS), initiative, audience)
        initiatives.append(initiative)
        audiences.append(audience)
    return initiatives, audiences


def _audience(
    chance: Chance, number_: int, unit: Unit, template: StrategyTemplate
) -> dict[str, Any]:
    accounts = chance.between(*ACCOUNTS.get(template.id, (800, 2_500)))
    contacts = max(4_000, accounts * chance.between(4, 9))
    stored = {
        "provider": unit.servers["email_marketing"],
        "contacts": number(chance, contacts // 4, contacts // 2, ranges=0.1),
    }
    return {
        "id": f"audience_{number_ + 1:04}",
        "name": f"Audience {number_ + 1}",
        "segment": f"{unit.id}_{'enterprise' if number_ % 2 else 'mid_market'}",
        "contacts": number(chance, contacts, contacts, ranges=0.3, spread=0.1),
        "accounts": number(chance, accounts, accounts, ranges=0.2, spread=0.1),
        "stored": [stored],
        "criteria": "Industry, size and installed base as in the account list.",
        **said(chance, assumed=0.03),
    }


def _initiative(
    chance: Chance,
    number_: int,
    unit: Unit,
    template: StrategyTemplate,
    audience: dict[str, Any],
    weeks: int,
) -> dict[str, Any]:
    initiative = {
        "id": f"initiative_{number_ + 1:04}",
        "name": f"{template.name}, {unit.name}",
        "given": f"We win more from {audience['name']} by {template.name.lower()} this year.",
        "template": template.id,
        "segment": audience["segment"],
        "audience": audience["id"],
        "market_unit": unit.id,
        "channels": CHANNELS.get(template.id, ["email"]),
        "regions": chance.between(1, 2),
        "sends_a_contact_a_month": chance.pick([2, 3, 4]),
        "goal": _goal(chance, template, audience, weeks),
        "phases": _phases(chance, template, audience),
        "rank": {
            "must_do": chance.happens(0.2),
            "priority": chance.between(1, LAST_PRIORITY - 1),
        },
        "money": [
            {
                "line": f"{unit.id}_budget",
                "quarter": f"2027Q{quarter}",
                "money": f"{chance.between(3, 30)}000 EUR",
            }
            for quarter in (1, 2)
        ],
        "owner": f"Owner {number_ % 17 + 1}",
        "offer": "An assessment with a named expert.",
        **said(chance, assumed=0.03),
    }
    if chance.happens(0.5):
        initiative["agreements"] = [
            {
                "requirement": need.id,
                "action": "agreed",
                "on": day_in(-chance.between(5, 9)),
                "by": "planning workshop",
            }
            for need in template.requirements
        ]
    return initiative


def _goal(
    chance: Chance, template: StrategyTemplate, audience: dict[str, Any], weeks: int
) -> dict[str, Any]:
    """A goal that half of what the worst reading gives would meet."""
    measure = MEASURES.get(template.id, "opportunities")
    goal: dict[str, Any] = {
        "measure": measure,
        "by_day": {"value": day_in(weeks - 1, 4), **word(chance, assumed=0.0)},
        **said(chance, assumed=0.03),
    }
    if measure == "launched":
        return goal
    accounts = audience["accounts"]
    least = accounts.get("low", accounts.get("value", 0))
    steps = {
        "engaged_accounts": 1,
        "opportunities": 2,
        "won_deals": 3,
        "won_revenue": 3,
    }
    share = 0.3 * 0.4 ** (steps[measure] - 1)
    worth = 20_000 if measure == "won_revenue" else 1
    target = round(least * share * worth * 0.4, 1)
    goal["target"] = {"value": target, **word(chance, assumed=0.02)}
    goal["baseline"] = {"value": round(target * 0.7, 1), **word(chance)}
    return goal


def _phases(
    chance: Chance, template: StrategyTemplate, audience: dict[str, Any]
) -> list[dict[str, Any]]:
    """Each phase at about half of the strategy's usual length, the heavy work cut to what one gives it."""
    found = []
    for phase in template.phases:
        typical = phase.least_weeks.typical or phase.least_weeks.value or 2
        least = max(1, round(typical * 0.5))
        weeks: dict[str, Any] = {"value": least, **word(chance, assumed=0.0)}
        if least >= 4 and chance.happens(0.2):
            weeks = {
                "low": least - 1,
                "typical": least,
                "high": least + 1,
                **word(chance),
            }
        work = []
        for need in template.requirements:
            if not isinstance(need, WorkNeed) or need.phase != phase.id:
                continue
            heavy = _usual_hours(need, audience) > LONGEST_WORK
            if heavy or chance.happens(0.35):
                most = min(LONGEST_WORK, 14 * least)
                work.append(
                    {
                        "skill": need.skill,
                        "proficiency": need.proficiency,
                        "hours": number(chance, max(6, most // 4), most, assumed=0.05),
                    }
                )
        entry = {"phase": phase.id, "least_weeks": weeks, "work": work, **word(chance)}
        found.append(entry if work else {k: v for k, v in entry.items() if k != "work"})
    return found


def _usual_hours(need: WorkNeed, audience: dict[str, Any]) -> float:
    accounts = audience["accounts"]
    size = accounts.get("high", accounts.get("value", 0))
    hours = 0.0
    for summand in need.hours.sum:
        coefficient = summand.coefficient.high or summand.coefficient.value or 0.0
        amount = size if "accounts" in summand.terms else 1
        hours += coefficient * -(-amount // (summand.per_started or 1))
    return hours


def _spoil(chance: Chance, fault: str, initiative: dict[str, Any]) -> None:
    """Makes the initiative one that cannot be done."""
    if fault == "target" and "target" in initiative["goal"]:
        target = initiative["goal"]["target"]
        target["value"] = round(target["value"] * 40, 1)
    elif fault == "forbidden":
        initiative["channels"] = [*initiative["channels"], "sms"]
    elif fault == "window":
        last = initiative["phases"][-1]
        last["latest"] = day_in(3, 4)
    else:
        initiative["added"] = [
            {
                "id": "cap_own_wish",
                "kind": "capability",
                "phase": initiative["phases"][0]["phase"],
                "capability": "web_personalisation",
                "level": 3,
                "why": "The page is to change for every account.",
                **word(chance),
            }
        ]


def _leave_open(
    chance: Chance, gap: str, initiative: dict[str, Any], audience: dict[str, Any]
) -> None:
    """Makes the initiative one that nobody can tell of yet."""
    if gap == "audience":
        audience["contacts"] = {"value": "unknown", "note": "Not counted yet."}
        audience["accounts"] = {"value": "unknown", "note": "Not counted yet."}
    elif gap == "target" and "target" in initiative["goal"]:
        initiative["goal"]["target"] = "unknown"
    elif gap == "hours":
        phase = initiative["phases"][0]
        work = phase.setdefault("work", [])
        work[:] = [each for each in work if each["skill"] != "project_management"]
        hours = {"low": 20, "high": 9_000, **word(chance)}
        work.append({"skill": "project_management", "proficiency": 2, "hours": hours})
        # What nobody has estimated stands behind the rest, which could not be settled beside it.
        initiative["rank"] = {"must_do": False, "priority": LAST_PRIORITY}
    elif gap == "disagreement" and "target" in initiative["goal"]:
        value = initiative["goal"]["target"]["value"]
        initiative["goal"]["target"] = {
            "one_of": [
                {"value": value, **said(chance)},
                {"value": round(value * 30, 1), **said(chance)},
            ]
        }
    else:
        initiative["added"] = [
            {
                "id": "pre_own_question",
                "kind": "prerequisite",
                "phase": initiative["phases"][0]["phase"],
                "prerequisite": f"{initiative['id']}_ready",
                "question": "Has the region named somebody who answers for it?",
                **word(chance),
            }
        ]

"""The generated team: people of regional hubs with a handful of skills each, their hours, leave and daily business."""

from __future__ import annotations

from typing import Any

from benchmarks.chance import Chance
from benchmarks.needs import Needs
from benchmarks.stack import Unit
from benchmarks.statements import day_in, number, said, word

UNITS_A_HUB = 5
SKILLS_EACH = 6
COMMON_SKILLS = 8
ROLES = ("Manager", "Senior manager", "Specialist", "Lead", "Coordinator")


def build_team(
    chance: Chance, count: int, units: list[Unit], needs: Needs, weeks: int
) -> list[dict[str, Any]]:
    """So many people, spread over hubs of five market units; one in twenty works for all.

    Each hub deals out the same skills in the same order, so that none lacks what another has;
    of the first who has a skill there it is surely known.
    """
    hubs = [
        [unit.id for unit in units[start : start + UNITS_A_HUB]]
        for start in range(0, len(units), UNITS_A_HUB)
    ]
    dealt = _skills_as_often_as_asked(needs)
    people: list[dict[str, Any]] = []
    surely_held: set[tuple[int, str]] = set()
    for n in range(count):
        hub, place = n % len(hubs), n // len(hubs)
        own = [
            dealt[(place * SKILLS_EACH + k) % len(dealt)] for k in range(SKILLS_EACH)
        ]
        central = n % 20 == 19 or len(hubs) == 1
        person = _person(chance, n, [] if central else hubs[hub], weeks)
        person["skills"] = [
            _skill(
                chance, skill, needs.skills[skill], sure=(hub, skill) not in surely_held
            )
            for skill in dict.fromkeys(own)
        ]
        surely_held.update((hub, skill) for skill in own)
        people.append(person)
    return people


def _skills_as_often_as_asked(needs: Needs) -> list[str]:
    """Every skill once for each piece of work that asks it, at least three times, evenly spread."""
    spread = []
    for skill, askings in needs.askings.items():
        times = max(3, askings)
        spread += [((k + 0.5) / times, skill) for k in range(times)]
    return [skill for _, skill in sorted(spread)]


def build_agencies(
    chance: Chance, units: list[Unit], needs: Needs, weeks: int
) -> list[dict[str, Any]]:
    """One agency for every hub, with bought hours of three skills."""
    skills = list(needs.skills.items())
    found = []
    for n in range(0, len(units), UNITS_A_HUB):
        found.append(
            {
                "id": f"agency_{n // UNITS_A_HUB + 1}",
                "name": f"Agency {n // UNITS_A_HUB + 1}",
                "skills": [_skill(chance, *each) for each in chance.some(skills, 3)],
                "hours": [
                    {
                        "from_day": day_in(0),
                        "to_day": day_in(weeks - 1, 6),
                        "hours_a_week": number(chance, 10, 30, ranges=0.0),
                    }
                ],
                "rate_an_hour": "120 EUR",
                "lead_weeks": 3,
                **said(chance),
            }
        )
    return found


def build_programmes(
    chance: Chance, units: list[Unit], needs: Needs
) -> list[dict[str, Any]]:
    """What runs already: one programme in every unit, some hours a week of two common skills.

    Of a skill that only one has, a programme would find nobody in a week of leave.
    """
    common = sorted(needs.askings, key=lambda skill: -needs.askings[skill])
    return [
        {
            "id": f"{unit.id}_newsletter",
            "name": f"Newsletter and always-on, {unit.name}",
            "work": [
                {"skill": skill, "hours_a_week": number(chance, 2, 5, ranges=0.0)}
                for skill in chance.some(common[:COMMON_SKILLS], 2)
            ],
            "can_stop": {"value": chance.happens(0.5), **word(chance)},
            **said(chance),
        }
        for unit in units
    ]


def _person(
    chance: Chance, number_: int, units: list[str], weeks: int
) -> dict[str, Any]:
    contract = chance.pick([40, 40, 40, 38, 32, 20])
    business = chance.between(3, max(4, contract // 5))
    hours: dict[str, Any] = {"value": business, **word(chance)}
    if chance.happens(0.3):
        hours = {
            "low": business - 2,
            "typical": business,
            "high": business + 3,
            **word(chance),
        }
    person: dict[str, Any] = {
        "id": f"person_{number_ + 1:04}",
        "name": f"Person {number_ + 1}",
        "role": chance.pick(ROLES),
        "contract": [
            {"hours_a_week": {"value": contract, **word(chance, assumed=0.02)}}
        ],
        "business_as_usual": [{"hours_a_week": hours}],
        "absences": _absences(chance, weeks),
        **said(chance, assumed=0.02),
    }
    if units:
        person["market_units"] = units
    if chance.happens(0.25):
        person["plannable_share"] = {
            "value": chance.pick([0.7, 0.75, 0.85]),
            **word(chance),
        }
    return person


def _absences(chance: Chance, weeks: int) -> list[dict[str, Any]]:
    found = []
    for _ in range(chance.between(2, 4)):
        start = chance.below(max(1, weeks - 2))
        length = chance.pick([1, 1, 2])
        found.append(
            {
                "from_day": day_in(start),
                "to_day": day_in(start + length - 1, 4),
                **word(chance),
            }
        )
    return found


def _skill(
    chance: Chance, skill: str, least: int, *, sure: bool = False
) -> dict[str, Any]:
    """A skill at what the strategies ask or one above; unless sure, sometimes lower or unknown."""
    roll = 20 if sure else chance.below(20)
    level: dict[str, Any] = {
        "value": min(5, least + chance.below(2)),
        **word(chance, assumed=0.05),
    }
    if roll == 0:
        level = {
            "low": least - 1,
            "typical": least,
            "high": min(5, least + 1),
            **word(chance),
        }
    elif roll == 1:
        level = {"value": "unknown", "note": "Never asked."}
    return {"skill": skill, "proficiency": level}

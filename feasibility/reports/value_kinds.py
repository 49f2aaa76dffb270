"""What kind of value a name in a message stands for: the contract between engine and words.

A message's values are plain JSON, and their names say how they are written: `short_hours` is
a number of hours, `goal_day` an ISO date, `provider` an id. `docs/messages.md` is made from here.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ValueKind:
    """How values of some names are given, and written. `names` that start with `_` are endings."""

    id: str
    names: tuple[str, ...]
    given: str
    example: object
    written: str


KINDS: tuple[ValueKind, ...] = (
    ValueKind("hours", ("_hours",), "hours, a number", 44, "44 h"),
    ValueKind("minutes", ("_minutes", "minutes"), "minutes", 1440, "a day"),
    ValueKind("days", ("_days",), "a number of days", 64, "64 days"),
    ValueKind("weeks", ("_weeks",), "a number of weeks", 3, "3 weeks"),
    ValueKind("months", ("_months",), "a number of months", 12, "12 months"),
    ValueKind("day", ("_day",), "an ISO date", "2027-04-12", "12 April"),
    ValueKind(
        "week",
        ("_week", "week"),
        "the Monday of a week, an ISO date",
        "2027-03-01",
        "week 9",
    ),
    ValueKind(
        "mondays",
        ("_mondays",),
        "a list of Mondays, ISO dates",
        ["2027-03-01"],
        "week 9",
    ),
    ValueKind(
        "money", ("_minor",), "minor units of the company's currency", 620000, "€6,200"
    ),
    ValueKind("share", ("_share",), "a share, 0 to 1", 0.84, "84%"),
    ValueKind(
        "count", ("n_", "n_facts"), "a whole number; the name starts with n_", 13, "13"
    ),
    ValueKind(
        "amount",
        ("needed", "there", "short", "over", "n"),
        "a number, or an exact decimal or fraction as text",
        "118400",
        "118,400",
    ),
    ValueKind(
        "level",
        ("_level", "level", "_proficiency", "proficiency"),
        "a whole number",
        2,
        "2",
    ),
    ValueKind(
        "target",
        ("reached", "target", "baseline"),
        "a number as `amount`, with `measure` beside it (money in whole units)",
        4,
        "4 won deals",
    ),
    ValueKind(
        "word",
        (
            "measure",
            "reason",
            "blocked",
            "provider_status",
            "sales_counts",
            "reading",
            "expected",
        ),
        "a word of the program's vocabulary (`word.<name>.<value>`)",
        "won_deals",
        "won deals",
    ),
    ValueKind(
        "id",
        (
            *(
                "audience",
                "capabilities",
                "capability",
                "channel",
                "channels",
                "connection",
            ),
            *(
                "from_capability",
                "from_provider",
                "initiative",
                "initiatives",
                "limit",
                "line",
            ),
            *(
                "object",
                "phase",
                "policy",
                "prerequisite",
                "programme",
                "provider",
                "providers",
            ),
            *(
                "queue",
                "segment",
                "skill",
                "skills",
                "template",
                "to_capability",
                "to_provider",
            ),
            *("worker", "workers", "benchmark", "connector", "currency", "edition"),
            *(
                "freeze",
                "kind",
                "market_unit",
                "other_audience",
                "product",
                "region",
                "requirement",
            ),
            *("category", "field"),
        ),
        "an id, or a list of ids (plural names)",
        "marketo",
        "Marketo Engage",
    ),
    ValueKind(
        "reference",
        ("applies_to", "resource"),
        "an id with its kind before it: `channel:email`",
        "skill:marketo",
        "Marketo hours",
    ),
    ValueKind(
        "area",
        ("area",),
        "a list that can be declared complete",
        "stack.data",
        "data tools",
    ),
    ValueKind("quarter", ("quarter",), "a fiscal quarter", "2027Q1", "Q1 2027"),
    ValueKind(
        "fact",
        ("fact",),
        "the path of a fact",
        "company.stack[marketo].edition",
        "edition of Marketo Engage",
    ),
    ValueKind(
        "text",
        ("owner", "criteria", "approver", "text", "other_text", "third_text"),
        "text as it was typed",
        "Ana",
        "Ana",
    ),
)
_BEFORE = ("least_", "most_", "earliest_", "latest_")
_BY_NAME = {name: kind for kind in KINDS for name in kind.names}


def kind_of(name: str) -> ValueKind | None:
    """The kind of value that a name stands for; None for a name that nobody has declared."""
    if name in _BY_NAME:
        return _BY_NAME[name]
    for before in _BEFORE:
        if name.startswith(before):
            return kind_of(name.removeprefix(before))
    if name.startswith("n_"):
        return _BY_NAME["n_"]
    ending = f"_{name.rpartition('_')[2]}"
    return _BY_NAME.get(ending)

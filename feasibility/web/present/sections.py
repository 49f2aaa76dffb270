"""Which lists stand on which page of facts, and which of their fields the tables show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

AreaName = Literal["stack", "team", "market", "rules"]
AREAS: tuple[AreaName, ...] = get_args(AreaName)


@dataclass(frozen=True)
class SectionPlan:
    """One list: its path, the fields shown as columns, and what can be declared complete.

    `declares` are names of `Completeness.list`; `connections.*` and `stack.*` stand for one
    each provider and each area of the stack.
    """

    path: str
    columns: tuple[str, ...]
    declares: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The list's own name."""
        return self.path.rpartition(".")[2]


SECTIONS: dict[AreaName, tuple[SectionPlan, ...]] = {
    "stack": (
        SectionPlan(
            "company.stack",
            ("status", "edition", "owner", "usage", "live_until"),
            ("stack.*",),
        ),
        SectionPlan(
            "company.connections",
            ("direction", "objects", "latency_minutes", "carries_consent", "status"),
            ("connections.*",),
        ),
    ),
    "team": (
        SectionPlan(
            "company.team",
            ("role", "skills", "contract", "business_as_usual", "absences"),
            ("team", "absences"),
        ),
        SectionPlan(
            "company.agencies", ("skills", "hours", "rate_an_hour"), ("agencies",)
        ),
        SectionPlan("company.queues", ("kind", "waiting_weeks"), ("queues",)),
        SectionPlan("company.sales_capacity", ("counts", "a_week", "segment")),
        SectionPlan(
            "company.programmes",
            ("work", "audience", "from_day", "to_day", "can_stop"),
            ("programmes",),
        ),
    ),
    "market": (
        SectionPlan(
            "company.segments",
            (
                "accounts",
                "deal_size",
                "ramp_days",
                "lag_days",
                "sales_cycle_days",
                "win_rate",
            ),
        ),
        SectionPlan(
            "company.audiences",
            ("segment", "contacts", "accounts", "by_channel", "stored"),
        ),
        SectionPlan("company.market_units", ()),
    ),
    "rules": (
        SectionPlan("company.readiness", ("there", "ready_on")),
        SectionPlan(
            "company.policies",
            ("effect", "channels", "capabilities", "approver", "approval_weeks"),
            ("policies",),
        ),
        SectionPlan("company.freezes", ("forbids", "from_day", "to_day"), ("freezes",)),
        SectionPlan("company.budget_lines", ("quarters",), ("budget_lines",)),
        SectionPlan("company.exchange_rates", ("rate",)),
    ),
}


def area_of(path: str) -> AreaName:
    """The page of facts that a path belongs to; the stack for any other."""
    for area, sections in SECTIONS.items():
        if any(path.startswith(section.path) for section in sections):
            return area
    return "stack"

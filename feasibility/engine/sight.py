"""What of others a yes about one initiative may rest on: limits, lines, accounts and people it can come to.

Where all that is the same as at an earlier check, so is the answer (`kept`).
"""

from __future__ import annotations

from typing import NamedTuple

from feasibility.engine.case import Case
from feasibility.engine.money import LineQuarter
from feasibility.engine.stack_index import StackIndex


class Sight(NamedTuple):
    """Initiatives it comes after, lines it takes money of, its audience, limits and people it may use."""

    after: tuple[str, ...]
    lines: tuple[LineQuarter, ...]
    audience: str | None
    limits: tuple[tuple[str, str], ...]
    workers: frozenset[str]


def sight_of(case: Case, index: StackIndex, workers: frozenset[str]) -> Sight:
    """What an initiative can come to, whatever the facts are; `workers` may do its work at the best."""
    initiative = case.initiative
    return Sight(
        after=initiative.after,
        lines=tuple({(spend.line, spend.quarter): None for spend in initiative.money}),
        audience=initiative.audience,
        limits=tuple(_limits(case, index)),
        workers=workers,
    )


def _limits(case: Case, index: StackIndex) -> dict[tuple[str, str], None]:
    unit, found = case.initiative.market_unit, dict[tuple[str, str], None]()
    for need in case.asked_at("pessimistic").capabilities:
        for offer in index.offers(need.capability) if need.uses else ():
            held = offer.provider.market_units
            if unit is None or not held or unit in held:
                for use in need.uses:
                    found[offer.provider.id, use.limit] = None
    return found

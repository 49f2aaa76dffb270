"""Money: do budget lines hold what the initiative takes, quarter by quarter, with what runs already?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from feasibility.engine.money import (
    Needs,
    initiative_money,
    line_there,
    programmes_money,
)
from feasibility.engine.side import Side
from feasibility.engine.told import Told
from feasibility.model.assessment import Finding
from feasibility.model.bounds import AMOUNT_OF_MONEY
from feasibility.model.certificate import MoneyRefutation


def findings(told: Told) -> Iterator[Finding]:
    """For each line and quarter that the initiative takes something of."""
    if not told.initiative.money:
        return
    own = _needs(told, told.low)
    for line, quarter in sorted(own):
        yield _line(told, line, quarter, own[line, quarter])


def _needs(told: Told, side: Side) -> Needs:
    """The initiative's needs with what running programmes take of the same."""
    own = initiative_money(told.context, told.initiative, side.reader)
    running = side.recall.result(
        "programmes_money", lambda inner: programmes_money(told.context, inner.reader)
    )
    return {key: minor + running.get(key, 0) for key, minor in own.items() if minor}


def _line(told: Told, line: str, quarter: str, needed: int) -> Finding:
    key = (line, quarter)
    there = line_there(told.context, key, told.low.reader)
    values: dict[str, Any] = {"line": line, "quarter": quarter}
    path = f"company.budget_lines[{line}].quarters[{quarter}].money"
    more: dict[str, Any] = {
        "subject": f"{line}/{quarter}",
        "evidence": {path: there / 100},
    }
    leaf = told.refuted_by(MoneyRefutation, line=line, quarter=quarter)
    if told.holds or (needed <= there and leaf is None):
        values |= {"needed_minor": needed, "there_minor": there}
        return told.finding("BUD001", "met", values, **more)
    best = _needs(told, told.high).get(key, 0)
    most = line_there(told.context, key, told.high.reader)
    silent = told.high.reader.may_hold_more("budget_lines", told.context.declared)
    proved = told.status(low=False, high=silent or best <= most) == "missing"
    if leaf is not None and told.against == "missing":
        proved, best, most = True, leaf.needed_minor, leaf.there_minor
    if proved:
        values |= {"needed_minor": best, "there_minor": most}
        values["short_minor"] = best - most
        return told.finding("BUD001", "missing", values, **more)
    if leaf is not None:
        needed, there = leaf.needed_minor, leaf.there_minor
    values |= {
        "least_needed_minor": min(best, needed),
        "most_needed_minor": needed if needed < AMOUNT_OF_MONEY.most else None,
        "least_there_minor": there,
        "most_there_minor": None if silent or most >= AMOUNT_OF_MONEY.most else most,
    }
    return told.finding("BUD001", "open", values, **more)

"""Whether money fits the budget lines, quarter by quarter. docs/semantics.md section 5."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import ceil, floor

from feasibility.engine.context import Context
from feasibility.engine.reading import Reader
from feasibility.model.bounds import AMOUNT_OF_MONEY
from feasibility.model.certificate import MoneyRefutation
from feasibility.model.company import Spend
from feasibility.model.plan import Initiative

LineQuarter = tuple[str, str]
Needs = dict[LineQuarter, int]


def initiative_money(context: Context, initiative: Initiative, reader: Reader) -> Needs:
    """Minor units the initiative takes of each line and quarter, each rounded up."""
    return _needs(
        context, initiative.money, f"plan.initiatives[{initiative.id}].money", reader
    )


def programmes_money(context: Context, reader: Reader) -> Needs:
    """Minor units that running programmes take of each line and quarter."""
    needs: Needs = {}
    for programme in context.company.programmes:
        own = _needs(
            context,
            programme.money,
            f"company.programmes[{programme.id}].money",
            reader,
        )
        for key, minor in own.items():
            needs[key] = needs.get(key, 0) + minor
    return needs


def _needs(
    context: Context, spends: Iterable[Spend], base: str, reader: Reader
) -> Needs:
    needs: Needs = {}
    for spend in spends:
        path = f"{base}[{spend.key}].money"
        fact = context.said(path, spend.money, spend)
        minor = ceil(Fraction(reader.less(path, fact, AMOUNT_OF_MONEY, "money")))
        key = (spend.line, spend.quarter)
        needs[key] = needs.get(key, 0) + minor
    return needs


def line_there(context: Context, key: LineQuarter, reader: Reader) -> int:
    """Minor units a line holds in a quarter; 0 in a quarter it does not list."""
    line_id, quarter = key
    for line in context.company.budget_lines:
        if line.id != line_id:
            continue
        for entry in line.quarters:
            if entry.quarter == quarter:
                path = f"company.budget_lines[{line_id}].quarters[{quarter}].money"
                fact = context.said(path, entry.money, entry, line)
                return floor(
                    Fraction(reader.more(path, fact, AMOUNT_OF_MONEY, "money"))
                )
    return 0


def refuted_money(
    context: Context,
    own: Needs,
    others: Mapping[str, Needs],
    programmes: Needs,
    owner: str,
    reader: Reader,
) -> MoneyRefutation | None:
    """The first line and quarter that programmes, counted others and the initiative overdraw together.

    Only lines of which the initiative itself takes something. An undeclared list of budget
    lines refutes nothing at a reading in which it may hold more.
    """
    for key in sorted(own):
        if own[key] <= 0:
            continue
        users = {name: needs[key] for name, needs in others.items() if needs.get(key)}
        needed = own[key] + programmes.get(key, 0) + sum(users.values())
        there = line_there(context, key, reader)
        if needed <= there:
            continue
        if reader.may_hold_more("budget_lines", context.declared):
            return None
        return MoneyRefutation(
            line=key[0],
            quarter=key[1],
            users=(owner, *sorted(users)),
            needed_minor=needed,
            there_minor=there,
        )
    return None

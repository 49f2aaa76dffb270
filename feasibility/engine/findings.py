"""All findings of an initiative, family by family, in the order of the rule book; and those of the plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from feasibility.engine.context import Context
from feasibility.engine.limits import LimitView
from feasibility.engine.needs import LimitUser
from feasibility.engine.outcome import Way
from feasibility.engine.rules import (
    capability,
    capacity,
    clarity,
    flow,
    goal,
    money,
    policy,
    portfolio,
    readiness,
    scope,
    serving,
    skills,
    staleness,
    suppression,
    timing,
)
from feasibility.engine.settled import Settled
from feasibility.engine.stack import StackView
from feasibility.engine.told import Told, counted
from feasibility.engine.totals import totals_of
from feasibility.engine.workshop import Workshop
from feasibility.kernel.units import exact
from feasibility.model.assessment import Finding
from feasibility.model.bounds import ACCOUNTS
from feasibility.model.plan import Initiative
from feasibility.model.rule_book import rule_of

Findings = tuple[Finding, ...]

FAMILIES: tuple[Callable[[Told], Iterator[Finding]], ...] = (
    capability.findings,
    scope.findings,
    flow.findings,
    suppression.findings,
    serving.findings,
    readiness.findings,
    skills.findings,
    capacity.findings,
    timing.findings,
    goal.findings,
    policy.findings,
    money.findings,
    portfolio.findings,
    staleness.findings,
)


def findings_of(
    workshop: Workshop, settled: Settled
) -> tuple[Findings, dict[str, Any]]:
    """Findings of a settled initiative, and the totals its headline is worded with.

    They rest on company, catalog, the initiative and its answer alone, not on other initiatives.
    """
    told = Told(workshop, settled)
    found = list(clarity.findings(told.context, told.initiative))
    for family in FAMILIES:
        found += family(told)
    return tuple(found), totals_of(told, found)


def unsettled_findings(context: Context, initiative: Initiative) -> Findings:
    """What can be told of an initiative of which nobody said which strategy it is."""
    return tuple(clarity.findings(context, initiative))


def plan_findings(workshop: Workshop, settled: Mapping[str, Settled]) -> Findings:
    """What the ways of working found share: limits that hold for all of them, accounts that all goals count on."""
    ways = [
        entry.judgement.way
        for entry in settled.values()
        if entry.judgement.as_stated == "feasible" and entry.judgement.way is not None
    ]
    return (*_shared_limits(workshop, ways), *_shared_accounts(workshop, ways))


def _shared_limits(workshop: Workshop, ways: Iterable[Way]) -> Iterator[Finding]:
    """Limits that several of them use, up to the last of their goals."""
    context = workshop.context
    users: dict[tuple[str, str], list[LimitUser]] = {}
    for way in ways:
        for user in way.limit_users:
            users.setdefault((user.provider, user.limit), []).append(user)
    for (provider, limit), several in sorted(users.items()):
        names = {user.initiative for user in several}
        if len(names) < 2:
            continue
        recall = workshop.recall(context.reader("pessimistic", quiet=True))
        day = max(context.goal_day(context.initiatives[name]) for name in names)
        view = LimitView(StackView(workshop.stock.index, recall), day)
        load = view.load(provider, limit, several)
        if load is None or load.kind == "minimum" or not load.holds:
            continue
        needed, there = counted(load.needed, load.there.value)
        values = {
            "limit": limit,
            "provider": provider,
            "needed": needed,
            "there": there,
        }
        yield _of_plan("PRT002", f"{provider}/{limit}", values)


def _shared_accounts(workshop: Workshop, ways: Iterable[Way]) -> Iterator[Finding]:
    """Audiences that several sourced goals draw on."""
    context = workshop.context
    needs: dict[str, list[Fraction]] = {}
    for way in ways:
        if way.funnel is not None:
            needs.setdefault(way.funnel[0], []).append(way.funnel[1])
    for name, several in sorted(needs.items()):
        audience = context.audiences.get(name)
        if audience is None or len(several) < 2:
            continue
        path = f"company.audiences[{name}].accounts"
        reader = context.reader("pessimistic", quiet=True)
        fact = context.said(path, audience.accounts, audience)
        there = exact(reader.more(path, fact, ACCOUNTS, "audience"))
        total = sum(several, Fraction(0))
        if total <= there:
            needed, held = counted(total, there)
            values = {"audience": name, "needed": needed, "there": held}
            yield _of_plan("PRT003", name, values)


def _of_plan(code: str, subject: str, values: dict[str, Any]) -> Finding:
    rule = rule_of(code)
    if rule is None:
        raise AssertionError(code)
    return Finding(
        id=f"{code}:{subject}",
        rule=code,
        status="met",
        effect=rule.effect,
        subject=subject,
        message=f"{rule.name}.met",
        values=values,
    )

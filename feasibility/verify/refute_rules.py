"""Refutations by what the company set itself: money and policies."""

from __future__ import annotations

from feasibility.model.certificate import (
    AfterRefutation,
    MoneyRefutation,
    PolicyRefutation,
)
from feasibility.verify.money import (
    lines_may_be_missing,
    money_there,
    spent_by,
    spent_by_programmes,
)
from feasibility.verify.others import Brief
from feasibility.verify.policies import reasons_to_apply
from feasibility.verify.verification import Ledger
from feasibility.verify.world import by_key


def check_money(claim: MoneyRefutation, brief: Brief, ledger: Ledger) -> None:
    """Programmes and the users need more of a line in a quarter than it holds."""
    at = brief.at
    world, reading, key = at.world, at.reading, (claim.line, claim.quarter)
    if lines_may_be_missing(world, reading):
        ledger.refuse("list_not_declared", lists=["budget_lines"])
    by_id = {each.id: each for each in brief.others}
    own = spent_by(world, reading, at.initiative).get(key, 0)
    if own == 0 or at.initiative.id not in claim.users:
        ledger.refuse("own_need_missing", initiative=at.initiative.id)
    needed = own + spent_by_programmes(world, reading).get(key, 0)
    for user in dict.fromkeys(claim.users):
        if user == at.initiative.id or user in world.programmes:
            continue
        if user not in by_id:
            ledger.refuse("does_not_count", initiative=user)
            continue
        needed += spent_by(world, reading, by_id[user]).get(key, 0)
    there = money_there(world, reading, *key)
    if claim.needed_minor != needed:
        ledger.refuse("needed_differs", claimed=claim.needed_minor, found=needed)
    if claim.there_minor != there:
        ledger.refuse("there_differs", claimed=claim.there_minor, found=there)
    if needed <= there:
        ledger.refuse("enough_there", needed=needed, there=there)


def check_after(claim: AfterRefutation, brief: Brief, ledger: Ledger) -> None:
    """It comes after an initiative that the assessment refutes, alone where it stands alone."""
    if claim.initiative not in brief.at.initiative.after:
        ledger.refuse("does_not_come_after", initiative=claim.initiative)
    at_best = brief.at.reading.name != "pessimistic"
    if not brief.answers.is_lost(claim.initiative, brief.scope, at_best=at_best):
        ledger.refuse("may_launch", initiative=claim.initiative)


def check_policy(claim: PolicyRefutation, brief: Brief, ledger: Ledger) -> None:
    """A policy forbids something that the initiative uses."""
    at = brief.at
    policy = by_key(at.world.company.policies).get(claim.policy)
    if policy is None or policy.effect != "forbidden":
        ledger.refuse("no_such_policy", policy=claim.policy)
        return
    reasons = reasons_to_apply(at, policy)
    if claim.applies_to not in reasons:
        ledger.refuse("does_not_apply", claimed=claim.applies_to, found=sorted(reasons))

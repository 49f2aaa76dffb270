"""How what several requirements take of a limit adds up, kind by kind (docs/semantics.md section 5).

Plain arithmetic on exact numbers; what is stored and how audiences overlap is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Protocol

from feasibility.engine.needs import LimitUser
from feasibility.model.catalog import AddsUp

NOTHING = Fraction(0)


class Known(Protocol):
    """What is known of audiences at one provider, at one reading."""

    def stored(self, audience: str) -> Fraction:
        """Contacts of the audience that the provider stores already."""

    def holds_some(self, audience: str) -> bool:
        """Whether any of the audience may be stored there."""

    def overlap(self, one: str, other: str) -> Fraction | None:
        """Contacts in both audiences, if anybody stated it."""


def added_up(kind: AddsUp, users: Sequence[LimitUser], known: Known) -> Fraction:
    """What these users take together, on top of usage and programmes (not for minimums)."""
    if kind == "shared_stock":
        return _shared_stock(users, known)
    if kind == "new_stock":
        return _new_stock(users, known)
    if kind == "each":
        return max((user.amount for user in users), default=NOTHING)
    return sum((user.amount for user in users), NOTHING)


def _shared_stock(users: Sequence[LimitUser], known: Known) -> Fraction:
    """The union of audiences, less what is stored: at most their sum less the overlaps of a forest."""
    greatest: dict[str, Fraction] = {}
    named: set[str] = set()
    for user in users:
        own = user.audience is None
        key = f"?{user.initiative}" if own else str(user.audience)
        if not own:
            named.add(key)
        greatest[key] = max(user.amount, greatest.get(key, NOTHING))
    total = NOTHING
    for key, amount in greatest.items():
        stored = known.stored(key) if key in named else NOTHING
        total += max(amount - stored, NOTHING)
    if len(named) > 1:
        total -= _forest(sorted(named), greatest, known)
    return total


def _forest(
    audiences: list[str], greatest: Mapping[str, Fraction], known: Known
) -> Fraction:
    """The overlaps of a maximum spanning forest, no overlap greater than either amount.

    Source: Hunter's bound on the size of a union (J. Appl. Prob. 13, 1976).
    """
    edges = []
    for one, other in combinations(audiences, 2):
        both = known.overlap(one, other)
        if both and not known.holds_some(one) and not known.holds_some(other):
            edges.append((min(both, greatest[one], greatest[other]), one, other))
    tree = {audience: audience for audience in audiences}
    total = NOTHING
    for both, one, other in sorted(edges, key=lambda edge: (-edge[0], *edge[1:])):
        root, top = _root(tree, one), _root(tree, other)
        if root != top:
            tree[root] = top
            total += both
    return total


def _root(tree: Mapping[str, str], audience: str) -> str:
    while tree[audience] != audience:
        audience = tree[audience]
    return audience


def _new_stock(users: Sequence[LimitUser], known: Known) -> Fraction:
    """What is new: each amount less what is stored of its audience."""
    total = NOTHING
    for user in users:
        stored = NOTHING if user.audience is None else known.stored(user.audience)
        total += max(user.amount - stored, NOTHING)
    return total

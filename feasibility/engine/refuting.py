"""Case trees of a search that found nothing, and the refutations they stand for.

While the search runs, leaves are small tuples; nouns are made of the final tree only. Cases that
all fail by the same flow are one refutation over all their sources or targets.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from feasibility.engine.blocked import blocked_connections
from feasibility.engine.domain import Domain
from feasibility.engine.exclusion import Exclusions, Selection
from feasibility.engine.flow import FlowView
from feasibility.engine.formulas import as_text
from feasibility.engine.slots import Join
from feasibility.model.certificate import (
    Arrival,
    CapabilityRefutation,
    Case,
    CombinationRefutation,
    FlowRefutation,
    LimitRefutation,
    Refutation,
)

MOST_LEAVES = 2000  # DESIGN.md section 3
NOTHING_CHOSEN: Mapping[int, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Missing:
    """Nobody serves the slot by itself."""

    place: int


@dataclass(frozen=True, slots=True)
class NoWay:
    """From none of the sources the object is at any of the targets in time (number of the join)."""

    join: int
    sources: frozenset[str]
    targets: frozenset[str]


@dataclass(frozen=True, slots=True)
class Exceeded:
    """The provider's limit holds less than the slots it fills in this branch and others need of it."""

    provider: str
    limit: str


@dataclass(frozen=True, slots=True)
class Given:
    """A refutation that somebody else made."""

    refutation: Refutation


@dataclass(frozen=True, slots=True)
class Cases:
    """Every provider that may fill the slot, each refuted."""

    place: int
    cases: tuple[tuple[str, Tree], ...]
    leaves: int


Tree = Missing | NoWay | Exceeded | Given | Cases


def leaves(tree: Tree) -> int:
    """How many leaves the tree has."""
    return tree.leaves if isinstance(tree, Cases) else 1


def cases_of(
    place: int, cases: Sequence[tuple[str, Tree | None]], joins: Sequence[Join]
) -> Tree | None:
    """The tree over all options of a slot; none if one of them is not proven."""
    proven: list[tuple[str, Tree]] = []
    for provider, tree in cases:
        if tree is None:
            return None
        proven.append((provider, tree))
    merged = _one_flow(place, [tree for _, tree in proven], joins)
    if merged is not None:
        return merged
    return Cases(place, tuple(proven), sum(leaves(tree) for _, tree in proven))


def _one_flow(place: int, trees: Sequence[Tree], joins: Sequence[Join]) -> NoWay | None:
    """All cases as one, where the same flow fails over the same providers at its other end."""
    first = trees[0]
    if not isinstance(first, NoWay):
        return None
    same = [
        tree for tree in trees if isinstance(tree, NoWay) and tree.join == first.join
    ]
    if len(same) < len(trees):
        return None
    join = joins[first.join]
    if place == join.end and len({tree.sources for tree in same}) == 1:
        targets = frozenset().union(*(tree.targets for tree in same))
        return NoWay(first.join, first.sources, targets)
    if place == join.start and len({tree.targets for tree in same}) == 1:
        sources = frozenset().union(*(tree.sources for tree in same))
        return NoWay(first.join, sources, first.targets)
    return None


@dataclass(frozen=True, slots=True)
class Refuter:
    """Makes nouns of trees: what was searched, and where exclusions are kept.

    `only_provider` says who alone can fill a slot.
    """

    selection: Selection
    domains: Sequence[Domain]
    joins: Sequence[Join]
    only_provider: Callable[[int], str | None]
    flows: FlowView
    exclusions: Exclusions

    def refutation(
        self, tree: Tree, branch: Mapping[int, str] = NOTHING_CHOSEN
    ) -> Refutation:
        """The refutation that a tree stands for; tables it refers to are put into the exclusions.

        `branch` is who fills which slot where the tree stands.
        """
        match tree:
            case Given(refutation):
                return refutation
            case Missing(place):
                return self._missing(self.domains[place])
            case NoWay():
                return self._no_way(tree)
            case Exceeded():
                return self._exceeded(tree, branch)
            case Cases(place, cases):
                return self._combination(place, cases, branch)

    def _combination(
        self,
        place: int,
        cases: Sequence[tuple[str, Tree]],
        branch: Mapping[int, str],
    ) -> CombinationRefutation:
        domain = self.domains[place]
        capability = domain.slot.capability
        return CombinationRefutation(
            over=capability,
            exclusions_of=self._table(domain),
            cases=tuple(
                Case(
                    capability=capability,
                    provider=provider,
                    refutation=self.refutation(tree, {**branch, place: provider}),
                )
                for provider, tree in cases
            ),
        )

    def _missing(self, domain: Domain) -> CapabilityRefutation | CombinationRefutation:
        """No provider for one need; or one for each need, and none for all of them."""
        unmet = domain.unmet()
        if unmet is None:
            return CombinationRefutation(
                over=domain.slot.capability, exclusions_of=self._table(domain), cases=()
            )
        need, ruled = unmet
        by_scope = any(each.reason in ("limit", "minimum") for each in ruled)
        return CapabilityRefutation(
            kind="scope" if by_scope else "capability",
            requirement=need.requirement,
            capability=need.capability,
            level=need.level,
            exclusions_of=self.exclusions.refer(need.capability, need.level, ruled),
        )

    def _exceeded(self, leaf: Exceeded, branch: Mapping[int, str]) -> LimitRefutation:
        """With all that the branch, or having no other provider, puts on the limit."""
        places = [
            place
            for place, domain in enumerate(self.domains)
            if leaf.limit in domain.slot.limits
            and leaf.provider == (branch.get(place) or self.only_provider(place))
        ]
        users = [
            user
            for place in places
            for user in self.selection.users(
                self.domains[place].slot.needs, leaf.provider
            )
            if user.limit == leaf.limit
        ]
        here = (leaf.provider, leaf.limit)
        taken = self.selection.needs.taken
        users += [each for each in taken if (each.provider, each.limit) == here]
        load = self.selection.limits.load(*here, users)
        if load is None:
            raise AssertionError(here)
        return LimitRefutation(
            provider=leaf.provider,
            limit=leaf.limit,
            users=tuple(sorted({user.initiative for user in users})),
            needed=as_text(load.needed),
            there=as_text(load.there.value),
        )

    def _no_way(self, leaf: NoWay) -> FlowRefutation:
        join = self.joins[leaf.join]
        for place in (join.start, join.end):
            self._table(self.domains[place])
        starts_by = self.selection.needs.windows[join.phase].latest_start
        arrivals = self.flows.arrivals(leaf.sources, join.carried, starts_by=starts_by)
        return FlowRefutation(
            kind=join.kind,
            requirement=join.requirement,
            object=join.carried.object,
            within_minutes=join.within,
            sources=tuple(sorted(leaf.sources)),
            targets=tuple(sorted(leaf.targets)),
            arrivals=tuple(
                Arrival(provider=provider, minutes=minutes)
                for provider, minutes in sorted(arrivals.items())
            ),
            blocked=blocked_connections(
                self.flows, join, leaf.sources, arrivals, starts_by
            ),
        )

    def _table(self, domain: Domain) -> str | None:
        if not domain.ruled:
            return None
        need = domain.slot.needs[0]
        return self.exclusions.refer(need.capability, need.level, domain.ruled)

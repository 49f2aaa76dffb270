"""Paths by which an object gets from provider to provider at one reading (docs/semantics.md section 4).

A `FlowView` asks which links carry an object, and finds the path that arrives in time and holds up
the start of its phase least: over what is live now, else with silence ("?"), else over links that
go live later. One or two hops are looked at first; what is reached further on is worked out for
all providers at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush

from feasibility.engine.flow_index import Arc
from feasibility.engine.link import Carriage, carriage
from feasibility.engine.needs import WILDCARD
from feasibility.engine.stack import StackView
from feasibility.model.witness import Hop


@dataclass(frozen=True, slots=True)
class Carried:
    """What a flow carries: the object, and whether consent has to come with it."""

    object: str
    with_consent: bool = False


@dataclass(frozen=True, slots=True)
class Route:
    """Hops that bring an object over, and the first week in which all of them are live (none: now)."""

    hops: tuple[Hop, ...] = ()
    minutes: int = 0
    first_week: int | None = None


SAME_PROVIDER = Route()


@dataclass(frozen=True, slots=True)
class _Ends:
    start: str
    end: str
    carried: Carried
    within: int


@dataclass(frozen=True, slots=True)
class _Leg:
    """How a provider was reached: when, from where, by which connection (none: a source)."""

    minutes: int
    before: str
    connection: str


@dataclass(frozen=True, slots=True)
class _Search:
    """A search over arcs: what is carried, links live by which week, whether silence adds any, and which way."""

    carried: Carried
    starts_by: int | None
    silence: bool
    backwards: bool = False


class FlowView:
    """The connections at one reading."""

    __slots__ = ("stack",)

    def __init__(self, stack: StackView) -> None:
        self.stack = stack

    def route(
        self,
        start: str,
        end: str,
        carried: Carried,
        *,
        within: int,
        starts_by: int,
        backwards: bool = False,
    ) -> Route | None:
        """The path that arrives in time and holds the phase up least; none if there is none.

        Args:
            start: provider it leaves from.
            end: provider it has to reach.
            carried: the object.
            within: minutes it may take.
            starts_by: latest start of the phase, a week; links that go live later do not count.
            backwards: search from the end, where many starts are tried for the same end.
        """
        if start == end:
            return SAME_PROVIDER
        if WILDCARD in (start, end):
            return Route((_hop(start, end, WILDCARD, 0),))
        ends = _Ends(start, end, carried, within)
        near = self.stack.once(("near", ends), lambda view: FlowView(view)._near(ends))
        if near is not None:
            return near
        for search in self._searches(ends, starts_by, backwards=backwards):
            found = self._fastest(ends, search)
            if found is not None:
                return found
        return None

    def arrivals(
        self, sources: Iterable[str], carried: Carried, *, starts_by: int
    ) -> Mapping[str, int]:
        """Earliest arrival in minutes at every provider that is reached at all, sources at 0."""
        search = _Search(carried, starts_by, silence=True)
        starts = tuple(sorted(sources))
        reached = self.stack.once(
            ("arrivals", starts, search),
            lambda view: FlowView(view)._explore(starts, search),
        )
        return {provider: leg.minutes for provider, leg in reached.items()}

    def carriage(self, arc: Arc) -> Carriage:
        """What its link does at this reading."""
        link = arc.link
        return self.stack.once(("link", link.key), lambda view: carriage(view, link))

    def carries(self, arc: Arc, carried: Carried, starts_by: int | None) -> bool:
        """Whether the link is live by the week (none: now) and brings consent along where asked."""
        if not self.carriage(arc).is_live_by(starts_by):
            return False
        return not carried.with_consent or self.has_consent(arc)

    def minutes(self, arc: Arc) -> int:
        """How long the link takes, less being better."""
        state = self.carriage(arc)
        return self.stack.once(
            ("minutes", arc.link.key), lambda view: state.read_minutes(view.reader)
        )

    def has_consent(self, arc: Arc) -> bool:
        """Whether the link brings consent along."""
        state = self.carriage(arc)
        return self.stack.once(
            ("consent", arc.link.key), lambda view: state.read_consent(view.reader)
        )

    def _near(self, ends: _Ends) -> Route | None:
        """Over one live connection, else over two: nobody asks for a detour that is faster still.

        Only what joins the two ends is read, so that an answer rests on as few facts as may be.
        """
        best: Route | None = None
        through: list[tuple[Arc, Arc]] = []
        leaving = self.stack.index.flows.leaving
        for first in leaving(ends.start, ends.carried.object):
            if first.to == ends.end:
                best = self._better(best, self._along(ends, first))
            else:
                through += [
                    (first, second)
                    for second in leaving(first.to, ends.carried.object)
                    if second.to == ends.end
                ]
        if best is None:
            for first, second in through:
                best = self._better(best, self._along(ends, first, second))
        return best

    def _along(self, ends: _Ends, *arcs: Arc) -> Route | None:
        hops, here, total = [], ends.start, 0
        for arc in arcs:
            if here != ends.start and not self.stack.runs(here):
                return None
            if not self.carries(arc, ends.carried, None):
                return None
            minutes = self.minutes(arc)
            hops.append(_hop(here, arc.to, arc.link.id, minutes))
            here, total = arc.to, total + minutes
        return Route(tuple(hops), total) if total <= ends.within else None

    def _better(self, best: Route | None, other: Route | None) -> Route | None:
        if best is None or other is None:
            return other if best is None else best
        return other if other.minutes < best.minutes else best

    def _searches(
        self, ends: _Ends, starts_by: int, *, backwards: bool
    ) -> Iterable[_Search]:
        """What is live now, then with silence, then with what goes live later, as little later as will do."""
        carried = ends.carried
        yield _Search(carried, None, silence=False, backwards=backwards)
        weeks = self.stack.once(
            ("weeks", carried.object, starts_by),
            lambda view: FlowView(view)._later_weeks(carried, starts_by),
        )
        for week in (None, *weeks):
            yield _Search(carried, week, silence=True, backwards=backwards)

    def _later_weeks(self, carried: Carried, starts_by: int) -> list[int]:
        """The weeks up to the latest start in which links with the object go live, in order."""
        weeks = set()
        for link in self.stack.index.flows.coming:
            if carried.object in link.objects:
                week = self.carriage(Arc("", link)).first_week
                if week is not None and week <= starts_by:
                    weeks.add(week)
        return sorted(weeks)

    def _fastest(self, ends: _Ends, search: _Search) -> Route | None:
        origin, goal = ends.start, ends.end
        if search.backwards:
            origin, goal = goal, origin
        reached = self.stack.once(
            ("reached", origin, search),
            lambda view: FlowView(view)._explore((origin,), search),
        )
        if goal not in reached or reached[goal].minutes > ends.within:
            return None
        hops: list[Hop] = []
        here = goal
        while here != origin:
            leg = reached[here]
            taken = leg.minutes - reached[leg.before].minutes
            start, end = leg.before, here
            if search.backwards:
                start, end = end, start
            hops.append(_hop(start, end, leg.connection, taken))
            here = leg.before
        if not search.backwards:
            hops.reverse()
        return Route(tuple(hops), reached[goal].minutes, search.starts_by)

    def _explore(self, origins: Iterable[str], search: _Search) -> Mapping[str, _Leg]:
        """Earliest arrivals with the leg each came by; ties by fewest legs, then by id."""
        starts = frozenset(origins)
        waiting = [(0, 0, origin, "", "") for origin in sorted(starts)]
        reached: dict[str, _Leg] = {}
        silence = search.silence
        while waiting:
            minutes, legs, here, before, connection = heappop(waiting)
            if here in reached:
                continue
            reached[here] = _Leg(minutes, before, connection)
            if here not in starts and not self.stack.runs(here):
                continue
            onward = self._listed(here, search, reached)
            if silence and self._may_hold_more(here):
                onward += self._unlisted(reached)
                silence = False  # Whatever silence reaches, it reaches now.
            for to, name, taken in onward:
                heappush(waiting, (minutes + taken, legs + 1, to, here, name))
        return reached

    def _listed(
        self, here: str, search: _Search, reached: Mapping[str, _Leg]
    ) -> list[tuple[str, str, int]]:
        """Where listed and presumed connections bring it next: provider, connection, minutes."""
        index = self.stack.index.flows
        arcs = index.entering if search.backwards else index.leaving
        return [
            (arc.to, arc.link.id, self.minutes(arc))
            for arc in arcs(here, search.carried.object)
            if arc.to not in reached
            and self.carries(arc, search.carried, search.starts_by)
        ]

    def _unlisted(self, reached: Mapping[str, _Leg]) -> list[tuple[str, str, int]]:
        """Where a connection that nobody listed may bring it: every provider not declared complete."""
        return [
            (provider, WILDCARD, 0)
            for provider in self.stack.index.providers
            if provider not in reached and self._may_hold_more(provider)
        ]

    def _may_hold_more(self, provider: str) -> bool:
        return self.stack.may_hold_more(f"connections.{provider}")


def _hop(start: str, end: str, connection: str, minutes: int) -> Hop:
    return Hop(
        from_provider=start, to_provider=end, connection=connection, minutes=minutes
    )

"""Paths by which an object gets from provider to provider at one reading (docs/semantics.md section 4).

A `FlowView` asks which links carry an object, and finds the path that arrives in time and holds up
the start of its phase least: over what is live now, else with silence ("?"), else over links that
go live later.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush

from feasibility.engine.flow_index import Arc
from feasibility.engine.link import Carriage, carriage
from feasibility.engine.needs import WILDCARD
from feasibility.engine.stack import StackView
from feasibility.model.certificate import Hop


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
    """A search over arcs: what is carried, links live by which week, whether silence adds any."""

    carried: Carried
    starts_by: int | None
    silence: bool


class FlowView:
    """The connections at one reading."""

    __slots__ = ("stack",)

    def __init__(self, stack: StackView) -> None:
        self.stack = stack

    def route(
        self, start: str, end: str, carried: Carried, *, within: int, starts_by: int
    ) -> Route | None:
        """The path that arrives in time and holds the phase up least; none if there is none.

        Args:
            start: provider it leaves from.
            end: provider it has to reach.
            carried: the object.
            within: minutes it may take.
            starts_by: latest start of the phase, a week; links that go live later do not count.
        """
        if start == end:
            return SAME_PROVIDER
        if WILDCARD in (start, end):
            return Route((_hop(start, end, WILDCARD, 0),))
        ends = _Ends(start, end, carried, within)
        now = self.stack.once(("now", ends), lambda view: FlowView(view)._now(ends))
        if now is not None:
            return now
        return self.stack.once(
            ("route", ends, starts_by),
            lambda view: FlowView(view)._with_more(ends, starts_by),
        )

    def arrivals(
        self, sources: Iterable[str], carried: Carried, *, starts_by: int
    ) -> Mapping[str, int]:
        """Earliest arrival in minutes at every provider that is reached at all, sources at 0."""
        search = _Search(carried, starts_by, silence=True)
        reached = self._explore(sources, search)
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

    def _now(self, ends: _Ends) -> Route | None:
        """Over what is live now: one connection if it is fast enough, else the fastest path."""
        direct: tuple[int, Arc] | None = None
        for arc in self.stack.index.flows.leaving(ends.start, ends.carried.object):
            if arc.to == ends.end and self.carries(arc, ends.carried, None):
                minutes = self.minutes(arc)
                if minutes <= ends.within and (direct is None or minutes < direct[0]):
                    direct = (minutes, arc)
        if direct is None:
            return self._fastest(ends, _Search(ends.carried, None, silence=False))
        minutes, arc = direct
        return Route((_hop(ends.start, ends.end, arc.link.id, minutes),), minutes)

    def _with_more(self, ends: _Ends, starts_by: int) -> Route | None:
        """With silence, then with what goes live later, as little later as will do."""
        for week in (None, *self._later_weeks(ends.carried, starts_by)):
            found = self._fastest(ends, _Search(ends.carried, week, silence=True))
            if found is not None:
                return found
        return None

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
        reached = self._explore([ends.start], search, end=ends.end, within=ends.within)
        if ends.end not in reached:
            return None
        hops: list[Hop] = []
        here = ends.end
        while here != ends.start:
            leg = reached[here]
            taken = leg.minutes - reached[leg.before].minutes
            hops.append(_hop(leg.before, here, leg.connection, taken))
            here = leg.before
        minutes = reached[ends.end].minutes
        return Route(tuple(reversed(hops)), minutes, search.starts_by)

    def _explore(
        self,
        sources: Iterable[str],
        search: _Search,
        *,
        end: str | None = None,
        within: int | None = None,
    ) -> dict[str, _Leg]:
        """Earliest arrivals with the leg each came by; ties by fewest legs, then by id."""
        origins = frozenset(sources)
        waiting = [(0, 0, source, "", "") for source in sorted(origins)]
        reached: dict[str, _Leg] = {}
        silence = search.silence
        while waiting:
            minutes, legs, here, before, connection = heappop(waiting)
            if here in reached:
                continue
            reached[here] = _Leg(minutes, before, connection)
            if here == end:
                break
            if here not in origins and not self.stack.runs(here):
                continue
            onward = self._listed(here, search, reached)
            if silence and self._may_hold_more(here):
                onward += self._unlisted(reached)
                silence = False  # Whatever silence reaches, it reaches now.
            for to, name, taken in onward:
                if within is None or minutes + taken <= within:
                    heappush(waiting, (minutes + taken, legs + 1, to, here, name))
        return reached

    def _listed(
        self, here: str, search: _Search, reached: Mapping[str, _Leg]
    ) -> list[tuple[str, str, int]]:
        """Where listed and presumed connections bring it next: provider, connection, minutes."""
        return [
            (arc.to, arc.link.id, self.minutes(arc))
            for arc in self.stack.index.flows.leaving(here, search.carried.object)
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

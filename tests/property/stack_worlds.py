"""Generated stacks with their needs, and whether a serving holds, by trying every one of them.

Written apart from the engine: plain dictionaries, every combination of providers, every simple path.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import product
from typing import Any

from hypothesis import strategies as st

from feasibility.engine.needs import CapabilityNeedAt, FlowNeedAt, StackNeeds
from feasibility.engine.serving import ServingSearch
from feasibility.model.company import Company
from tests.stack_examples import (
    AS_OF,
    amount,
    capability,
    catalog,
    company,
    connection,
    monday,
    needs,
    search,
    suppress,
    takes,
    tool,
    view,
)

CAPABILITIES = ("crm", "email", "scoring", "sms")
SENDERS = ("email", "sms")
LATEST_START, EARLIEST_END, LAST = 6, 3, 9  # weeks 0 to 9, four weeks long
MARKET = catalog({name: name in SENDERS for name in (*CAPABILITIES, "consent")})
UNKNOWN_MINUTES = 527_040
Span = tuple[int, int]


@dataclass(frozen=True)
class Made:
    """A provider: levels as (low, high), standing, and limits."""

    name: str
    levels: Mapping[str, Span]
    status: str = "live"
    starts: int | None = None
    ends: int | None = None
    limits: Mapping[str, Span] = field(default_factory=dict)


@dataclass(frozen=True)
class Line:
    """A connection of one object; minutes as (low, high), a start in weeks where it comes later."""

    start: str
    end: str
    carried: str
    minutes: Span
    both: bool
    consent: bool | None
    starts: int | None


@dataclass(frozen=True)
class World:
    """A stack, what is asked of it, and which lists are declared complete."""

    providers: tuple[Made, ...]
    lines: tuple[Line, ...]
    asked: tuple[CapabilityNeedAt, ...]
    flows: tuple[FlowNeedAt, ...]
    suppressed: bool
    declared: frozenset[str]

    def needs(self) -> StackNeeds:
        """What is asked."""
        more = (suppress(within=60),) if self.suppressed else ()
        return needs(*self.asked, *self.flows, *more, audience="eu")

    def company(self, **more: Any) -> Company:
        """The company that has this stack."""
        stack = [_tool(made) for made in self.providers]
        lines = [_connection(number, line) for number, line in enumerate(self.lines)]
        declared = tuple(sorted(self.declared | {"team"}))
        return company(stack, lines, declared=declared, **more)

    def search(self, mode: str) -> ServingSearch:
        """The engine's search."""
        return search(self.needs(), view(self.company(), MARKET, mode))

    def settled(self, draw: st.DrawFn) -> World:
        """A world inside this one's ranges: every fact a point, every list declared complete."""

        def point(span: Span) -> Span:
            value = draw(st.sampled_from(span))
            return value, value

        def points(spans: Mapping[str, Span]) -> Mapping[str, Span]:
            return {name: point(span) for name, span in spans.items()}

        anything = dict.fromkeys((*CAPABILITIES, "consent"), (0, 3))
        return replace(
            self,
            providers=tuple(
                replace(
                    made,
                    levels=points(made.levels or anything),
                    limits=points(made.limits),
                )
                for made in self.providers
            ),
            lines=tuple(
                replace(
                    line,
                    minutes=point(line.minutes),
                    consent=draw(st.booleans())
                    if line.consent is None
                    else line.consent,
                )
                for line in self.lines
            ),
            declared=frozenset(
                (
                    "stack.execution",
                    *(f"connections.{made.name}" for made in self.providers),
                )
            ),
        )

    def renamed(self, names: Mapping[str, str]) -> World:
        """The same world with other ids of providers."""
        return World(
            tuple(
                Made(names[m.name], m.levels, m.status, m.starts, m.ends, m.limits)
                for m in reversed(self.providers)
            ),
            tuple(
                Line(
                    names[x.start],
                    names[x.end],
                    x.carried,
                    x.minutes,
                    x.both,
                    x.consent,
                    x.starts,
                )
                for x in reversed(self.lines)
            ),
            self.asked,
            self.flows,
            self.suppressed,
            frozenset(_renamed_list(name, names) for name in self.declared),
        )


def _renamed_list(name: str, names: Mapping[str, str]) -> str:
    kind, _, of = name.partition(".")
    return f"{kind}.{names[of]}" if kind == "connections" else name


def _fact(span: Span) -> Any:
    return span[0] if span[0] == span[1] else {"low": span[0], "high": span[1]}


def _tool(made: Made) -> dict[str, Any]:
    more: dict[str, Any] = {"status": made.status}
    if made.starts is not None:
        more["live_from"] = monday(made.starts)
    if made.ends is not None:
        more["live_until"] = (AS_OF + timedelta(days=7 * made.ends + 6)).isoformat()
    more["limits"] = [
        {"limit": limit, "value": _fact(span)} for limit, span in made.limits.items()
    ]
    return tool(
        made.name, {key: _fact(span) for key, span in made.levels.items()}, **more
    )


def _connection(number: int, line: Line) -> dict[str, Any]:
    minutes: Any = _fact(line.minutes)
    if line.minutes == (0, UNKNOWN_MINUTES):
        minutes = "unknown"
    more: dict[str, Any] = {
        "direction": "both" if line.both else "forward",
        "carries_consent": "unknown" if line.consent is None else line.consent,
    }
    if line.starts is not None:
        more.update(status="planned", live_from=monday(line.starts))
    return connection(f"x{number}", line.start, line.end, line.carried, minutes, **more)


# --- Trying everything ---------------------------------------------------------------


class Trial:
    """A world at one end: which assignments of providers hold."""

    def __init__(self, world: World, *, optimistic: bool) -> None:
        self.world, self.optimistic = world, optimistic
        self.by_name = {made.name: made for made in world.providers}
        self.slots: dict[str, int] = {}
        for need in world.asked:
            self.slots[need.capability] = max(
                need.level, self.slots.get(need.capability, 0)
            )
        for flow in world.flows:
            self.slots.setdefault(flow.from_capability, 1)
            self.slots.setdefault(flow.to_capability, 1)
        if world.suppressed:
            self.slots.setdefault("consent", 1)

    def good(self, span: Span, *, more: bool) -> int:
        """The span's end."""
        return max(span) if more == self.optimistic else min(span)

    def candidates(self, name: str) -> list[str]:
        """Who serves the capability alone; `?` where silence allows it."""
        found = [made.name for made in self.world.providers if self._alone(made, name)]
        silent = self.optimistic and "stack.execution" not in self.world.declared
        return [*found, "?"] if silent else found

    def _alone(self, made: Made, name: str) -> bool:
        if made.levels:
            level = self.good(made.levels.get(name, (0, 0)), more=True)
        else:
            level = self.good((0, 3), more=True)
        if level < self.slots[name] or made.status == "off":
            return False
        if made.status == "planned" and (
            made.starts is None or made.starts > LATEST_START
        ):
            return False
        if made.ends is not None and made.ends < EARLIEST_END:
            return False
        if made.status == "retiring" and made.ends is None and not self.optimistic:
            return False
        return all(
            self._fits(made.name, [need])
            for need in self.world.asked
            if need.capability == name
        )

    def _fits(self, name: str, taken: list[CapabilityNeedAt]) -> bool:
        """Contacts count once (one audience), sends add up."""
        amounts: dict[str, list[int]] = {}
        for need in taken:
            for use in need.uses:
                coefficient = use.amount.sum[0].coefficient.value
                amounts.setdefault(use.limit, []).append(int(coefficient or 0))
        for limit, each in amounts.items():
            span = self.by_name[name].limits.get(limit)
            total = max(each) if limit == "contacts" else sum(each)
            if span is not None and total > self.good(span, more=True):
                return False
        return True

    def holds(self, serves: Mapping[str, str]) -> bool:
        """Whether everything holds at once under this assignment."""
        for name, provider in serves.items():
            if provider not in self.candidates(name):
                return False
        for made in self.world.providers:
            mine = [
                need
                for need in self.world.asked
                if serves[need.capability] == made.name
            ]
            if not self._fits(made.name, mine):
                return False
        first, last = 0, LAST
        for provider in set(serves.values()) - {"?"}:
            made = self.by_name[provider]
            first = max(first, made.starts or 0)
            last = last if made.ends is None else min(last, made.ends)
        for start, end, carried, consent, within in self._arrivals(serves):
            week = self.earliest_week(start, end, carried, consent, within)
            if week is None:
                return False
            first = max(first, week)
        return first + EARLIEST_END <= last

    def _arrivals(
        self, serves: Mapping[str, str]
    ) -> Iterator[tuple[str, str, str, bool, int]]:
        for flow in self.world.flows:
            ends = serves[flow.from_capability], serves[flow.to_capability]
            yield *ends, flow.object, flow.with_consent, flow.within_minutes
        if self.world.suppressed:
            for need in self.world.asked:
                if need.capability in SENDERS:
                    yield (
                        serves["consent"],
                        serves[need.capability],
                        "opt_outs",
                        False,
                        60,
                    )

    def earliest_week(
        self, start: str, end: str, carried: str, consent: bool, within: int
    ) -> int | None:
        """The least week from which some simple path arrives in time; none if none ever does."""
        if start == end or "?" in (start, end):
            return 0
        best: int | None = None
        waiting: list[tuple[str, int, int, frozenset[str]]] = [
            (start, 0, 0, frozenset((start,)))
        ]
        while waiting:
            here, minutes, week, seen = waiting.pop()
            if minutes > within:
                continue
            if here == end:
                best = week if best is None else min(best, week)
                continue
            if here != start and self.by_name[here].status not in ("live", "retiring"):
                continue
            for to, more, later in self._steps(here, carried, consent):
                if to not in seen:
                    waiting.append((to, minutes + more, max(week, later), seen | {to}))
        return best

    def _steps(
        self, here: str, carried: str, consent: bool
    ) -> Iterator[tuple[str, int, int]]:
        for line in self.world.lines:
            if line.carried != carried or (line.starts or 0) > LATEST_START:
                continue
            said = self.optimistic if line.consent is None else line.consent
            if consent and not said:
                continue
            minutes = self.good(line.minutes, more=False)
            if line.start == here:
                yield line.end, minutes, line.starts or 0
            if line.both and line.end == here:
                yield line.start, minutes, line.starts or 0
        if self.optimistic and f"connections.{here}" not in self.world.declared:
            for other in self.by_name:
                if f"connections.{other}" not in self.world.declared:
                    yield other, 0, 0

    def any_holds(self, pinned: Mapping[str, str] | None = None) -> bool:
        """Whether any assignment holds, some providers being given."""
        given = pinned or {}
        choices = [
            [given[name]] if name in given else self.candidates(name)
            for name in self.slots
        ]
        return any(
            self.holds(dict(zip(self.slots, combination, strict=True)))
            for combination in product(*choices)
        )


# --- Making worlds -------------------------------------------------------------------

NAMES = ("a", "b", "c", "d", "e")


def spans(values: st.SearchStrategy[int]) -> st.SearchStrategy[Span]:
    """Points, and now and then a range."""
    return st.one_of(
        values.map(lambda value: (value, value)),
        values.map(lambda value: (value, value)),
        st.tuples(values, values).map(lambda two: (min(two), max(two))),
    )


@st.composite
def providers(draw: st.DrawFn, name: str) -> Made:
    """A provider of most capabilities: what fails shall mostly fail together, not alone."""
    able = [each for each in (*CAPABILITIES, "consent") if draw(st.integers(0, 9)) < 6]
    rare = draw(st.integers(0, 9))
    status = {0: "retiring", 1: "planned", 2: "planned", 3: "off"}.get(rare, "live")
    starts = draw(st.none() | st.integers(0, 7)) if status == "planned" else None
    ends = draw(st.integers(2, 11)) if draw(st.integers(0, 9)) < 3 else None
    limited = draw(st.lists(st.sampled_from(["contacts", "sends_month"]), unique=True))
    sizes = spans(st.sampled_from([8, 12, 16, 25]))
    return Made(
        name,
        {each: draw(spans(st.sampled_from([1, 2, 2, 3]))) for each in able},
        status,
        starts,
        ends,
        {limit: draw(sizes) for limit in limited},
    )


@st.composite
def lines(draw: st.DrawFn, names: tuple[str, ...]) -> Line:
    """A connection between two of the providers."""
    start, end = draw(st.permutations(names))[:2]
    minutes = draw(
        spans(st.sampled_from([1, 20, 40, 70])) | st.just((0, UNKNOWN_MINUTES))
    )
    return Line(
        start,
        end,
        draw(st.sampled_from(["responses"] * 3 + ["opt_outs"])),
        minutes,
        draw(st.booleans()),
        draw(st.sampled_from([True, True, True, False, None])),
        draw(st.none() | st.none() | st.none() | st.integers(0, 7)),
    )


@st.composite
def flows(draw: st.DrawFn) -> FlowNeedAt:
    """A flow of responses between two capabilities."""
    start, end = draw(st.permutations(CAPABILITIES))[:2]
    within, consent = draw(st.sampled_from([20, 60, 100])), draw(st.booleans())
    name = f"flow-{start}-{end}-{within}-{consent}"
    return FlowNeedAt(name, start, end, "responses", within, "run", consent)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Up to five providers, four capabilities, flows, suppression, limits and dates."""
    names = NAMES[: draw(st.integers(3, 5))]
    wanted = draw(st.lists(st.sampled_from(CAPABILITIES), unique=True, min_size=2))
    asked = []
    for name in wanted:
        limits = draw(
            st.lists(st.sampled_from(["contacts", "sends_month"]), unique=True)
        )
        uses = [
            takes(limit, amount(draw(st.sampled_from([4, 8, 12])))) for limit in limits
        ]
        asked.append(capability(name, draw(st.sampled_from([1, 1, 2])), *uses))
    lists = ["stack.execution", *(f"connections.{name}" for name in names)]
    return World(
        tuple(draw(providers(name)) for name in names),
        tuple(draw(st.lists(lines(names), min_size=1, max_size=9))),
        tuple(asked),
        tuple(
            draw(st.lists(flows(), max_size=3, unique_by=lambda flow: flow.requirement))
        ),
        draw(st.integers(0, 3)) == 0,
        frozenset(name for name in lists if draw(st.integers(0, 9)) < 8),
    )


__all__ = ["Trial", "World", "worlds"]

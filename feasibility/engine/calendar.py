"""Windows of phases: the weeks in which each may start and must have ended, and why.

A forward pass gives earliest starts, a backward pass latest ones; where they cross, the timing
refutation lists both chains. Source of the passes: the critical path method (Kelley and Walker
1959), in whole weeks with frozen weeks skipped. docs/semantics.md section 2.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from feasibility.kernel.units import monday_of, sunday_of
from feasibility.model.certificate import Step, TimingRefutation

HORIZON_WEEKS = 600


@dataclass(frozen=True, slots=True)
class Bound:
    """A week that bounds a phase, and what says so."""

    week: int
    what: str
    subject: str
    days: int = 0
    weeks: int = 0
    before: tuple[Bound, ...] = ()
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """A phase before any window is known: duration in unfrozen weeks and what it comes after."""

    phase: str
    least_weeks: int
    after: tuple[str, ...]
    frozen: frozenset[int]
    no_start: frozenset[int]
    launch: bool
    last: bool
    not_before: tuple[Bound, ...] = ()
    start_by: tuple[Bound, ...] = ()
    end_by: tuple[Bound, ...] = ()


@dataclass(frozen=True, slots=True)
class Window:
    """Start weeks (first, last) and the last week a phase may end in; all inclusive."""

    first_start: int
    last_start: int
    first_end: int
    last_end: int

    def holds(self, week: int) -> bool:
        """Whether work of the phase may fall in this week (frozen ones apart)."""
        return self.first_start <= week <= self.last_end


@dataclass(frozen=True, slots=True)
class Windows:
    """The window of every phase of an initiative."""

    frames: tuple[Frame, ...]
    of: Mapping[str, Window] = field(default_factory=dict)

    @property
    def launch(self) -> Frame:
        """The phase whose start is the launch."""
        return next(frame for frame in self.frames if frame.launch)

    @property
    def launch_window(self) -> Window:
        """The window of the launch."""
        return self.of[self.launch.phase]

    @property
    def end(self) -> int:
        """The earliest week in which the whole initiative can have ended."""
        return max(window.first_end for window in self.of.values())


def end_from(start: int, frame: Frame) -> int:
    """The week in which a phase started then has had its least duration."""
    if not frame.frozen:
        return start + frame.least_weeks - 1
    week, done = start, 0
    for week in range(start, start + HORIZON_WEEKS):
        done += week not in frame.frozen
        if done >= frame.least_weeks:
            return week
    return week


def start_for(end: int, frame: Frame) -> int:
    """The last week a phase can start in to have had its least duration by the end of a week."""
    week, done = end, 0
    for week in range(end, end - HORIZON_WEEKS, -1):
        done += week not in frame.frozen
        if done >= frame.least_weeks and week not in frame.no_start:
            return week
    return week


def windows_of(frames: tuple[Frame, ...]) -> Windows | TimingRefutation:
    """The windows of all phases, or the refutation where one has to start later than it can.

    Frames come in an order in which every phase stands behind those it comes after.
    """
    earliest: dict[str, Bound] = {}
    ends: dict[str, int] = {}
    for frame in frames:
        bound = _first_start(frame, earliest, ends)
        earliest[frame.phase], ends[frame.phase] = bound, end_from(bound.week, frame)
    latest = _backward(frames)
    for frame in frames:
        if earliest[frame.phase].week > latest[frame.phase][0].week:
            return _crossed(frame.phase, earliest[frame.phase], latest[frame.phase][0])
    return Windows(
        frames,
        {
            frame.phase: Window(
                earliest[frame.phase].week,
                latest[frame.phase][0].week,
                ends[frame.phase],
                latest[frame.phase][1],
            )
            for frame in frames
        },
    )


def _after(phase: str, start: Bound, end: int) -> Bound:
    return Bound(
        end + 1, "after_phase", phase, weeks=end + 1 - start.week, before=(start,)
    )


def _first_start(
    frame: Frame, earliest: Mapping[str, Bound], ends: Mapping[str, int]
) -> Bound:
    bounds = [
        *frame.not_before,
        *(
            Bound(
                ends[name] + 1,
                "after_phase",
                name,
                weeks=ends[name] + 1 - earliest[name].week,
                before=(earliest[name],),
            )
            for name in frame.after
        ),
    ]
    bound = max(bounds, key=lambda entry: entry.week)
    week = bound.week
    while week in frame.no_start and week < bound.week + HORIZON_WEEKS:
        week += 1
    if week > bound.week:
        bound = Bound(
            week, "frozen", frame.phase, weeks=week - bound.week, before=(bound,)
        )
    return bound


def _backward(frames: tuple[Frame, ...]) -> dict[str, tuple[Bound, int]]:
    latest: dict[str, tuple[Bound, int]] = {}
    for frame in reversed(frames):
        ends = [
            *frame.end_by,
            *(
                Bound(
                    latest[later.phase][0].week - 1,
                    "before_phase",
                    later.phase,
                    before=(latest[later.phase][0],),
                )
                for later in frames
                if frame.phase in later.after
            ),
        ]
        end = min(ends, key=lambda entry: entry.week)
        week = start_for(end.week, frame)
        start = Bound(
            week, "duration", frame.phase, weeks=end.week + 1 - week, before=(end,)
        )
        for bound in frame.start_by:
            if bound.week < start.week:
                start = bound
        week = start.week
        while week in frame.no_start and week > start.week - HORIZON_WEEKS:
            week -= 1
        if week < start.week:
            start = Bound(
                week, "frozen", frame.phase, weeks=start.week - week, before=(start,)
            )
        latest[frame.phase] = (start, end.week)
    return latest


def _crossed(phase: str, earliest: Bound, latest: Bound) -> TimingRefutation:
    return TimingRefutation(
        phase=phase,
        steps=(*_steps(earliest, "earliest"), *_steps(latest, "latest")),
        earliest=monday_of(earliest.week),
        latest=monday_of(latest.week),
    )


def _steps(bound: Bound, side: Literal["earliest", "latest"]) -> Iterable[Step]:
    chain: list[Bound] = []
    here: Bound | None = bound
    while here is not None:
        chain.append(here)
        here = here.before[0] if here.before else None
    for entry in reversed(chain):
        ends_week = entry.what in {"plan_end", "latest", "live_until", "before_phase"}
        yield Step(
            what=entry.what,
            subject=entry.subject,
            weeks=entry.weeks,
            days=entry.days,
            until=entry.day
            or (sunday_of(entry.week) if ends_week else monday_of(entry.week)),
            side=side,
        )


def bounded(
    frames: tuple[Frame, ...],
    *,
    not_before: Mapping[str, Bound] | None = None,
    launch_by: Bound | None = None,
    end_by: Bound | None = None,
) -> tuple[Frame, ...]:
    """The same frames under further bounds: starts of phases, the launch, the end of the last phase."""
    floors = not_before or {}
    return tuple(
        replace(
            frame,
            not_before=(*frame.not_before, floors[frame.phase])
            if frame.phase in floors
            else frame.not_before,
            start_by=(*frame.start_by, launch_by)
            if launch_by and frame.launch
            else frame.start_by,
            end_by=(*frame.end_by, end_by) if end_by else frame.end_by,
        )
        for frame in frames
    )

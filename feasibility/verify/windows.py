"""When a phase can be: its window after a pass forwards and one backwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from feasibility.model.requirement import TemplatePhase
from feasibility.verify.bounds import Bound, Bounded, bounded, launch_phase
from feasibility.verify.reading import Reading
from feasibility.verify.standpoint import Standpoint, standpoint_of
from feasibility.verify.world import by_key


@dataclass(frozen=True)
class Window:
    """Weeks in which a phase may start and end."""

    first_start: int
    first_end: int
    last_start: int
    last_end: int

    @property
    def empty(self) -> bool:
        """Whether there is no week to start in."""
        return self.first_start > self.last_start


def bounds_of(at: Standpoint) -> dict[str, Bounded]:
    """What bounds each phase by itself, at this reading."""
    if "bounds" not in at.memo:
        template = at.template
        others = [*_after_others(at)]
        at.memo["bounds"] = {
            phase.id: bounded(at, phase, others)
            for phase in (template.phases if template is not None else ())
        }
    found: dict[str, Bounded] = at.memo["bounds"]
    return found


def _after_others(at: Standpoint) -> Iterator[Bound]:
    """The initiatives after which this one launches."""
    for other in at.initiative.after:
        launch = _launch_of(at, other)
        if launch is not None:
            yield Bound("initiative", other, launch + 1)


def _launch_of(at: Standpoint, other: str) -> int | None:
    """The other's launch in the witness; else its earliest at the optimistic reading."""
    if at.launches is not None and (other in at.launches or not at.reading.generous):
        return at.launches.get(other)
    initiative = at.world.initiatives.get(other)
    asked: set[str] = at.world.memo.setdefault("launches asked for", set())
    if initiative is None or other in asked:
        return None
    asked.add(other)
    reading = Reading("optimistic", "refutation")
    launch = earliest_launch(standpoint_of(at.world, initiative, reading))
    asked.discard(other)
    return launch


def earliest_launch(at: Standpoint) -> int | None:
    """The first week in which the initiative can launch; None without a template."""
    template = at.template
    phase = launch_phase(template.phases) if template is not None else None
    return None if phase is None else windows_of(at)[phase.id].first_start


def windows_of(at: Standpoint) -> dict[str, Window]:
    """The window of each phase after both passes; in a witness, the weeks it is placed in."""
    if at.placed is not None:
        return {
            phase: Window(first, last, first, last)
            for phase, (first, last) in at.placed.items()
        }
    if "windows" not in at.memo:
        phases = at.template.phases if at.template is not None else ()
        at.memo["windows"] = _passes(by_key(phases), bounds_of(at))
    found: dict[str, Window] = at.memo["windows"]
    return found


def _passes(
    phases: Mapping[str, TemplatePhase], bounds: dict[str, Bounded]
) -> dict[str, Window]:
    order = _in_order(phases)
    windows: dict[str, Window] = {}
    for name in order:
        own = bounds[name]
        ends = [windows[each].first_end + 1 for each in _known(phases, name, windows)]
        first = own.no_start.free_from(max([own.first_start, *ends]))
        windows[name] = Window(first, own.frozen.end_after(first, own.weeks), 0, 0)
    for name in reversed(order):
        own = bounds[name]
        later = [each for each in order if name in phases[each].after]
        last_end = min(
            [own.last_end, *(windows[each].last_start - 1 for each in later)]
        )
        last = own.frozen.start_before(last_end, own.weeks)
        last = min([last, *(bound.week for bound in own.starts_by)])
        last = own.no_start.free_until(last)
        windows[name] = replace(windows[name], last_start=last, last_end=last_end)
    return windows


def _known(
    phases: Mapping[str, TemplatePhase], name: str, windows: dict[str, Window]
) -> list[str]:
    return [each for each in phases[name].after if each in windows]


def _in_order(phases: Mapping[str, TemplatePhase]) -> list[str]:
    """Every phase after those it must start after."""
    order: list[str] = []
    waiting = list(phases)
    while waiting:
        ready = [
            name
            for name in waiting
            if not ({*phases[name].after} & {*waiting} - {name})
        ]
        order += ready or waiting[:1]
        waiting = [name for name in waiting if name not in order]
    return order

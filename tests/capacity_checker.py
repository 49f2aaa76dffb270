"""Checks placements by the sentences of docs/semantics.md, sharing no code with the engine.

Weeks are walked one by one and sums are made anew; nothing here is fast.
"""

from collections.abc import Sequence

from feasibility.engine.capacity.placement import Placement
from feasibility.engine.capacity.problem import Part, PhaseSpec, Worker


def faults_of(
    placement: Placement,
    phases: Sequence[PhaseSpec],
    workers: Sequence[Worker],
    *,
    used: Sequence[Part] = (),
    launch_from: int | None = None,
) -> list[str]:
    """Every sentence that a placement breaks; `used` are parts of others."""
    faults = []
    by_id = {worker.id: worker for worker in workers}
    for spec in phases:
        start, end = placement.spans[spec.phase]
        faults += _calendar_faults(spec, start, end, placement, launch_from)
        faults += _presence_faults(spec, start, end, by_id)
        for demand in spec.demands:
            parts = [
                part
                for part in placement.parts
                if (part.owner, part.requirement, part.phase)
                == (demand.owner, demand.requirement, demand.phase)
            ]
            faults += part_faults(parts, demand.quarters, demand.workers)
            faults += [
                f"{part} outside its phase"
                for part in parts
                if not start <= part.week <= end or part.week in spec.frozen
            ]
    known = {(s.phase, d.requirement) for s in phases for d in s.demands}
    faults += [
        f"{part} of nothing"
        for part in placement.parts
        if (part.phase, part.requirement) not in known
    ]
    return faults + overfull([*placement.parts, *used], workers)


def _calendar_faults(
    spec: PhaseSpec,
    start: int,
    end: int,
    placement: Placement,
    launch_from: int | None,
) -> list[str]:
    faults = []
    open_weeks = [w for w in range(start, end + 1) if w not in spec.frozen]
    if not spec.earliest_start <= start <= spec.latest_start:
        faults.append(f"{spec.phase} starts outside its bounds")
    if end > spec.latest_end:
        faults.append(f"{spec.phase} ends too late")
    if len(open_weeks) < max(1, spec.least_weeks):
        faults.append(f"{spec.phase} is too short")
    if start in spec.frozen or start in spec.no_start:
        faults.append(f"{spec.phase} starts in a freeze")
    for name in spec.after:
        if start <= placement.spans[name][1]:
            faults.append(f"{spec.phase} starts before {name} ends")
    if spec.launch:
        if placement.launch != start:
            faults.append("the launch is not the start of its phase")
        if launch_from is not None and start < launch_from:
            faults.append("launched too early")
    return faults


def _presence_faults(
    spec: PhaseSpec, start: int, end: int, by_id: dict[str, Worker]
) -> list[str]:
    return [
        f"nobody for {demand.requirement} in {week}"
        for demand in spec.demands
        for week in range(start, end + 1)
        if week not in spec.frozen
        and not any(week in by_id[worker].present for worker in demand.workers)
    ]


def part_faults(
    parts: Sequence[Part], quarters: int, workers: Sequence[str]
) -> list[str]:
    """What is wrong with the parts of one demand, but for the hours of others."""
    faults = []
    if sum(part.quarters for part in parts) != quarters:
        faults.append(f"not {quarters} quarters: {parts}")
    if len({part.worker for part in parts}) > 3:
        faults.append(f"more than three workers: {parts}")
    if any(part.worker not in workers for part in parts):
        faults.append(f"somebody unable: {parts}")
    if len({(part.worker, part.week) for part in parts}) != len(parts):
        faults.append(f"two parts in one worker-week: {parts}")
    small = [part for part in parts if part.quarters < 8]
    if len(small) > 1 or any(part.quarters < 1 for part in parts):
        faults.append(f"more than one small part: {parts}")
    if small and small[0].week != max(part.week for part in parts):
        faults.append(f"the small part is not in the last week worked: {parts}")
    return faults


def overfull(parts: Sequence[Part], workers: Sequence[Worker]) -> list[str]:
    """Worker-weeks that hold more than they can."""
    there = {w.id: w.quarters for w in workers}
    sums: dict[tuple[str, int], int] = {}
    for part in parts:
        key = (part.worker, part.week)
        sums[key] = sums.get(key, 0) + part.quarters
    return [
        f"{worker} in {week}: {total}"
        for (worker, week), total in sums.items()
        if total > there[worker].get(week, 0)
    ]

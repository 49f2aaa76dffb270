"""Windows with the launch early enough for the goal."""

from __future__ import annotations

from feasibility.engine.calendar import Windows, bounded, windows_of
from feasibility.engine.goal import GoalReading, refuted_funnel
from feasibility.model.certificate import GoalRefutation, TimingRefutation


def aimed_at(
    goal: GoalReading | None, windows: Windows, initiative: str
) -> Windows | TimingRefutation | GoalRefutation:
    """The windows under the latest launch from which the goal is met, or why there is none."""
    if goal is None:
        return windows
    first, last = windows.launch_window.first_start, goal.last_in_time()
    in_time = windows_of(
        bounded(windows.frames, launch_by=goal.launch_bound(last, initiative))
    )
    if isinstance(in_time, TimingRefutation):
        return in_time
    latest = goal.latest_launch(first, min(last, in_time.launch_window.last_start))
    if latest is None:
        return refuted_funnel(goal, first)
    return windows_of(
        bounded(windows.frames, launch_by=goal.launch_bound(latest, initiative))
    )

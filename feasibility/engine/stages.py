"""What of a decision rests on facts of the initiative alone, worked out once a reading: calendar and goal, work, money.

Each stage is a result of `memo`, so that a question with some facts moved asks only those stages
anew that read them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from feasibility.engine.aim import aimed_at
from feasibility.engine.calendar import Bound, Frame, Windows, bounded, windows_of
from feasibility.engine.case import Case
from feasibility.engine.frames import frames_of
from feasibility.engine.goal import GoalReading
from feasibility.engine.goal_facts import goal_at, lacks_goal
from feasibility.engine.memo import Recall
from feasibility.engine.money import (
    Needs,
    initiative_money,
    programmes_money,
)
from feasibility.engine.needs import LimitUser, PhaseWindow, StackNeeds
from feasibility.engine.needs import Windows as PhaseWindows
from feasibility.engine.readiness import (
    approvals_by_provider,
    refuted_policy,
    refuted_readiness,
)
from feasibility.engine.reading import Reader
from feasibility.engine.work import Work, works_of
from feasibility.model.certificate import (
    Refutation,
    TimingRefutation,
    UnstatedRefutation,
)

Launches = tuple[tuple[str, int], ...]


class Aimed(NamedTuple):
    """Windows early enough for the goal, or why there are none."""

    refutation: Refutation | None
    goal: GoalReading | None = None
    windows: Windows | None = None


def aimed_of(case: Case, recall: Recall, earliest: Mapping[str, int]) -> Aimed:
    """The initiative's windows behind the earliest launches of those it comes after.

    Policies and prerequisites first, then the calendar, then the goal: the first that fails refutes.
    """
    after = tuple(
        (name, earliest[name]) for name in case.initiative.after if name in earliest
    )
    return case.memory.result(
        recall, ("aimed", after), lambda inner: _aimed(case, inner, after)
    )


def _aimed(case: Case, recall: Recall, after: Launches) -> Aimed:
    refutation: Refutation | None = case.memory.result(
        recall, "gate", lambda inner: _gate(case, inner.reader)
    )
    if refutation is not None:
        return Aimed(refutation)
    windows = case.memory.result(
        recall, ("calendar", after), lambda inner: _calendar(case, inner, after)
    )
    if not isinstance(windows, Windows):
        return Aimed(windows)
    goal = goal_of(case, recall)
    aimed = aimed_at(goal, windows, case.id)
    if not isinstance(aimed, Windows):
        return Aimed(aimed, goal)
    return Aimed(None, goal, aimed)


def goal_of(case: Case, recall: Recall) -> GoalReading | None:
    """The goal at a reading."""
    return case.memory.result(
        recall,
        "goal",
        lambda inner: goal_at(
            case.context, case.initiative, case.template, inner.reader
        ),
    )


def _gate(case: Case, reader: Reader) -> Refutation | None:
    if case.channels_decide:
        # No options: channels are not enumerated, they count all or none by the reading.
        reader.options(f"plan.initiatives[{case.id}].channels", None, (), "scope")
    musts = case.musts_at(reader.mode)
    refutation = refuted_policy(
        case.context, case.initiative, musts
    ) or refuted_readiness(case.context, musts, reader)
    if refutation is None and lacks_goal(case.initiative, reader):
        path = f"plan.initiatives[{case.id}].goal"
        return UnstatedRefutation(path=path)
    return refutation


def frames_at(case: Case, recall: Recall) -> tuple[Frame, ...]:
    """The phases with what bounds them, tools, goal and other initiatives apart."""
    return case.memory.result(
        recall,
        "frames",
        lambda inner: frames_of(
            case.context,
            case.initiative,
            case.template,
            case.musts_at(inner.reader.mode),
            inner.reader,
        ),
    )


def _calendar(
    case: Case, recall: Recall, after: Launches
) -> Windows | TimingRefutation:
    return windows_of(frames_behind(case, recall, after))


def frames_behind(case: Case, recall: Recall, after: Launches) -> tuple[Frame, ...]:
    """The same with the launch bounded by those of other initiatives."""
    frames = frames_at(case, recall)
    for name, launch in after:
        frames = bounded(frames, not_before={case.launch_phase: _after(name, launch)})
    return frames


def _after(name: str, launch: int) -> Bound:
    return Bound(launch + 1, "after_initiative", name)


def behind_others(
    case: Case, windows: Windows, launches: Mapping[str, int]
) -> Windows | None:
    """The windows behind the ways of those it comes after; None where one of them has no way to show."""
    frames = windows.frames
    for name in case.initiative.after:
        if name not in launches:
            return None
        bound = _after(name, launches[name])
        frames = bounded(frames, not_before={case.launch_phase: bound})
    if frames is windows.frames:
        return windows
    behind = windows_of(frames)
    return behind if isinstance(behind, Windows) else None


def works_at(case: Case, recall: Recall) -> tuple[Work, ...]:
    """The must work of the initiative at a reading."""
    return case.memory.result(
        recall,
        "works",
        lambda inner: works_of(
            case.initiative,
            case.musts_at(inner.reader.mode),
            case.terms,
            inner.reader,
        ),
    )


def money_at(case: Case, recall: Recall) -> Needs:
    """What the initiative takes of budget lines at a reading."""
    return case.memory.result(
        recall,
        "money",
        lambda inner: initiative_money(case.context, case.initiative, inner.reader),
    )


def programmes_money_at(case: Case, recall: Recall) -> Needs:
    """What running programmes take of budget lines at a reading."""
    return recall.result(
        "programmes_money",
        lambda inner: programmes_money(case.context, inner.reader),
    )


def stack_needs(
    case: Case, recall: Recall, windows: Windows, taken: tuple[LimitUser, ...]
) -> StackNeeds:
    """What is asked of the stack in these windows, beside what others take of limits."""

    def narrow(
        first_weeks: Mapping[str, int], last_week: int | None
    ) -> PhaseWindows | Refutation:
        found = narrowed(case, windows, first_weeks, last_week)
        return phase_windows(found) if isinstance(found, Windows) else found

    return StackNeeds(
        initiative=case.id,
        windows=phase_windows(windows),
        usage_day=case.goal_day,
        terms=case.terms,
        narrow=narrow,
        asked=case.asked_at(recall.reader.mode),
        market_unit=case.initiative.market_unit,
        audience=case.initiative.audience,
        forbidden=case.forbidden,
        starts_with=case.memory.result(
            recall,
            "approvals",
            lambda inner: approvals_by_provider(
                case.context, case.initiative, case.launch_phase, inner.reader
            ),
        ),
        taken=taken,
    )


def narrowed(
    case: Case,
    windows: Windows,
    first_weeks: Mapping[str, int],
    last_week: int | None,
) -> Windows | TimingRefutation:
    """The windows under first weeks of phases and a last week that tools and links allow."""
    if not first_weeks and last_week is None:
        return windows
    floors = {
        phase: Bound(week, "live_from", phase) for phase, week in first_weeks.items()
    }
    end = None if last_week is None else Bound(last_week, "live_until", case.id)
    return windows_of(bounded(windows.frames, not_before=floors, end_by=end))


def phase_windows(windows: Windows) -> dict[str, PhaseWindow]:
    """Windows as serving takes them."""
    return {
        phase: PhaseWindow(
            earliest_start=window.first_start,
            earliest_end=window.first_end,
            latest_start=window.last_start,
            latest_end=window.last_end,
        )
        for phase, window in windows.of.items()
    }

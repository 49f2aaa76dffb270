"""What a refutation claims, as one sentence without its full stop: the heading of its proof."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from feasibility.model.certificate import (
    AfterRefutation,
    CapabilityRefutation,
    CapacityRefutation,
    CombinationRefutation,
    FlowRefutation,
    GoalRefutation,
    LimitRefutation,
    MoneyRefutation,
    PolicyRefutation,
    ReadinessRefutation,
    Refutation,
    SkillRefutation,
    TimingRefutation,
    UnstatedRefutation,
)
from feasibility.reports.locales import exact_number
from feasibility.reports.translation import Voice

_NAMED_WORKERS = 3


def claim(refutation: Refutation, voice: Voice, *, measure: str | None = None) -> str:
    """What cannot be, in one sentence.

    Args:
        refutation: what is claimed.
        voice: language and names.
        measure: what the goal counts, where a goal is refuted.
    """
    if isinstance(refutation, GoalRefutation):
        return _goal(refutation, voice, measure)
    return _CLAIMS[type(refutation)](refutation, voice)


def hours(quarters: int) -> float:
    """Hours of so many quarter-hours."""
    return quarters / 4


def difference(needed: str, there: str) -> str:
    """How much is short, exactly."""
    return str(exact_number(needed) - exact_number(there))


def _capability(refutation: CapabilityRefutation, voice: Voice) -> str:
    values = {"capability": refutation.capability, "level": refutation.level}
    return voice.say(f"claim.{refutation.kind}", values)


def _limit(refutation: LimitRefutation, voice: Voice) -> str:
    values = {
        "provider": refutation.provider,
        "limit": refutation.limit,
        "short": difference(refutation.needed, refutation.there),
    }
    return voice.say("claim.limit", values)


def _flow(refutation: FlowRefutation, voice: Voice) -> str:
    values: dict[str, Any] = {
        "object": refutation.object,
        "within_minutes": refutation.within_minutes,
        "providers": list(refutation.targets),
    }
    named = f"claim.{refutation.kind}"
    return voice.say(named if refutation.targets else "claim.flow.nowhere", values)


def _capacity(refutation: CapacityRefutation, voice: Voice) -> str:
    workers = sorted(
        {supply.worker for supply in refutation.supplies if supply.quarters}
    )
    values = {
        "skills": sorted({demand.skill for demand in refutation.demands}),
        "workers": workers,
        "short_hours": hours(refutation.needed_quarters - refutation.there_quarters),
        "first_week": min(demand.first_week for demand in refutation.demands),
        "last_week": max(demand.last_week for demand in refutation.demands),
    }
    if refutation.rule == "three":
        return voice.say("claim.three", values)
    few = 0 < len(workers) <= _NAMED_WORKERS
    return voice.say("claim.capacity.few" if few else "claim.capacity", values)


def _skills(refutation: SkillRefutation, voice: Voice) -> str:
    values = {
        "skill": refutation.skill,
        "proficiency": refutation.proficiency,
        "gap_mondays": list(refutation.gaps),
    }
    weeks = (refutation.last_week - refutation.first_week).days // 7 + 1
    nobody = not refutation.gaps or len(refutation.gaps) >= weeks
    return voice.say("claim.skills.nobody" if nobody else "claim.skills", values)


def _timing(refutation: TimingRefutation, voice: Voice) -> str:
    values = {
        "phase": refutation.phase,
        "earliest_day": refutation.earliest,
        "latest_day": refutation.latest,
    }
    return voice.say("claim.timing", values)


def _goal(refutation: GoalRefutation, voice: Voice, measure: str | None) -> str:
    values: dict[str, Any] = {
        "measure": measure,
        "reached": refutation.reached,
        "target": refutation.target,
        "initiatives": list(refutation.shared_with),
    }
    return voice.say(
        "claim.goal.shared" if refutation.shared_with else "claim.goal", values
    )


def _money(refutation: MoneyRefutation, voice: Voice) -> str:
    values = {
        "line": refutation.line,
        "quarter": refutation.quarter,
        "short_minor": refutation.needed_minor - refutation.there_minor,
    }
    return voice.say("claim.money", values)


def _policy(refutation: PolicyRefutation, voice: Voice) -> str:
    return voice.say(
        "claim.policy",
        {"policy": refutation.policy, "applies_to": refutation.applies_to},
    )


def _readiness(refutation: ReadinessRefutation, voice: Voice) -> str:
    late = refutation.ready_on is not None and refutation.needed_by is not None
    values = {
        "prerequisite": refutation.prerequisite,
        "ready_day": refutation.ready_on,
        "needed_day": refutation.needed_by,
    }
    return voice.say("claim.readiness.late" if late else "claim.readiness", values)


def _unstated(refutation: UnstatedRefutation, voice: Voice) -> str:
    return voice.say("claim.unstated", {"fact": refutation.path})


def _after(refutation: AfterRefutation, voice: Voice) -> str:
    return voice.say("claim.after", {"initiative": refutation.initiative})


def _combination(refutation: CombinationRefutation, voice: Voice) -> str:
    over_fact = any(case.choice is not None for case in refutation.cases)
    over = (
        voice.say("claim.combination.of_fact", {"fact": refutation.over})
        if over_fact
        else voice.say(
            "claim.combination.of_capability", {"capability": refutation.over}
        )
    )
    return voice.say("claim.combination", {"n": len(refutation.cases), "text": over})


_CLAIMS: dict[type, Callable[[Any, Voice], str]] = {
    CapabilityRefutation: _capability,
    LimitRefutation: _limit,
    FlowRefutation: _flow,
    CapacityRefutation: _capacity,
    SkillRefutation: _skills,
    TimingRefutation: _timing,
    MoneyRefutation: _money,
    PolicyRefutation: _policy,
    ReadinessRefutation: _readiness,
    UnstatedRefutation: _unstated,
    AfterRefutation: _after,
    CombinationRefutation: _combination,
}
__all__ = ["claim", "difference", "hours"]

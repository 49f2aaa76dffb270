"""What executing a strategy needs: capability, flow, suppression, work, prerequisite, queue."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, model_serializer

from feasibility.model.bounds import WeeksFact
from feasibility.model.fact import Provenance
from feasibility.model.formula import Formula
from feasibility.model.noun import Id, Keyed, Many, Name, Noun, Text

Importance = Literal["must", "should", "could"]
Level = Annotated[int, Field(ge=1, le=3)]
Minutes = Annotated[int, Field(ge=0, le=527_040)]


class LimitNeed(Noun):
    """What a requirement takes of a limit of the provider that serves it."""

    KEY = "limit"
    limit: Id
    amount: Formula


class RequirementBase(Provenance):
    """What all requirements share.

    `phase` is the phase that needs it first; it is needed to the end of the initiative.
    """

    id: Id
    importance: Importance = "must"
    phase: Id
    channel: Id | None = Field(
        default=None, description="Needed only if the initiative uses this channel."
    )
    why: Text | None = None

    @model_serializer(mode="wrap")
    def _with_kind(self, handler: Any) -> dict[str, Any]:
        """Always says its kind, which tells requirements apart, also where defaults are left out."""
        return {"kind": getattr(self, "kind", None), **handler(self)}


class CapabilityNeed(RequirementBase):
    """A capability at a level, with what it takes of its provider's limits."""

    kind: Literal["capability"] = "capability"
    capability: Id
    level: Level
    uses: Keyed[LimitNeed] = ()


class FlowNeed(RequirementBase):
    """An object that must get from who serves one capability to who serves another, within minutes."""

    kind: Literal["flow"] = "flow"
    from_capability: Id
    to_capability: Id
    object: Id
    within_minutes: Minutes
    with_consent: bool = False


class SuppressNeed(RequirementBase):
    """Opt-outs (or deletions) must reach, from who serves `from_capability`, every sender this initiative uses."""

    kind: Literal["suppress"] = "suppress"
    from_capability: Id = "consent_management"
    object: Id = "opt_outs"
    within_minutes: Minutes = 1440


class WorkNeed(RequirementBase):
    """Hours of a skill at a proficiency, over the whole phase."""

    kind: Literal["work"] = "work"
    skill: Id
    proficiency: Annotated[int, Field(ge=1, le=5)]
    hours: Formula


class PrerequisiteNeed(RequirementBase):
    """Something that has to be there before the phase starts; `asks` ones never decide."""

    kind: Literal["prerequisite"] = "prerequisite"
    prerequisite: Id
    question: Text
    effect: Literal["blocks", "asks"] = "blocks"


class QueueNeed(RequirementBase):
    """A service that the phase waits for, in the queue of that kind."""

    kind: Literal["queue"] = "queue"
    queue_kind: Id


Requirement = Annotated[
    CapabilityNeed | FlowNeed | SuppressNeed | WorkNeed | PrerequisiteNeed | QueueNeed,
    Field(discriminator="kind"),
]


class TemplatePhase(Noun):
    """A phase of a strategy: how long at least, after which others, whether buyers see it (`launch`).

    The launch of the initiative is the start of its first phase marked `launch`. `role` says
    what a freeze forbids: `build` phases by a build freeze, `launch` starts by a launch freeze.
    """

    id: Id
    name: Name
    least_weeks: WeeksFact
    after: Many[Id] = ()
    role: Literal["plan", "build", "launch", "run"] = "plan"

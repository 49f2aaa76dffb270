"""One initiative prepared for deciding: its template, its requirement lines, its scope terms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from feasibility.engine.context import Context
from feasibility.engine.formulas import InitiativeTerms
from feasibility.engine.frames import launch_phase
from feasibility.engine.memory import Memory
from feasibility.engine.needs import (
    Asked,
    CapabilityNeedAt,
    FlowNeedAt,
    LimitNeedAt,
    SuppressNeedAt,
)
from feasibility.engine.readiness import forbidden_providers
from feasibility.engine.requirements import Line, must_lines, requirement_lines
from feasibility.model.catalog import StrategyTemplate
from feasibility.model.plan import Initiative
from feasibility.model.requirement import CapabilityNeed, FlowNeed, SuppressNeed


@dataclass(frozen=True, eq=False)
class Case:
    """An initiative with everything about it that no reading changes."""

    context: Context
    initiative: Initiative
    template: StrategyTemplate
    lines: tuple[Line, ...]
    terms: InitiativeTerms
    memory: Memory

    @property
    def id(self) -> str:
        """The initiative's id."""
        return self.initiative.id

    @cached_property
    def launch_phase(self) -> str:
        """The phase whose start is the launch."""
        return launch_phase(self.template)

    @cached_property
    def musts(self) -> list[Line]:
        """What decides, with every channel-bound requirement counted where no channel is named."""
        return must_lines(self.lines, self.initiative, optimistic=False)

    @cached_property
    def optimistic_musts(self) -> list[Line]:
        """What decides, with no channel-bound requirement counted where no channel is named."""
        return must_lines(self.lines, self.initiative, optimistic=True)

    def musts_at(self, mode: str) -> list[Line]:
        """What decides at a reading."""
        return self.optimistic_musts if mode == "optimistic" else self.musts

    @cached_property
    def _asked(self) -> dict[bool, Asked]:
        return {
            best: Asked(
                capability_needs(musts), flow_needs(musts), suppress_needs(musts)
            )
            for best, musts in ((True, self.optimistic_musts), (False, self.musts))
        }

    def asked_at(self, mode: str) -> Asked:
        """What is asked of the stack at a reading."""
        return self._asked[mode == "optimistic"]

    @cached_property
    def goal_day(self) -> date:
        """The day limits are held against."""
        return self.context.goal_day(self.initiative)

    @cached_property
    def forbidden(self) -> dict[str, str]:
        """Provider -> the policy that forbids it here."""
        return forbidden_providers(self.context, self.initiative)

    @cached_property
    def channels_decide(self) -> bool:
        """Whether naming the channels would change what is needed."""
        return len(self.musts) != len(self.optimistic_musts)


# What is said of an initiative and decides nothing about it; its rank decides beside whom it stands.
UNDECISIVE = ("name", "given", "words", "owner", "offer", "give", "rank", "note")


def _decides_alike(one: Initiative, other: Initiative) -> bool:
    """Whether both are the same in all that decides about them."""
    neutral = dict.fromkeys(UNDECISIVE)
    return one is other or (
        one.model_copy(update=neutral) == other.model_copy(update=neutral)
    )


def case_of(
    context: Context, initiative: Initiative, known: Case | None = None
) -> Case | None:
    """The initiative prepared; None without a template, since then nobody knows what it takes.

    Args:
        context: what is checked.
        initiative: the initiative.
        known: as it was prepared for an earlier check of the same company on the same day.
    """
    template = context.template_of(initiative)
    if template is None:
        return None
    unchanged = known is not None and known.initiative is initiative
    return Case(
        context=context,
        initiative=initiative,
        template=template,
        lines=known.lines
        if known is not None and unchanged
        else requirement_lines(initiative, template),
        terms=InitiativeTerms(
            initiative, context.audiences.get(initiative.audience or "")
        ),
        memory=known.memory
        if known is not None and _decides_alike(known.initiative, initiative)
        else Memory(),
    )


def capability_needs(musts: list[Line]) -> tuple[CapabilityNeedAt, ...]:
    """The must capabilities as serving takes them."""
    return tuple(
        CapabilityNeedAt(
            requirement=line.need.id,
            capability=line.need.capability,
            level=line.need.level,
            phase=line.need.phase,
            uses=tuple(
                LimitNeedAt(
                    use.limit, use.amount, f"{line.path}.uses[{use.limit}].amount"
                )
                for use in line.need.uses
            ),
        )
        for line in musts
        if isinstance(line.need, CapabilityNeed)
    )


def flow_needs(musts: list[Line]) -> tuple[FlowNeedAt, ...]:
    """The must flows as serving takes them."""
    return tuple(
        FlowNeedAt(
            requirement=line.need.id,
            from_capability=line.need.from_capability,
            to_capability=line.need.to_capability,
            object=line.need.object,
            within_minutes=line.need.within_minutes,
            phase=line.need.phase,
            with_consent=line.need.with_consent,
        )
        for line in musts
        if isinstance(line.need, FlowNeed)
    )


def suppress_needs(musts: list[Line]) -> tuple[SuppressNeedAt, ...]:
    """The must suppressions as serving takes them."""
    return tuple(
        SuppressNeedAt(
            requirement=line.need.id,
            from_capability=line.need.from_capability,
            object=line.need.object,
            within_minutes=line.need.within_minutes,
            phase=line.need.phase,
        )
        for line in musts
        if isinstance(line.need, SuppressNeed)
    )

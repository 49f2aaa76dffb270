"""What a serving has to fill and to join: one slot for each capability, one join for each flow and sender."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from feasibility.engine.flow import Carried
from feasibility.engine.needs import (
    Asked,
    CapabilityNeedAt,
    FlowNeedAt,
    SuppressNeedAt,
)
from feasibility.engine.stack_index import StackIndex

FLOW_LEVEL = 1  # docs/semantics.md section 4: any provider of level 1 or more


@dataclass(frozen=True, slots=True)
class Slot:
    """A capability that one provider is to serve, with every need that it has to hold for.

    The need of the highest level comes first. A capability that is not required by itself but
    named by flows has a need of level 1 for each of them.

    Attributes:
        limits: the limits that any need takes of.
    """

    capability: str
    needs: tuple[CapabilityNeedAt, ...]
    limits: frozenset[str] = frozenset()

    @property
    def level(self) -> int:
        """The highest level that any need asks for."""
        return self.needs[0].level


@dataclass(frozen=True, slots=True)
class Join:
    """An object that has to get from who fills one slot to who fills the other (numbers of slots)."""

    kind: Literal["flow", "suppress"]
    requirement: str
    start: int
    end: int
    carried: Carried
    within: int
    phase: str


Shape = tuple[tuple[Slot, ...], tuple[Join, ...]]


def slots_and_joins(needs: Asked, index: StackIndex) -> Shape:
    """Slots in the order in which requirements first name their capabilities; joins of two slots."""
    shape: Shape | None = index.shapes.get(needs)
    if shape is None:
        shape = index.shapes[needs] = _slots_and_joins(needs, index)
    return shape


def _slots_and_joins(needs: Asked, index: StackIndex) -> Shape:
    slots = [*_required(needs)]
    senders = [slot.capability for slot in slots if index.sends(slot.capability)]
    slots += _named_only(needs, {slot.capability for slot in slots})
    number = {slot.capability: place for place, slot in enumerate(slots)}
    joins = [
        _join("flow", flow, flow.to_capability, flow.with_consent, number)
        for flow in needs.flows
    ]
    joins += [
        _join("suppress", suppression, sender, False, number)
        for suppression in needs.suppressions
        for sender in senders
    ]
    return tuple(slots), tuple(joins)


def _required(needs: Asked) -> Iterable[Slot]:
    by_capability: dict[str, list[CapabilityNeedAt]] = {}
    for need in needs.capabilities:
        by_capability.setdefault(need.capability, []).append(need)
    for capability, several in by_capability.items():
        several.sort(key=lambda need: -need.level)
        limits = frozenset(use.limit for need in several for use in need.uses)
        yield Slot(capability, tuple(several), limits)


def _named_only(needs: Asked, required: set[str]) -> Iterable[Slot]:
    """Capabilities that only a flow or a suppression names."""
    ends: list[tuple[str, FlowNeedAt | SuppressNeedAt]] = []
    for flow in needs.flows:
        ends += [(flow.from_capability, flow), (flow.to_capability, flow)]
    ends += [(each.from_capability, each) for each in needs.suppressions]
    named: dict[str, list[CapabilityNeedAt]] = {}
    for capability, end in ends:
        if capability not in required:
            need = CapabilityNeedAt(end.requirement, capability, FLOW_LEVEL, end.phase)
            named.setdefault(capability, []).append(need)
    for capability, several in named.items():
        yield Slot(capability, tuple(several))


def _join(
    kind: Literal["flow", "suppress"],
    need: FlowNeedAt | SuppressNeedAt,
    to_capability: str,
    with_consent: bool,
    number: dict[str, int],
) -> Join:
    return Join(
        kind,
        need.requirement,
        number[need.from_capability],
        number[to_capability],
        Carried(need.object, with_consent),
        need.within_minutes,
        need.phase,
    )


def in_order(
    slots: Sequence[Slot], joins: Iterable[Join], sizes: Sequence[int]
) -> list[int]:
    """The slots in the order they are filled: fewest options first, then what hangs together with these."""
    near: dict[int, set[int]] = {place: set() for place in range(len(slots))}
    for join in joins:
        near[join.start].add(join.end)
        near[join.end].add(join.start)
    limited = [place for place, slot in enumerate(slots) if slot.limits]
    for place, other in combinations(limited, 2):
        if slots[place].limits & slots[other].limits:
            near[place].add(other)
            near[other].add(place)
    left, order, reached = set(near), list[int](), set[int]()
    while left:
        pool = left & reached or left
        if any(sizes[each] == 0 for each in left):
            pool = left  # What nobody serves ends the search at once.
        place = min(pool, key=lambda each: (sizes[each], each))
        order.append(place)
        left.discard(place)
        reached |= near[place]
    return order

"""As much of faulty data as is sound, so that its references can be checked in the same pass.

What cannot be kept is left out: the faulty field where it is optional, else the element
around it. What a plan file cannot do without stands in for itself (`currency: XXX`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from feasibility.model.faults import PlacedFault, translate
from feasibility.model.noun import Noun
from feasibility.model.places import Place, key_of
from feasibility.model.shape import Shape, noun_here, shape_of, step

N = TypeVar("N", bound=Noun)

MOST_ROUNDS = 12
STAND_INS: dict[str, Any] = dict.fromkeys(
    ("name", "given", "vendor", "summary", "ask_vendor", "by", "why"), "?"
)


@dataclass(frozen=True)
class Salvage(Generic[N]):
    """The sound part of some data, and what was lost of it.

    `lost_names` are the keys of elements left out, so that nobody calls a reference to one of
    them dangling; `lost_places` all that was left out or replaced.
    """

    noun: N
    data: Any
    lost_names: frozenset[str]
    lost_places: frozenset[Place]

    def original(self, place: Place) -> Place:
        """Where a place of the sound part stands in the data it was taken from."""
        return _original(place, self.data, self.lost_places)


def salvage(
    data: Any,
    noun: type[N],
    faults: Iterable[PlacedFault],
    stand_ins: dict[Place, Any],
) -> Salvage[N] | None:
    """The sound part, or None where too little is left to say anything."""
    lost: set[Place] = set()
    replaced: dict[Place, Any] = {}
    names: set[str] = set()
    places = [fault.place for fault in faults]
    for _ in range(MOST_ROUNDS):
        given_up: set[Place] = set()  # in this round: its other faults go with it
        for place in places:
            if not any(place[:size] in given_up for size in range(1, len(place) + 1)):
                given_up.add(
                    _give_up(place, data, shape_of(noun), lost, replaced, stand_ins)
                )
        if () in lost:
            return None
        names |= _keys_at(lost, data, shape_of(noun))
        rest = _without(data, (), lost, replaced)
        try:
            sound = noun.model_validate(rest)
        except ValidationError as error:
            found = translate(error, rest, noun)
            places = [_original(fault.place, data, lost) for fault in found]
        else:
            gone = frozenset(lost | set(replaced))
            return Salvage(sound, data, frozenset(names), gone)
    return None


def _give_up(
    place: Place,
    data: Any,
    root: Shape,
    lost: set[Place],
    replaced: dict[Place, Any],
    stand_ins: dict[Place, Any],
) -> Place:
    """Leaves out (or replaces) the least part around a fault that can be done without; its place."""
    while place:
        if place in lost or place in replaced:
            place = place[:-1]
            continue
        stand_in = stand_ins.get(place) or STAND_INS.get(str(place[-1]))
        if isinstance(place[-1], int) or not _is_required(place, data, root):
            lost.add(place)
            return place
        if stand_in is not None:
            replaced[place] = stand_in
            return place
        place = place[:-1]
    lost.add(())
    return ()


def _is_required(place: Place, data: Any, shape: Shape) -> bool:
    for part in place[:-1]:
        shape, data = step(shape, part, data), _inside(data, part)
    noun = noun_here(shape, data)
    field = noun.model_fields.get(str(place[-1])) if noun is not None else None
    return field is not None and field.is_required()


def _without(
    data: Any, place: Place, lost: set[Place], replaced: dict[Place, Any]
) -> Any:
    if isinstance(data, dict):
        kept = {
            key: _without(value, (*place, key), lost, replaced)
            for key, value in data.items()
            if (*place, key) not in lost
        }
        for spot, value in replaced.items():
            if spot[:-1] == place:
                kept[str(spot[-1])] = value
        return kept
    if isinstance(data, list):
        return [
            _without(data[index], (*place, index), lost, replaced)
            for index in _kept(data, place, lost)
        ]
    return data


def _original(place: Place, here: Any, lost: set[Place] | frozenset[Place]) -> Place:
    found: list[str | int] = []
    for part in place:
        if isinstance(here, list) and isinstance(part, int):
            kept = _kept(here, tuple(found), lost)
            part = kept[part] if part < len(kept) else part
        here = _inside(here, part)
        found.append(part)
    return tuple(found)


def _kept(
    elements: list[Any], place: Place, lost: set[Place] | frozenset[Place]
) -> list[int]:
    """The indexes of the elements that were not left out."""
    return [index for index in range(len(elements)) if (*place, index) not in lost]


def _keys_at(places: Iterable[Place], data: Any, root: Shape) -> set[str]:
    """The keys of the list elements that stand at the places."""
    keys = set()
    for place in places:
        shape, here = root, data
        for part in place:
            around = shape
            shape, here = step(shape, part, here), _inside(here, part)
            key = key_of(here, around.item) if part == place[-1] else None
            if isinstance(part, int) and key is not None:
                keys.add(key)
    return keys


def _inside(data: Any, part: str | int) -> Any:
    if isinstance(data, dict):
        return data.get(part)
    if isinstance(data, list) and isinstance(part, int) and part < len(data):
        return data[part]
    return None

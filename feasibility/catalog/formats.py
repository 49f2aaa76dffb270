"""Plan files of older formats, brought to the newest one step at a time.

Format 1 is what is written today. Format 0 was a draft: `company.tools` for `company.stack`,
`hours_per_week` of a person for contract spans, and `text` of an initiative for `given`.
One kept file of each format lies in `tests/formats/`; a step is never changed once another
format has been published after it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from feasibility.model.faults import PlacedFault
from feasibility.model.places import Place
from feasibility.model.plan import FORMAT


class Upgraded(NamedTuple):
    """Data of the newest format; not `usable` if nobody here can read its format.

    `version` is the format it was written in.
    """

    data: Any
    faults: tuple[PlacedFault, ...] = ()
    usable: bool = True
    version: int = FORMAT

    def written_at(self, place: Place) -> Place:
        """Where a place of the upgraded data stands in the data as written."""
        for step in reversed(range(self.version, FORMAT)):
            place = _STEPS[step].written_at(place)
        return place


class Step(NamedTuple):
    """From one format to the next, and from a place in the next back to the one before."""

    upgrade: Callable[[dict[str, Any]], dict[str, Any]]
    written_at: Callable[[Place], Place]


def upgrade(data: Any) -> Upgraded:
    """The same plan file in the newest format. The data given is not changed."""
    if not isinstance(data, dict):
        return Upgraded(data)
    if "format" not in data:
        fault = PlacedFault("input.missing", ("format",))
        return Upgraded({"format": FORMAT, **data}, (fault,))
    version = data["format"]
    if version.__class__ is not int or not 0 <= version <= FORMAT:
        values = {"format": str(version)[:20], "newest": FORMAT}
        fault = PlacedFault("input.unknown_format", ("format",), values)
        return Upgraded(data, (fault,), usable=False)
    for step in range(version, FORMAT):
        data = {**_STEPS[step].upgrade(data), "format": step + 1}
    return Upgraded(data, version=version)


def _from_0_to_1(data: dict[str, Any]) -> dict[str, Any]:
    upgraded = dict(data)
    if isinstance(data.get("company"), dict):
        company = _renamed(data["company"], "tools", "stack")
        if isinstance(company.get("team"), list):
            company["team"] = [_with_spans(person) for person in company["team"]]
        upgraded["company"] = company
    if isinstance(data.get("plan"), dict):
        plan = dict(data["plan"])
        if isinstance(plan.get("initiatives"), list):
            plan["initiatives"] = list(_with_given_words(plan["initiatives"]))
        upgraded["plan"] = plan
    return upgraded


def _with_spans(person: Any) -> Any:
    if not isinstance(person, dict) or "hours_per_week" not in person:
        return person
    rest = {key: value for key, value in person.items() if key != "hours_per_week"}
    rest.setdefault("contract", [{"hours_a_week": person["hours_per_week"]}])
    return rest


def _with_given_words(initiatives: list[Any]) -> Iterator[Any]:
    for each in initiatives:
        yield _renamed(each, "text", "given") if isinstance(each, dict) else each


def _renamed(mapping: dict[str, Any], old: str, new: str) -> dict[str, Any]:
    """The mapping with one key renamed in its place; unchanged if both are there."""
    if new in mapping:
        return dict(mapping)
    return {new if key == old else key: value for key, value in mapping.items()}


def _written_in_0(place: Place) -> Place:
    match place:
        case ("company", "stack", *rest):
            return ("company", "tools", *rest)
        case ("company", "team", int(index), "contract", *_):
            return ("company", "team", index, "hours_per_week")
        case ("plan", "initiatives", int(index), "given", *_):
            return ("plan", "initiatives", index, "text")
    return place


_STEPS: dict[int, Step] = {0: Step(_from_0_to_1, _written_in_0)}

"""Ways of working as certificates hold them: weeks as Mondays, parts, servings, headroom."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from feasibility.engine.capacity.problem import Part as PlacedPart
from feasibility.engine.crew import Crew
from feasibility.engine.outcome import Served, Way
from feasibility.engine.reading import as_json
from feasibility.engine.workshop import Workshop
from feasibility.kernel.units import monday_of
from feasibility.model.witness import (
    Choice,
    Part,
    PlacedPhase,
    ProgrammePart,
    Serving,
    WayOfWorking,
    Witness,
)


def witness_of(ways: Iterable[Way], crew: Crew | None) -> Witness:
    """A witness that holds these ways beside the programmes of the crew."""
    return Witness(
        ways=tuple(_way(way) for way in ways),
        programmes=_programme_parts(crew.programme_parts or () if crew else ()),
    )


def shared_witness(workshop: Workshop, ways: Iterable[Way], crew: Crew) -> Witness:
    """The witness of the whole plan; each way is written once."""
    programmes = workshop.stock.memory.answer(
        "programme parts",
        crew,
        lambda: _programme_parts(crew.programme_parts or ()),
        alike=lambda then, now, _: then is now,
    )
    return Witness(
        ways=tuple(
            workshop.cases[way.initiative].memory.answer(
                "way written",
                way,
                partial(_way, way),
                alike=lambda then, now, _: then is now,
            )
            for way in ways
        ),
        programmes=programmes,
    )


def _way(way: Way) -> WayOfWorking:
    return WayOfWorking(
        initiative=way.initiative,
        reading=way.reading,
        reserved=way.reserved,
        placements=tuple(
            PlacedPhase(
                phase=phase, first_week=monday_of(start), last_week=monday_of(end)
            )
            for phase, (start, end) in way.placements.items()
        ),
        parts=tuple(_part(part) for part in way.parts),
        servings=tuple(_serving(served) for served in way.servings),
        sums=way.sums,
    )


def _part(part: PlacedPart) -> Part:
    return Part(
        requirement=part.requirement,
        worker=part.worker,
        week=monday_of(part.week),
        quarters=part.quarters,
    )


def _serving(served: Served) -> Serving:
    return Serving(
        choices=tuple(
            Choice(path=path, value=as_json(value)) for path, value in served.choices
        ),
        serves=dict(served.serves),
        paths=served.paths,
    )


def _programme_parts(parts: Iterable[PlacedPart]) -> tuple[ProgrammePart, ...]:
    """The parts of programmes, those alike but for their week together."""
    weeks: dict[tuple[str, str, str, int], list[int]] = {}
    for part in parts:
        alike = (part.owner, part.requirement, part.worker, part.quarters)
        weeks.setdefault(alike, []).append(part.week)
    return tuple(
        ProgrammePart(
            programme=programme,
            skill=skill,
            worker=worker,
            weeks=tuple(monday_of(week) for week in found),
            quarters=quarters,
        )
        for (programme, skill, worker, quarters), found in weeks.items()
    )

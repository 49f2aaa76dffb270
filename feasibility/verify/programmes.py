"""Whether running programmes keep their hours beside the ways of working."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from feasibility.kernel.units import monday_of, week_of
from feasibility.model.witness import ProgrammePart, ReadingName, WayOfWorking
from feasibility.verify.demands import (
    Need,
    most_placed,
    programme_need,
    programme_proficiency,
    programme_weeks,
)
from feasibility.verify.people import able
from feasibility.verify.reading import Reading
from feasibility.verify.verification import Ledger
from feasibility.verify.world import SILENT, World, by_key

Key = tuple[str, str, int]


def weeks_worked(ways: Iterable[WayOfWorking]) -> set[int]:
    """The weeks in which anybody works for any of these ways."""
    return {week_of(part.week) for way in ways for part in way.parts}


def check_programmes(
    world: World,
    parts: Sequence[ProgrammePart],
    weeks: Iterable[int],
    reading: ReadingName,
    ledger: Ledger,
) -> None:
    """Running programmes get their hours in these weeks, and no more than they take.

    Where a week does not hold them all, they get as many as they could without anybody else.
    """
    at = Reading(reading, "witness")
    given = _given(world, parts, at, ledger)
    for key in sorted(given):
        most = _most_taken(world, key)
        if given[key] > most:
            ledger.refuse(
                "more_than_needed", work=list(key[:2]), there=given[key], needed=most
            )
    if at.silence_helps and world.may_have_more_workers:
        return
    worked = {*weeks, *(week for _, _, week in given)}
    _check_enough(world, given, worked, at, ledger)


def _check_enough(
    world: World,
    given: dict[Key, int],
    worked: set[int],
    at: Reading,
    ledger: Ledger,
) -> None:
    needs: dict[Key, Need] = {}
    for programme in world.company.programmes:
        for work in programme.work:
            for week in worked.intersection(programme_weeks(world, programme)):
                need = programme_need(world, at, programme, work, [week])
                needs[programme.id, work.skill, week] = need
    for week in sorted(worked):
        group = {key: need for key, need in needs.items() if key[2] == week}
        asked = sum(need.quarters for need in group.values())
        placed = sum(min(given.get(k, 0), need.quarters) for k, need in group.items())
        if placed < asked:
            most = most_placed(world, at, [*group.values()])
            if placed < most:
                ledger.refuse("short", week=monday_of(week), needed=most, there=placed)


def _given(
    world: World, parts: Sequence[ProgrammePart], reading: Reading, ledger: Ledger
) -> dict[Key, int]:
    """The quarter-hours that each programme's work gets in each week."""
    given: dict[Key, int] = {}
    for number, part in enumerate(parts):
        inside = ledger.at(f"[#{number}]")
        programme = world.programmes.get(part.programme)
        work = by_key(programme.work).get(part.skill) if programme else None
        if programme is None or work is None:
            inside.refuse("no_such_work", programme=part.programme)
            continue
        proficiency = programme_proficiency(reading, programme, work)
        workers = able(world, reading, None, part.skill, proficiency)
        if reading.silence_helps and world.may_have_more_workers:
            workers.append(SILENT)
        if part.worker not in workers:
            inside.refuse("cannot_do_it", workers=[part.worker])
        if part.quarters <= 0 or not part.weeks:
            inside.refuse("empty_part")
        for day in part.weeks:
            if monday_of(week_of(day)) != day:
                inside.refuse("empty_part")
            key = (part.programme, part.skill, week_of(day))
            given[key] = given.get(key, 0) + part.quarters
    return given


def _most_taken(world: World, key: Key) -> int:
    """The most that a programme's work can take in a week, whatever the facts turn out to be."""
    programme = world.programmes[key[0]]
    if key[2] not in programme_weeks(world, programme):
        return 0
    worst = Reading("pessimistic", "witness")
    work = by_key(programme.work)[key[1]]
    return programme_need(world, worst, programme, work, [key[2]]).quarters

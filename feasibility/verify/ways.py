"""Whether a way of working meets all musts of its initiative, taken by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from feasibility.kernel.units import monday_of, week_of
from feasibility.model.witness import Choice, Serving, WayOfWorking
from feasibility.verify.bounds import launch_phase
from feasibility.verify.goals import reaches
from feasibility.verify.placements import check_placements
from feasibility.verify.places import NoSuchPlaceError, place_of, text_of
from feasibility.verify.policies import forbidding, never_ready
from feasibility.verify.reading import Reading
from feasibility.verify.servings import check_serving
from feasibility.verify.standpoint import Standpoint, Weeks
from feasibility.verify.verification import Ledger
from feasibility.verify.work import check_work
from feasibility.verify.world import World

MOST_COMBINATIONS = 64


@dataclass(frozen=True)
class View:
    """A way of working under one of its servings, and from where it is read."""

    way: WayOfWorking
    serving: Serving
    at: Standpoint


def placed_weeks(way: WayOfWorking) -> dict[str, Weeks]:
    """The first and last week of each placed phase."""
    return {
        each.phase: (week_of(each.first_week), week_of(each.last_week))
        for each in way.placements
    }


def launches_in(world: World, ways: Mapping[str, WayOfWorking]) -> dict[str, int]:
    """The launch week of every initiative that is placed."""
    found = {}
    for initiative_id, way in ways.items():
        initiative = world.initiatives.get(initiative_id)
        template = world.template_of(initiative) if initiative is not None else None
        phase = launch_phase(template.phases) if template is not None else None
        weeks = placed_weeks(way)
        if phase is not None and phase.id in weeks:
            found[initiative_id] = weeks[phase.id][0]
    return found


def views_of(
    world: World, way: WayOfWorking, launches: Mapping[str, int]
) -> list[View]:
    """A way under each of its servings; at the optimistic reading and without any, once."""
    initiative = world.initiatives[way.initiative]
    reading = Reading(way.reading, "witness")
    views = []
    for serving in way.servings or (Serving(serves={}),):
        at = Standpoint(
            world,
            initiative,
            reading.choosing(serving.choices),
            served=serving.serves,
            placed=placed_weeks(way),
            launches=launches,
        )
        views.append(View(way, serving, at))
    return views


def check_way(views: list[View], ledger: Ledger) -> None:
    """Refuses everything in which a way fails by itself.

    At the optimistic reading one serving is enough; otherwise the servings have to cover every
    combination of the facts they choose, and each has to hold.
    """
    way, world = views[0].way, views[0].at.world
    if way.reading != "optimistic":
        _check_covered(world, way, ledger)
    for number, view in enumerate(views):
        _check_view(view, ledger, ledger.at(f"servings[#{number}]"))


def _check_view(view: View, ledger: Ledger, inside: Ledger) -> None:
    at = view.at
    if at.template is None:
        ledger.refuse("unstated", path=".".join((*at.place, "template")))
        return
    for policy in forbidding(at):
        inside.refuse("forbidden", policy=policy.id)
    for prerequisite in never_ready(at):
        ledger.refuse("not_ready", prerequisite=prerequisite)
    if not check_placements(view.way, at, ledger):
        return
    check_serving(view.serving, at, inside)
    check_work(view.way, at, ledger)
    _check_goal(at, ledger)


def _check_goal(at: Standpoint, ledger: Ledger) -> None:
    goal = at.initiative.goal
    phase = launch_phase(at.template.phases) if at.template is not None else None
    assert at.placed is not None
    assert phase is not None
    if goal is None:
        if not at.reading.generous:
            ledger.refuse("unstated", path=".".join((*at.place, "goal")))
        return
    launch = at.placed[phase.id][0]
    if not reaches(at, goal, launch):
        ledger.refuse("goal_missed", launch=monday_of(launch))


def _check_covered(world: World, way: WayOfWorking, ledger: Ledger) -> None:
    """Every combination of the facts chosen by any serving has a serving that holds for it."""
    paths = sorted({each.path for s in way.servings for each in s.choices})
    options = []
    for path in paths:
        try:
            found = world.options_at(place_of(path))
        except NoSuchPlaceError:
            found = None
        if found is None:
            ledger.refuse("cannot_be_enumerated", path=path)
            return
        options.append(_at_typical(world, way, path, found))
    for combination in product(*options):
        taken = dict(zip(paths, map(text_of, combination), strict=True))
        covered = any(_holds_for(each.choices, taken) for each in way.servings)
        if paths and not covered:
            ledger.refuse("combination_missing", **taken)


def _at_typical(
    world: World, way: WayOfWorking, path: str, options: tuple[object, ...]
) -> tuple[object, ...]:
    """At the typical reading, a fact with a typical value has only that."""
    typical = getattr(world.find(place_of(path)).value, "typical", None)
    return (typical,) if way.reading == "typical" and typical is not None else options


def _holds_for(choices: tuple[Choice, ...], taken: Mapping[str, str]) -> bool:
    return all(taken.get(each.path) == text_of(each.value) for each in choices)


def matching(views: list[View], taken: Mapping[str, str]) -> Iterator[View]:
    """The views whose choices agree with these."""
    for view in views:
        if all(
            taken.get(each.path, text_of(each.value)) == text_of(each.value)
            for each in view.serving.choices
        ):
            yield view

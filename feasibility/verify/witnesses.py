"""The plan's shared witness, and the optimistic witness of an open initiative."""

from __future__ import annotations

from feasibility.model.assessment import OpenCertificate
from feasibility.model.plan import Initiative
from feasibility.model.witness import ReadingName, WayOfWorking, Witness
from feasibility.verify.others import Answers, rank
from feasibility.verify.programmes import check_programmes, weeks_worked
from feasibility.verify.sums import check_sums
from feasibility.verify.together import (
    Views,
    check_room,
    check_shared,
    check_worker_weeks,
)
from feasibility.verify.verification import Ledger
from feasibility.verify.ways import View, check_way, launches_in, views_of
from feasibility.verify.world import World


class Shared:
    """The shared witness, taken apart: ways that are claimed, and room that is reserved."""

    def __init__(self, world: World, witness: Witness, ledger: Ledger) -> None:
        self.world, self.witness = world, witness
        known = [way for way in witness.ways if way.initiative in world.initiatives]
        if len(known) < len(witness.ways):
            ledger.refuse("no_such_initiative")
        claimed = [way for way in known if not way.reserved]
        self.ways = {way.initiative: way for way in claimed}
        self.reserved = {way.initiative: way for way in known if way.reserved}
        if len(self.ways) + len(self.reserved) < len(known):
            ledger.refuse("way_stands_twice")
        self.launches = launches_in(world, self.ways)
        self.views: Views = {
            name: views_of(world, way, self.launches) for name, way in self.ways.items()
        }


def check_shared_witness(shared: Shared, answers: Answers, ledger: Ledger) -> None:
    """Every way in it holds by itself and beside the others, week by week."""
    for name, way in shared.ways.items():
        inside = ledger.at(f"ways[{name}]")
        if way.reading == "optimistic":
            inside.refuse("optimistic_way")
        check_way([*shared.views[name]], inside)
        others = [v for key, vs in shared.views.items() if key != name for v in vs]
        check_sums([*shared.views[name]], others, inside)
        _check_beside(shared, name, answers, inside)
    _check_hours(shared, answers, ledger)


def _check_hours(shared: Shared, answers: Answers, ledger: Ledger) -> None:
    """Nobody is over-planned: by all ways claimed, and by each with the room it leaves to others.

    Without any way there is nothing to fit: programmes are then held against the best hours.
    """
    world, programmes = shared.world, shared.witness.programmes
    ways = [*shared.ways.values()]
    worst = any(way.reading == "pessimistic" for way in ways)
    reading: ReadingName = "pessimistic" if worst else "typical"
    groups = [ways, *(_with_room(shared, name, answers) for name in shared.ways)]
    for group in groups if ways else []:
        check_worker_weeks(world, group, programmes, "typical", ledger)
        held = [way for way in group if way.reading == "pessimistic"]
        if any(not way.reserved for way in held):
            check_worker_weeks(world, held, programmes, "pessimistic", ledger)
    check_programmes(
        world,
        programmes,
        weeks_worked([way for group in groups for way in group]),
        reading if ways else "optimistic",
        ledger.at("programmes"),
    )


def _with_room(shared: Shared, name: str, answers: Answers) -> list[WayOfWorking]:
    """A way, the ways of those that count for it, and the room reserved for the open ones."""
    counted = answers.counted(shared.world.initiatives[name], "together")
    every = {**shared.reserved, **shared.ways}
    return [shared.ways[name], *(every[o.id] for o in counted if o.id in every)]


def _check_beside(shared: Shared, name: str, answers: Answers, ledger: Ledger) -> None:
    initiative = shared.world.initiatives[name]
    others = answers.counted(initiative, "together")
    for before in initiative.after:
        way = shared.ways.get(before)
        assumed = way is not None and way.reading == "typical"
        if assumed and shared.ways[name].reading == "pessimistic":
            ledger.refuse("comes_after_an_assumption", initiative=before)
    for view in shared.views[name]:
        for other in others:
            if other.id not in shared.ways:
                check_room(view, other, shared.reserved.get(other.id), ledger)
        check_shared(view, others, shared.views, ledger)


def check_open_witness(
    certificate: OpenCertificate,
    initiative: Initiative,
    shared: Shared,
    ledger: Ledger,
) -> None:
    """If the facts turn out well there is a way, beside those of feasible higher ones."""
    world, witness = shared.world, certificate.witness
    own = {way.initiative: way for way in witness.ways if not way.reserved}
    if world.template_of(initiative) is None and not witness.ways:
        return
    way = own.get(initiative.id)
    if (
        way is None
        or len(own) < len(witness.ways)
        or not {*own} <= {*world.initiatives}
    ):
        ledger.refuse("way_missing", initiative=initiative.id)
        return
    launches = {**shared.launches, **launches_in(world, own)}
    views = {name: views_of(world, each, launches) for name, each in own.items()}
    for name, each in own.items():
        inside = ledger.at(f"ways[{name}]")
        if name == initiative.id and each.reading != "optimistic":
            inside.refuse("not_optimistic", reading=each.reading)
        if each != shared.ways.get(name):
            check_way(views[name], inside)
            others = [v for key, vs in shared.views.items() if key != name for v in vs]
            check_sums(views[name], others, inside)
    higher = _higher(shared, initiative)
    for view in views[initiative.id]:
        check_shared(view, higher, shared.views, ledger)
    beside = [shared.ways[other.id] for other in higher if other.id not in own]
    programmes = witness.programmes or shared.witness.programmes
    together = [*own.values(), *beside]
    if not world.may_have_more_workers:
        check_worker_weeks(world, together, programmes, "optimistic", ledger)
    check_programmes(
        world,
        programmes,
        weeks_worked(together),
        "optimistic",
        ledger.at("programmes"),
    )


def _higher(shared: Shared, initiative: Initiative) -> list[Initiative]:
    """The feasible initiatives of higher rank."""
    world = shared.world
    own, ways = rank(world, initiative), map(world.initiatives.get, shared.ways)
    return [each for each in ways if each is not None and rank(world, each) < own]


__all__ = ["Shared", "View", "check_open_witness", "check_shared_witness"]

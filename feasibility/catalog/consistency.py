"""What a plan file says that cannot all be so: days in the wrong order, circles, two currencies."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from feasibility.catalog.circles import find_circles
from feasibility.catalog.days import find_misplaced_days
from feasibility.catalog.money_fields import find_money
from feasibility.model.catalog import Catalog
from feasibility.model.faults import PlacedFault
from feasibility.model.places import Place
from feasibility.model.plan import Initiative, PlanFile


def find_contradictions(
    plan_file: PlanFile,
    catalog: Catalog | None,
    *,
    as_of: date | None,
    lost: Collection[Place],
) -> Iterator[PlacedFault]:
    """Every contradiction that shows without looking anything up but the plan's strategies."""
    yield from find_misplaced_days(plan_file, as_of=as_of, lost=lost)
    yield from _circles(plan_file)
    if ("company", "currency") not in lost:
        yield from _currencies(plan_file)
    yield from _stack(plan_file)
    yield from _audiences(plan_file)
    if catalog is not None:
        yield from _requirements(plan_file, catalog)


def _circles(plan_file: PlanFile) -> Iterator[PlacedFault]:
    afters = {each.id: each.after for each in plan_file.plan.initiatives}
    yield from find_circles(afters, ("plan", "initiatives"))
    for index, template in enumerate(plan_file.library.templates):
        afters = {each.id: each.after for each in template.phases}
        yield from find_circles(afters, ("library", "templates", index, "phases"))


def _currencies(plan_file: PlanFile) -> Iterator[PlacedFault]:
    company = plan_file.company
    rates = {each.currency for each in company.exchange_rates}
    for index, rate in enumerate(company.exchange_rates):
        if rate.currency == company.currency:
            place = ("company", "exchange_rates", index, "currency")
            values = {"currency": rate.currency}
            yield PlacedFault("input.rate_of_own_currency", place, values)
    priced = {"company": company, "plan": plan_file.plan}
    for root, noun in priced.items():
        for spot, currency in find_money(noun, (root,)):
            if currency != company.currency and currency not in rates:
                values = {"currency": currency, "own": company.currency}
                yield PlacedFault("input.no_exchange_rate", spot, values)


def _stack(plan_file: PlanFile) -> Iterator[PlacedFault]:
    stack: Place = ("company", "stack")
    place: Place
    for index, provider in enumerate(plan_file.company.stack):
        place = (*stack, index)
        if provider.product is None:
            if provider.edition is not None:
                yield PlacedFault("input.edition_without_product", (*place, "edition"))
            if provider.add_ons:
                yield PlacedFault("input.add_ons_without_product", (*place, "add_ons"))
        for number, limit in enumerate(provider.limits):
            if limit.uncapped and limit.value is not None:
                spot = (*place, "limits", number, "uncapped")
                yield PlacedFault("input.uncapped_with_value", spot)
    for index, connection in enumerate(plan_file.company.connections):
        if connection.from_provider == connection.to_provider:
            place = ("company", "connections", index, "to_provider")
            values = {"name": connection.to_provider}
            yield PlacedFault("input.connects_to_itself", place, values)


def _audiences(plan_file: PlanFile) -> Iterator[PlacedFault]:
    for index, audience in enumerate(plan_file.company.audiences):
        for number, overlap in enumerate(audience.overlaps):
            if overlap.audience == audience.id:
                place = ("company", "audiences", index, "overlaps", number, "audience")
                yield PlacedFault("input.overlaps_itself", place)


def _requirements(plan_file: PlanFile, catalog: Catalog) -> Iterator[PlacedFault]:
    """Requirements added under an id that the strategy already has."""
    templates = {each.id: each for each in catalog.templates}
    for index, initiative in enumerate(plan_file.plan.initiatives):
        template = templates.get(initiative.template or "")
        if template is None or not initiative.added:
            continue
        taken = {each.id for each in template.requirements}
        place: Place = ("plan", "initiatives", index, "added")
        yield from _taken(initiative, taken, place)


def _taken(
    initiative: Initiative, taken: Collection[str], place: Place
) -> Iterator[PlacedFault]:
    for number, added in enumerate(initiative.added):
        if added.id in taken:
            values: dict[str, Any] = {"key": added.id}
            yield PlacedFault("input.duplicate_id", (*place, number, "id"), values)

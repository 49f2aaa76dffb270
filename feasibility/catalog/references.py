"""Whether what a plan file names is there, and whether what it says fits together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from feasibility.catalog.consistency import find_contradictions
from feasibility.catalog.layers import merged, taken_ids, wrong_corrections
from feasibility.catalog.names import (
    CATALOG_LISTS,
    COMPANY_LISTS,
    Known,
    Names,
    names_of,
)
from feasibility.catalog.pointers import Pointer, Scopes, find_pointers, kind_at
from feasibility.catalog.salvage import Salvage
from feasibility.kernel.errors import Fault
from feasibility.model.catalog import (
    Catalog,
    Connector,
    Product,
    StrategyTemplate,
)
from feasibility.model.fact import UNKNOWN
from feasibility.model.faults import PlacedFault
from feasibility.model.noun import Noun
from feasibility.model.places import spell
from feasibility.model.plan import Initiative, PlanFile
from feasibility.model.shape import shape_of
from feasibility.model.stack import Provider

_SAME_KIND = {"partner_edition": "edition", "queue_kind_or_queue": "queue_kind"}


def check_references(
    plan_file: PlanFile,
    catalog: Catalog | None,
    *,
    as_of: date | None = None,
    looks_at_company: bool = True,
) -> list[Fault]:
    """Every name in a plan file that leads nowhere, and every contradiction in it.

    Args:
        plan_file: valid by itself; its own library is looked in before the catalog.
        catalog: None leaves names that would stand in it unchecked.
        as_of: the day of the check; a plan that was over before it is a fault.
        looks_at_company: False leaves out the names that the company uses, where they are
            known to be as they were; a company names nothing that stands in the plan.
    """
    return [
        fault.spelled(spell(plan_file, fault.place, PlanFile), line=None, file=None)
        for fault in find_faults(
            plan_file, catalog, as_of=as_of, looks_at_company=looks_at_company
        )
    ]


def find_faults(
    plan_file: PlanFile,
    catalog: Catalog | None,
    *,
    as_of: date | None = None,
    lost: Salvage[PlanFile] | None = None,
    looks_at_company: bool = True,
) -> Iterator[PlacedFault]:
    """As `check_references`, before the places are spelled.

    `lost` is given where the plan file is only the sound part of a faulty one: what it lacks
    is then not missed.
    """
    whole = merged(catalog, plan_file.library) if catalog is not None else None
    known = names_of(whole, plan_file.company, plan_file.plan)
    lost_names: frozenset[str] = frozenset()
    if lost is not None:
        lost_names = lost.lost_names
        _forget_lost_lists(known, lost)
    scopes = scopes_in(whole) if whole is not None else {}
    for name in PlanFile.model_fields:
        part = getattr(plan_file, name)
        if isinstance(part, Noun) and (looks_at_company or name != "company"):
            pointers = find_pointers(part, (name,), known, scopes)
            yield from dangling(pointers, lost_names)
    if catalog is not None:
        yield from taken_ids(catalog, plan_file.library)
        yield from wrong_corrections(catalog, plan_file.library)
    lost_places = lost.lost_places if lost is not None else frozenset()
    yield from find_contradictions(plan_file, whole, as_of=as_of, lost=lost_places)


def dangling(
    pointers: Iterable[Pointer], lost_names: frozenset[str] = frozenset()
) -> Iterator[PlacedFault]:
    """The pointers that name nothing there is."""
    for place, kind, name, names in pointers:
        if names is None or name in names or name in lost_names:
            continue
        if name == UNKNOWN:
            yield PlacedFault("input.unknown_not_allowed", place)
            continue
        now = names.renamed(name)
        if now is not None:
            yield PlacedFault("input.renamed", place, {"name": name}, now)
            continue
        code = f"input.no_such_{_SAME_KIND.get(kind, kind)}"
        yield PlacedFault(code, place, {"name": name}, names.nearest(name))


def guess_names(
    faults: Iterable[PlacedFault], data: Any, plan_file: PlanFile, catalog: Catalog
) -> Iterator[PlacedFault]:
    """The same faults; where a name is no id at all, with the one that was probably meant."""
    known: Known | None = None
    for fault in faults:
        kind = None
        if fault.code == "input.form":
            kind = kind_at(fault.place, data, shape_of(PlanFile))
        if kind is None:
            yield fault
            continue
        if known is None:
            whole = merged(catalog, plan_file.library)
            known = names_of(whole, plan_file.company, plan_file.plan)
        near = (
            known[kind].nearest(str(fault.values["value"])) if kind in known else None
        )
        yield replace(fault, near=near)


def scopes_in(catalog: Catalog) -> Scopes:
    """What is known only inside a noun: editions of its product, phases of its strategy."""
    products = {each.id: each for each in catalog.products}
    templates = {each.id: each for each in catalog.templates}

    def of_provider(provider: Provider, _: Known) -> Known:
        product = products.get(provider.product or "")
        return {} if product is None else _inside_product(product)

    def of_product(product: Product, _: Known) -> Known:
        return _inside_product(product)

    def of_connector(connector: Connector, _: Known) -> Known:
        partner = products.get(connector.with_product)
        if partner is None:
            return {}
        return {"partner_edition": _inside_product(partner)["edition"]}

    def of_initiative(initiative: Initiative, _: Known) -> Known:
        template = templates.get(initiative.template or "")
        return {} if template is None else _inside_template(template, {})

    scopes: dict[type[Noun], Callable[[Any, Known], Known]] = {
        Provider: of_provider,
        Product: of_product,
        Connector: of_connector,
        Initiative: of_initiative,
        StrategyTemplate: _inside_template,
    }
    return scopes


def _inside_product(product: Product) -> Known:
    def words() -> dict[str, str]:
        return {
            word.lower(): each.id
            for each in product.editions
            for word in (each.name, *each.aliases)
        }

    add_ons = {each.add_on for each in product.capabilities if each.add_on is not None}
    renamed = {
        former: each.id for each in product.editions for former in each.former_ids
    }
    editions = Names([each.id for each in product.editions], words, renamed)
    return {"edition": editions, "add_on": Names(add_ons)}


def _inside_template(template: StrategyTemplate, _: Known) -> Known:
    return {
        "phase": Names([each.id for each in template.phases]),
        "requirement": Names([each.id for each in template.requirements]),
    }


def _forget_lost_lists(known: Known, lost: Salvage[PlanFile]) -> None:
    """Leaves unchecked what would be looked up in a list that could not be read."""
    for root, lists in (("company", COMPANY_LISTS), ("library", CATALOG_LISTS)):
        for kind, field in lists.items():
            if (root, field) in lost.lost_places or (root,) in lost.lost_places:
                known.pop(kind, None)
    if ("company", "stack") in lost.lost_places:
        known.pop("list", None)
    if ("plan", "initiatives") in lost.lost_places:
        known.pop("initiative", None)
